"""dateline: news pages in, an auditable record of events out.

::

    summary = dateline.run_over(["path/to/pages"], db="dateline.db")
    with dateline.open_record("dateline.db") as record:
        for article in record.articles(language="ar"):
            print(article.published, article.outlet, article.title)

What a record is made of is in :mod:`dateline.model`. Names are loaded when first used, so that
importing dateline costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import DatelineError
    from dateline.run import Configuration, Summary, load_configuration
    from dateline.run import run as run_over
    from dateline.store import Record

__all__ = [
    "Configuration",
    "DatelineError",
    "Record",
    "Summary",
    "load_configuration",
    "open_record",
    "run_over",
]

#: Where each name comes from: module and name there.
_SOURCES = {
    "Configuration": ("dateline.run", "Configuration"),
    "DatelineError": ("dateline.model", "DatelineError"),
    "Record": ("dateline.store", "Record"),
    "Summary": ("dateline.run", "Summary"),
    "load_configuration": ("dateline.run", "load_configuration"),
    "run_over": ("dateline.run", "run"),
}


def open_record(path: Path | str = "dateline.db") -> Record:
    """Open a record for reading, in a ``with`` statement; raises StoreError where there is none."""
    from dateline.store import Record

    return Record.open(path)


def __getattr__(name: str) -> Any:
    if name not in _SOURCES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    module, original = _SOURCES[name]
    return getattr(import_module(module), original)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
