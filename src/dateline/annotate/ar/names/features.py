"""What the name tagger sees of the words of a text: their forms, stems and affixes, lists, neighbours and topic."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from dateline.annotate.ar import gazetteers
from dateline.annotate.ar.clitics import Cut, cut, has_article, written_feminine
from dateline.annotate.ar.names.topics import topics
from dateline.annotate.ar.tokens import normal

_OPENING, _CLOSING = frozenset('"“”„«(‘'), frozenset('"”“»)’')
_LISTS = (
    ("organisations", "armed", "org"),
    ("organisations", "politics", "org"),
    ("organisations", "media", "org"),
    ("adjectives", "of_bodies", "oadj"),
    ("places", "heads", "placehead"),
    ("places", "directions", "direction"),
    ("people", "titles", "title"),
    ("people", "roles", "role"),
    ("people", "linking", "linking"),
    ("people", "saying", "saying"),
    ("not_names", "words", "date"),
)


def features(sentences: Sequence[Sequence[str]]) -> list[list[list[str]]]:
    """Return the features of each word of each sentence of a text, proclitics still on the words."""
    seen = [[_seen(word) for word in words] for words in sentences]
    about = topics([[each.stem for each in row] for row in seen])
    return [_of_sentence(words, row, topic) for words, row, topic in zip(sentences, seen, about, strict=True)]


def _of_sentence(words: Sequence[str], seen: Sequence[_Seen], topic: tuple[str, ...]) -> list[list[str]]:
    matches = _place_matches(seen)
    heads = _after_heads(seen)
    quoted = _quoted(words)
    last = len(words) - 1
    rows = []
    for index, each in enumerate(seen):
        row = ["bias", *each.own, matches[index], heads[index]]
        for offset in (-2, -1, 1, 2):
            place = index + offset
            if 0 <= place <= last:
                row += seen[place].beside[offset]
                if matches[place] != "pl=O":
                    row.append(f"{offset}{matches[place]}")
            else:
                row.append(f"{offset}edge")
        row += _pairs(seen, index)
        row += _in_topic(seen, index, topic, matches[index])
        if quoted[index]:
            row.append("quoted")
        rows.append(row)
    return rows


def lookups(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each word the forms by which its vector is looked up, the likeliest first."""
    return [_seen(word).lookup for word in words]


class _Seen:
    """One word as the tagger sees it, alone and beside others."""

    def __init__(self, word: str) -> None:
        form = normal(word)
        parts = cut(form, written_feminine(word))
        self.parts = parts
        self.form = form
        self.stem = parts.bare or form
        self.lists = tuple(_lists(parts, form))
        self.kind = "+".join(self.lists) or "-"
        self.lookup = (parts.stem, parts.bare, f"ال{parts.bare}", form)
        self.own = tuple(_own(word, form, parts, self.stem, self.lists))
        self.beside = {offset: tuple(_beside(self, offset)) for offset in (-2, -1, 1, 2)}


@lru_cache(maxsize=1 << 15)
def _seen(word: str) -> _Seen:
    return _Seen(word)


def _own(word: str, form: str, parts: Cut, stem: str, lists: Sequence[str]) -> Iterator[str]:
    yield f"w={form}"
    yield f"s={stem}"
    yield f"pro={''.join(parts.proclitics)}"
    yield f"shape={_shape(form)}"
    article = has_article(parts.stem)
    yield f"al={article:d}"
    if parts.enclitic:
        yield "enclitic"
    if "ء" <= form[0] <= "ي":
        for length in (1, 2, 3, 4):
            if len(stem) > length:
                yield f"p{length}={stem[:length]}"
                yield f"e{length}={stem[-length:]}"
        yield f"e2al={article:d}{stem[-2:]}"
        yield f"len={min(len(stem), 9)}"
        yield f"rare={_rarity(stem, parts.stem)}"
        if word.endswith("ة"):
            yield "ta"
    for each in lists:
        yield f"in={each}"
    yield f"kind={'+'.join(lists)}"


def _beside(seen: _Seen, offset: int) -> Iterator[str]:
    yield f"{offset}s={seen.stem}"
    if abs(offset) == 1:
        yield f"{offset}w={seen.form}"
        yield f"{offset}e2={seen.stem[-2:]}"
        yield f"{offset}p2={seen.form[:2]}"
        yield f"{offset}al={has_article(seen.parts.stem):d}"
    yield f"{offset}kind={seen.kind}"


def _pairs(seen: Sequence[_Seen], index: int) -> Iterator[str]:
    """Yield what a word and its neighbours say together."""
    here = seen[index]
    if index:
        before = seen[index - 1]
        yield f"-1s|s={before.stem}|{here.stem}"
        yield f"-1k|k={before.kind}|{here.kind}"
        yield f"-1s|k={before.stem}|{here.kind}"
        if index > 1:
            yield f"-2s|-1s={seen[index - 2].stem}|{before.stem}"
            yield f"-2k|-1k|k={seen[index - 2].kind}|{before.kind}|{here.kind}"
    if index + 1 < len(seen):
        after = seen[index + 1]
        yield f"s|1s={here.stem}|{after.stem}"
        yield f"k|1k={here.kind}|{after.kind}"
        if index:
            yield f"-1s|1s={seen[index - 1].stem}|{after.stem}"


