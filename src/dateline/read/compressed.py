"""Files read in bounded memory, gzip'd or not; and the container of one page in gzip."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from dateline.model import InputError, Payload, Unreadable, settings_from
from dateline.read.pages import MAX_PAGE_BYTES
from dateline.read.sniff import GZIP, GZIP_MAGIC, sniff


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading, decompressing it if it is gzip.

    Damage met while reading (a cut-off end, a wrong checksum) is raised as :class:`InputError`
    from the ``with`` block.
    """
    try:
        with path.open("rb") as raw:
            compressed = raw.read(2) == GZIP_MAGIC
            raw.seek(0)
            yield cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if compressed else raw
    except EOFError as error:
        raise InputError("the gzip file ends too early: it was cut off; fetch it again") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"the gzip file is damaged: {error}") from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error


def read_whole(path: Path, limit: int, setting: str) -> bytes:
    """Read a file of at most ``limit`` bytes when decompressed; raises InputError for a larger one."""
    with opened(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"the file is too large: more than {limit:,} bytes, decompressed ({setting})")
    return data


@dataclass(frozen=True, slots=True)
class GzipSettings:
    """Settings of ``[containers.gzip]``: the largest page, in bytes after decompression."""

    max_page_bytes: int = MAX_PAGE_BYTES


class GzipContainer:
    """Decompresses a file that holds one page (``page.html.gz``, ``page.txt.gz``)."""

    name = "gzip"
    version = "1"
    media_types = (GZIP,)
    suffixes = (".gz",)

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(GzipSettings, settings, "containers.gzip")

    def split(self, path: Path, source: str) -> Iterator[Payload | Unreadable]:
        """Yield the one page; a bomb is read up to the limit and refused."""
        data = read_whole(path, self.config.max_page_bytes, "[containers.gzip] max_page_bytes")
        yield Payload(source, data, sniff(data, path.name.removesuffix(".gz")))
