"""The lexicons of events of a language pack: frames, operators, closed words, the gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from dateline.annotate.events.gate import GateWords
from dateline.annotate.events.patterns import Classes, Pattern, read_patterns, word_set
from dateline.knowledge import read_lexicon
from dateline.model import fold

#: The type of frames that report nothing: words of acts in another sense ("shot to fame").
FIGURE_OF_SPEECH = "NONE"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a group of patterns reports: type, mode, and where its parties stand."""

    type: str
    mode: str | None
    actor_verb: tuple[str, ...]
    recipient_verb: tuple[str, ...]
    actor_noun: tuple[str, ...]
    recipient_noun: tuple[str, ...]
    mutual: bool
    needs_code: bool
    needs_codes: bool = False


@dataclass(frozen=True, slots=True)
class Operator:
    """What a word makes of the act that is its complement; see ``events_operators.toml``."""

    name: str
    becomes: Mapping[str, str]
    alone: str | None
    status: str | None
    addressee: tuple[str, ...]
    object_control: bool
    content: bool
    mode: str | None
    mutual: bool
    reports: bool
    needs_code: bool
    own: bool
    negated: bool
    victim: bool
    keeps_subject: bool
    direct: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern and what it stands for: a frame, or an operator."""

    pattern: Pattern
    use: str
    frame: Frame | None = None
    operator: Operator | None = None


class Lists(dict[str, frozenset[str]]):
    """Lists of words by name; one that a language does not have is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True)
class EventLexicon:
    """Everything a pack knows of events. ``entries`` are by use (verb, noun, adjective) and lemma."""

    entries: Mapping[tuple[str, str], tuple[Entry, ...]]
    kinds: Mapping[str, frozenset[str]]
    modes: Mapping[str, Mapping[str, str]]
    relations: Mapping[str, frozenset[str]]
    tags: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    people: frozenset[str]
    statements: frozenset[str]
    gate: GateWords
    irregular: Mapping[str, str]
    instruments: frozenset[str]
    targets: frozenset[str]
    speech: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    head_first: bool
    sectors: Mapping[str, str]

    @cached_property
    def lemmas(self) -> Mapping[str, list[str]]:
        """The lemmas of irregular forms."""
        found: dict[str, list[str]] = {}
        for lemma, forms in self.irregular.items():
            for form in forms.split():
                found.setdefault(form, []).append(lemma)
        return found

    @cached_property
    def entries_seen(self) -> dict[tuple[str, str, str], list[Entry]]:
        """The entries of words met before, by use, lemma and form."""
        return {}

    @cached_property
    def listed(self) -> frozenset[str]:
        """The lemmas of all entries."""
        return frozenset(lemma for _, lemma in self.entries)

    @cached_property
    def wanted(self) -> frozenset[str]:
        """Word forms of which a sentence needs one to hold an event; see :func:`wanted_words`."""
        found: set[str] = set()
        for (_, lemma), entries in self.entries.items():
            if lemma not in self.words["auxiliaries"] and any(
                each.frame or (each.operator and each.operator.alone) for each in entries
            ):
                found.update(_forms(lemma), self.irregular.get(lemma, "").split())
        return frozenset(found)

    def is_deed(self, lemma: str) -> bool:
        """Tell whether a noun reports an act by itself."""
        return any(each.frame for each in self.entries.get(("noun", lemma), ()))

    def is_hostile(self, lemma: str) -> bool:
        """Tell whether a noun reports an act of force."""
        entries = self.entries.get(("noun", lemma), ())
        return any(each.frame and each.frame.type in self.kinds["forceful"] for each in entries)


