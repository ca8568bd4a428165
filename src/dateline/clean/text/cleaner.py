"""The cleaner for text without markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.clean.assemble import assemble
from dateline.clean.text.label import label_document
from dateline.model import CleanPage, Document, settings_from


@dataclass(frozen=True, slots=True)
class TextSettings:
    """Settings of ``[cleaners.text]``: none; what it knows is in its data files."""


class TextCleaner:
    """Gives the lines of scraped text their roles and splits pages of several items."""

    name = "text"
    version = "6"
    needs = ("pages",)
    gives = ("articles", "blocks", "claims")
    media_types = ("*",)

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(TextSettings, settings, "cleaners.text")

    def __call__(self, batch: Sequence[Document]) -> list[CleanPage]:
        return [assemble(label_document(document)) for document in batch]
