"""By whose account an act is reported: reporting verbs above it, "according to", statements of the reading."""

from __future__ import annotations

from dateline.annotate.events.drafts import Draft
from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Token


def attribute(tree: Tree, lexicon: EventLexicon, drafts: list[Draft]) -> None:
    """Give each act the speakers and reporting words above it, the outermost first."""
    according = _according(tree)
    for draft in drafts:
        found: list[tuple[Token | None, Token]] = []
        below = draft.anchor
        for above in tree.sentence.ancestors(draft.anchor):
            if (
                above not in draft.trigger
                and (tree.stands_as(below, "reported") or below.low in tree.words["reporting_prepositions"])
                and is_report(lexicon, above)
            ):
                speakers = tree.arguments(above).get("subject", [])
                found.append((speakers[0] if speakers else None, above))
            below = above
        draft.sources = [*according, *reversed(found)]


def is_report(lexicon: EventLexicon, verb: Token) -> bool:
    """Tell whether a verb reports what its complement says."""
    return any(
        each.operator and each.operator.reports and not each.pattern.elements
        for each in lexicon.entries.get(("verb", verb.lemma), ())
    )


def _according(tree: Tree) -> list[tuple[Token | None, Token]]:
    found: list[tuple[Token | None, Token]] = []
    for token in tree.tokens:
        if token.low in tree.words["according"]:
            nouns = tree.of_parts(token, "according_to") or [
                noun
                for each in tree.tokens[token.index + 1 : token.index + 2]
                for noun in tree.children(each, "of_preposition")
            ]
            found.append((nouns[0] if nouns else None, token))
    return found
