"""Statements and their slots as records, each with its words: speaker, cue, addressee, document, issuer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.annotate.ar.statements.line import Line
from dateline.annotate.ar.statements.phrases import Range
from dateline.annotate.ar.statements.voices import Said
from dateline.annotate.reading import Reading, Token
from dateline.annotate.statements import form_of_pieces, mention_at
from dateline.model import Annotation, Slot, Span, Statement, annotation_id


def records(reading: Reading, heard: Iterable[Said]) -> Iterator[Annotation]:
    """Yield the statement and the slots of each attribution, in the order of the text."""
    for said in sorted(heard, key=lambda each: each.source.content.pieces[0]):
        statement = _statement(reading, said)
        yield statement
        yield from _slots(reading, said, statement)


def _statement(reading: Reading, said: Said) -> Statement:
    content = said.source.content
    span = Span.of_pieces(reading.text.page, content.pieces)
    form = form_of_pieces(reading.text.page.text, content.pieces, content.quotes)
    identity = annotation_id("statement", span, form)
    return Statement(identity, reading.article_id, span, form, said.source.cue_class, said.source.rule)


def _slots(reading: Reading, said: Said, statement: Statement) -> Iterator[Slot]:
    source = said.source
    for position, voice in enumerate(said.voices):
        yield _slot(reading, statement, ("speaker", position), voice.tokens, voice.rule)
    cue = source.line.words(*source.cue)
    if cue:
        yield _slot(reading, statement, ("cue", 0), cue, source.rule)
    yield from _placed(reading, statement, source.line, ("addressee", source.addressee))
    yield from _placed(reading, statement, source.line, ("document", source.document))
    for position, voice in enumerate(said.issuers):
        yield _slot(reading, statement, ("issuer", position), voice.tokens, voice.rule)


def _placed(reading: Reading, statement: Statement, line: Line, part: tuple[str, Range | None]) -> Iterator[Slot]:
    name, place = part
    tokens = line.words(*place) if place is not None else []
    if tokens:
        yield _slot(reading, statement, (name, 0), tokens, f"{name}-of-cue")


def _slot(reading: Reading, statement: Statement, place: tuple[str, int], tokens: Iterable[Token], rule: str) -> Slot:
    """Make a slot at a place (name and position) whose value are its words."""
    words = list(tokens)
    span = reading.span(words[0].start, words[-1].end)
    mention = mention_at(reading, span, words)
    return reading.slot(
        statement.statement_id,
        *place,
        rule,
        span,
        value=" ".join(span.exact.split()),
        refers_to=mention.mention_id if mention else None,
        entity_id=mention.entity_id if mention else None,
    )
