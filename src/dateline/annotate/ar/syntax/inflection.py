"""Forms of Arabic verbs and nouns made from stems: what a folded word without its clitics may be.

Verbs are written as perfect, imperfect and verbal nouns (``data/verbs.txt``), nouns with their
broken plurals (``data/nouns.txt``). Weak verbs are told by their letters. Everything is folded:
no vowels, one alef, ``ي`` for alef maqsura, ``ه`` for ta marbuta.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.model import fold

#: Letters that make a root weak in the middle.
_WEAK = "اوي"
#: The sign of verbs with a hamza at their end, which folds to an alef that is not weak (بدأت).
_HAMZA = "h"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a word as a verb.

    ``tense`` is ``perfect``, ``imperfect`` or ``participle``; ``agreement`` holds person, gender and number
    (``3ms``, ``3fs``, ``3mp``, ``3fp``, ``3md``, ``3fd``, ``1p``); ``voice`` is ``active``,
    ``passive`` or ``either`` where only vowels would tell. ``signs`` are those of ``verbs.txt``.
    """

    lemma: str
    tense: str
    agreement: str
    voice: str
    signs: str


@dataclass(frozen=True, slots=True)
class NounForm:
    """One reading of a word as a noun: ``number`` is s, d or p; ``case`` is nominative, oblique, accusative or empty.

    ``construct`` forms (مسلحو، مسؤولي) must have a noun after them; ``verbal`` nouns name what a verb
    says, those that ``tells`` take a clause.
    """

    lemma: str
    number: str
    case: str = ""
    construct: bool = False
    verbal: bool = False
    tells: bool = False


@cache
def verb_forms() -> Mapping[str, tuple[VerbForm, ...]]:
    """Return the readings of all forms of the verbs that are known, by folded form."""
    found: dict[str, list[VerbForm]] = {}
    for jussive in (False, True):  # forms of the jussive alone come last
        for perfect, imperfect, nouns, signs in verbs():
            forms = [] if jussive else [*_perfects(perfect, signs)]
            forms += _imperfects(perfect, imperfect, signs, jussive)
            second = any(each.startswith("ت") and each[-2:-1] == "ي" for each in nouns)  # تفعيل
            if not jussive and (len(perfect) > 3 or second or "c" in signs):
                forms += _participles(perfect, imperfect, second)
            for form, each in forms:
                if each not in found.setdefault(form, []):
                    found[form].append(each)
    return {form: tuple(each) for form, each in found.items()}


@cache
def noun_forms() -> Mapping[str, tuple[NounForm, ...]]:
    """Return the readings of all forms of the nouns that are known, by folded form."""
    found: dict[str, list[NounForm]] = {}
    verbal = {noun for _, _, nouns, _ in verbs() for noun in nouns}
    tells = {noun for _, _, nouns, signs in verbs() for noun in nouns if "c" in signs}
    stems = [*(line.split() for line in _lines("nouns.txt")), *([each] for each in sorted(verbal))]
    for singular, *plurals in stems:
        for form, each in _noun_forms(singular, plurals, (singular in verbal, singular in tells)):
            if each not in found.setdefault(form, []):
                found[form].append(each)
    return {form: tuple(each) for form, each in found.items()}


@cache
def verbs() -> tuple[tuple[str, str, tuple[str, ...], str], ...]:
    """Return perfect, imperfect, verbal nouns and signs of each verb, folded."""
    read = []
    for written in _written("verbs.txt"):
        perfect, imperfect, *rest = fold(written).split()
        nouns = tuple(rest[0].split("|")) if rest and rest[0] != "-" and len(rest[0]) > 1 else ()
        signs = "".join(each for each in rest if len(each) == 1 and each != "-")
        signs += _HAMZA if written.split()[0].endswith("أ") else ""
        read.append((perfect, imperfect, nouns, signs))
    return tuple(dict.fromkeys(read))


def _lines(name: str) -> list[str]:
    return [fold(line) for line in _written(name)]


def _written(name: str) -> list[str]:
    text = files("dateline.annotate.ar").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


# -- verbs


def _perfects(stem: str, signs: str) -> Iterator[tuple[str, VerbForm]]:
    passive = _passive_perfect(stem)
    voice = "active" if "i" in signs or passive != stem else "either"
    for form, agreement in _perfect_forms(stem, _HAMZA in signs):
        yield form, VerbForm(stem, "perfect", agreement, voice, signs)
    if passive != stem and "i" not in signs:
        for form, agreement in _perfect_forms(passive):
            yield form, VerbForm(stem, "perfect", agreement, "passive", signs)


def _perfect_forms(stem: str, sound: bool = False) -> Iterator[tuple[str, str]]:
    yield stem, "3ms"
    if len(stem) > 2 and stem[-1] in "اي" and not sound:
        base, dual = stem[:-1], stem[:-1] + ("و" if stem[-1] == "ا" and len(stem) == 3 else "ي")
        endings = [(base + "ت", "3fs"), (base + "وا", "3mp"), (dual + "ا", "3md"), (base + "تا", "3fd")]
        yield from [*endings, (dual + "نا", "1p"), (dual + "ن", "3fp")]
        yield from [(stem + "ت", "3fs"), (stem + "وا", "3mp")] if stem[-1] == "ي" and len(stem) == 3 else []
        return
    yield from [(stem + "ت", "3fs"), (stem + "وا", "3mp"), (stem + "ا", "3md"), (stem + "تا", "3fd")]
    short = stem[:-2] + stem[-1] if len(stem) > 2 and stem[-2] == "ا" and len(stem) in (3, 4, 5, 6) else stem
    if not (len(stem) == 4 and stem[1] == "ا" and stem[0] != "ا"):
        yield short + "نا", "1p"
    else:
        yield stem + "نا", "1p"


