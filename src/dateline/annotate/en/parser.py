"""English text into sentences of tokens, with spaCy: names everywhere, trees where they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.annotate.en.analysing import Analyser, Analysis
from dateline.annotate.en.model import load, one_thread
from dateline.annotate.en.sentences import first_tokens
from dateline.annotate.en.tagging import NameTagger, follows
from dateline.annotate.reading import Reading, Sentence, Token
from dateline.model import ArticleText, Block

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Tells from the words of a sentence, in lower case, whether it can hold anything that needs a tree.
Wanted = Callable[[Sequence[str]], bool]

#: Sentences longer than this are not parsed: they are lists, tables or text without full stops.
LONGEST = 160

#: Marks that the pipeline knows under another name; one code point for one, so that offsets stay.
_PLAIN = str.maketrans("“”„‟‘’‚‛\u00a0\u202f\u2009\u200a\n", "\"\"\"\"''''     ")

_PARSING = ("tok2vec", "tagger", "parser")

#: Documents that go through a part of the pipeline at once.
_BATCH = 64


def read(text: ArticleText, pipeline: str, wanted: Wanted) -> Reading:
    """Cut the body of an article into sentences, tag its names and parse the sentences that are wanted."""
    with one_thread():
        return Reading(text, tuple(_sentences(text.body(), pipeline, wanted)))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a block as the pipeline knows them, with their lower case, places, names and norms (an array)."""

    block: Block
    doc: Doc
    words: list[str]
    lower: list[str]
    starts: list[int]
    spaced: list[bool]
    labels: list[str]
    norms: Any


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence: what of the words of its block it has, from ``first`` to before ``after``."""

    of: _Words
    first: int
    after: int

    @property
    def lower(self) -> list[str]:
        return self.of.lower[self.first : self.after]


def _sentences(blocks: Sequence[Block], pipeline: str, wanted: Wanted) -> Iterator[Sentence]:
    language = load(pipeline)
    docs = [language.make_doc(_plain(block.span.exact)) for block in blocks]
    labels = _names(pipeline, docs)
    words = [_words(block, doc, row) for block, doc, row in zip(blocks, docs, labels, strict=True)]
    cuts = [cut for each in words for cut in _cut(each)]
    chosen = [index for index, cut in enumerate(cuts) if cut.after - cut.first <= LONGEST and wanted(cut.lower)]
    trees = dict(zip(chosen, _parsed(pipeline, [cuts[index] for index in chosen]), strict=True))
    for index, cut in enumerate(cuts):
        yield Sentence(index, cut.of.block, tuple(_tokens(cut, trees.get(index))), index in trees)


def _plain(text: str) -> str:
    """Return text as the pipeline knows it, one code point for one: plain marks, and no text all in capitals."""
    plain = text.translate(_PLAIN)
    letters = sum(map(str.isalpha, plain))
    lowered = plain.lower()
    shouted = letters > 20 and sum(map(str.isupper, plain)) > 0.7 * letters and len(lowered) == len(plain)
    return lowered if shouted else plain


def _names(pipeline: str, docs: list[Doc]) -> list[list[str]]:
    """Return the labels of the tokens of each text."""
    tagger = _tagger(pipeline)
    if tagger is not None:
        return tagger(docs)
    docs = _through(load(pipeline), ("ner",), docs)
    return [[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "" for token in doc] for doc in docs]


@cache
def _tagger(pipeline: str) -> NameTagger | None:
    language = load(pipeline)
    recogniser = language.get_pipe("ner") if language.has_pipe("ner") else None
    return NameTagger(recogniser) if follows(recogniser) else None


@cache
def _analyser(pipeline: str) -> Analyser:
    return Analyser(load(pipeline))


def _words(block: Block, doc: Doc, labels: list[str]) -> _Words:
    from spacy.attrs import NORM

    tokens = list(doc)
    return _Words(
        block,
        doc,
        [token.text for token in tokens],
        [token.lower_ for token in tokens],
        [token.idx for token in tokens],
        [bool(token.whitespace_) for token in tokens],
        labels,
        doc.to_array([NORM]).reshape(-1, 1),
    )


def _cut(told: _Words) -> Iterator[_Cut]:
    """Yield the sentences of a block, without white space at their edges."""
    blank, spaced = [token.is_space for token in told.doc], [*told.spaced]
    for index, space in enumerate(blank):
        if space and index:
            spaced[index - 1] = True
    firsts = first_tokens(told.words, spaced)
    for begin, end in zip(firsts, [*firsts[1:], len(blank)], strict=True):
        said = [index for index in range(begin, end) if not blank[index]]
        if said:
            yield _Cut(told, said[0], said[-1] + 1)


def _parsed(pipeline: str, cuts: Sequence[_Cut]) -> list[list[tuple[Analysis, int]]]:
    analyser = _analyser(pipeline)
    return list(map(analyser, _through(load(pipeline), _PARSING, [_document(cut) for cut in cuts])))


def _document(cut: _Cut) -> Doc:
    """Return a sentence as a text of its own, with the norms that its words have there."""
    from spacy.attrs import NORM
    from spacy.tokens import Doc

    told, here = cut.of, slice(cut.first, cut.after)
    doc = Doc(told.doc.vocab, words=told.words[here], spaces=told.spaced[here])
    return doc.from_array([NORM], told.norms[here])


def _through(language: Language, names: Sequence[str], docs: list[Doc]) -> list[Doc]:
    """Send documents through some parts of a pipeline, one part after the other."""
    for name in names:
        if docs and language.has_pipe(name):
            part = language.get_pipe(name)
            docs = list(part.pipe(docs, batch_size=_BATCH)) if hasattr(part, "pipe") else [part(doc) for doc in docs]
    return docs


def _tokens(cut: _Cut, tree: Sequence[tuple[Analysis, int]] | None) -> Iterator[Token]:
    told = cut.of
    text, offset = told.block.span.exact, told.block.span.start
    for index, at in enumerate(range(cut.first, cut.after)):
        start, entity = told.starts[at], told.labels[at]
        end = start + len(told.words[at])
        place = (index, text[start:end], offset + start, offset + end)
        if tree is None:
            yield Token(*place, told.lower[at], head=index, entity=entity)
        else:
            known, head = tree[index]
            yield Token(*place, known.lemma, known.pos, known.tag, known.dep, head, entity)
