"""No date depends on the day the program runs: a clock long before and long after the pages changes nothing."""

from __future__ import annotations

import datetime
import sys
import time
from datetime import date as RealDate  # noqa: N812 - the class below stands in for it
from datetime import datetime as RealMoment  # noqa: N812
from pathlib import Path

import pytest

from dateline.clean import HtmlCleaner, TextCleaner, find_dates
from dateline.model import CleanPage, Payload
from dateline.read import HtmlReader, TextReader
from dateline.samples import sample_folder

#: Years on either side of the sample pages' own.
BEFORE, AFTER = 1999, 2099
#: Where a clock could be asked: dateline, what extracts main content, and what both take dates from.
PACKAGES = {"datetime", "dateline", "dateutil", "htmldate", "trafilatura"}
PAGES = sorted(path for path in sample_folder().iterdir() if path.suffix in {".html", ".txt"})
TEXTS = {
    "en": "on 4 May; on 04/05/31 10:20; Monday 5 May; 3 hours ago; yesterday, Sunday 4 May 2031; last year",
    "ar": "في 4 مايو؛ الاثنين 5 أيار/مايو؛ ٠٤/٠٥/٢٠٣١؛ قبل 3 ساعات؛ أمس الأحد 4 مايو 2031؛ العام الماضي",
}


class AnyDate(type):
    """Lets a stand-in's ``isinstance`` take every date for one."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, RealMoment if issubclass(cls, RealMoment) else RealDate)


def set_clock(patch: pytest.MonkeyPatch, year: int) -> None:
    """Make it 4 May of ``year`` for all code that asks ``date``, ``datetime`` or ``time`` for the day."""
    moment = RealMoment(year, 5, 4, 12, tzinfo=datetime.UTC)

    class Day(RealDate, metaclass=AnyDate):
        @classmethod
        def today(cls) -> Day:
            return cls(year, 5, 4)

    class Moment(RealMoment, metaclass=AnyDate):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Moment:
            return cls(year, 5, 4, 12, tzinfo=tz)

        @classmethod
        def today(cls) -> Moment:
            return cls.now()

        @classmethod
        def utcnow(cls) -> Moment:
            return cls.now()

    patch.setattr(time, "time", moment.timestamp)
    stand_ins = {RealDate: Day, RealMoment: Moment}
    for module in [module for name, module in sys.modules.items() if name.partition(".")[0] in PACKAGES]:
        for name, value in list(vars(module).items()):
            if isinstance(value, type) and value in stand_ins:
                patch.setattr(module, name, stand_ins[value])


def cleaned(path: Path) -> CleanPage:
    is_html = path.suffix == ".html"
    payload = Payload(path.name, path.read_bytes(), "text/html" if is_html else "text/plain")
    reader, cleaner = (HtmlReader(), HtmlCleaner()) if is_html else (TextReader(), TextCleaner())
    return cleaner(reader([payload]))[0]


def found_in(path: Path) -> list[object]:
    """Return the articles of a page, the claims of their dates, and the role of every block."""
    page = cleaned(path)
    claims = [claim for claim in page.claims if claim.field in {"published", "modified"}]
    return [*page.articles, *claims, *((block.span, block.role) for block in page.blocks)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_have_the_same_dates_on_any_day(path: Path) -> None:
    found: list[list[object]] = []
    cleaned(path)  # what is loaded late is loaded now, and gets the clock too
    for year in (BEFORE, AFTER):
        with pytest.MonkeyPatch.context() as patch:
            set_clock(patch, year)
            found.append(found_in(path))
    assert found[0] == found[1]


@pytest.mark.parametrize("language", TEXTS)
def test_texts_have_the_same_dates_on_any_day(language: str) -> None:
    found = []
    for year in (BEFORE, AFTER):
        with pytest.MonkeyPatch.context() as patch:
            set_clock(patch, year)
            found.append(find_dates(TEXTS[language], language=language, years=True))
    assert found[0]
    assert found[0] == found[1]


def test_the_clock_of_these_tests_is_the_one_that_code_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, BEFORE)
    inferring = sys.modules["dateline.clean.published_inferred"]
    assert inferring.date.today() == RealDate(BEFORE, 5, 4)
    assert datetime.datetime.now(datetime.UTC).year == BEFORE
    assert time.gmtime(time.time()).tm_year == BEFORE
