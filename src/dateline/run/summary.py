"""What a run did, in numbers: the closing summary and the ``counts`` of its row in the record."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Summary:
    """Counts of one run. ``seconds`` is wall time.

    ``pages`` and ``articles`` were newly read; ``known`` pages were in the record already and not
    read again; ``known_failures`` failed before for a reason that has not changed. ``duplicates``
    are pages with the same bytes and address as another of this run. ``failures`` counts new
    failures by reason; ``examples`` holds one source for each reason. ``annotated`` counts
    articles by annotator, ``role_changes`` blocks whose role recurrence over an outlet decided.
    ``stories`` are those of the whole record, ``shared`` those that several articles tell.
    """

    run_id: str
    files: int = 0
    pages: int = 0
    articles: int = 0
    without_article: int = 0
    known: int = 0
    known_failures: int = 0
    duplicates: int = 0
    role_changes: int = 0
    stories: int = 0
    shared: int = 0
    annotated: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    interrupted: bool = False

    def add_failure(self, source: str, reason: str) -> None:
        """Count one failure under its reason: the words before the first colon."""
        short = reason.split(":", 1)[0].strip()
        self.failures[short] += 1
        self.examples.setdefault(short, source)

    @property
    def failed(self) -> int:
        """The number of new failures."""
        return sum(self.failures.values())

    def to_json(self) -> str:
        """Write the counts as JSON, for the runs table."""
        return json.dumps(
            {
                "files": self.files,
                "pages": self.pages,
                "articles": self.articles,
                "without_article": self.without_article,
                "known": self.known,
                "known_failures": self.known_failures,
                "duplicates": self.duplicates,
                "role_changes": self.role_changes,
                "stories": self.stories,
                "shared": self.shared,
                "annotated": dict(sorted(self.annotated.items())),
                "failures": dict(sorted(self.failures.items())),
                "seconds": round(self.seconds, 3),
            },
            ensure_ascii=False,
        )
