"""Statements: somebody's words, verbatim, partly quoted or in paraphrase, with speaker and cue."""

from dateline.annotate.statements.drafts import trimmed, union
from dateline.annotate.statements.finder import statement_finder, wanted_words
from dateline.annotate.statements.marks import Quoted, quoted
from dateline.annotate.statements.records import form_of_pieces, mention_at

__all__ = [
    "Quoted",
    "form_of_pieces",
    "mention_at",
    "quoted",
    "statement_finder",
    "trimmed",
    "union",
    "wanted_words",
]
