"""What a quantity counts where it mostly stands before its deed, from the words around it and the tree, if any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.annotate.figures.kinds import OF_PEOPLE, Judged, Kinds
from dateline.annotate.figures.quantity import Quantity
from dateline.annotate.reading import Sentence, Token

#: How many tokens a quantity may lie from the word that gives its kind.
_REACH = 8

#: What follows an age after a name: "X, 28, said", "X (28)", "and X, 47."
_CLOSING = frozenset({",", ")", ".", ";", "and", ""})
#: A number in a name has at most this many digits: "Boeing 747", "Budget 2024".
_LONGEST_IN_NAME = 4
#: Names behind which a number begins a count: "In Gaza 20 people ...", "On Monday 12 ...".
_NOT_NAMED = ("GPE", "LOC", "DATE", "TIME", "NORP")
_NOUNS, _CURRENCY = ("NOUN", "PROPN"), "money"


@dataclass(frozen=True)
class NounFirst(Kinds):
    """The words that say what was counted, as the ``figures.toml`` of such a language lists them."""

    def judge(self, sentence: Sentence, quantity: Quantity) -> Judged | None:
        """Say what a quantity counts; ``None`` for ages, measures, dates and whatever has no kind."""
        return judge(sentence, quantity, self)

    def counted_after(self, sentence: Sentence, quantity: Quantity) -> tuple[int, ...]:
        """Return the tokens of what is counted."""
        return counted_after(sentence, quantity)

    def may_count(self, word: str) -> bool:
        """Tell an article, which counts a single person."""
        return word in {"a", "an"}

    def single_quantities(self, sentence: Sentence, _: Sequence[Quantity]) -> Iterator[Quantity]:
        """Yield single persons in a list of victims, counted by an article: "including a teenager"."""
        single, opening = self.tables["single"], self.part_opening(sentence)
        for token in sentence.tokens:
            if opening is None or token.index <= opening or token.low not in {"a", "an"}:
                continue
            if any(each.low in single["people"] for each in sentence.tokens[token.index + 1 : token.index + 4]):
                yield Quantity(token.index, token.index, token.index, 1, 1)

    @cached_property
    def transitive(self) -> Mapping[str, str]:
        return self._by_word("transitive")

    @cached_property
    def intransitive(self) -> Mapping[str, str]:
        return self._by_word("intransitive")

    @cached_property
    def after(self) -> Mapping[str, str]:
        return self._by_word("after")

    @cached_property
    def nouns(self) -> Mapping[str, str]:
        return self._by_word("nouns")

    @cached_property
    def of(self) -> Mapping[str, str]:
        return self._by_word("of")

    @cached_property
    def those(self) -> Mapping[str, str]:
        return self._by_word("those")

    @cached_property
    def passing(self) -> frozenset[str]:
        return frozenset(self.tables["window"]["passing"])

    @cached_property
    def among(self) -> frozenset[str]:
        return frozenset(self.tables["parts"]["among"])

    @cached_property
    def possessive(self) -> frozenset[str]:
        return frozenset(self.tables["window"]["possessive"])


def judge(sentence: Sentence, quantity: Quantity, kinds: NounFirst) -> Judged | None:
    """Say what a quantity counts; ``None`` for ages, measures, dates and whatever has no kind."""
    counted = counted_after(sentence, quantity)
    if any(
        sentence.tokens[at].low in kinds.measures
        for at in (quantity.last + 1, *counted[-1:])
        if at < len(sentence.tokens)
    ):
        return None
    noun = sentence.tokens[counted[-1]].low if counted else ""
    money = _money(sentence, quantity, noun, kinds)
    if money is not None:
        return money
    if _is_age_or_label(sentence, quantity, counted):
        return None
    end = counted[-1] if counted else quantity.last
    people = noun not in kinds.things and kinds.nouns.get(noun) != "munitions"
    for judged in (
        _within(sentence, counted, kinds),
        _after(sentence, end, kinds),
        _before(sentence, quantity, kinds),
        _toll(sentence, quantity, kinds),
        _in_tree(sentence, quantity, end, kinds),
    ):
        if judged is not None and _can_be(sentence, counted, judged.kind, kinds, people=people):
            return Judged(judged.kind, judged.rule, counted, judged.cue, judged.cumulative)
    kind = kinds.nouns.get(noun)
    return Judged(kind, "noun", counted, counted[-1]) if kind else _share_of(sentence, quantity, kinds)


def _can_be(sentence: Sentence, counted: Sequence[int], kind: str, kinds: NounFirst, *, people: bool) -> bool:
    """Tell whether what is counted can be of a kind: things are not of those of people, and what deeds of a kind
    are as often done to things has to be known as people ("released two hostages", "released two figures").
    """
    if kind not in OF_PEOPLE or not counted:
        return people or kind not in OF_PEOPLE
    noun = sentence.tokens[counted[-1]]
    if not people or kind not in kinds.tables["units"]["often_things"] or not noun.pos:
        return people
    named = noun.entity[2:] in ("NORP", "PERSON") or noun.pos == "PROPN"
    return named or noun.low in kinds.nouns or noun.lemma in kinds.tables["single"]["people"]


def _share_of(sentence: Sentence, quantity: Quantity, kinds: NounFirst) -> Judged | None:
    """Judge a number by the whole it is of: "1,300 of its 2,400 employees"."""
    after = sentence.tokens[quantity.last + 1 : quantity.last + 5]
    words = [token.low for token in after]
    if len(words) < 4 or words[0] != "of" or words[1] not in kinds.tables["parts"]["wholes"]:
        return None
    if after[2].pos != "NUM" and not words[2][:1].isdecimal():  # a sentence that was not parsed has no parts of speech
        return None
    kind = kinds.nouns.get(words[3])
    return Judged(kind, "share-of", cue=after[3].index) if kind else None


def counted_after(sentence: Sentence, quantity: Quantity) -> tuple[int, ...]:
    """Return the tokens of the noun phrase that follows a quantity, up to its head; empty where there is none."""
    tokens, at, found = sentence.tokens, quantity.last + 1, list[int]()
    if at < len(tokens) and tokens[at].low == "of":
        at += 1
    while at < len(tokens) and len(found) < 6:
        token = tokens[at]
        if not _in_phrase(sentence, token, bool(found)):
            break
        found.append(at)
        at += 1
    while found and sentence.parsed and tokens[found[-1]].pos not in _NOUNS:
        found.pop()
    return tuple(found)


def _in_phrase(sentence: Sentence, token: Token, begun: bool) -> bool:
    if not sentence.parsed:
        return not begun and token.text.isalpha() and len(token.text) > 3
    if token.pos in _NOUNS:
        return True
    if token.pos == "DET":
        return not begun
    if token.pos in {"ADJ", "PUNCT", "NUM", "ADV"} and token.low not in {"more", "other", "others"}:
        return (token.pos == "ADJ" and token.dep in {"amod", "nmod", "compound"}) or token.low in {"-", "‘", "“", '"'}
    return token.low in {"more", "other"} or (
        token.dep == "amod" and token.tag in {"VBN", "VBG"} and token.pos == "VERB"
    )


def _money(sentence: Sentence, quantity: Quantity, noun: str, kinds: NounFirst) -> Judged | None:
    before = sentence.tokens[quantity.number - 1] if quantity.number else None
    if before is not None and before.low in kinds.symbols:
        return Judged(_CURRENCY, "currency-sign", (), before.index)
    if noun in kinds.currencies and not _weighs(sentence, quantity, noun, kinds):
        return Judged(_CURRENCY, "currency-name", (), None)
    return None


def _weighs(sentence: Sentence, quantity: Quantity, noun: str, kinds: NounFirst) -> bool:
    """Tell a weight from a sum of money: "140,000 pounds of cargo", "lost 110 pounds"."""
    units = kinds.tables["units"]
    if noun not in units["weights"]:
        return False
    after = [token.low for token in sentence.tokens[quantity.last + 2 : quantity.last + 3]]
    return bool(after and after[0] in units["weighed"]) or any(
        token.low in units["weighing"] for token in sentence.tokens
    )


def _is_age_or_label(sentence: Sentence, quantity: Quantity, counted: Sequence[int]) -> bool:
    """Tell ages ("aged 17", ", 17,", "17-year-old"), labels ("No. 5") and bare years from counts."""
    tokens = sentence.tokens
    before = tokens[quantity.first - 1].low if quantity.first else ""
    after = tokens[quantity.last + 1].low if quantity.last + 1 < len(tokens) else ""
    if before in {"aged", "no.", "number", "#", "article", "resolution", "page", "chapter", "section", "age", "room"}:
        return True
    if after in {"-", "%", "th", "st", "nd", "rd", ":", "/"} or (before in {"/", ":", "-"} and not quantity.vague):
        return True
    if before in {",", "("} and after in _CLOSING and not counted and quantity.first > 1:
        return tokens[quantity.first - 2].pos == "PROPN" or not sentence.parsed
    digits = tokens[quantity.number].text
    if _is_in_name(sentence, quantity, digits):
        return True
    year = len(digits) == 4 and digits.isdigit() and "1000" < digits < "2200"
    return year and not counted and quantity.qualifier is None


def _is_in_name(sentence: Sentence, quantity: Quantity, digits: str) -> bool:
    """Tell the number of a name ("three Falcon 9 rockets", "Local 90") from one after the name of a place or day."""
    if (
        quantity.first != quantity.number
        or quantity.number < 2
        or not digits.isdigit()
        or len(digits) > _LONGEST_IN_NAME
    ):
        return False
    before = sentence.tokens[quantity.number - 1]
    if before.pos != "PROPN" or not before.text[:1].isupper() or before.entity.endswith(_NOT_NAMED):
        return False
    number = sentence.tokens[quantity.number]
    return number.entity.startswith("I-") or number.dep in {"appos", "npadvmod"} or number.head == before.index


def _within(sentence: Sentence, counted: Sequence[int], kinds: NounFirst) -> Judged | None:
    """Look for what became of them inside the noun phrase: "30 dead civilians"."""
    for at in counted[:-1]:
        if sentence.tokens[at].low in kinds.after:
            return Judged(kinds.after[sentence.tokens[at].low], "attribute", cue=at)
    return None


def _after(sentence: Sentence, end: int, kinds: NounFirst) -> Judged | None:
    """Look for what became of them behind the noun: "49 people were killed", "360 injured"."""
    tokens = sentence.tokens
    if end + 2 < len(tokens) and tokens[end + 1].low in kinds.possessive and tokens[end + 2].low in kinds.of:
        return Judged(kinds.of[tokens[end + 2].low], "deed-after", cue=end + 2)
    for at in range(end + 1, min(len(tokens), end + 1 + _REACH)):
        word = tokens[at].low
        if word in kinds.after and not _is_active(sentence, tokens[at]):
            return _joined(tokens, at, kinds.after, "outcome-after")
        if word in kinds.intransitive and (word in kinds.after or tokens[at].pos in {"VERB", ""}):
            return Judged(kinds.intransitive[word], "subject-of", cue=at)
        if word in kinds.among:
            return _among(tokens, at + 1, kinds)
        if word not in kinds.passing and tokens[at].pos != "ADV":
            break
    return None


def _among(tokens: Sequence[Token], at: int, kinds: NounFirst) -> Judged | None:
    """Read "among the dead", "among those killed"."""
    for each in tokens[at : at + 3]:
        if each.low in kinds.those:
            return Judged(kinds.those[each.low], "among", cue=each.index)
    return None


def _is_active(sentence: Sentence, verb: Token) -> bool:
    """Tell "men killed a guard" from "men killed in a raid"."""
    if not sentence.parsed or verb.pos != "VERB" or sentence.children(verb, "auxpass"):
        return False
    objects = sentence.children(verb, "dobj")
    return any(child.index > verb.index for child in objects) or (
        verb.tag == "VBD" and not objects and bool(sentence.children(verb, "nsubj")) and _names_agent(sentence, verb)
    )


def _names_agent(sentence: Sentence, verb: Token) -> bool:
    return any(child.low in {"who", "which", "that"} for child in sentence.children(verb, "nsubj"))


def _before(sentence: Sentence, quantity: Quantity, kinds: NounFirst) -> Judged | None:
    """Look for the deed in front of the quantity: "killing at least three", "the death of 49"."""
    tokens, through_of = sentence.tokens, False
    for at in range(quantity.first - 1, max(-1, quantity.first - 1 - _REACH), -1):
        word = tokens[at].low
        if word in kinds.of and through_of:
            return Judged(kinds.of[word], "deed-of", cue=at)
        if word in kinds.transitive and not _is_passive(sentence, at):
            return _joined(tokens, at, kinds.transitive, "object-of", back=True)
        through_of = through_of or word in {"of", "to"}
        if word in kinds.those and at and tokens[at - 1].low in {"the", "those"} and _after_among(tokens, at, kinds):
            return Judged(kinds.those[word], "among", cue=at)
        if word not in kinds.leading:
            break
    return None


def _after_among(tokens: Sequence[Token], at: int, kinds: NounFirst) -> bool:
    """Tell whether "the dead" opens a list of them: "among the dead were", "the dead included"."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return (at > 1 and tokens[at - 2].low in kinds.among) or following in {"include", "included", "including"}


