"""Cleaning of scraped plain text and of crawlers' records: roles and items without markup."""

from dateline.clean.text.cleaner import TextCleaner, TextSettings
from dateline.clean.text.label import label_document

__all__ = ["TextCleaner", "TextSettings", "label_document"]
