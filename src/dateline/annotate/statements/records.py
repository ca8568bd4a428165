"""Statements and their slots as records: speaker, cue, addressee, document and issuer, each with its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from dateline.annotate.reading import Reading, Sentence, Token
from dateline.annotate.statements.drafts import Draft, Piece
from dateline.annotate.statements.lexicon import StatementLexicon
from dateline.annotate.statements.marks import Quoted
from dateline.annotate.statements.parties import addressee_of, document_of, issuers_of, joint_parties
from dateline.annotate.statements.speakers import noun_phrase, relative, speakers_in
from dateline.model import Annotation, Mention, Slot, Span, Statement, annotation_id

_MARKS = "\"'“”„‟‘’‚‛«»‹›` .,;:!?—–-،؛؟"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: the words that name them, and the rule that found them."""

    tokens: tuple[Token, ...]
    rule: str
    pronoun: bool = False


def records(reading: Reading, drafts: Sequence[Draft], lexicon: StatementLexicon) -> Iterator[Annotation]:
    """Yield the statement and the slots of each draft."""
    last: Speaker | None = None
    issuers: list[Speaker] = []
    given_out = _given_out(reading, lexicon)
    for draft in drafts:
        statement = _statement(reading, draft, lexicon)
        speakers = list(_speakers(reading, draft, lexicon))
        document = document_of(draft.sentence, draft, lexicon)
        while given_out and given_out[0][0] < draft.start:
            issuers = given_out.pop(0)[1]
        if document is not None:
            others = [each for each in speakers if document not in each.tokens]
            if not others and speakers and _is_definite(draft.sentence, document):
                speakers += [replace(each, rule="issuer-named-before") for each in issuers]
            issuers = others or issuers
        yield statement
        for position, speaker in enumerate(speakers):
            yield _speaker_slot(reading, statement, position, speaker, last)
        yield from _other_slots(reading, draft, statement, lexicon, speakers)
        named = [each for each in speakers if not each.pronoun]
        last = named[0] if len(named) == 1 else (None if named else last)


def _given_out(reading: Reading, lexicon: StatementLexicon) -> list[tuple[int, list[Speaker]]]:
    """Return who gives out a document ("X and Y issued a statement"), each with the offset of the document."""
    found: list[tuple[int, list[Speaker]]] = []
    for sentence in reading.sentences:
        for token in sentence.tokens if sentence.parsed else ():
            if token.dep != "dobj" or token.lemma not in lexicon.documents:
                continue
            verb = sentence.head(token)
            heads = sentence.children(verb, "nsubj") if verb.lemma in lexicon.issuing else []
            named = [noun_phrase(sentence, each) for head in heads for each in speakers_in(sentence, head)]
            if named:
                found.append((token.start, [Speaker(tuple(each), "issuer-of-document") for each in named]))
    return found


def _is_definite(sentence: Sentence, document: Token) -> bool:
    """Tell a document spoken of before: "the statement"."""
    return any(child.low in {"the", "this"} for child in sentence.children(document, "det"))


def _statement(reading: Reading, draft: Draft, lexicon: StatementLexicon) -> Statement:
    span = Span.of_pieces(reading.text.page, draft.pieces)
    form = form_of_pieces(reading.text.page.text, draft.pieces, draft.quotes, lexicon.introducing)
    return Statement(
        annotation_id("statement", span, form), reading.article_id, span, form, draft.cue_class, draft.rule
    )


def form_of_pieces(
    text: str, pieces: Sequence[Piece], quotes: Sequence[Quoted], introducing: Set[str] = frozenset()
) -> str:
    """Tell words all in quotation marks (verbatim) from those partly (mixed) or not at all (paraphrase).

    ``introducing`` are words that may stand before the marks without being anybody's: "that".
    """
    if not quotes:
        return "paraphrase"
    quoted = [piece for each in quotes for piece in each.pieces]
    outside = [text[at] for start, end in pieces for at in range(start, end) if not any(a <= at < b for a, b in quoted)]
    left = "".join(outside).strip(_MARKS).lower()
    return "mixed" if left and left not in introducing else "verbatim"


