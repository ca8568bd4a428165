"""Labels of the tagger mended where lists and titles show that it cut wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.ar.clitics import Cut, cut, has_article, written_feminine
from dateline.annotate.ar.gazetteers import known, nationalities, people, places, words
from dateline.annotate.ar.names.known import is_owned, opening_form
from dateline.annotate.ar.names.tagger import type_spans
from dateline.annotate.ar.tokens import normal

_PLACES = frozenset({"country", "region", "settlement", "site"})
#: Marks that begin a quotation, which no name ends with.
_OPENING = frozenset({'"', "«", "“", "("})
_BODIES_AND_PLACES = frozenset({"ORG", "LOC"})


def mended(sentence: Sequence[str], labels: list[str]) -> list[str]:
    """Mend the labels of a sentence's words; returns ``labels``, changed in place.

    A body with a person's name behind it becomes two names; a title without a name ("العاهل
    الأردني") none; a place with an adjective that is no part of it ("أوسلو الكارثي") or a noun before
    it ("مدينة أريحا") the place.
    """
    parts = [cut(normal(word), written_feminine(word)) for word in sentence]
    split: list[int] = []
    for start, labelled, kind in list(type_spans(labels)):
        labels[start:labelled] = ["O"] * (labelled - start)
        end = labelled - (labelled > start + 1 and sentence[labelled - 1] in _OPENING)
        if kind == "LOC" and end == start + 1 and (is_owned(sentence[start]) or _only_says_what(parts[start])):
            continue
        for first, after, mended_kind in _mended(parts, start, end, kind):
            labels[first:after] = [f"B-{mended_kind}", *[f"I-{mended_kind}"] * (after - first - 1)]
            if mended_kind == "PER" != kind:
                split.append(after)
    for place in split:
        if labels[place : place + 1] == ["B-PER"]:
            labels[place] = "I-PER"
    return labels


def _mended(parts: Sequence[Cut], start: int, end: int, kind: str) -> Iterator[tuple[int, int, str]]:
    inside = parts[start:end]
    if kind == "PER" and _is_title(inside):
        return
    head = _listed_head(inside) if kind in _BODIES_AND_PLACES else 0
    rest = _kind_behind(inside[head:]) if head else ""
    if rest:
        yield start, start + head, kind
        yield start + head, end, rest
    elif kind in _BODIES_AND_PLACES and (second := _two_bodies(inside)):
        yield start, start + second, kind
        yield start + second, end, kind
    elif kind == "LOC" and len(inside) > 1 and inside[0].stem in words("places", "outside"):
        yield start + 1, end, kind
    elif kind == "PER" and len(inside) == 2 and _is_place(inside[0]) and has_article(inside[1].stem):
        yield start, start + 1, "LOC"
    else:
        yield start, end, kind


def _kind_behind(rest: Sequence[Cut]) -> str:
    """Return what words behind a listed body name by themselves, nothing where they are adjectives of it."""
    if rest and known().get((opening_form(rest[0]), *(each.stem for each in rest[1:]))) in _PLACES:
        return "LOC"
    return "" if any(has_article(each.stem) or each.bare in nationalities() for each in rest) else "PER"


def _only_says_what(word: Cut) -> bool:
    """Tell whether a word only says what sort of place something is ("قرية")."""
    return word.stem in words("places", "outside")


def _two_bodies(inside: Sequence[Cut]) -> int:
    """Return where the second of two listed bodies joined by "and" begins, 0 where there is one only."""
    for at in range(1, len(inside)):
        joined = inside[at].proclitics == ("و",)
        first = (opening_form(inside[0]), *(each.stem for each in inside[1:at]))
        second = (inside[at].stem, *(each.stem for each in inside[at + 1 :]))
        if joined and first in known() and second in known():
            return at
    return 0


def _is_title(inside: Sequence[Cut]) -> bool:
    """Tell whether words are a title with nothing but adjectives of nations behind it."""
    first = inside[0]
    titled = first.stem in words("people", "titles") or (
        has_article(first.stem) and first.bare in words("people", "roles")
    )
    return titled and all(each.bare in nationalities() for each in inside[1:])


def _listed_head(inside: Sequence[Cut]) -> int:
    """Return how many words at the beginning of a longer name are a listed body of two words or more."""
    forms = (opening_form(inside[0]), *(each.stem for each in inside[1:]))
    if forms in known():
        return 0
    for length in range(len(forms) - 1, 1, -1):
        if known().get(forms[:length], "person") not in _PLACES | {"person"}:
            return length
    return 0


def _is_place(word: Cut) -> bool:
    if word.stem in people():
        return False
    place = places().get((opening_form(word),))
    return place is not None or known().get((opening_form(word),)) in _PLACES