def _in_topic(seen: Sequence[_Seen], index: int, topic: tuple[str, ...], match: str) -> Iterator[str]:
    """Yield what a word, its neighbours and the topic say together."""
    sport, both = topic[0], "".join(topic)
    yield f"t={both}"
    yield f"t|{sport}{match}"
    yield f"t|k={both}{seen[index].kind}"
    if index:
        yield f"t|-1k={both}{seen[index - 1].kind}"
        yield f"t|-1s={sport}{seen[index - 1].stem}"
    if index + 1 < len(seen):
        yield f"t|1k={both}{seen[index + 1].kind}"
        yield f"t|1s={sport}{seen[index + 1].stem}"


def _shape(form: str) -> str:
    if form[0].isdigit():
        return "digit" if form.isdigit() else "number"
    if "ء" <= form[0] <= "ي":
        return "arabic"
    if form[0].isalpha():
        return "latin"
    return form if len(form) == 1 else "mark"


def _rarity(stem: str, full: str) -> str:
    known = gazetteers.frequencies()
    uses = max(known.get(stem, 0.0), known.get(full, 0.0))
    return str(int(math.log10(uses))) if uses > 1 else "no"


def _lists(parts: Cut, form: str) -> Iterator[str]:
    listed, found = _listed(), set[str]()
    for each in {parts.bare, parts.stem, form}:
        found.update(listed.get(each, ()))
    if found:
        yield from sorted(found)
    yield from _person_lists(parts)


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """Return the words of all lists with the lists they are in."""
    found: dict[str, set[str]] = {}
    for table, name, label in _LISTS:
        for word in gazetteers.words(table, name):
            found.setdefault(word, set()).add(label)
    for word in gazetteers.nationalities():
        found.setdefault(word, set()).add("nation")
    return {word: tuple(sorted(labels)) for word, labels in found.items()}


def _person_lists(parts: Cut) -> Iterator[str]:
    given, other = gazetteers.people().get(parts.stem, (0, 0))
    if given + other:
        common = gazetteers.frequencies().get(parts.stem, 0.0) > 2e4
        size = "2" if given + other > 30 else "1" if given + other > 4 else "0"
        yield ("given" if given > other else "surname") + size + ("c" if common else "")


def _place_matches(seen: Sequence[_Seen]) -> list[str]:
    """Return for each word whether it begins or goes on with a name that a list has, the longest first."""
    labels = ["pl=O"] * len(seen)
    forms = [each.form for each in seen]
    index = 0
    while index < len(seen):
        length, kind = _longest(seen[index].parts, forms, index)
        for place in range(index, index + length):
            labels[place] = f"pl={'B' if place == index else 'I'}-{kind}"
        index += max(length, 1)
    return labels


def _longest(first: Cut, forms: Sequence[str], index: int) -> tuple[int, str]:
    begin = "ال" + first.bare if first.proclitics[-1:] == ("ل",) and first.stem.startswith("ل") else first.stem
    for length in range(min(gazetteers.longest_from().get(begin, 0), len(forms) - index), 0, -1):
        key = (begin, *forms[index + 1 : index + length])
        kind = gazetteers.known().get(key)
        place = gazetteers.places().get(key)
        if kind is None and place is not None:
            kind = place.kind
        if kind is not None and length == 1 and kind != "country":
            uses = gazetteers.frequencies().get(begin, 0.0)
            kind += "c" if uses > 1e5 else "b" if uses > 1e4 else ""
        if kind is not None:
            return length, kind
    return 0, ""


def _after_heads(seen: Sequence[_Seen]) -> list[str]:
    """Return for each word how far behind a word that begins bodies' names it stands, in unbroken noun phrases."""
    labels, since = [], 9
    for each in seen:
        since = min(since + 1, 9)
        if not "ء" <= each.form[0] <= "ي" or "saying" in each.lists:
            since = 9
        labels.append(f"head={since if since < 5 else '-'}")
        if "org" in each.lists:
            since = 0
    return labels


def _quoted(words: Sequence[str]) -> list[bool]:
    """Tell for each word whether it stands in quotation marks or brackets of at most five words."""
    inside, opened = [False] * len(words), None
    for index, word in enumerate(words):
        if word in _OPENING and (opened is None or word not in _CLOSING):
            opened = index
        elif word in _CLOSING and opened is not None:
            if index - opened <= 6:
                inside[opened + 1 : index] = [True] * (index - opened - 1)
            opened = None
    return inside
