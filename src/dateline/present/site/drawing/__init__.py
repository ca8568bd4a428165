"""Pictures of the record, drawn on the server as SVG: the same record gives the same picture."""

from dateline.present.site.drawing.graph import Graph, graph_of
from dateline.present.site.drawing.map import Map, Place, map_of
from dateline.present.site.drawing.strip import Strip, strip_of
from dateline.present.site.drawing.timeline import Timeline, timeline_of

__all__ = ["Graph", "Map", "Place", "Strip", "Timeline", "graph_of", "map_of", "strip_of", "timeline_of"]
