"""What linking found, as rows of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dateline.link.citations import Cited
from dateline.link.copies import CopyEdge, CopyFamily, shared_share
from dateline.link.dating import Inferred
from dateline.link.differences import Difference
from dateline.link.events import EventEdge, agreed
from dateline.link.origins import Rests
from dateline.link.pairs import StoryEdge
from dateline.link.report import Act, Passage, Report, Said
from dateline.link.shingles import Shingled, copied_ranges
from dateline.link.statements import StatementEdge
from dateline.model import (
    Citation,
    CopiedSpan,
    CopyFamilyMember,
    Edge,
    Event,
    EventMember,
    InferredDate,
    Origin,
    Span,
    StatementDifference,
    StatementFamilyMember,
    Story,
    StoryArticle,
    content_id,
)

#: Any row that linking writes, by the model's types.
Row = object


def edge_row(
    kind: str, left: str, right: str, score: float, verdict: tuple[bool, str], features: Mapping[str, float | str]
) -> Edge:
    """Make the row of a judged pair; ``verdict`` says whether it was accepted and by which rule."""
    accepted, rule = verdict
    shown = tuple((name, value if isinstance(value, str) else f"{value:g}") for name, value in sorted(features.items()))
    return Edge(content_id("edge", kind, left, right), kind, left, right, score, accepted, shown, rule)


def copy_edge_row(edge: CopyEdge) -> Edge:
    """Make the row of a pair that shares text."""
    rule = "copies: containment" if edge.accepted else "copies: too little text in common"
    features = {"containment": edge.containment, "shingles": float(edge.shared)}
    return edge_row("copy", edge.left, edge.right, edge.containment, (edge.accepted, rule), features)


def copy_family_rows(family: CopyFamily, texts: Mapping[str, Shingled]) -> list[Row]:
    """Make the rows of a family of copies: its members, and where each carries text of another."""
    members = [texts[each] for each in family.members]
    first = min((each.report for each in members), key=lambda each: each.order)
    family_id = content_id("copies", first.article_id)
    rows: list[Row] = [
        CopyFamilyMember(
            family_id,
            each.report.article_id,
            each.report.article_id == family.origin,
            shared_share(each, members),
            family.reason,
        )
        for each in members
    ]
    for one in members:
        for other in members:
            if one is not other:
                rows += _copied_spans(family_id, one, other)
    return rows


def _copied_spans(family_id: str, one: Shingled, other: Shingled) -> list[Row]:
    found: list[Row] = []
    for start, end in copied_ranges(one, other):
        span = span_of(one.report, start, end)
        if span:
            ids = (one.report.article_id, other.report.article_id)
            found.append(CopiedSpan(content_id("copied", *ids, start, end), family_id, *ids, span))
    return found


def span_of(report: Report, start: int, end: int) -> Span | None:
    """Cut a span out of a report's passages or credits; ``None`` where no one of them holds it."""
    passage = next((each for each in (*report.passages, *report.credits) if _holds(each, start, end)), None)
    if passage is None:
        return None
    return Span(report.page_id, start, end, passage.text[start - passage.start : end - passage.start])


def _holds(passage: Passage, start: int, end: int) -> bool:
    return passage.start <= start < end <= passage.end


def citation_rows(report: Report, cited: Iterable[Cited]) -> list[Row]:
    """Make the rows of a report's citations."""
    rows: list[Row] = []
    for each in cited:
        span = span_of(report, each.start, each.end)
        if span:
            citation_id = content_id("citation", report.article_id, each.kind, each.name)
            rows.append(Citation(citation_id, report.article_id, each.kind, each.name, each.entity_id, each.rule, span))
    return rows


def story_edge_row(edge: StoryEdge, together: bool, rule: str) -> Edge:
    """Make the row of a pair of reports, with whether they ended in one story."""
    return edge_row("story", edge.left, edge.right, edge.judged.score, (together, rule), edge.judged.features)


def grouped(together: bool) -> str:
    """Say by which rule a pair is together or not."""
    return "average link: in one group" if together else "average link: in different groups"


