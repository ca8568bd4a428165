"""Who takes part in an act: candidates from the parts of its predicate, lists opened, fall-backs below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from dateline.annotate.events.actors import Actors
from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Token

_DEEPEST = 4


class Sought(Enum):
    """Who is looked for: anybody; nobody from another deed ("destroyed in a raid by X"), whose parties are its own;
    the like, and things where the grammar says that things are struck.
    """

    ANYBODY = "anybody"
    OTHERS = "others"
    STRUCK = "struck"


class Parties:
    """Finds the parties of acts in one sentence."""

    def __init__(self, tree: Tree, lexicon: EventLexicon, actors: Actors) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._actors = actors

    def doers(self, token: Token, subject: Sequence[Token]) -> list[Token]:
        """Return whose act a word is: a verb's subject, a noun's owner, of an adjective the subject of its verb."""
        tree = self._tree
        if token.pos == "ADJ" and not tree.is_verb(token):
            head = tree.head(token)
            return self.first(head, ("subject",), (), deep=True) or self.able(subject)
        if tree.is_noun(token):
            return self.first(token, tree.part_names("doers"), (), deep=True) or self.able(subject)
        return self.first(token, ("subject",), (), deep=True) or self.able(subject)

    def agents(self, token: Token) -> list[Token]:
        """Return whom a preposition of agents brings to a word."""
        return self.first(
            token, [each for each in self._tree.part_names("doers") if self._brings_agents(each)], deep=True
        )

    def _brings_agents(self, name: str) -> bool:
        return name in self._tree.words["agent_preposition"]

    def of_clauses(self, token: Token) -> list[Token]:
        """Return the subjects of the clauses that a word takes ("demanded that X forsake")."""
        for clause in self._tree.children(token, "complement"):
            arguments = self._tree.arguments(clause)
            for name in ("subject", "object"):
                found = self.able(arguments.get(name, []))
                if found:
                    return found
        return []

    def in_purposes(self, token: Token) -> list[Token]:
        """Return the parties named in what an act is done for ("to protest the policy of X", "demanding that X go")."""
        tree = self._tree
        clauses = [each for name in ("adverbial", "complement", "participle") for each in tree.children(token, name)]
        for noun in (*tree.arguments(token).get("object", []), *tree.of_parts(token, "aims")):
            clauses += tree.children(noun, "participle") + tree.children(noun, "relative")
        for noun in (token, *tree.arguments(token).get("object", [])):
            if any(each.lemma in tree.words["opposing"] for each in tree.children(noun, "modifier")):
                found = self.first(noun, tree.part_names("against"), deep=True)
                if found:
                    return found
        for noun in self.aims(token):
            found = self.first(noun, tree.part_names("purposes"), deep=True)
            if found:
                return found
        for clause in clauses:
            own = [*self.of_clauses(clause), *self.first(clause, tree.part_names("purposes"), deep=True)]
            if clause.index > token.index and own:
                return own
        return []

    def aims(self, token: Token) -> list[Token]:
        """Return the nouns that say what an act is done for: an accusative, or brought by a preposition of purpose."""
        tree = self._tree
        nouns = [*tree.of_parts(token, "aims"), *tree.children(token, "particle")]
        return [each for each in nouns if tree.is_noun(each) and each.lemma in tree.words["aims"]]

    def attending(self, noun: Token) -> list[Token]:
        """Return who does something "during" or "at" a meeting: they take part in it."""
        preposition = self._tree.head(noun)
        verb = self._tree.head(preposition)
        if preposition.low in self._tree.part_names("attending") and self._tree.is_verb(verb):
            return self.first(verb, ("subject",), deep=True)
        return []

    def able(self, heads: Iterable[Token]) -> list[Token]:
        """Return those of some heads that can act, lists opened."""
        return [
            party
            for each in self._tree.with_coordinated(heads)
            if self._actors.can_act(each)
            for party in self._opened(each)
        ]

    def _opened(self, noun: Token) -> list[Token]:
        """Return the coordinated modifiers of a noun that name several parties, else the noun."""
        parts = self._tree.children(noun, "modifier")
        if self._lexicon.head_first:  # "حركتا X وY"
            owners = self._tree.children(noun, "owner")
            parts = [*parts, *owners, *(below for each in owners for below in self._tree.children(each, "owner"))]
        for modifier in parts:
            several = [modifier, *self._tree.children(modifier, "coordinated")]
            coded = [each for each in several if self._actors.code(each).country]
            if len(coded) > 1:
                return coded
        return [noun]

    def first(
        self,
        token: Token,
        names: Sequence[str],
        bound: Sequence[Token] = (),
        *,
        deep: bool = False,
        without: Sequence[Token] = (),
        sought: Sought = Sought.ANYBODY,
    ) -> list[Token]:
        """Return the parties in the first of the named parts that has any.

        ``bound`` tokens are part of the trigger and no parties. With ``deep`` a part whose noun is
        no actor is searched below; ``without`` are parties that are known already.
        """
        arguments = self._tree.arguments(token)
        struck = self._tree.part_names("struck") if sought is Sought.STRUCK else ()
        doers = sought is Sought.ANYBODY
        for name in names:
            heads = [each for each in self._tree.with_coordinated(arguments.get(name, [])) if each not in bound]
            if not doers and name != "object":
                heads = [each for each in heads if not self._is_deed(each)]
            below = self._tree.part_names("below" if doers else "below_others") if deep else ()
            if (
                name == "subject"
                and len(heads) == 1
                and self._is_deed(heads[0])
                and self._tree.part_names("below_deeds")
            ):
                below = self._tree.part_names("below_deeds") if deep else ()  # whose raid it is acts, not who is raided
            found = self._modifying(heads) if name == "modifier" else self._able_or_below(heads, below)
            if name in struck:
                hit = [each for each in heads if self._is_hit(name, each)]
                named = not hit or (all(map(self._actors.can_act, found)) and not self._inside(hit, found))
                found = found if found and named else hit
            found = self.others(found, without)
            if found:
                return found
        return []

    def _inside(self, hit: Sequence[Token], found: Sequence[Token]) -> bool:
        """Tell whether parties only stand in a phrase of things of no list that are struck ("a strip for planes")."""
        inside = {below.index for thing in hit for below in self._tree.sentence.subtree(thing) if below != thing}
        return all(each.index in inside for each in found)

    def _is_hit(self, name: str, noun: Token) -> bool:
        """Tell whether a thing is struck: one of the lists, or as an object one that no list has."""
        unknown = name == "object" and noun.tag in self._lexicon.tags["unknown"]
        return unknown or bool(self._tree.keys(noun) & self._lexicon.targets)

    def _modifying(self, heads: list[Token]) -> list[Token]:
        """Return modifiers that name an actor ("Israeli", "army") and not a thing."""
        coded = [
            each
            for each in heads
            if each.entity[2:] in ("NORP", "GPE", "ORG", "PERSON")
            or (self._actors.code(each) and not self._tree.keys(each) & self._lexicon.instruments)
        ]
        joined = {each.index for each in coded if any(self._tree.head(each) == other for other in coded)}
        return [each for each in coded if each.index not in joined or each.dep == "conj"]

    def _is_deed(self, noun: Token) -> bool:
        return self._tree.is_noun(noun) and not self._actors.can_act(noun) and self._lexicon.is_deed(noun.lemma)

    def _able_or_below(self, heads: list[Token], names: Sequence[str]) -> list[Token]:
        able = [
            party
            for each in heads
            if self._actors.can_act(each) or self._actors.is_place(each)
            for party in self._opened(each)
        ]
        if able and any(self._actors.code(each) for each in able):
            return able
        for each in heads if names else ():
            below = self.below(each, names)
            if below and (any(self._actors.code(noun) for noun in below) or not able):
                return able or self._whole(each, below)
        return able

    def _whole(self, noun: Token, below: list[Token]) -> list[Token]:
        """Return a thing itself where its phrase names its country ("X positions", "a base in X"), but no deed."""
        if len(below) != 1 or self._is_deed(noun) or not self._actors.code(noun).country or below[0].dep == "poss":
            return below
        above = self._tree.head(below[0])
        before = above == noun and below[0].index < noun.index
        placed = above.low in self._tree.words["place_prepositions"] and self._tree.head(above) == noun
        return [noun] if before or placed else below

    def below(self, noun: Token, names: Sequence[str], depth: int = 0) -> list[Token]:
        """Return the nearest parties inside a noun phrase that is no party itself, looked for in the named parts."""
        if depth > _DEEPEST:
            return []
        arguments = self._tree.arguments(noun)
        for name in names:
            heads = self._tree.with_coordinated(arguments.get(name, []))
            coded = self._modifying(heads) if name == "modifier" else self._named(heads)
            if coded:
                return coded
        for name in names:
            for each in arguments.get(name, []):
                found = self.below(each, names, depth + 1)
                if found:
                    return found
        return []

    def _named(self, heads: list[Token]) -> list[Token]:
        return [
            party
            for each in heads
            if self._actors.is_known(each) and (self._actors.can_act(each) or self._actors.is_place(each))
            for party in self._opened(each)
        ]

    def others(self, candidates: Iterable[Token], actors: Sequence[Token]) -> list[Token]:
        """Return candidates that are not the actors themselves."""
        taken = {each.index for each in actors}
        return [each for each in candidates if each.index not in taken]
