"""A mention with what was known when it was found."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.reading import Sentence
from dateline.knowledge import Name
from dateline.model import Mention, fold


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention at tokens ``[first, after)`` of a sentence, and the name in the knowledge base if it is there."""

    mention: Mention
    sentence: Sentence
    first: int
    after: int
    known: Name | None

    @property
    def key(self) -> str:
        """What tells the thing named from others: its name in the knowledge base, else its words, folded."""
        if self.known is not None and self.known.kind != "surname":
            return self.known.entries[0].name
        return fold(self.mention.span.exact).removeprefix("the ").replace("-", " ")

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the name, folded."""
        return tuple(fold(self.mention.span.exact).replace("-", " ").split())
