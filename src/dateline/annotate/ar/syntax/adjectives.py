"""Telling Arabic adjectives from nouns: by lists, by their letters, by the noun before them."""

from __future__ import annotations

from functools import lru_cache

from dateline.annotate.ar.reader import DEFINITE
from dateline.annotate.ar.syntax.inflection import NounForm
from dateline.annotate.ar.syntax.lexicon import closed_words, persons
from dateline.annotate.ar.syntax.word import Word


def is_adjective(words: list[Word], index: int) -> bool:
    """Tell whether a word describes the noun before it."""
    word, before = words[index], words[index - 1] if index else None
    if before is None or before.kind not in ("noun", "adjective", "enclitic", "quantity"):
        return False
    stem, table = word.token.lemma, closed_words().words
    following = words[index + 1] if index + 1 < len(words) else None
    if stem in table["adjectives"] or stem in table["times"] or _rules(word, following):
        return stem in table["adjectives"] and not _rules(word, following)
    if before.noun is not None and before.noun.lemma in table["armed_nouns"] and stem.startswith("مسلح"):
        return True
    agrees = before.definite == word.definite or bool(before.entity) or before.kind == "enclitic"
    agrees = agrees and not (before.kind == "enclitic" and index > 1 and words[index - 2].kind == "verb")
    if not agrees or _owns(word, following):
        return False
    if word.noun is not None and word.noun.lemma in persons() and word.noun.number != "s":
        return _describes(before, word)
    articles = before.token.tag == word.token.tag == DEFINITE and word.noun is None and not before.entity
    return articles or looks_adjectival(stem, word.noun) or _describes(before, word)


def _owns(word: Word, following: Word | None) -> bool:
    """Tell whether a noun like a participle has something definite after it ("قوات مكافحة الشغب")."""
    stem = word.token.lemma
    participle = stem.startswith("م") and stem.endswith("ه") and not word.definite
    return participle and following is not None and following.definite


def _rules(word: Word, following: Word | None) -> bool:
    """Tell whether a word is a person of what follows ("مقر حاكم كابل") and describes nothing."""
    person = word.noun is not None and word.noun.lemma in persons() and word.noun.number == "s"
    return person and not word.definite and following is not None and following.entity == "LOC"


def _describes(before: Word, word: Word) -> bool:
    """Tell whether a noun of people describes another beside it ("مسلحون مجهولون", "جنود متمردون")."""
    one, other = before.noun, word.noun
    if one is None or other is None or other.lemma not in persons() or one.lemma not in persons():
        return False
    plural = other.case in ("nominative", "oblique")
    return (
        one.number == other.number
        and (plural or other.lemma.startswith("م"))
        and one.case in ("", other.case, "accusative")
    )


@lru_cache(maxsize=1 << 14)
def masculine(stem: str) -> str:
    """Return the masculine singular of an adjective."""
    for ending in ("يا", "يتان", "يتين", "تان", "تين", "ون", "ين", "ان", "ات", "ه"):
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            return stem[: -len(ending)] + ("ي" if ending.startswith("ي") and ending != "ين" else "")
    return stem


_NISBA = ("ي", "يا", "يه", "يون", "يين", "يان", "يتين", "يتان", "يات")


@lru_cache(maxsize=1 << 14)
def looks_adjectival(stem: str, noun: NounForm | None = None) -> bool:
    """Tell by the letters of a stem whether it may be an adjective: a nisba or a participle."""
    if noun is not None and noun.verbal:
        return False
    if len(stem) > 3 and stem.endswith(_NISBA) and (noun is None or noun.lemma.endswith("ي")):
        return True
    return noun is None and len(stem) > 3 and stem.startswith("م") and not stem.endswith("ات")
