"""Rows into other people's formats, one file for each format."""

from dateline.export.comma_separated import CsvExporter, guarded, unguarded
from dateline.export.contract import Exported, Exporter, ExportOptions
from dateline.export.json_lines import JsonLinesExporter
from dateline.export.masking import masked
from dateline.export.parquet import ParquetExporter
from dateline.export.registry import export, exporters

__all__ = [
    "CsvExporter",
    "ExportOptions",
    "Exported",
    "Exporter",
    "JsonLinesExporter",
    "ParquetExporter",
    "export",
    "exporters",
    "guarded",
    "masked",
    "unguarded",
]
