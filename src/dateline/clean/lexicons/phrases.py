"""Phrases a linguist can write, compiled to matchers over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from dateline.model import fold

_NUMBER = r"\d[\d.,٬٫']*"
_ANYTHING = r"[^\n]{0,60}?"
_REST = r"[^\n]*"
_WORD = r"[^\s:|]{1,24}"
_WILDCARD = re.compile(r"(#|\*\*?|_)")
#: The first letter or digit of a folded line.
FIRST_LETTER = re.compile(r"[^\W_]")
#: A run of letters and digits in folded text.
_LETTERS = re.compile(r"[^\W_]+")
_PARTICLES = "وفبلك"
_WILDCARDS = {"#": _NUMBER, "**": _REST, "*": _ANYTHING, "_": _WORD}


def phrase_source(phrase: str) -> str:
    """Return the regular expression of one phrase, for text that was folded."""
    parts = _WILDCARD.split(phrase)
    return "".join(_WILDCARDS.get(part) or re.escape(fold_keeping_edges(part)) for part in parts)


def fold_keeping_edges(part: str) -> str:
    """Fold a piece of a phrase; a space at its edge (next to a wildcard) stays."""
    folded = fold(part)
    if not folded:
        return " " if part else ""
    return " " * part[0].isspace() + folded + " " * part[-1].isspace()


def _opening(phrase: str) -> str:
    literal = fold_keeping_edges(_WILDCARD.split(phrase)[0])
    first = FIRST_LETTER.search(literal)
    return literal[first.start() : first.start() + 2] if first and first.start() + 2 <= len(literal) else ""


def words_in(folded: str) -> set[str]:
    """Return the words of a folded text, those in Arabic script also without the particles written onto them."""
    words = set(_LETTERS.findall(folded))
    if not folded.isascii():
        for cut in (1, 2):
            words |= {word[cut:] for word in words if word[:1] in _PARTICLES}
    return words


def _needed_word(phrase: str) -> str | None:
    """Return the longest word that no wildcard of the phrase can add to; ``None`` without one."""
    parts = _WILDCARD.split(phrase)
    whole: list[str] = []
    for index in range(0, len(parts), 2):  # what the wildcards stand between
        literal = fold_keeping_edges(parts[index])
        for word in _LETTERS.finditer(literal):
            begins = word.start() > 0 or index == 0
            ends = word.end() < len(literal) or index == len(parts) - 1
            if begins and ends:
                whole.append(word[0])
    return max(whole, key=len, default=None)


@dataclass(frozen=True, slots=True)
class Matcher:
    """A pattern, and words of which a text that it matches holds at least one; no words rule nothing out.

    To look the words up takes a tenth of the time of the pattern, which fits few lines.
    """

    pattern: re.Pattern[str]
    needed: frozenset[str]

    def may_match(self, words: Set[str]) -> bool:
        """Tell whether a text of these words (see :func:`words_in`) can match."""
        return not self.needed or not self.needed.isdisjoint(words)


@dataclass(frozen=True)
class PhraseSet:
    """Phrases joined into one matcher: of a whole line, of its start or anywhere in it.

    Matching needs folded text. Phrases anywhere in a line match whole words only; in Arabic
    script a word may carry the one-letter particles that are written onto it.
    """

    phrases: tuple[str, ...]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> PhraseSet:
        """Make a set, longest phrases first so that the longest match wins."""
        return cls(tuple(sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))))

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def by_opening(self) -> dict[str, PhraseSet]:
        """Group the phrases by their first two characters from a letter or digit on.

        A line that a phrase matches, whole or at its start, has the phrase's opening behind its
        decoration. Phrases that begin with a wildcard, of which nothing is known, stand under "".
        """
        groups: dict[str, list[str]] = {}
        for phrase in self.phrases:
            groups.setdefault(_opening(phrase), []).append(phrase)
        return {opening: PhraseSet(tuple(phrases)) for opening, phrases in groups.items()}

    @property
    def needed_words(self) -> frozenset[str]:
        """Words of which every line that a phrase matches, whole or between words, holds one; none if unknown."""
        words = [_needed_word(phrase) for phrase in self.phrases]
        return frozenset() if None in words else frozenset(filter(None, words))

    def by_need(self) -> tuple[PhraseSet, ...]:
        """Part the phrases that need a word from those that need none, where there are both."""
        parts: tuple[list[str], list[str]] = ([], [])
        for phrase in self.phrases:
            parts[_needed_word(phrase) is None].append(phrase)
        return tuple(PhraseSet(tuple(part)) for part in parts if part)

    @property
    def alternatives(self) -> str:
        """The regular expression of any of the phrases, without a group."""
        return "|".join(phrase_source(phrase) for phrase in self.phrases) or r"(?!)"

    def whole(self) -> re.Pattern[str]:
        """Compile a matcher of whole lines, with decoration around the phrase allowed."""
        return re.compile(rf"[\W_]*(?:{self.alternatives})[\W_]*")

    def start(self) -> re.Pattern[str]:
        """Compile a matcher of the start of a line, with bullets and brackets before it allowed.

        The colon that ends a phrase ("Read more:") may stand apart.
        """
        labels = "|".join(phrase_source(phrase[:-1].rstrip()) for phrase in self.phrases if phrase.endswith(":"))
        label = rf"|(?:{labels})\s*[:：]" if labels else ""
        return re.compile(rf"[^\w\"'“«‘]*(?:{self.alternatives}{label})")

    def anywhere(self) -> re.Pattern[str]:
        """Compile a searcher of whole words anywhere in a line."""
        return re.compile(rf"(?<!\w)(?:(?<!\w)[{_PARTICLES}]{{1,2}})?(?:{self.alternatives})(?!\w)")
