"""Cleaning of HTML pages: main content mapped onto exact spans, roles and items by markup and words."""

from dateline.clean.html.cleaner import HtmlCleaner, HtmlSettings
from dateline.clean.html.label import label_document

__all__ = ["HtmlCleaner", "HtmlSettings", "label_document"]
