"""Stories in the terminal."""

from __future__ import annotations

import io

import pytest
from stories import story_rows

from dateline.compare import StoryComparison
from dateline.present import Terminal, story_view, write_view


def shown(columns: int | None, *, everything: bool = False) -> str:
    rows = story_rows()
    comparison = StoryComparison(rows).compare()
    view = story_view(story_rows({"verdicts": comparison.verdicts, "summary": comparison.summary}))
    stream = io.StringIO()
    write_view(Terminal(stream, columns), view, everything=everything)
    return stream.getvalue()


def test_the_view_holds_each_reports_words_and_values() -> None:
    rows = story_rows()
    view = story_view(story_rows({"verdicts": StoryComparison(rows).compare().verdicts}))
    (matrix,) = view.matrices
    who = next(row for row in matrix.rows if row.slot == "actor")
    assert [[words.span.exact for words in cell.words if words.span] for cell in who.cells] == [
        ["Northland", "Southland"],
        ["الشمال", "الجنوب"],
    ]
    assert [[words.value for words in cell.words] for cell in who.cells] == [["Northland", "Southland"]] * 2
    assert [step.scope for step in view.figures] == ["killed", "killed"]
    (statement,) = view.statements
    assert [each.report for each in statement.renderings] == [1, 2]
    assert [each.span.exact for each in statement.renderings[1].differences] == ["والسد"]
    assert [wording.party for wording in view.wording] == ["Northland", "Southland"]


@pytest.mark.parametrize("columns", [None, 60, 140])
def test_a_story_is_written_at_any_width(columns: int | None) -> None:
    written = shown(columns)
    for words in ("meeting or talks", "1 independent source", "Harbour City", "الشمال", "only here (item)", "والسد"):
        assert words in written
    if columns:
        assert max(map(len, written.splitlines())) <= columns + 4


def test_values_stand_beside_the_words_only_where_they_say_more() -> None:
    written = shown(140)
    assert "= Northland" in written, "the neutral name beside the Arabic words"
    assert written.count("= 2031-03-12") == 2
