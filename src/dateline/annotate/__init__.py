"""Annotation: what stands in an article. Annotators take articles and give mentions, times, statements and more."""

from dateline.annotate.ar import ArabicAnnotator, ArabicSettings
from dateline.annotate.dates import DateAnnotator, DateSettings
from dateline.annotate.en import EnglishAnnotator, EnglishSettings
from dateline.annotate.plain import article_of

__all__ = [
    "ArabicAnnotator",
    "ArabicSettings",
    "DateAnnotator",
    "DateSettings",
    "EnglishAnnotator",
    "EnglishSettings",
    "article_of",
]
