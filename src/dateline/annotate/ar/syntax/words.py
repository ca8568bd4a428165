"""Words of one Arabic sentence with their parts of speech, told by closed classes, stems and neighbours.

What is written without vowels may be a verb or a noun (قتل): a preposition, a noun in the construct
state or an article before it make it a noun; a clause's beginning, a definite noun before it or a
particle of verbs make it a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.annotate.ar.reader import DEFINITE, ENCLITIC, PROCLITIC
from dateline.annotate.ar.syntax.inflection import NounForm, VerbForm, noun_forms, verb_forms
from dateline.annotate.ar.syntax.lexicon import closed_words
from dateline.annotate.ar.tokens import normal
from dateline.annotate.reading import Token

#: Words that this letter begins and no noun begins with are imperfects of verbs that no list has.
_IMPERFECT = "ي"
_SEATS = "أإآ"


@dataclass(slots=True)
class Word:
    """A token being parsed: ``form`` is folded, with the article; ``head`` is -1 until it hangs on something."""

    token: Token
    form: str
    lemma: str
    kind: str = "noun"
    pos: str = "NOUN"
    definite: bool = False
    verbs: tuple[VerbForm, ...] = ()
    noun: NounForm | None = None
    name: str = ""
    head: int = -1
    dep: str = ""
    tag: str = ""
    enclitic: int = -1
    parts: list[int] = field(default_factory=list)

    @property
    def index(self) -> int:
        return self.token.index

    @property
    def entity(self) -> str:
        return self.token.entity[2:]

    @property
    def nominal(self) -> bool:
        return self.kind in ("noun", "adjective", "number", "quantity")


def tagged(tokens: Sequence[Token]) -> list[Word]:
    """Return the words of a sentence with kinds, parts of speech and readings; ``tokens`` are numbered from 0."""
    words = [_word(token) for token in tokens]
    _join_phrases(words)
    for word in words:
        _mark_enclitic(words, word)
    for index in range(len(words)):
        if not words[index].name:
            _classify(words, index)
    return words


def _word(token: Token) -> Word:
    form = normal(token.text)
    definite = token.tag == DEFINITE or (token.entity != "" and token.pos == "")
    if token.pos in ("PUNCT", "SYM"):
        return Word(token, form, token.lemma, "mark", token.pos)
    if token.pos == "NUM":
        return Word(token, form, "عدد", "number", "NUM")
    return Word(token, form, token.lemma, definite=definite)


def _join_phrases(words: list[Word]) -> None:
    """Name set phrases at their first word; the others hang on it."""
    phrases, index = closed_words().phrases, 0
    while index < len(words):
        length = 1
        for forms, kind, name in phrases.get(words[index].form, ()):
            if tuple(each.form for each in words[index : index + len(forms)]) == forms:
                _name(words, index, len(forms), kind, name)
                length = len(forms)
                break
        index += length


_PHRASES = {
    "prepositions": ("preposition", "ADP"),
    "subordinators": ("subordinator", "SCONJ"),
    "conditions": ("subordinator", "SCONJ"),
    "parting": ("parting", "SCONJ"),
    "about": ("about", "ADV"),
    "adverbs": ("adverb", "ADV"),
}


def _name(words: list[Word], index: int, length: int, kind: str, name: str) -> None:
    first = words[index]
    first.kind, first.pos = _PHRASES[kind]
    first.lemma = first.name = name
    first.parts = list(range(index + 1, index + length))
    for each in words[index + 1 : index + length]:
        each.kind, each.pos, each.head, each.dep, each.name = "part", "PART", index, "fixed", each.form


def _mark_enclitic(words: list[Word], word: Word) -> None:
    if word.token.tag == ENCLITIC and word.index:
        word.kind, word.pos = "enclitic", "PRON"
        words[word.index - 1].enclitic = word.index


def _classify(words: list[Word], index: int) -> None:
    word = words[index]
    if word.kind in ("mark", "enclitic", "number"):
        return
    if word.token.tag == PROCLITIC and word.token.pos == "CCONJ":
        word.kind, word.pos = "conjunction", "CCONJ"
        return
    closed = _closed(words, index)
    if closed:
        word.kind, word.pos = closed
        return
    if word.token.entity:
        word.pos = "PROPN"
        word.noun = _noun_of(word)
        word.lemma = word.noun.lemma if word.noun else word.lemma
        return
    _open_class(words, index)


#: Closed classes in the order in which they are asked, with kinds and parts of speech.
_CLASSES = (
    ("prepositions", "preposition", "ADP"),
    ("complementiser", "complementiser", "SCONJ"),
    ("relatives", "relative", "PRON"),
    ("negations", "negation", "PART"),
    ("futures", "future", "AUX"),
    ("conditions", "subordinator", "SCONJ"),
    ("parting", "parting", "SCONJ"),
    ("subordinators", "subordinator", "SCONJ"),
    ("conjunctions", "conjunction", "CCONJ"),
    ("free_relatives", "free_relative", "PRON"),
    ("particles", "particle", "PART"),
    ("demonstratives", "demonstrative", "DET"),
    ("pronouns", "pronoun", "PRON"),
    ("numbers", "number", "NUM"),
    ("quantities", "quantity", "NOUN"),
    ("adverbs", "adverb", "ADV"),
)


@lru_cache(maxsize=1 << 14)
def _class_of(form: str) -> tuple[str, str] | None:
    table = closed_words().words
    for name, kind, pos in _CLASSES:
        if form in table[name]:
            return kind, pos
    return None


def _closed(words: list[Word], index: int) -> tuple[str, str] | None:
    """Return kind and part of speech of a word of a closed class."""
    word = words[index]
    if word.token.tag == PROCLITIC or word.form in ("ب", "ل", "ك"):
        return ("future", "AUX") if word.form == "س" else ("preposition", "ADP")
    found = _class_of(word.form)
    following = words[index + 1] if index + 1 < len(words) else None
    if following is not None:
        found = _before_following(word, following, found)
    if found is None or word.token.entity.startswith("I-"):
        return None
    if word.definite and found[0] != "relative":
        return found if found[0] in ("number", "quantity", "adverb") and not word.token.entity else None
    return found


def _before_following(word: Word, following: Word, found: tuple[str, str] | None) -> tuple[str, str] | None:
    """Return what a word is by the word after it: "about" a number, a direction of a place, at dawn or a verb."""
    table = closed_words().words
    if found == ("adverb", "ADV") and following.token.lemma.startswith("نفس") and word.form in verb_forms():
        return None  # فجرا نفسيهما
    if word.form in table["about"] and (following.kind == "number" or following.form in table["numbers"]):
        return "about", "ADV"
    if found is None and word.form in table["directions"] and following.token.entity.endswith("LOC"):
        return "preposition", "ADP"
    if found == ("preposition", "ADP") and following.kind == "mark" and word.enclitic < 0:
        return found if following.form in ("(", '"') else None
    return found


def _open_class(words: list[Word], index: int) -> None:
    """Tell verbs from nouns and adjectives."""
    word = words[index]
    readings = () if word.definite else verb_forms().get(word.form, ())
    noun = _noun_of(word)
    if readings and noun is not None and not _stands_for_verb(words, index, readings):
        readings = ()
    if not readings and noun is None and not word.definite and _looks_verbal(words, index):
        readings = (_guessed(word.form),)
    if readings:
        word.kind, word.pos, word.verbs = "verb", "VERB", readings
        word.lemma = readings[0].lemma
        return
    word.noun = noun
    if noun is not None:
        word.lemma = noun.lemma
    if _is_adjective(words, index):
        word.kind, word.pos = "adjective", "ADJ"
        word.lemma = _masculine(word.token.lemma)
    elif noun is None and len(word.token.lemma) > 4 and word.token.lemma.endswith(("ون", "ين")):
        word.lemma = "شخص"  # people by what they do or where they are from


@lru_cache(maxsize=1 << 15)
def _nouns(stem: str) -> tuple[NounForm, ...]:
    return noun_forms().get(stem, ())


def _noun_of(word: Word) -> NounForm | None:
    """Return the reading of a word as a known noun; a construct form without article only."""
    stem = word.token.lemma
    forms = _nouns(stem) or (_nouns(stem[:-1] + "ه") if stem.endswith("ت") and word.enclitic >= 0 else ())
    fitting = [each for each in forms if not (each.construct and word.definite)]
    plain = [each for each in fitting if not each.construct] or fitting
    return min(plain, key=lambda each: stem.endswith("ات") and not each.lemma.endswith("ه"), default=None)


#: Kinds of words after which a word that may be both is a noun, and those after which it is a verb.
_BEFORE_NOUNS = frozenset(["preposition", "quantity", "number", "demonstrative", "about"])
_BEFORE_VERBS = frozenset(["negation", "future", "particle", "relative", "free_relative", "subordinator", "parting"])
_BEFORE_CLAUSES = frozenset(["enclitic", "adverb", "pronoun"])


def _stands_for_verb(words: list[Word], index: int, readings: Sequence[VerbForm]) -> bool:
    """Tell whether a word that may be a noun too is a verb where it stands."""
    before = _before(words, index)
    after = words[index + 1] if index + 1 < len(words) else None
    if before is None or before.kind in _BEFORE_CLAUSES:
        return _opens_clause(after)
    if before.kind in _BEFORE_NOUNS or before.kind in _BEFORE_VERBS:
        return before.kind in _BEFORE_VERBS
    told = {
        "complementiser": lambda: readings[0].tense == "imperfect",
        "conjunction": lambda: _joined_verb(words, before.index, after),
        "mark": lambda: before.form not in ('"', "(") and _opens_clause(after),
        "verb": lambda: "a" in before.verbs[0].signs,
    }
    if before.kind in told:
        return told[before.kind]()
    if before.definite or before.entity:
        return after is None or after.kind != "mark"
    return after is not None and _numeral(after)


def _before(words: list[Word], index: int) -> Word | None:
    at = index - 1
    while at >= 0 and words[at].kind == "part":
        at -= 1
    return words[at] if at >= 0 else None


def _numeral(word: Word) -> bool:
    table = closed_words().words
    return word.kind in ("number", "about") or word.form in table["numbers"] or word.form in table["quantities"]


def _opens_clause(after: Word | None) -> bool:
    """Tell whether a word at the head of a clause is its verb: a noun phrase, a number or an adverb follows."""
    return after is not None and after.kind not in ("mark", "conjunction")


def _joined_verb(words: list[Word], conjunction: int, after: Word | None) -> bool:
    """Tell whether a word after "and" is a verb: not where the word before "and" is a noun that says a deed."""
    before = _before(words, conjunction)
    if before is None or before.kind in ("mark", "verb", "adverb", "enclitic"):
        return True
    verbal = before.noun is not None and before.noun.verbal
    if verbal and not before.definite:
        return after is not None and _numeral(after)
    return not (verbal and after is not None and after.kind == "mark")


_LEADING = frozenset(["negation", "future", "complementiser", "particle", "relative"])


def _looks_verbal(words: list[Word], index: int) -> bool:
    """Tell whether a word that no list has is a verb by its letters."""
    word, before = words[index], _before(words, index)
    form = word.form
    ended = form.endswith(("ت", "وا"))
    if len(form) < 4 or form in closed_words().words["times"] or (word.token.text[:1] in _SEATS and not ended):
        return False
    if form.endswith("وا") or (before is not None and before.kind in _LEADING and form[0] in "يت"):
        return True
    if before is not None and (before.kind == "preposition" or (form[0] == _IMPERFECT and before.token.entity)):
        return False
    imperfect = form[0] == _IMPERFECT and not form.endswith(("يه", "ات", "ا"))
    return imperfect or (form.endswith("ت") and form[-2] not in "اوي")


def _guessed(form: str) -> VerbForm:
    if form[0] in "يت" and not form.endswith("وا") and not (form.endswith("ت") and form[0] == "ت"):
        agreement = (
            "3mp" if form.endswith("ون") else "3md" if form.endswith("ان") else "3fs" if form[0] == "ت" else "3ms"
        )
        return VerbForm(form, "imperfect", agreement, "active", "")
    agreement = "3mp" if form.endswith("وا") else "3fs"
    return VerbForm(form, "perfect", agreement, "active", "")


def _is_adjective(words: list[Word], index: int) -> bool:
    word = words[index]
    before = words[index - 1] if index else None
    if before is None or before.kind not in ("noun", "adjective", "enclitic", "quantity", "number"):
        return False
    stem = word.token.lemma
    if stem in closed_words().words["adjectives"]:
        return True
    if stem in closed_words().words["times"]:
        return False
    if before.definite != word.definite and not (before.entity or before.kind == "enclitic"):
        return False
    return looks_adjectival(stem, word.noun)


@lru_cache(maxsize=1 << 14)
def _masculine(stem: str) -> str:
    """Return the masculine singular of an adjective."""
    for ending in ("يتان", "يتين", "تان", "تين", "ون", "ين", "ان", "ات", "ه"):
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            return stem[: -len(ending)] + ("ي" if ending.startswith("يت") else "")
    return stem


_NISBA = ("ي", "يه", "يون", "يين", "يان", "يتين", "يتان", "يات")


@lru_cache(maxsize=1 << 14)
def looks_adjectival(stem: str, noun: NounForm | None = None) -> bool:
    """Tell by the letters of a stem whether it may be an adjective: a nisba or a participle."""
    if noun is not None and noun.verbal:
        return False
    if len(stem) > 3 and stem.endswith(_NISBA) and (noun is None or noun.lemma.endswith("ي")):
        return True
    return noun is None and len(stem) > 3 and stem.startswith("م") and not stem.endswith(("ات", "ا"))
