"""Text of both directions on one terminal line (UAX #9): logical order, isolated.

Text is always written in logical order; a terminal that knows the algorithm orders it. Isolates
keep an Arabic value from pulling the dates, counts and ids beside it into its own order.
"""

from __future__ import annotations

import re

LEFT_TO_RIGHT_ISOLATE = "\u2066"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

_OPENERS = {"ltr": LEFT_TO_RIGHT_ISOLATE, "rtl": RIGHT_TO_LEFT_ISOLATE}

#: The blocks of right-to-left scripts (Unicode DerivedBidiClass: R, AL, AN) and the two marks.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def has_right_to_left(text: str) -> bool:
    """Tell whether any character of ``text`` would set its neighbours from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


#: Words of a source in a line of dateline's own: "meeting or talks: “the two sides”; Geneva".
_QUOTED = re.compile("(“[^”]*”)")


def parted(line: str) -> list[tuple[str, bool]]:
    """Part a line into dateline's own words and a source's (``True``); a title in quotation marks is all a source's."""
    if line.startswith("“"):
        return [(line, True)]
    return [(part, part.startswith("“")) for part in _QUOTED.split(line) if part]


def isolated(text: str, direction: str | None = None) -> str:
    """Wrap one line in isolates where it needs them: it holds right-to-left text, or is said to.

    ``direction`` is ``ltr``, ``rtl`` or ``None`` (the first strong character decides).
    """
    if direction != "rtl" and not has_right_to_left(text):
        return text
    return f"{_OPENERS.get(direction or '', FIRST_STRONG_ISOLATE)}{text}{POP_ISOLATE}"
