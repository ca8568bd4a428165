"""Shallow syntax of Arabic sentences: verbs, noun phrases, clauses, in the shape of a dependency tree."""

from dateline.annotate.ar.syntax.parse import parsed

__all__ = ["parsed"]
