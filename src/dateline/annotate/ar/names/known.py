"""Names that the lists know, labelled where the tagger saw none: long ones, and words that are nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.ar.clitics import Cut, cut, has_article, written_feminine
from dateline.annotate.ar.gazetteers import frequencies, known, longest_from, nationalities, nations, words
from dateline.annotate.ar.syntax.inflection import noun_forms
from dateline.annotate.ar.tokens import normal

_LABELS = {"person": "PER", "country": "LOC", "region": "LOC", "settlement": "LOC", "site": "LOC"}
#: Uses in a milliard words below which a listed word is hardly anything but the name: 9 of 10 in the training data.
_RARE = 1e4
#: A state's government is called by a noun phrase rather than a name, in English as here.
_NO_NAMES = (None, "government")
#: Names of these kinds are common words too, or places.
_NEVER_SURE = frozenset({"site", "club"})


def with_known(sentence: Sequence[str], labels: list[str]) -> list[str]:
    """Label known names among words without labels; returns ``labels``, changed in place."""
    forms = [normal(word) for word in sentence]
    parts = [cut(form, written_feminine(word)) for form, word in zip(forms, sentence, strict=True)]
    index = 0
    while index < len(parts):
        length, kind = _longest(opening_form(parts[index]), forms, labels, index)
        if not length and parts[index].stem in words("organisations", "offices"):
            length, kind = _office(parts, labels, index), "ORG"
        if not length and parts[index].stem in words("organisations", "companies"):
            length, kind = _company(parts, labels, index), "ORG"
        if length == 1 and kind == "LOC" and is_owned(sentence[index]):
            length = 0
        if length:
            labels[index : index + length] = [f"B-{kind}", *[f"I-{kind}"] * (length - 1)]
        index += max(length, 1)
    return labels


def _longest(begin: str, forms: Sequence[str], labels: Sequence[str], index: int) -> tuple[int, str]:
    for length in range(min(longest_from().get(begin, 0), len(forms) - index), 0, -1):
        kind = known().get((begin, *forms[index + 1 : index + length]))
        if kind in _NO_NAMES:
            continue
        inside = labels[index : index + length]
        if not (
            _can_be(forms, labels, index, length)
            or _is_place(kind, inside)
            or _holds(kind, forms[index : index + length], inside, labels[index + length : index + length + 1])
        ):
            continue
        if length > 1 or _is_sure(begin, kind):
            return length, _LABELS.get(kind, "ORG")
    return 0, ""


def _office(parts: Sequence[Cut], labels: Sequence[str], index: int) -> int:
    """Return how many words an office's name has: "وزارة الصحة", "وزارة شؤون الأسرى", with what nation it is of."""
    after = index + 1
    if after < len(parts) and parts[after].stem in words("organisations", "linking"):
        after += 1
    if after >= len(parts) or parts[after].proclitics or not has_article(parts[after].stem):
        return 0
    after += 1
    while after < len(parts) and not parts[after].proclitics and parts[after].bare in nationalities():
        after += 1
    return after - index if all(label == "O" for label in labels[index:after]) else 0


def _company(parts: Sequence[Cut], labels: Sequence[str], index: int) -> int:
    """Return how many words a company's name has that tells what it is for: "شركة أمواج للنقل البحري"."""
    purpose = next((at for at in (index + 2, index + 3) if at < len(parts) and _is_purpose(parts[at])), 0)
    if not purpose or any(each.proclitics for each in parts[index + 1 : purpose]):
        return 0
    after = purpose + 1
    while after < len(parts) and not parts[after].proclitics and has_article(parts[after].stem):
        after += 1
    whole = labels[index][0] != "I" and (after == len(labels) or labels[after][0] != "I")
    return after - index if whole else 0


def _is_purpose(word: Cut) -> bool:
    return word.proclitics == ("ل",) and word.stem.startswith("ل")


def _can_be(forms: Sequence[str], labels: Sequence[str], index: int, length: int) -> bool:
    """Tell whether words are no names yet, or a known name that holds another behind ل."""
    inside, after = labels[index : index + length], labels[index + length : index + length + 1]
    if all(label == "O" for label in inside):
        return True
    whole = inside[0][0] != "I" and not any(label[0] == "I" for label in after)
    return whole and any(form.startswith("لل") for form in forms[index + 1 : index + length])


def _holds(kind: str | None, forms: Sequence[str], inside: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether a known name holds a place that was labelled alone: "كاليدونيا الجديدة", "جبهة تحرير تيغراي".

    A word for what a place is ("معبر", "ولاية") is no part of its name for the tagger, and two joined
    by و stay two.
    """
    if len(inside) == 1 or inside[0][0] == "I" or any(label[0] == "I" for label in after):
        return False
    if any(form[0] == "و" and label[0] == "B" for form, label in zip(forms[1:], inside[1:], strict=True)):
        return False
    places = all(label == "O" or label.endswith("-LOC") for label in inside)
    return places and (inside[0] != "O" or _LABELS.get(kind or "ORG") is None)


def _is_place(kind: str | None, inside: Sequence[str]) -> bool:
    """Tell whether a known place was taken for a body from its second word on: "قناة السويس"."""
    return (
        _LABELS.get(kind or "") == "LOC"
        and inside[0] == "O"
        and inside[1:] == ["B-ORG", *["I-ORG"] * (len(inside) - 2)]
    )


def _is_sure(word: str, kind: str) -> bool:
    """Tell whether a word that a list has is a name wherever it stands."""
    if kind in ("country", "settlement"):
        return word not in nations() and word not in words("places", "doubtful")  # تركية, صور
    rare = kind not in _NEVER_SURE and frequencies().get(word, 0.0) < _RARE
    return rare or word in words("organisations", "sure")


def is_owned(word: str) -> bool:
    """Tell whether a word is a known noun with its owner and no town that ends alike (جده is not جدة)."""
    form = normal(word)
    return word.endswith("ه") and form == word and noun_forms().get(form[:-1]) is not None


def opening_form(parts: Cut) -> str:
    """Return a word's stem as a list would have it: the article that لل hides is written out."""
    if parts.proclitics[-1:] == ("ل",) and parts.stem.startswith("ل"):
        return f"ال{parts.bare}"
    return parts.stem
