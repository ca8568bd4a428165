"""Whom a report says it relies on: credits of agencies and outlets, and the speakers of its statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.knowledge import Outlet, outlet_named, outlets, read_lexicon
from dateline.link.report import Passage, Report
from dateline.link.words import fold_word
from dateline.model import fold

_WORD = re.compile(r"[^\W_]+(?:[.\-'’][^\W_]+)*")
#: Proclitics that may stand before an Arabic name.
_PROCLITICS = ("", "و", "ل", "ب", "ف")
#: Folded code points before a name in which its cue has to stand.
_BEFORE = 60
#: Code points that the words after a name are looked for in.
_AFTER = 40


@dataclass(frozen=True, slots=True)
class Cited:
    """A source that a report names: ``kind`` is agency, outlet or source; the place is on the page."""

    kind: str
    name: str
    entity_id: str | None
    rule: str
    start: int
    end: int


def citations_of(report: Report) -> list[Cited]:
    """Return whom a report relies on, each name once for each kind, in order of place."""
    found: dict[tuple[str, str], Cited] = {}
    for cited in sorted(_all_of(report), key=lambda each: (each.start, each.end, each.name)):
        own = report.outlet is not None and fold(report.outlet) == fold(cited.name)
        if not own:
            found.setdefault((cited.kind, cited.name), cited)
    return list(found.values())


def _all_of(report: Report) -> Iterator[Cited]:
    for passage in report.credits:
        yield from _in_credit(passage)
    for passage in report.passages:
        yield from _in_text(passage, report.language)
    for said in report.said:
        for party in said.speakers:
            if party.end:
                yield Cited("source", party.words, party.entity_id, "speaker of a statement", party.start, party.end)


def _in_credit(passage: Passage) -> Iterator[Cited]:
    for outlet, start, end in _outlets_in(passage):
        if not _is_common(passage, start, end):
            yield Cited(outlet.kind, outlet.name, None, "credited in a byline or source line", start, end)
    for match in _unnamed().finditer(passage.text):
        place = (passage.start + match.start(), passage.start + match.end())
        yield Cited("agency", fold(match[0]), None, "agencies credited without a name", *place)


def _in_text(passage: Passage, language: str) -> Iterator[Cited]:
    cues = _cues().get(language) or _cues()["en"]
    for outlet, start, end in _outlets_in(passage):
        before = fold(passage.text[max(0, start - passage.start - _BEFORE) : start - passage.start])
        after = fold(passage.text[end - passage.start : end - passage.start + _AFTER])
        if before.endswith("(") and after.startswith(")") and outlet.kind == "agency":
            yield Cited(outlet.kind, outlet.name, None, "credited in brackets", start, end)
        elif _is_common(passage, start, end) and not cues.between.search(before):
            continue
        elif cues.before.search(before):
            yield Cited(outlet.kind, outlet.name, None, "named after words of attribution", start, end)
        elif cues.after and cues.after.match(after):
            yield Cited(outlet.kind, outlet.name, None, "named before words of attribution", start, end)


def _is_common(passage: Passage, start: int, end: int) -> bool:
    name = fold(passage.text[start - passage.start : end - passage.start])
    return any(name.endswith(each) for each in read_lexicon(__package__, "citations.toml")["common"]["names"])


def _outlets_in(passage: Passage) -> Iterator[tuple[Outlet, int, int]]:
    """Yield the outlets that a passage names, with their places on the page; the longest name wins."""
    found = _WORD.findall(passage.text)
    if not any(map(_beginning, found, [*found[1:], ""])):  # as in most passages
        return
    words = list(_WORD.finditer(passage.text))
    end = 0
    for at, word in enumerate(words):
        if at < end:
            continue
        for name, outlet in _beginning(word[0], found[at + 1] if at + 1 < len(found) else ""):
            if tuple(fold_word(each[0]) for each in words[at + 1 : at + len(name)]) == name[1:]:
                end = at + len(name)
                yield outlet, passage.start + word.start(), passage.start + words[end - 1].end()
                break


def _beginning(word: str, following: str) -> list[_Named]:
    """Return the names of outlets that a word and the one after it may begin, in the order in which they are tried."""
    named = _named_from(word)
    return named and [each for each in named if len(each[0]) == 1 or each[0][1] == fold_word(following)]


@lru_cache(maxsize=2**18)
def _named_from(word: str) -> list[_Named]:
    """Return the names that a word may begin: of most words none."""
    folded = fold_word(word)
    readings = (folded[len(each) :] for each in _PROCLITICS if folded.startswith(each))
    return [named for reading in readings for named in _by_first_word().get(reading, ())]


#: A name of an outlet as folded words.
_Named = tuple[tuple[str, ...], Outlet]


@cache
def _by_first_word() -> Mapping[str, list[tuple[tuple[str, ...], Outlet]]]:
    named = {fold(name): outlet for outlet in outlets() for name in (outlet.name, outlet.name_ar) if name}
    for alias, name in read_lexicon(__package__, "citations.toml")["aliases"].items():
        known = outlet_named(name)
        if known:
            named[alias] = known
    index: dict[str, list[tuple[tuple[str, ...], Outlet]]] = {}
    for text, outlet in sorted(named.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        words = tuple(_WORD.findall(text))
        if words:
            index.setdefault(words[0], []).append((words, outlet))
    return index


def _languages() -> list[tuple[str, Mapping[str, list[str]]]]:
    return [(name, table) for name, table in read_lexicon(__package__, "citations.toml").items() if "before" in table]


@dataclass(frozen=True, slots=True)
class _Cues:
    before: re.Pattern[str]
    between: re.Pattern[str]
    after: re.Pattern[str] | None


@cache
def _cues() -> Mapping[str, _Cues]:
    return {language: _cues_of(table) for language, table in _languages()}


def _cues_of(table: Mapping[str, list[str]]) -> _Cues:
    before = rf"(?:^|\W)(?:{_any(table['before'])})\s*(?:(?:{_any(table['between'])})\s*)?[\"'(]*$"
    after = rf"[\"')]*\s*(?:{_any(table['after'])})\b" if table["after"] else None
    between = rf"(?:^|\W)(?:{_any(table['between'])})\s*[\"'(]*$"
    return _Cues(re.compile(before), re.compile(between), re.compile(after) if after else None)


def _any(patterns: Iterable[str]) -> str:
    return "|".join(sorted(patterns, key=lambda each: (-len(each), each)))


@cache
def _unnamed() -> re.Pattern[str]:
    words = {word for _, table in _languages() for word in table["agencies"]}
    return re.compile(rf"(?<!\w)(?:{_any(map(re.escape, words))})(?!\w)", re.IGNORECASE)
