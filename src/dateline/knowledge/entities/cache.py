"""Where compiled files are kept: the user's cache folder, or a temporary one where that cannot be written."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder for dateline's compiled files, as the operating system wants it."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "dateline" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "dateline"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"


def cached_file(name: str, make: Callable[[Path], None]) -> Path:
    """Return the file ``name`` of the cache, made by ``make`` where it is not there.

    It is made under a name of its own and then given its name, so that processes which begin at
    once do not see each other's unfinished work. Raises OSError where no folder can be written.
    """
    for folder in (cache_folder(), Path(tempfile.gettempdir()) / f"dateline-{_user()}"):
        path = folder / name
        if path.is_file():
            return path
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, unfinished = tempfile.mkstemp(prefix=f"{name}.", dir=folder)
        except OSError:
            continue
        os.close(handle)
        return _made(Path(unfinished), path, make)
    raise OSError(f"neither {cache_folder()} nor {tempfile.gettempdir()} can be written")


def _made(unfinished: Path, path: Path, make: Callable[[Path], None]) -> Path:
    try:
        make(unfinished)
        unfinished.replace(path)
    except PermissionError:
        # Where files in use cannot be replaced, another process has made the same file meanwhile.
        if not path.is_file():
            raise
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
