"""Arabic words as the rules for times and figures know them: folded, clitics apart, the article on its noun."""

from __future__ import annotations

from functools import lru_cache

from dateline.annotate.ar.clitics import pieces
from dateline.annotate.ar.reader import DEFINITE
from dateline.annotate.ar.syntax.words import tagged
from dateline.annotate.ar.tokens import token_ranges
from dateline.annotate.figures import Spelling
from dateline.annotate.reading import Reading, Sentence, Token
from dateline.annotate.times import Word, Writing, words_of
from dateline.annotate.times.words import DIGITS
from dateline.knowledge import read_lexicon
from dateline.model import fold, fold_with_map

_ARTICLE = "ال"


def form_of(token: Token) -> str:
    """Return the word of a token: its folded stem with its article, whole also where ل stands before it."""
    return _ARTICLE + token.lemma if token.tag == DEFINITE else token.lemma


def words_of_sentence(_: Reading, sentence: Sentence) -> list[Word]:
    """Return the words of a sentence; what is written in digits is cut at its marks."""
    found: list[Word] = []
    before = -1
    for token in sentence.tokens:
        if token.text[0].isdecimal() and len(token.text) > 1:
            parts = [(word.low, word.start, word.end) for word in _in_digits(token.text)]
        else:
            parts = [(form_of(token), 0, token.end - token.start)]
        for low, start, end in parts:
            place = token.start - sentence.start + start
            key = DIGITS if low[:1].isdecimal() else low
            found.append(Word(low, key, place, place + end - start, place == before, False))
            before = place + end - start
    return found


@lru_cache(maxsize=1 << 12)
def _in_digits(text: str) -> tuple[Word, ...]:
    folded = fold_with_map(text)
    ranges = (folded.original_range(word.start, word.end) for word in words_of(folded.text))
    return tuple(
        Word(word.low, word.key, start, end, word.glued, False)
        for word, (start, end) in zip(words_of(folded.text), ranges, strict=True)
    )


def forms(text: str) -> list[str]:
    """Cut a form of a table into words like those of a sentence."""
    return [form for start, end in token_ranges(text) for form in _forms_of_word(text[start:end])]


def _forms_of_word(word: str) -> list[str]:
    found: list[str] = []
    for part in pieces(word):
        doubled = part.form.startswith("ل") and len(part.form) > 3 and found[-1:] == ["ل"]
        found.append("ا" + part.form if doubled else part.form)
    return found


def _entry(written: str) -> str:
    """Return an entry of a table as the words of a sentence are compared; what is not Arabic stays as it is."""
    return " ".join(forms(written)) if any("ء" <= letter <= "ي" for letter in written) else written


def _words(sentence: Sentence) -> list[str]:
    return [form_of(token) for token in sentence.tokens]


#: How Arabic words are compared for the rules of figures.
SPELLING = Spelling(_words, _entry)


def tenses(sentence: Sentence) -> dict[int, str]:
    """Return the tense of each verb by where it begins; a particle before an imperfect has its own."""
    particles = read_lexicon(__package__, "times.toml")["particles"]
    found: dict[int, str] = {}
    before = ""
    for word in tagged(sentence.tokens):
        if word.kind == "verb" and word.verbs:
            tense = "past" if word.verbs[0].tense == "perfect" else particles.get(before, "open")
            found[word.token.start - sentence.start] = tense
        before = word.form
    return found


#: How Arabic words are cut for the rules of times.
WRITING = Writing(words_of_sentence, forms, fold, tenses)
