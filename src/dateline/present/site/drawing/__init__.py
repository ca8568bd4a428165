"""Pictures of the record, drawn on the server as SVG: the same record gives the same picture."""

from dateline.present.site.drawing.strip import Strip, strip_of

__all__ = ["Strip", "strip_of"]
