"""A sentence as attribution is read from it: words with clitics apart, what stands in quotes, which names there are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.annotate.ar.statements.lexicon import Lexicon, Verb, lexicon
from dateline.annotate.reading import Reading, Sentence, Token
from dateline.annotate.statements import Quoted, quoted
from dateline.model import Mention

COMMAS = "،,"
#: Parts of speech of words that no noun phrase begins with.
FUNCTION = frozenset({"ADP", "AUX", "CCONJ", "NUM", "PRON", "PUNCT", "SYM"})
_ARTICLE = "ال"
#: What stands right before a mark and is no part of what it opens: clitics, the article.
_CLITIC = re.compile("(?<!\\w)(?:[وفبلك]{1,2}|[وفبك]?ال)(?=[\"'“”„«»‘’])")
_LIKE_LATIN = str.maketrans("،؛؟\u200e\u200f\u202a\u202b\u202c\u061c\u2066\u2067\u2069", ",;?         ")


def quotations(reading: Reading) -> list[Quoted]:
    """Return what stands in quotation marks in an article, in order; clitics may stand before a mark."""
    text = reading.text.page.text.translate(_LIKE_LATIN)
    text = _CLITIC.sub(lambda found: " " * len(found[0]), text)
    paragraphs = [(block.span.start, block.span.end) for block in reading.blocks]
    return quoted(_with_marks_on_their_words(text, paragraphs), paragraphs, frozenset())


def _with_marks_on_their_words(text: str, paragraphs: Sequence[tuple[int, int]]) -> str:
    """Let straight marks open and close in turn where a paragraph has them in pairs, wherever its blanks stand.

    In typed Arabic a mark often sticks to the word before it: وقال" إن ...". The copy is only read for
    its marks.
    """
    marks = [
        at for start, end in paragraphs for at in _in_turn([at for at in range(start, end) if text[at] == '"'], text)
    ]
    if not marks:
        return text
    letters = list(text)
    for at in marks:
        letters[at - 1], letters[at + 1] = " ", "x"
    return "".join(letters)


def _in_turn(marks: Sequence[int], text: str) -> Iterator[int]:
    """Yield the marks that open by their turn and close by the blanks around them."""
    if len(marks) % 2:
        return
    for at in marks[::2]:
        if text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isspace():
            yield at


@dataclass(frozen=True)
class Line:
    """The words of a sentence, by place and not by index; ``quote_of`` gives the quotation around each, with its marks.

    ``names`` are the names that begin or stand at a word, nationalities left out; ``in_time`` tells words of a time.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    quote_of: tuple[Quoted | None, ...]
    names: tuple[Mention | None, ...]
    in_time: tuple[bool, ...]
    lexicon: Lexicon

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def block(self) -> int:
        return self.sentence.block.position

    def lemma(self, at: int) -> str:
        """Return the folded stem at a place, empty outside the sentence."""
        return self.tokens[at].lemma if 0 <= at < len(self.tokens) else ""

    def has(self, at: int, name: str) -> bool:
        """Tell whether a word of the grammar stands at a place, by its name in ``statements.toml``."""
        return self.lemma(at) == self.lexicon.grammar[name] and self.quote_of[at] is None

    def is_adjunct(self, at: int) -> bool:
        """Tell a word that says when, where or how: with its article where it has one."""
        token = self.tokens[at] if 0 <= at < len(self.tokens) else None
        if token is None or self.in_time[at]:
            return token is not None
        return (_ARTICLE + token.lemma if token.tag == "definite" else token.lemma) in self.lexicon.adjuncts

    def is_enclitic(self, at: int) -> bool:
        """Tell whether a pronoun on the word before stands at a place."""
        return 0 <= at < len(self.tokens) and self.tokens[at].tag == "enclitic"

    def verb(self, at: int) -> Verb | None:
        """Return the form of a verb of saying that stands at a place."""
        token = self.tokens[at] if 0 <= at < len(self.tokens) else None
        if token is None or token.tag or self.quote_of[at] is not None:
            return None
        name = self.names[at]
        if name is not None and name.span.end - name.span.start > token.end - token.start:
            return None
        return self.lexicon.verbs.get(token.lemma)

    def is_mark(self, at: int, marks: str) -> bool:
        """Tell whether one of some marks stands at a place."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text in marks

    def opens(self, at: int) -> Quoted | None:
        """Return the quotation that begins at a place."""
        here = self.quote_of[at] if 0 <= at < len(self.tokens) else None
        return here if here is not None and (at == 0 or self.quote_of[at - 1] is not here) else None

    def after(self, quote: Quoted | None, at: int) -> int:
        """Return the place of the first word behind a quotation that a word at ``at`` stands in."""
        while quote is not None and at < len(self.tokens) and self.quote_of[at] is quote:
            at += 1
        return at

    def words(self, start: int, end: int) -> list[Token]:
        """Return the words of a range without marks at its edges, but for brackets that close in it."""
        while start < end and self.tokens[start].pos == "PUNCT":
            start += 1
        while start < end and self.tokens[end - 1].pos == "PUNCT":
            if self.tokens[end - 1].text == ")" and any(each.text == "(" for each in self.tokens[start:end]):
                break
            end -= 1
        return list(self.tokens[start:end])

    @cached_property
    def stops(self) -> frozenset[int]:
        """The places of marks that end a clause, quotations left out."""
        return frozenset(
            at for at, each in enumerate(self.tokens) if each.text in "،,؛;.!?؟:" and self.quote_of[at] is None
        )


def lines_of(reading: Reading, marks: Sequence[Quoted]) -> list[Line]:
    """Return the sentences of a reading as lines, in order."""
    starts = [each.start for each in marks]
    mentions = sorted((each for each in reading.mentions if each.type != "nationality"), key=_place)
    begun = [each.span.start for each in mentions]
    times = [False] * (max((each.span.end for each in reading.times), default=0) + 1)
    for each in reading.times:
        times[each.span.start : each.span.end] = [True] * (each.span.end - each.span.start)
    return [_line(sentence, (marks, starts), (mentions, begun), times) for sentence in reading.sentences]


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end


def _line(
    sentence: Sentence,
    marks: tuple[Sequence[Quoted], list[int]],
    mentions: tuple[list[Mention], list[int]],
    times: Sequence[bool],
) -> Line:
    words = lexicon()
    tokens = tuple(_parted(sentence.tokens, words))
    return Line(
        sentence,
        tokens,
        tuple(_quote_at(token, *marks) for token in tokens),
        tuple(_name_at(token, *mentions) for token in tokens),
        tuple(token.start < len(times) and times[token.start] for token in tokens),
        words,
    )


def _parted(tokens: Sequence[Token], words: Lexicon) -> list[Token]:
    """Cut joints off verbs that the reader left whole, and join what it cut off them."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        if token.tag == "enclitic" and before is not None and not before.tag and before.end == token.start:
            whole = before.lemma + token.lemma
            if whole in words.verbs and before.lemma not in words.verbs:
                found[-1] = replace(before, text=before.text + token.text, end=token.end, lemma=whole)
                continue
        if token.lemma[:1] in words.joints and not token.tag and token.lemma not in words.verbs:
            rest = token.lemma[1:]
            if rest in words.verbs or rest in words.that_prepositions:
                found += _cut(token, rest)
                continue
        found += _with_pronoun(token, words)
    return found


