"""English text into sentences of tokens, with spaCy: names everywhere, trees where they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.annotate.en.model import load
from dateline.annotate.en.sentences import first_tokens
from dateline.annotate.reading import Reading, Sentence, Token
from dateline.model import ArticleText, Block

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as SpacyToken

#: Tells from the words of a sentence, in lower case, whether it can hold anything that needs a tree.
Wanted = Callable[[Sequence[str]], bool]

#: Sentences longer than this are not parsed: they are lists, tables or text without full stops.
LONGEST = 160

#: Marks that the pipeline knows under another name; one code point for one, so that offsets stay.
_PLAIN = str.maketrans("“”„‟‘’‚‛\u00a0\u202f\u2009\u200a\n", "\"\"\"\"''''     ")

_PARSING = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")


def read(text: ArticleText, pipeline: str, wanted: Wanted) -> Reading:
    """Cut the body of an article into sentences, tag its names and parse the sentences that are wanted."""
    return Reading(text, tuple(_sentences(text.body(), pipeline, wanted)))


def _sentences(blocks: Sequence[Block], pipeline: str, wanted: Wanted) -> Iterator[Sentence]:
    language = load(pipeline)
    docs = [language.make_doc(_plain(block.span.exact)) for block in blocks]
    docs = _through(language, ("ner",), docs)
    cut = [(block, span) for block, doc in zip(blocks, docs, strict=True) for span in _cut(doc)]
    chosen = [
        index
        for index, (_, span) in enumerate(cut)
        if len(span) <= LONGEST and wanted([token.lower_ for token in span])
    ]
    trees: dict[int, Doc] = dict(zip(chosen, _parsed(pipeline, [cut[index][1] for index in chosen]), strict=True))
    for index, (block, span) in enumerate(cut):
        yield Sentence(index, block, _tokens(block, span, trees.get(index)), index in trees)


def _plain(text: str) -> str:
    """Return text as the pipeline knows it, one code point for one: plain marks, and no text all in capitals."""
    plain = text.translate(_PLAIN)
    letters = sum(map(str.isalpha, plain))
    lowered = plain.lower()
    shouted = letters > 20 and sum(map(str.isupper, plain)) > 0.7 * letters and len(lowered) == len(plain)
    return lowered if shouted else plain


def _cut(doc: Doc) -> Iterator[Span]:
    """Yield the sentences of a block, without white space at their edges."""
    words, spaced = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    for index, token in enumerate(doc):
        if token.is_space and index:
            spaced[index - 1] = True
    firsts = first_tokens(words, spaced)
    for first, after in zip(firsts, [*firsts[1:], len(doc)], strict=True):
        said = [index for index in range(first, after) if not doc[index].is_space]
        if said:
            yield doc[said[0] : said[-1] + 1]


def _parsed(pipeline: str, spans: Sequence[Span]) -> list[Doc]:
    return _through(load(pipeline), _PARSING, [span.as_doc() for span in spans])


def _through(language: Language, names: Sequence[str], docs: list[Doc]) -> list[Doc]:
    """Send documents through some parts of a pipeline, one part after the other."""
    for name in names:
        if docs and language.has_pipe(name):
            part = language.get_pipe(name)
            docs = list(part.pipe(docs, batch_size=64)) if hasattr(part, "pipe") else [part(doc) for doc in docs]
    return docs


def _tokens(block: Block, span: Span, tree: Doc | None) -> tuple[Token, ...]:
    text = block.span.exact
    offset = block.span.start
    return tuple(
        _token(index, plain, tree[index] if tree is not None else None, text, offset)
        for index, plain in enumerate(span)
    )


def _token(index: int, plain: SpacyToken, parsed: SpacyToken | None, text: str, offset: int) -> Token:
    start = plain.idx
    end = start + len(plain)
    entity = f"{plain.ent_iob_}-{plain.ent_type_}" if plain.ent_type_ else ""
    words = text[start:end]
    if parsed is None:
        return Token(index, words, offset + start, offset + end, plain.lower_, head=index, entity=entity)
    return Token(
        index,
        words,
        offset + start,
        offset + end,
        parsed.lemma_.lower(),
        parsed.pos_,
        parsed.tag_,
        parsed.dep_,
        parsed.head.i,
        entity,
    )
