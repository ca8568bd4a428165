"""The times of an article: expressions found by the grammar, resolved in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from dateline.annotate.publication import publication_day
from dateline.annotate.reading import Finder, Reading, Sentence
from dateline.annotate.times.grammar import Chart, Grammar, Meaning
from dateline.annotate.times.modifiers import Modifiers
from dateline.annotate.times.operations import resolve
from dateline.annotate.times.period import Period, period_of
from dateline.annotate.times.value import Situation, Unresolved, Value, checked_edtf
from dateline.annotate.times.words import PLAIN, Lexicon, Word, Writing
from dateline.knowledge import Happening, day_first, read_lexicon
from dateline.model import Annotation, Time, annotation_id, fold

#: How far from the publication day a count of days may come out where more than one happening fits, in days.
_NEAR = 45
#: How many periods spoken of before are kept to count from.
_REMEMBERED = 12
#: Operations that only compare with another time: what follows does not count from them.
_ASIDE = frozenset({"yearago", "yearperiod"})
#: How far from a time expression, in words, a sign of tense is looked for.
_REACH = 9
#: Counts of days below this are often of something else: "the second day of talks on the war in ...".
_TELLING = 9
#: How many words after "the anniversary of" can name a happening.
_NAMING = 14
#: Arguments that leave nothing for a tense to settle.
_SETTLING = frozenset({"when", "year", "which", "week"})
#: Marks that close the words that can name a happening after "the anniversary of".
_CLOSING = frozenset(".;:!?,؛؟،")


@dataclass(frozen=True, slots=True)
class Tense:
    """The words and tags that tell the tense of what stands near a time expression."""

    future: frozenset[str]
    future_before: frozenset[str]
    past: frozenset[str]
    past_before: frozenset[str]
    past_endings: tuple[str, ...]
    past_tags: frozenset[str]
    passive: frozenset[str]
    since: frozenset[str]
    denying: frozenset[str]
    compounds: frozenset[str]
    default: str
    concerned: frozenset[str]

    def is_since(self, words: Sequence[Word], start: int) -> bool:
        """Tell whether the words before a time say that it lies behind: "since Oct. 7"."""
        before = [word.low for word in words[max(0, start - 2) : start]]
        return bool(before) and (before[-1] in self.since or (len(before) == 2 and before[0] in self.since))

    def is_compound(self, words: Sequence[Word], start: int) -> bool:
        """Tell a time that only makes a word with what is before it: "a pre-dawn raid"."""
        before = [word.low for word in words[max(0, start - 2) : start]]
        return len(before) == 2 and before[1] == "-" and before[0] in self.compounds

    def at(self, words: Sequence[Word], start: int, end: int, tagged: Mapping[int, str]) -> str:
        """Return ``past``, ``future``, ``open`` or nothing, by the nearest sign; those before count as nearer."""
        before = words[start - 1].low if start else ""
        if before in self.future_before and any(
            word.low in self.denying for word in words[max(0, start - _REACH) : start]
        ):
            return "past"
        if self.is_since(words, start):
            return "past"
        if before in self.future_before or before in self.past_before:
            return "future" if before in self.future_before else "past"
        for distance in range(1, _REACH):
            for place in (start - distance, end + distance - 1):
                if 0 <= place < len(words):
                    sign = self._sign(words, place, tagged)
                    if sign:
                        return sign
        return ""

    def tags(self, sentence: Sentence, meaning: Meaning, writing: Writing) -> Mapping[int, str]:
        """Return the tenses of verbs by where they begin in a sentence, where they bear on what is to be resolved."""
        if writing.tenses is not None:
            return writing.tenses(sentence) if self._bears_on(meaning) else {}
        return {token.start - sentence.start: "past" for token in sentence.tokens if token.tag in self.past_tags}

    def _bears_on(self, meaning: Meaning) -> bool:
        """Tell whether a tense can settle what is meant: not where a year or "last" does."""
        if not _SETTLING.isdisjoint(meaning.args) or meaning.args.get("sign", 1) < 0:
            return False
        return meaning.op in self.concerned or any(
            isinstance(each, Meaning) and self._bears_on(each) for each in meaning.args.values()
        )

    def _sign(self, words: Sequence[Word], place: int, tagged: Mapping[int, str]) -> str:
        word = words[place]
        if word.low in self.future or (place + 1 < len(words) and f"{word.low} {words[place + 1].low}" in self.future):
            return "future"
        if place and words[place - 1].low in self.passive:  # "will be held": what is before it tells
            return ""
        if word.start in tagged:
            return tagged[word.start]
        if word.low in self.past:
            return "past"
        return "past" if not tagged and len(word.low) > 4 and word.low.endswith(self.past_endings) else ""


def _tense(tables: Mapping[str, Any], writing: Writing) -> Tense:
    tense = tables["tense"]

    def words(name: str) -> frozenset[str]:
        return frozenset(map(writing.fold, tense[name]))

    return Tense(
        words("future"),
        words("future_before"),
        words("past"),
        words("past_before"),
        tuple(tense["past_endings"]),
        frozenset(tense["past_tags"]),
        words("passive"),
        words("since"),
        words("denying"),
        words("compounds"),
        tense.get("default", ""),
        frozenset(tense.get("concerned", ())),
    )


@dataclass
class _Story:
    """What an article has spoken of so far: the day it appeared and the last periods, latest first."""

    reading: Reading
    published: date | None
    happenings: Sequence[Happening]
    day_first: bool | None = None
    writing: Writing = PLAIN
    recent: tuple[Period, ...] = ()
    happening: Happening | None = None

    def remember(self, value: Value) -> None:
        """Keep what was spoken of for what counts from it."""
        if value.period is not None and value.type in {"DATE", "TIME"}:
            self.recent = (value.period, *self.recent[: _REMEMBERED - 1])


def time_finder(package: str, happenings: Sequence[Happening] = (), writing: Writing | None = None) -> Finder:
    """Return the finder of times for a language pack's ``times.toml`` and ``times_rules.toml``.

    ``happenings`` are the starting points of "the 82nd day of ..." and "the anniversary of ...";
    ``writing`` says how the language's words are cut, ``None`` where they stand apart.
    """
    tables = read_lexicon(package, "times.toml")
    grammar = Grammar(Lexicon(tables, writing), read_lexicon(package, "times_rules.toml"))
    tense = _tense(tables, grammar.lexicon.writing)
    modifiers = Modifiers.of(tables)

    def find(reading: Reading) -> Iterator[Annotation]:
        order = day_first(reading.text.article.language)
        order = tables.get("day_first") if order is None else order
        story = _Story(reading, publication_day(reading.text.article), happenings, order, grammar.lexicon.writing)
        for sentence in reading.sentences:
            for time, meaning in _times(story, sentence, grammar, tense):
                yield time
                yield from modifiers.slots(reading, time, meaning)

    return find


def _times(story: _Story, sentence: Sentence, grammar: Grammar, tense: Tense) -> Iterator[tuple[Time, Meaning]]:
    words = grammar.lexicon.writing.words(story.reading, sentence)
    starts = grammar.starts["time"]
    chart: Chart | None = None
    at = 0
    while at < len(words):
        if words[at].key not in starts:
            at += 1
            continue
        chart = chart or Chart(grammar, words)
        found = chart.longest("time", at)
        if found is None:
            at += 1
            continue
        end, meaning = found
        time = None if meaning.op == "none" else _time(story, sentence, words, (at, end), meaning, tense)
        if time is not None:
            yield time, meaning
        at = end if time is not None or meaning.op == "none" else at + 1


def _time(
    story: _Story, sentence: Sentence, words: Sequence[Word], place: tuple[int, int], meaning: Meaning, tense: Tense
) -> Time | None:
    start, end = place
    span = story.reading.span(sentence.start + words[start].start, sentence.start + words[end - 1].end)
    if _is_in_name(story.reading.text.page.text, sentence, words, place, meaning) or tense.is_compound(words, start):
        return None
    story.happening = None
    told = tense.at(words, start, end, tense.tags(sentence, meaning, story.writing))
    situation = Situation(
        story.published,
        story.recent,
        "" if told == "open" else told or tense.default,
        story.day_first,
        lambda unit, number: _counted_from(story, words, end, unit, number),
        since=tense.is_since(words, start),
        told=bool(told),
    )
    time = Time(
        time_id=annotation_id("time", span),
        article_id=story.reading.article_id,
        span=span,
        type="DATE",
        value=None,
        edtf=None,
        earliest=None,
        latest=None,
        rule=f"times.{meaning.rule}",
    )
    try:
        value = resolve(meaning, situation)
    except Unresolved as unresolved:
        if meaning.args.get("loose"):  # "the second day": only a time where it is known of what
            return None
        return replace(time, type=unresolved.kind, value=unresolved.value, unresolved=unresolved.reason)
    if meaning.op not in _ASIDE:
        story.remember(value)
    return _resolved(time, value, story, situation)


def _is_in_name(text: str, sentence: Sentence, words: Sequence[Word], place: tuple[int, int], meaning: Meaning) -> bool:
    """Tell a vague word that ends a name ("Spaceflight Now") by its capital and that of the word before it."""
    start, end = place
    if meaning.op != "ref" or end - start != 1 or start < 2:
        return False
    first, before = words[start], words[start - 1]
    capitals = (text[sentence.start + each.start : sentence.start + each.end] for each in (before, first))
    return all(each[:1].isupper() and each[1:].islower() for each in capitals)


def _resolved(time: Time, value: Value, story: _Story, situation: Situation) -> Time:
    edtf, earliest, latest = checked_edtf(value)
    anchor, basis = _anchor(value, story, situation)
    reason = value.reason if edtf is None else None
    return replace(
        time,
        type=value.type,
        value=value.timex,
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        anchor=anchor,
        anchor_basis=basis,
        unresolved=reason,
    )


def _anchor(value: Value, story: _Story, situation: Situation) -> tuple[str | None, str | None]:
    article = story.reading.text.article
    if value.written is not None:
        return value.written
    if value.counted == "happening" and story.happening is not None:
        return story.happening.day.isoformat(), f"happening: {story.happening.name_en}"
    if value.counted == "published" and article.published_basis is not None:
        return article.published, article.published_basis.value
    if value.counted == "text":
        return situation.recent[0].edtf, "text"
    return (None, value.counted)


def _counted_from(story: _Story, words: Sequence[Word], end: int, unit: str, number: int) -> date | None:
    """Return the day that lies some units after the happening named next, or anywhere in the sentence."""
    after = [word.low for word in words[end : end + _NAMING]]
    closed = next((place for place, word in enumerate(after) if word in _CLOSING), len(after))
    named = _named(story, after[:closed]) or _named(story, [word.low for word in words])
    found = [(day, each) for each in named if (day := _later(each.day, unit, number)) is not None]
    if story.published is not None:
        published = story.published
        found.sort(key=lambda each: abs((each[0] - published).days))
        doubtful = len(found) > 1 or number < _TELLING
        if found and doubtful and unit == "day" and abs((found[0][0] - published).days) > _NEAR:
            return None
    if not found:
        return None
    day, story.happening = found[0]
    return day


def _named(story: _Story, words: Sequence[str]) -> list[Happening]:
    text = fold(" ".join(words))
    return [each for each in story.happenings if each.is_named_in(text)]


def _later(day: date, unit: str, number: int) -> date | None:
    try:
        if unit == "year":
            return day.replace(year=day.year + number)
        if unit == "day":
            return day + timedelta(days=number)
        return period_of(unit, day).shifted(number).first
    except (ValueError, OverflowError):
        return None
