"""Noun phrases without a parser: how far the name of a speaker goes, and where joined speakers part.

A phrase is a chain of nouns up to the first that is definite or a name, then adjectives that agree with
it: "وزيرة الخارجية السويدية". A definite noun behind that which is no adjective begins another phrase,
the object of the verb: "طالبت النقابة | الحكومة".
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from dateline.annotate.ar.statements.conjugation import NOUN, PERFECT
from dateline.annotate.ar.statements.lexicon import Lexicon
from dateline.annotate.ar.statements.line import COMMAS, FUNCTION, Line
from dateline.annotate.reading import Token

Range = tuple[int, int]

_SHORTEST = 4
_SPEAKING = frozenset({"person", "organisation", "country", "group", "region", "settlement"})
#: A phrase has at most this many words.
_LONGEST = 14
#: A name in quotation marks or brackets has at most this many.
_SHORT = 4
_NO_STOPS: frozenset[str] = frozenset()


def phrase(line: Line, start: int, stops: Set[str] = _NO_STOPS) -> int:
    """Return where the noun phrase that begins at a place ends, ``start`` itself where none begins.

    ``stops`` are prepositions that belong to the verb and so to no phrase.
    """
    return _Phrase(line, start, stops).end()


@dataclass(slots=True)
class _Phrase:
    line: Line
    start: int
    stops: Set[str]
    at: int = -1
    closed: bool = False
    reopened: bool = False

    def end(self) -> int:
        self.at = self.start
        while self.at < min(len(self.line), self.start + _LONGEST):
            after = self._next()
            if after == self.at:
                break
            self.at = after
        while self.at > self.start + 1 and self._is_open_ended():
            self.at -= 1
        return self.at

    def _is_open_ended(self) -> bool:
        """Tell a preposition that nothing followed."""
        last = self.at - 1
        return self.line.has(last, "to") or (self.line.lemma(last) in self.line.lexicon.joining)

    def _next(self) -> int:
        """Return the place behind the next part of the phrase, the same place where it has ended."""
        at = self.at
        for step in (self._name, self._aside, self._pronoun, self._joined):
            after = step(at)
            if after > at:
                return after
        return at if self._ends(at) else self._word(at, self.line.tokens[at])

    def _ends(self, at: int) -> bool:
        token, lexicon = self.line.tokens[at], self.line.lexicon
        if token.pos in ("PUNCT", "CCONJ", "AUX") or token.tag == "enclitic" or self.line.opens(at):
            return True
        if token.pos not in FUNCTION and (
            token.lemma in lexicon.said or (at > self.start and token.lemma in lexicon.issued)
        ):
            return True
        if self.line.is_adjunct(at):
            return True
        others = (lexicon.that, lexicon.relatives, lexicon.auxiliaries, lexicon.negation, self.stops)
        return any(token.lemma in words for words in others)

    def _pronoun(self, at: int) -> int:
        """Take in a pronoun on the last noun, which makes it definite."""
        if self.line.tokens[at].tag != "enclitic" or at == self.start:
            return at
        self.closed = True
        return at + 1

    def _name(self, at: int) -> int:
        """Take in a name: the first one, or a person's behind a title."""
        name = self.line.names[at]
        if name is None or (self.closed and (name.type != "person" or self._is_body())):
            return at
        if self.closed and is_adjective(self.line, at) and name.span.start < self.line.tokens[at].start:
            return at
        self.closed = True
        while at < len(self.line) and self.line.tokens[at].start < name.span.end:
            at += 1
        return at

    def _is_body(self) -> bool:
        """Tell a body, which takes no name of a person: "تتهم السلطات | فلانا"."""
        return self.line.lemma(self.start) in self.line.lexicon.bodies

    def _aside(self, at: int) -> int:
        """Take in a short name in brackets or quotation marks: "حركة (حماس)", "صحيفة "المرآة""."""
        line = self.line
        quote = line.opens(at)
        if quote is not None:
            after = line.after(quote, at)
            inner = [each for each in line.tokens[at:after] if each.pos != "PUNCT"]
            named = any(line.names[place] is not None for place in range(at, after))
            short = len(inner) <= _SHORT and (named or self._heads_a_name())
            if short:
                self.closed = True
            return after if short and self.at > self.start else at
        if line.tokens[at].text != "(" or at == self.start:
            return at
        for after in range(at + 2, min(at + _SHORT + 3, len(line))):
            if line.tokens[after].text == ")":
                return after + 1
        return at

    def _heads_a_name(self) -> bool:
        head = self.line.tokens[self.start]
        return self.at == self.start + 1 and not head.tag and head.lemma in self.line.lexicon.speakers

    def _joined(self, at: int) -> int:
        """Take in a preposition that belongs to a noun: "متحدث باسم X", "الأمين العام ل X", "مصدر في X"."""
        line, token = self.line, self.line.tokens[at]
        if at == self.start or token.lemma in self.stops or token.lemma in line.lexicon.that:
            return at
        if line.has(at, "in_name_of") or (line.has(at, "by") and line.has(at + 1, "name")):
            self.closed = False
            return at + 1 if line.has(at, "in_name_of") else at + 2
        lexicon, after = line.lexicon, line.lemma(at + 1)
        if after in lexicon.that | lexicon.documents | lexicon.occasions | lexicon.media or self.reopened:
            return at
        head = line.lemma(self.start)
        behind_adjective = line.tokens[at - 1].tag == "definite" and is_adjective(line, at - 1)
        if line.has(at, "to") and behind_adjective and at - 1 > self.start and token.pos == "ADP":
            self.closed, self.reopened = False, True
            return at + 1
        loose = (head in lexicon.inside or head in lexicon.quantifiers) and not line.tokens[self.start].tag
        if token.lemma in lexicon.joining and loose and not line.is_adjunct(at + 1):
            self.closed, self.reopened = False, True
            return at + 1
        return at

    def _word(self, at: int, token: Token) -> int:
        """Take in a noun while the chain is open, an adjective afterwards."""
        line = self.line
        if token.text[:1].isdigit() or not token.text[:1].isalpha():
            return at + 1 if not self.closed and token.pos == "NUM" else at
        if not token.tag and token.lemma not in line.lexicon.speakers and self._is_verb(at):
            return at
        if not self.closed:
            if at > self.start and not token.tag and is_adjective(line, at):
                return at + 1
            if at > self.start and not token.tag and is_adjective(line, at - 1) and not line.tokens[at - 1].tag:
                return at
            self.closed = token.tag == "definite"
            return at + 1
        return at + 1 if token.tag == "definite" and is_adjective(line, at) else at

    def _is_verb(self, at: int) -> bool:
        verb = self.line.verb(at)
        return verb is not None and verb.form.kind != NOUN and (self.closed or verb.form.kind != PERFECT)


