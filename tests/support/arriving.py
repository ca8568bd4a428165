"""Made articles that arrive at a record in parts: happenings told by several outlets over two months."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from records import FINGERPRINT, STAGE, cleaned

from dateline.link import NoEncoder
from dateline.model import Annotation, CleanPage, EventMention, Role, Slot, Span, Statement, annotation_id
from dateline.run.linking import Linking
from dateline.run.settings import Configuration, RunSettings
from dateline.store import Record, Writer
from dateline.store.replacing import delete_page

_LETTERS = {"en": ("bcdfghklmnprst", "aeiou"), "ar": ("بتجحدرسشعفقكلمنه", "اوي")}
_FURNITURE = "Read the terms of use of this site before you copy anything from it"


@dataclass(frozen=True)
class Arrival:
    """A page with what annotators found in its article."""

    page: CleanPage
    found: tuple[Annotation, ...]

    @property
    def article_id(self) -> str:
        return self.page.articles[0].article_id


def arrivals(seed: int = 1) -> list[Arrival]:
    """Make thirty articles: dated and not, in two scripts, some copied, some with a line their outlet repeats."""
    rng = random.Random(seed)
    words = {language: [_word(rng, language) for _ in range(400)] for language in _LETTERS}
    made: list[Arrival] = []
    for happening in range(12):
        own = {language: rng.sample(words[language], 14) for language in _LETTERS}
        day = date(2031, 3, 1) + timedelta(days=5 * happening + rng.randint(0, 3))
        for telling in range((1, 2, 3, 4)[happening % 4]):
            language = "ar" if telling == 3 else "en"
            published = None if happening % 5 == 4 and telling else (day + timedelta(days=telling)).isoformat()
            copied = made[-1].page if telling == 2 else None
            made.append(_arrival(rng, len(made), (language, published), own[language] * 2 + words[language], copied))
    return made


def _arrival(
    rng: random.Random, number: int, facts: tuple[str, str | None], words: Sequence[str], copied: CleanPage | None
) -> Arrival:
    lines = [(" ".join(rng.sample(words[:14], 6)).capitalize(), Role.TITLE)]
    lines += [(" ".join(rng.choices(words[:60], k=16)).capitalize() + ".", Role.BODY) for _ in range(4)]
    if copied is not None:
        lines = [(each.span.exact, each.role) for each in copied.blocks if each.span.exact != _FURNITURE]
    if number % 3 == 0:
        lines.append((_FURNITURE, Role.BODY))
    lines.append((f"Number {number}", Role.FURNITURE))
    page = cleaned(
        lines, source=f"page-{number}.txt", outlet=f"Outlet {number % 3}", language=facts[0], published=facts[1]
    )
    return Arrival(page, tuple(_found(page, number)))


def _found(page: CleanPage, number: int) -> Iterator[Annotation]:
    article_id = page.articles[0].article_id
    for place, block in enumerate(page.blocks[1:4]):
        start, end, text = block.span.start, block.span.end, page.page.text
        said = Span.of(page.page, start + 2, end - 1)
        yield Statement(annotation_id("statement", said), article_id, said, "paraphrase", "neutral", "made")
        trigger = Span.of(page.page, start, start + text[start:end].index(" "))
        kind = ("ASSAULT", "AGREE", "CONSULT")[(number + place) % 3]
        event_id = annotation_id("event", trigger, kind)
        yield EventMention(event_id, article_id, trigger, kind, None, "asserted", True, "made")
        actor = Span.of(page.page, end - 9, end - 1)
        yield Slot(
            annotation_id("slot", actor, event_id, "actor", 0), article_id, event_id, "actor", 0, None, "made", actor
        )


def _word(rng: random.Random, language: str) -> str:
    consonants, vowels = _LETTERS[language]
    return "".join(rng.choice(consonants) + rng.choice(vowels) for _ in range(rng.randint(2, 4)))


def begun(path: Path) -> Writer:
    """Open a record for a run of its own."""
    writer = Writer.open(path)
    writer.begin_run("0", "test", "{}", "")
    return writer


def store(writer: Writer, arriving: Sequence[Arrival]) -> None:
    """Store articles with their annotations."""
    with writer.transaction():
        assert writer.add([each.page for each in arriving], STAGE, FINGERPRINT) == []
        assert writer.add_annotations([(each.article_id, each.found) for each in arriving], "made", "1") == []


def link(writer: Writer, workers: int = 1) -> None:
    """Link what the record holds, without sentence vectors."""
    silent: Any = SimpleNamespace(phase=lambda *_: None, advance=lambda *_: None)
    configuration = Configuration(RunSettings(workers))
    session: Any = SimpleNamespace(writer=writer, progress=silent, configuration=configuration)
    Linking(session, NoEncoder()).run()


def remove(writer: Writer, arrived: Arrival) -> None:
    """Delete a page with all that was found on it."""
    with writer.transaction():
        delete_page(writer._connection, arrived.page.page.page_id)


def set_aside(writer: Writer, arrived: Arrival) -> None:
    """Let an article be of a kind that is not linked."""
    with writer.transaction():
        writer._connection.execute("UPDATE articles SET kind = 'other' WHERE article_id = ?", (arrived.article_id,))


def digest(path: Path) -> str:
    """Hash everything that a record holds."""
    with Record.open(path) as record:
        return record.digest()
