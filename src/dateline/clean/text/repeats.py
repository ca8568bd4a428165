"""What repeats within one page: copies of the title, the outlet's own name, pull quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.clean.text.units import Unit

_EDGE = re.compile(r"^\W+|\W+$")
_DATELINE_SOURCE = re.compile(r"(?<=\S )\([^()]{2,40}\)(?=\s?(?:—|–|-|:))")
_PARTS = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")


@dataclass(frozen=True, slots=True)
class Repeats:
    """For every unit: whether another line copies it (whole, or with a site's name added),
    whether it is a name that the page repeats in its frame, and whether it is the source in
    brackets that a dateline of the page names too."""

    copied: tuple[bool, ...]
    framed: tuple[bool, ...]
    signed: tuple[bool, ...]


def bare(folded: str) -> str:
    """Strip the marks around a folded line, for comparison."""
    return _EDGE.sub("", folded)


def title_parts(text: str) -> list[str]:
    """Take a line apart where a site's name may be written behind its title ("Title | Site")."""
    return _PARTS.split(text)


def repeats_of(units: Sequence[Unit], framing: Sequence[bool]) -> Repeats:
    """Find the copies among a page's lines; ``framing`` marks lines known to be furniture."""
    bares = [bare(unit.folded) for unit in units]
    counts = Counter(text for text in bares if 12 <= len(text) <= 220)
    parts, names = _titles_and_names(bares, counts)
    suffixes = _suffix_copies(bares, counts)
    frame = " \n ".join(text for text, known in zip(bares, framing, strict=True) if known)
    copied = tuple(counts[text] > 1 or text in parts or text in suffixes for text in bares)
    framed = tuple(
        not known and 3 <= len(text) <= 60 and (text in names or _stands_in(text, frame))
        for text, known in zip(bares, framing, strict=True)
    )
    texts = [unit.text.strip() for unit in units]
    opened = {name for text in texts for name in _DATELINE_SOURCE.findall(text[:90])}
    signed = tuple(text[:1] == "(" and text in opened for text in texts)
    return Repeats(copied, framed, signed)


def _stands_in(text: str, frame: str) -> bool:
    """Tell whether a text stands in the frame as whole words."""
    at = frame.find(text)
    return at != -1 and not (frame[at - 1 : at] if at else "").isalnum() and not frame[at + len(text) :][:1].isalnum()


def _titles_and_names(bares: Sequence[str], counts: Counter[str]) -> tuple[set[str], set[str]]:
    """Take "title | site" lines apart where the title stands elsewhere too: titles, and sites' names."""
    titles: set[str] = set()
    names: set[str] = set()
    for text in bares:
        parts = [bare(part) for part in _PARTS.split(text)] if len(text) <= 220 else []
        title = max(parts, key=len, default="")
        if len(parts) > 1 and len(title) >= 12 and counts[title]:
            titles.update((title, text))
            names.update(part for part in parts if part != title)
    return titles, names


def _suffix_copies(bares: Sequence[str], counts: Counter[str]) -> set[str]:
    """Find short lines that are the end of a longer heading, and those headings."""
    heads = [text for text in counts if len(text) <= 220]
    by_tail: dict[str, list[str]] = {}
    for text in heads:
        by_tail.setdefault(text[-12:], []).append(text)
    found: set[str] = set()
    for same in by_tail.values():
        for short in same[:50]:
            longer = [text for text in same[:50] if text != short and text.endswith(short) and len(short) >= 20]
            if longer:
                found.update((short, *longer))
    return found & set(bares)
