"""Gold pages: how pieces are found in a page's text."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.gold_pages import GoldItem, GoldPiece, gold_page, place_pieces, read_gold_pages
from dateline.model import ResourceError

PIECES = (
    GoldPiece("furniture", None, "Share", "\n"),
    GoldPiece("title", 0, "Ferries return to the lake", "\n"),
    GoldPiece("body", 0, "“Share the quay,” the office said. قالت الهيئة إن الرصيف مفتوح.", "\n"),
    GoldPiece("furniture", None, "Share", "\n"),
    GoldPiece("furniture", None, "شارك", ""),
)


def words(pieces: tuple[GoldPiece, ...], text: str) -> list[str]:
    labels, unplaced = place_pieces(pieces, text)
    assert not unplaced
    return [text[label.start : label.end] for label in labels]


def test_pieces_that_are_the_text_are_placed_by_counting() -> None:
    text = "".join(piece.text + piece.after for piece in PIECES)
    assert words(PIECES, text) == [piece.text for piece in PIECES]


def test_a_byte_order_mark_that_reading_removed_shifts_nothing_else() -> None:
    pieces = (GoldPiece("title", 0, "\ufeffالعنوان", "\n"), GoldPiece("body", 0, "النص.", ""))
    assert words(pieces, "العنوان\nالنص.") == ["العنوان", "النص."]


@given(st.lists(st.sampled_from(["\n", " ", "\u00a0", "\n\n\t", "\u200f "]), min_size=6, max_size=6))
def test_rendered_spacing_does_not_matter(gaps: list[str]) -> None:
    rendered = gaps[0].join(["Menu", *(piece.text.replace(" ", gaps[1]) for piece in PIECES), "Footer"]) + gaps[2]
    found = words(PIECES, rendered)
    assert ["".join(each.split()).replace("\u200f", "") for each in found] == [
        "".join(piece.text.split()) for piece in PIECES
    ]


def test_a_short_piece_is_looked_for_between_its_neighbours_only() -> None:
    pieces = (PIECES[1], GoldPiece("furniture", None, "quay", "\n"), PIECES[2])
    labels, unplaced = place_pieces(pieces, PIECES[1].text + "\n" + PIECES[2].text + " extra")
    assert [label.role for label in labels] == ["title", "body"]
    assert [piece.text for piece in unplaced] == ["quay"]


def test_places_with_digests_are_checked() -> None:
    text = "A title\nA body."
    right = GoldPiece("title", 0, place=(0, 7), sha256=hashlib.sha256(b"A title").hexdigest())
    wrong = GoldPiece("body", 0, place=(8, 15), sha256="0" * 64)
    labels, unplaced = place_pieces((right, wrong), text)
    assert [(label.start, label.end) for label in labels] == [(0, 7)]
    assert unplaced == (wrong,)


def test_an_item_without_a_title_is_called_what_its_title_pieces_say() -> None:
    item = gold_page(
        {"file": "p", "items": [{"outlet": None, "published": None, "language": "ar", "kind": "news"}], "pieces": []}
    ).items[0]
    assert item.title == ()
    assert item.titled(["الميناء", "الميناء يعود"]).title == ("الميناء", "الميناء يعود")
    assert item.titled([]).title == (None,)
    assert GoldItem(("A",), (), (), (), ()).titled(["B"]).title == ("A",)


def test_accepted_answers_come_after_the_best_one() -> None:
    values = {"title": "T", "outlet": None, "published": None, "language": "en", "kind": "teaser"}
    page = gold_page({"file": "p", "items": [{**values, "accept": {"kind": ["news"]}}], "pieces": []})
    assert page.items[0].kind == ("teaser", "news")


def test_the_digest_changes_with_the_gold_and_not_with_line_ends(tmp_path: Path) -> None:
    page = {"file": "p", "items": [], "pieces": [{"role": "body", "item": None, "text": "x", "after": ""}]}
    path = tmp_path / "p.json"
    path.write_bytes(json.dumps(page, indent=1).encode())
    digest = read_gold_pages(tmp_path)[1]
    path.write_bytes(json.dumps(page, indent=1).replace("\n", "\r\n").encode())
    assert read_gold_pages(tmp_path)[1] == digest
    path.write_bytes(json.dumps({**page, "file": "q"}, indent=1).encode())
    assert read_gold_pages(tmp_path)[1] != digest


def test_an_empty_folder_is_missing_gold(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no gold pages"):
        read_gold_pages(tmp_path)
