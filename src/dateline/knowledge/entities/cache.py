"""Where compiled files are kept: the user's cache folder, or a temporary one where that cannot be written."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_DAY = 24 * 60 * 60
#: Seconds for which a file is kept that nothing opens; those used last are kept so long, others a day.
_UNUSED = 7 * _DAY
_USED_LAST = 4


def cache_folder() -> Path:
    """Return the folder for dateline's compiled files, as the operating system wants it."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "dateline" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "dateline"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"


def cached_file(name: str, make: Callable[[Path], None]) -> Path:
    """Return the file ``name`` of the cache, made by ``make`` where it is not there.

    Its name begins with what it holds and a hyphen. Where it is made, files of the same kind that
    have not been used for a while are deleted.

    It is made under a name of its own and then given its name, so that processes which begin at
    once do not see each other's unfinished work. Raises OSError where no folder can be written.
    """
    for folder in (cache_folder(), Path(tempfile.gettempdir()) / f"dateline-{_user()}"):
        path = folder / name
        if path.is_file():
            with suppress(OSError):  # a folder that may only be read
                os.utime(path)  # used now
            return path
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, unfinished = tempfile.mkstemp(prefix=f"{name}.", dir=folder)
        except OSError:
            continue
        os.close(handle)
        made = _made(Path(unfinished), path, make)
        _tidy(folder, f"{name.partition('-')[0]}-*")
        return made
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


def _tidy(folder: Path, pattern: str) -> None:
    """Delete files that were not used for long; others may be doing the same, or hold a file open."""
    ages: list[tuple[float, Path]] = []
    for path in folder.glob(pattern):
        with suppress(OSError):
            ages.append((time.time() - path.stat().st_mtime, path))
    for place, (age, path) in enumerate(sorted(ages)):
        if age > _UNUSED or (place >= _USED_LAST and age > _DAY):
            with suppress(OSError):
                path.unlink()


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
