"""The step after annotating: names outside the knowledge base that recur become entities of the corpus."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.link import ENTITIES_VERSION, induce
from dateline.run.session import Session

#: The stage name under which the step is marked as done, and the record that carries the mark.
NAMING = "corpus entities"
_ALL = "entities"


@dataclass
class Naming:
    """Groups the names of a whole record: a pure function of what is stored, whatever the order it came in."""

    session: Session

    def run(self) -> None:
        """Group anew where articles were annotated or links judged since."""
        writer = self.session.writer
        state = writer.naming_state(ENTITIES_VERSION)
        if writer.is_done(_ALL, NAMING, state):
            return
        induced = induce(writer.unlinked_mentions(), writer.judgements())
        with writer.transaction():
            writer.replace_induced(induced)
            writer.mark_done([_ALL], NAMING, state)