@cache
def event_lexicon(package: str) -> EventLexicon:
    """Read the event lexicons in the ``data`` folder of a language pack."""
    classes = Classes(_table(package, "events_classes.toml")["classes"])
    frames = _table(package, "events_frames.toml")
    operators = _table(package, "events_operators.toml")
    grammar = _table(package, "events_grammar.toml")
    entries: dict[tuple[str, str], list[Entry]] = {}
    for entry in (*_frame_entries(frames, classes), *_operator_entries(operators["operator"], classes)):
        entries.setdefault((entry.use, entry.pattern.lemma), []).append(entry)
    return EventLexicon(
        {key: tuple(sorted(each, key=_specific)) for key, each in entries.items()},
        Lists((name, frozenset(types)) for name, types in operators["kinds"].items()),
        operators["modes"],
        {name: frozenset(labels) for name, labels in grammar["relations"].items()},
        Lists((name, frozenset(tags)) for name, tags in grammar["tags"].items()),
        Lists((name, word_set(text)) for name, text in grammar["words"].items()),
        classes.words("@acting"),
        word_set(operators["statements"]["verbs"]),
        GateWords.of(_table(package, "events_gate.toml")),
        grammar["irregular"],
        classes.words("@instrument"),
        classes.words("@structure|@territory|@person"),
        operators["speech"],
        {
            name: tuple(names)
            for name, names in {"where_nouns": grammar["parts"]["where"], "below_deeds": (), **grammar["parts"]}.items()
        },
        bool(grammar["tags"]["head_first"]),
        dict(_sectors(_table(package, "events_classes.toml").get("sectors", {}))),
    )


def _sectors(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the nouns of a table of sectors, each with the first sector that lists it."""
    seen: set[str] = set()
    for sector, words in table.items():
        for word in sorted(word_set(words) - seen):
            seen.add(word)
            yield word, sector


def _table(package: str, name: str) -> dict[str, Any]:
    """Read a lexicon; what is in Arabic letters is folded, as the words of Arabic texts are."""
    table: dict[str, Any] = _folded(read_lexicon(package, name))
    return table


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return fold(value) if any("\u0600" <= letter <= "\u06ff" for letter in value) else value
    if isinstance(value, list):
        return [_folded(each) for each in value]
    return {key: _folded(each) for key, each in value.items()} if isinstance(value, dict) else value


@cache
def wanted_words(package: str) -> frozenset[str]:
    """Return the word forms, in lower case, of which a sentence needs one to hold an event.

    They are all forms of the lemmas of frames and of operators that are acts by themselves; words that
    only carry others' acts ("begin", "say") need one of these beside them.
    """
    return event_lexicon(package).wanted


def _forms(lemma: str) -> Iterator[str]:
    """Yield the regular forms of an English lemma, with and without a doubled consonant."""
    yield from (lemma, lemma + "s", lemma + "es", lemma + "ed", lemma + "ing", lemma + "d")
    yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")
    if lemma.endswith("e"):
        yield from (lemma[:-1] + "ing",)
    if lemma.endswith("y"):
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied")


def _specific(entry: Entry) -> tuple[int, int]:
    """Order entries: more conditions first, then those that name fewer words."""
    return -entry.pattern.weight, sum(len(each.words) for each in entry.pattern.elements)


def _frame_entries(table: Mapping[str, Any], classes: Classes) -> Iterator[Entry]:
    for given in table["frame"]:
        roles = {name: tuple(given.get(name, default)) for name, default in table["roles"].items()}
        frame = Frame(
            given["type"],
            given.get("mode"),
            roles["actor_verb"],
            roles["recipient_verb"],
            roles["actor_noun"],
            roles["recipient_noun"],
            given.get("mutual", False),
            given.get("needs") in ("code", "codes"),
            given.get("needs") == "codes",
        )
        for use in ("verb", "noun"):
            for pattern in read_patterns(given.get(f"{use}s", ""), classes):
                yield Entry(pattern, use, frame=frame)


def _operator_entries(given: Iterable[Mapping[str, Any]], classes: Classes) -> Iterator[Entry]:
    for each in given:
        operator = Operator(
            each["name"],
            each["becomes"],
            each.get("alone"),
            each.get("status"),
            tuple(each.get("addressee", ())),
            each.get("control") == "object",
            each.get("content", False),
            each.get("mode"),
            each.get("mutual", False),
            each.get("reports", False),
            each.get("needs") == "code",
            each.get("own", False),
            each.get("negated", False),
            each.get("victim", False),
            each.get("keeps_subject", False),
            each.get("direct", False),
        )
        for use, key in (("verb", "verbs"), ("noun", "nouns"), ("adjective", "adjectives")):
            for pattern in read_patterns(each.get(key, ""), classes):
                yield Entry(pattern, use, operator=operator)
