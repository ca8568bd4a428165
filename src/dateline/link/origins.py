"""Which reports of a story rest on the same source: shared text, a shared agency, a shared statement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.citations import Cited
from dateline.link.report import Report
from dateline.link.solving import components
from dateline.model import content_id

#: Forms of statements that give the words of who speaks: sharing one is resting on it.
QUOTED = frozenset({"verbatim", "mixed"})
#: Statements of one family, told in words of their own, from which two reports rest on them rather than touch on them.
SHARED_STATEMENTS = 2
#: Share of the statements of the report with fewer of them.
SHARED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Rests:
    """What one report rests on; ``origin_id`` is ``None`` where that is not known."""

    article_id: str
    origin_id: str | None
    basis: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What ties reports of a story together: copies, families of statements by article, those quoted, agencies."""

    copies: Sequence[frozenset[str]]
    statements: Mapping[str, frozenset[str]]
    quotations: Mapping[str, frozenset[str]]
    citations: Mapping[str, Sequence[Cited]]


def origins_of(story_id: str, reports: Sequence[Report], shared: Shared) -> list[Rests]:
    """Tell, for each report of a story, the source that it rests on.

    Reports that share text, an agency or statements have one origin. A report that shares nothing
    and credits nobody is its outlet's own where it has an outlet: several of one outlet have one origin.
    What has neither is not known.
    """
    ids = sorted(report.article_id for report in reports)
    ties = _ties(ids, shared)
    groups = components(ids, [(one, other) for one, other, _, _ in ties])
    by_id = {report.article_id: report for report in reports}
    return [rests for group in groups for rests in _of_group(story_id, [by_id[each] for each in group], ties, shared)]


_Tie = tuple[str, str, str, str]


def _ties(ids: Sequence[str], shared: Shared) -> list[_Tie]:
    ties: list[_Tie] = []
    for family in shared.copies:
        inside = [each for each in ids if each in family]
        ties += [(inside[0], other, "shared text", "carries the same text") for other in inside[1:]]
    by_agency: dict[str, list[str]] = defaultdict(list)
    for each in ids:
        for name in _agencies(shared.citations.get(each, ())):
            by_agency[name].append(each)
    for name, users in sorted(by_agency.items()):
        ties += [(users[0], other, "agency", f"credits {name}") for other in users[1:]]
    for at, one in enumerate(ids):
        for other in ids[at + 1 :]:
            common = shared.statements.get(one, frozenset()) & shared.statements.get(other, frozenset())
            fewer = min(len(shared.statements.get(each, ())) for each in (one, other))
            quoted = shared.quotations.get(one, frozenset()) & shared.quotations.get(other, frozenset())
            if quoted:
                ties.append((one, other, "statement", f"{_counted(len(quoted))} the same"))
            elif len(common) >= SHARED_STATEMENTS and len(common) >= SHARED_SHARE * fewer:
                ties.append((one, other, "statement", f"{len(common)} statements are the same"))
    return ties


def _counted(quotations: int) -> str:
    return "a quotation is" if quotations == 1 else f"{quotations} quotations are"


def _agencies(cited: Iterable[Cited]) -> list[str]:
    credit = {each.name for each in cited if each.kind == "agency" and "without a name" not in each.rule}
    return sorted(credit)


def _of_group(story_id: str, group: Sequence[Report], ties: Sequence[_Tie], shared: Shared) -> Iterable[Rests]:
    first = min(group, key=lambda each: each.order)
    if len(group) > 1:
        origin_id = content_id("origin", story_id, first.article_id)
        for report in group:
            own = [tie for tie in ties if report.article_id in tie[:2]]
            basis = Counter(tie[2] for tie in own)
            named = next(each for each in ("shared text", "agency", "statement") if basis[each])
            reasons = sorted({tie[3] for tie in own if tie[2] == named})
            yield Rests(report.article_id, origin_id, named, "; ".join(reasons))
        return
    agencies = _agencies(shared.citations.get(first.article_id, ()))
    if len(agencies) == 1:
        yield Rests(first.article_id, content_id("origin", story_id, agencies[0]), "agency", f"credits {agencies[0]}")
    elif agencies:
        yield Rests(first.article_id, None, "unknown", f"credits several agencies: {', '.join(agencies)}")
    elif first.outlet:
        origin_id = content_id("origin", story_id, "outlet", first.outlet)  # all that it tells by itself is one source
        yield Rests(first.article_id, origin_id, "own report", "shares no text, agency or statement with the others")
    else:
        yield Rests(first.article_id, None, "unknown", "no outlet is known and nothing is shared or credited")
