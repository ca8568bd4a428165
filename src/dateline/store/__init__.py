"""The record on disk: one SQLite file, read through :class:`Record`, written through :class:`Writer`."""

from dateline.store.arrow import schema_of
from dateline.store.columns import Column, columns_of
from dateline.store.explained import Explanation, Origin, Work
from dateline.store.link_source import LinkSource
from dateline.store.lookup import Found
from dateline.store.meanings import meanings_of
from dateline.store.opening import own_files
from dateline.store.page_faults import Fault
from dateline.store.profiles import Deed, Listed, Naming, Profile
from dateline.store.record import Record
from dateline.store.recurring import LineAlone, NewRole, PageAlone
from dateline.store.rows import Done, Input, PageRole, Refused, Sighting
from dateline.store.search import Hit
from dateline.store.sources import SourceFiles
from dateline.store.tables import TABLES, Table
from dateline.store.verification import TableCheck, Verification
from dateline.store.writer import Writer

__all__ = [
    "TABLES",
    "Column",
    "Deed",
    "Done",
    "Explanation",
    "Fault",
    "Found",
    "Hit",
    "Input",
    "LineAlone",
    "LinkSource",
    "Listed",
    "Naming",
    "NewRole",
    "Origin",
    "PageAlone",
    "PageRole",
    "Profile",
    "Record",
    "Refused",
    "Sighting",
    "SourceFiles",
    "Table",
    "TableCheck",
    "Verification",
    "Work",
    "Writer",
    "columns_of",
    "meanings_of",
    "own_files",
    "schema_of",
]
