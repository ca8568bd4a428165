"""What a time says of the stretch it names: its beginning or end, about it, more or less (TIMEX3 ``mod``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.annotate.reading import Reading
from dateline.annotate.times.grammar import Meaning
from dateline.model import Slot, Span, Time

#: Classes of words.toml that modify.
_CLASSES = ("modifier", "bound")
#: A bound of a length makes a date that is counted by it lie before or after; by direction and bound.
_SIDES = {
    -1: {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER", "EQUAL_OR_MORE": "ON_OR_BEFORE", "EQUAL_OR_LESS": "ON_OR_AFTER"},
    1: {"MORE_THAN": "AFTER", "LESS_THAN": "BEFORE", "EQUAL_OR_MORE": "ON_OR_AFTER", "EQUAL_OR_LESS": "ON_OR_BEFORE"},
}


@dataclass(frozen=True, slots=True)
class Modifiers:
    """The phrases of a language that modify times, the longest first, by the value of TIMEX3 that they stand for."""

    phrases: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, tables: Mapping[str, Any]) -> Modifiers:
        """Read the classes of a pack's ``times.toml``."""
        found: dict[str, list[str]] = {}
        for name in _CLASSES:
            for value, phrases in tables["words"].get(name, {}).items():
                found.setdefault(value, []).extend(phrases)
        return cls({value: tuple(sorted(each, key=len, reverse=True)) for value, each in found.items()})

    def slots(self, reading: Reading, time: Time, meaning: Meaning) -> Iterator[Slot]:
        """Yield the slot ``mod`` of a time that has a modifier: its value, and the words that it rests on."""
        found = _modifier(meaning)
        if found is not None:
            value, sign = found
            told = _SIDES.get(sign, {}).get(value, value) if time.type in ("DATE", "TIME") else value
            yield reading.slot(time.time_id, "mod", 0, time.rule, self._words(reading, time, value), value=told)

    def _words(self, reading: Reading, time: Time, value: str) -> Span:
        """Return the words of a modifier inside a time, all of the time where they are written otherwise."""
        text = time.span.exact.lower()
        for phrase in self.phrases.get(value, ()):
            at = text.find(phrase.lower())
            if at >= 0 and len(text) == len(time.span.exact):
                return reading.span(time.span.start + at, time.span.start + at + len(phrase))
        return time.span


def _modifier(meaning: Meaning) -> tuple[str, int] | None:
    """Return the modifier of a meaning or of a part of it, with the direction in which is counted (0 for none)."""
    for name, value in meaning.args.items():
        if name in ("mod", "modp") and isinstance(value, str):
            sign = meaning.args.get("sign", 0)
            return value, sign if meaning.op == "ago" and isinstance(sign, int) else 0
    inner = (_modifier(each) for each in meaning.args.values() if isinstance(each, Meaning))
    return next((each for each in inner if each), None)
