"""Who speaks where the cue's own clause does not say: the voice before, and the labels of a dialogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.annotate.reading import Reading, Sentence, Token
from dateline.annotate.statements.drafts import Draft, trimmed
from dateline.annotate.statements.lexicon import StatementLexicon

#: A label before a colon has at most this many words.
_LABEL = 5
#: A speaker that the parser missed stands at most this many tokens from the cue.
_NEAR = 6
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def voiced(drafts: Sequence[Draft]) -> list[Draft]:
    """Give speakers to drafts that have none, and take back those found inside another's words."""
    found: list[Draft] = []
    for draft in drafts:
        voice = _after_dateline(draft) or _beside_cue(draft) or _voice_around(draft, drafts)
        if voice is None and draft.speaker is None and draft.cue and _speaks(draft):
            voice = _subject_before(draft)
        if voice is None and draft.speaker is None and draft.quotes and found and _follows(found[-1], draft):
            draft_before = found[-1]
            found.append(
                replace(
                    draft,
                    speaker=draft_before.speaker,
                    inherited=draft_before.speaker is not None,
                    name=draft_before.name,
                )
            )
            continue
        found.append(replace(draft, speaker=voice) if voice is not None else draft)
    return found


def _after_dateline(draft: Draft) -> Token | None:
    """Return the first name behind the place that begins a report ("ROME — The council ...") if that is the speaker."""
    tokens, speaker = draft.sentence.tokens, draft.speaker
    if speaker is None or speaker.index > _LABEL or not speaker.text.isupper() or speaker not in tokens:
        return None
    dash = next(
        (each for each in tokens[speaker.index + 1 : _LABEL + 3] if each.text in {"—", "–", "--", "-", "―"}), None
    )
    if dash is None or speaker.index > dash.index or (draft.cue and draft.cue[0].index < dash.index):
        return None
    named = (each for each in tokens[dash.index + 1 :] if each.pos in _NOMINAL and each.dep != "compound")
    return next(named, None)


def _beside_cue(draft: Draft) -> Token | None:
    """Return the name beside a cue whose subject the parser took from the quotation itself."""
    speaker = draft.speaker
    if speaker is None or not any(a <= speaker.start < b for each in draft.quotes for a, b in each.pieces):
        return None
    if not draft.cue or draft.rule == "label-and-colon":
        return None
    tokens, cue = draft.sentence.tokens, draft.cue
    before = [token for token in tokens[: cue[0].index] if not draft.holds(token.start, token.end)][-_NEAR:]
    after = [token for token in tokens[cue[-1].index + 1 :] if not draft.holds(token.start, token.end)][:_NEAR]
    for token in [*reversed(before), *after]:
        if token.pos in _NOMINAL and token.dep not in {"compound", "pobj", "poss"}:
            return token
    return None


def _voice_around(draft: Draft, drafts: Sequence[Draft]) -> Token | None:
    """Return the speaker of the statement in whose words the supposed speaker stands: "X, she said, adding Y"."""
    speaker = draft.speaker
    if speaker is None:
        return None
    for other in drafts:
        if other is not draft and other.sentence is draft.sentence and other.holds(speaker.start, speaker.end):
            return other.speaker
    return None


def _speaks(draft: Draft) -> bool:
    verb = draft.cue[-1]
    passive = any(child.dep == "auxpass" for child in draft.sentence.children(verb))
    return verb.pos in {"VERB", "AUX"} and not passive and not (verb.tag == "VBN" and verb.dep in {"acl", "amod"})


def _subject_before(draft: Draft) -> Token | None:
    """Return the nearest subject before a cue without one of its own."""
    subjects = [
        token
        for token in draft.sentence.tokens[: draft.cue[0].index]
        if token.dep == "nsubj" and token.pos in _NOMINAL and not draft.holds(token.start, token.end)
    ]
    return subjects[-1] if subjects else None


def _follows(earlier: Draft, later: Draft) -> bool:
    return later.sentence.block.position - earlier.sentence.block.position <= 1


def labelled(reading: Reading, lexicon: StatementLexicon) -> list[Draft]:
    """Return the turns of a dialogue: paragraphs that begin with a name and a colon."""
    found: list[Draft] = []
    text = reading.text.page.text
    for sentence in reading.sentences:
        if sentence.start != sentence.block.span.start:
            continue
        colon = next((token for token in sentence.tokens[1 : _LABEL + 1] if token.text == ":"), None)
        if colon is None or not _is_name(sentence, colon, lexicon):
            continue
        piece = trimmed(text, colon.end, sentence.block.span.end)
        if piece is None or len(text[slice(*piece)].split()) < lexicon.fewest:
            continue
        name = sentence.tokens[: colon.index]
        found.append(Draft((piece,), sentence, (colon,), "neutral", "label-and-colon", name[-1], name=name))
    return found


def _is_name(sentence: Sentence, colon: Token, lexicon: StatementLexicon) -> bool:
    words = [token for token in sentence.tokens[: colon.index] if token.text.strip(".-()")]
    if not words or any(token.low in lexicon.labels for token in words):
        return False
    return all(token.text[:1].isupper() for token in words) and (
        all(token.text.isupper() for token in words) or all(token.pos == "PROPN" for token in words)
    )
