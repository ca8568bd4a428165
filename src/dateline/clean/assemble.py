"""Turn a draft into a clean page: spans, ids, articles, claims."""

from __future__ import annotations

from dateline.clean.draft import Draft
from dateline.model import CleanPage


def assemble(draft: Draft) -> CleanPage:
    """Give every block and article of ``draft`` its span and id, and choose among the claims.

    The blocks' confidence is clipped to 0..1. Raises StageError where the blocks overlap, leave
    the page or do not stand in order.
    """
    raise NotImplementedError
