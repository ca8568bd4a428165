"""The phase after linking: stories whose articles, events or origins changed are compared anew."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.compare import VERSION
from dateline.run.session import Session

#: The stage name under which stories are marked as compared.
COMPARING = "compare"

#: Stories whose verdicts are written in one transaction.
_AT_ONCE = 200


@dataclass
class Comparing:
    """Compares what linking has put together."""

    session: Session

    def run(self) -> None:
        """Compare every story that changed; what an interrupted run left is compared by the next."""
        session, writer = self.session, self.session.writer
        session.summary.stories, session.summary.shared = writer.count_stories()
        stories = writer.stories_to_compare(VERSION, COMPARING)
        if not stories:
            return
        session.progress.phase("comparing", len(stories), "stories")
        for first in range(0, len(stories), _AT_ONCE):
            batch = stories[first : first + _AT_ONCE]
            with writer.transaction():
                for story_id, fingerprint in batch:
                    writer.compare(story_id, COMPARING, fingerprint)
            session.progress.advance(len(batch), 0)
        writer.forget_stories(COMPARING)
