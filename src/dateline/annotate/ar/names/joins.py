"""Repeats in an Arabic article: surnames, short forms, definite nouns and duals joined to what they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.annotate.ar.gazetteers import words as listed_words
from dateline.annotate.ar.names.spelling import forms_of
from dateline.annotate.ar.reader import DEFINITE
from dateline.annotate.names import Marked
from dateline.annotate.reading import Reading, Sentence, Token
from dateline.knowledge import read_lexicon
from dateline.model import Mention, Slot, annotation_id, fold

#: How many sentences back a definite noun looks.
_BACK = 4
#: Mentions looked at before a short form; an article with more names is a list.
_MOST = 1500
_PLACES = frozenset({"country", "settlement", "region", "site"})
_BODIES = frozenset({"group", "organisation"})


def join(reading: Reading, marked: Sequence[Marked], slots: Sequence[Slot]) -> list[Mention]:
    """Return the mentions with their antecedents, and those that refer back by a definite noun, in order."""
    named = _named(reading, marked[:_MOST])
    back = _Back(reading, named, slots).find()
    return sorted([*(each.mention for each in named), *back], key=lambda each: (each.span.start, each.span.end))


def _named(reading: Reading, marked: Sequence[Marked]) -> list[Marked]:
    """Join each name to an earlier one of the same thing."""
    done: list[Marked] = []
    by_key: dict[tuple[str, str], Marked] = {}
    full: dict[str, list[Marked]] = {}
    for each in marked:
        earlier, rule = _earlier(reading, each, by_key, full, done)
        one = each
        if earlier is not None and rule == "same-name" and done and _in_brackets(reading, done[-1], each):
            done[-1] = _joined(done[-1], earlier, "full-form-of-acronym")
        if earlier is not None:
            one = _joined(each, earlier, rule or "")
        done.append(one)
        by_key.setdefault((_family(one.mention.type), _key(one)), one)
        if rule == "acronym" and earlier is not None:
            if earlier.known is None and each.known is not None:
                # What the knowledge base says of the short form holds for the full one.
                typed = replace(earlier.mention, type=each.mention.type)
                done[-2] = earlier = replace(earlier, mention=typed, known=each.known)
                done[-1] = replace(one, mention=replace(one.mention, type=each.mention.type))
            by_key.setdefault((_family(earlier.mention.type), _key(each)), earlier)
        if one.mention.type == "person" and len(_words(one)) > 1 and earlier is None:
            full.setdefault(_words(one)[-1], []).append(one)
    return done


def _joined(each: Marked, earlier: Marked, rule: str) -> Marked:
    root = earlier.mention.antecedent_id or earlier.mention.mention_id
    linked = replace(each.mention, type=earlier.mention.type, antecedent_id=root, antecedent_rule=rule)
    return replace(each, mention=linked, known=each.known or earlier.known)


def _earlier(
    reading: Reading,
    each: Marked,
    by_key: Mapping[tuple[str, str], Marked],
    full: Mapping[str, list[Marked]],
    done: Sequence[Marked],
) -> tuple[Marked | None, str | None]:
    words = _words(each)
    if (_family(each.mention.type), _key(each)) in by_key:
        return by_key[_family(each.mention.type), _key(each)], "same-name"
    if each.mention.type == "person" and len(words) == 1:
        people = full.get(words[-1], [])
        return (people[0], "surname-after-full-name") if len(people) == 1 else (None, None)
    if each.mention.type == "person" and words:
        people = [one for one in full.get(words[-1], []) if _shortens(words, _words(one))]
        return (people[0], "short-form-of-full-name") if len(people) == 1 else (None, None)
    if done and _in_brackets(reading, done[-1], each):
        return done[-1], "acronym"
    return None, None


def _shortens(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a name is another one with words left out, the first and last not."""
    rest = iter(long)
    return len(short) < len(long) and short[0] == long[0] and all(word in rest for word in short)


