"""Times against TIMEX3 gold: are they found, and is their value right as finely as the gold states it?

Scored are dates and times of day (``field/annotation.md`` 4.2): an expression is found if a found
one of these types overlaps it, each counted once (relaxed F1). A value is right if it is the gold's
at the gold's granularity (day, week, month, quarter, season, year, decade). ``value_recall`` is the
share of all gold expressions that are found and right. Durations and sets are scored by overlap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from dateline.annotate import EnglishAnnotator, article_of
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport, harmonic
from dateline.evaluate.times_gold import GoldTime, TimeDocument, read_times
from dateline.evaluate.workbench import Workbench
from dateline.model import ResourceError

#: What a finder of times gives for a text and its day of publication.
FindTimes = Callable[[str, str | None], Sequence[GoldTime]]

TIME_METRICS = ("f1", "value_recall", "span_f1")

_WHEN = frozenset({"DATE", "TIME"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


def timebank(workbench: Workbench) -> Measured:
    """Score times on TimeBank; raises ResourceError where the gold is absent."""
    return _measure(workbench, "timebank.jsonl")


def meantime(workbench: Workbench) -> Measured:
    """Score times on MEANTIME; raises ResourceError where the gold is absent."""
    return _measure(workbench, "meantime_en.jsonl")


def _measure(workbench: Workbench, name: str) -> Measured:
    documents, digest = read_times(workbench.folder("time") / name)
    systems, misses = [], list[str]()
    scores = score_times(documents, dateline_times(), misses)
    systems.append(SystemReport(DATELINE, scores))
    with suppress(ResourceError):
        systems.append(SystemReport("dateparser", score_times(documents, dateparser_times())))
    return Measured(len(documents), digest, tuple(systems), tuple(misses))


def dateline_times() -> FindTimes:
    """Return what dateline finds in an English text."""
    annotator = EnglishAnnotator()

    def find(text: str, published: str | None) -> list[GoldTime]:
        reading = annotator.read(article_of(text, "en", published))
        modified = {slot.owner_id: slot.value or "" for slot in reading.slots if slot.name == "mod"}
        return [
            GoldTime(each.span.start, each.span.end, each.type, each.value or "", modified.get(each.time_id, ""))
            for each in reading.times
        ]

    return find


def dateparser_times() -> FindTimes:
    """Return what dateparser's search finds, its times as days; ResourceError where it is not installed."""
    try:
        from datetime import datetime

        from dateparser.search import search_dates  # type: ignore[import-untyped]
    except ImportError as error:
        raise ResourceError("dateparser is not installed: pip install dateparser") from error

    def find(text: str, published: str | None) -> list[GoldTime]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(published)} if published else {}
        found, at = [], 0
        for words, when in search_dates(text, languages=["en"], settings=settings) or []:
            at = max(text.find(words, at), 0)
            found.append(GoldTime(at, at + len(words), "DATE", when.date().isoformat()))
        return found

    return find


def score_times(
    documents: Sequence[TimeDocument], find: FindTimes, misses: list[str] | None = None
) -> tuple[Score, ...]:
    """Score what a finder gives on some documents; ``misses`` is filled with a line for each mistake."""
    modified: list[tuple[GoldTime, GoldTime]] = []
    gold_count = found_count = hits = right = spans_gold = spans_found = spans_hit = 0
    for document in documents:
        found = find(document.text, document.published)
        gold = [each for each in document.times if each.type in _WHEN]
        when = [each for each in found if each.type in _WHEN]
        pairs = list(_pairs(gold, when))
        good = [pair for pair in pairs if is_right(pair[0].value, pair[1].value)]
        gold_count, found_count = gold_count + len(gold), found_count + len(when)
        hits, right = hits + len(pairs), right + len(good)
        lasting = [[each for each in times if each.type not in _WHEN] for times in (document.times, found)]
        spans_gold, spans_found = spans_gold + len(lasting[0]), spans_found + len(lasting[1])
        lengths = list(_pairs(*lasting))
        spans_hit += len(lengths)
        modified += [pair for pair in (*pairs, *lengths) if pair[0].mod]
        if misses is not None:
            misses += _mistakes(document, gold, when, pairs)
    precision, recall = _share(hits, found_count), _share(hits, gold_count)
    return (
        Score("precision", precision, found_count),
        Score("recall", recall, gold_count),
        Score("f1", harmonic(precision, recall), gold_count),
        Score("value_right", _share(right, hits), hits),
        Score("value_recall", _share(right, gold_count), gold_count),
        Score("span_f1", harmonic(_share(spans_hit, spans_found), _share(spans_hit, spans_gold)), spans_gold),
        *_modified(modified),
    )


def _modified(pairs: Sequence[tuple[GoldTime, GoldTime]]) -> list[Score]:
    """Score the modifiers of found expressions whose gold has one."""
    right = sum(gold.mod == found.mod for gold, found in pairs)
    return [Score("mod_right", _share(right, len(pairs)), len(pairs))] if pairs else []


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _pairs(gold: Sequence[GoldTime], found: Sequence[GoldTime]) -> Iterator[tuple[GoldTime, GoldTime]]:
    """Pair each gold time with the first found one that overlaps it and is not taken."""
    free = list(found)
    for each in gold:
        other = next((one for one in free if one.start < each.end and each.start < one.end), None)
        if other is not None:
            free.remove(other)
            yield each, other


def is_right(gold: str, found: str) -> bool:
    """Tell whether a TIMEX3 value is the gold's, or finer than it and within it."""
    if not found or not gold:
        return False
    if gold == found or found.startswith(gold):
        return True
    day = _DAY.match(found)
    if day is None:
        return False
    if "-W" in gold:
        return _week_of(day[0]) == "-W".join(_WEEK.match(gold).groups()) if _WEEK.match(gold) else False  # type: ignore[union-attr]
    moment, wanted = found[10:].lstrip("T"), gold[10:].lstrip("T")
    return found[:10] == gold[:10] and bool(wanted) and moment[:5].rstrip("Z") == wanted[:5].rstrip("Z")


def _week_of(day: str) -> str:
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"


def _mistakes(
    document: TimeDocument,
    gold: Sequence[GoldTime],
    found: Sequence[GoldTime],
    pairs: Sequence[tuple[GoldTime, GoldTime]],
) -> Iterator[str]:
    matched, used = {id(pair[0]) for pair in pairs}, {id(pair[1]) for pair in pairs}
    for each in gold:
        if id(each) not in matched:
            yield _line(document, "missed", each, each.value)
    for each in found:
        if id(each) not in used:
            yield _line(document, "invented", each, each.value)
    for one, other in pairs:
        if not is_right(one.value, other.value):
            yield _line(document, "value", other, f"{other.value} for {one.value}")


def _line(document: TimeDocument, kind: str, time: GoldTime, value: str) -> str:
    around = document.text[max(0, time.start - 50) : time.end + 30].replace("\n", " ")
    words = document.text[time.start : time.end].replace("\n", " ")
    return f"{document.name} ({document.published}): {kind} {words!r} {value} in ...{around}..."
