"""Where names stand: the tagger's spans, mended, under those of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.annotate.names.words import NameWords
from dateline.annotate.reading import Sentence, Token
from dateline.knowledge import Name

_KINDS = {"seat": "settlement", "people": "nationality", "surname": "person"}
#: What the tagger's edges may not be.
_MARKS = "\"'“”‘’«»()[]{},.;:-–—!?…*|/"


#: A name of a person has fewer words than this.
_LONGEST_PERSON = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A name at tokens ``[first, after)`` of a sentence, the name in the knowledge base if it is there."""

    first: int
    after: int
    type: str
    rule: str
    known: Name | None = None


def names_of(sentence: Sentence, known: Sequence[Name], offset: int, words: NameWords) -> list[Found]:
    """Return the names of a sentence in order, none overlapping.

    ``known`` are the names of the knowledge base in the sentence's block, which begins at ``offset``.
    """
    listed = [found for found in (_listed(sentence, name, offset) for name in known) if found]
    tagged = [found for found in (_tagged(sentence, run, words) for run in _runs(sentence)) if found]
    chosen = _merged(sentence, listed, [*_headed(sentence, words), *tagged], words)
    return [found for found in chosen if not _never(sentence, found, words)]


def _runs(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield the tagger's spans: first token, the one after the last, label."""
    begun: tuple[int, str] | None = None
    for token in (*sentence.tokens, None):
        border, _, label = token.entity.partition("-") if token else ("", "", "")
        if begun and (border != "I" or label != begun[1]):
            yield begun[0], token.index if token else len(sentence.tokens), begun[1]
            begun = None
        if token and label and not begun:
            begun = token.index, label


def _tagged(sentence: Sentence, run: tuple[int, int, str], words: NameWords) -> Found | None:
    first, after, label = run
    if label not in words.labels:
        return None
    tokens = sentence.tokens
    while first < after and (tokens[first].low in words.before or not tokens[first].text.strip(_MARKS)):
        first += 1
    while first < after and (tokens[after - 1].low in words.after or not tokens[after - 1].text.strip(_MARKS)):
        after -= 1
    # A clitic inside parts an owner from what is owned: only the owner's side up to it is one name.
    clitics = [at for at in range(first + 1, after) if tokens[at].text in ("'s", "’s")]
    if clitics and label in ("PERSON", "GPE", "NORP"):
        after = clitics[0]
    if any("/" in tokens[at].text for at in range(first, after)):  # a credit: "X/Harbour Agency"
        return None
    if any(tokens[at].tag in ("VBZ", "VBP", "VBD", "MD") for at in range(first, after)):
        return None
    if first >= after or not any(token.text[:1].isupper() or token.text[:1].isdigit() for token in tokens[first:after]):
        return None
    return Found(first, after, words.labels[label], f"names:tagger:{label}")


def _listed(sentence: Sentence, name: Name, offset: int) -> Found | None:
    """Return a name of the knowledge base as tokens; ``None`` where it is not in the sentence or has no capital."""
    start, end = offset + name.start, offset + name.end
    if start < sentence.start or end > sentence.end:
        return None
    inside = sentence.between(start, end)
    if not inside or not any(token.text[:1].isupper() or not token.text.isascii() for token in inside):
        return None
    if inside[0].start < start or inside[-1].end > end:
        return None
    return Found(
        inside[0].index, inside[-1].index + 1, _KINDS.get(name.kind, name.kind), f"names:listed:{name.kind}", name
    )


def _headed(sentence: Sentence, words: NameWords) -> Iterator[Found]:
    """Yield operations and battles by their first word and the capitals after it: "Operation X", "battle of X"."""
    tokens = sentence.tokens
    for token in tokens:
        first = after = token.index + 1
        if words.first.get(token.low) != "work":
            continue
        if first < len(tokens) and tokens[first].low == "of":
            first = after = first + 1
        elif not token.text[:1].isupper():
            continue
        while after < len(tokens) and _goes_on(tokens, after):
            after += 1
        if after > first and tokens[after - 1].text[:1].isupper():
            begin = token.index if token.text[:1].isupper() else first
            yield Found(begin, after, "work", f"names:headed:{token.low}")


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    inside = tokens[at].text in ("-", "al", "of", "the") and at + 1 < len(tokens)
    return tokens[at].text[:1].isupper() or (
        inside and (tokens[at + 1].text[:1].isupper() or tokens[at + 1].text == "-")
    )


def _merged(sentence: Sentence, listed: Sequence[Found], tagged: Sequence[Found], words: NameWords) -> list[Found]:
    """Choose between overlapping names: a longer one of the tagger goes before what it holds."""
    chosen: list[Found] = []
    for found in tagged:
        inside = [each for each in listed if each.first < found.after and each.after > found.first]
        if not inside or _holds(sentence, found, inside, words):
            chosen.append(_extended(sentence, _typed(sentence, found, words), words))
    for found in listed:
        free = not any(each.first < found.after and each.after > found.first for each in chosen)
        if free and _supported(sentence, found, tagged):
            chosen.append(_extended(sentence, found, words))
    chosen.sort(key=lambda each: (each.first, -each.after))
    return _apart(chosen)


def _apart(chosen: Sequence[Found]) -> list[Found]:
    kept: list[Found] = []
    for found in chosen:
        if not kept or found.first >= kept[-1].after:
            kept.append(found)
    return kept


def _holds(sentence: Sentence, found: Found, inside: Sequence[Found], words: NameWords) -> bool:
    """Tell whether the tagger's name is a whole of its own and not a known name with words around it."""
    longest = max(inside, key=lambda each: each.after - each.first)
    if longest.first <= found.first and longest.after >= found.after:
        return False
    if len(inside) > 1 or longest.first < found.first or longest.after > found.after:
        return False
    known = longest.known.kind if longest.known else ""
    rest = [
        token
        for token in sentence.tokens[found.first : found.after]
        if not longest.first <= token.index < longest.after
    ]
    if not all(
        token.text[:1].isupper() or token.text in ("of", "the", "-", "and", "for", "al", "’s", "'s") for token in rest
    ):
        return False
    if found.type == "person":
        given = known == "country" and longest.first == found.first and _is_surname(rest)
        return given or known not in ("person", "group", "organisation", "nationality", "country")
    if known in ("country", "nationality", "seat", "region", "settlement", "people"):
        return found.type in ("organisation", "site", "work") or rest[-1].low in words.last
    return found.type in ("organisation", "work") and known != "person" and longest.first > found.first


def _is_surname(rest: Sequence[Token]) -> bool:
    """Tell whether the words after a country make it the given name of a person: "Jordan Miles"."""
    return len(rest) < _LONGEST_PERSON - 1 and all(token.text.istitle() for token in rest)


def _supported(sentence: Sentence, found: Found, tagged: Sequence[Found]) -> bool:
    """Tell whether a name that may be another word has support: the tagger's, or a preposition's before it."""
    name = found.known
    if name is None:
        return False
    doubtful = name.kind == "surname" or (
        len(sentence.tokens[found.first : found.after]) == 1 and name.entries[0].source == "cities.csv"
    )
    if not doubtful:
        return True
    if name.kind == "surname" and _is_thing(sentence, found):
        return False
    if any(each.first < found.after and each.after > found.first for each in tagged):
        return True
    before = sentence.tokens[found.first - 1].low if found.first else ""
    return name.kind != "surname" and before in ("in", "near", "from", "at", "outside", "around", "toward", "towards")


def _is_thing(sentence: Sentence, found: Found) -> bool:
    """Tell a surname that names a thing by its article: "on the Moon", but not "the X government"."""
    before = sentence.tokens[found.first - 1].low if found.first else ""
    after = sentence.tokens[found.after].pos if found.after < len(sentence.tokens) else "PUNCT"
    return found.after - found.first == 1 and before == "the" and after not in ("NOUN", "PROPN", "ADJ", "PART", "")


def _typed(sentence: Sentence, found: Found, words: NameWords) -> Found:
    """Type a tagged name by its first and last words."""
    inside = sentence.tokens[found.first : found.after]
    last, first = inside[-1].low.rstrip("."), inside[0].low
    shown = _shown(sentence, found, words)
    if shown is not None:
        return shown
    if found.type == "person":
        return found
    if len(inside) > 1 and first in words.first:
        return replace(found, type=words.first[first], rule=f"names:first-word:{first}")
    if len(inside) > 1 and last in words.last and words.last[last] != found.type:
        return replace(found, type=words.last[last], rule=f"names:last-word:{last}")
    return found


def _shown(sentence: Sentence, found: Found, words: NameWords) -> Found | None:
    """Type a tagged name by the words before it, an initial inside it or a last word that no person has."""
    inside = sentence.tokens[found.first : found.after]
    before = [token.low for token in sentence.tokens[max(0, found.first - 2) : found.first]]
    if len(before) == 2 and before[1] == "of" and before[0] in words.settled:
        return replace(found, type="settlement", rule=f"names:after:{before[0]}")
    if found.type == "person" and len(inside) > 1:
        return None if inside[0].low in words.given else _no_person(sentence, found, before, words)
    called = 2 <= len(inside) <= _LONGEST_PERSON and inside[0].low in words.given and inside[0].text.istitle()
    if called and found.type == "organisation" and inside[-1].text.istitle() and inside[-1].low not in words.last:
        near = sentence.tokens[found.first - 1 : found.first] + sentence.tokens[found.after : found.after + 1]
        if any(each.text == "," or each.pos == "VERB" for each in near) and not any(each.pos == "ADP" for each in near):
            return replace(found, type="person", rule=f"names:given:{inside[0].low}")
    initial = len(inside) == 3 and len(inside[1].text) == 2 and inside[1].text.endswith(".")
    if initial and found.type in ("work", "organisation", "site") and not inside[0].text.isupper():
        return replace(found, type="person", rule="names:initial")
    known = words.preceding.get(before[-1]) if before else None
    if known is not None and found.type != known and len(inside) < _LONGEST_PERSON and not inside[0].text.isupper():
        return replace(found, type=known, rule=f"names:after:{before[-1]}")
    return None


def _no_person(sentence: Sentence, found: Found, before: Sequence[str], words: NameWords) -> Found | None:
    """Tell a settlement or body that the tagger took for a person: "X Falls", "the App Store"."""
    last = sentence.tokens[found.after - 1].low
    if words.last.get(last) == "settlement":
        return replace(found, type="settlement", rule=f"names:last-word:{last}")
    follows = sentence.tokens[found.after].pos if found.after < len(sentence.tokens) else ""
    if before[-1:] == ["the"] and sentence.parsed and follows not in ("NOUN", "PROPN", "PART"):
        return replace(found, type="organisation", rule="names:after:the")
    return None


def _extended(sentence: Sentence, found: Found, words: NameWords) -> Found:
    """Take in capitalised words after a name that it belongs to: al-Quds and "Brigades"."""
    if found.type in ("nationality", "country", "person", "work"):
        return found
    after = found.after
    while after < len(sentence.tokens):
        token = sentence.tokens[after]
        if not (token.text[:1].isupper() and token.low in words.extending):
            break
        after += 1
    if after == found.after:
        return found
    last = sentence.tokens[after - 1].low
    return Found(found.first, after, words.last.get(last, found.type), f"names:extended:{last}")


def _never(sentence: Sentence, found: Found, words: NameWords) -> bool:
    inside = sentence.tokens[found.first : found.after]
    text = " ".join(token.low for token in inside)
    return text in words.never or not any(character.isalpha() for character in text)
