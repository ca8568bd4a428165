"""Proclitics and enclitics of Arabic words: cut off where the stem is a word of its own.

A word is cut where it is not much commoner than the stem with that clitic would make it: وقال is
what قال gives, وزير is far more than زير gives. The article stays with its noun. Lists in
``clitics.toml`` settle what frequency cannot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dateline.annotate.ar.gazetteers import frequencies, known, longest_from, nationalities, people, places
from dateline.knowledge import read_lexicon
from dateline.model import fold, fold_with_map

#: How much commoner than its stem predicts a word may be and still be stem and clitic.
_SLACK = 4.0
#: Uses in a milliard words of a stem that no list has.
_UNSEEN = 3.0
_ARTICLE = "ال"
#: Times in the list of people's names from which on a word is taken for one.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Cut:
    """A word in its folded parts: proclitics, stem, enclitic or empty; the stem is empty in forms like به."""

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str

    @property
    def bare(self) -> str:
        """The stem without article."""
        if self.proclitics[-1:] == ("ل",) and self.stem.startswith("ل") and len(self.stem) > 3:
            return self.stem[1:]
        return self.stem[2:] if has_article(self.stem) else self.stem


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a word: its range in the word, its folded form, and whether it is a clitic."""

    start: int
    end: int
    form: str
    clitic: bool


def has_article(stem: str) -> bool:
    """Tell whether a folded stem begins with the article."""
    return stem.startswith(_ARTICLE) and len(stem) > 4


@lru_cache(maxsize=1 << 16)
def cut(word: str, feminine: bool = False) -> Cut:
    """Cut a folded word into proclitics, stem and enclitic; ``feminine``: it is written with ta marbuta at its end."""
    known = _hand_cut(word)
    if known is not None and not (feminine and known.enclitic):
        return known
    best = Cut((), word, "")
    if not word or not "ء" <= word[0] <= "ي" or word in _whole():
        return best
    for prefixes in _prefixes():
        letters = "".join(prefixes)
        if word.startswith(letters) and _carries(word, letters):
            best = Cut(prefixes, word[len(letters) :], "")
            break
    stem, enclitic = (best.stem, "") if feminine else _enclitic(best.stem)
    return Cut(best.proclitics, stem, enclitic)


def written_feminine(word: str) -> bool:
    """Tell whether a word as it is written ends in ta marbuta."""
    return word.rstrip("\u0640\u064b\u064c\u064d\u064e\u064f\u0650").endswith(("ة", "\ufe94", "\ufe93"))


def _hand_cut(word: str) -> Cut | None:
    """Return the cut that a list gives for a word, or for what stands after و or ف."""
    known = _by_hand().get(word)
    if known is None and word[:1] in ("و", "ف"):
        rest = _by_hand().get(word[1:])
        return rest and Cut((word[0], *rest.proclitics), rest.stem, rest.enclitic)
    return known


@lru_cache(maxsize=1 << 16)
def pieces(word: str) -> tuple[Piece, ...]:
    """Cut a word as it is written; the ranges cover it whole, marks and controls with the letter before them."""
    folded = fold_with_map(word)
    parts = cut(folded.text, written_feminine(word))
    forms = [*((each, True) for each in parts.proclitics), (parts.stem, False), (parts.enclitic, True)]
    forms = [(form, clitic) for form, clitic in forms if form]
    if len(forms) < 2 or sum(len(form) for form, _ in forms) != len(folded.text):
        return (Piece(0, len(word), folded.text or word, False),)
    starts, place = [0], 0
    for form, _ in forms[:-1]:
        place += len(form)
        starts.append(folded.origin[place])
    if len(set(starts)) < len(starts):
        return (Piece(0, len(word), folded.text, False),)
    ends = [*starts[1:], len(word)]
    return tuple(Piece(start, end, *form) for start, end, form in zip(starts, ends, forms, strict=True))


def _carries(word: str, letters: str) -> bool:
    """Tell whether a word is these proclitics and a stem."""
    stem = word[len(letters) :]
    if len(stem) < 2 or (letters[-1] == "س" and not _is_imperfect(stem)):
        return False
    if letters[-1] == "ل" and stem[0] == "ل" and len(stem) > 3:
        stem = _ARTICLE + stem[1:]
    if has_article(stem) and letters[-1] != "س":
        return word not in frequencies() or _support(stem) > 0.02 * frequencies()[word]
    if stem in _whole() or (len(stem) > 3 and word not in frequencies() and _is_listed(stem)):
        return True
    if _support(_ARTICLE + word) > 0.3 * _support(word) > 0 and _support(_ARTICLE + word) > 500:
        return False
    if any(_is_name(word[at:]) for at in range(len(letters))) and not _is_name(stem):
        return False
    share = 1.0
    for letter in letters:
        share *= _lexicon()["proclitics"][letter]
    support = _support(stem)
    return support > 100 and frequencies().get(word, _UNSEEN) < _SLACK * share * support


def _is_imperfect(stem: str) -> bool:
    return len(stem) > 2 and stem[0] in _lexicon()["imperfect"]["letters"]


def _is_listed(stem: str) -> bool:
    """Tell whether a stem is a place, body or nation of the lists: ولارنكا, وبولنديون."""
    return (stem,) in places() or (stem,) in known() or stem in nationalities()


def _is_name(word: str) -> bool:
    """Tell whether a word is part of people's names, or begins a listed name: the ل of لاري is no preposition."""
    return sum(people().get(word, (0, 0))) >= _NAMED or longest_from().get(word, 0) > 1


def _enclitic(stem: str) -> tuple[str, str]:
    """Cut an enclitic off a stem without article."""
    if has_article(stem) or stem in _whole():
        return stem, ""
    for enclitic, share in _lexicon()["enclitics"].items():
        rest = stem.removesuffix(enclitic)
        if rest == stem or len(rest) < 3:
            continue
        support = max(_support(rest), _support(rest[:-1] + "ه") if rest.endswith("ت") else 0.0)
        if support > 300 and frequencies().get(stem, _UNSEEN) < _SLACK * share * support:
            return rest, enclitic
    return stem, ""


def _support(stem: str) -> float:
    return frequencies().get(stem, 0.0)


def _lexicon() -> dict[str, Any]:
    return read_lexicon(__package__, "clitics.toml")


@cache
def _whole() -> frozenset[str]:
    return frozenset(fold(_lexicon()["whole"]["words"]).split())


@cache
def _prefixes() -> tuple[tuple[str, ...], ...]:
    """Return the proclitics that may stand before a stem, longest first."""
    listed: list[str] = _lexicon()["order"]["prefixes"]
    return tuple(tuple(each) for each in sorted(listed, key=lambda each: (-len(each), each)))


@cache
def _by_hand() -> Mapping[str, Cut]:
    return dict(_hand_entries())


def _hand_entries() -> Iterator[tuple[str, Cut]]:
    for entry in _lexicon()["cut"]["table"].replace("\n", "|").strip("|").split("|"):
        word, *parts = (part if part.startswith("=") else fold(part) for part in entry.split())
        at = next((place for place, part in enumerate(parts) if part.startswith("=")), None)
        if at is not None:
            yield word, Cut(tuple(parts[:at]), fold(parts[at][1:]), "".join(parts[at + 1 :]))
        elif len(parts) > 1:
            yield word, Cut((parts[0],), "", parts[1])
        else:
            yield word, Cut((), word, "")
