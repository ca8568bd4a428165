"""The words in which the record's own terms are said to a reader."""

from __future__ import annotations

from dateline.model import Basis, Role

#: Letters of an id's hash that are shown. What lies on a page takes four from the page's id, so five
#: (25 bits) are left to tell its blocks apart: with 200 of them a clash has a chance of 6 in 10,000.
SHORT_HASH = 9

#: Roles whose blocks are kept but not part of what the article says.
LEFT_OUT = frozenset({Role.RELATED, Role.TEASER, Role.FURNITURE})

BASIS_WORDS = {
    Basis.MARKUP: "declared in the markup",
    Basis.TEXT: "in the text",
    Basis.URL: "from the address",
    Basis.FIELD: "declared by the crawler",
    Basis.REGISTRY: "from the outlet list",
    Basis.INFERRED: "inferred",
}

#: What a report's origin was told from.
ORIGIN_WORDS = {
    "shared text": "carries the same text as others",
    "agency": "relies on an agency",
    "statement": "rests on a statement",
    "citation": "relies on another outlet",
    "own report": "names no other source",
    "unknown": "source not known",
}

ENCODING_WORDS = {
    "bom": "byte order mark",
    "forced": "forced by the user",
    "declared": "declared",
    "detected": "found by its bytes",
}

DIRECTION_WORDS = {"ltr": "left to right", "rtl": "right to left"}


def short_id(identifier: str) -> str:
    """Cut an id to a prefix that a reader can type: ``article-5hk2q7mzt``."""
    kind, dash, letters = identifier.rpartition("-")
    return f"{kind}{dash}{letters[:SHORT_HASH]}"


def shortened(words: str, most: int = 60) -> str:
    """Put words for a note on one line of at most ``most`` characters, cut at a space where there is one."""
    words = " ".join(words[: most * 4].split())
    if len(words) <= most:
        return words
    return words[:most].rsplit(None, 1)[0] + " …"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Say a number and its noun: ``1 page``, ``1,200 pages``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def sized(number_of_bytes: int) -> str:
    """Say a size in bytes, KiB, MiB or GiB."""
    amount = float(number_of_bytes)
    for unit in ("bytes", "KiB", "MiB"):
        if amount < 1024:
            return f"{amount:,.0f} {unit}" if unit == "bytes" else f"{amount:,.1f} {unit}"
        amount /= 1024
    return f"{amount:,.1f} GiB"


def rate(number: int, seconds: float) -> str:
    """Say how many there were in a second, with a decimal where there were few."""
    per_second = number / seconds
    return f"{per_second:.1f}" if per_second < 10 else f"{per_second:,.0f}"


def duration(seconds: float) -> str:
    """Say a time span: ``0.8 s``, ``42 s``, ``3 min 5 s``, ``2 h 10 min``."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return f"{rest} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"
