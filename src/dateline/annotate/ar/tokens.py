"""Arabic text into tokens: ranges of the untouched text, whatever marks, controls or digits are in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.model import fold

#: Letters of the Arabic script with their marks, tatweel, presentation forms and joiners inside words.
_LETTERS = "\u0620-\u064a\u066e-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7"
_FORMS = "\ufb50-\ufdfb\ufe70-\ufefc"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
#: Controls that may stand inside a word without being part of it for a reader.
_INSIDE = "\u200b-\u200f\u061c\u00ad\u2060\ufeff\u202a-\u202e\u2066-\u2069"
_ARABIC = f"[{_LETTERS}{_FORMS}](?:[{_INSIDE}]*[{_LETTERS}{_FORMS}{_MARKS}])*"
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_NUMBER = f"[{_DIGITS}]+(?:[.,:/٫٬'][{_DIGITS}]+)*"
_URL = r"(?:https?://|www\.)[^\s<>\"“”«»،]*[^\s<>\"“”«»،.,:;!?؟)\]]"
_MAIL = r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\.[A-Za-z]{2,}"
_TAG = rf"[#@](?:\w|[{_MARKS}])+"
_OTHER = r"[^\W\d_\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]+"
_LATIN = rf"{_OTHER}(?:['’.\-]{_OTHER})*"
_PICTURE = "[\U0001f000-\U0001faff\u2600-\u27bf]"
_EMOJI = f"{_PICTURE}(?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d{_PICTURE})*"

_TOKEN = re.compile(
    rf"{_URL}|{_MAIL}|{_TAG}|{_NUMBER}|{_ARABIC}|{_LATIN}|{_EMOJI}|[.…]{{2,}}|[!?؟]{{2,}}|[^\s{_INSIDE}]"
)


def token_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of the tokens of a text, in order; white space and controls lie between them."""
    for match in _TOKEN.finditer(text):
        yield match.start(), match.end()


@lru_cache(maxsize=1 << 16)
def normal(word: str) -> str:
    """Return a word in the normalised view; marks that vanish there are kept as they are."""
    return fold(word) or word
