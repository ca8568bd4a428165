"""Comparison: events and the reports of them, slot by slot, to verdicts; by rule, on normalised values."""

from dateline.compare.found import Found
from dateline.compare.rows import StoryRows
from dateline.compare.slots import in_order, label_of, type_label
from dateline.compare.story import Comparison, StoryComparison, alone
from dateline.compare.telling import bounds_of, figure_scope
from dateline.compare.values import Thing, Things, Told, Value
from dateline.compare.verdicts import verdicts

#: Raised whenever verdicts or summaries may come out otherwise: stories are then compared anew.
VERSION = "2"

__all__ = [
    "VERSION",
    "Comparison",
    "Found",
    "StoryComparison",
    "StoryRows",
    "Thing",
    "Things",
    "Told",
    "Value",
    "alone",
    "bounds_of",
    "figure_scope",
    "in_order",
    "label_of",
    "type_label",
    "verdicts",
]