def _in_brackets(reading: Reading, earlier: Marked, each: Marked) -> bool:
    """Tell whether a body stands in brackets right after another: "حركة المقاومة الإسلامية (حماس)"."""
    between = reading.text.page.text[earlier.mention.span.end : each.mention.span.start].strip()
    after = reading.text.page.text[each.mention.span.end :][:1]
    bodies = {earlier.mention.type, each.mention.type} <= _BODIES
    return bodies and between in ("(", '("', "(“", "(«", "[") and after in tuple(')]"”»') and _names_one(earlier, each)


def _names_one(earlier: Marked, each: Marked) -> bool:
    if earlier.known is None or each.known is None:
        return len(_words(each)) < max(2, len(_words(earlier)))
    return earlier.known.entries[0].code == each.known.entries[0].code


def _words(each: Marked) -> tuple[str, ...]:
    return forms_of(each.sentence.tokens[each.first : each.after])


def _key(each: Marked) -> str:
    """Return what tells the thing named from others: its name in the knowledge base, else its words."""
    return each.known.entries[0].name if each.known is not None else " ".join(_words(each))


def _family(type_: str) -> str:
    return "body" if type_ in _BODIES else "place" if type_ in _PLACES else type_


@dataclass(frozen=True, slots=True)
class _Here:
    """A reference: its sentence, where it stands, and what it refers to."""

    token: Token
    root: Marked
    rule: str


class _Back:
    """Finds the definite nouns and duals of an article that can mean one thing, or two, only."""

    def __init__(self, reading: Reading, named: Sequence[Marked], slots: Sequence[Slot]) -> None:
        self._reading = reading
        self._roots = {each.mention.mention_id: each for each in named}
        #: What each sentence speaks of, by name or by reference, in order: token and what is meant.
        self._spoken: dict[int, list[tuple[int, Marked]]] = {}
        self._taken: set[tuple[int, int]] = set()
        self._pairs: dict[str, list[Marked]] = {}
        for each in named:
            self._taken.update((each.sentence.index, at) for at in range(each.first, each.after))
            if not each.mention.rule.endswith("(dateline)"):
                self._spoken.setdefault(each.sentence.index, []).append((each.first, self._root(each)))
        self._roles = self._told(slots)
        self._titles = [slot.span for slot in slots if slot.span]

    def _root(self, each: Marked) -> Marked:
        return self._roots.get(each.mention.antecedent_id or "", each)

    def _told(self, slots: Sequence[Slot]) -> dict[str, set[str]]:
        """Return the words that the titles and roles of each person begin with, without the article."""
        told: dict[str, set[str]] = {}
        for slot in slots:
            owner = self._roots.get(slot.owner_id)
            if owner is not None and slot.value:
                told.setdefault(self._root(owner).mention.mention_id, set()).update(_called_by(slot.value))
        return told

    def find(self) -> Iterator[Mention]:
        for sentence in self._reading.sentences:
            for token in sentence.tokens:
                if (sentence.index, token.index) in self._taken or token.tag != DEFINITE:
                    continue
                for here in self._referred(sentence, token):
                    self._spoken.setdefault(sentence.index, []).append((token.index, here.root))
                    yield self._mention(here)

    def _mention(self, here: _Here) -> Mention:
        span = self._reading.span(here.token.start, here.token.end)
        root = here.root.mention
        # A dual names two things, so its span holds two mentions.
        owner = (root.mention_id,) if here.rule.startswith("both-") else ()
        return Mention(
            annotation_id("mention", span, *owner),
            self._reading.article_id,
            span,
            root.type,
            "names:definite",
            antecedent_id=root.mention_id,
            antecedent_rule=here.rule,
        )

    def _referred(self, sentence: Sentence, token: Token) -> list[_Here]:
        if _described(sentence, token) or any(span.start <= token.start < span.end for span in self._titles):
            return []
        types = _definite().get(token.lemma)
        if types is not None:
            found = self._nearest(sentence, token, types, 1)
            return [_Here(token, found[0], f"only-{token.text}")] if len(found) == 1 else []
        noun, types = _both_of(token.lemma)
        if types is None:
            return []
        found = self._nearest(sentence, token, types, 2, noun)
        if len(found) != 2:  # "both" of an article are the same two until others are named so
            found = self._pairs.get(noun, [])
        else:
            self._pairs[noun] = found
        return [_Here(token, each, f"both-{token.text}") for each in found]

    def _nearest(
        self, sentence: Sentence, token: Token, types: frozenset[str], count: int, noun: str | None = None
    ) -> list[Marked]:
        """Return what fits in the nearest sentences that hold at least ``count`` of it."""
        fitting: dict[str, Marked] = {}
        for index in range(sentence.index, max(-1, sentence.index - 1 - _BACK), -1):
            for at, each in reversed(self._spoken.get(index, [])):
                before = index < sentence.index or at < token.index
                if before and each.mention.type in types and self._can_be(each, noun or token.lemma):
                    fitting.setdefault(each.mention.mention_id, each)
            if len(fitting) >= count and not types & _PLACES:
                break
        return sorted(fitting.values(), key=lambda each: each.mention.span.start)

    def _can_be(self, each: Marked, noun: str) -> bool:
        """Tell whether a name can be called by a noun: it has it, a role says it, or it has no noun of its own."""
        if each.mention.type == "person":
            return noun in self._roles.get(each.mention.mention_id, set())
        words = {token.lemma for token in each.sentence.tokens[max(0, each.first - 1) : each.after]}
        called = _called().get(noun, frozenset())
        if noun in words or "*" in called or _plain(each) in called:
            return True
        if each.known is not None and each.known.entries[0].code in called:
            return True
        return each.mention.type == "group" and noun in _called_any() and not words & _own_nouns()


