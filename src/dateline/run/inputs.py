"""What a run is given: paths, folders, globs and ``-``, as files in a fixed order."""

from __future__ import annotations

import glob
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.model import InputError

#: Bytes read at once when a file is hashed.
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read: where it lies, what the record calls it, and its size in bytes."""

    path: Path
    source: str
    size: int

    def sha256(self) -> str:
        """Hash the whole file in bounded memory; raises InputError where it cannot be read."""
        digest = hashlib.sha256()
        try:
            with self.path.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}") from error
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Missing:
    """A path that leads to nothing that can be read, and why."""

    source: str
    reason: str


def storable(text: str) -> str:
    """Return ``text`` as it can be stored: bytes of a file name that are no text as escapes (``\\udcff``)."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def find_inputs(paths: Sequence[str], ignore: Iterable[Path] = ()) -> Iterator[InputFile | Missing]:
    """List the files that ``paths`` name, each once, in order of path within each argument.

    A folder stands for all files below it but hidden ones; symbolic links to folders are not
    followed. A pattern (``*``, ``**``, ``?``, ``[...]``) is matched here, so that it works where
    no shell did it. ``ignore`` are files to leave out (the record itself). ``-`` is not handled
    here: see :func:`spooled`.
    """
    seen = {path.resolve() for path in ignore}
    for given in paths:
        for found in _expand(given):
            if isinstance(found, Missing):
                yield found
            elif found.path.resolve() not in seen:
                seen.add(found.path.resolve())
                yield found


@contextmanager
def spooled(stream: BinaryIO) -> Iterator[InputFile]:
    """Copy standard input to a temporary file for as long as it is needed; its source is ``-``."""
    with tempfile.NamedTemporaryFile(prefix="dateline-", delete=False) as copy:
        shutil.copyfileobj(stream, copy)
    path = Path(copy.name)
    try:
        yield InputFile(path, "-", path.stat().st_size)
    finally:
        path.unlink(missing_ok=True)


def _expand(given: str) -> Iterator[InputFile | Missing]:
    path = Path(given)
    if path.is_dir():
        found = list(_files_below(path))
        yield from found or [Missing(storable(given), "the folder holds no files")]
    elif path.exists():
        yield _input_file(path)
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - an absolute pattern is no Path.glob
        for match in matches:
            yield from _files_below(Path(match)) if Path(match).is_dir() else [_input_file(Path(match))]
        if not matches:
            yield Missing(storable(given), "no file matches the pattern")
    else:
        yield Missing(storable(given), "no such file or folder")


def _files_below(folder: Path) -> Iterator[InputFile | Missing]:
    unreadable: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield _input_file(Path(parent, name))
    for error in unreadable:
        yield Missing(storable(str(error.filename)), f"the folder cannot be read: {error.strerror}")


def _input_file(path: Path) -> InputFile | Missing:
    source = storable(path.as_posix())
    try:
        status = path.stat()
    except OSError as error:
        return Missing(source, f"cannot be read: {error.strerror}")
    if not path.is_file():  # a socket, a device, a named pipe: reading it might never end
        return Missing(source, "not a regular file")
    return InputFile(path, source, status.st_size)
