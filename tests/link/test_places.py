"""Names of places where a report tells them, and how two reports stand by them."""

from __future__ import annotations

import pytest

from dateline.link.places import places_in
from dateline.link.report import Passage, Report
from dateline.link.similarity import places_shared
from dateline.link.weighing import weigher_of

DAY = 740_000


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Shells fell on Darmina village, west of Qalib, on Monday.", {"darmina", "qalib"}),
        ("en", "the village of Tel Ammar", {"ammar"}),
        ("en", "#Qalib under fire", {"qalib"}),
        ("ar", "سقطت قذائف على بلدة درمينا غرب مدينة قليب.", {"درمينا", "قليب"}),
        ("ar", "قصف على قرية تل عمار بريف #قليب_الشرقي", {"تل", "عمار", "قليب"}),
        ("ar", "قال إن المدينة هادئة.", set()),
        ("fr", "dans la ville de Paris", set()),
    ],
)
def test_places_are_found_beside_their_words(language: str, text: str, names: set[str]) -> None:
    assert names <= {place.name for place in places_in(text, language)}
    if not names:
        assert not places_in(text, language)


def test_days_and_things_are_no_places() -> None:
    assert not {"monday", "march", "the"} & {each.name for each in places_in("on Monday in March at The", "en")}


def _report(name: str, language: str, text: str) -> Report:
    return Report(name, name, language, None, DAY, DAY, "", (Passage(0, text),))


def test_villages_tell_reports_of_one_day_apart_across_scripts() -> None:
    reports = [
        _report("a", "en", "Two people were killed by shelling in Darmina village near Halbun city."),
        _report("b", "ar", "مقتل شخصين في قصف على قرية درمينا قرب مدينة حلبون."),
        _report("c", "ar", "إصابة طفل في قصف على قرية كفر سنبل قرب مدينة حلبون."),
    ]
    one, same, other = sorted(weigher_of(reports).weighed(DAY), key=lambda each: each.report.article_id)
    met, missed = places_shared(one, same), places_shared(one, other)
    assert float(met["misplaced"]) == 0.0
    assert float(missed["misplaced"]) > 0.0
    assert float(met["place"]) > float(missed["place"])
