"""Arabic noun phrases: numbers, head, adjectives, construct chains (idafa), names, hung together left to right."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.ar.syntax.adjectives import looks_adjectival
from dateline.annotate.ar.syntax.lexicon import closed_words, persons
from dateline.annotate.ar.syntax.word import Word

#: How deep construct chains go.
_DEEPEST = 6
_QUOTES = frozenset(['"', "(", "["])
_CLOSING = frozenset(['"', ")", "]"])
#: Dashes that part a name from what explains it.
_LONGEST_QUOTED = 5


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its head and where it begins and ends; ``chain`` are the heads down its construct chain."""

    head: int
    start: int
    end: int
    chain: list[int]


class Phraser:
    """Reads the noun phrases of one sentence."""

    def __init__(self, words: list[Word]) -> None:
        self._words = words

    def read(self, start: int, depth: int = 0) -> Phrase | None:
        """Return the noun phrase that begins at a word, ``None`` where none does; hangs its words together."""
        words, index, before = self._words, start, list[int]()
        while (
            index < len(words)
            and words[index].kind in ("demonstrative", "about", "number")
            and not words[index].head >= 0
        ):
            before.append(index)
            index += 1
            while index < len(words) and words[index].kind == "part":
                index += 1
            if self._joined_number(index):  # خمسة وعشرون
                before.append(index)
                index += 1
        numbers = [each for each in before if words[each].kind == "number"]
        if index < len(words) and self._counted(index, numbers):
            phrase = self._noun(index, depth)
        elif numbers:
            phrase = self._number(numbers, index)
            before.remove(phrase.head)
        elif before and words[before[-1]].kind == "demonstrative":
            phrase = Phrase(before.pop(), start, index, [])
            phrase.chain.append(phrase.head)
        else:
            return None
        for each in before:
            relation = {"demonstrative": "det", "number": "nummod"}.get(words[each].kind, "advmod")
            self._hang(each, phrase.head, relation)
        phrase.start = start
        return phrase

    def _joined_number(self, index: int) -> bool:
        words = self._words
        return (
            index + 1 < len(words)
            and words[index].kind == "conjunction"
            and words[index + 1].kind == "number"
            and words[index - 1].kind == "number"
        )

    def _counted(self, index: int, numbers: list[int]) -> bool:
        """Tell whether the noun phrase goes on at a word: the counted noun after a number must be bare."""
        word = self._words[index]
        if word.kind == "mark":
            return not numbers and self._quoted(index) > 0
        if word.kind not in ("noun", "quantity", "adjective"):
            return False
        return not numbers or not word.definite or bool(word.entity) or self._words[numbers[-1]].form.isalpha()

    def _number(self, numbers: list[int], index: int) -> Phrase:
        """Make a phrase of a number alone: it counts what its من names."""
        head = numbers[-1]
        self._words[head].pos, self._words[head].lemma = "NOUN", "عدد"
        return Phrase(head, numbers[0], index, [head])

    def _noun(self, index: int, depth: int) -> Phrase:
        quoted = self._quoted(index) if self._words[index].kind == "mark" else 0
        if quoted:
            phrase = self._noun(index + 1, depth)
            self._hang(index, phrase.head, "punct")
            for each in range(phrase.end, quoted):
                self._hang(each, phrase.head, "punct" if self._words[each].kind == "mark" else "flat")
            return Phrase(phrase.head, index, quoted, phrase.chain)
        end = self._own(index)
        phrase = Phrase(index, index, end, [index])
        self._extend(phrase, depth)
        return phrase

    def _own(self, index: int) -> int:
        """Hang the rest of a name and the pronoun on a head; return where they end."""
        words, end = self._words, index + 1
        if words[index].token.entity:
            while end < len(words) and words[end].token.entity.startswith("I-"):
                self._hang(end, index, "flat")
                end += 1
                if end < len(words) and words[end].kind == "enclitic":
                    self._hang(end, end - 1, "poss")
                    end += 1
        if words[index].enclitic == end:
            self._hang(end, index, "poss")
            end += 1
        return end

    def _extend(self, phrase: Phrase, depth: int) -> None:
        """Take in adjectives, the construct and the name that follow a head."""
        words = self._words
        last, owned = phrase.head, False
        while phrase.end < len(words):
            index = phrase.end
            word = words[index]
            both = word.definite and words[phrase.head].definite
            counting = word.kind == "number" and (both or word.form in closed_words().words["counts_after"])
            if word.form == "ال" and index + 1 < len(words) and words[index + 1].kind == "number":  # الـ53
                self._hang(index, index + 1, "det")
                self._hang(index + 1, phrase.head, "amod")
                phrase.end, owned = index + 2, True
                continue
            if (word.kind == "adjective" and not word.entity) or counting:
                self._hang(index, self._described(phrase, word), "amod")
                phrase.end, owned = self._own(index), True
                continue
            if word.kind == "conjunction" and self._another_adjective(index):  # عسكرية وسياسية
                self._hang(index, index + 1, "cc")
                words[index + 1].kind, words[index + 1].pos = "adjective", "ADJ"
                self._hang(index + 1, index - 1, "conj")
                phrase.end = self._own(index + 1)
                continue
            if not owned and self._construct(last, index) and depth < _DEEPEST:
                inner = self.read(index, depth + 1)
                if inner is None:
                    return
                self._hang(inner.head, last, "poss")
                phrase.chain += inner.chain
                phrase.end, owned = inner.end, True
                continue
            if self._names(phrase, index):
                named = phrase.chain[-1] if words[phrase.chain[-1]].entity else phrase.head
                self._hang(index, named, "flat" if word.kind != "mark" else "punct")
                if word.kind == "mark":
                    phrase.end = self._take_quoted(named, index)
                else:
                    phrase.end = self._own(index)
                owned = True
                continue
            return

    def _another_adjective(self, index: int) -> bool:
        """Tell whether "and" joins to an adjective another of its ending."""
        words = self._words
        if (
            index + 1 >= len(words)
            or words[index - 1].kind != "adjective"
            or words[index + 1].kind not in ("noun", "adjective")
        ):
            return False
        one, other = words[index - 1], words[index + 1]
        same = one.definite == other.definite and one.form.endswith("ه") == other.form.endswith("ه")
        return same and looks_adjectival(other.token.lemma, other.noun) and not other.entity

    def _take_quoted(self, head: int, index: int) -> int:
        end = self._quoted(index)
        for each in range(index + 1, end):
            if self._words[each].head < 0:
                self._hang(each, head, "punct" if self._words[each].kind == "mark" else "flat")
        return end

    def _described(self, phrase: Phrase, adjective: Word) -> int:
        """Return the noun of the chain that an adjective agrees with, the last that does."""
        feminine = adjective.form.endswith("ه")
        plural = adjective.form.endswith(("ون", "ين"))
        fitting = [
            each
            for each in phrase.chain
            if self._words[each].definite == adjective.definite or len(phrase.chain) == 1 or adjective.definite
            if feminine == self.feminine(each) or (plural and self.plural(each))
        ]
        return (fitting or phrase.chain)[-1]

    def feminine(self, index: int) -> bool:
        """Tell whether words agree with a noun in the feminine: by its ending, or as a plural of things."""
        word = self._words[index]
        stem, noun = word.token.lemma, word.noun
        if noun is not None:
            if noun.number == "p":
                return noun.lemma not in persons() and noun.case not in ("nominative", "oblique")
            return noun.lemma.endswith("ه") or stem.endswith("ه") or noun.lemma in closed_words().words["feminine"]
        return stem.endswith(("ه", "ات", "اء"))

    def people(self, index: int) -> bool:
        """Tell whether a noun names several people: a plural of people, a number or a sound plural of no known noun."""
        word = self._words[index]
        if word.kind in ("number", "quantity"):
            return True
        if word.noun is not None:
            return word.noun.number in ("p", "d") and word.noun.lemma in persons()
        return word.form.endswith(("ون", "ين"))

    def plural(self, index: int) -> bool:
        """Tell whether a known noun is in the plural."""
        noun = self._words[index].noun
        return noun is not None and noun.number == "p"

    def _construct(self, head: int, index: int) -> bool:
        """Tell whether a word is the second part of a construct with the noun before it."""
        return self._opens_construct(self._words[head]) and self._ends_construct(self._words[head], index)

    def _opens_construct(self, first: Word) -> bool:
        """Tell whether a noun may stand first in a construct: it has no article, pronoun or n of its own."""
        named = bool(first.entity) and first.pos == "PROPN"
        noun = first.noun
        dual = noun is not None and noun.case == "accusative" and noun.lemma in persons()  # وزيرا خارجية
        ended = noun is not None and not noun.construct and bool(noun.case) and not dual
        if noun is not None and noun.number == "s" and noun.lemma in persons() and noun.lemma.endswith("ي"):
            return False  # انتحاري has another form before what it is of
        return not (first.definite or first.enclitic >= 0 or first.kind == "number" or named or ended)

    def _ends_construct(self, first: Word, index: int) -> bool:
        second = self._words[index]
        if second.kind == "mark":
            return bool(self._quoted(index)) and self._words[index + 1].kind in ("noun", "adjective")
        if second.kind in ("number", "about", "quantity"):
            return first.kind == "quantity" or (first.noun is not None and first.noun.verbal)
        if second.kind not in ("noun", "adjective", "demonstrative") or self._timed(index):
            return False
        noun = second.noun
        if first.noun is not None and first.noun.case == "accusative" and (second.entity or second.kind != "noun"):
            return False
        bare = second.form.endswith("ا") and not second.definite and not second.entity and len(second.form) > 3
        if noun is None or second.entity:  # طالبان is no dual
            return not bare
        return not bare and not (noun.case in ("nominative", "accusative") or noun.lemma == "نفس")

    def _timed(self, index: int) -> bool:
        """Tell whether a word says when: a definite noun of time, or a part of a day."""
        word, table = self._words[index], closed_words().words
        stem = word.token.lemma
        if word.entity:
            return False
        return stem in table["day_parts"] or (word.definite and (stem in table["times"] or stem in table["days"]))

    def _names(self, phrase: Phrase, index: int) -> bool:
        """Tell whether a name follows its title or kind, in quotation marks or not."""
        word, head = self._words[index], self._words[phrase.head]
        if word.kind == "mark":
            end = self._quoted(index)
            return bool(end) and bool(self._words[index + 1].entity) and not head.entity
        if word.token.entity.startswith("B-"):
            same = word.entity == head.entity and word.entity == "PER"
            last = self._words[phrase.chain[-1]]
            titled = head.definite or len(phrase.chain) > 1 or bool(last.entity)
            return not same and titled and word.entity == "PER" and head.entity != "LOC"
        if self._unknown_name(phrase, index) or self._named_place(phrase, index):
            return True
        return (
            word.kind == "noun"
            and word.noun is None
            and word.definite
            and head.definite
            and not word.entity
            and not self._timed(index)
            and (not head.entity and self._agrees(phrase.head, index))
        )

    def _named_place(self, phrase: Phrase, index: int) -> bool:
        """Tell whether the name of a place follows what it is ("العاصمة الصومالية مقديشو")."""
        word, last = self._words[index], self._words[phrase.chain[-1]]
        return word.entity == "LOC" and last.definite and last.lemma in closed_words().words["nouns_of_places"]

    def _unknown_name(self, phrase: Phrase, index: int) -> bool:
        """Tell whether a bare word that no list has is a name after a person's definite title ("العميد جبار")."""
        words, head = self._words, self._words[phrase.head]
        word, before = words[index], words[index - 1]
        titled = head.noun is not None and head.noun.number == "s" and head.noun.lemma in persons() and not head.entity
        known = head.definite or words[phrase.chain[-1]].definite
        bare = word.kind == "noun" and not word.definite and not word.entity and not word.form.endswith("ا")
        if not (titled and known and bare and len(word.form) > 2) or self._timed(index):
            return False
        last = index + 1 == len(words) or words[index + 1].kind == "mark"
        return word.noun is None or (before.dep == "flat" and last)

    def _agrees(self, head: int, index: int) -> bool:
        """Tell whether a definite noun after a definite noun may describe it."""
        return self.feminine(head) == self.feminine(index) and self._words[head].noun is None

    def _quoted(self, index: int) -> int:
        """Return where a short quotation or bracket that begins at a mark ends, 0 where it is none of a name."""
        words = self._words
        if (
            words[index].form not in _QUOTES
            or index + 1 >= len(words)
            or words[index + 1].kind not in ("noun", "adjective")
        ):
            return 0
        for end in range(index + 2, min(len(words), index + 2 + _LONGEST_QUOTED)):
            if words[end].form in _CLOSING:
                return end + 1
            if words[end].kind in ("verb", "mark", "preposition", "complementiser"):
                return 0
        return 0

    def _hang(self, index: int, head: int, relation: str) -> None:
        if index != head:
            self._words[index].head, self._words[index].dep = head, relation
