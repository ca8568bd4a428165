"""Who a noun phrase stands for: its words, and its country and sectors by the knowledge base."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Token

#: From the words of a noun phrase, best known part last, to its country (or ``None``) and sectors.
Coder = Callable[[str], tuple[str | None, tuple[str, ...]]]

_ACTING = ("PERSON", "NORP", "GPE", "ORG")
#: Sectors whose holders are parties of public life whatever their country.
PUBLIC = frozenset(["GOV", "MIL", "REB", "LEG", "JUD", "COP", "OPP", "PTY", "SPY", "UAF", "ELI", "PRM", "PRE"])
_INTERNATIONAL = {"IGO", "NGO", "UNO", "EUR", "ISM", "IMG", "MNC"}


_DASHES = ("-", "--", "—", "–", "_")
_LONGEST_DATELINE = 14


@dataclass(frozen=True, slots=True)
class Code:
    """A country (ISO 3166 alpha-3 or one of PLOVER's international codes) and PLOVER sectors."""

    country: str | None = None
    sectors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.country or self.sectors)

    @property
    def value(self) -> str | None:
        """The code as a slot's value: ``ISR MIL``."""
        return " ".join([self.country or "---", *self.sectors]) if self else None


def dateline(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens of a dateline at the head of a sentence ("GAZA CITY, Gaza (Agency) - "), none without one.

    It begins with a place in capitals or ends after a bracketed agency, and a dash closes it.
    """
    for index, token in enumerate(tokens[1:_LONGEST_DATELINE], start=1):
        if token.text in _DASHES and token.start > tokens[index - 1].end:
            before = tokens[:index]
            in_capitals = before[0].text.isupper() and len(before[0].text) > 1
            return before if in_capitals or before[-1].text == ")" else ()
    return ()


def _worded(tokens: Sequence[Token]) -> str:
    """Return the words of tokens, parted as they are in the text ("People's" is one word)."""
    parts = [
        (" " if index and tokens[index - 1].end != token.start else "") + token.text
        for index, token in enumerate(tokens)
    ]
    return "".join(parts)


class Actors:
    """Judges noun phrases of one sentence: can they act, and who are they."""

    def __init__(
        self,
        tree: Tree,
        lexicon: EventLexicon,
        coder: Coder,
        antecedents: dict[int, str],
        towns: frozenset[int] = frozenset(),
    ) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._coder = coder
        self._antecedents = antecedents
        self._towns = towns
        self._codes: dict[int, Code] = {}
        self._dateline = frozenset(each.index for each in dateline(tree.tokens))

    @cached_property
    def home(self) -> str | None:
        """The country that the sentence names where it names only one, no international body."""
        named = {self._alone(each).country for each in self._tree.tokens if each.pos in ("PROPN", "ADJ", "NOUN")} - {
            None
        }
        return named.pop() if len(named) == 1 and not named & _INTERNATIONAL else None

    def code(self, head: Token) -> Code:
        """Return the code of the noun phrase under ``head``."""
        if head.index not in self._codes:
            self._codes[head.index] = self._read(head)
        return self._codes[head.index]

    def coded(self, words: str) -> Code:
        """Return the code of a name by its words."""
        return Code(*self._coder(words))

    def can_act(self, head: Token) -> bool:
        """Tell whether a noun names a person, people, a body or a country."""
        if head.pos in ("PUNCT", "SYM", "CCONJ", "ADP", "DET", "VERB"):
            return False
        if head.pos == "PRON":
            return head.low not in self._tree.words["things"] or bool(self._antecedents.get(head.start))
        kind = head.entity[2:]
        if head.lemma in self._lexicon.words["transparent"] and not kind:
            counted = self._tree.of_parts(head, "counted")
            if counted and not bool(self._alone(head)):
                return any(map(self.can_act, counted))
        if head.index in self._dateline:
            return False
        if kind in _ACTING or (head.pos == "PROPN" and not kind):
            return True
        return (
            head.lemma in self._lexicon.people
            or bool(self._alone(head))
            or (head.lemma in self._lexicon.words["transparent"] and bool(self._tree.keys(head) & self._lexicon.people))
        )

    def _alone(self, head: Token) -> Code:
        return (
            Code(*self._coder(head.text)) or Code(*self._coder(head.lemma))
            if head.pos in ("NOUN", "PROPN", "ADJ")
            else Code()
        )

    def is_public(self, head: Token) -> bool:
        """Tell whether a noun phrase has to do with public affairs: it has a code or names a country or people."""
        code = self.code(head)
        return (
            bool(code.country)
            or bool(PUBLIC & set(code.sectors))
            or not self._tree.words["public"].isdisjoint(self._tree.keys(head))
            or any(
                each.entity[2:] in ("GPE", "NORP")
                for each in (head, *self._tree.children(head, "modifier"), *self._tree.children(head, "owner"))
            )
        )

    def is_known(self, head: Token) -> bool:
        """Tell whether a noun phrase has a code or is one of public affairs by the grammar's list."""
        return bool(self.code(head)) or not self._tree.words["public"].isdisjoint(self._tree.keys(head))

    def is_town(self, head: Token) -> bool:
        """Tell whether a noun stands in the name of a settlement or site, by which an act is often called."""
        tagged = head.entity[2:] in ("GPE", "LOC", "FAC")
        return head.end in self._towns or (tagged and not self.code(head))

    def is_place(self, head: Token) -> bool:
        """Tell whether a noun names a place on a map, in a dateline not."""
        if head.index in self._dateline:
            return False
        return head.entity[2:] in ("GPE", "LOC", "FAC") or bool(self._tree.keys(head) & self._tree.words["places"])

    def phrase(self, head: Token) -> list[Token]:
        """Return the tokens of a noun phrase: modifiers, head, phrases with prepositions; no clauses, no lists."""
        sentence = self._tree.sentence
        found = sentence.subtree(head, without=("relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "ccomp"))
        clauses = {each.head for each in found if each.dep == "pcomp"}  # "accused the army of shelling"
        if not clauses:
            return found
        apart = {below.index for each in clauses for below in sentence.subtree(sentence.tokens[each])}
        return [each for each in found if each.index not in apart or each == head]

    def _read(self, head: Token) -> Code:
        given = self._antecedents.get(head.start)
        if head.pos == "PRON":
            return Code(*self._coder(given)) if given else Code()
        if head.dep in ("amod", "compound", "nmod") or (
            head.dep == "conj" and self._tree.head(head).dep in ("amod", "compound", "nmod")
        ):
            return self._of_modifier(head)
        country: str | None = None
        sectors: tuple[str, ...] = ()
        for words in self._readings(head):
            found, roles = self._coder(_worded(words))
            country, sectors = country or found, sectors or roles
            if country and sectors:
                break
        return Code(country, sectors or self._by_noun(head))

    def _by_noun(self, head: Token) -> tuple[str, ...]:
        """Return the sector that the pack's own list gives for a noun with the words after it, else alone."""
        keys = sorted(self._tree.noun_keys(head), key=lambda each: -each.count("_")) if self._lexicon.sectors else []
        return next(((self._lexicon.sectors[each],) for each in keys if each in self._lexicon.sectors), ())

    def _of_modifier(self, modifier: Token) -> Code:
        """Return the country a modifier names, with the sectors of the noun that it stands by."""
        country, sectors = self._coder(
            " ".join(each.text for each in [*self._tree.children(modifier, "modifier"), modifier])
        )
        noun = self._tree.head(modifier)
        if noun.dep in ("amod", "compound", "nmod"):
            noun = self._tree.head(noun)
        return Code(country, sectors or self._coder(noun.text)[1] or self._coder(noun.lemma)[1])

    def _readings(self, head: Token) -> list[list[Token]]:
        """Return word lists to be looked up: the head with what stands before it, then with its places."""
        tree = self._tree
        near = [
            each
            for each in tree.sentence.subtree(head, without=("prep", "relcl", "acl", "appos", "conj", "cc", "advcl"))
            if (each.index <= head.index or self._lexicon.head_first)
            and each.dep != "det"
            and not self._only_backs(each)
        ]
        shared = self._shared_modifiers(head)
        readings = [[*shared, *near]]
        readings += [self.phrase(noun) for noun in self._places(head)]
        readings += [self.phrase(each) for each in tree.children(head, "apposition")]
        if tree.stands_as(head, "apposition"):
            readings.append(self.phrase(tree.head(head)))
        return [each for each in readings if each]

    def _only_backs(self, token: Token) -> bool:
        """Tell whether a word names who stands behind somebody ("X-backed rebels"), not where he belongs."""
        tree = self._tree
        above = tree.head(token)
        return token.low in tree.words["backing"] or (above != token and above.low in tree.words["backing"])

    def _places(self, head: Token) -> list[Token]:
        found = self._tree.of_parts(head, "placing")
        for clause in self._tree.children(head, "participle"):  # "based in", "loyal to"
            found += self._tree.of_parts(clause, "based")
        return found

    def _shared_modifiers(self, head: Token) -> Sequence[Token]:
        """Return what stands before the first noun of a list and counts for the others ("Israeli tanks and jets")."""
        tree = self._tree
        if not tree.stands_as(head, "coordinated") or head.entity or head.pos == "PROPN":
            return ()
        first = tree.head(head)
        return [each for each in tree.children(first, "modifier") if each.entity] if tree.is_noun(first) else ()