def is_adjective(line: Line, at: int) -> bool:
    """Tell whether a word looks like an adjective: one of relation or one listed."""
    lemma, lexicon = line.lemma(at), line.lexicon
    if lemma in lexicon.adjectives:
        return True
    return len(lemma) > 3 and lemma.endswith(lexicon.relation_endings) and lemma not in lexicon.noun_like


def can_speak(line: Line, start: int) -> bool:
    """Tell whether the phrase that begins at a place is of somebody: a name, a role, a body, a document."""
    if line.opens(start) is not None and line.tokens[start].pos == "PUNCT":
        start += 1
    name = line.names[start] if start < len(line) else None
    if name is not None and name.type in _SPEAKING:
        return True
    lemma = line.lemma(start)
    if lemma in line.lexicon.quantifiers:
        return can_speak(line, start + 1 + (line.lemma(start + 1) in line.lexicon.joining))
    return any(each in words for each in _stems(line.lexicon, lemma) for words in line.lexicon.who)


def _stems(lexicon: Lexicon, lemma: str) -> Iterator[str]:
    """Yield a noun and what it may be without the ending of a dual, a plural or a first part of a chain."""
    yield lemma
    if len(lemma) > _SHORTEST and lemma.endswith(lexicon.number_endings):
        yield lemma[:-2]
        yield lemma[:-2] + lexicon.feminine_ending
    if len(lemma) > _SHORTEST and lemma.endswith(lexicon.chain_endings):
        yield lemma[:-1]


def party(line: Line, start: int, stops: Set[str] = _NO_STOPS) -> tuple[list[Range], int]:
    """Return the joined phrases that begin at a place, one for each speaker, and where they end."""
    end = phrase(line, start, stops)
    if end == start:
        return [], start
    parts = [(start, end)]
    while end < len(line):
        after = _behind_joint(line, end)
        stop = _conjunct(line, after, stops)
        if after in (end, stop) or line.verb(after) is not None:
            break
        if can_speak(line, after):
            parts.append((after, stop))
        elif _is_complement(line, parts[-1], after) and not line.is_mark(end, COMMAS):
            parts[-1] = (parts[-1][0], stop)
        else:
            break
        end = stop
    return parts, end


def _conjunct(line: Line, start: int, stops: Set[str]) -> int:
    """Return where a further phrase ends, which may be a name in quotation marks."""
    quote = line.opens(start)
    if quote is None:
        return phrase(line, start, stops) if start < len(line) else start
    after = line.after(quote, start)
    return after if after - start <= _SHORT + 2 else start


def _behind_joint(line: Line, at: int) -> int:
    """Return the place behind "and", or behind a comma of a list that goes on; the same place where none joins."""
    if line.has(at, "and"):
        return at + 1
    if line.is_mark(at, COMMAS) and can_speak(line, at + 1):
        after = phrase(line, at + 1)
        if after > at + 1 and line.has(after, "and") and can_speak(line, after + 1):
            return at + 1
    return at


def _is_complement(line: Line, part: Range, at: int) -> bool:
    """Tell "the minister of X and Y" from two speakers: a definite noun that is no speaker, behind a chain."""
    return part[1] - part[0] > 1 and at < len(line) and line.tokens[at].tag == "definite"
