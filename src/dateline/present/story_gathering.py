"""From the rows of a story to what is shown of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline.compare import (
    Found,
    StoryComparison,
    StoryRows,
    Told,
    Value,
    figure_scope,
    in_order,
    label_of,
    type_label,
)
from dateline.model import Event, Figure, Slot, Span, Statement, Verdict
from dateline.present.story_view import (
    Cell,
    Matrix,
    Rendering,
    Report,
    Row,
    StatementRow,
    Step,
    StoryView,
    Wording,
    Words,
)


def story_view(rows: StoryRows) -> StoryView:
    """Put together what is shown of a story."""
    return _Gathering(rows).view()


class _Gathering:
    """The rows of a story by what they belong to."""

    def __init__(self, rows: StoryRows) -> None:
        self.rows = rows
        self.comparison = StoryComparison(rows)
        self.numbers = {article.article_id: number for number, article in enumerate(rows.articles, start=rows.first)}
        self._spans = {article_id: _spans_of(found) for article_id, found in self.comparison.found.items()}

    def view(self) -> StoryView:
        """Return the view."""
        return StoryView(
            story=self.rows.story,
            summary=self.rows.summary or self.comparison.compare().summary,
            reports=tuple(self._reports()),
            matrices=tuple(map(self._matrix, self.comparison.events)),
            statements=tuple(self._statements()),
            figures=tuple(self._steps()),
            wording=tuple(self._wording()),
            total=self.rows.total or len(self.rows.articles),
        )

    def _reports(self) -> Iterator[Report]:
        copies = {each.article_id: each for each in self.rows.copies}
        origins = {each.article_id: each for each in self.rows.origins}
        inferred = {each.article_id: each for each in self.rows.inferred_dates}
        for article in self.rows.articles:
            copy, date = copies.get(article.article_id), inferred.get(article.article_id)
            yield Report(
                number=self.numbers[article.article_id],
                article=article,
                published=article.published or (date.published if date else None),
                inferred=date.chain if date and not article.published else None,
                copy_family_id=copy.copy_family_id if copy else None,
                is_copy=bool(copy and not copy.is_origin),
                origin=origins.get(article.article_id),
                citations=tuple(each for each in self.rows.citations if each.article_id == article.article_id),
            )

    # The matrix

    def _matrix(self, event: Event) -> Matrix:
        reports = self.comparison.reports(event)
        found = [each for each in self.rows.verdicts if each.event_id == event.event_id]
        by_slot: dict[str, dict[str | None, Verdict]] = defaultdict(dict)
        for verdict in found:
            by_slot[verdict.slot][verdict.article_id] = verdict
        slots = in_order({slot for report in reports for slot, values in report.values.items() if values})
        return Matrix(
            event=event,
            label=type_label(event.type),
            line=self.comparison.line(event, found),
            told_by=tuple(self.numbers[report.article_id] for report in reports if report.values),
            reports=tuple(self.numbers[report.article_id] for report in reports),
            rows=tuple(self._row(slot, reports, by_slot[slot]) for slot in slots),
        )

    def _row(self, slot: str, reports: Sequence[Told], found: dict[str | None, Verdict]) -> Row:
        overall = found.get(None)
        return Row(
            slot=slot,
            label=label_of(slot),
            cells=tuple(self._cell(report, slot, found.get(report.article_id)) for report in reports),
            verdict=overall.verdict if overall else None,
            rule=overall.rule if overall else None,
            verdict_id=overall.verdict_id if overall else None,
        )

    def _cell(self, report: Told, slot: str, verdict: Verdict | None) -> Cell:
        words = tuple(self._words_of(report.article_id, report.values.get(slot, ())))
        if verdict is None:
            return Cell(None, words)
        return Cell(verdict.verdict, words, verdict.rule, verdict.verdict_id)

    def _words_of(self, article_id: str, values: Sequence[Value]) -> Iterator[Words]:
        """Give the words of each row once, with all that they name ("both movements")."""
        for record_id, same in groupby(values, key=lambda value: value.record_id):
            names = "; ".join(dict.fromkeys(value.name or value.words for value in same))
            yield Words(record_id, self._spans[article_id].get(record_id), names)

    # Statements

    def _statements(self) -> Iterator[StatementRow]:
        family_of = {each.statement_id: each.statement_family_id for each in self.rows.families}
        groups: dict[str, list[tuple[int, Statement]]] = defaultdict(list)
        for article_id, found in self.comparison.found.items():
            for statement in found.statements.values():
                key = family_of.get(statement.statement_id, statement.statement_id)
                groups[key].append((self.numbers[article_id], statement))
        families = set(family_of.values())
        ordered = sorted(groups.items(), key=lambda each: (-len({number for number, _ in each[1]}), _first(each[1])))
        for key, members in ordered:
            members.sort(key=lambda each: (each[0], each[1].span.start))
            given = {number for number, _ in members}
            missing = tuple(number for number in self.numbers.values() if number not in given)
            renderings = tuple(self._rendering(number, statement) for number, statement in members)
            yield StatementRow(key if key in families else None, renderings, missing if key in families else ())

    def _rendering(self, number: int, statement: Statement) -> Rendering:
        found = self.comparison.found[statement.article_id]
        cue = next(iter(found.slots(statement.statement_id, "cue")), None)
        return Rendering(
            report=number,
            statement=statement,
            speakers=tuple(self._named(found, slot) for slot in found.slots(statement.statement_id, "speaker")),
            cue=Words(cue.slot_id, cue.span, cue.value) if cue else None,
            differences=tuple(each for each in self.rows.differences if each.statement_id == statement.statement_id),
        )

    def _named(self, found: Found, slot: Slot) -> Words:
        entity = found.entity_of(slot)
        return Words(slot.slot_id, slot.span, self.rows.things.name(entity) if entity else found.full_words(slot))

    # Figures

    def _steps(self) -> Iterator[Step]:
        steps = [
            self._step(self.numbers[article_id], found, figure)
            for article_id, found in self.comparison.found.items()
            for figure in found.figures.values()
        ]
        return iter(sorted(steps, key=_ladder))

    def _step(self, number: int, found: Found, figure: Figure) -> Step:
        claimant = next(iter(found.slots(figure.figure_id, "claimant")), None)
        as_of = next((slot.value for slot in found.slots(figure.figure_id, "as-of") if slot.value), None)
        return Step(
            scope=figure_scope(figure),
            report=number,
            figure=figure,
            claimant=self._named(found, claimant) if claimant else None,
            as_of=as_of or self.rows.articles[number - self.rows.first].published,
            as_of_stated=as_of is not None,
            part=figure.part_of is not None,
        )

    # Wording

    def _wording(self) -> Iterator[Wording]:
        labels: dict[str, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        first: dict[tuple[str, int, str], Words] = {}
        for article_id, found in self.comparison.found.items():
            number = self.numbers[article_id]
            for mention in found.mentions.values():
                entity = next((each.entity_id for each in found.chain(mention.mention_id) if each.entity_id), None)
                if entity and mention.span.exact:
                    label = " ".join(mention.span.exact.split())
                    labels[entity][number][label] += 1
                    first.setdefault((entity, number, label), Words(mention.mention_id, mention.span, label))
        shared = sorted(
            (entity for entity, by in labels.items() if len(by) > 1), key=lambda each: (-len(labels[each]), each)
        )
        for entity in shared:
            yield Wording(
                party=self.rows.things.name(entity),
                entity_id=entity,
                labels=tuple(
                    (number, tuple(first[entity, number, label] for label, _ in _by_frequency(counter)))
                    for number, counter in sorted(labels[entity].items())
                ),
            )


def _by_frequency(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda each: (-each[1], each[0]))


def _first(members: Sequence[tuple[int, Statement]]) -> tuple[int, int, str]:
    return min((number, statement.span.start, statement.statement_id) for number, statement in members)


def _ladder(step: Step) -> tuple[str, bool, str, int, int]:
    return step.scope, step.as_of is None, step.as_of or "", step.report, step.figure.span.start


def _spans_of(found: Found) -> dict[str, Span]:
    spans = {event_id: each.span for event_id, each in found.event_mentions.items()}
    spans |= {figure_id: each.span for figure_id, each in found.figures.items()}
    for owner in found.event_mentions:
        spans |= {slot.slot_id: slot.span for slot in found.slots(owner) if slot.span}
    return spans
