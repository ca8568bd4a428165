"""Reads and cleans gold input with the stages a run would use, each page once for all sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dateline.model import CleanPage, Payload, ResourceError, Unreadable, sha256_hex
from dateline.read import sniff
from dateline.run import Registry


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What came of one input: its cleaned pages, or none and the reason."""

    pages: tuple[CleanPage, ...]
    failure: str | None = None


@dataclass
class Workbench:
    """What scorers are given: the stages in force and the folder of gold data kept elsewhere.

    ``gold`` is a folder laid out like the project's shared development gold (``html/fundus``);
    gold that ships with dateline does not depend on it.
    """

    registry: Registry
    gold: Path
    _cleaned: dict[tuple[str, str], Cleaned] = field(default_factory=dict, repr=False)

    def folder(self, *parts: str) -> Path:
        """Return a folder below or beside the gold folder; raises ResourceError where it is missing."""
        folder = self.gold.joinpath(*parts)
        if not folder.is_dir():
            raise ResourceError(f"no gold data in {folder}; name its folder with --gold")
        return folder

    def clean(self, payload: Payload) -> Cleaned:
        """Read and clean one payload; an error becomes a failure, as it does in a run."""
        key = (payload.source, sha256_hex(payload.data))
        if key not in self._cleaned:
            self._cleaned[key] = self._clean(payload)
        return self._cleaned[key]

    def clean_file(self, path: Path) -> Cleaned:
        """Read and clean all pages of a file, in order; the first failure is kept."""
        results = [self.clean(payload) for payload in self._payloads(path)]
        failure = next((result.failure for result in results if result.failure), None)
        return Cleaned(tuple(page for result in results for page in result.pages), failure)

    def _payloads(self, path: Path) -> list[Payload]:
        media_type = sniff(path)
        container = self.registry.container_for(media_type)
        if container is None:
            return [Payload(path.name, path.read_bytes(), media_type)]
        return [each for each in container.split(path, path.name) if not isinstance(each, Unreadable)]

    def _clean(self, payload: Payload) -> Cleaned:
        pages: list[CleanPage] = []
        try:
            for document in self.registry.reader_for(payload.media_type)([payload]):
                pages += self.registry.cleaner_for(document.page.media_type)([document])
        except Exception as error:  # a page that fails is a result, not the end of the evaluation
            return Cleaned((), f"{payload.source}: {type(error).__name__}: {error}")
        return Cleaned(tuple(pages))
