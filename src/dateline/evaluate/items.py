"""Items of a page against gold: split as they should be, and right in what they say of themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.evaluate.answers import Outcome, judge, outcome_scores, same_days, same_words
from dateline.evaluate.gold_pages import GoldItem
from dateline.evaluate.labels import Item, Label
from dateline.evaluate.report import Score, harmonic, share
from dateline.model import Role

#: Roles whose words make an item; dates and bylines may stand for the page and are left out.
_OWN_WORDS = frozenset({Role.TITLE.value, Role.SUBTITLE.value, Role.BODY.value})

#: Character F1 from which an answered item is the gold item: it may lack a caption-like line or a
#: subheading, it may not hold a neighbour's paragraph.
SAME_ITEM = 0.8

#: The fields that are compared, in order, and how.
_FIELDS = {
    "title": same_words,
    "language": str.__eq__,
    "kind": str.__eq__,
    "outlet": same_words,
    "published": same_days,
}

#: Fields that may rightly be empty are scored with what was invented; the others by accuracy alone.
_MAY_BE_EMPTY = ("outlet", "published")


class ItemTally:
    """Adds up items page by page."""

    def __init__(self) -> None:
        self._gold = self._answered = self._matched = 0
        self._split: list[bool] = []
        self._outcomes: dict[str, list[Outcome]] = {name: [] for name in _FIELDS}

    def add(self, gold: Sequence[GoldItem], answer: Sequence[Item], pairs: Mapping[int, int]) -> list[str]:
        """Add a page, with the pairs of :func:`match_items`; returns what is wrong, a line each."""
        self._gold += len(gold)
        self._answered += len(answer)
        self._matched += len(pairs)
        self._split.append(len(gold) == len(answer) == len(pairs))
        misses = [] if self._split[-1] else [f"{len(gold)} items, {len(answer)} found, {len(pairs)} of them right"]
        for number, item in enumerate(gold):
            misses += self._add_fields(number, item, answer[pairs[number]] if number in pairs else None)
        return misses

    def scores(self) -> tuple[Score, ...]:
        """Return how items were split, and each field's scores over all gold items."""
        precision = self._matched / self._answered if self._answered else float(not self._gold)
        recall = self._matched / self._gold if self._gold else float(not self._answered)
        return (
            Score("items_precision", precision, self._answered),
            Score("items_recall", recall, self._gold),
            Score("items_f1", harmonic(precision, recall), self._gold),
            share("pages_exact", self._split),
            *(score for name in _FIELDS for score in self._field_scores(name)),
        )

    def _field_scores(self, name: str) -> tuple[Score, ...]:
        outcomes = self._outcomes[name]
        if name in _MAY_BE_EMPTY:
            return outcome_scores(outcomes, f"{name}_")
        return (share(name, (outcome in {Outcome.RIGHT, Outcome.RIGHTLY_NONE} for outcome in outcomes)),)

    def _add_fields(self, number: int, gold: GoldItem, answer: Item | None) -> list[str]:
        misses = []
        for name, same in _FIELDS.items():
            accepted = getattr(gold, name)
            if answer is None:  # an item that was not found has missed what the gold says of it
                self._outcomes[name] += [Outcome.MISSED] if accepted[0] is not None else []
                continue
            given = getattr(answer, name)
            outcome = judge(accepted, given, same)
            self._outcomes[name].append(outcome)
            if outcome not in {Outcome.RIGHT, Outcome.RIGHTLY_NONE}:
                misses.append(f"item {number}: {name} {outcome}: {given!r}, gold {accepted[0]!r}")
        return misses


def match_items(text: str, gold: Sequence[Label], answer: Sequence[Label]) -> dict[int, int]:
    """Pair gold items with answered ones that hold the same words, each at most once.

    Compares the non-space characters of titles, standfirsts and bodies; pairs need an F1 of
    :data:`SAME_ITEM`. Returns answered item numbers by gold item number.
    """
    wanted, found = _words_of_items(text, gold), _words_of_items(text, answer)
    pairs: dict[int, int] = {}
    for number, words in wanted.items():
        for other, others in found.items():
            if 2 * len(words & others) >= SAME_ITEM * (len(words) + len(others)):
                pairs[number] = other  # with more than half shared there is no second candidate
    return pairs


def _words_of_items(text: str, labels: Sequence[Label]) -> dict[int, set[int]]:
    """Return the offsets of each item's own non-space characters."""
    words: dict[int, set[int]] = {}
    for label in labels:
        if label.item is not None and label.role in _OWN_WORDS:
            inside = range(label.start, label.end)
            words.setdefault(label.item, set()).update(offset for offset in inside if not text[offset].isspace())
    return words
