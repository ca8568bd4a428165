"""How stages run: configuration, registry, worker processes, progress, resume.

``run`` and ``annotate_text`` are loaded when first used: every worker process imports this
package, and needs neither the store nor, before its first page, any stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.run.progress import Progress, Silent
from dateline.run.registry import Registry, load_registry, registered_stages
from dateline.run.settings import Configuration, RunSettings, load_configuration
from dateline.run.summary import Summary

if TYPE_CHECKING:
    from dateline.run.one_text import annotate_text
    from dateline.run.relinking import link as link_record
    from dateline.run.runner import run

__all__ = [
    "Configuration",
    "Progress",
    "Registry",
    "RunSettings",
    "Silent",
    "Summary",
    "annotate_text",
    "link_record",
    "load_configuration",
    "load_registry",
    "registered_stages",
    "run",
]


def __getattr__(name: str) -> Any:
    if name == "run":
        from dateline.run.runner import run

        return run
    if name == "annotate_text":
        from dateline.run.one_text import annotate_text

        return annotate_text
    if name == "link_record":
        from dateline.run.relinking import link

        return link
    raise AttributeError(f"module 'dateline.run' has no attribute {name!r}")
