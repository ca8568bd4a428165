"""Roles of blocks against gold, by characters and by blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from dateline.evaluate.labels import Label
from dateline.evaluate.report import Score, harmonic
from dateline.model import Role

#: Share of a block's characters that must have its role for the block to count as right. Not all
#: of them, because gold and answer may cut a label or a quotation mark differently.
BLOCK_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class RoleCounts:
    """Counts of one role on any number of pages: in the gold, in the answer, and right in each.

    Characters are non-space code points. A gold block is found where :data:`BLOCK_SHARE` of its
    characters have its role in the answer; an answered block is right where as many have its role
    in the gold. Gold and answer may cut the same text into different blocks.
    """

    gold_characters: int = 0
    answer_characters: int = 0
    right_characters: int = 0
    gold_blocks: int = 0
    found_blocks: int = 0
    answer_blocks: int = 0
    right_blocks: int = 0

    def scores(self, role: str) -> tuple[Score, ...]:
        """Return precision, recall and F1 by characters (``char_``) and by blocks (``block_``)."""
        characters = _figures(
            self.right_characters, self.answer_characters, self.right_characters, self.gold_characters
        )
        blocks = _figures(self.right_blocks, self.answer_blocks, self.found_blocks, self.gold_blocks)
        return tuple(
            Score(f"{role}.{unit}_{name}", value, count)
            for unit, figures, count in (
                ("char", characters, self.gold_characters),
                ("block", blocks, self.gold_blocks),
            )
            for name, value in zip(("precision", "recall", "f1"), figures, strict=True)
        )


class RoleTally:
    """Adds up counts page by page, for roles or for any other names that labels have as their role."""

    def __init__(self, names: Iterable[str] = tuple(Role)) -> None:
        self._names = tuple(str(name) for name in names)
        self._counts: dict[str, Counter[str]] = {}

    def add(self, text: str, gold: Sequence[Label], answer: Sequence[Label]) -> None:
        """Add a page's gold and answered labels, both as offsets in ``text``."""
        gold_roles, answer_roles = roles_by_character(text, gold), roles_by_character(text, answer)
        for offset, role in gold_roles.items():
            self._count(role, "gold_characters")
            self._count(role, "right_characters", answer_roles.get(offset) == role)
        for role in answer_roles.values():
            self._count(role, "answer_characters")
        for labels, others, names in (
            (gold, answer_roles, ("gold_blocks", "found_blocks")),
            (answer, gold_roles, ("answer_blocks", "right_blocks")),
        ):
            for label in labels:
                self._count(label.role, names[0])
                self._count(label.role, names[1], misread(text, label, others) is None)

    def add_unplaced(self, role: str, words: str) -> None:
        """Add a gold block whose words are not in the page's text: it cannot be found."""
        self._count(role, "gold_blocks")
        self._count(role, "gold_characters", len("".join(words.split())))

    def counts(self) -> dict[str, RoleCounts]:
        """Return the counts of every role that the gold or the answer has, in the order of the names."""
        return {name: RoleCounts(**self._counts[name]) for name in self._names if name in self._counts}

    def scores(self) -> tuple[Score, ...]:
        """Return ``accuracy`` over characters, ``macro_f1`` over roles, and each role's scores.

        ``macro_f1`` is the mean block F1 of the roles that the gold has.
        """
        counts = self.counts()
        gold = sum(each.gold_characters for each in counts.values())
        right = sum(each.right_characters for each in counts.values())
        by_role = {role: each.scores(role) for role, each in counts.items()}
        f1 = [by_role[role][-1].value for role, each in counts.items() if each.gold_blocks]
        return (
            Score("accuracy", right / gold if gold else 1.0, gold),
            Score("macro_f1", fmean(f1) if f1 else 1.0, len(f1)),
            *(score for scores in by_role.values() for score in scores),
        )

    def _count(self, role: str, name: str, by: int = 1) -> None:
        self._counts.setdefault(role, Counter())[name] += by


def roles_by_character(text: str, labels: Sequence[Label]) -> dict[int, str]:
    """Return the role of every labelled non-space character, by its offset."""
    return {offset: label.role for label in labels for offset in _offsets(text, label)}


def misread(text: str, label: Label, others: Mapping[int, str]) -> str | None:
    """Return the role that a block has in ``others`` instead of its own, ``None`` where it is the same."""
    roles = Counter(others.get(offset, "nothing") for offset in _offsets(text, label))
    if roles[label.role] >= BLOCK_SHARE * roles.total():
        return None
    del roles[label.role]
    return roles.most_common(1)[0][0]


def _offsets(text: str, label: Label) -> list[int]:
    return [offset for offset in range(label.start, label.end) if not text[offset].isspace()]


def _figures(right_given: int, given: int, right_wanted: int, wanted: int) -> tuple[float, float, float]:
    precision = right_given / given if given else float(not wanted)
    recall = right_wanted / wanted if wanted else float(not given)
    return precision, recall, harmonic(precision, recall)
