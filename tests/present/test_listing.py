"""Lists of articles, failures, and the part of a list that is shown."""

from __future__ import annotations

import pytest
from screens import ARABIC, ENGLISH, pipe, terminal, view_of

from dateline.model import Failure
from dateline.present import write_articles, write_failures, write_window


def test_a_pipe_gets_one_line_for_each_article_with_its_whole_title() -> None:
    screen, stream = pipe()
    write_articles(screen, [view_of(ENGLISH).article, view_of(ARABIC, "ar").article])
    heads, english, arabic = stream.getvalue().splitlines()
    assert heads.split() == ["id", "published", "outlet", "lang", "kind", "title"]
    assert english.endswith(ENGLISH[0][1])
    assert arabic.endswith(ARABIC[0][1])


@pytest.mark.parametrize("columns", [60, 80, 100, 120])
def test_lists_fit_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    screen, stream = terminal(columns)
    write_articles(screen, [view_of(ENGLISH).article, view_of(ARABIC, "ar").article])
    assert all(len(line) <= columns for line in stream.getvalue().splitlines())
    assert "2031-08-19" in stream.getvalue()


def test_failures_say_where_why_and_what_happens_next() -> None:
    failure = Failure("f", "run-1", "a.html", "read", "StageTimeoutError", "took too long", None, True, "2031-01-01")
    screen, stream = pipe()
    write_failures(screen, [failure])
    assert stream.getvalue() == "a.html\n  took too long [read, StageTimeoutError; tried again by the next run]\n"


@pytest.mark.parametrize(
    ("shown", "offset", "more", "words"),
    [
        (3, 0, False, "3 articles"),
        (1, 0, False, "1 article"),
        (50, 50, True, "51 to 100; the next: --offset 100"),
        (13, 200, False, "201 to 213, the last"),
        (0, 400, False, "nothing more after the first 400"),
    ],
)
def test_which_part_of_a_list_is_shown(shown: int, offset: int, more: bool, words: str) -> None:
    screen, stream = pipe()
    write_window(screen, shown, offset, "article", more=more)
    assert stream.getvalue() == words + "\n"
