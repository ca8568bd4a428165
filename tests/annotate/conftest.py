"""English text read once for the tests of all finders; the pipeline is loaded once a session."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from dateline.annotate.en.model import best_pipeline
from dateline.annotate.en.parser import read
from dateline.annotate.plain import article_of
from dateline.annotate.reading import Reading


@pytest.fixture(scope="session")
def english() -> Callable[..., Reading]:
    """Return what reads an English text, every sentence parsed and nothing found yet."""
    pipeline = best_pipeline()

    @cache
    def sentences(text: str, published: str | None) -> Reading:
        return read(article_of(text, "en", published), pipeline, bool)

    def reading(text: str, published: str | None = "2031-03-12") -> Reading:
        parsed = sentences(text, published)
        return Reading(parsed.text, parsed.sentences)

    return reading
