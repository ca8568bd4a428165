"""Links of names to the knowledge base, against marked paragraphs of our own, which ship with dateline.

There is no open gold of entities of the day in both languages. The paragraphs are invented, in every region
of the world, with names that mean different things in different places. Recall is the share of marked
entities that are found, names that nobody found included; precision the share of links at marked names
that are right; ``nil`` the share of names of nobody known that are left alone; ``named`` the share of
marked names that are found as names at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.annotate import ArabicAnnotator, EnglishAnnotator, article_of
from dateline.annotate.reading import Reading
from dateline.evaluate.marked import Marked, MarkedText, read_marked
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport, harmonic
from dateline.evaluate.workbench import Workbench
from dateline.knowledge import knowledge_base
from dateline.model import Mention

LINK_METRICS = ("f1", "precision", "recall", "nil", "en.f1", "ar.f1")
_NIL = "NIL"
#: Words and a name are one where this much of the longer of both is shared.
_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class _Judged:
    """What became of a name: of gold (``kind`` entity, nil or name) or of a link that was made (link)."""

    language: str
    kind: str
    right: bool
    miss: str = ""


def entity_links(_: Workbench) -> Measured:
    """Score links on the half of the paragraphs that rules are made on."""
    return _measure("dev.txt")


def entity_links_check(_: Workbench) -> Measured:
    """Score links on the half that no rule is made on, without saying what was wrong."""
    return _measure("check.txt").without_misses()


def _measure(name: str) -> Measured:
    texts, digest = read_marked(name, "entities")
    judged = [each for text in texts for each in _judge(text)]
    misses = tuple(each.miss for each in judged if not each.right and each.kind != "name")
    return Measured(len(texts), digest, (SystemReport(DATELINE, tuple(_scores(judged))),), misses)


@cache
def _reader(language: str) -> Callable[..., Reading]:
    return ArabicAnnotator().read if language == "ar" else EnglishAnnotator().read


def _judge(text: MarkedText) -> Iterator[_Judged]:
    """Yield what became of each marked name of a text and of each link at one."""
    language, _, day = text.head.partition(" ")
    reading = _reader(language)(article_of(text.text, language, day))
    linked = [each for each in reading.mentions if each.entity_id]
    for place in text.places:
        here = f"{language} {text.number}: {text.text[place.start : place.end]!r}"
        yield _Judged(language, "name", any(_shared(place, each) >= _OVERLAP for each in reading.mentions))
        if _NIL in place.fields:
            wrong = [each for each in linked if _shared(place, each) > 0]
            yield _Judged(language, "nil", not wrong, f"{here} is not {[each.entity_id for each in wrong]}")
        else:
            yield _Judged(
                language, "entity", any(_is_right(place, each) for each in linked), _missed(here, place, reading)
            )
    for mention in linked:
        touching = [place for place in text.places if _shared(place, mention) > 0]
        if touching:
            miss = f"{language} {text.number}: {mention.span.exact!r} is not {mention.entity_id}"
            yield _Judged(language, "link", any(_fits(place, mention) for place in touching), miss)


def _missed(here: str, place: Marked, reading: Reading) -> str:
    found = [each for each in reading.mentions if _shared(place, each) >= _OVERLAP]
    told = [(each.span.exact, each.type, each.entity_id) for each in found]
    return f"{here} is {place.fields[0]}, found {told}"


def _shared(place: Marked, mention: Mention) -> float:
    """Return the share of the longer of a place and a mention that both have."""
    both = max(0, min(place.end, mention.span.end) - max(place.start, mention.span.start))
    return both / max(place.end - place.start, mention.span.end - mention.span.start, 1)


def _is_right(place: Marked, mention: Mention) -> bool:
    return _shared(place, mention) >= _OVERLAP and mention.entity_id in place.fields


def _fits(place: Marked, mention: Mention) -> bool:
    """Tell whether a link is right at a place, or names the country of what the place names: "Nigerian army"."""
    if _is_right(place, mention):
        return True
    gold, linked = (knowledge_base().entity(each or "") for each in (place.fields[0], mention.entity_id))
    within = place.start <= mention.span.start and mention.span.end <= place.end
    return bool(within and gold and linked and linked.type == "country" and linked.countries & gold.countries)


def _scores(judged: Sequence[_Judged]) -> Iterator[Score]:
    for prefix, languages in (("", ("en", "ar")), ("en.", ("en",)), ("ar.", ("ar",))):
        ours = [each for each in judged if each.language in languages]
        precision, recall = _share(ours, "link"), _share(ours, "entity")
        count = sum(each.kind == "entity" for each in ours)
        yield Score(f"{prefix}f1", harmonic(precision, recall), count)
        yield Score(f"{prefix}precision", precision, sum(each.kind == "link" for each in ours))
        yield Score(f"{prefix}recall", recall, count)
        yield Score(f"{prefix}nil", _share(ours, "nil"), sum(each.kind == "nil" for each in ours))
        yield Score(f"{prefix}named", _share(ours, "name"), sum(each.kind == "name" for each in ours))


def _share(judged: Sequence[_Judged], kind: str) -> float:
    cases = [each.right for each in judged if each.kind == kind]
    return sum(cases) / len(cases) if cases else 1.0
