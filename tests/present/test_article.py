"""An article as an analyst reads it."""

from __future__ import annotations

import re

import pytest
from screens import ARABIC, ENGLISH, pipe, terminal, view_of

from dateline.model import Role
from dateline.present import write_article


@pytest.fixture(autouse=True)
def no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")


def plain(shown: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", shown)


def test_header_values_stand_with_their_basis() -> None:
    screen, stream = pipe()
    write_article(screen, view_of(ENGLISH))
    shown = stream.getvalue()
    assert "published  2031-08-19  in the text: “19 August 2031”" in shown
    assert "outlet     not named" in shown
    assert "language   en, left to right" in shown


def test_blocks_stand_in_reading_order_with_roles_and_ids_in_the_margin() -> None:
    screen, stream = terminal(80)
    view = view_of(ENGLISH)
    write_article(screen, view)
    shown = plain(stream.getvalue())
    lines = shown.splitlines()
    body = next(number for number, line in enumerate(lines) if line.startswith("body"))
    assert "Tunisia and Malta opened talks" in lines[body]
    assert lines[body + 1].startswith(view.blocks[2].block_id[:15])
    assert shown.index("date   ") < shown.index("body   ") < shown.index("left out ")


def test_what_is_left_out_is_counted_and_shown_on_request() -> None:
    brief, short = pipe()
    write_article(brief, view_of(ENGLISH))
    assert "left out         1 related, 1 furniture: READ: Harbour fees explained" in short.getvalue()
    assert "newsletter" not in short.getvalue()
    whole, long = pipe()
    write_article(whole, view_of(ENGLISH), everything=True)
    assert "(furniture)" in long.getvalue()
    assert "Sign up for our newsletter" in long.getvalue()


def test_unsure_roles_are_marked_in_words() -> None:
    screen, stream = pipe()
    write_article(screen, view_of(ENGLISH, confidence=0.4))
    assert "body?" in stream.getvalue()
    assert "? marks a role" in stream.getvalue()


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    for parts, language in ((ENGLISH, "en"), (ARABIC, "ar")):
        screen, stream = terminal(columns)
        write_article(screen, view_of(parts, language), everything=True)
        for line in plain(stream.getvalue()).splitlines():
            assert len(re.sub("[\u2066-\u2069]", "", line)) <= columns, line


def test_arabic_is_written_in_logical_order_isolated_on_a_terminal_only() -> None:
    screen, stream = terminal(120)
    write_article(screen, view_of(ARABIC, "ar"))
    assert f"\u2067{ARABIC[0][1]}\u2069" in plain(stream.getvalue())
    piped, text = pipe()
    write_article(piped, view_of(ARABIC, "ar"))
    assert ARABIC[1][1] in text.getvalue()
    assert not set(text.getvalue()) & set("\u2066\u2067\u2068\u2069")


def test_every_isolate_is_closed_on_its_line() -> None:
    screen, stream = terminal(60)
    write_article(screen, view_of(ARABIC, "ar"))
    for line in stream.getvalue().splitlines():
        assert sum(map(line.count, "\u2066\u2067\u2068")) == line.count("\u2069")


def test_a_hostile_page_cannot_steer_the_terminal() -> None:
    hostile = ((Role.TITLE, "\x1b[2J\x1b[31mgone\u202e"), (Role.BODY, "a\x1b]52;c;Y29weQ==\x07b\rc\u2069d [bold]e"))
    for make in (lambda: terminal(80), pipe):
        screen, stream = make()
        write_article(screen, view_of(hostile), everything=True)
        shown = plain(stream.getvalue())
        assert "\\x1b[2J" in shown
        assert "\\u202e" in shown
        assert "[bold]e" in shown
        assert not set(shown) & set("\x1b\x07\r\u202e\u2069")
