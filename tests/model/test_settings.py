"""Tables of dateline.toml into dataclasses."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

import pytest

from dateline.model import ConfigurationError, settings_from


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Inner:
    depth: int = 1


@dataclass(frozen=True)
class Settings:
    limit: int = 10
    share: float = 0.5
    strict: bool = False
    encoding: str | None = None
    names: tuple[str, ...] = ()
    weights: dict[str, float] = field(default_factory=dict)
    colour: Colour = Colour.RED
    mode: Literal["fast", "exact"] = "fast"
    inner: Inner = Inner()

    def __post_init__(self) -> None:
        if self.limit < 1:
            raise ValueError(f"limit must be at least 1, not {self.limit}")


@dataclass(frozen=True)
class Required:
    path: str


def test_an_empty_or_missing_table_gives_the_defaults() -> None:
    assert settings_from(Settings, {}, "read.text") == Settings() == settings_from(Settings, None, "read.text")


def test_toml_values_become_the_annotated_types() -> None:
    table = {
        "limit": 3,
        "share": 1,
        "encoding": "windows-1256",
        "names": ["a", "b"],
        "weights": {"x": 2},
        "colour": "blue",
        "mode": "exact",
        "inner": {"depth": 4},
    }
    made = settings_from(Settings, table, "read.text")
    assert made == Settings(3, 1.0, False, "windows-1256", ("a", "b"), {"x": 2.0}, Colour.BLUE, "exact", Inner(4))
    assert isinstance(made.share, float)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"limt": 3}, r"\[read.text\] has no setting 'limt'; did you mean 'limit'\? Valid settings: colour, encoding"),
        ({"limit": "3"}, r"read.text.limit must be a whole number, not '3'"),
        ({"limit": True}, r"read.text.limit must be a whole number, not True"),
        ({"limit": 0}, r"\[read.text\] limit must be at least 1, not 0"),
        ({"strict": 1}, r"read.text.strict must be true or false, not 1"),
        ({"names": "a"}, r"read.text.names must be an array, not 'a'"),
        ({"names": ["a", 1]}, r"read.text.names\[1\] must be a string, not 1"),
        ({"weights": {"x": "y"}}, r"read.text.weights.x must be a number"),
        ({"colour": "green"}, r"read.text.colour must be one of 'red', 'blue', not 'green'"),
        ({"mode": "slow"}, r"read.text.mode must be one of 'fast', 'exact'"),
        ({"encoding": 8}, r"read.text.encoding must be a string"),
        ({"inner": {"width": 1}}, r"\[read.text.inner\] has no setting 'width'"),
    ],
)
def test_a_wrong_table_says_what_and_where(table: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        settings_from(Settings, table, "read.text")


def test_a_setting_without_default_must_be_given() -> None:
    with pytest.raises(ConfigurationError, match=r"\[store\] needs a value for 'path'"):
        settings_from(Required, {}, "store")
