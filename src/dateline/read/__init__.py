"""Bytes to pages: containers taken apart into payloads, payloads read into documents.

Nothing here decides what a line is; it says what stands on the page and where.
"""

from dateline.read.compressed import GzipContainer
from dateline.read.encoding import Decoded, canonical_label, decode
from dateline.read.feed import FeedContainer
from dateline.read.fields import FieldsReader
from dateline.read.html import HtmlReader, Rendered, render_html
from dateline.read.json_container import JsonContainer
from dateline.read.lines import segments_of
from dateline.read.mhtml import MhtmlContainer
from dateline.read.sniff import sniff
from dateline.read.text import TextReader
from dateline.read.warc import WarcContainer

__all__ = [
    "Decoded",
    "FeedContainer",
    "FieldsReader",
    "GzipContainer",
    "HtmlReader",
    "JsonContainer",
    "MhtmlContainer",
    "Rendered",
    "TextReader",
    "WarcContainer",
    "canonical_label",
    "decode",
    "render_html",
    "segments_of",
    "sniff",
]
