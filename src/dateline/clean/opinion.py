"""News or opinion: judged for an article and for each of its paragraphs.

A paragraph's score adds up signs that its own writer argues (first person with a stand, duty,
calls, judgement, rhetorical questions) and takes off signs of a report (attribution, dated facts).
Words inside quotation marks are somebody else's and do not count. Two thresholds make the result
steady (hysteresis): a paragraph must argue clearly to open a stretch of opinion, and its
neighbours need less to belong to it. Signs are data: ``lexicons/opinion``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.clean.opinion_signs import NOT_NEWS, OPINION, label_of, mask_quotations, paragraph_score, sentence_count
from dateline.model import Kind, Voice

__all__ = ["KindJudgement", "judge"]

#: A paragraph that scores this much opens a stretch of opinion; next to one, ``_JOINS`` suffices.
#: Chosen on invented English and Arabic pages of mixed kind.
_OPENS = 2.0
_JOINS = 0.8
#: A report with less opinion than this in all, and in one paragraph only, stays news.
_CLEAR = 2.9
#: With a section label of opinion and no paragraph that argues, the mean score that still suffices.
_LABEL_ALONE = -0.9
#: Bodies shorter than two sentences and this many characters are teasers.
_TEASER_CHARACTERS = 280


@dataclass(frozen=True, slots=True)
class KindJudgement:
    """An article's kind, the rule that decided it, and one voice per paragraph given."""

    kind: Kind
    rule: str
    voices: tuple[Voice, ...]


def judge(
    paragraphs: Sequence[str],
    *,
    title: str | None = None,
    labels: Sequence[str] = (),
) -> KindJudgement:
    """Tell news from opinion, mixed, teaser and other for one article.

    ``paragraphs`` are its body blocks in order; ``labels`` short texts of the page that may name
    its section (breadcrumb, kicker, byline, section heading); a menu that names several sections
    does not count. The lexicons of all languages are tried, as pages mix them.
    """
    scores = _scores(paragraphs)
    label = label_of(title, labels)
    if label == NOT_NEWS:
        return KindJudgement(Kind.OTHER, "kind.label-not-news", (Voice.REPORT,) * len(paragraphs))
    if _is_teaser(paragraphs):
        return KindJudgement(Kind.TEASER, "kind.short", tuple(_voice(score >= _OPENS) for score in scores))
    if _is_dialogue(paragraphs):
        return KindJudgement(Kind.OTHER, "kind.questions-and-answers", (Voice.REPORT,) * len(paragraphs))
    opinion = _stretches(scores)
    return _by_share(paragraphs, scores, opinion, label == OPINION)


def _by_share(
    paragraphs: Sequence[str], scores: Sequence[float], opinion: Sequence[bool], labelled: bool
) -> KindJudgement:
    total = sum(map(len, paragraphs)) or 1
    share = sum(len(p) for p, own in zip(paragraphs, opinion, strict=True) if own) / total
    if labelled and (share > 0 or sum(scores) > _LABEL_ALONE * len(scores)):
        return KindJudgement(Kind.OPINION, "kind.label-opinion", tuple(_voice(score > -1.5) for score in scores))
    if share >= 0.5:
        return KindJudgement(Kind.OPINION, "kind.argues", tuple(_voice(score > -1.0) for score in scores))
    clear = sum(score for score, own in zip(scores, opinion, strict=True) if own)
    if any(opinion) and (sum(opinion) > 1 or clear >= _CLEAR):
        return KindJudgement(Kind.MIXED, "kind.comment-in-report", tuple(_voice(own) for own in opinion))
    return KindJudgement(Kind.NEWS, "kind.report", (Voice.REPORT,) * len(paragraphs))


def _voice(opinion: bool) -> Voice:
    return Voice.OPINION if opinion else Voice.REPORT


def _scores(paragraphs: Sequence[str]) -> list[float]:
    return [paragraph_score(masked) for masked in mask_quotations(paragraphs)]


def _stretches(scores: Sequence[float]) -> list[bool]:
    """Mark paragraphs that open a stretch of opinion, then those beside them that may join it."""
    marked = [score >= _OPENS for score in scores]
    for order in (range(1, len(scores)), range(len(scores) - 2, -1, -1)):
        step = -order.step
        for index in order:
            marked[index] = marked[index] or (marked[index + step] and scores[index] >= _JOINS)
    return marked


def _is_teaser(paragraphs: Sequence[str]) -> bool:
    if sum(map(len, paragraphs)) >= _TEASER_CHARACTERS:
        return False
    return sum(sentence_count(paragraph) for paragraph in paragraphs) < 2


def _is_dialogue(paragraphs: Sequence[str]) -> bool:
    """Tell an interview: many short paragraphs that end in a question, each with an answer after it."""
    if len(paragraphs) < 6:
        return False
    asks = [paragraph.rstrip("\"'”’»\u200f\u200e ").endswith(("?", "؟")) for paragraph in paragraphs]
    answered = sum(a and not b for a, b in pairwise(asks))
    return answered >= 3 and answered >= 0.3 * len(paragraphs)