def _is_passive(sentence: Sentence, at: int) -> bool:
    if sentence.parsed:
        return bool(sentence.children(sentence.tokens[at], "auxpass"))
    return at > 0 and sentence.tokens[at - 1].low in {"was", "were", "been", "being", "be"}


def _joined(tokens: Sequence[Token], at: int, words: Mapping[str, str], rule: str, *, back: bool = False) -> Judged:
    """Judge by the word at ``at``; with another one joined to it ("killed or wounded") as casualties of both."""
    step = -1 if back else 1
    joint, other = at + step, at + 2 * step
    kind = words[tokens[at].low]
    if 0 <= other < len(tokens) and 0 <= joint < len(tokens) and tokens[joint].low in {"and", "or", "/"}:
        second = words.get(tokens[other].low)
        if second is not None and {kind, second} == {"killed", "injured"}:
            return Judged("casualties", f"{rule}+joined", cue=at)
    return Judged(kind, rule, cue=at)


def _toll(sentence: Sentence, quantity: Quantity, kinds: NounFirst) -> Judged | None:
    """Look for a toll in front of the quantity, with no other noun of its own kind between."""
    words = [token.low for token in sentence.tokens]
    for at in range(quantity.first - 1, max(-1, quantity.first - 2 * _REACH), -1):
        for length in (5, 4, 3, 2, 1):
            phrase = " ".join(words[max(0, at - length + 1) : at + 1])
            if phrase in kinds.tolls:
                return Judged(kinds.tolls[phrase], "toll", cue=at, cumulative=True)
        if words[at] in {";", ".", "while", "but"}:
            break
    return None


