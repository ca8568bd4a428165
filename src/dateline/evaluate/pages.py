"""Scores on annotated pages: roles of blocks, and items with what they say of themselves."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.evaluate.blocks import RoleTally, misread, roles_by_character
from dateline.evaluate.gold_pages import GoldItem, GoldPage, place_pieces, read_gold_pages
from dateline.evaluate.items import ItemTally, match_items
from dateline.evaluate.labels import Label, LabelledText, labelled
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport
from dateline.evaluate.workbench import Cleaned, Workbench
from dateline.model import Payload, ResourceError, Role, Voice, sha256_hex
from dateline.samples import sample_folder

_GOLD = Path(__file__).parent / "gold"

#: Characters of a misread block that are shown.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class AnnotatedPages:
    """Gold pages of one folder below ``gold``, and how to come by the files that they annotate."""

    folder: str
    clean: Callable[[Workbench, GoldPage], Cleaned]
    has_voices: bool = False

    def roles(self, bench: Workbench) -> Measured:
        """Score the roles of blocks, and their voices where the gold marks them."""
        return self._measure(bench, *self._block_scorers)

    def items(self, bench: Workbench) -> Measured:
        """Score how pages are split into items, and the fields of these."""
        return self._measure(bench, _item_scores)

    def roles_and_items(self, bench: Workbench) -> Measured:
        """Score both."""
        return self._measure(bench, *self._block_scorers, _item_scores)

    @property
    def _block_scorers(self) -> tuple[Scorer, ...]:
        return (_role_scores, _voice_scores) if self.has_voices else (_role_scores,)

    def _measure(self, bench: Workbench, *scorers: Scorer) -> Measured:
        gold, digest = read_gold_pages(_GOLD / self.folder)
        cleaned = [(page, self.clean(bench, page)) for page in gold]
        compared = [_compare(page, answer) for page, answer in cleaned]
        failures = [answer.failure for _, answer in cleaned if answer.failure]
        results = [scorer(compared) for scorer in scorers]
        scores = tuple(score for each, _ in results for score in each)
        misses = (*failures, *(line for _, lines in results for line in lines))
        return Measured(len(gold), digest, (SystemReport(DATELINE, scores, len(failures)),), misses)


@dataclass(frozen=True, slots=True)
class Compared:
    """One gold page beside its answer: the gold's labels placed in the answer's text."""

    gold: GoldPage
    items: tuple[GoldItem, ...]
    answer: LabelledText
    labels: tuple[Label, ...]
    unplaced: tuple[tuple[str, str], ...]


#: Scores compared pages; returns the scores and what is wrong, a line each.
Scorer = Callable[[Sequence[Compared]], tuple[tuple[Score, ...], list[str]]]


def from_samples(bench: Workbench, page: GoldPage) -> Cleaned:
    """Clean a sample page that ships with dateline."""
    return bench.clean_file(sample_folder() / page.file)


def from_gold_text(bench: Workbench, page: GoldPage) -> Cleaned:
    """Clean the text that the gold page itself holds."""
    return bench.clean(Payload(page.file, page.text.encode(), "text/plain"))


def from_shared_pages(bench: Workbench, page: GoldPage) -> Cleaned:
    """Clean one of the shared real pages; raises ResourceError where it is absent or another version."""
    path = bench.folder("..", "pages") / page.file
    if not path.is_file():
        raise ResourceError(f"no page {path}")
    if sha256_hex(path.read_bytes()) != page.sha256:
        raise ResourceError(f"{path} is not the version that its gold was made for")
    return bench.clean_file(path)


def _compare(gold: GoldPage, cleaned: Cleaned) -> Compared:
    answer = labelled(cleaned.pages)
    labels, unplaced = place_pieces(gold.pieces, answer.text)
    titles: dict[int | None, list[str]] = {}
    for label in labels:
        if label.role == Role.TITLE:
            titles.setdefault(label.item, []).append(answer.text[label.start : label.end])
    items = tuple(item.titled(titles.get(number, [])) for number, item in enumerate(gold.items))
    return Compared(gold, items, answer, labels, tuple((piece.role, piece.text) for piece in unplaced))


def _role_scores(pages: Sequence[Compared]) -> tuple[tuple[Score, ...], list[str]]:
    tally = RoleTally()
    misses: list[str] = []
    for page in pages:
        tally.add(page.answer.text, page.labels, page.answer.labels)
        for role, words in page.unplaced:
            tally.add_unplaced(role, words)
        misses += (f"{page.gold.file}: {line}" for line in _misread_blocks(page))
    return tally.scores(), misses


def _voice_scores(pages: Sequence[Compared]) -> tuple[tuple[Score, ...], list[str]]:
    """Score the body blocks in which the outlet gives its own opinion; every other is a report."""
    tally = RoleTally([Voice.OPINION])
    misses: list[str] = []
    for page in pages:
        text, gold, answer = page.answer.text, _opinion(page.labels), _opinion(page.answer.labels)
        tally.add(text, gold, answer)
        for labels, others, what in (
            (gold, answer, "opinion read as report"),
            (answer, gold, "report read as opinion"),
        ):
            roles = roles_by_character(text, others)
            misses += (
                f"{page.gold.file}: {what}: {_shown(text, each)}" for each in labels if misread(text, each, roles)
            )
    return tuple(score for each in tally.counts().values() for score in each.scores(Voice.OPINION)), misses


def _opinion(labels: Sequence[Label]) -> list[Label]:
    return [replace(label, role=Voice.OPINION) for label in labels if label.voice == Voice.OPINION]


def _shown(text: str, label: Label) -> str:
    """Return the place and the first words of a block, for whoever looks for it."""
    words = json.dumps(text[label.start : label.end][:_SHOWN], ensure_ascii=False)
    return f"[{label.start}, {label.end}) {words}"


def _misread_blocks(page: Compared) -> Iterator[str]:
    text = page.answer.text
    roles = roles_by_character(text, page.answer.labels)
    for label in page.labels:
        given = misread(text, label, roles)
        if given:
            yield f"{label.role} read as {given}: {_shown(text, label)}"
    for role, words in page.unplaced:
        yield f"{role} is not in the text: {json.dumps(words[:_SHOWN], ensure_ascii=False)}"


def _item_scores(pages: Sequence[Compared]) -> tuple[tuple[Score, ...], list[str]]:
    tally = ItemTally()
    misses: list[str] = []
    for page in pages:
        pairs = match_items(page.answer.text, page.labels, page.answer.labels)
        wrong = tally.add(page.items, page.answer.items, pairs)
        misses += (f"{page.gold.file}: {line}" for line in wrong)
    return tally.scores(), misses
