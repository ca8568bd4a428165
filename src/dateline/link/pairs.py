"""Pairs of reports that may tell the same story, within windows of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.profile import NameWeights, Profile, Weighed, profile_of, weigh
from dateline.link.report import Report
from dateline.link.similarity import WINDOW, Crowd, Judged, day_gap, judge
from dateline.link.solving import Pair
from dateline.link.vectors import Postings, cosine
from dateline.link.weights import KeyWeights, Weights

#: Days of a block; the words of the texts of a block decide what a word says in it.
BLOCK_DAYS = 28
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


def block_of(report: Report) -> int | None:
    """Return the number of the block of days that a report was published in, ``None`` for undated ones."""
    return None if report.first is None else report.first // BLOCK_DAYS


@dataclass(frozen=True)
class Weighing:
    """Reports with their words weighed, in order of publication, and the weights of each language and block."""

    reports: tuple[Weighed, ...]
    weights: Mapping[tuple[str, int | None], Weights]

    def of_story(self, reports: Sequence[Report]) -> dict[str, Weights]:
        """Return the weights for a story's reports by language: those of the first report's block."""
        return {
            each.language: self.weights[each.language, block_of(each)]
            for each in sorted(reports, key=lambda each: each.order, reverse=True)
        }


def weighing_of(reports: Iterable[Report]) -> Weighing:
    """Weigh the words of reports among those of their language and block."""
    groups: dict[tuple[str, int | None], list[Profile]] = {}
    for report in sorted(reports, key=lambda each: each.order):
        groups.setdefault((report.language, block_of(report)), []).append(profile_of(report))
    weights = {key: Weights(key[0], (profile.terms for profile in group)) for key, group in groups.items()}
    blocks: dict[int | None, list[Profile]] = {}
    for (_, block), group in groups.items():
        blocks.setdefault(block, []).extend(group)
    names = {block: _name_weights(held) for block, held in blocks.items()}
    weighed = [weigh(profile, weights[key], names[key[1]]) for key, group in groups.items() for profile in group]
    return Weighing(tuple(sorted(weighed, key=lambda each: each.report.order)), weights)


def _name_weights(profiles: Sequence[Profile]) -> NameWeights:
    return NameWeights(
        KeyWeights(profile.report.entities for profile in profiles), KeyWeights(each.place_keys for each in profiles)
    )


def same_language_edges(weighed: Sequence[Weighed], crowd: Crowd) -> Iterator[StoryEdge]:
    """Judge pairs of reports of one language that share words, within the window of days."""
    for language in sorted({each.report.language for each in weighed}):
        own = [each for each in weighed if each.report.language == language]
        dated = [each for each in own if each.report.first is not None]
        undated = [each for each in own if each.report.first is None]
        for new, window in _windows(dated):
            yield from _edges_between(new, window, crowd)
        yield from _edges_between(undated, own, crowd)


def _windows(dated: Sequence[Weighed]) -> Iterator[tuple[list[Weighed], list[Weighed]]]:
    """Yield the reports of each day, and those of the days before it that they may belong with."""
    by_day: dict[int, list[Weighed]] = {}
    for each in dated:
        by_day.setdefault(each.report.first or 0, []).append(each)
    for day, new in by_day.items():
        window = [each for before in range(day - WINDOW, day) for each in by_day.get(before, ())]
        yield new, window + new


def _edges_between(new: Sequence[Weighed], window: Sequence[Weighed], crowd: Crowd) -> Iterator[StoryEdge]:
    if not new:
        return
    postings = Postings([each.text for each in window])
    seen: set[Pair] = set()
    for one in new:
        alike = dict(postings.like(one.text, LEAST_TEXT, MOST_ALIKE + 1))
        if one.report.first is not None:
            near = (at for at, other in enumerate(window) if crowd.is_small(one.report, other.report))
            alike |= {at: cosine(one.text, window[at].text) for at in near if at not in alike}
        for at, text in alike.items():
            other = window[at]
            pair = (one.report.article_id, other.report.article_id)
            left, right = min(pair), max(pair)
            if left == right or (left, right) in seen:
                continue
            seen.add((left, right))
            gap = day_gap(one.report, other.report)
            if gap is None or gap <= WINDOW:
                judged = judge(one, other, text, crowd)
                if judged.score >= LEAST_KEPT:
                    yield StoryEdge(left, right, judged)
