"""What a stretch of text is about, as far as names depend on it: in sports a town's name is mostly a club's."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.ar.gazetteers import words

TOPICS = ("sport", "business")
#: Sentences before and after one that tell its topic.
_AROUND = 4
#: Words of a topic from which on it is there, and is plain.
_SOME, _MANY = 2, 5
#: Business words are twice as many in any text.
_SHARE = {"sport": 1, "business": 2}


def topics(sentences: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return for each sentence, given as stems, how far each topic is there: ``0``, ``1`` or ``2``."""
    counts = {topic: [sum(stem in words("topics", topic) for stem in stems) for stems in sentences] for topic in TOPICS}
    return [
        tuple(_level(sum(counts[topic][max(0, at - _AROUND) : at + _AROUND + 1]) // _SHARE[topic]) for topic in TOPICS)
        for at in range(len(sentences))
    ]


def _level(count: int) -> str:
    return "0" if count < _SOME else "1" if count < _MANY else "2"
