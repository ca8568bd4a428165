"""The phase after annotating: what is found across articles, anew where what it rests on changed."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.link import VERSION, Linker, decided, encoder_named
from dateline.model import content_id
from dateline.run.session import Session

#: The stage name under which linking is marked as done, and the record that carries the mark.
LINKING = "link"
_ALL = "links"


@dataclass
class Linking:
    """Links the articles of a record: a pure function of what is stored, whatever the order it came in."""

    session: Session

    def run(self) -> None:
        """Link everything, unless nothing that linking reads has changed since."""
        session, writer = self.session, self.session.writer
        articles, judgements = writer.linked_articles(), writer.judgements()
        state = content_id("fingerprint", VERSION, "sentences", *articles, *judgements)
        if writer.is_done(_ALL, LINKING, state):
            return
        session.progress.phase("linking", len(articles), "articles")
        linker = Linker(encoder_named("sentences"), decided(judgements))
        rows = linker(writer.reports(each.article_id for each in articles))
        with writer.transaction():
            writer.replace_links(rows)
            writer.mark_done([_ALL], LINKING, state)
        session.progress.advance(len(articles), 0)
