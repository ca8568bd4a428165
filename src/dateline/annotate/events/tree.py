"""A sentence's tree as the reading of events sees it: arguments of verbs and nouns, voice, keys of nouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.reading import Sentence, Token

#: What stands in each part of a predicate: heads of noun phrases by part or preposition.
Arguments = dict[str, list[Token]]

#: How far subjects are looked for up a chain of verbs.
_DEEPEST = 6


class Tree:
    """Arguments and relations of one parsed sentence, by the labels of the pack's grammar."""

    def __init__(self, sentence: Sentence, lexicon: EventLexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._relations = lexicon.relations
        self._tags = lexicon.tags
        self._instruments = lexicon.instruments
        self.words = lexicon.words
        self._parts = lexicon.parts
        self._head_first = lexicon.head_first
        self._below: dict[int, list[Token]] = {}
        self._children: dict[tuple[int, str], list[Token]] = {}
        self._arguments: dict[int, Arguments] = {}
        self._keys: dict[int, frozenset[str]] = {}

    def children(self, token: Token, relation: str) -> list[Token]:
        """Return what depends on a token by a named relation of the grammar."""
        key = (token.index, relation)
        if key not in self._children:
            if token.index not in self._below:
                self._below[token.index] = self.sentence.children(token)
            labels = self._relations[relation]
            self._children[key] = [each for each in self._below[token.index] if each.dep in labels]
        return self._children[key][:]

    def stands_as(self, token: Token, relation: str) -> bool:
        """Tell whether a token depends on its head by a named relation."""
        return token.dep in self._relations[relation]

    def is_verb(self, token: Token) -> bool:
        return token.pos in self._tags["verb"] or (token.pos == "ADJ" and token.tag in self._tags["past_participle"])

    def is_noun(self, token: Token) -> bool:
        return token.pos in self._tags["noun"]

    def head(self, token: Token) -> Token:
        return self.sentence.head(token)

    def with_coordinated(self, heads: Iterable[Token]) -> list[Token]:
        """Return heads and what is coordinated with each, in the order of the text."""
        found: dict[int, Token] = {}
        waiting = list(heads)
        if not waiting:
            return waiting
        if not any(self.children(each, "coordinated") for each in waiting):
            return sorted(set(waiting), key=lambda each: each.index) if len(waiting) > 1 else waiting
        while waiting:
            token = waiting.pop(0)
            if token.index not in found:
                found[token.index] = token
                waiting += [each for each in self.children(token, "coordinated") if not self.is_verb(each)]
        return [found[index] for index in sorted(found)]

    def passive(self, verb: Token) -> bool:
        """Tell whether a verb is passive: by its auxiliary or subject, or as a bare past participle."""
        if verb.tag in self._tags["passive"]:
            return True
        if verb.tag not in self._tags["past_participle"]:
            return bool(self.children(verb, "passive_subject")) and not self.children(verb, "subject")
        if self.children(verb, "passive_subject") or self.children(verb, "passive_auxiliary"):
            return True
        if self.children(verb, "auxiliary") or self.children(verb, "subject"):
            return False
        if self.stands_as(verb, "coordinated") and self.is_verb(self.head(verb)):
            return self.passive(self.head(verb))
        return not self.stands_as(verb, "complement") or not self.children(verb, "object")

    def arguments(self, token: Token) -> Arguments:
        """Return the parts of a verb (subject, object, dative, prepositions) or of a noun (owner, modifier ...).

        ``subject`` and ``object`` are the agent's and the patient's places whatever the voice.
        """
        if token.index not in self._arguments:
            self._arguments[token.index] = {}  # a guard against circles
            read = self._of_verb if self.is_verb(token) else self._of_noun
            self._arguments[token.index] = read(token)
        return self._arguments[token.index]

    def part_names(self, part: str) -> tuple[str, ...]:
        """Return the names of arguments that a part of the grammar lists, best first."""
        return self._parts[part]

    def of_parts(self, token: Token, part: str) -> list[Token]:
        """Return the arguments of a token under all names that a part of the grammar lists, name by name."""
        arguments = self.arguments(token)
        return [noun for name in self._parts[part] for noun in arguments.get(name, [])]

    def _of_noun(self, noun: Token) -> Arguments:
        found = self._by_preposition(noun)
        found["owner"] = self.children(noun, "owner")
        if self._head_first:  # nouns that name deeds have subjects and objects
            found["subject"], found["object"] = self.children(noun, "subject"), self.children(noun, "object")
        found["modifier"] = self.children(noun, "modifier")
        for each in found.get("of", ()):  # "a number of missiles at X"
            for name, nouns in self._by_preposition(each).items():
                if name in self.words["target_prepositions"] and self._is_quantity(each):
                    found.setdefault(name, nouns)
        return found

    def _is_quantity(self, noun: Token) -> bool:
        return noun.lemma in self.words["transparent"] or bool(self.keys(noun) & self._instruments)

    def _of_verb(self, verb: Token) -> Arguments:
        found = self._by_preposition(verb)
        objects = self.children(verb, "object")
        subjects = self._without_relatives(verb, self.children(verb, "subject"))
        patients = self._without_relatives(verb, self.children(verb, "passive_subject"))
        passive = self.passive(verb)
        if not subjects and not patients:
            inherited = self._inherited(verb, 0)
            if passive:
                patients = inherited
            else:
                subjects = inherited
        if passive:
            agents = [noun for each in self.children(verb, "agent") for noun in self.children(each, "of_preposition")]
            objects, subjects = [*patients, *objects], agents + (subjects if not patients else [])
        elif patients:
            objects = [*objects, *patients]
        if self.stands_as(verb, "relative"):
            objects = [self.head(verb) if each.low in self.words["relative"] else each for each in objects]
        if not passive and self.stands_as(verb, "relative") and not objects and subjects:
            objects = self._relative_object(verb, subjects)
        found["subject"], found["object"] = subjects, objects
        found["dative"] = [each for each in self.children(verb, "dative") if each.pos != "ADP"]
        for each in objects:
            if self.head(each) == verb:
                for name, nouns in self._by_preposition(each).items():
                    found.setdefault(name, []).extend(nouns)
        return found

    def _without_relatives(self, verb: Token, subjects: list[Token]) -> list[Token]:
        """Put the noun that a relative clause stands by in the place of its pronoun."""
        if not self.stands_as(verb, "relative"):
            return subjects
        return [self.head(verb) if each.low in self.words["relative"] else each for each in subjects]

    def _relative_object(self, verb: Token, subjects: list[Token]) -> list[Token]:
        noun = self.head(verb)
        return [] if noun in subjects else [noun]

    def _inherited(self, verb: Token, depth: int) -> list[Token]:
        """Return the subject that a verb without its own takes from the verb or noun it hangs on."""
        head = self.head(verb)
        if head == verb or depth > _DEEPEST:
            return []
        if self.stands_as(verb, "participle") or self.stands_as(verb, "relative"):
            to = any(each.low in self.words["infinitive"] for each in self.children(verb, "auxiliary"))
            return self._owner_of_plan(head, depth) if to else [head]
        if self.is_verb(head):
            return self._controller(verb, head) or self._subject_above(head, depth)
        above = self.head(head)
        if verb.dep == "pcomp":
            return self._subject_above(above, depth) if self.is_verb(above) else self._owner_of_plan(above, depth)
        return self._subject_above(above, depth) if head.pos == "ADJ" else []

    def _controller(self, verb: Token, head: Token) -> list[Token]:
        """Return the object of the verb above where a complement's subject is that object."""
        if head.lemma in self.words["using"]:  # "used drones to strike": who uses them strikes
            return []
        objects = self.children(head, "object") if self.stands_as(verb, "complement") else []
        return objects if objects != self.children(verb, "object") else []

    def _owner_of_plan(self, noun: Token, depth: int) -> list[Token]:
        owners = self.children(noun, "owner")
        above = self.head(noun)
        return owners or (self._subject_above(above, depth) if self.is_verb(above) else [])

    def _subject_above(self, verb: Token, depth: int) -> list[Token]:
        own = self.children(verb, "subject") or self.children(verb, "passive_subject")
        return self._without_relatives(verb, own) or self._inherited(verb, depth + 1)

    def _by_preposition(self, token: Token) -> Arguments:
        found: Arguments = {}
        for preposition in self.children(token, "preposition"):
            if preposition.low in self.words["according"]:  # the source of the words is no part of the act
                continue
            if preposition.pos in ("ADP", "SCONJ", "VERB", "ADV", "PART") or preposition.dep in ("prep", "agent"):
                name, nouns = preposition.low, self.children(preposition, "of_preposition")
                for below in self.children(preposition, "preposition"):
                    found.setdefault(f"{name}_{below.low}", []).extend(self.children(below, "of_preposition"))
                    found.setdefault(below.low, []).extend(self.children(below, "of_preposition"))
                found.setdefault(name, []).extend(nouns)
        return found

    def keys(self, noun: Token) -> frozenset[str]:
        """Return what a noun answers to: its lemma, with words before it, with its of-phrase; what it counts."""
        if noun.index not in self._keys:
            self._keys[noun.index] = frozenset(self.noun_keys(noun))
        return self._keys[noun.index]

    def noun_keys(self, noun: Token, depth: int = 0) -> Iterator[str]:
        """Yield the keys of a noun, through nouns that only count or group."""
        yield noun.lemma
        yield noun.low
        if noun.pos == "PROPN" and noun.low.endswith("s"):  # "Rockets" at the head of a sentence
            yield noun.low[:-1]
        left = [each for each in self.children(noun, "modifier") if each.index < noun.index]
        for each in left:
            yield f"{each.low}_{noun.lemma}"
            yield f"{each.lemma}_{noun.lemma}"
        if len(left) > 1:
            yield "_".join(each.low for each in left) + f"_{noun.lemma}"
        if self._head_first:
            yield from self._keys_after(noun)
        for each in self._by_preposition(noun).get("of", []):
            yield f"{noun.lemma}_of_{each.lemma}"
        if noun.lemma in self.words["transparent"] and depth < 3:
            for each in self.of_parts(noun, "counted"):
                yield from self.noun_keys(each, depth + 1)
        if depth < 2:
            for each in self.children(noun, "coordinated"):
                yield from self.noun_keys(each, depth + 2)

    def _keys_after(self, noun: Token) -> Iterator[str]:
        """Yield a noun with its adjectives and with what it stands in the construct with."""
        for each in (*self.children(noun, "modifier"), *self.children(noun, "owner")):
            yield f"{noun.lemma}_{each.lemma}"
            for below in (*self.children(each, "owner"), *self.children(each, "modifier")):
                yield f"{noun.lemma}_{each.lemma}_{below.lemma}"
