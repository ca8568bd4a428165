"""The cleaner for HTML pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.clean.assemble import assemble
from dateline.clean.html.label import label_document
from dateline.model import CleanPage, Document, settings_from


@dataclass(frozen=True, slots=True)
class HtmlSettings:
    """Settings of ``[cleaners.html]``.

    ``extraction`` is the mode of the main-content decision: ``recall`` (the default, chosen by
    measurement), ``balanced`` (a little more exact, slower), ``precision`` or ``fast``.
    """

    extraction: Literal["recall", "balanced", "precision", "fast"] = "recall"


class HtmlCleaner:
    """Gives the blocks of HTML pages their roles and splits pages of several items."""

    name = "html"
    version = "5"
    needs = ("pages", "metadata")
    gives = ("articles", "blocks", "claims")
    media_types = ("text/html", "application/xhtml+xml")

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(HtmlSettings, settings, "cleaners.html")

    def __call__(self, batch: Sequence[Document]) -> list[CleanPage]:
        return [assemble(label_document(document, self.config.extraction)) for document in batch]
