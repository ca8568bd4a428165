"""The third phase: annotators over stored articles, each in its turn."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Annotator
from dateline.run.session import Session
from dateline.run.tasks import AnnotatingJob


@dataclass
class Annotating:
    """Runs the annotators over every article that they have not done in their present version."""

    session: Session

    def run(self) -> None:
        """Annotate; an annotator starts when the one before it has done all articles."""
        for annotator in self.session.registry.annotators:
            self._run(annotator, self.session.registry.annotator_fingerprint(annotator))
        self.session.writer.forget_entities()

    def _run(self, annotator: Annotator, fingerprint: str) -> None:
        session = self.session
        pending = session.writer.pending(annotator.name, fingerprint, annotator.languages)
        if not pending:
            return
        session.progress.phase(f"annotating: {annotator.name}", len(pending), "articles")
        with session.committing():
            jobs = (AnnotatingJob(session.writer.article_text(each), annotator.name) for each in pending)
            for outcome in session.pool.run(jobs):
                article = outcome.item.article
                article_id = article.article.article_id
                if outcome.error is None:
                    session.annotate(article_id, annotator, outcome.result or [])
                else:
                    session.fail(article.page.source, annotator.name, outcome, key=article_id, fingerprint=fingerprint)
                    session.advance(1)
                session.commit_if_due()