def _called_by(role: str) -> set[str]:
    """Return what somebody with a role may be called: الرئيس only who presides over a state or government."""
    first, _, rest = fold(role).partition(" ")
    if first in listed_words("titles", "presiding") and rest.partition(" ")[0] not in listed_words("titles", "states"):
        return set()
    return {first.removeprefix("ال")}


def _plain(each: Marked) -> str:
    return " ".join(_words(each))


def _described(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun is narrowed by what follows: "الحركة الإسلامية", "الحزب الذي"."""
    following = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    if following is None:
        return False
    if _both_of(token.lemma)[1] is not None and not following.lemma.endswith(("ان", "ين", "تا")):
        return False  # only a dual describes a dual: "دعت الحركتان السلطة"
    return (following.tag == DEFINITE or bool(following.entity) or following.tag == "enclitic") and not following.pos


@cache
def _definite() -> Mapping[str, frozenset[str]]:
    """Return the nouns that refer back, folded, with the types of what they can mean."""
    found: dict[str, set[str]] = {}
    for type_, nouns in read_lexicon("dateline.annotate.ar", "names.toml")["definite"].items():
        for noun in fold(nouns).split():
            found.setdefault(noun, set()).add(type_)
    return {noun: frozenset(types) for noun, types in found.items()}


@cache
def _duals() -> Mapping[str, frozenset[str]]:
    table = read_lexicon("dateline.annotate.ar", "names.toml")["both"]
    return {fold(dual): frozenset(types.split()) for dual, types in table.items()}


def _both_of(word: str) -> tuple[str, frozenset[str] | None]:
    """Return the singular of a dual, and the types of the two things it can mean, ``None`` for other words."""
    dual = f"{word[:-2]}ان" if word.endswith("ين") else word
    types = _duals().get(dual)
    stem = dual[:-2]
    return (f"{stem[:-1]}ه" if stem.endswith("ت") else stem), types


@cache
def _called() -> Mapping[str, frozenset[str]]:
    """Return for a noun the names, and the codes of states or unions, that it may mean without being in the name."""
    table = read_lexicon("dateline.annotate.ar", "names.toml")["called"]
    return {
        fold(noun): frozenset([fold(names)] if not names.isascii() else names.split()) for noun, names in table.items()
    }


@cache
def _called_any() -> frozenset[str]:
    """Return the nouns that any group may be called by that has no such noun in its name."""
    return frozenset(noun for noun, types in _definite().items() if "group" in types) | {"طرف", "جانب"}


@cache
def _own_nouns() -> frozenset[str]:
    return _called_any() - {"طرف", "جانب"}
