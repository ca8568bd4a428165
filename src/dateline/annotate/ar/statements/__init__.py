"""Statements in Arabic: attribution read as patterns over tokens and phrases, for there are no trees."""

from dateline.annotate.ar.statements.finder import statement_finder

__all__ = ["statement_finder"]
