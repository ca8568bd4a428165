"""Scores of dateline and its peers on gold data, against pinned floors."""

from dateline.evaluate.engine import DEFAULT_GOLD, evaluate, set_names
from dateline.evaluate.floors import FLOORS, Floor, Pinning, Shortfall, check_floors, pin_floors, read_floors
from dateline.evaluate.report import DATELINE, Measured, Report, Score, SetReport, SystemReport

__all__ = [
    "DATELINE",
    "DEFAULT_GOLD",
    "FLOORS",
    "Floor",
    "Measured",
    "Pinning",
    "Report",
    "Score",
    "SetReport",
    "Shortfall",
    "SystemReport",
    "check_floors",
    "evaluate",
    "pin_floors",
    "read_floors",
    "set_names",
]
