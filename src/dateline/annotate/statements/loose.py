"""Quotations that no sentence's tree gives to a cue: told by what stands beside them on the page.

In this order: a cue verb beside the marks; the rest of a quotation whose cue came before; a
signature ("... — NAME"); whole sentences in quotes, which go on in the last speaker's voice; a
longer fragment in a clause with a subject of its own. What is left are scare quotes, titles, terms.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from dateline.annotate.reading import Reading, Sentence, Token
from dateline.annotate.statements.cues import cue_tokens
from dateline.annotate.statements.drafts import Draft, Ground, trimmed, with_pieces
from dateline.annotate.statements.lexicon import StatementLexicon
from dateline.annotate.statements.marks import Quoted
from dateline.annotate.statements.speakers import speaker_of

_MARKS = "\"'“”„‟‘’‚‛«»‹›`"
_TERMINAL = frozenset(".!?…,—–-")
#: A cue stands at most this many tokens from the marks.
_NEAR = 14
#: Characters that the words of one cue may spread over ("would not ... say").
_CUE_LENGTH = 60
#: Words of a signature, at most.
_LONGEST_NAME = 7


def continued(reading: Reading, joined: Sequence[Draft], marks: Sequence[Quoted]) -> list[Draft]:
    """Give the statements whose quotation goes on behind the cue, or in the next sentences, their further pieces."""
    text = reading.text.page.text
    found: list[Draft] = []
    ground, starts = Ground(joined), [each.start for each in marks]
    for draft in joined:
        more = _further(reading, draft, ground, marks, starts) if draft.quotes else []
        pieces = [piece for each in more for piece in each.pieces]
        found.append(with_pieces(text, draft, pieces, more) if more else draft)
    return found


def _further(
    reading: Reading, draft: Draft, ground: Ground, marks: Sequence[Quoted], starts: Sequence[int]
) -> list[Quoted]:
    block = draft.sentence.block
    last = max(draft.end, draft.cue[-1].end if draft.cue else 0)
    found: list[Quoted] = []
    for each in marks[bisect_left(starts, last) : bisect_left(starts, block.span.end)]:
        if each.start < last:
            continue
        if ground.touching(each.start, each.end):
            break
        gap = reading.text.page.text[last : each.start]
        if not (_same_sentence(gap) and len(gap.split()) <= _NEAR) and not (
            _begins_sentence(reading, each) and is_whole(reading, each) and _is_rest(gap)
        ):
            break
        found.append(each)
        last = each.end
    return found


def _same_sentence(gap: str) -> bool:
    return not any(mark in gap for mark in (". ", "! ", "? ", ".\n")) and not gap.rstrip().endswith((".", "!", "?"))


def _is_rest(gap: str) -> bool:
    """Tell whether nothing but the rest of the cue's own sentence lies between cue and quotation."""
    return len(gap.split()) <= 3 * _NEAR and gap.count(". ") <= 1


def _begins_sentence(reading: Reading, each: Quoted) -> bool:
    text = reading.text.page.text
    first = next((at for at in range(each.start, each.end) if text[at] not in _MARKS), each.start)
    sentence = reading.sentence_at(first)
    if sentence is not None and sentence.start >= each.start - 1:
        return True
    return text[first].isupper() and text[: each.start].rstrip()[-1:] in {".", "!", "?"}


def is_whole(reading: Reading, each: Quoted) -> bool:
    """Tell whether a quotation holds whole sentences: it begins one, and ends one with its last mark."""
    text = reading.text.page.text
    inner = text[each.start : each.end].strip(_MARKS + " ")
    if not inner or not _begins_sentence(reading, each):
        return False
    after = text[each.end : each.end + 1]
    return len(inner.split()) >= 2 and (inner[-1] in _TERMINAL or after in {".", "!", "?", "\n", ""})


