"""Reads HTML: bytes to rendered text with segments and declared metadata, each with its place in the source."""

from dateline.read.html.reader import HtmlReader
from dateline.read.html.render import Rendered, render_html

__all__ = ["HtmlReader", "Rendered", "render_html"]
