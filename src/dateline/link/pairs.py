"""Pairs of reports that may tell the same story, within windows of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.profile import Weighed
from dateline.link.similarity import WINDOW, Crowd, Judged, day_gap
from dateline.link.solving import Pair
from dateline.link.vectors import Postings, cosine

#: Least cosine of whole texts at which two reports are looked at, and most looked at for each report.
LEAST_TEXT = 0.06
MOST_ALIKE = 60
#: Pairs below this score are not kept.
LEAST_KEPT = 0.1


@dataclass(frozen=True, slots=True)
class StoryEdge:
    """A pair of reports that was judged; ``left`` < ``right`` are article ids."""

    left: str
    right: str
    judged: Judged


def like_pairs(
    new: Sequence[Weighed], window: Sequence[Weighed], crowd: Crowd
) -> Iterator[tuple[Weighed, Weighed, float]]:
    """Yield pairs of new reports and those of a window, of one language, that share words, with their cosine.

    For each new one those that are nearest to it; on days with few reports all. A pair comes once,
    also where both are new and stand in the window.
    """
    if not new or not window:
        return
    postings = Postings([each.text for each in window])
    seen: set[Pair] = set()
    by_day: dict[int | None, list[int]] = defaultdict(list)
    for at, each in enumerate(window):
        by_day[each.report.day].append(at)
    for one in new:
        alike = dict(postings.like(one.text, LEAST_TEXT, MOST_ALIKE + 1))
        for at in _of_small_days(one, window, by_day, crowd):
            if at not in alike:
                alike[at] = cosine(one.text, window[at].text)
        for at, text in alike.items():
            other = window[at]
            pair = pair_of(one, other)
            if one is other or pair in seen:
                continue
            seen.add(pair)
            gap = day_gap(one.report, other.report)
            if gap is None or gap <= WINDOW:
                yield one, other, text


def _of_small_days(
    one: Weighed, window: Sequence[Weighed], by_day: Mapping[int | None, Sequence[int]], crowd: Crowd
) -> Iterator[int]:
    day, last = one.report.day, one.report.last
    if day is None or last is None or not crowd.has_small(day):
        return
    for near in range(day - 1, last + 2):
        for at in by_day.get(near, ()) if crowd.has_small(near) else ():
            if crowd.is_small(one.report, window[at].report):
                yield at


def pair_of(one: Weighed, other: Weighed) -> Pair:
    """Return the ids of two reports, the smaller first."""
    ids = (one.report.article_id, other.report.article_id)
    return min(ids), max(ids)
