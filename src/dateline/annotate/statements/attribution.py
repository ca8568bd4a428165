"""An attribution inside one sentence: the cue, the words it attributes, and to whom, as tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.annotate.reading import Sentence, Token

#: Tells whether a token stands in a quotation, where no cue is looked for.
InQuotes = Callable[[Token], bool]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its content; ``speaker`` is the head of the noun phrase, ``None`` where none is stated."""

    sentence: Sentence
    cue: tuple[Token, ...]
    content: tuple[Token, ...]
    cue_class: str
    rule: str
    speaker: Token | None = None
    addressee: Token | None = None
    document: Token | None = None
    speakers: tuple[Token, ...] = field(default=())

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end
