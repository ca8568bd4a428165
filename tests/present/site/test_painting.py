"""Text cut at every edge: crossing paint is true, letters and their marks stay together."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.present.site.painting import Paint, cut


def span_of(text: str, start: int = 100) -> Span:
    return Span("page-x", start, start + len(text), text)


def paint(start: int, end: int, kind: str = "who", record_id: str = "slot-1") -> Paint:
    return Paint(100 + start, 100 + end, kind, record_id, kind)


def test_crossing_spans_are_painted_where_they_stand() -> None:
    pieces = cut(span_of("ten letters and five"), [paint(0, 10, "who", "a"), paint(5, 15, "when", "b")])
    assert [(piece.text, piece.record_ids) for piece in pieces] == [
        ("ten l", "a"),
        ("etter", "b a"),
        ("s and", "b"),
        (" five", ""),
    ]


def test_the_innermost_gives_the_background_and_the_others_are_lines() -> None:
    pieces = cut(span_of("the ministry said"), [paint(0, 17, "statement", "s"), paint(4, 12, "who", "w")])
    assert pieces[1].classes == "k-who u1-statement"
    assert pieces[1].label == "who; statement"


def test_a_name_lies_under_what_it_is_part_of() -> None:
    pieces = cut(span_of("Malta's ministry"), [paint(0, 16, "who", "w"), paint(0, 5, "name", "n")])
    assert [piece.classes for piece in pieces] == ["k-who", "k-who"]
    assert "n" in pieces[0].record_ids


def test_an_edge_never_parts_a_letter_from_its_marks() -> None:
    text = "كِتابٌ جديد"
    (first, second, *_) = cut(span_of(text), [paint(0, 1)])
    assert first.text == "كِ"
    assert not unicodedata.combining(second.text[0])


def test_an_edge_never_parts_an_emoji() -> None:
    family = "👩‍👩‍👧"
    assert [piece.text for piece in cut(span_of(f"a{family}b"), [paint(1, 3)])] == ["a", family, "b"]


def test_a_place_that_was_asked_for_is_marked() -> None:
    pieces = cut(span_of("over the harbour wall"), [], asked=(109, 116))
    assert [piece.text for piece in pieces if piece.asked] == ["harbour"]


@given(
    st.text(min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(-5, 35), st.integers(1, 20), st.sampled_from(["who", "when", "name"])), max_size=8),
)
def test_the_pieces_are_the_text(text: str, ranges: list[tuple[int, int, str]]) -> None:
    paints = [paint(start, start + length, kind, f"id-{at}") for at, (start, length, kind) in enumerate(ranges)]
    span = span_of(text)
    pieces = cut(span, paints)
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    for each in paints:
        covered = {
            at for piece in pieces if each.record_id in piece.record_ids.split() for at in range(piece.start, piece.end)
        }
        assert covered >= {at for at in range(each.start, each.end) if span.start <= at < span.end and _free(text, at)}


def _free(text: str, at: int) -> bool:
    """Tell whether a letter stands alone: no mark of it or before it may move an edge."""
    here = at - 100
    around = text[max(here - 1, 0) : here + 2]
    return all(unicodedata.category(each) not in ("Mn", "Me", "Cf", "Sk") for each in around)
