"""Acts while a sentence is being read, before they become records."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.annotate.reading import Token


@dataclass
class Draft:
    """One act: its type, the tokens of its trigger, the heads of its parties' noun phrases.

    ``anchor`` is the verb or noun whose clause it stands in; ``sources`` are (speaker, cue) pairs,
    the outermost first.
    """

    type: str
    mode: str | None
    rule: str
    anchor: Token
    trigger: list[Token]
    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)
    status: str = "asserted"
    status_cue: list[Token] = field(default_factory=list)
    sources: list[tuple[Token | None, Token]] = field(default_factory=list)
    passive: bool = False
    mutual: bool = False
    needs_code: bool = False
    needs_codes: bool = False
    modal: str | None = None
    negated: bool = False
    composed: bool = False
    within: str | None = None
    instruments: list[Token] = field(default_factory=list)

    @property
    def first(self) -> int:
        return min(token.index for token in self.trigger)
