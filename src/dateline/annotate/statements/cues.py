"""Attributions of one sentence: every cue outside quotations with the content its frames give it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from dateline.annotate.reading import Sentence, Token
from dateline.annotate.statements.attribution import Attribution, InQuotes
from dateline.annotate.statements.extent import extended, without_next_cue
from dateline.annotate.statements.frames import around, content_of
from dateline.annotate.statements.lexicon import StatementLexicon
from dateline.annotate.statements.speakers import quoted_as, speaker_of

#: Tried in this order: the first frame that fits is taken.
_ORDER = ("clause", "wh", "person-to", "to", "ing", "as", "compared", "called")


def attributions(sentence: Sentence, lexicon: StatementLexicon, quoted: InQuotes) -> Iterator[Attribution]:
    """Yield the attributions of a parsed sentence, in the order of their cues."""
    frames_at = {
        token.index: frames
        for token in sentence.tokens
        if not quoted(token) and (frames := _frames_of(token, lexicon)) and not _is_order(sentence, token)
    }
    for token in sentence.tokens:
        if quoted(token):
            continue
        if token.index in frames_at:
            found = _first_fitting(sentence, token, frames_at, lexicon)
            if found is not None and not _is_of_nobody(sentence, found, lexicon):
                yield found
        else:
            yield from _sources(sentence, token, lexicon)


def _frames_of(token: Token, lexicon: StatementLexicon) -> Mapping[str, str] | None:
    if token.pos in {"VERB", "AUX"} or token.tag.startswith("VB"):
        return lexicon.verbs.get(token.lemma) or lexicon.verbs.get(lexicon.forms.get(token.low, ""))
    if token.pos == "NOUN":
        return lexicon.nouns.get(token.lemma)
    if token.pos == "ADJ":
        return lexicon.adjectives.get(token.lemma)
    return None


def _is_order(sentence: Sentence, token: Token) -> bool:
    """Tell an imperative ("Remember that ..."), which attributes nothing."""
    first = token.index == 0 and token.tag == "VBP"
    if (token.tag != "VB" and not first) or token.dep != "ROOT":
        return False
    return not sentence.children(token, "nsubj", "nsubjpass", "csubj") and not any(
        child.low != "do" for child in sentence.children(token, "aux")
    )


def _says_nothing(sentence: Sentence, cue: Token, frame: str, lexicon: StatementLexicon) -> bool:
    """Tell a deed ("claimed victory") and a bare name ("a technique called X") from words of somebody."""
    if frame == "called":
        return cue.tag == "VBN" and cue.dep in {"acl", "amod"} and not sentence.children(cue, "agent")
    deeds = lexicon.deeds.get(cue.lemma, frozenset()) if frame == "object" else frozenset()
    return any(child.low in deeds for child in sentence.children(cue, "dobj"))


def _is_of_nobody(sentence: Sentence, found: Attribution, lexicon: StatementLexicon) -> bool:
    """Tell what the reader is told to think, and "it is too soon to tell", which nobody says."""
    speaker, cue = found.speaker, found.cue[-1]
    if cue.tag == "VB" and cue.dep in {"xcomp", "advcl"} and _is_impersonal(sentence, cue):
        return True
    if speaker is None:
        return False
    return speaker.low in lexicon.readers and (cue.lemma in lexicon.accepting or sentence.tokens[-1].text == "?")


def _is_impersonal(sentence: Sentence, verb: Token) -> bool:
    above = next((each for each in sentence.ancestors(verb) if each.pos in {"VERB", "AUX"}), None)
    return (
        above is not None
        and above.lemma == "be"
        and any(child.low == "it" for child in sentence.children(above, "nsubj"))
    )


def _passes_on(sentence: Sentence, cue: Token, frames_at: Container[int]) -> bool:
    """Tell a verb that passes on what another says: "quoted X as saying"; the participle is the cue."""
    return any(
        quoted_as(sentence, inner) is not None and inner.index in frames_at
        for child in sentence.children(cue, "prep")
        for inner in sentence.children(child, "pcomp")
    )


def _first_fitting(
    sentence: Sentence, cue: Token, frames_at: Mapping[int, Mapping[str, str]], lexicon: StatementLexicon
) -> Attribution | None:
    frames = frames_at[cue.index]
    if _passes_on(sentence, cue, frames_at):
        return None
    others = sorted(frame for frame in frames if frame.startswith("p:"))
    for frame in (*_ORDER, *others, "object"):
        if frame not in frames:
            continue
        content = content_of(sentence, cue, frame)
        if content and not _says_nothing(sentence, cue, frame, lexicon):
            content = without_next_cue(sentence, cue, content, frames_at)
            content = extended(sentence, cue, content, frames_at)
            return Attribution(
                sentence,
                cue_tokens(sentence, cue),
                tuple(content),
                frames[frame],
                f"{cue.pos.lower()}-{frame}",
                speaker_of(sentence, cue),
            )
    return None


def cue_tokens(sentence: Sentence, cue: Token) -> tuple[Token, ...]:
    """Return a cue with its auxiliaries, negation and particle."""
    if cue.pos not in {"VERB", "AUX"}:
        return (cue,)
    parts = [
        child for child in sentence.children(cue, "aux", "auxpass", "neg", "prt") if abs(child.index - cue.index) <= 3
    ]
    return tuple(sorted([*parts, cue], key=lambda token: token.index))


def _sources(sentence: Sentence, token: Token, lexicon: StatementLexicon) -> Iterator[Attribution]:
    """Yield the attribution of a source phrase: "according to Y, X"."""
    for phrase in lexicon.sources:
        if phrase[0] != token.low:
            continue
        words = sentence.tokens[token.index : token.index + len(phrase)]
        if tuple(each.low for each in words) != phrase:
            continue
        last = words[-1]
        objects = sentence.children(last, "pobj") or sentence.children(token, "pobj")
        own = {each.index for each in sentence.subtree(token)} | {each.index for each in words}
        top = _clause_above(sentence, token)
        if not objects or top is None:
            continue
        content = [each for each in sentence.subtree(top) if each.index not in own]
        if content:
            yield Attribution(sentence, tuple(words), tuple(content), "neutral", "source-phrase", objects[0])
        return


def _clause_above(sentence: Sentence, token: Token) -> Token | None:
    """Return the clause that a source phrase belongs to: the nearest verb above it, or the root."""
    if token.head == token.index:
        return None
    top = token
    for above in sentence.ancestors(token):
        top = above
        if above.pos in {"VERB", "AUX"} and above.dep not in {"xcomp", "acl", "amod", "pcomp", "aux"}:
            break
    return top


__all__ = ["around", "attributions", "cue_tokens"]
