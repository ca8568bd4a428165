"""How far a content goes: what the parser cut off at its right edge, and what it took in too much."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dateline.annotate.reading import Sentence, Token

_QUOTES = frozenset({'"', "“", "”", "‘", "’", "«", "»", "''", "``", "'"})
#: Where a content that the parser ended early ends at the latest.
_STOPS = frozenset({",", ".", ";", "—", "–", "-", "―", "--", "(", ")", "!", "?", "...", "…"})


def extended(sentence: Sentence, cue: Token, content: Sequence[Token], cues: Container[int]) -> list[Token]:
    """Let a content behind its cue go on to the next stop, comma or cue (``cues`` are their places).

    Parsers hang the last phrase of a long clause on the wrong head; readers take it as part of the
    clause. A content before its cue that ends in a comma goes on behind the cue where a finite verb
    follows the next comma: "X, she said, is Y".
    """
    found = list(content)
    last = found[-1].index
    if last < cue.index:
        return found + _resumed(sentence, cue, last)
    for token in sentence.tokens[last + 1 :]:
        if token.low in _STOPS or token.index in cues or token.low in _QUOTES:
            break
        if token.dep == "cc" and _begins_clause(sentence, token, cues):
            break
        found.append(token)
    return found


def _begins_clause(sentence: Sentence, joint: Token, cues: Container[int]) -> bool:
    """Tell whether a verb or a cue comes before the next stop."""
    for token in sentence.tokens[joint.index + 1 :]:
        if token.low in _STOPS:
            return False
        if token.pos in {"VERB", "AUX"} or token.index in cues:
            return True
    return False


def _resumed(sentence: Sentence, cue: Token, last: int) -> list[Token]:
    """Return what a clause goes on with behind a cue in its middle."""
    between = sentence.tokens[last + 1 : last + 2]
    if not between or between[0].low not in {",", "—", "–"}:
        return []
    for token in sentence.tokens[cue.index + 1 : -1]:
        if token.low in {",", "—", "–"}:
            following = sentence.tokens[token.index + 1]
            if following.tag in {"VBZ", "VBD", "VBP", "MD"}:
                return list(sentence.tokens[token.index + 1 :])
            return []
    return []


def without_next_cue(sentence: Sentence, cue: Token, content: Sequence[Token], cues: Container[int]) -> list[Token]:
    """Cut a further cue of the same speaker off the end of a content.

    "said X, adding that Y" and "said that X will come and declined to Y" are two statements each.
    """
    for position, token in enumerate(content):
        if token.index <= max(cue.index, content[0].index) or token.index not in cues:
            continue
        before = content[:position]
        if _is_added(token, before):
            commas = [each.index for each in before if each.low == ","]
            return [each for each in content if each.index < commas[-1]]
        if _is_next(sentence, cue, token):
            joints = [each.index for each in before if each.dep == "cc"]
            if joints:
                return [each for each in content if each.index < joints[-1]]
    return list(content)


def _is_added(token: Token, before: Sequence[Token]) -> bool:
    commas = [each.index for each in before if each.low == ","]
    joined = token.tag == "VBG" and token.dep in {"advcl", "conj", "parataxis"}
    return joined and bool(commas) and token.index - commas[-1] <= 2


def _is_next(sentence: Sentence, cue: Token, token: Token) -> bool:
    """Tell a past tense beside a clause that has another form: it goes with the cue, also in the past."""
    if token.dep != "conj" or token.tag != "VBD" or cue.tag != "VBD":
        return False
    return sentence.head(token).tag in {"VB", "VBN", "VBG"} and not sentence.children(token, "nsubj", "aux", "auxpass")
