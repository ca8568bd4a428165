"""A person's name in its parts: words of the name without titles, articles and what joins them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.knowledge.lexicon import read_lexicon
from dateline.model import fold

_ARTICLE = re.compile(r"\b(?:a[ndrstz]|a[stdz]h|al|el|ul)[- ](?=\w)|\b(?:al|el)'(?=\w)")
#: "Slave of" with the article grown to it: Abdul, Abdel, Abder before r.
_SERVANT = re.compile(r"^abd[aeu]?(?:l|([a-z])(?=\1))(?=\w|$)")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words that belong to no name (titles), that join its parts, that begin a part; numbers of rulers."""

    titles: frozenset[str]
    joining: frozenset[str]
    prefixes: frozenset[str]
    numbers: Mapping[str, str]


@cache
def name_words() -> NameWords:
    """Read ``data/matching/parts.toml``."""
    table = read_lexicon("dateline.knowledge", "matching/parts.toml")
    titles, joining = (frozenset(table[name].split()) for name in ("titles", "joining"))
    numbers = {word: number for number, words in table["numbers"].items() for word in words.split()}
    return NameWords(titles, joining, frozenset(table["beginning"]["prefixes"].split()), numbers)


@lru_cache(maxsize=32768)
def name_parts(written: str) -> tuple[str, ...]:
    """Return the folded words of a person's name, in order: no titles, no articles, "son of" left out.

    Words that only begin a name of two words are joined to the next: ``عبد الله`` is one part, as
    is "Abdul Rahman"; "Abu Mazen" too.
    """
    text = fold(written).replace("'", "") if not _ARABIC.search(written) else fold(written)
    words = [_bare(word) for word in _WORD.findall(_ARTICLE.sub("", text))]
    told = name_words()
    kept = [word for word in words if word not in told.joining] or words
    while len(kept) > 1 and kept[0] in told.titles:
        kept = kept[1:]
    numbered = kept[:1] + [told.numbers.get(word, word) for word in kept[1:]]
    return tuple(_joined(numbered, told.prefixes))


def _bare(word: str) -> str:
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return _SERVANT.sub("abd", bare)


def _joined(words: list[str], prefixes: frozenset[str]) -> list[str]:
    found: list[str] = []
    open_ = False
    for word in words:
        if open_:
            found[-1] += word
        else:
            found.append(word)
        open_ = word in prefixes
    return found


def is_arabic(written: str) -> bool:
    """Tell whether a name has Arabic letters."""
    return bool(_ARABIC.search(written))
