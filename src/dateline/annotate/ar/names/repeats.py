"""A second look at the words of a text in the light of the names already found in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dateline.annotate.ar.clitics import cut, written_feminine
from dateline.annotate.ar.gazetteers import frequencies, words
from dateline.annotate.ar.tokens import normal

#: Uses in a milliard words from which on a word may well be no name where it stands alone.
_COMMON = 2e5
#: A name of one word that was found is carried over only to words rarer than this.
_COMMON_ALONE = 3e4
_SHORTEST = 3

_Key = tuple[str, ...]


def with_repeats(sentences: Sequence[Sequence[str]], labels: list[list[str]]) -> list[list[str]]:
    """Label repeats of names that were passed over: the name again, or a person's last name alone.

    Returns ``labels``, changed in place.
    """
    stems = [[_stem(word) for word in sentence] for sentence in sentences]
    names = _names(stems, labels)
    longest = max(map(len, names), default=0)
    for row, marked in zip(stems, labels, strict=True):
        for start, end, kind in _passed_over(row, marked, names, longest):
            marked[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return labels


def _names(stems: Sequence[Sequence[str]], labels: Sequence[Sequence[str]]) -> Mapping[_Key, str]:
    """Return the names to look for, by their stems, with the type that most of their uses have."""
    from dateline.annotate.ar.names.tagger import type_spans

    found: dict[_Key, Counter[str]] = {}
    for row, marked in zip(stems, labels, strict=True):
        for start, end, kind in type_spans(marked):
            for key in _keys(tuple(row[start:end]), kind):
                found.setdefault(key, Counter())[kind] += 1
    return {key: min(kinds, key=lambda kind: (-kinds[kind], kind)) for key, kinds in found.items()}


def _keys(name: _Key, kind: str) -> Iterator[_Key]:
    if len(name) > 1:
        yield name
    last = name[-1]
    alone = len(name) == 1
    rare = frequencies().get(last, 0.0) < (_COMMON_ALONE if alone else _COMMON)
    # Places of one word the tagger knows where it sees them; what it passes over is mostly part of other names.
    carried = kind != "LOC" if alone else kind == "PER" and last not in words("people", "linking")
    if carried and rare and len(last) >= _SHORTEST:
        yield (last,)


def _passed_over(
    row: Sequence[str], marked: Sequence[str], names: Mapping[_Key, str], longest: int
) -> Iterator[tuple[int, int, str]]:
    index = 0
    while index < len(row):
        for length in range(min(longest, len(row) - index), 0, -1):
            kind = names.get(tuple(row[index : index + length]))
            if kind and all(label == "O" for label in marked[index : index + length]):
                yield index, index + length, kind
                index += length - 1
                break
        index += 1


def _stem(word: str) -> str:
    form = normal(word)
    return cut(form, written_feminine(word)).stem or form
