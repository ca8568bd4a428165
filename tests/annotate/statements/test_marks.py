"""Quotation marks in pairs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.statements.marks import quoted

ELIDED = frozenset({"em", "tis"})


def found(text: str) -> list[list[str]]:
    paragraphs = [match.span() for match in re.finditer(r"\S[^\n]*", text)]
    return [[text[start:end] for start, end in each.pieces] for each in quoted(text, paragraphs, ELIDED)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and ”no“.", [["“yes”"], ["”no“"]]),
        ("“It isn't ‘ours’,” she said", [["“It isn't ‘ours’,”"]]),
        ("‘She said “no” to me,’ he said", [["‘She said “no” to me,’"]]),
        ("the workers' strike, the '90s, 'em", []),
        ("‘The workers’ strike is over,’ he said", [["‘The workers’ strike is over,’"]]),
        ("“One.\n\n“Two,” he said", [["“One.", "“Two,”"]]),
        ("“One.\n\nHe said nothing", [["“One."]]),
        ("The door is shut now,” she said", [["The door is shut now,”"]]),
        ("''Two marks,'' he said. ''Again.''", [["''Two marks,''"], ["''Again.''"]]),
        ('a board of 6" and no more', []),
    ],
)
def test_pairs(text: str, expected: list[list[str]]) -> None:
    assert found(text) == expected


@given(st.text(alphabet="ab ,.\n\"'“”‘’«»„`5s", max_size=80))
def test_pieces_lie_in_order_within_the_text(text: str) -> None:
    edges = [
        edge
        for each in quoted(text, [(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text)], ELIDED)
        for piece in each.pieces
        for edge in piece
    ]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