def _in_tree(sentence: Sentence, quantity: Quantity, end: int, kinds: NounFirst) -> Judged | None:
    """Follow the tree from what is counted to its verb: object, subject of a passive, relative clause."""
    if not sentence.parsed:
        return None
    token = sentence.tokens[end]
    while token.dep in {"nummod", "conj", "pobj", "prep", "appos", "quantmod"} and token.head != token.index:
        if token.dep == "pobj" and not quantity.first <= sentence.head(sentence.head(token)).index <= quantity.last:
            return None  # "members of one family": the family is not what was counted
        token = sentence.head(token)
        if token.pos == "VERB":
            break
    for verb in sentence.children(token, "relcl", "acl"):
        if verb.low in kinds.after and not _is_active(sentence, verb):
            return Judged(kinds.after[verb.low], "clause-of", cue=verb.index)
    return _by_verb(sentence, token, kinds)


def _by_verb(sentence: Sentence, noun: Token, kinds: NounFirst) -> Judged | None:
    verb = sentence.head(noun)
    if verb.index == noun.index:
        return None
    if noun.dep in {"dobj", "nsubjpass"} and verb.low in kinds.transitive:
        return Judged(kinds.transitive[verb.low], f"tree-{noun.dep}", cue=verb.index)
    if noun.dep == "nsubj" and verb.low in kinds.intransitive:
        return Judged(kinds.intransitive[verb.low], "tree-nsubj", cue=verb.index)
    if noun.dep in {"dobj", "nsubjpass"}:
        for state in sentence.children(verb, "acomp", "oprd", "advmod", "ccomp", "advcl", "xcomp", "amod"):
            if state.low in kinds.after and state.pos != "VERB":  # "three people ... were shot dead"
                return Judged(kinds.after[state.low], "tree-state", cue=state.index)
    if noun.dep == "nsubjpass":
        joined = (each for each in sentence.children(verb, "conj") if each.low in kinds.after)
        other = next(joined, None)
        if other is not None:
            return Judged(kinds.after[other.low], "tree-joined", cue=other.index)
    return None