def story_id_of(reports: Iterable[Report]) -> str:
    """Return the id of a story: the hash of its first report, undated ones last."""
    return content_id("story", min(reports, key=lambda each: each.order).article_id)


def story_rows(reports: Sequence[Report], reasons: Mapping[str, tuple[float, str]]) -> list[Row]:
    """Make the rows of a story and its members; ``reasons`` are the score and words for each article."""
    story_id = story_id_of(reports)
    known = [each for each in reports if each.day] or reports
    firsts, lasts = [each.first for each in known if each.first], [each.last for each in known if each.last]
    rule = "average link" if len(reports) > 1 else "alone"
    story = Story(story_id, day(min(firsts, default=None)), day(max(lasts, default=None)), rule)
    return [story, *(StoryArticle(story_id, each.article_id, *reasons[each.article_id]) for each in reports)]


def day(ordinal: int | None) -> str | None:
    """Write a day number as an ISO day."""
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


def event_edge_row(edge: EventEdge, together: bool, rule: str) -> Edge:
    """Make the row of a pair of event mentions, with whether they ended in one event."""
    return edge_row("event", edge.left, edge.right, edge.score, (together, rule), edge.features)


def event_id_of(members: Iterable[tuple[Report, Act]]) -> str:
    """Return the id of an event: the hash of its first mention."""
    first = min(members, key=lambda each: (each[0].order, each[1].start, each[1].event_mention_id))
    return content_id("happening", first[1].event_mention_id)


def event_rows(
    event_id: str, story_id: str, members: Sequence[Act], reasons: Mapping[str, tuple[float, str]]
) -> list[Row]:
    """Make the rows of an event and its mentions; ``reasons`` are by mention."""
    value = agreed(members)
    rule = "average link" if len(members) > 1 else "told once"
    event = Event(event_id, value.type, day(value.first), day(value.last), value.place_entity_id, rule, story_id)
    ids = sorted(act.event_mention_id for act in members)
    return [event, *(EventMember(event_id, each, *reasons[each]) for each in ids)]


def inferred_date_row(inferred: Inferred) -> InferredDate:
    """Make the row of an inferred date."""
    return InferredDate(inferred.article_id, inferred.published, inferred.event_id, inferred.chain)


def difference_rows(family_id: str, members: Iterable[tuple[Report, Said]], found: Iterable[Difference]) -> list[Row]:
    """Make the rows of what single renderings have."""
    by_id = {said.statement_id: (report, said) for report, said in members}
    rows: dict[str, Row] = {}
    for each in found:
        report, said = by_id[each.statement_id]
        difference_id = content_id("difference", each.statement_id, each.kind, each.start, each.end)
        exact = said.text[each.start - said.start : each.end - said.start]
        span = Span(report.page_id, each.start, each.end, exact)
        rows[difference_id] = StatementDifference(
            difference_id, family_id, each.statement_id, each.kind, each.reason, span
        )
    return [*rows.values()]


def statement_edge_row(edge: StatementEdge, together: bool) -> Edge:
    """Make the row of a pair of renderings."""
    rule = (
        "statements: each is the other's best" if edge.accepted else "statements: not each other's best, or too unlike"
    )
    return edge_row("statement", edge.left, edge.right, round(edge.score, 4), (together, rule), edge.features)


def family_id_of(first_statement_id: str) -> str:
    """Return the id of a family of statements: the hash of its first rendering."""
    return content_id("saying", first_statement_id)


def statement_family_rows(family_id: str, reasons: Mapping[str, tuple[float, str]]) -> list[Row]:
    """Make the rows of a family of renderings; ``reasons`` are by statement."""
    return [StatementFamilyMember(family_id, each, *reason) for each, reason in sorted(reasons.items())]


def origin_row(story_id: str, rests: Rests) -> Origin:
    """Make the row of what a report rests on."""
    return Origin(story_id, rests.article_id, rests.origin_id, rests.basis, rests.reason)
