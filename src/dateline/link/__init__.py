"""Linking: articles that carry the same text, tell the same story, report the same event, quote the same words.

Everything here is a pure function of what is stored: of reports, and of pairs of them that were judged.
"""

from dateline.link.cells import Cell, Found, Judging, cell_of, cells_of
from dateline.link.copies import CopyCell, Copying, copied_pairs, copy_cell_of, copy_cells
from dateline.link.cuts import BANDS, Cut, Lines, bands_of, cut
from dateline.link.encoder import Encoder, NoEncoder, SentenceEncoder, encoder_named
from dateline.link.entities import ENTITIES_VERSION, Induced, induce
from dateline.link.index import Entry, Index
from dateline.link.judged import Decided, decided
from dateline.link.keeping import kept, lightened, restored
from dateline.link.linker import VERSION, Linker, cut_reports
from dateline.link.profile import Profile, profile_of
from dateline.link.report import VAGUE, Act, Party, Passage, Report, Said
from dateline.link.rows import Row, copy_edge_row, grouped, story_edge_row
from dateline.link.statements import paired_statements
from dateline.link.telling import Telling, least_connecting
from dateline.link.twins import twins_of
from dateline.link.weighing import Weigher, fingerprint_of

__all__ = [
    "BANDS",
    "ENTITIES_VERSION",
    "VAGUE",
    "VERSION",
    "Act",
    "Cell",
    "CopyCell",
    "Copying",
    "Cut",
    "Decided",
    "Encoder",
    "Entry",
    "Found",
    "Index",
    "Induced",
    "Judging",
    "Lines",
    "Linker",
    "NoEncoder",
    "Party",
    "Passage",
    "Profile",
    "Report",
    "Row",
    "Said",
    "SentenceEncoder",
    "Telling",
    "Weigher",
    "bands_of",
    "cell_of",
    "cells_of",
    "copied_pairs",
    "copy_cell_of",
    "copy_cells",
    "copy_edge_row",
    "cut",
    "cut_reports",
    "decided",
    "encoder_named",
    "fingerprint_of",
    "grouped",
    "induce",
    "kept",
    "least_connecting",
    "lightened",
    "paired_statements",
    "profile_of",
    "restored",
    "story_edge_row",
    "twins_of",
]
