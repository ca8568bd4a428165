"""Words of one Arabic sentence with their parts of speech, told by closed classes, stems and neighbours.

What is written without vowels may be a verb or a noun (قتل): a preposition, a noun in the construct
state or an article before it make it a noun; a clause's beginning, a definite noun before it or a
particle of verbs make it a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from dateline.annotate.ar.reader import DEFINITE, ENCLITIC, PROCLITIC
from dateline.annotate.ar.syntax.adjectives import is_adjective, masculine
from dateline.annotate.ar.syntax.inflection import NounForm, VerbForm, noun_forms, verb_forms
from dateline.annotate.ar.syntax.lexicon import closed_words, persons
from dateline.annotate.ar.syntax.verbal import goes_on, guessed, is_hour, looks_verbal, speaks_of_two, stands_for_verb
from dateline.annotate.ar.syntax.word import Word, word_before
from dateline.annotate.ar.tokens import normal
from dateline.annotate.reading import Token


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
    if token.tag == "" and form + "ا" == token.lemma:  # قتلو before a pronoun
        form = token.lemma
    if token.tag == DEFINITE and token.lemma not in noun_forms() and (form in verb_forms() or form in noun_forms()):
        token = replace(token, lemma=form, tag="")  # التقى has no article
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
        following = words[index + 1].form if index + 1 < len(words) else ""
        for forms, kind, name in phrases.get(words[index].form, ()):
            if forms[1:2] not in ((), (following,)):
                continue
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
    "futures": ("future", "AUX"),
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
    if word.token.entity and _misread(words, index):
        word.token = replace(word.token, entity="")
        word.definite = False
    if word.token.entity:
        word.pos = "PROPN"
        word.noun = _noun_of(word)
        word.lemma = word.noun.lemma if word.noun else word.lemma
        return
    _open_class(words, index)


def _misread(words: list[Word], index: int) -> bool:
    """Tell whether a one-word name at the head of a clause is a verb ("ورشق متظاهرون")."""
    word, before = words[index], word_before(words, index)
    following = words[index + 1] if index + 1 < len(words) else None
    if word.token.tag == DEFINITE or word.form not in verb_forms() or word.token.entity.startswith("I-"):
        return False
    opens = before is None or before.kind == "mark" or (before.kind == "conjunction" and before.index in (0, index - 1))
    named = following is None or following.kind == "mark" or following.token.entity != ""
    return opens and not named and _class_of(following.form if following else "") != ("preposition", "ADP")


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
    if word.form in ("جميع", "كل") and word.enclitic >= 0:  # "جميعهم" after what it counts
        return "adverb", "ADV"
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
    readings = () if word.definite or is_hour(words, index) else verb_forms().get(word.form, ())
    noun = _noun_of(word)
    if readings and not _stands(words, index, readings, noun):
        readings = ()
    if not readings and noun is None and not word.definite and looks_verbal(words, index):
        readings = (guessed(word.form),)
    if readings:
        word.kind, word.pos, word.verbs = "verb", "VERB", readings
        word.lemma = readings[0].lemma
        return
    word.noun = noun
    if noun is not None:
        word.lemma = noun.lemma
    if is_adjective(words, index):
        word.kind, word.pos = "adjective", "ADJ"
        word.lemma = masculine(word.token.lemma)
    elif noun is None and len(word.token.lemma) > 4 and word.token.lemma.endswith(("ون", "ين")):
        word.lemma = "شخص"  # people by what they do or where they are from


#: Agreement of verbs of two, which only stand after them.
_DUAL = ("3md", "3fd")


def _stands(words: list[Word], index: int, readings: Sequence[VerbForm], noun: NounForm | None) -> bool:
    """Tell whether a word with readings as a verb is one where it stands."""
    if readings[0].tense == "participle":
        return goes_on(words, index) and (noun is None or noun.lemma not in persons())
    if all(each.agreement in _DUAL for each in readings) and not speaks_of_two(words, index):
        return False
    return noun is None or stands_for_verb(words, index, readings)


@lru_cache(maxsize=1 << 15)
def _nouns(stem: str) -> tuple[NounForm, ...]:
    return noun_forms().get(stem, ())


def _noun_of(word: Word) -> NounForm | None:
    """Return the reading of a word as a known noun; a construct form without article only."""
    stem = word.token.lemma
    forms = _nouns(stem) or (_nouns(stem[:-1] + "ه") if stem.endswith("ت") and word.enclitic >= 0 else ())
    fitting = [each for each in forms if not (each.construct and word.definite)]
    plain = [each for each in fitting if not each.construct] or fitting
    return min(plain, key=lambda each: stem.endswith(("ات", "ه")) and not each.lemma.endswith("ه"), default=None)
