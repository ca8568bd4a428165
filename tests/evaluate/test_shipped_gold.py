"""The gold pages that ship keep to their format. What held-out pages say is not looked at here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dateline.evaluate
from dateline.evaluate.gold_pages import GoldPage, read_gold_pages
from dateline.model import Kind, Role, parse_edtf

GOLD = Path(dateline.evaluate.__file__).parent / "gold"
FOLDERS = {"samples": 26, "scraped": 67, "held": 15, "shared": 5}

#: Bytes; the gold travels in the wheel, where it packs to about a fifth.
SIZE_LIMIT = 600_000


@pytest.mark.parametrize("folder", FOLDERS)
def test_gold_keeps_to_the_format(folder: str) -> None:
    pages, _ = read_gold_pages(GOLD / folder)
    assert len(pages) == FOLDERS[folder]
    for page in pages:
        assert not faults(page), page.file


def faults(page: GoldPage) -> list[str]:
    """Return what is wrong with a gold page's values, without its words."""
    roles, kinds = {role.value for role in Role}, {kind.value for kind in Kind}
    found = [f"role {piece.role}" for piece in page.pieces if piece.role not in roles]
    found += [f"item {piece.item}" for piece in page.pieces if piece.item not in {None, *range(len(page.items))}]
    found += [f"kind {kind}" for item in page.items for kind in item.kind if kind not in kinds]
    for item in page.items:
        for value in item.published:
            if value is not None:
                parse_edtf(value)
    return found


def test_real_pages_are_not_in_the_gold() -> None:
    for path in (GOLD / "shared").glob("*.json"):
        pieces = json.loads(path.read_bytes())["pieces"]
        assert all(set(piece) <= {"role", "item", "start", "end", "sha256", "voice"} for piece in pieces)


def test_the_gold_stays_small() -> None:
    assert sum(path.stat().st_size for path in GOLD.rglob("*") if path.is_file()) < SIZE_LIMIT
