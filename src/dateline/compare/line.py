"""One line for an event, from slots on which its reports agree, and one for a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.compare.relations import DENIED, Relation, answer, between
from dateline.compare.slots import type_label
from dateline.compare.values import Things, Told, Value
from dateline.model import Article, Event, Verdict

_AGREED = ("agree", "less precise")
_PARTIES = ("actor", "recipient")


def agreed_values(slot: str, reports: Sequence[Told], overall: Mapping[str, str], things: Things) -> tuple[Value, ...]:
    """Return the most precise values of a slot that no report contradicts, best known first; none where reports differ.

    ``overall`` are the verdicts over all reports by slot; an event with one report has none.
    """
    giving = [report.values[slot] for report in reports if report.values.get(slot)]
    if not giving or (slot in overall and overall[slot] not in _AGREED and len(giving) > 1):
        return ()
    precise = [
        values for values in giving if not any(between(values, other, things) is Relation.WIDER for other in giving)
    ]
    best = max(precise or giving, key=lambda values: sum(bool(value.entity_id) for value in values))
    known = [value for value in best if value.entity_id]
    return tuple(value for value in known if not _within_another(value, known, things)) or best


def _within_another(value: Value, values: Sequence[Value], things: Things) -> bool:
    """Tell whether a value lies in another one: a capital beside the country that it may stand for."""
    return any(things.contains(other.entity_id or "", value.entity_id or "") for other in values)


def names_somebody(event_reports: Sequence[Told]) -> bool:
    """Tell whether any report of an event names a party of the knowledge base, so that its line says something."""
    return any(
        value.entity_id for report in event_reports for slot in _PARTIES for value in report.values.get(slot, ())
    )


def event_line(event: Event, reports: Sequence[Told], verdicts: Sequence[Verdict], things: Things) -> str:
    """Say an event in one line (``meeting or talks: A, B; Geneva; 2031-03-16``), source words in quotation marks."""
    overall = {each.slot: each.verdict for each in verdicts if each.article_id is None}
    values = {slot: agreed_values(slot, reports, overall, things) for slot in (*_PARTIES, "place")}
    named = {value.entity_id for slot in _PARTIES for value in values[slot] if value.entity_id}
    # Two states that agree are no place as well, though reports may give them as both.
    values["place"] = tuple(value for value in values["place"] if value.entity_id not in named)
    parts = {slot: ", ".join(dict.fromkeys(map(_said, each))) for slot, each in values.items()}
    parties = " → ".join(filter(None, (parts["actor"], parts["recipient"])))
    if parts["recipient"] and not parts["actor"]:
        parties = f"→ {parties}"
    line = "; ".join(filter(None, (parties, parts["place"], _when(event))))
    label = f"{type_label(event.type)}, denied" if _only_denied(reports) else type_label(event.type)
    return f"{label}: {line}" if line else label


def _only_denied(reports: Sequence[Told]) -> bool:
    """Tell whether every report of an event denies it, so that its line must not say that it happened."""
    told = {answer(value.name) for report in reports for value in report.values.get("status", ())}
    return told == {DENIED}


def _when(event: Event) -> str:
    days = dict.fromkeys(day for day in (event.earliest, event.latest) if day)
    return " to ".join(days)


def _said(value: Value) -> str:
    """Give a neutral name as it is; words of a source, and names known in another script only, in quotation marks."""
    name = value.name or value.words
    plain = value.entity_id and all(ord(letter) < _RIGHT_TO_LEFT for letter in name)
    return name if plain else f"“{name if value.entity_id else value.words}”"


#: The first code point of the scripts written from right to left.
_RIGHT_TO_LEFT = 0x0590


def title_line(articles: Sequence[Article]) -> str:
    """Say a story by the title of its first article, in the outlet's words."""
    title = next((article.title for article in articles if article.title), None)
    return f"“{title}”" if title else "(no title)"
