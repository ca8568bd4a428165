"""Signs of opinion and of report in one paragraph, quotations masked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from dateline.clean.lexicons import Matcher, load_lexicons, words_in
from dateline.model import fold

OPINION = "opinion"
NOT_NEWS = "not-news"

#: Weight of each sign and how often it may count. Signs of opinion are above, of report below zero.
_WEIGHTS: dict[str, tuple[float, int]] = {
    "first_singular": (1.2, 2),
    "first_plural": (0.8, 2),
    "our_stand": (1.6, 2),
    "duty": (1.5, 2),
    "call": (1.0, 2),
    "judgement": (1.0, 3),
    "address": (0.6, 2),
    "contrast": (1.2, 1),
    "attribution": (-1.4, 2),
    "when": (-0.6, 2),
}
#: Of a longer paragraph only this much is read: it is no paragraph but a text without line ends.
_LONGEST = 20_000
_QUESTION_WEIGHT = 1.2
_NUMBER_WEIGHT = -0.25
_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’", "”": "“", "‟": "”"}
_OPENING = re.compile(f"[{''.join(_PAIRS)}]")
_SENTENCE_END = re.compile(r"[.!?؟。！？…]+[\"'”’»)\]\u200f\u200e]*(?=\s|$)")
_ABBREVIATED = re.compile(r"(?:^|\s)(?:\w|[A-Z][a-z]{0,2}|U\.S|U\.N|a\.m|p\.m)\.$")
_SPLIT_TRAIL = re.compile(r"\s*[>›»/\\]\s*|\s[-–—·•]\s")


@cache
def _matcher(name: str) -> Matcher:
    phrases = load_lexicons("opinion")[name]
    return Matcher(phrases.anywhere(), phrases.needed_words)


@cache
def _whole(name: str) -> re.Pattern[str]:
    return load_lexicons("opinion")[name].whole()


def paragraph_score(text: str) -> float:
    """Score a paragraph without its quotations: above zero where its writer argues."""
    folded = fold(text[:_LONGEST])
    if len(folded) < 3:
        return -1.0
    words = words_in(folded)
    score = 0.0
    for name, (weight, most) in _WEIGHTS.items():
        matcher = _matcher(name)
        if matcher.may_match(words):
            score += weight * sum(1 for _ in islice(matcher.pattern.finditer(folded), most))
    score += _QUESTION_WEIGHT * min(2, folded.count("?") + folded.count("؟"))
    return score + _NUMBER_WEIGHT * min(3, len(re.findall(r"\d+", folded)))


def label_of(title: str | None, labels: Sequence[str]) -> str | None:
    """Tell whether a section label or the title announces opinion or something that is not news."""
    trails = [fold(part) for label in labels if _is_trail(label) for part in _SPLIT_TRAIL.split(label)]
    single = [fold(label) for label in labels if len(label) <= 60 and not _is_trail(label)]
    if any(_whole("other_section").fullmatch(text) for text in single):
        single = []
    for kind, name in ((OPINION, "section"), (NOT_NEWS, "not_news")):
        if any(text and _whole(name).fullmatch(text) for text in (*trails, *single)):
            return kind
    if title and _whole("not_news_title").fullmatch(fold(title)):
        return NOT_NEWS
    head = fold(title).partition(":")[0] if title and ":" in title else ""
    return OPINION if head and _whole("section").fullmatch(head) else None


def _is_trail(label: str) -> bool:
    return len(label) <= 120 and _SPLIT_TRAIL.search(label) is not None


def mask_quotations(paragraphs: Sequence[str]) -> list[str]:
    """Blank what stands in quotation marks, to the end of the paragraph where the quotation stays open."""
    return [_mask(paragraph) for paragraph in paragraphs]


def _mask(text: str) -> str:
    kept: list[str] = []
    done = position = 0
    while found := _OPENING.search(text, position):
        start = position = found.start()
        if start and text[start - 1].isalnum():
            position += 1
            continue
        kept += [text[done:start], " … "]
        done = position = _closing(text, start, _PAIRS[found[0]])
    return "".join([*kept, text[done:]])


def _closing(text: str, start: int, close: str) -> int:
    """Return the offset after the closing mark; a single quote between letters is an apostrophe."""
    found = text.find(close, start + 1)
    while found != -1 and close == "’" and found + 1 < len(text) and text[found + 1].isalnum():
        found = text.find(close, found + 1)
    return len(text) if found == -1 else found + 1


def sentence_count(text: str) -> int:
    """Count sentences by their end marks; a text that ends without one counts as cut off there."""
    ends = [
        m for m in _SENTENCE_END.finditer(text) if not _ABBREVIATED.search(text[max(0, m.start() - 8) : m.start() + 1])
    ]
    if not ends:
        return 1 if text.strip() else 0
    rest = text[ends[-1].end() :].strip()
    return len(ends) + (1 if len(rest) > 20 else 0)
