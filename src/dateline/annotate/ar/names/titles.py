"""Titles and roles of people in Arabic: "وزير الخارجية X", "X، الأمين العام للحركة،" as slots with their own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.ar.gazetteers import words
from dateline.annotate.ar.names.spelling import full_form
from dateline.annotate.ar.reader import DEFINITE
from dateline.annotate.names import Marked
from dateline.annotate.reading import Reading, Token
from dateline.model import Slot

#: Tokens of a phrase before and after a name that its role may be read from.
_BEFORE, _AFTER = 16, 16
_COMMAS, _DASHES = frozenset("،,"), frozenset("-–—")
_OPENING = frozenset("(")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A role at tokens ``[first, after)``; ``plain`` if it is nouns and adjectives right before the name."""

    first: int
    after: int
    rule: str


def title_slots(reading: Reading, marked: Marked, others: Sequence[Marked]) -> Iterator[Slot]:
    """Yield the titles and roles that stand with a person's name; ``others`` are the names of the article."""
    if marked.mention.type != "person":
        return
    people = {
        at
        for each in others
        if each.sentence is marked.sentence and each is not marked and each.mention.type == "person"
        for at in range(each.first, each.after)
    }
    tokens = marked.sentence.tokens
    found = [*_before(tokens, marked.first, people), *_following(tokens, marked.after, people)]
    for position, phrase in enumerate(found):
        span = reading.span(tokens[phrase.first].start, tokens[phrase.after - 1].end)
        name = "title" if phrase.rule == "names:title" else "role"
        yield reading.slot(marked.mention.mention_id, name, position, phrase.rule, span, value=span.exact)


def is_role(token: Token) -> bool:
    """Tell whether a word says what somebody is: رئيس, المتحدث, اللواء."""
    return not token.pos and (token.lemma in _roles() or full_form(token) in _honorifics())


def _roles() -> frozenset[str]:
    return words("people", "roles")


def _honorifics() -> frozenset[str]:
    return words("people", "titles")


def _before(tokens: Sequence[Token], name: int, people: set[int]) -> list[_Phrase]:
    """Return the roles before a name, in order: those right before it, and one parted from it by a comma."""
    found: list[_Phrase] = []
    after, parted = name, False
    for _ in range(3):
        if after and tokens[after - 1].text in _COMMAS and not parted:
            after, parted = after - 1, True
        phrase = _role_up_to(tokens, after, people, parted or bool(found))
        if phrase is None:
            break
        found.insert(0, phrase)
        # Only a word that can stand without what follows has another role before it: "وزير الدفاع اللواء X".
        if tokens[phrase.first].tag != DEFINITE:
            break
        after = phrase.first
    return found


def _role_up_to(tokens: Sequence[Token], after: int, people: set[int], parted: bool) -> _Phrase | None:
    at, linked, joined = after - 1, False, False
    head: int | None = None
    while at >= max(0, after - _BEFORE) and at not in people:
        token = tokens[at]
        if is_role(token) and not _is_object(tokens, at):
            head = at
            break
        if token.pos == "CCONJ" and at < after - 1 and not joined:
            joined = True
        elif not _in_phrase(token):
            return None
        linked = linked or _links(token)
        at -= 1
    if head is None:
        return None
    if joined and tokens[head].tag == DEFINITE:
        return None
    while head and is_role(tokens[head - 1]) and _leads(tokens[head - 1]):
        head -= 1
    return _Phrase(head, after, "names:role-before" if linked or parted else "names:title")


def _leads(token: Token) -> bool:
    """Tell whether a role word can stand before another one: "نائب رئيس", "السيد الرئيس"."""
    return token.tag != DEFINITE or full_form(token) in words("people", "addresses")


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a role word stands right behind a preposition that parts it from the name: not so behind ل of it."""
    return False if at == 0 else tokens[at - 1].text in _OPENING


def _in_phrase(token: Token) -> bool:
    """Tell whether a token can stand between a role and the name it belongs to."""
    if token.pos == "ADP":
        return token.lemma in ("ل", "ب")
    if token.pos:
        return token.pos == "PRON" and token.tag == "enclitic"
    return full_form(token) not in words("titles", "ending") and token.lemma not in words("people", "saying")


def _links(token: Token) -> bool:
    return token.pos == "ADP" or (not token.pos and token.lemma in words("titles", "linking"))


def _following(tokens: Sequence[Token], after: int, people: set[int]) -> list[_Phrase]:
    """Return the role in apposition after a name, up to the mark, verb or joining word that ends it."""
    at = after
    marked = at < len(tokens) and (tokens[at].text in _COMMAS or tokens[at].text in _DASHES or tokens[at].text == "(")
    if marked:
        at += 1
    while marked and at < len(tokens) and full_form(tokens[at]) in words("titles", "before"):
        at += 1
    if at >= len(tokens) or not is_role(tokens[at]) or tokens[at - 1].tag == "proclitic":
        return []
    if not marked and (tokens[at].tag == DEFINITE or not _construct(tokens, at)):
        return []
    end = _end(tokens, at, people, marked)
    closed = end >= len(tokens) or tokens[end].pos == "PUNCT" or not marked or _ends(tokens[end])
    if not closed or end - at < 2:
        return []
    return [_Phrase(at, end, "names:apposition")]


def _construct(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word without article is followed by a definite noun or name: "رئيس الوفد"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and not following.pos and (following.tag == DEFINITE or bool(following.entity))


def _end(tokens: Sequence[Token], first: int, people: set[int], marked: bool) -> int:
    at = first + 1
    while at < min(len(tokens), first + _AFTER) and at not in people:
        token = tokens[at]
        if token.pos == "CCONJ":
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is None or following.pos or following.tag != DEFINITE:
                break
        elif _ends(token) or _parts(tokens, at) or (not marked and not token.pos and _links(token)):
            break
        at += 1
    while at > first + 1 and tokens[at - 1].tag == "proclitic":
        at -= 1
    return at


def _parts(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word without article follows a definite one or a name: it begins something else."""
    token, before = tokens[at], tokens[at - 1]
    bare = not token.pos and token.tag != DEFINITE and not token.entity
    return bare and token.lemma not in words("titles", "linking") and (before.tag == DEFINITE or bool(before.entity))


def _ends(token: Token) -> bool:
    return not _in_phrase(token) and token.pos != "CCONJ"
