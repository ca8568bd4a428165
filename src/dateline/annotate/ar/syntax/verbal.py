"""Telling Arabic verbs from nouns written alike by what stands beside them, and unknown verbs by their letters."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.ar.syntax.inflection import VerbForm, noun_forms
from dateline.annotate.ar.syntax.lexicon import bodies, closed_words, persons
from dateline.annotate.ar.syntax.word import Word, numeral, word_before

#: Letters that a folded alef may be where no verb of ours begins.
_SEATS = "أإآ"
#: Words that this letter begins and no noun begins with are imperfects of verbs that no list has.
_IMPERFECT = "ي"

#: Kinds of words that part clauses.
_BORDERS = frozenset(["mark", "complementiser", "conjunction", "relative", "subordinator", "parting", "free_relative"])


def _has_verb(words: list[Word], index: int) -> bool:
    """Tell whether the clause that a word stands in has its verb already ("نفى الجيش قتل متظاهرين")."""
    for each in reversed(words[:index]):
        if each.kind in _BORDERS:
            return False
        if each.kind == "verb":
            return True
    return False


#: How far back a list of deeds is followed.
_LIST = 7


def _lists_deeds(words: list[Word], conjunction: int) -> bool:
    """Tell whether an earlier word of the same list is a deed ("بتجنيد أطفال وخطف مدنيين وقتل")."""
    for index in range(conjunction - 1, max(0, conjunction - _LIST), -1):
        if words[index].kind in ("mark", "verb"):
            return False
        noun = words[index].noun
        opened = words[index - 1].kind in ("conjunction", "preposition")
        if opened and noun is not None and noun.verbal and not words[index].definite:
            return True
    return False


#: Kinds of words after which a word that may be both is a noun, and those after which it is a verb.
_BEFORE_NOUNS = frozenset(["preposition", "quantity", "number", "demonstrative", "about"])

_BEFORE_VERBS = frozenset(["negation", "future", "particle", "relative", "free_relative", "subordinator", "parting"])

_BEFORE_CLAUSES = frozenset(["enclitic", "adverb", "pronoun"])


def stands_for_verb(words: list[Word], index: int, readings: Sequence[VerbForm]) -> bool:
    """Tell whether a word that may be a noun too is a verb where it stands."""
    before = word_before(words, index)
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
    accusative = before.noun is not None and before.noun.case == "accusative"  # "إن شرطيا قتل"
    if before.definite or before.entity or accusative:
        return (after is None or after.kind != "mark") and not _has_verb(words, index)
    return after is not None and (numeral(after) or _taken_up(words, index))


def _taken_up(words: list[Word], index: int) -> bool:
    """Tell whether a pronoun takes up the noun before a verb and somebody follows ("هجوم شنه مسلحون")."""
    if words[index].enclitic < 0 or index + 2 >= len(words):
        return False
    doer = words[index + 2]
    stem = doer.token.lemma
    somebody = any(each.lemma in persons() | bodies() for each in noun_forms().get(stem, ()))
    named = bool(doer.token.entity) or numeral(doer) or stem.endswith("ون")
    return doer.kind not in ("mark", "preposition", "conjunction") and (somebody or named)


def _opens_clause(after: Word | None) -> bool:
    """Tell whether a word at the head of a clause is its verb: a noun phrase, a number or an adverb follows."""
    return after is not None and after.kind not in ("mark", "conjunction")


def _joined_verb(words: list[Word], conjunction: int, after: Word | None) -> bool:
    """Tell whether a word after "and" is a verb: not where the word before "and" is a noun that says a deed."""
    before = word_before(words, conjunction)
    if before is None or before.kind in ("mark", "verb", "adverb", "enclitic"):
        return True
    if _lists_deeds(words, conjunction):
        return False
    verbal = before.noun is not None and before.noun.verbal
    if verbal and not before.definite:
        return after is not None and numeral(after)
    return not (verbal and after is not None and after.kind == "mark")


def speaks_of_two(words: list[Word], index: int) -> bool:
    """Tell whether two are named before a verb, a noun in the dual or two names joined ("تركيا ومصر اتفقتا")."""
    for each in words[:index]:
        ended = each.form.endswith(("ان", "ين", "تا")) and not each.entity
        if each.kind == "noun" and (ended or (each.noun is not None and each.noun.number == "d")):
            return True
        if each.kind == "conjunction" and 0 < each.index < index - 1 and words[each.index + 1].kind == "noun":
            return True
    return False


_LEADING = frozenset(["negation", "future", "complementiser", "particle", "relative"])


def looks_verbal(words: list[Word], index: int) -> bool:
    """Tell whether a word that no list has is a verb by its letters."""
    word, before = words[index], word_before(words, index)
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


def guessed(form: str) -> VerbForm:
    if form[0] in "يت" and not form.endswith("وا") and not (form.endswith("ت") and form[0] == "ت"):
        agreement = (
            "3mp" if form.endswith("ون") else "3md" if form.endswith("ان") else "3fs" if form[0] == "ت" else "3ms"
        )
        return VerbForm(form, "imperfect", agreement, "active", "")
    agreement = "3mp" if form.endswith("وا") else "3fs"
    return VerbForm(form, "perfect", agreement, "active", "")


def goes_on(words: list[Word], index: int) -> bool:
    """Tell whether a participle goes on with a clause ("مشيرا إلى أن", "مستهدفة دورية") and describes no noun."""
    form, before = words[index].form, words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if before is not None and before.kind in _BEFORE_NOUNS:
        return False
    if before is not None and (before.definite or before.kind == "enclitic") and not words[index].definite:
        return True  # مطالبين after المتظاهرون
    if form.endswith("ا"):
        return before is None or not before.form.endswith("ا") or before.kind == "mark"
    linked = after is not None and after.kind in ("complementiser", "preposition")
    opened = before is not None and before.kind == "mark" and after is not None and after.kind != "mark"
    return before is None or (opened and (linked or form.endswith("ين")))


def is_hour(words: list[Word], index: int) -> bool:
    """Tell whether a word is a part of a day before a day ("فجر أمس") and no verb."""
    table = closed_words().words
    if words[index].form not in table["day_parts"] or index + 1 == len(words):
        return False
    stem = words[index + 1].token.lemma
    return stem in table["times"] or stem in table["days"] or words[index + 1].form in table["adverbs"]
