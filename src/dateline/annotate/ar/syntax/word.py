"""A word of an Arabic sentence while it is being parsed."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.annotate.ar.syntax.inflection import NounForm, VerbForm
from dateline.annotate.ar.syntax.lexicon import closed_words
from dateline.annotate.reading import Token


@dataclass(slots=True)
class Word:
    """A token being parsed: ``form`` is folded, with the article; ``head`` is -1 until it hangs on something."""

    token: Token
    form: str
    lemma: str
    kind: str = "noun"
    pos: str = "NOUN"
    definite: bool = False
    verbs: tuple[VerbForm, ...] = ()
    noun: NounForm | None = None
    name: str = ""
    head: int = -1
    dep: str = ""
    tag: str = ""
    enclitic: int = -1
    parts: list[int] = field(default_factory=list)

    @property
    def index(self) -> int:
        return self.token.index

    @property
    def entity(self) -> str:
        return self.token.entity[2:]

    @property
    def nominal(self) -> bool:
        return self.kind in ("noun", "adjective", "number", "quantity")


def word_before(words: list[Word], index: int) -> Word | None:
    at = index - 1
    while at >= 0 and words[at].kind == "part":
        at -= 1
    return words[at] if at >= 0 else None


def numeral(word: Word) -> bool:
    table = closed_words().words
    return word.kind in ("number", "about") or word.form in table["numbers"] or word.form in table["quantities"]
