"""What a name is looked up by: its folded words, without articles, hyphens and marks."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.model import fold

#: Latin spellings of the Arabic article, before a hyphen also with its letter assimilated.
_ARTICLES = re.compile(r"\b(?:a[ndrstz]|a[stdz]h|al|el|ul|l)-(?=\w)|\b(?:al|the)\s+(?=\w)|\b(?:al|el)['](?=\w)")
_POSSESSOR = re.compile(r"['](?:s\b|(?=\s|$))")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_MARKS = re.compile(r"[\"'`.،,()«»\[\]]+")
_PARTING = str.maketrans("-/_", "   ")
_ARABIC_ARTICLE = re.compile(r"\b(?:ال(?=\w{2})|لل(?=\w{3}))")
#: "Slave of": written apart from and together with the name of God that follows.
_SERVANT = re.compile(r"\b(عبد|ابو|ابي|ابا)\s+(?=\w)")


@lru_cache(maxsize=65536)
def name_key(written: str) -> str:
    """Return what a name is looked up by, empty where nothing of it is left.

    Case, vowel marks, hyphens, articles of English and Arabic in either script, full stops of
    initials and the clitic of a possessor make no difference: "the U.N." is ``un``, "Al-Quds" ``quds``.
    """
    return new_key(written)


def new_key(written: str) -> str:
    """Return the same without keeping it, for names that are met once."""
    text = fold(written)
    if text.isascii():
        return _latin_key(text)
    if "ا" in text or "ل" in text:
        text = _SERVANT.sub(r"\1", _ARABIC_ARTICLE.sub("", text))
    return _latin_key(text)


def _latin_key(text: str) -> str:
    if text.isalpha():  # most names of places are one word
        return text
    if "'" in text:
        text = _POSSESSOR.sub("", text)
    if "." in text:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    text = _ARTICLES.sub("", text).translate(_PARTING)
    return " ".join(_MARKS.sub("", text.replace("&", " and ")).split())
