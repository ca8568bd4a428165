"""What a language pack knows of attribution: cue words with class and frames, sources, documents, pronouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.knowledge import read_lexicon

#: For each lemma, the class of each of its frames.
Frames = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class StatementLexicon:
    """Cue words and all that goes with them; ``forms`` gives the lemma of each inflected verb."""

    verbs: Frames
    nouns: Frames
    adjectives: Frames
    forms: Mapping[str, str]
    sources: tuple[tuple[str, ...], ...]
    tell: frozenset[str]
    told_by: frozenset[str]
    documents: frozenset[str]
    occasions: frozenset[str]
    issuing: frozenset[str]
    introducing: frozenset[str]
    deeds: Mapping[str, frozenset[str]]
    readers: frozenset[str]
    accepting: frozenset[str]
    joint: tuple[frozenset[str], frozenset[str]]
    pronouns: Mapping[str, frozenset[str]]
    elided: frozenset[str]
    labels: frozenset[str]
    fewest: int

    @property
    def personal(self) -> frozenset[str]:
        """The personal pronouns that may speak."""
        return frozenset().union(*(words for kind, words in self.pronouns.items() if kind != "relative"))

    def wanted_words(self) -> frozenset[str]:
        """Return the words, in lower case, without which a sentence holds no attribution."""
        nouns = {form for noun in self.nouns for form in (noun, noun + "s", _with(noun, "es"), _with(noun, "ies"))}
        sources = {max(phrase, key=len) for phrase in self.sources}  # "in" alone would let most sentences in
        return frozenset({*self.forms, *nouns, *self.adjectives, *sources, *"\"'", "''", "``"})


@cache
def read_statement_lexicon(package: str, name: str = "statements.toml") -> StatementLexicon:
    """Read the lexicon of a language pack."""
    tables = read_lexicon(package, name)
    verbs = _frames(tables["verbs"])
    return StatementLexicon(
        verbs=verbs,
        nouns=_frames(tables["nouns"]),
        adjectives=_frames(tables["adjectives"]),
        forms=_forms(verbs, tables["irregular"]),
        sources=tuple(tuple(phrase.split()) for phrase in tables["sources"]["phrases"]),
        tell=_words(tables["tell"]),
        told_by=frozenset(tables["tell"]["prepositions"]),
        documents=_words(tables["documents"]) | _words(tables["occasions"]),
        occasions=_words(tables["occasions"]),
        issuing=frozenset(tables["documents"]["issuing"].split()),
        introducing=frozenset(tables["short"]["introducing"]),
        deeds={verb: frozenset(nouns.split()) for verb, nouns in tables["deeds"].items()},
        readers=_words(tables["readers"]),
        accepting=frozenset(tables["readers"]["accepting"].split()),
        joint=(frozenset(tables["joint"]["determiners"]), frozenset(tables["joint"]["heads"].split())),
        pronouns={kind: frozenset(words) for kind, words in tables["pronouns"].items()},
        elided=frozenset(tables["apostrophes"]["elided"].split()),
        labels=_words(tables["labels"]),
        fewest=tables["short"]["fewest"],
    )


def _words(table: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(table["words"].split())


def _frames(groups: list[Mapping[str, Any]]) -> Frames:
    found: dict[str, dict[str, str]] = {}
    for group in groups:
        for lemma in group["words"].split():
            for frame in group["frames"]:
                found.setdefault(lemma, {}).setdefault(frame, group["class"])
    return found


def _forms(verbs: Frames, irregular: Mapping[str, str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for lemma in verbs:
        for form in (lemma, *_inflected(lemma), *irregular.get(lemma, "").split()):
            forms.setdefault(form, lemma)
    return forms


def _inflected(lemma: str) -> tuple[str, ...]:
    """Return the regular forms of an English verb in -s, -ing and -ed."""
    if lemma.endswith("e"):
        return lemma + "s", lemma[:-1] + "ing", lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma + "ing", lemma[:-1] + "ied"
    ending = "es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
    return lemma + ending, lemma + "ing", lemma + "ed"


def _with(noun: str, ending: str) -> str:
    return noun.removesuffix("y") + ending
