"""Statements: somebody's words, verbatim, partly quoted or in paraphrase, with speaker and cue."""

from dateline.annotate.statements.finder import statement_finder, wanted_words

__all__ = ["statement_finder", "wanted_words"]