def _with_pronoun(token: Token, words: Lexicon) -> list[Token]:
    """Cut a pronoun off a verb that the reader left whole: "وصفه"."""
    if token.tag or token.pos or token.lemma in words.verbs:
        return [token]
    for pronoun in words.pronouns:
        verb = token.lemma.removesuffix(pronoun)
        if verb != token.lemma and verb in words.verbs and token.text.endswith(pronoun):
            at = len(token.text) - len(pronoun)
            whole = replace(token, text=token.text[:at], end=token.start + at, lemma=verb)
            rest = replace(token, text=pronoun, start=token.start + at, lemma=pronoun, pos="PRON", tag="enclitic")
            return [whole, rest]
    return [token]


def _cut(token: Token, rest: str) -> list[Token]:
    at = 1
    while at < len(token.text) and not token.text[at].isalpha():
        at += 1
    joint = replace(token, text=token.text[:at], end=token.start + at, lemma=token.lemma[0], pos="CCONJ")
    return [joint, replace(token, text=token.text[at:], start=token.start + at, lemma=rest)]


def _quote_at(token: Token, marks: Sequence[Quoted], starts: list[int]) -> Quoted | None:
    at = bisect_right(starts, token.start) - 1
    return marks[at] if at >= 0 and token.start < marks[at].end else None


def _name_at(token: Token, mentions: list[Mention], begun: list[int]) -> Mention | None:
    for at in range(bisect_right(begun, token.start) - 1, -1, -1):
        if mentions[at].span.end > token.start:
            return mentions[at]
        if token.start - mentions[at].span.start > 200:
            return None
    return None