def with_quotations(
    reading: Reading, joined: Sequence[Draft], marks: Sequence[Quoted], lexicon: StatementLexicon
) -> list[Draft]:
    """Return the statements with further ones for the quotations that belong to none so far."""
    known, ground = list(joined), Ground(joined)
    for each in _left(marks, ground):
        draft = _beside(reading, each, ground, lexicon)
        if draft is not None:
            known.append(draft)
            ground.add(draft)
    known = continued(reading, known, marks)
    ground = Ground(known)
    in_order = sorted(known, key=lambda draft: draft.start)
    for each in _left(marks, ground):
        draft = signed(reading, each) or _of_last_speaker(reading, each, in_order) or _fragment(reading, each, lexicon)
        if draft is not None and not any(ground.touching(*piece) for piece in draft.pieces):
            known.append(draft)
            ground.add(draft)
            insort(in_order, draft, key=lambda draft: draft.start)
    return known


def _left(marks: Sequence[Quoted], ground: Ground) -> list[Quoted]:
    """Return the quotations in which no statement's words or cue stand."""
    return [
        each
        for each in marks
        if not ground.touching(each.start, each.end) and not any(ground.cued(a + 1, b) for a, b in each.pieces)
    ]


def _pieces(reading: Reading, each: Quoted) -> tuple[tuple[int, int], ...]:
    text = reading.text.page.text
    return tuple(piece for start, end in each.pieces if (piece := trimmed(text, start, end)) is not None)


def _beside(reading: Reading, each: Quoted, ground: Ground, lexicon: StatementLexicon) -> Draft | None:
    """Read a cue verb beside the marks: after them, else before them."""
    pieces = _pieces(reading, each)
    words = reading.text.page.text[each.start : each.end].strip(_MARKS).split()
    if not pieces or _is_title(words):
        return None
    for sentence, tokens in _neighbours(reading, each):
        for token in tokens:
            lemma = token.lemma if token.lemma in lexicon.verbs else lexicon.forms.get(token.low, "")
            frames = lexicon.verbs.get(lemma, {})
            if "quote" not in frames or (sentence.parsed and not token.tag.startswith("VB")):
                continue
            if not _may_quote(sentence, token, short=len(words) < lexicon.fewest):
                continue
            cued = ground.cued(token.start - _CUE_LENGTH, token.end)
            if any(token in draft.cue and not draft.touches(each.start - 3, each.end + 3) for draft in cued):
                break
            speaker = speaker_of(sentence, token) if sentence.parsed else None
            cue = cue_tokens(sentence, token)
            pieces = _from_cue(reading, pieces, cue)
            return Draft(pieces, sentence, cue, frames["quote"], "verb-beside-quote", speaker, (each,))
    return None


def _from_cue(
    reading: Reading, pieces: tuple[tuple[int, int], ...], cue: Sequence[Token]
) -> tuple[tuple[int, int], ...]:
    """Let the words between a cue and the quotation after it belong to the statement, but for one or two."""
    text = reading.text.page.text
    (start, end), after = pieces[0], cue[-1].end
    gap = text[after:start].strip(" ,:;—–-")
    if after > start or len(gap.split()) < 3:
        return pieces
    # "said in a statement that the strikes were ...": what is said begins behind "that".
    that = text.find(" that ", after, start)
    first = trimmed(text, that + 1 if that >= 0 else after, end)
    return (first, *pieces[1:]) if first else pieces


def _may_quote(sentence: Sentence, verb: Token, *, short: bool) -> bool:
    """Tell a verb that speaks from a participle that names ("so-called", "a unit dubbed ...").

    ``short`` are quoted words so few that an infinitive beside them hardly speaks them.
    """
    if short and verb.tag == "VB" and any(child.low == "to" for child in sentence.children(verb, "aux")):
        return False
    if verb.tag == "VBG" and verb.dep in {"amod", "compound"}:
        return False
    if verb.tag == "VBN":
        return bool(sentence.children(verb, "aux", "auxpass")) and verb.dep not in {"acl", "amod"}
    return True


