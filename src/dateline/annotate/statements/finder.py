"""Finds the statements of an article: attributions of its sentences joined with what stands in quotes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from dateline.annotate.reading import Finder, Reading, Token
from dateline.annotate.statements.cues import attributions
from dateline.annotate.statements.drafts import Draft, assemble
from dateline.annotate.statements.lexicon import StatementLexicon, read_statement_lexicon
from dateline.annotate.statements.loose import with_quotations
from dateline.annotate.statements.marks import quoted
from dateline.annotate.statements.records import records
from dateline.annotate.statements.voices import labelled, voiced
from dateline.model import Annotation


def statement_finder(package: str) -> Finder:
    """Return the finder of statements that reads ``statements.toml`` of a language pack."""
    lexicon = read_statement_lexicon(package)

    def find(reading: Reading) -> Iterable[Annotation]:
        return list(_find(reading, lexicon))

    return find


def wanted_words(package: str) -> frozenset[str]:
    """Return the words, in lower case, of which one at least stands in a sentence that holds a statement."""
    return read_statement_lexicon(package).wanted_words()


def drafts(reading: Reading, lexicon: StatementLexicon) -> list[Draft]:
    """Return the statements of an article in the order of the text, before they become records."""
    text = reading.text.page.text
    marks = quoted(text, [(block.span.start, block.span.end) for block in reading.blocks], lexicon.elided)
    starts = [each.start for each in marks]

    def in_quotes(token: Token) -> bool:
        at = bisect_left(starts, token.start) - 1
        return at >= 0 and token.start < marks[at].end - 1

    parsed = [sentence for sentence in reading.sentences if sentence.parsed]
    found = [each for sentence in parsed for each in attributions(sentence, lexicon, in_quotes)]
    turns = labelled(reading, lexicon)
    found = [each for each in found if not any(turn.holds(each.cue[0].start, each.cue[0].end) for turn in turns)]
    joined = with_quotations(reading, [*turns, *assemble(reading, found, marks)], marks, lexicon)
    return voiced(sorted(joined, key=lambda each: each.pieces[0]))


def _find(reading: Reading, lexicon: StatementLexicon) -> Iterator[Annotation]:
    yield from records(reading, drafts(reading, lexicon), lexicon)
