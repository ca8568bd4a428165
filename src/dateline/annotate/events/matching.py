"""Matching the patterns of the lexicon at a token of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.events.actors import Actors
from dateline.annotate.events.lexicon import Entry, EventLexicon
from dateline.annotate.events.patterns import ACTOR, PLACE, Element
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Token

#: How many tokens after a verb a particle or adverb of its pattern may stand.
_REACH = 4
#: How many words keep their entries at hand.
_MOST_SEEN = 1 << 15
#: Entities that name no party and no thing.
_WHEN = ("DATE", "TIME")


@dataclass(frozen=True, slots=True)
class Match:
    """A lexicon entry found at a token, with the tokens that its conditions rest on."""

    entry: Entry
    token: Token
    bound: tuple[Token, ...]


class Matcher:
    """Finds lexicon entries in one sentence."""

    def __init__(self, tree: Tree, lexicon: EventLexicon, actors: Actors) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._actors = actors
        self._found: dict[int, list[Match]] = {}

    def knows(self, token: Token) -> bool:
        """Tell whether anything is found at a token."""
        return bool(self._all(token))

    def frames(self, token: Token) -> Iterator[Match]:
        """Yield the frames found at a token, the most specific first."""
        return (match for match in self._all(token) if match.entry.frame)

    def operators(self, token: Token) -> Iterator[Match]:
        """Yield the operators found at a token, the most specific first."""
        return (match for match in self._all(token) if match.entry.operator)

    def _all(self, token: Token) -> list[Match]:
        if token.index not in self._found:
            self._found[token.index] = list(self._matches(token))
        return self._found[token.index]

    def _matches(self, token: Token) -> Iterator[Match]:
        entries = self._entries(token)
        if not entries or self._is_quality(token) or self._stands_otherwise(token):
            return
        for entry in entries:
            bound = self._bound(token, entry)
            if bound is not None:
                yield Match(entry, token, bound)

    def _entries(self, token: Token) -> list[Entry]:
        """Return the entries that a token's lemmas have, each once."""
        use = self._use(token)
        if not use:
            return []
        seen, key = self._lexicon.entries_seen, (use, token.lemma, token.low)
        if key not in seen:
            lemmas = [*keys_of(token), *self._lexicon.lemmas.get(token.low, ())]
            found = [entry for lemma in lemmas for entry in self._lexicon.entries.get((use, lemma), ())]
            if len(seen) >= _MOST_SEEN:
                seen.clear()
            seen[key] = list({id(entry): entry for entry in found}.values())
        return seen[key]

    def _is_quality(self, token: Token) -> bool:
        """Tell whether a participle says how something is: "hacked emails", "men armed with knives"."""
        if token.dep == "amod" and token.tag.startswith("VB"):
            return True
        return token.dep in ("acl", "advcl") and token.low in self._tree.words["state_participles"]

    def _stands_otherwise(self, token: Token) -> bool:
        """Tell whether a word is part of a set phrase ("in order to") or a participle as a noun ("the injured")."""
        tree = self._tree
        before = tree.tokens[token.index - 1].low if token.index else ""
        after = tree.tokens[token.index + 1].low if token.index + 1 < len(tree.tokens) else ""
        if not tree.words["set_phrases"].isdisjoint([f"{before} {token.low}", f"{token.low} {after}"]):
            return True
        if token.dep == "compound" and tree.head(token).lemma in self._lexicon.people:
            return True  # "riot police"
        if token.dep == "compound" and tree.words["bearing"] and not self._bears(tree.head(token)):
            return True  # "air raid sirens", "bombing suspect"
        return token.tag == "VBN" and bool(tree.children(token, "determiner"))

    def _bears(self, noun: Token) -> bool:
        """Tell whether a noun with the name of a deed before it reports the deed ("attack campaign")."""
        listed = noun.lemma in self._tree.words["bearing"] or noun.lemma in self._tree.words["transparent"]
        return listed or ("noun", noun.lemma) in self._lexicon.entries

    def _use(self, token: Token) -> str:
        if self._tree.is_noun(token):
            return "noun"
        return "verb" if self._tree.is_verb(token) else "adjective" if token.pos == "ADJ" else ""

    def _bound(self, token: Token, entry: Entry) -> tuple[Token, ...] | None:
        """Return the tokens that fulfil the conditions of an entry, or ``None``."""
        elements = entry.pattern.elements
        words = [each for each in elements if each.part == "word"]
        if entry.use == "verb" and self._parted(token, words):
            return None
        bound: list[Token] = []
        for element in elements:
            if element.part == "not-object":
                if any(self._fits(noun, element) for noun in self._places_of(token, "object")):
                    return None
                continue
            found = self._word(token, element) if element.part == "word" else self._noun(token, element)
            if found is None:
                return None
            party = element.part == "owner" and self._is_party(found)
            if element.words and found not in bound and not party:
                bound.append(found)
        return tuple(bound)

    def _is_party(self, noun: Token) -> bool:
        """Tell whether a noun that a deed is of is who or what it is done to, and no part of its words."""
        counts = noun.lemma in self._tree.words["transparent"]
        return counts or self._actors.can_act(noun) or bool(self._tree.keys(noun) & self._lexicon.targets)

    def _parted(self, token: Token, words: list[Element]) -> bool:
        """Tell whether a verb has a particle that the pattern does not name ("call" in "call off")."""
        particles = list(self._tree.sentence.children(token, "prt"))
        return any(each.low not in element_words(words) for each in particles)

    def _word(self, token: Token, element: Element) -> Token | None:
        tree = self._tree
        near = tree.children(token, "particle")
        if tree.is_verb(token):
            near += list(tree.tokens[token.index + 1 : token.index + 1 + _REACH])
        else:
            near += list(tree.tokens[max(0, token.index - 2) : token.index])
            near += [below for each in tree.children(token, "modifier") for below in tree.children(each, "modifier")]
        return next((each for each in near if each.low in element.words or each.lemma in element.words), None)

    def _noun(self, token: Token, element: Element) -> Token | None:
        for noun in self._places_of(token, element.part):
            if self._fits(noun, element):
                return noun
        return None

    def _places_of(self, token: Token, part: str) -> list[Token]:
        arguments = self._tree.arguments(token)
        nouns = list(arguments.get(part, []))
        if part == "object":
            nouns += arguments.get("dative", [])
        return self._tree.with_coordinated(nouns)

    def _fits(self, noun: Token, element: Element) -> bool:
        if element.special == ACTOR and self._actors.can_act(noun):
            return True
        if element.special == PLACE and self._actors.is_place(noun):
            return True
        if element.words:
            return bool(self._tree.keys(noun) & element.words)
        return not element.special and noun.entity[2:] not in _WHEN  # "insisted on Monday" is no "insist on"


def keys_of(token: Token) -> list[str]:
    """Return the lemmas that a word may have: the tagger's, its own form, and without an ending misread."""
    low = token.low
    keys = [token.lemma, low]
    if low.endswith("ed"):
        keys += [low[:-1], low[:-2]]
    elif low.endswith("ing"):
        keys += [low[:-3], low[:-3] + "e"]
    return list(dict.fromkeys(keys))


def element_words(elements: list[Element]) -> frozenset[str]:
    """Return all words that some conditions name."""
    return frozenset().union(*(each.words for each in elements)) if elements else frozenset()
