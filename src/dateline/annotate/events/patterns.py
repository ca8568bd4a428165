"""Patterns of the event lexicons: a lemma and conditions on the tree around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

#: What an element without words may be: anything, something that can act, a place.
ANY, ACTOR, PLACE = "", "$actor", "$place"


def word_set(text: str) -> frozenset[str]:
    """Split words parted by commas."""
    return frozenset(" ".join(word.split()) for word in text.split(",") if word.strip())


@dataclass(frozen=True, slots=True)
class Element:
    """One condition: ``part`` is ``object``, ``not-object``, ``subject``, ``word`` or a preposition.

    ``words`` are the keys of a noun that fulfil it, empty for any; ``special`` is ``$actor`` or
    ``$place`` where the noun itself is judged.
    """

    part: str
    words: frozenset[str] = frozenset()
    special: str = ANY


@dataclass(frozen=True, slots=True)
class Pattern:
    """A trigger's lemma with its conditions; ``text`` is the lexicon entry as written."""

    text: str
    lemma: str
    elements: tuple[Element, ...] = ()

    @property
    def weight(self) -> int:
        """How specific the pattern is: more conditions, and words rather than anything."""
        return sum(2 if each.words or each.part == "word" else 1 for each in self.elements if each.part != "not-object")


class Classes:
    """Named classes of nouns; a class may take in others."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = {name: tuple(_words(text)) for name, text in table.items()}

    def words(self, text: str) -> frozenset[str]:
        """Return the words of alternatives such as ``bomb|@missile``."""
        return frozenset(self._open(text.split("|")))

    def _open(self, names: tuple[str, ...] | list[str]) -> Iterator[str]:
        for name in names:
            if name.startswith("@"):
                yield from self._open(self._table[name[1:]])
            elif name:
                yield name


def read_patterns(text: str, classes: Classes) -> Iterator[Pattern]:
    """Read patterns parted by commas; raises KeyError for a class that is not there."""
    for entry in _words(text):
        lemma, *rest = entry.split()
        yield Pattern(entry, lemma, tuple(_elements(rest, classes)))


def _elements(written: list[str], classes: Classes) -> Iterator[Element]:
    for text in written:
        if text.startswith("+"):
            yield Element("word", classes.words(text[1:]))
        elif text.startswith("^"):
            yield _filled("subject", text[1:], classes)
        elif text.startswith("-"):
            yield _filled("not-object", text[1:], classes)
        elif ":" in text:
            preposition, _, words = text.partition(":")
            yield _filled(preposition, words, classes)
        else:
            yield _filled("object", text, classes)


def _filled(part: str, text: str, classes: Classes) -> Element:
    names = text.split("|")
    special = next((name for name in names if name in (ACTOR, PLACE)), ANY)
    return Element(part, classes.words("|".join(name for name in names if name not in (ACTOR, PLACE))), special)


def _words(text: str) -> Iterator[str]:
    for entry in text.split(","):
        if entry.strip():
            yield " ".join(entry.split())
