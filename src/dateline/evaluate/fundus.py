"""Gold reader for the test pages of Fundus: news pages of 41 countries with body and date.

The folder is ``tests/resources/parser/test_data`` of https://github.com/flairNLP/fundus (gold MIT;
the pages are their publishers'): for each publisher a JSON file with one entry for each version of
its site, the pages as ``<publisher>_<day>.html.gz`` in the same order, and a ``meta.info`` with
each page's URL and fetch time.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import Payload, ResourceError

_CORRECTIONS = Path(__file__).parent / "gold" / "fundus.toml"


@dataclass(frozen=True, slots=True)
class FundusPage:
    """One page: name, bytes of HTML, URL, fetch time (ISO 8601), gold body and publication day.

    ``body`` is summary, headlines and paragraphs, a line each. ``day`` is the ISO day in the zone
    the gold states.
    """

    name: str
    data: bytes
    url: str
    fetched_at: str
    body: str
    day: str

    @property
    def payload(self) -> Payload:
        """The page as the reader of a crawl would meet it, its encoding left to be detected."""
        return Payload(self.name, self.data, "text/html", url=self.url, fetched_at=self.fetched_at)

    @property
    def html(self) -> str:
        """The markup, decoded for the peers as the gold's own tests do: UTF-8."""
        return self.data.decode("utf-8", errors="replace")


def read_fundus(folder: Path) -> tuple[tuple[FundusPage, ...], str]:
    """Read all pages in order of name and the SHA-256 of the gold; ResourceError where absent."""
    if not folder.is_dir():
        raise ResourceError(f"no Fundus test pages in {folder}")
    corrected = tomllib.loads(_CORRECTIONS.read_text("utf-8"))["published"]
    digest = hashlib.sha256(_CORRECTIONS.read_bytes().replace(b"\r\n", b"\n"))
    pages: list[FundusPage] = []
    for path in sorted(folder.glob("*/*.json")):
        data = path.read_bytes()
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + data)
        pages += _publisher_pages(path, json.loads(data), corrected)
    if not pages:
        raise ResourceError(f"no Fundus test pages in {folder}")
    return tuple(pages), digest.hexdigest()


def _publisher_pages(path: Path, versions: Mapping[str, Any], corrected: Mapping[str, str]) -> list[FundusPage]:
    about = json.loads((path.parent / "meta.info").read_bytes())
    files = sorted(path.parent.glob(f"{path.stem}_*.html.gz"))
    return [
        _page(file, versions[version], about[file.name], corrected)
        for version, file in zip(sorted(versions), files, strict=True)
    ]


def _page(file: Path, gold: Mapping[str, Any], about: Mapping[str, str], corrected: Mapping[str, str]) -> FundusPage:
    name = f"{file.parent.name}/{file.name}"
    lines = list(gold["body"]["summary"])
    for section in gold["body"]["sections"]:
        lines += [*section["headline"], *section["paragraphs"]]
    return FundusPage(
        name,
        gzip.decompress(file.read_bytes()),
        about["url"],
        about["crawl_date"].replace(" ", "T"),
        "\n".join(lines),
        corrected.get(name, gold["publishing_date"][:10]),
    )
