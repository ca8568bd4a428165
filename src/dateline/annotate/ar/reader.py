"""Arabic text into sentences of tokens: clitics apart, names tagged, every offset into the untouched page.

Tokens of the Arabic pack: ``lemma`` is the folded stem without article, ``tag`` is ``definite`` for a
stem with article and ``proclitic`` or ``enclitic`` for a clitic, ``pos`` is set for clitics (CCONJ,
ADP, AUX, PRON), numbers (NUM), marks (PUNCT) and signs (SYM), and empty for words. There is no tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.ar.clitics import Piece, has_article, pieces
from dateline.annotate.ar.sentences import first_tokens
from dateline.annotate.ar.tokens import normal, token_ranges
from dateline.annotate.reading import Reading, Sentence, Token
from dateline.model import ArticleText, Block

DEFINITE, PROCLITIC, ENCLITIC = "definite", "proclitic", "enclitic"
_CLITIC_POS = {"و": "CCONJ", "ف": "CCONJ", "ب": "ADP", "ل": "ADP", "ك": "ADP", "س": "AUX"}
#: Letters that a folded alef may be while being no article: ألمانيا has none.
_SEATS = "أإآ"

_Range = tuple[int, int]


def read(text: ArticleText) -> Reading:
    """Cut the body of an article into sentences and tokens and tag its names."""
    from dateline.annotate.ar.names.known import with_known
    from dateline.annotate.ar.names.mending import mended
    from dateline.annotate.ar.names.tagger import tag

    cut = [(block, ranges) for block in text.body() for ranges in sentence_ranges(block.span.exact)]
    words = [[block.span.exact[start:end] for start, end in ranges] for block, ranges in cut]
    # Armies, ministries and parliaments are no names in the corpora that the tagger learned from, and actors here.
    labels = [with_known(sentence, mended(sentence, row)) for sentence, row in zip(words, tag(words), strict=True)]
    return Reading(
        text,
        tuple(
            Sentence(index, block, tuple(_tokens(block, ranges, labels[index])), False)
            for index, (block, ranges) in enumerate(cut)
        ),
    )


def sentence_ranges(text: str) -> Iterator[list[_Range]]:
    """Yield the sentences of a text, each as the ranges of its words; clitics are still on them."""
    ranges = list(token_ranges(text))
    words = [text[start:end] for start, end in ranges]
    starts = [*(start for start, _ in ranges[1:]), len(text)][: len(ranges)]
    broken = ["\n" in text[end:after] for (_, end), after in zip(ranges, starts, strict=True)]
    firsts = first_tokens(words, broken)
    for first, after in zip(firsts, [*firsts[1:], len(ranges)][: len(firsts)], strict=True):
        yield ranges[first:after]


def _tokens(block: Block, ranges: Sequence[_Range], labels: Sequence[str]) -> Iterator[Token]:
    text, index = block.span.exact, 0
    for (start, end), label in zip(ranges, labels, strict=True):
        word, entity = text[start:end], "" if label == "O" else label
        offset = block.span.start + start
        parts = _parts(word, entity)
        for place, part in enumerate(parts):
            stemless = all(each.clitic for each in parts)
            named = entity if not part.clitic or (stemless and not place) else ""
            yield _token(index, word[part.start : part.end], offset + part.start, _grammar(part, word, place), named)
            index += 1


def _parts(word: str, entity: str) -> tuple[Piece, ...]:
    """Cut a word; a name has no enclitics, and inside a longer one nothing but و is a clitic."""
    parts = pieces(word)
    if len(parts) < 2 or not entity or all(each.clitic for each in parts):
        return parts
    if entity.startswith("I-") and parts[0].form != "و":
        return (Piece(0, len(word), normal(word), False),)
    if not parts[-1].clitic:
        return parts
    stem, enclitic = parts[-2:]
    return (*parts[:-2], Piece(stem.start, enclitic.end, stem.form + enclitic.form, False))


def _token(index: int, text: str, start: int, grammar: tuple[str, str, str], entity: str) -> Token:
    lemma, pos, tag = grammar
    return Token(index, text, start, start + len(text), lemma, pos, tag, head=index, entity=entity)


def _grammar(part: Piece, word: str, place: int) -> tuple[str, str, str]:
    """Return lemma, part of speech and tag of a part of a word."""
    if part.clitic:
        first = place == 0 or (part.form in _CLITIC_POS and part.end < len(word))
        return part.form, _CLITIC_POS.get(part.form, "PRON") if first else "PRON", PROCLITIC if first else ENCLITIC
    form = part.form
    if form.startswith("ل") and len(form) > 3 and word[: part.start] and normal(word[: part.start])[-1:] == "ل":
        return form[1:], "", DEFINITE
    if has_article(form) and word[part.start] not in _SEATS:
        return form[2:], "", DEFINITE
    return form, _pos(form), ""


def _pos(form: str) -> str:
    if form[0].isalpha():
        return ""
    if form[0].isdigit():
        return "NUM"
    return "PUNCT" if form.isascii() or form[0] in "،؛؟٪…" else "SYM"
