"""Numbers, sizes and times in words."""

import pytest

from dateline.present import counted, duration, short_id, sized


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.04, "0.0 s"), (9.6, "9.6 s"), (42, "42 s"), (185, "3 min 5 s"), (7800, "2 h 10 min")]
)
def test_duration(seconds: float, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (1536, "1.5 KiB"), (3 << 20, "3.0 MiB"), (5 << 30, "5.0 GiB")]
)
def test_sized(size: int, words: str) -> None:
    assert sized(size) == words


def test_counted() -> None:
    assert counted(1, "page") == "1 page"
    assert counted(1200, "story", "stories") == "1,200 stories"


def test_short_id_is_a_prefix() -> None:
    assert short_id("article-5hk2q7mzt3yd6c4e") == "article-5hk2q7mzt"
    assert short_id("strange") == "strange"