def _passive_perfect(stem: str) -> str:
    """Return the written form of the passive perfect, the stem itself where it is written alike."""
    if stem[-1] in "اي" and len(stem) > 2:
        stem = stem[:-1] + "ي"
    if len(stem) == 3 and stem[1] == "ا":
        return stem[0] + "ي" + stem[2]
    if len(stem) in (4, 5) and stem[-3] == "ا" and stem[0] != "ا":
        return stem[:-3] + "و" + stem[-2:]  # هاجم هوجم، تبادل تبودل
    if stem[0] == "ا" and len(stem) > 3 and stem[-2] == "ا":
        return stem[:-2] + "ي" + stem[-1]
    return stem


def _imperfects(perfect: str, stem: str, signs: str, jussive: bool) -> Iterator[tuple[str, VerbForm]]:
    passive = _passive_imperfect(stem)
    hollow = len(stem) > 3 and perfect[-2:-1] == "ا" and stem[-2] in _WEAK
    voice = "active" if "i" in signs or passive != stem else "either"
    for form, agreement in _imperfect_forms(stem, jussive, hollow, _HAMZA in signs):
        yield form, VerbForm(perfect, "imperfect", agreement, voice, signs)
    if passive != stem and "i" not in signs:
        for form, agreement in _imperfect_forms(passive, jussive, hollow):
            yield form, VerbForm(perfect, "imperfect", agreement, "passive", signs)


def _imperfect_forms(stem: str, jussive: bool, hollow: bool, sound: bool = False) -> Iterator[tuple[str, str]]:
    """Yield indicative and subjunctive forms, or those of weak verbs that only the jussive has."""
    body = stem[1:]
    defective = len(body) > 2 and body[-1] in _WEAK and not sound
    plural = body[:-1] if defective else body
    dual = plural + "ي" if defective and body[-1] != "و" else body
    if not jussive:
        for form, end in ((plural + "ون", "mp"), (plural + "وا", "mp"), (dual + "ان", "md"), (dual + "ا", "md")):
            yield "ي" + form, "3" + end
            if end == "md":
                yield "ت" + form, "3fd"
    short = [body[:-1]] if defective else [body[:-2] + body[-1]] if hollow else []
    for form in short if jussive else (body,):
        yield from [("ي" + form, "3ms"), ("ت" + form, "3fs"), ("ن" + form, "1p")]
    if not jussive:
        yield "ي" + dual + "ن", "3fp"


def _passive_imperfect(stem: str) -> str:
    if len(stem) > 3 and stem[-1] in "وي":
        return stem[:-1] + "ي"
    if len(stem) > 3 and stem[-2] in "وي":
        return stem[:-2] + "ا" + stem[-1]
    return stem


def _participles(perfect: str, imperfect: str, second: bool) -> Iterator[tuple[str, VerbForm]]:
    """Yield accusative and feminine active participles, which go on with a clause ("مؤكدا أن", "قائلة")."""
    if not second and len(imperfect) == len(perfect) + 1 and len(perfect) == 3 and imperfect[1:2] == perfect[:1]:
        weak = "ي" if perfect[1] == "ا" or perfect[2] in "اي" else ""
        stem = perfect[0] + "ا" + (("ي" + perfect[2]) if perfect[1] == "ا" else perfect[1] + (weak or perfect[2]))
    else:
        stem = "م" + imperfect[1:]
    for ending, agreement in (("ا", "3ms"), ("ه", "3fs"), ("ين", "3mp")):
        yield stem + ending, VerbForm(perfect, "participle", agreement, "active", "i")


# -- nouns


def _noun_forms(singular: str, plurals: list[str], signs: tuple[bool, bool]) -> Iterator[tuple[str, NounForm]]:
    def form(number: str, case: str = "", construct: bool = False) -> NounForm:
        return NounForm(singular, number, case, construct, *signs)

    feminine = singular.endswith("ه") and len(singular) > 3
    base = singular[:-1] + "ت" if feminine else singular
    yield singular, form("s")
    if feminine:
        yield base, form("s", construct=True)
        yield singular[:-1] + "ات", form("p")
    else:
        yield singular + "ات", form("p")
        yield singular + "ا", form("s", "accusative")
    yield base + "ان", form("d", "nominative")
    yield base + "ين", form("d", "oblique")
    yield base + "ا", form("d", "nominative", True) if feminine else form("s", "accusative")
    if feminine:
        yield base + "ي", form("d", "oblique", True)
    if not feminine and not signs[0]:
        yield singular + "ون", form("p", "nominative")
        yield singular + "ين", form("p", "oblique")
        yield singular + "و", form("p", "nominative", True)
        yield singular + "ي", form("p", "oblique", True)
        yield singular + "ه", form("s")
    for plural in plurals:
        yield plural, form("p")
        if not plural.endswith(("ا", "ه", "ي", "ون", "ين")):
            yield plural + "ا", form("p", "accusative")
