"""A mention with what was known when it was found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

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


def of_one_type(marked: list[Marked]) -> list[Marked]:
    """Give names that the tagger types now so and now so the type that it gives most often, or first."""
    types: dict[str, Counter[str]] = {}
    for each in marked:
        if each.mention.rule.startswith("names:tagger"):
            types.setdefault(each.mention.span.exact, Counter())[each.mention.type] += 1
    return [_retyped(each, types.get(each.mention.span.exact, Counter())) for each in marked]


def _retyped(each: Marked, types: Counter[str]) -> Marked:
    if len(types) < 2 or not each.mention.rule.startswith("names:tagger"):
        return each
    # Of equals, Counter gives the one met first.
    most = types.most_common(1)[0][0]
    rule = each.mention.rule if most == each.mention.type else f"{each.mention.rule} most-often:{most}"
    return replace(each, mention=replace(each.mention, type=most, rule=rule))
