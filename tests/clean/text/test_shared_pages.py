"""The five real pages: what is no body has its role, items are split, no body line is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.clean.text import TextCleaner
from dateline.model import CleanPage, Kind, Payload, Voice
from dateline.read import TextReader

PAGES = Path(__file__).parents[3] / ".." / "shared" / "pages"
pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the shared pages are not beside this checkout")

#: Lines (from 1) that are no body, with their role.
ROLES = {
    "000": {1: "title", 3: "date", 4: "title", 29: "furniture"},
    "001": {1: "furniture", 3: "title", 5: "date", 7: "caption", 14: "related", 20: "related"},
    "002": {1: "furniture", 3: "furniture", 32: "furniture", 34: "furniture"} | dict.fromkeys(range(5, 30, 4), "title"),
    "003": {1: "date"},
    "004": {1: "title", 3: "title", 21: "caption", 31: "source-line", 33: "furniture"},
}
KINDS = {"000": [Kind.NEWS], "001": [Kind.NEWS], "003": [Kind.MIXED], "004": [Kind.NEWS]}
KINDS["002"] = [Kind.NEWS] * 4 + [Kind.OPINION] * 2 + [Kind.NEWS]


def clean(number: str) -> CleanPage:
    path = next(PAGES.glob(f"{number}_*.txt"))
    document = TextReader()([Payload(path.name, path.read_bytes(), "text/plain")])[0]
    return TextCleaner()([document])[0]


def line_of(page: CleanPage, start: int) -> int:
    return page.page.text.count("\n", 0, start) + 1


@pytest.mark.parametrize("number", sorted(ROLES))
def test_every_line_has_its_role(number: str) -> None:
    page = clean(number)
    wanted = ROLES[number]
    for block in page.blocks:
        line = line_of(page, block.span.start)
        glued = number == "003" and line == 1 and block.span.start > 16
        assert block.role == ("body" if glued else wanted.get(line, "body")), block.span.exact[:60]


@pytest.mark.parametrize("number", sorted(KINDS))
def test_items_and_kinds(number: str) -> None:
    assert [article.kind for article in clean(number).articles] == KINDS[number]


def test_the_outlets_own_demands_have_its_voice() -> None:
    page = clean("003")
    lines = [line_of(page, block.span.start) for block in page.blocks if block.voice is Voice.OPINION]
    assert lines == [11, 31, 33, 39, 41]
