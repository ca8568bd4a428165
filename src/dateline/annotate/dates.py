"""Absolute dates in the body of an article, in all languages that the date tables know.

The times of articles in English and Arabic, these dates among them, are found by the annotators of these languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.annotate.publication import publication_day
from dateline.clean import DateMatch, find_dates, nearest_year
from dateline.model import Annotation, ArticleText, Block, Span, Time, annotation_id, settings_from


@dataclass(frozen=True, slots=True)
class DateSettings:
    """Settings of ``[annotators.dates]``.

    ``years`` tells whether bare years ("since 2009") are times too; blocks in the languages ``left`` (primary
    subtags) are left to the annotators of these languages, which find these dates too.
    """

    years: bool = True
    left: tuple[str, ...] = ("en", "ar")


class DateAnnotator:
    """Finds dates with a month and a day, months with a year and years, as TIMEX3 and EDTF.

    A date without a year is counted from the article's day of publication, within half a year of
    it (the nearest such day); where the article has no such day it stays unresolved and says so.
    Dates that can be read two ways keep both readings.
    """

    name = "dates"
    version = "4"
    needs = ("articles", "blocks")
    gives = ("times",)
    languages: tuple[str, ...] = ()

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(DateSettings, settings, "annotators.dates")

    def __call__(self, batch: Sequence[ArticleText]) -> list[list[Annotation]]:
        return [list(self._annotate(text)) for text in batch]

    def _is_wanted(self, text: ArticleText, block: Block) -> bool:
        return (block.language or text.article.language).partition("-")[0] not in self.config.left

    def _annotate(self, text: ArticleText) -> Iterator[Time]:
        language = None if text.article.language == "und" else text.article.language
        for block in (block for block in text.body() if self._is_wanted(text, block)):
            for match in find_dates(block.span.exact, language=language, years=self.config.years):
                yield _time(text, block, match)


def _time(text: ArticleText, block: Block, match: DateMatch) -> Time:
    span = Span.of(text.page, block.span.start + match.start, block.span.start + match.end)
    article_id = text.article.article_id
    time_id, kind = annotation_id("time", span), "TIME" if match.clock else "DATE"
    if match.edtf.earliest is not None:
        value, edtf = _timex(match.edtf.value), match.edtf
        return Time(time_id, article_id, span, kind, value, edtf.value, edtf.earliest, edtf.latest, match.rule)
    return _without_year(
        Time(time_id, article_id, span, kind, match.edtf.value, None, None, None, match.rule), text, match
    )


def _without_year(time: Time, text: ArticleText, match: DateMatch) -> Time:
    published, basis = text.article.published, text.article.published_basis
    published_day = publication_day(text.article)
    if published_day is None or basis is None:
        return replace(time, unresolved="it names no year, and the article has no day of publication to count from")
    day = published_day.isoformat()
    resolved = nearest_year(match.edtf.value, day, match.weekday)
    if resolved is None:
        reason = f"no such date, with its weekday if it has one, lies within half a year of {day}"
        return replace(time, unresolved=reason)
    return replace(
        time,
        value=_timex(resolved.value),
        edtf=resolved.value,
        earliest=resolved.earliest,
        latest=resolved.latest,
        rule=f"{match.rule}+nearest-year",
        anchor=published,
        anchor_basis=basis.value,
    )


def _timex(edtf: str) -> str | None:
    """Return the TIMEX3 value of a single EDTF date; ``None`` for a choice or a range of days."""
    return None if "/" in edtf or "[" in edtf else edtf
