"""Lines that recur over an outlet's pages."""

from __future__ import annotations

import random

from dateline.clean.recurrence import LineSeen, PageLines, recurring_roles
from dateline.model import Role

FOOTER = "Made with care on the two shores of the strait since 1998"


def page(number: int, *, story: int | None = None, footer: str = FOOTER, outlet: str | None = "quay") -> PageLines:
    """A page with three long lines of its own story and a last line that was taken for body."""
    story = number if story is None else story
    own = [
        f"The {word} report of story {chr(97 + story)} says a great deal that no other page of it says"
        for word in "xyz"
    ]
    lines = [LineSeen.of(f"{number}-{i}", text, Role.BODY, 0.95) for i, text in enumerate(own)]
    return PageLines(f"page-{number}", outlet, (*lines, LineSeen.of(f"{number}-end", footer, Role.BODY, 0.6)))


def changed(pages: list[PageLines]) -> list[str]:
    return [change.block_id for change in recurring_roles(pages)]


def test_a_line_at_the_end_of_several_stories_becomes_furniture() -> None:
    changes = recurring_roles([page(n) for n in range(4)])
    assert [change.block_id for change in changes] == ["0-end", "1-end", "2-end", "3-end"]
    assert {(change.was, change.role, change.stories) for change in changes} == {(Role.BODY, Role.FURNITURE, 4)}


def test_digits_do_not_tell_lines_apart() -> None:
    assert len(changed([page(n, footer=f"{n} readers have written to us about this piece") for n in range(4)])) == 4


def test_copies_of_one_story_are_counted_once() -> None:
    assert changed([page(n, story=0) for n in range(4)]) == []


def test_other_outlets_and_unknown_ones_are_not_compared() -> None:
    assert changed([page(0, outlet="quay"), page(1, outlet="shore")]) == []
    assert changed([page(0, outlet=None), page(1, outlet=None)]) == []


def test_a_line_that_was_read_clearly_is_not_outvoted() -> None:
    pages = [page(0), page(1)]
    sure = [
        PageLines(
            p.page_id, p.outlet, (*p.lines[:-1], LineSeen(p.lines[-1].block_id, p.lines[-1].text, Role.BODY, 1.0))
        )
        for p in pages
    ]
    assert changed(sure) == []


def test_a_background_paragraph_inside_the_text_stays_body() -> None:
    shared = "The talks were suspended in spring after the two sides failed to agree on harbour fees and sailing times"
    pages = []
    for p in (page(n, footer=f"The last word of story {chr(97 + n)} is its own") for n in range(5)):
        inside = LineSeen.of(f"{p.page_id}-in", shared, Role.BODY, 0.6)
        pages.append(PageLines(p.page_id, p.outlet, (*p.lines[:2], inside, *p.lines[2:])))
    assert changed(pages) == []


def test_the_order_of_pages_does_not_matter() -> None:
    pages = [page(n) for n in range(8)]
    shuffled = pages[:]
    random.Random(4).shuffle(shuffled)
    assert recurring_roles(pages) == recurring_roles(shuffled)
