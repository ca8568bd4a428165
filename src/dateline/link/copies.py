"""Which reports carry the same text: pairs by MinHash, verified by exact containment, and families of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge import outlet_named
from dateline.link.report import Report
from dateline.link.shingles import Shingled, recurring_lines, shingled
from dateline.link.solving import Pair, average_link, components

#: Share of the shorter text that both carry, from which two reports are copies. Measured on cited
#: pages of incidents: .92 of cross-outlet pairs at .5 tell the same incident, .99 at .7; texts
#: written independently share .05 on average and never more than .35.
LEAST_CONTAINMENT = 0.5
#: Shared shingles below which a pair is none: shorter texts meet by formulas.
LEAST_SHARED = 15
#: Days between copies at most; further apart the same words are a template or an archive.
COPY_DAYS = 28

# 64 permutations in 32 bands of 2: two texts that share .3 of their shingles meet with .95, .37 with .99.
_PERMUTATIONS, _ROWS, _SEED = 64, 2, 1
#: Texts in one band's bucket that are compared all with all; of more, each with the next ones in order.
_BUCKET = 30


@dataclass(frozen=True, slots=True)
class CopyEdge:
    """Two reports that share text: ``containment`` of the shorter one, and how many shingles."""

    left: str
    right: str
    containment: float
    shared: int
    accepted: bool


@dataclass(frozen=True, slots=True)
class CopyFamily:
    """Reports with the same text; ``origin`` is the id of the one it may have come from, if any stands out."""

    members: tuple[str, ...]
    origin: str | None
    reason: str


def shingled_reports(reports: Sequence[Report]) -> dict[str, Shingled]:
    """Cut reports into shingles, without the lines that recur on their outlets' pages; by article."""
    recurring = recurring_lines(reports)
    cut = (shingled(each, recurring.get(each.outlet, frozenset())) for each in reports)
    return {each.report.article_id: each for each in cut}


def copy_edges(texts: Mapping[str, Shingled]) -> Iterator[CopyEdge]:
    """Judge the pairs of reports that MinHash brings together; pairs that share next to nothing are not kept."""
    for left, right in sorted(_candidates(texts)):
        one, other = texts[left], texts[right]
        shared = len(one.codes & other.codes)
        containment = round(shared / min(len(one.codes), len(other.codes)), 4)
        if containment >= LEAST_CONTAINMENT / 2:
            near = days_apart(one.report, other.report) <= COPY_DAYS
            accepted = containment >= LEAST_CONTAINMENT and shared >= LEAST_SHARED and near
            yield CopyEdge(left, right, containment, shared, accepted)


def days_apart(one: Report, other: Report) -> int:
    """Return the days between two reports, 0 where one is not dated: what is not known keeps no copies apart."""
    if one.first is None or other.first is None:
        return 0
    return abs(one.first - other.first)


def _candidates(texts: Mapping[str, Shingled]) -> set[Pair]:
    from rensa import RMinHash

    buckets: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for article_id in sorted(texts):
        codes = texts[article_id].codes
        if len(codes) < LEAST_SHARED:
            continue
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update([str(code) for code in sorted(codes)])
        digest = sketch.digest()
        for at in range(0, _PERMUTATIONS, _ROWS):
            buckets[at, *digest[at : at + _ROWS]].append(article_id)
    pairs: set[Pair] = set()
    for members in buckets.values():
        for at, one in enumerate(members):
            pairs.update((one, other) for other in members[at + 1 : at + 1 + _BUCKET])
    return pairs


def families(texts: Mapping[str, Shingled], edges: Iterable[CopyEdge]) -> list[CopyFamily]:
    """Group copies by average containment; families of one are left out."""
    scores = {(edge.left, edge.right): edge.containment for edge in edges if edge.accepted}
    found = []
    for component in components({each for pair in scores for each in pair}, scores):
        inside = {pair: score for pair, score in scores.items() if pair[0] in set(component)}
        for group in average_link(component, inside, LEAST_CONTAINMENT):
            if len(group) > 1:
                origin, reason = _origin([texts[each].report for each in group])
                found.append(CopyFamily(tuple(group), origin, reason))
    return found


def _origin(members: Sequence[Report]) -> tuple[str | None, str]:
    """Name the report that the text may have come from: the earliest, else the agency's own."""
    agencies = [each for each in members if is_agency(each.outlet)]
    if all(each.moment for each in members):
        first_day = min(each.first or 0 for each in members)
        earliest = [each for each in members if each.first == first_day]
        if len(earliest) == 1:
            return earliest[0].article_id, "published first"
        agencies = [each for each in earliest if is_agency(each.outlet)]
    if len(agencies) == 1:
        return agencies[0].article_id, "the agency's own page"
    return None, "no one report is the earliest or an agency's"


def is_agency(outlet: str | None) -> bool:
    """Tell whether an outlet is a news agency of the curated list."""
    known = outlet_named(outlet) if outlet else None
    return known is not None and known.kind == "agency"


def shared_share(member: Shingled, family: Iterable[Shingled]) -> float:
    """Return the share of a member's text that others of its family carry too, 0 to 1."""
    others = frozenset().union(*(each.codes for each in family if each is not member))
    return round(len(member.codes & others) / len(member.codes), 4) if member.codes else 0.0


def copied_pairs(reports: Sequence[Report]) -> list[tuple[str, str, float]]:
    """Return the pairs of reports that are copies, by their ids, with the containment of the shorter one."""
    return [
        (edge.left, edge.right, edge.containment) for edge in copy_edges(shingled_reports(reports)) if edge.accepted
    ]
