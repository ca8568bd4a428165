"""Verdicts: how each report of an event stands to the others, slot by slot, by rule.

No report is ranked over another and nothing is averaged: a report differs where it differs from
any other, however many agree with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.compare.relations import DENIED, Relation, answer, between, grown, relation
from dateline.compare.slots import SCOPE, in_order, kind_of, slot_data
from dateline.compare.values import Things, Told, Value
from dateline.model import Verdict, content_id

_Relations = dict[str, dict[str, Relation]]


def verdicts(event_id: str, reports: Sequence[Told], things: Things, least_recall: float) -> list[Verdict]:
    """Compare the reports of an event; nothing where only one report tells it.

    For each slot that any report fills: a verdict for each report, and one without ``article_id``
    over all. A report that alone fills a slot gets none, since nothing can be compared with it.
    """
    if sum(bool(report.values) for report in reports) < 2:
        return []
    reports = sorted(reports, key=lambda report: report.article_id)
    slots = {slot for report in reports for slot, values in report.values.items() if values}
    return [verdict for slot in in_order(slots) for verdict in _of_slot(event_id, slot, reports, things, least_recall)]


def _of_slot(
    event_id: str, slot: str, reports: Sequence[Told], things: Things, least_recall: float
) -> Iterator[Verdict]:
    speaking = {report.article_id: report.values[slot] for report in reports if report.values.get(slot)}
    days = {report.article_id: report.day for report in reports}
    relations = {
        one: {
            other: _of_days(
                slot, between(values, speaking[other], things), (values, days[one]), (speaking[other], days[other])
            )
            for other in speaking
            if other != one
        }
        for one, values in speaking.items()
    }
    found: list[Verdict] = []
    for report in reports:
        values = speaking.get(report.article_id, ())
        if values:
            judged = _speaking(slot, values, list(relations[report.article_id].values()))
        else:
            judged = _absent(slot, report, speaking, things, least_recall)
        if judged:
            found.append(_verdict(event_id, slot, report.article_id, judged, values))
    yield from found
    yield _verdict(event_id, slot, None, _over_all(found, len(speaking)), ())


_Dated = tuple[Sequence[Value], str | None]


def _of_days(slot: str, found: Relation, one: _Dated, other: _Dated) -> Relation:
    """Take a higher toll of a later day for no difference: it may have grown. A lower one is a difference."""
    name, _, scope = slot.partition(SCOPE)
    (ones, day), (others, other_day) = one, other
    growing = name == "figure" and scope.partition(SCOPE)[0] in slot_data()["growing"]["kinds"]
    if found is not Relation.DIFFERENT or not growing or day is None or other_day is None or day == other_day:
        return found
    return Relation.GROWN if grown(ones, others, day < other_day) else found


def _verdict(
    event_id: str, slot: str, article_id: str | None, judged: tuple[str, str], values: Sequence[Value]
) -> Verdict:
    verdict, rule = judged
    shown = "; ".join(dict.fromkeys(value.name or value.words for value in values)) or None
    evidence = tuple(value.record_id for value in values)
    verdict_id = content_id("verdict", event_id, slot, article_id or "")
    return Verdict(verdict_id, event_id, slot, article_id, verdict, shown, f"{slot}: {rule}", evidence)


def _speaking(slot: str, values: Sequence[Value], found: Sequence[Relation]) -> tuple[str, str] | None:
    """Judge a report that fills the slot by its relations to the others that do."""
    if not found:
        return None
    denies = kind_of(slot).of == "status" and any(answer(value.name) == DENIED for value in values)
    for kind, verdict, rule in _SPEAKING:
        if kind in found:
            if denies and kind is Relation.DIFFERENT:
                return "denied", "carries a denial where others say that it happened"
            return verdict, rule.format(number=found.count(kind), count=len(found))
    return None


#: What a report's relations to the others make of it; the first that occurs decides.
_SPEAKING = (
    (Relation.DIFFERENT, "differ", "other than {number} of {count} other reports"),
    (Relation.WIDER, "less precise", "less precise than {number} of {count} other reports"),
    (Relation.SAME, "agree", "the same as {number} of {count} other reports"),
    (Relation.NARROWER, "agree", "more precise than {number} of {count} other reports, and within what they say"),
    (Relation.GROWN, "not extracted", "of another day than {number} of {count} other reports: it may have grown"),
    (Relation.UNCLEAR, "not extracted", "the values could not be brought to one form"),
)


def _absent(
    slot: str, report: Told, speaking: Mapping[str, Sequence[Value]], things: Things, least_recall: float
) -> tuple[str, str]:
    """Judge a report that does not fill the slot: silent only where it may be said."""
    others = [value for values in speaking.values() for value in values]
    reason = _unknown(slot, report, others, least_recall) or _elsewhere(slot, report, others, things)
    if reason:
        return "not extracted", reason
    return "silent", f"no value, and nothing like the others' in the article (recall {_recall(slot, report):.2f})"


def _recall(slot: str, report: Told) -> float | None:
    return report.recall.get(kind_of(slot).of)


def _unknown(slot: str, report: Told, others: Sequence[Value], least_recall: float) -> str | None:
    """Say why it cannot be known whether a report gives a slot; ``None`` where it can."""
    recall, status = _recall(slot, report), report.values.get("status", ())
    if status and all(answer(value.name) == DENIED for value in status):
        return "the report denies that it happened: what is denied fills no slot"
    if recall is None:
        return "how much of this is found in such an article is not known"
    if recall < least_recall:
        return f"only {recall:.2f} of this is found in such articles"
    if kind_of(slot).of in _BY_NAME and not any(value.entity_id for value in others):
        return "the others' words name nobody known, and other words for them were not looked for"
    return None


def _elsewhere(slot: str, report: Told, others: Sequence[Value], things: Things) -> str | None:
    """Say where an article names what others give, or gives another figure of the kind; ``None`` where it does not."""
    kind = kind_of(slot).of
    for mine in report.elsewhere.get(kind, ()):
        if any(relation(mine, other, things) in _NAMED for other in others):
            return f"the article names it elsewhere: {mine.words}"
    alike = report.elsewhere.get(SCOPE.join(slot.split(SCOPE)[:2]), ()) if kind == "figure" else ()
    return next((f"the article gives another figure of this kind: {mine.words}" for mine in alike), None)


#: What is looked for in the rest of an article by the names of what is known.
_BY_NAME = ("party", "place")
#: What is the same as another report's value, or a more precise form of it, names that value.
_NAMED = (Relation.SAME, Relation.NARROWER)


def _over_all(found: Sequence[Verdict], speaking: int) -> tuple[str, str]:
    """Judge a slot over all reports: what sets them apart most."""
    given = [verdict.verdict for verdict in found]
    for verdict in ("denied", "differ", "less precise", "agree"):
        if verdict in given:
            return verdict, f"{given.count(verdict)} of {speaking} reports that say so"
    if speaking == 1:
        silent = given.count("silent")
        others = f"{silent} silent" if silent else "of the others not known"
        return ("silent" if silent else "not extracted"), f"only one report says so, {others}"
    return "not extracted", "the values could not be compared"
