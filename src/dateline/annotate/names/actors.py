"""The code of an actor in its article: by its own words, its title, what it repeats, what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dateline.annotate.reading import Reading, Sentence, Token
from dateline.knowledge import ActorCode
from dateline.knowledge import actor_of as code_of
from dateline.model import Mention, Span

_MODIFIERS = ("compound", "amod", "nmod", "poss", "case", "det")
_CONTEXT = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "OPP", "SPY", "REB", "PTY"})


def day_of(reading: Reading) -> date | None:
    """Return the day of an article, for the offices of people."""
    told = reading.text.article.published_latest
    try:
        return date.fromisoformat(told[:10]) if told else None
    except ValueError:
        return None


def actor_of(reading: Reading, what: Span | Mention, on: date | None = None) -> ActorCode | None:
    """Return the code of the actor that a span or mention names in an article.

    A name that says nothing by itself is read with its title or role, then as what it repeats
    ("the movement", "he"); a lone adjective of joined ones ("Hungarian and Romanian officials")
    takes the sector of their noun. ``on`` is the day, that of the article if not given.
    """
    day = on or day_of(reading)
    mention = what if isinstance(what, Mention) else _mention_at(reading, what)
    span = what.span if isinstance(what, Mention) else what
    found = code_of(span.exact, day)
    if mention is not None and (found is None or found.country is None or mention.type == "person"):
        found = _better(found, _by_mention(reading, mention, day))
    if found is None or not found.sectors:
        found = _better(found, _by_tree(reading, span, day))
    if found is not None and found.country is None and not isinstance(what, Mention):
        found = _better(found, _by_parts(reading, span, day))
    return found


def where_from(reading: Reading, span: Span) -> ActorCode | None:
    """Infer the country of "the government" or "the army" where the words name none.

    It is the only state named in the sentence, or else that of the dateline; the rule says so.
    """
    found = actor_of(reading, span)
    if found is not None and (found.country or not _CONTEXT.intersection(found.sectors)):
        return found
    sentence = reading.sentence_at(span.start)
    states = {
        code for code in (code_of(each.span.exact) for each in _states(reading, sentence)) if code and code.country
    }
    countries = {code.country for code in states}
    rule = "actors:only-state-of-the-sentence"
    if not countries:
        datelines = [code_of(each.span.exact) for each in reading.mentions if "(dateline)" in each.rule]
        countries = {code.country for code in datelines if code and code.country}
        rule = "actors:dateline"
    if len(countries) != 1 or found is None:
        return found
    return replace(found, country=next(iter(countries)), rule=f"{found.rule} inferred {rule}")


def _states(reading: Reading, sentence: Sentence | None) -> Iterator[Mention]:
    if sentence is None:
        return
    for mention in reading.mentions:
        inside = sentence.start <= mention.span.start < sentence.end
        if inside and mention.type in ("country", "nationality", "settlement", "region"):
            yield mention


def _mention_at(reading: Reading, span: Span) -> Mention | None:
    """Return the last mention in a span that is not only a country or nationality."""
    inside = [
        each
        for each in reading.mentions
        if span.start <= each.span.start
        and each.span.end <= span.end
        and each.type in ("person", "organisation", "group")
    ]
    return inside[-1] if inside else None


def _better(first: ActorCode | None, second: ActorCode | None) -> ActorCode | None:
    """Fill what the first code lacks from the second."""
    if first is None or second is None:
        return first or second
    sectors = first.sectors or second.sectors
    rule = first.rule if (first.country and first.sectors) else f"{first.rule} {second.rule}"
    return replace(
        first, country=first.country or second.country, sectors=sectors, name=first.name or second.name, rule=rule
    )


def _by_mention(reading: Reading, mention: Mention, day: date | None) -> ActorCode | None:
    """Code a mention by its words with its titles, then by the mention it repeats."""
    found = code_of(_phrase(reading, mention), day)
    for slot in reading.slots_of(mention.mention_id):
        if slot.name in ("title", "role") and slot.value and (found is None or not found.country or not found.sectors):
            found = _better(found, code_of(slot.value, day))
    if (found is None or found.country is None or not found.sectors) and mention.antecedent_id:
        root = next((each for each in reading.mentions if each.mention_id == mention.antecedent_id), None)
        if root is not None and root.mention_id != mention.mention_id:
            found = _better(found, _by_mention(reading, replace(root, antecedent_id=None), day))
    return found


def _phrase(reading: Reading, mention: Mention) -> str:
    """Return a mention with the words right before it that belong to its phrase."""
    sentence = reading.sentence_at(mention.span.start)
    if sentence is None:
        return mention.span.exact
    first = next((token.index for token in sentence.tokens if token.start >= mention.span.start), 0)
    start = first
    while start > 0 and first - start < 7 and _belongs(sentence.tokens[start - 1]):
        start -= 1
    if mention.type != "person":
        start = first
    return reading.text.page.text[sentence.tokens[start].start : mention.span.end]


def _belongs(token: Token) -> bool:
    if token.pos:
        return (
            token.pos in ("NOUN", "PROPN", "ADJ")
            or token.text in ("'s", "’s", "of", "-")
            or token.dep in ("compound", "amod")
        )
    return token.text[:1].isupper()


def _by_tree(reading: Reading, span: Span, day: date | None) -> ActorCode | None:
    """Give a lone adjective the sector of the noun it belongs to."""
    sentence = reading.sentence_at(span.start)
    if sentence is None or not sentence.parsed:
        return None
    inside = sentence.between(span.start, span.end)
    if not inside or len(inside) > 3 or inside[-1].pos not in ("ADJ", "PROPN"):
        return None
    token, steps = inside[-1], 0
    while token.dep == "conj" and steps < 5:
        token, steps = sentence.head(token), steps + 1
    if token.dep not in ("amod", "compound", "nmod"):
        return None
    head = sentence.head(token)
    if head.pos != "NOUN":
        return None
    found = code_of(head.text, day)
    return replace(found, country=None, rule=f"{found.rule} of-the-noun") if found and found.sectors else None


def _by_parts(reading: Reading, span: Span, day: date | None) -> ActorCode | None:
    """Take the country from a reference inside the span that was joined: "its troops", "the movement's fighters"."""
    for mention in reading.mentions:
        inside = span.start <= mention.span.start and mention.span.end <= span.end
        if inside and mention.antecedent_id and (mention.span.start, mention.span.end) != (span.start, span.end):
            found = _by_mention(reading, mention, day)
            if found is not None and found.country:
                return replace(found, sectors=())
    return None