def _speakers(reading: Reading, draft: Draft, lexicon: StatementLexicon) -> Iterator[Speaker]:
    if draft.speaker is None:
        return
    sentence = reading.sentence_at(draft.speaker.start)
    if sentence is None:
        return
    if draft.name:
        yield Speaker(draft.name, draft.rule)
        return
    pronouns = lexicon.personal
    rule = "last-speaker" if draft.inherited else "subject-of-cue"
    head = relative(sentence, draft.speaker, lexicon)
    heard: set[str] = set()
    for each in speakers_in(sentence, head):
        tokens = noun_phrase(sentence, each)
        # "The Dockers' Union, the DU, and Y": two names of one party are one speaker.
        mention = mention_at(reading, reading.span_of(tokens), tokens)
        root = (mention.antecedent_id or mention.mention_id) if mention is not None else ""
        if root and root in heard and each.pos == "PROPN":
            continue
        heard.add(root)
        if head is not draft.speaker and each is head:
            tokens = [*tokens, draft.speaker]
        yield Speaker(tuple(tokens), rule, each.low in pronouns)
    document = document_of(sentence, draft, lexicon) if sentence is draft.sentence else None
    if document is not None and document is head:
        for each in issuers_of(sentence, document):
            yield Speaker(tuple(noun_phrase(sentence, each)), "issuer-of-document", each.low in pronouns)
    for party in joint_parties(reading, sentence, head, lexicon):
        yield Speaker(tuple(party), "joint-party")


def _speaker_slot(
    reading: Reading, statement: Statement, position: int, speaker: Speaker, last: Speaker | None
) -> Slot:
    span = reading.span_of(speaker.tokens)
    mention = mention_at(reading, span, speaker.tokens)
    rule = speaker.rule
    if speaker.pronoun and last is not None and (mention is None or mention.antecedent_id is None):
        earlier = mention_at(reading, reading.span_of(last.tokens), last.tokens)
        if earlier is not None:
            mention, rule = earlier, "pronoun-of-last-speaker"
    return _slot(reading, statement, ("speaker", position), rule, span, mention)


def mention_at(reading: Reading, span: Span, tokens: Sequence[Token]) -> Mention | None:
    """Return the mention that a phrase names: the longest that overlaps its words."""
    best: Mention | None = None
    for mention in reading.mentions:
        if mention.span.start < span.end and span.start < mention.span.end:
            if not any(token.start < mention.span.end and mention.span.start < token.end for token in tokens):
                continue
            if best is None or _length(mention) > _length(best):
                best = mention
    return best


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start


def _other_slots(
    reading: Reading, draft: Draft, statement: Statement, lexicon: StatementLexicon, speakers: Sequence[Speaker]
) -> Iterator[Slot]:
    sentence = draft.sentence
    if draft.cue:
        yield _slot(reading, statement, ("cue", 0), draft.rule, reading.span_of(draft.cue))
        told = addressee_of(sentence, draft.cue[-1], lexicon, draft)
        if told is not None:
            yield _of_tokens(reading, statement, "addressee", noun_phrase(sentence, told))
    document = document_of(sentence, draft, lexicon)
    if document is not None:
        spoken = document.lemma in lexicon.occasions
        yield _of_tokens(reading, statement, "occasion" if spoken else "document", noun_phrase(sentence, document))
        if not spoken:
            yield from _issuers(reading, statement, sentence, document, speakers)


def _issuers(
    reading: Reading, statement: Statement, sentence: Sentence, document: Token, speakers: Sequence[Speaker]
) -> Iterator[Slot]:
    """Yield who issued a document: those it names, or those who speak in it."""
    named = [noun_phrase(sentence, each) for each in issuers_of(sentence, document)]
    tokens = named or [list(each.tokens) for each in speakers if document not in each.tokens]
    for position, each in enumerate(tokens):
        span = reading.span_of(each)
        mention = mention_at(reading, span, each)
        yield _slot(reading, statement, ("issuer", position), "issuer-of-document", span, mention)


def _of_tokens(reading: Reading, statement: Statement, name: str, tokens: Sequence[Token]) -> Slot:
    span = reading.span_of(tokens)
    return _slot(reading, statement, (name, 0), f"{name}-of-cue", span, mention_at(reading, span, tokens))


def _slot(
    reading: Reading,
    statement: Statement,
    place: tuple[str, int],
    rule: str,
    span: Span,
    mention: Mention | None = None,
) -> Slot:
    """Make a slot at a place (name and position) whose value are its words, unless they lie apart."""
    return reading.slot(
        statement.statement_id,
        *place,
        rule,
        span,
        value=" ".join(span.exact.split()) if not span.pieces else None,
        refers_to=mention.mention_id if mention else None,
        entity_id=mention.entity_id if mention else None,
    )