def _neighbours(reading: Reading, each: Quoted) -> Iterator[tuple[Sentence, list[Token]]]:
    after = reading.sentence_at(each.end - 1)
    text = reading.text.page.text
    if after is not None and text[each.start : each.end].rstrip(_MARKS + " ")[-1:] in {",", "?", "!", "—", "…"} | set(
        "-–"
    ):
        yield after, [token for token in after.tokens if token.start >= each.end][:_NEAR]
    before = reading.sentence_at(each.start)
    if before is not None:
        tokens = [token for token in before.tokens if token.end <= each.start][-_NEAR:]
        yield before, list(reversed(tokens))
    if after is not None:
        follows = text[each.end : each.end + 1] == ","
        if follows:
            yield after, [token for token in after.tokens if token.start >= each.end][:_NEAR]


def signed(reading: Reading, each: Quoted) -> Draft | None:
    """Read a quotation with its signature, on the same line or the next: "... — NAME"."""
    text = reading.text.page.text
    rest = text[each.end :]
    dash = each.end + len(rest) - len(rest.lstrip())
    if text[dash : dash + 1] not in {"―", "—", "–", "-"} or text[each.end : dash].count("\n") > 2:
        return None
    sentence, pieces = _sentence_after(reading, dash), _pieces(reading, each)
    if sentence is None or not pieces:
        return None
    tokens = [token for token in sentence.tokens if token.start >= dash]
    cue = [token for token in tokens[:2] if not any(char.isalnum() for char in token.text)]
    name: list[Token] = []
    for token in tokens[len(cue) :]:
        if not token.text[:1].isupper():
            break
        name.append(token)
    if not name or not cue or len(name) > _LONGEST_NAME:
        return None
    if text[name[-1].end : sentence.block.span.end].partition("\n")[0].strip()[:1] not in {"", ",", ".", "(", ";"}:
        return None
    return Draft(pieces, sentence, tuple(cue), "neutral", "signature", name[-1], (each,), name=tuple(name))


def _sentence_after(reading: Reading, offset: int) -> Sentence | None:
    return next((sentence for sentence in reading.sentences if sentence.end > offset), None)


def _of_last_speaker(reading: Reading, each: Quoted, in_order: Sequence[Draft]) -> Draft | None:
    """Give whole sentences in quotes to the last speaker, of the same paragraph or the one before."""
    text = reading.text.page.text
    if not is_whole(reading, each) or _is_title(text[each.start : each.end].strip(_MARKS).split()):
        return None
    pieces = _pieces(reading, each)
    sentence = reading.sentence_at(each.start)
    if not pieces or sentence is None:
        return None
    at = bisect_left(in_order, each.start, key=lambda draft: draft.start)
    last = in_order[at - 1] if at else None
    speaker = last.speaker if last is not None and _is_near(last, sentence) else None
    name = last.name if last is not None and speaker is not None else ()
    return Draft(
        pieces, sentence, (), "neutral", "quote-goes-on", speaker, (each,), inherited=speaker is not None, name=name
    )


def _is_near(last: Draft, sentence: Sentence) -> bool:
    return sentence.block.position - last.sentence.block.position <= 2


def _fragment(reading: Reading, each: Quoted, lexicon: StatementLexicon) -> Draft | None:
    """Read a longer fragment in quotes within a clause that has a subject: some of that subject's words."""
    text = reading.text.page.text
    words = text[each.start : each.end].strip(_MARKS).split()
    if len(words) < lexicon.fewest or _is_title(words):
        return None
    sentence = reading.sentence_at(each.start)
    pieces = _pieces(reading, each)
    if sentence is None or not pieces or not sentence.parsed:
        return None
    inside = sentence.between(each.start, each.end)
    top = next((token for token in inside if not each.start <= sentence.head(token).start < each.end), None)
    verb = next((a for a in sentence.ancestors(top) if a.pos in {"VERB", "AUX"}), None) if top else None
    if verb is None or each.start <= verb.start < each.end:
        return None
    speaker = speaker_of(sentence, verb)
    return Draft(pieces, sentence, cue_tokens(sentence, verb), None, "quoted-fragment", speaker, (each,))


def _is_title(words: Sequence[str]) -> bool:
    """Tell a title of a work: its longer words all begin with capitals."""
    longer = [word.strip(_MARKS) for word in words if len(word.strip(_MARKS)) > 3]
    return bool(longer) and all(word[:1].isupper() or word[:1].isdigit() for word in longer)
