"""What ``statements.toml`` of the Arabic pack knows of attribution, folded and looked up by form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dateline.annotate.ar.statements.conjugation import Form, forms_of
from dateline.knowledge import read_lexicon
from dateline.model import fold

_PACKAGE = "dateline.annotate.ar"
_ARTICLE = "ال"

#: Phrases by their first word, longest first.
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(slots=True)
class Verb:
    """A form of a verb of saying with the class of each of its frames."""

    form: Form
    frames: dict[str, str] = field(default_factory=dict)

    def class_of(self, frame: str) -> str:
        """Return the class of a frame, or of the frame that stands for it."""
        return self.frames.get(frame) or self.frames.get("that") or next(iter(self.frames.values()))


@dataclass(frozen=True)
class Lexicon:
    """Cue words by folded form, and the words around them; see the comments of ``statements.toml``."""

    verbs: Mapping[str, Verb]
    relayed: frozenset[str]
    held: frozenset[str]
    issued: frozenset[str]
    said: frozenset[str]
    told: frozenset[str]
    own_voice: frozenset[str]
    that: frozenset[str]
    that_prepositions: frozenset[str]
    before_that: frozenset[str]
    showing: frozenset[str]
    demonstratives: frozenset[str]
    pronouns: tuple[str, ...]
    questions: frozenset[str]
    sources: Phrases
    source_clauses: Phrases
    speakers: frozenset[str]
    quantifiers: frozenset[str]
    verb_like: frozenset[str]
    bodies: frozenset[str]
    adjectives: frozenset[str]
    noun_like: frozenset[str]
    roles: frozenset[str]
    adjuncts: frozenset[str]
    prepositions: frozenset[str]
    with_prepositions: frozenset[str]
    inside: frozenset[str]
    joining: frozenset[str]
    media: frozenset[str]
    documents: frozenset[str]
    given_out: frozenset[str]
    issued_by: frozenset[str]
    occasions: frozenset[str]
    joint: frozenset[str]
    joint_document: str
    breaks: frozenset[str]
    negation: frozenset[str]
    openers: frozenset[str]
    own: frozenset[str]
    particles: frozenset[str]
    auxiliaries: frozenset[str]
    whens: frozenset[str]
    joints: frozenset[str]
    relatives: frozenset[str]
    feminine: frozenset[str]
    relation_endings: tuple[str, ...]
    number_endings: tuple[str, ...]
    chain_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    oblique_endings: tuple[str, ...]
    feminine_ending: str
    who: tuple[frozenset[str], ...]
    fewest: int
    fragment: int
    grammar: Mapping[str, str]
    frame_names: Mapping[str, str]


@cache
def lexicon() -> Lexicon:
    """Read the lexicon of the Arabic pack."""
    tables = read_lexicon(_PACKAGE, "statements.toml")
    names = read_lexicon(_PACKAGE, "names.toml")
    people = _bare(f"{names['people']['titles']} {names['people']['roles']}")
    bodies = frozenset(fold(" ".join(names["organisations"].values())).split())
    speakers = _words(tables["speakers"]) | people | bodies
    return Lexicon(
        verbs=_verbs(tables["verbs"]),
        relayed=_forms(tables["relayed"]),
        held=_forms(tables["held"]),
        issued=_forms(tables["issued"]),
        said=_words(tables["relayed"], "said"),
        told=_forms(tables["told"]),
        own_voice=_words(tables["passive"], "own_voice"),
        that=_words(tables["that"]),
        that_prepositions=_words(tables["that"], "prepositions"),
        before_that=_words(tables["that"], "others"),
        demonstratives=_words(tables["that"], "demonstratives"),
        pronouns=tuple(fold(tables["that"]["pronouns"]).split()),
        showing=_words(tables["that"], "showing"),
        questions=_words(tables["that"], "questions"),
        sources=_phrases(tables["sources"]["phrases"]),
        source_clauses=_phrases(tables["sources"]["clauses"]),
        speakers=speakers,
        quantifiers=_words(tables["speakers"], "quantifiers"),
        verb_like=_words(tables["speakers"], "verbs"),
        bodies=bodies,
        adjectives=_words(tables["adjectives"]),
        noun_like=_words(tables["adjectives"], "nouns"),
        adjuncts=_words(tables["adjuncts"]),
        roles=people,
        prepositions=_words(tables["adjuncts"], "prepositions"),
        with_prepositions=_words(tables["that"], "with_prepositions"),
        inside=_words(tables["adjuncts"], "inside"),
        joining=_words(tables["adjuncts"], "joining"),
        media=_words(tables["media"]),
        documents=_words(tables["documents"]),
        given_out=_words(tables["documents"], "given_out"),
        issued_by=_words(tables["documents"], "issued_by"),
        occasions=_words(tables["occasions"]),
        joint=_words(tables["joint"]),
        joint_document=fold(tables["joint"]["document"]),
        breaks=_words(tables["breaks"]),
        negation=_words(tables["negation"]),
        openers=_words(tables["openers"]),
        own=_words(tables["openers"], "own"),
        particles=_words(tables["openers"], "particles"),
        auxiliaries=_words(tables["openers"], "auxiliaries"),
        whens=_words(tables["openers"], "whens"),
        joints=_words(tables["openers"], "joints"),
        grammar={name: fold(word) for name, word in tables["grammar"].items()},
        frame_names={fold(word): name for word, name in tables["frames"].items()},
        relatives=_words(tables["relatives"]),
        feminine=_words(tables["plain"], "feminine"),
        **{f"{name}_endings": tuple(fold(words).split()) for name, words in tables["endings"].items()},
        feminine_ending=fold(tables["grammar"]["feminine"]),
        who=(speakers, _words(tables["documents"]), _words(tables["joint"])),
        fewest=tables["short"]["fewest"],
        fragment=tables["short"]["fragment"],
    )


def _bare(listed: str) -> frozenset[str]:
    """Return words as they are listed, and without the article, as tokens have them."""
    return frozenset(form for word in fold(listed).split() for form in (word, word.removeprefix(_ARTICLE)) if form)


def _words(table: Mapping[str, Any], key: str = "words") -> frozenset[str]:
    return frozenset(fold(table[key]).split())


def _phrases(listed: str) -> Phrases:
    phrases = [tuple(fold(phrase).split()) for phrase in listed.replace("\n", "|").split("|")]
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(filter(None, phrases), key=lambda phrase: (-len(phrase), phrase)):
        by_first[phrase[0]] = (*by_first.get(phrase[0], ()), phrase)
    return by_first


def _entries(table: Mapping[str, Any]) -> list[str]:
    return [entry for entry in table["words"].replace("\n", "|").split("|") if entry.strip()]


def _forms(table: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(form.text for entry in _entries(table) for form in forms_of(entry))


def _verbs(groups: list[Mapping[str, Any]]) -> dict[str, Verb]:
    """Return verbs by form; of two readings of a form the one listed first gives gender and number."""
    found: dict[str, Verb] = {}
    for group in groups:
        for entry in _entries(group):
            for form in forms_of(entry):
                verb = found.setdefault(form.text, Verb(form))
                for frame in group["frames"]:
                    verb.frames.setdefault(fold(frame), group["class"])
    return found
