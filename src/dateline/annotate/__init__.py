"""Annotation: what stands in an article. Annotators take articles and give mentions, times, statements and more."""

from dateline.annotate.dates import DateAnnotator, DateSettings

__all__ = ["DateAnnotator", "DateSettings"]
