"""What one rendering of a statement has and the others lack: numbers, parties, items of a list, negation, modality."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge import read_lexicon
from dateline.link.amounts import Word, amounts_in, words_of
from dateline.link.encoder import Encoder
from dateline.link.report import Party, Report, Said
from dateline.link.skeleton import name_keys

#: Cosine from which two items of a list are the same thing, in one language or two.
SAME_ITEM = 0.4

_COMMA = re.compile(r"\s*[,،]\s*$")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that only one rendering has: ``kind``, its place on the page, and in words what is lacking."""

    statement_id: str
    kind: str
    reason: str
    start: int
    end: int


def differences(members: Sequence[tuple[Report, Said]], encoder: Encoder) -> Iterator[Difference]:
    """Yield what single renderings of one statement have and none of the others has, in order of place."""
    for report, said in members:
        others = [(other, theirs) for other, theirs in members if theirs is not said and other is not report]
        if others:
            yield from _numbers(report, said, others)
            yield from _parties(report, said, others)
            yield from _words_of("negation", report, said, others)
            yield from _words_of("modality", report, said, others)
            yield from _items(report, said, others, encoder)


_Others = Sequence[tuple[Report, Said]]


def _numbers(report: Report, said: Said, others: _Others) -> Iterator[Difference]:
    known = {amount.value for other, theirs in others for amount in amounts_in(theirs.text, other.language)}
    for amount in amounts_in(said.text, report.language):
        if amount.value not in known:
            place = Word("", amount.start, amount.end)
            yield _difference(said, "number", "no other rendering gives this number", place)


def _parties(report: Report, said: Said, others: _Others) -> Iterator[Difference]:
    known = {party.entity_id for other, theirs in others for party in other.named if _inside(party, theirs)}
    keys = frozenset().union(*(name_keys(theirs.text, other.language) for other, theirs in others))
    # Who speaks is told by the words around a statement: "both movements" in it are no further party.
    told = {party.entity_id for each in (said, *(theirs for _, theirs in others)) for party in each.speakers}
    for party in report.named:
        if _inside(party, said) and party.entity_id not in known | told and not _named_in(party.words, report, keys):
            told.add(party.entity_id)
            place = Word("", party.start - said.start, party.end - said.start)
            yield _difference(said, "party", "no other rendering names this party", place)


def _inside(party: Party, said: Said) -> bool:
    """Tell whether a name stands in a statement; the words between its pieces are blanks."""
    at = party.start - said.start
    return said.start <= party.start and party.end <= said.end and not said.text[at : at + 1].isspace()


def _named_in(name: str, report: Report, keys: frozenset[str]) -> bool:
    """Tell whether a name may stand in the other renderings though it was not linked there."""
    own = {key for key in name_keys(name, report.language) if not key.startswith("#")}
    return bool(own & keys)


def _words_of(kind: str, report: Report, said: Said, others: _Others) -> Iterator[Difference]:
    own = _told(kind, report, said)
    if own and not any(_told(kind, other, theirs) for other, theirs in others):
        yield _difference(said, kind, f"no other rendering has a word of {kind}", own[0])


def _told(kind: str, report: Report, said: Said) -> list[Word]:
    """Return the words of a kind that are meant as such: "لا" denies, "لا تزال" is "still"."""
    table = read_lexicon(__package__, "differences.toml").get(report.language, {})
    listed, idioms, led = frozenset(table.get(kind, ())), table.get("idioms", ()), table.get("led", {})
    words = words_of(said.text)
    following = [*(each.folded for each in words[1:]), ""]
    return [
        word
        for word, after in zip(words, following, strict=True)
        if word.folded in listed
        and f"{word.folded} {after}" not in idioms
        and after.startswith(tuple(led.get(word.folded, ("",))))
    ]


def _items(report: Report, said: Said, others: _Others, encoder: Encoder) -> Iterator[Difference]:
    """Compare lists: where most items of two lists are the same, an item without a counterpart is one side's own."""
    for own in _lists(report, said):
        for other, theirs in others:
            for list_ in _lists(other, theirs):
                lone = _lone(own, list_, (report.language, other.language), encoder)
                if lone is not None and not any(_says(other, theirs, word) for word in lone):
                    for word in lone:
                        yield _difference(said, "item", "a list of another rendering lacks this item", word)


def _says(report: Report, said: Said, word: Word) -> bool:
    return word.folded in {each.folded for each in words_of(said.text)} if report.language else False


def _lone(
    own: Sequence[Word], theirs: Sequence[Word], languages: tuple[str, str], encoder: Encoder
) -> list[Word] | None:
    """Return the items that the other list lacks; ``None`` where the two are not the same list."""
    near = (
        encoder([each.folded for each in own], languages[0]) @ encoder([each.folded for each in theirs], languages[1]).T
    )
    best = [float(row.max()) if len(theirs) else 0.0 for row in near]
    lone = [word for word, score in zip(own, best, strict=True) if score < SAME_ITEM]
    matched = len(own) - len(lone)
    return lone if lone and matched >= 2 and len(own) > len(theirs) else None


def _lists(report: Report, said: Said) -> list[list[Word]]:
    """Find lists of single words: joined by commas and "and", in Arabic by the joined conjunction."""
    table: Mapping[str, object] = read_lexicon(__package__, "differences.toml").get(report.language, {})
    joins, proclitic = table.get("joins", ()), str(table.get("proclitic", ""))
    words, found = words_of(said.text), list[list[Word]]()
    current: list[Word] = []
    for at, word in enumerate(words):
        between = said.text[words[at - 1].end : word.start] if at else ""
        if word.folded in joins:  # type: ignore[operator]
            continue
        after_join = at > 0 and words[at - 1].folded in joins  # type: ignore[operator]
        led = bool(proclitic) and word.folded.startswith(proclitic) and len(word.folded) > 3 and not between.strip()
        if current and (after_join or led or _COMMA.fullmatch(between)):
            item = Word(word.folded[len(proclitic) :], word.start + len(proclitic), word.end) if led else word
            current.append(item)
        else:
            found.append(current)
            current = [word]
    return [each for each in [*found, current] if len(each) >= 2]


def _difference(said: Said, kind: str, reason: str, word: Word) -> Difference:
    return Difference(said.statement_id, kind, reason, said.start + word.start, said.start + word.end)
