"""Phrases a linguist can write, compiled to matchers over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import fold

_NUMBER = r"\d[\d.,٬٫']*"
_ANYTHING = r"[^\n]{0,60}?"
_REST = r"[^\n]*"
_WORD = r"[^\s:|]{1,24}"
_WILDCARD = re.compile(r"(#|\*\*?|_)")
#: The first letter or digit of a folded line.
FIRST_LETTER = re.compile(r"[^\W_]")
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
        return re.compile(rf"(?<!\w)(?:(?<!\w)[وفبلك]{{1,2}})?(?:{self.alternatives})(?!\w)")
