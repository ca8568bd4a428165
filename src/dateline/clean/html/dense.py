"""The densest run of paragraphs of a page: where its article lies when the extraction found none."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.clean.html.parts import Part

#: What a part that is no paragraph costs a run, in characters: about two lines of text.
_COST = 120.0
#: The smallest run that is an article, and how many paragraphs it has.
_LEAST, _LEAST_PARAGRAPHS = 300.0, 2


def densest_run(parts: Sequence[Part]) -> range | None:
    """Return the run of parts with the most text in paragraphs, what lies between them counted against it.

    The maximum sum over contiguous runs (Kadane); ``None`` where it is no article.
    """
    best, total, start = 0.0, 0.0, 0
    chosen: range | None = None
    for index, part in enumerate(parts):
        gain = part.size if part.is_prose and not part.in_frame and "aside" not in part.elements else -_COST
        if total <= 0:
            total, start = 0.0, index
        total += gain
        if total > best:
            best, chosen = total, range(start, index + 1)
    if chosen is None or best < _LEAST:
        return None
    paragraphs = sum(part.is_prose for part in parts[chosen.start : chosen.stop])
    return chosen if paragraphs >= _LEAST_PARAGRAPHS else None
