"""The forms of an Arabic verb of saying, third person, each with the gender and number of who says it.

Forms are folded: without vowels, with bare alef, ya and ha. Endings follow the traditional classes: a
verb that ends in a long vowel loses it before the feminine ending (دعا, دعت), all others take endings
as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import fold

MASCULINE, FEMININE = "m", "f"
SINGULAR, DUAL, PLURAL = "s", "d", "p"
PERFECT, IMPERFECT, PARTICIPLE, NOUN = "perfect", "imperfect", "participle", "noun"
_NO_FORM = "-"
_LONG = frozenset("اي")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb: its kind, and the gender and number of its subject, empty where it shows none."""

    text: str
    kind: str
    gender: str = ""
    number: str = ""


def forms_of(entry: str) -> Iterator[Form]:
    """Yield the forms of a verb given as perfect, imperfect, participle and verbal noun."""
    perfect, imperfect, participle, noun = entry.split()
    if perfect != _NO_FORM:
        yield from _perfect(perfect)
    if imperfect != _NO_FORM:
        yield from _imperfect(fold(imperfect))
    if participle != _NO_FORM:
        yield from _participle(fold(participle))
    if noun != _NO_FORM:
        yield Form(fold(noun), NOUN)


def _perfect(written: str) -> Iterator[Form]:
    verb = fold(written)
    weak = verb[-1] in _LONG and len(verb) > 2
    base = verb[:-1] if weak else verb
    dual = base + ("و" if written.endswith("ا") else "ي") + "ا" if weak else verb + "ا"
    yield Form(verb, PERFECT, MASCULINE, SINGULAR)
    yield Form(base + "ت", PERFECT, FEMININE, SINGULAR)
    yield Form(dual, PERFECT, MASCULINE, DUAL)
    yield Form(base + "تا", PERFECT, FEMININE, DUAL)
    yield Form(base + "وا", PERFECT, MASCULINE, PLURAL)


def _imperfect(verb: str) -> Iterator[Form]:
    stem = verb[1:]
    short = stem[:-1] if stem[-1] in "وي" else stem
    yield Form("ي" + stem, IMPERFECT, MASCULINE, SINGULAR)
    yield Form("ت" + stem, IMPERFECT, FEMININE, SINGULAR)
    yield Form("ي" + stem + "ان", IMPERFECT, MASCULINE, DUAL)
    yield Form("ت" + stem + "ان", IMPERFECT, FEMININE, DUAL)
    yield Form("ي" + short + "ون", IMPERFECT, MASCULINE, PLURAL)


def _participle(accusative: str) -> Iterator[Form]:
    base = accusative[:-1]
    short = base[:-1] if base[-1] == "ي" else base
    yield Form(accusative, PARTICIPLE, MASCULINE, SINGULAR)
    yield Form(base + "ه", PARTICIPLE, FEMININE, SINGULAR)
    yield Form(base + "تين", PARTICIPLE, FEMININE, DUAL)
    yield Form(short + "ين", PARTICIPLE, MASCULINE, PLURAL)
