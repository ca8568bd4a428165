"""Lines of safe, isolated and measured text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from screens import pipe, terminal

ARABIC = "افتتحت تونس ومالطا محادثات حول رسوم الموانئ بحسب وزارة النقل"


@given(st.text(), st.integers(4, 40))
def test_lines_fit_the_columns(text: str, columns: int) -> None:
    screen, _ = terminal(80)
    assert screen.fitted(text, columns).cell_len <= columns
    assert all(line.cell_len <= columns for line in screen.wrapped(text, columns))
    assert all(line.cell_len <= columns for line in screen.wrapped(text, columns, direction="rtl"))


def test_wrapping_loses_no_word() -> None:
    screen, _ = pipe()
    assert " ".join(screen.broken(ARABIC, 20)).split() == ARABIC.split()


def test_right_to_left_lines_are_set_right_and_isolated_one_by_one() -> None:
    screen, _ = terminal(80)
    lines = screen.wrapped(ARABIC, 24, direction="rtl")
    assert len(lines) > 1
    for line in lines:
        assert line.cell_len == 24
        assert line.plain.lstrip(" ").startswith("\u2067")
        assert line.plain.endswith("\u2069")


def test_wide_characters_count_two() -> None:
    screen, _ = terminal(80)
    assert screen.fitted("会議会議会議", 7).plain == "会議会…"
    assert cell_len(screen.fitted("会議会議会議", 6).plain) <= 6


def test_a_pipe_gets_whole_lines_without_isolates() -> None:
    screen, stream = pipe()
    screen.write(screen.fitted(ARABIC * 5, None, direction="rtl"))
    assert stream.getvalue() == ARABIC * 5 + "\n"


def test_source_text_is_not_read_as_markup_or_emoji_names() -> None:
    screen, stream = pipe()
    screen.write(screen.line_of("[red]not markup[/red] :warning: https://news.example"))
    assert stream.getvalue() == "[red]not markup[/red] :warning: https://news.example\n"


def test_colour_is_left_out_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    screen, stream = terminal(80)
    screen.write(screen.line_of("words", "red"))
    assert stream.getvalue() == "words\n"


def test_a_console_without_isolates_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    screen, stream = terminal(80)
    screen.write(screen.line_of(ARABIC))
    assert "\u2068" not in stream.getvalue()
