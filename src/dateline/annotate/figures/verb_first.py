"""What a quantity counts in languages that put the deed before it and have no tree: "killed the shelling five men".

What is counted says most ("12 wounded"); else the deed before the quantity, with what stands between,
then a deed behind it ("12 soldiers were killed"), then a toll, then the noun's own kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from dateline.annotate.counting import Counting
from dateline.annotate.figures.kinds import OF_PEOPLE, Judged, Kinds
from dateline.annotate.figures.nouns import Nouns
from dateline.annotate.figures.quantity import Numerals, Quantity, bounded_after
from dateline.annotate.reading import Sentence, Token
from dateline.knowledge import read_lexicon

#: How many tokens the deed may lie before the quantity, and behind what is counted, and a toll before it.
_BEFORE, _AFTER, _TOLL = 12, 7, 18
#: How many tokens a denial may stand before what there was none of.
_DENIED = 5
#: How many words a word that opens a list of parts may have, with a mark before it.
_OPENING = 4
#: How many words what is counted may have.
_COUNTED = 3
#: The least that words such as "dozens" say; less says "several".
_FEW = 20
#: Kinds that a noun settles by itself, whatever deed stands near: the wounded are wounded.
_STATES = frozenset({"killed", "injured", "missing", "casualties"})
#: Years that a number of four digits with nothing counted is rather than a count.
_YEARS = range(1900, 2101)


@dataclass(frozen=True)
class VerbFirst(Kinds):
    """The words that say what was counted, as the ``figures.toml`` of such a language lists them.

    ``written`` has the usual spelling of nouns by the one in which they are compared.
    """

    written: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def nouns_known(self) -> Nouns:
        return Nouns(self.tables)

    @cached_property
    def counting(self) -> Counting:
        return Counting(read_lexicon(self.tables["numbers"]["package"], "numbers.toml"))

    @cached_property
    def tolls(self) -> Mapping[str, str]:
        """Words for a toll, each without its article."""
        return {" ".join(map(self.counting.bare, phrase.split())): kind for phrase, kind in super().tolls.items()}

    @cached_property
    def duals(self) -> frozenset[str]:
        """Forms that say two, with and without article."""
        known = self.nouns_known.duals
        return frozenset({*known, *(self.counting.article + form for form in known)})

    @cached_property
    def denied(self) -> frozenset[str]:
        """Words that count none behind a denial."""
        return frozenset(self.tables["none"]["words"])

    @cached_property
    def deeds(self) -> Mapping[str, str]:
        """Words for a deed before what is counted."""
        return self._by_word("before")

    @cached_property
    def states(self) -> Mapping[str, str]:
        """Words for a deed or state behind what is counted."""
        return self._by_word("after")

    @cached_property
    def stopping(self) -> frozenset[str]:
        return frozenset(self.tables["window"]["stopping"])

    @cached_property
    def functional(self) -> frozenset[str]:
        """Words that are no counted noun."""
        return frozenset(self.tables["window"]["functional"])

    @cached_property
    def attributes(self) -> frozenset[str]:
        return frozenset(self.tables["window"]["attributes"])

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Endings of adjectives that belong to what is counted."""
        return tuple(self.tables["window"]["endings"])

    @cached_property
    def labels(self) -> frozenset[str]:
        return frozenset(self.tables["window"]["labels"])

    @cached_property
    def names(self) -> frozenset[str]:
        """Names that are written like a dual."""
        return frozenset(self.tables["forms"]["names"])

    @cached_property
    def rising(self) -> frozenset[str]:
        return frozenset(self.tables["window"]["rising"])

    def noun(self, token: Token) -> str:
        """Return a word without its article."""
        return self.counting.bare(token.low)

    def may_count(self, word: str) -> bool:
        """Tell whether a word says a number by its form."""
        return word in self.duals or word in self.denied

    def single_quantities(self, sentence: Sentence, taken: Sequence[Quantity]) -> Iterator[Quantity]:
        """Yield duals, which say two without a number, and single persons in a list of parts."""
        numbers = {at for each in taken for at in range(each.first, each.last + 2)}
        opening = self.part_opening(sentence)
        links = self.counting.links
        for token in sentence.tokens:
            if token.index in numbers:
                continue
            if token.low in self.denied and self._is_denied(sentence.tokens, token.index):
                yield Quantity(token.index, token.index, token.index, 0, 0)
                continue
            before = [each.low for each in sentence.tokens[max(0, token.index - 2) : token.index]]
            agrees = token.index > 0 and self._is_dual(sentence.tokens[token.index - 1])
            parent = bool(before) and before[0] in self.tables["window"]["parents"]  # "mother of two"
            if self._is_dual(token) and not agrees and not parent:
                yield Quantity(token.index, token.index, token.index, 2, 2)
            elif opening is not None and token.index > opening and token.low in self.tables["single"]["people"]:
                last = sentence.tokens[token.index - 1]
                if last.index == opening or last.low in links:
                    yield Quantity(token.index, token.index, token.index, 1, 1)

    def _is_denied(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell "without casualties", "nobody was hurt": a denial right before, or with a verb that says it happened."""
        before = [token.low for token in tokens[max(0, at - _DENIED) : at]]
        denials = [place for place, word in enumerate(before) if word in self.tables["none"]["denying"]]
        if not denials:
            return False
        between = before[denials[-1] + 1 :]
        return all(word in self.leading for word in between) or any(
            word in self.tables["none"]["verbs"] for word in between
        )

    def _is_dual(self, token: Token) -> bool:
        """Tell a noun in the dual from names written like one (Taliban, "two students")."""
        return token.low in self.duals and not token.entity and token.low not in self.names

    def in_order(self, found: list[Quantity]) -> list[Quantity]:
        """Return quantities in the order of the text."""
        return sorted(found, key=lambda each: each.first)

    def noun_of(self, tokens: Sequence[Token], counted: Sequence[int]) -> Token:
        """Return the noun that is counted; what describes it follows."""
        known = (tokens[at] for at in counted if self.noun(tokens[at]) in self.nouns_known.lemmas)
        return next(known, tokens[counted[0]])

    def counted_after(self, sentence: Sentence, quantity: Quantity) -> tuple[int, ...]:
        """Return the tokens of what is counted: the noun behind the number and what describes it, or a dual itself."""
        tokens = sentence.tokens
        own = tokens[quantity.last]
        if self.noun(own) in self.nouns_known.lemmas and quantity.first == quantity.last and quantity.low in {0, 1, 2}:
            return (own.index, *self._described(tokens, own.index + 1))
        before = quantity.number - 1
        if quantity.low == 1 and before >= 0 and self.noun(tokens[before]) in self.nouns_known.singulars:
            return (before,)  # "one person" with the noun first
        if before > 0 and tokens[before].low in self.counting.articles and self._is_known(tokens[before - 1]):
            return (before - 1,)  # "the protesters, the hundred thousand"
        at = quantity.last + 1
        partitive = at < len(tokens) and tokens[at].low in self.tables["window"]["partitive"]
        at += partitive
        owned = at + 1 < len(tokens) and tokens[at + 1].tag == "enclitic"
        if partitive and owned and self.nouns_known.kinds.get(self.noun(tokens[at])) == "things":
            return ()  # "dozens from their homes"
        if at < len(tokens) and self._is_noun(tokens[at]):
            return (at, *self._described(tokens, at + 1, most=_COUNTED - 2 * partitive, definite=partitive))
        return ()

    def _is_known(self, token: Token) -> bool:
        return self.noun(token) in self.nouns_known.kinds

    def _is_noun(self, token: Token) -> bool:
        return (
            token.text[:1].isalpha() and token.low not in self.functional and token.tag not in {"proclitic", "enclitic"}
        )

    def _described(self, tokens: Sequence[Token], at: int, most: int = 1, definite: bool = False) -> tuple[int, ...]:
        found: list[int] = []
        while at < len(tokens) and len(found) < most and self._is_noun(tokens[at]):
            word = tokens[at].low
            adjective = word.endswith(self.endings) and not word.startswith(self.counting.article)
            if not (word in self.attributes or adjective or (definite and word.startswith(self.counting.article))):
                break
            if word in self.deeds or word in self.states:
                break
            found.append(at)
            at += 1
        return tuple(found)

    def judge(self, sentence: Sentence, quantity: Quantity) -> Judged | None:
        """Say what a quantity counts; ``None`` for ages, measures, dates and whatever has no kind."""
        counted = self.counted_after(sentence, quantity)
        nouns = [self.noun(sentence.tokens[at]) for at in counted]
        if self._is_measured(sentence, quantity, nouns) or self._is_label(sentence, quantity, counted):
            return None
        money = self._money(sentence, quantity, nouns)
        if money is not None:
            return money
        noun, kind = self._kind_of(nouns)
        judged = self._judged(sentence, quantity, counted, kind)
        if judged is None or (judged.kind in OF_PEOPLE and (noun in self.things or kind in {"munitions", "things"})):
            judged = Judged(kind, "noun", cue=counted[-1]) if kind and kind != "things" else None
        if judged is None or (_is_few(quantity) and not counted and judged.rule == "deed-of"):
            return None
        return replace(judged, counted=counted, cumulative=judged.cumulative or self._rises(sentence, quantity))

    def _kind_of(self, nouns: Sequence[str]) -> tuple[str, str | None]:
        """Return the word of a noun phrase that tells its kind, and the kind; what describes a thing may tell it."""
        known = [each for each in nouns if each in self.nouns_known.kinds]
        known.sort(key=lambda each: self.nouns_known.kinds[each] == "things")
        noun = known[0] if known else nouns[0] if nouns else ""
        return noun, self.nouns_known.kinds.get(noun)

    def _judged(
        self, sentence: Sentence, quantity: Quantity, counted: tuple[int, ...], kind: str | None
    ) -> Judged | None:
        end = max((quantity.last, *counted))
        if kind in _STATES:
            return self._with_other_state(sentence, end, kind, counted)
        after = sentence.tokens[end + 1 : end + 2]
        if after and counted and self.noun(sentence.tokens[counted[0]]) in self.tables["window"]["classifiers"]:
            deed = self.deeds.get(after[0].low)
            return Judged(deed, "state", cue=end + 1) if deed else None
        if after and kind == "people" and after[0].tag == sentence.tokens[counted[0]].tag == "definite":
            state = self.nouns_known.kinds.get(self.noun(after[0]))
            if state in _STATES:
                return Judged(state, "state", cue=end + 1)
        judged = (
            self._deed_before(sentence, quantity, counted)
            or self._deed_after(sentence, end)
            or self._toll_before(sentence, quantity)
        )
        # "300 protesters took part": who they are says more than that they came.
        return None if judged is not None and judged.kind == "people" and kind not in {None, "things"} else judged

    def _with_other_state(self, sentence: Sentence, end: int, kind: str, counted: tuple[int, ...]) -> Judged:
        """Read "dead" as a kind, "dead and wounded" as casualties of both."""
        after = sentence.tokens[end + 1 : end + 3]
        if len(after) == 2 and after[0].low in self.counting.links:
            other = self.nouns_known.kinds.get(self.noun(after[1]))
            if other in _STATES and other != kind and self.noun(after[1]) not in self.nouns_known.singulars:
                return Judged("casualties", "state+joined", cue=counted[-1])
        return Judged(kind, "state", cue=counted[-1])

    def _deed_before(self, sentence: Sentence, quantity: Quantity, counted: tuple[int, ...]) -> Judged | None:
        """Look for the nearest deed before the quantity in its clause; far ones only where people are counted."""
        tokens, near = sentence.tokens, True
        known = not counted or any(self.noun(tokens[at]) in self.nouns_known.kinds for at in counted)
        for at in range(min((quantity.first, *counted)) - 1, max(-1, quantity.first - 1 - _BEFORE), -1):
            word = tokens[at].low
            if word in self.deeds and self._stands(tokens, at) and (near or word not in self.tables["window"]["close"]):
                if self._has_pronoun(tokens, at) and word not in self.tables["needs"]:
                    return None  # its object is a pronoun: "their release"
                return self._joined_deeds(tokens, at, "object-of" if near else "deed-of") if near or known else None
            if word in self.stopping or tokens[at].pos == "NUM" or word in self.counting.values:
                return None
            near = near and word in self.leading
        return None

    def _has_pronoun(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell a deed whose object is a pronoun: "killed him", "their release" with its preposition."""
        after = tokens[at + 1 : at + 3]
        if after and after[0].low in self.tables["window"]["objects"]:
            after = after[1:]
        return bool(after) and after[0].tag == "enclitic"

    def _stands(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a word is a deed where it stands: some need a verb before them, "cost the lives of"."""
        needed = self.tables["needs"].get(tokens[at].low)
        return needed is None or any(token.low in needed for token in tokens[max(0, at - _AFTER) : at])

    def _joined_deeds(self, tokens: Sequence[Token], at: int, rule: str) -> Judged:
        """Judge by a deed; with another one joined to it ("killing and wounding dozens") as casualties of both."""
        kind = self.deeds[tokens[at].low]
        if at > 1 and tokens[at - 1].low in self.counting.links:
            other = self.deeds.get(tokens[at - 2].low)
            agrees = tokens[at - 2].low in self.states  # "four were killed and ten wounded" has its own subject
            if not agrees and other is not None and {kind, other} == {"killed", "injured"}:
                return Judged("casualties", f"{rule}+joined", cue=at)
        return Judged(kind, rule, cue=at)

    def _deed_after(self, sentence: Sentence, end: int) -> Judged | None:
        """Look for the deed behind what is counted, over a list of parts and over another count joined to it."""
        tokens, at = sentence.tokens, end + 1
        opening = self.part_opening(sentence)
        if opening is not None and end < opening <= end + _OPENING:
            at = opening + 1
        for token in tokens[at : at + _AFTER]:
            if token.low in self.states:
                return Judged(self.states[token.low], "outcome-after", cue=token.index)
            joined = token.low in self.counting.links and self._counts(tokens[token.index + 1 : token.index + 2])
            if not joined and (token.low in self.stopping or token.low in self.counting.links or token.pos == "PUNCT"):
                break
        return None

    def _counts(self, tokens: Sequence[Token]) -> bool:
        return any(
            token.pos == "NUM" or token.low in self.counting.first or token.low in self.leading for token in tokens
        )

    def _toll_before(self, sentence: Sentence, quantity: Quantity) -> Judged | None:
        words = [self.noun(token) for token in sentence.tokens]
        for at in range(quantity.first - 1, max(-1, quantity.first - _TOLL), -1):
            for length in (3, 2, 1):
                phrase = " ".join(words[max(0, at - length + 1) : at + 1])
                if phrase in self.tolls:
                    return Judged(self.tolls[phrase], "toll", cue=at, cumulative=True)
        return None

    def _rises(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Tell a toll so far by "rose to", "reached" and words for a toll before the quantity."""
        for token in reversed(sentence.tokens[max(0, quantity.first - _TOLL) : quantity.first]):
            if self.noun(token) in self.rising:
                return True
            if token.low in self.deeds or token.low in self.tables["window"]["pausing"]:
                return False
        return False

    def _is_measured(self, sentence: Sentence, quantity: Quantity, nouns: Sequence[str]) -> bool:
        if nouns:
            return nouns[0] in self.measures
        after = sentence.tokens[quantity.last + 1 : quantity.last + 3]
        forms = ([self.noun(token) for token in after], [token.low for token in after])
        return any(" ".join(words[:length]) in self.measures for words in forms for length in (1, 2))

    def _is_label(self, sentence: Sentence, quantity: Quantity, counted: Sequence[int]) -> bool:
        """Tell ordinals, scores, labels ("article 5"), ages in brackets and bare years from counts."""
        tokens = sentence.tokens
        before = tokens[quantity.first - 1].low if quantity.first else ""
        after = tokens[quantity.last + 1].low if quantity.last + 1 < len(tokens) else ""
        if self.counting.bare(before) in self.labels or (before in self.counting.articles and not counted):
            return True
        if after in {"-", ":", "/", "%", "٪", ")"} or before in {"-", ":", "/", "(", "#"}:
            return not counted or before in {"-", ":", "/", "#"}
        if not counted and any(token.low in {"-", "–"} for token in tokens[quantity.number : quantity.last]):
            return True
        digits = tokens[quantity.number].low
        year = digits.isdecimal() and int(digits) in _YEARS and quantity.first == quantity.last
        return year and not counted and not self._toll_before(sentence, quantity)

    def _money(self, sentence: Sentence, quantity: Quantity, nouns: Sequence[str]) -> Judged | None:
        before = sentence.tokens[quantity.number - 1] if quantity.number else None
        if before is not None and before.low in self.symbols:
            return Judged("money", "currency-sign", (), before.index)
        after = sentence.tokens[quantity.last + 1 : quantity.last + 2]
        if after and after[0].low in self.symbols:
            return Judged("money", "currency-sign", (), after[0].index)
        if not nouns or nouns[0] not in self.currencies:
            return None
        return Judged("money", "currency-name", (), self.counted_after(sentence, quantity)[0])

    def requalified(self, sentence: Sentence, quantity: Quantity, judged: Judged, numerals: Numerals) -> Quantity:
        """Bound a quantity by what stands behind what is counted: "12 persons at least"."""
        words = [token.low for token in sentence.tokens]
        if judged.rule == "toll" and quantity.qualifier is None and self._exceeds(sentence, quantity):
            return replace(quantity, high=None, qualifier="more_than")
        end = max((quantity.last, *judged.counted, *self.counted_after(sentence, quantity)))
        return bounded_after(words, quantity, end, numerals) if quantity.qualifier is None else quantity

    def _exceeds(self, sentence: Sentence, quantity: Quantity) -> bool:
        before = sentence.tokens[max(0, quantity.first - _TOLL) : quantity.first]
        return any(token.low in self.tables["window"]["exceeding"] for token in before)

    def unit_of(self, token: Token) -> str:
        """Return the singular of a counted noun."""
        lemma = self.nouns_known.lemmas.get(self.noun(token), token.lemma)
        return self.written.get(lemma, lemma)


def _is_few(quantity: Quantity) -> bool:
    """Tell words such as "several", which stand for no count where nothing counted follows."""
    return quantity.vague and (quantity.low or 0) < _FEW


def spellings(tables: Mapping[str, Any], written: Mapping[str, Any]) -> dict[str, str]:
    """Return the usual spelling of each singular in the tables by the one in which it is compared."""
    pairs = (
        (entry.split()[0], usual.split()[0])
        for kind, table in tables["kinds"].items()
        for entry, usual in zip(table["nouns"], written["kinds"][kind]["nouns"], strict=True)
    )
    return dict(pairs)
