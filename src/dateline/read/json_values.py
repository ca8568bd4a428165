"""JSON files taken apart into records without loading them.

A streaming parser is not used: one broken record would end it, and nesting makes its bookkeeping
grow without bound. Here only the ends of records are looked for, strings skipped; each record is
then parsed by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from dateline.model import InputError

_CHUNK = 1 << 20
_IN_STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_STRUCTURE = re.compile(rb'["{}\[\]]')


def json_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Yield the lines of a file, ``None`` for each that is longer than ``limit`` bytes (and not loaded)."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield None


def json_values(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Yield the objects and arrays that are the members of an array, or follow each other in a file.

    ``None`` stands for one of more than ``limit`` bytes. Raises :class:`InputError` where the file
    ends within one.
    """
    splitter = _Splitter(limit)
    while chunk := stream.read(_CHUNK):
        yield from splitter.feed(chunk)
        if splitter.finished:
            return
    if splitter.depth or splitter.in_string:
        raise InputError("the JSON ends in the middle of a value: the file was cut off or is not JSON")


class _Splitter:
    """Where in a JSON text we are: how deep, in a string or not, and the bytes of the value so far."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.base: int | None = None
        self.depth = 0
        self.in_string = False
        self.finished = False
        self._value: bytearray | None = None
        self._too_large = False
        self._carried = b""

    def feed(self, chunk: bytes) -> Iterator[bytes | None]:
        """Take the next bytes and yield the values that end in them."""
        chunk = self._carried + chunk
        self._carried = b""
        start = position = 0
        while position < len(chunk) and not self.finished:
            if self.in_string:
                position = self._skip_string(chunk, position)
                continue
            match = _STRUCTURE.search(chunk, position)
            position = match.end() if match else len(chunk)
            if match and self._steps_in_or_out(match[0]):
                if self._value is None:
                    start, self._value = match.start(), bytearray()
                else:
                    yield self._ended(chunk[start:position])
        end = len(chunk) - len(self._carried)
        if self._value is not None:
            self._keep(chunk[start:end])

    def _skip_string(self, chunk: bytes, position: int) -> int:
        match = _IN_STRING.match(chunk, position)
        position = match.end() if match else position
        if chunk[position : position + 1] == b'"':
            self.in_string = False
            return position + 1
        self._carried = chunk[position:]  # a backslash whose character is still to come, or nothing
        return len(chunk)

    def _steps_in_or_out(self, mark: bytes) -> bool:
        """Follow a structural character; tell whether a value begins or ends with it."""
        if mark == b'"':
            self.in_string = True
            return False
        if mark in b"{[":
            if self.base is None:
                self.base = 1 if mark == b"[" else 0
            self.depth += 1
            return self.depth == self.base + 1
        self.depth -= 1
        self.finished = self.depth < (self.base or 0) or (self.base == 1 and self.depth == 0)
        return self.depth == self.base and self._value is not None

    def _keep(self, data: bytes) -> None:
        if self._value is None or self._too_large:
            return
        self._value += data
        if len(self._value) > self.limit:
            self._too_large = True
            self._value = bytearray()

    def _ended(self, data: bytes) -> bytes | None:
        self._keep(data)
        value = None if self._too_large or self._value is None else bytes(self._value)
        self._value, self._too_large = None, False
        return value
