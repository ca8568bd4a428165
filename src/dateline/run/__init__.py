"""How stages run: configuration, registry, worker processes, progress, resume."""

from dateline.run.progress import Progress, Silent
from dateline.run.registry import Registry, load_registry, registered_stages
from dateline.run.runner import run
from dateline.run.settings import Configuration, RunSettings, load_configuration
from dateline.run.summary import Summary

__all__ = [
    "Configuration",
    "Progress",
    "Registry",
    "RunSettings",
    "Silent",
    "Summary",
    "load_configuration",
    "load_registry",
    "registered_stages",
    "run",
]
