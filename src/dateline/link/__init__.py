"""Linking: articles that carry the same text, tell the same story, report the same event, quote the same words.

Everything here is a pure function of what is stored: of reports, and of pairs of them that were judged.
"""

from dateline.link.copies import copied_pairs
from dateline.link.encoder import Encoder, NoEncoder, SentenceEncoder, encoder_named
from dateline.link.entities import ENTITIES_VERSION, Induced, induce
from dateline.link.judged import Decided, decided
from dateline.link.linker import VERSION, Linker
from dateline.link.report import Act, Party, Passage, Report, Said
from dateline.link.twins import twins_of

__all__ = [
    "ENTITIES_VERSION",
    "VERSION",
    "Act",
    "Decided",
    "Encoder",
    "Induced",
    "Linker",
    "NoEncoder",
    "Party",
    "Passage",
    "Report",
    "Said",
    "SentenceEncoder",
    "copied_pairs",
    "decided",
    "encoder_named",
    "induce",
    "twins_of",
]
