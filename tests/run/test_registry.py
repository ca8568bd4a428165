"""Stages come in by entry points, the built-in ones too; names do not clash in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint

import pytest

from dateline.model import Annotation, ArticleText, ConfigurationError, InputError, ResourceError
from dateline.run import Configuration, load_registry, registered_stages
from dateline.run import registry as module


@dataclass
class Annotating:
    """An annotator that finds nothing; ``config`` is part of its identity."""

    name: str
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    version: str = "1"
    languages: tuple[str, ...] = ()
    config: object = None

    def __call__(self, batch: Sequence[ArticleText]) -> list[list[Annotation]]:
        return [[] for _ in batch]


def registry_of(*annotators: Annotating) -> module.Registry:
    return module.Registry((), (), (), annotators)


def test_the_built_in_stages_enter_by_entry_points() -> None:
    found = registered_stages()
    assert {"text", "html", "fields"} <= set(found["readers"])
    assert {"warc", "json", "feed", "mhtml"} <= set(found["containers"])
    assert {"text", "html"} <= set(found["cleaners"])
    assert "dates" in found["annotators"]


def test_an_unknown_kind_of_file_is_an_input_error() -> None:
    with pytest.raises(InputError, match="image/png"):
        registry_of().reader_for("image/png")


def test_two_stages_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint("dates", f"package{number}:Stage", "dateline.annotators") for number in (1, 2)]
    monkeypatch.setattr(module, "entry_points", lambda **_: points)
    with pytest.raises(ConfigurationError, match=r"package1:Stage and package2:Stage"):
        registered_stages()


def test_a_stage_that_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("lost", "dateline_no_such_module:Stage", "dateline.annotators")
    monkeypatch.setattr(module, "entry_points", lambda group: [point] if group.endswith("annotators") else [])
    with pytest.raises(ResourceError, match="lost"):
        load_registry(Configuration())


def test_settings_for_a_stage_that_is_not_there_are_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"annotators\.moods"):
        load_registry(Configuration(stages={"annotators": {"moods": {}}}))


def test_a_stage_can_be_switched_off() -> None:
    configuration = Configuration(stages={"annotators": {"dates": {"enabled": False}}})
    assert "dates" not in {each.name for each in load_registry(configuration).annotators}


def test_annotators_run_after_those_whose_tables_they_need() -> None:
    events = Annotating("events", needs=("mentions", "times"), gives=("event_mentions",))
    names = Annotating("names", gives=("mentions",))
    times = Annotating("times", gives=("times",))
    ordered = module._in_order_of_need([events, names, times])
    assert [each.name for each in ordered] == ["names", "times", "events"]


def test_a_circle_of_needs_is_refused() -> None:
    first = Annotating("first", needs=("times",), gives=("mentions",))
    second = Annotating("second", needs=("mentions",), gives=("times",))
    with pytest.raises(ConfigurationError, match="first, second"):
        module._in_order_of_need([first, second])


def test_a_fingerprint_changes_with_version_settings_and_what_it_rests_on() -> None:
    names = Annotating("names", gives=("mentions",))
    events = Annotating("events", needs=("mentions",))
    before = registry_of(names, events).annotator_fingerprint(events)
    newer_names = Annotating("names", gives=("mentions",), version="2")
    newer_events = Annotating("events", needs=("mentions",), config="other")
    assert registry_of(newer_names, events).annotator_fingerprint(events) != before
    assert registry_of(names, newer_events).annotator_fingerprint(newer_events) != before
    assert registry_of(names, events).annotator_fingerprint(events) == before
