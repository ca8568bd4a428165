"""Figures: stated quantities with their kind, bounds, parts and claimants."""

from dateline.annotate.figures.find import Spelling, figure_finder, find_claimants, wanted_words

__all__ = ["Spelling", "figure_finder", "find_claimants", "wanted_words"]
