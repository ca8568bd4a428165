"""Twin sentences: the gold is whole, and the scorer tells the same from the different."""

from __future__ import annotations

import pytest

from dateline.annotate import EnglishAnnotator, article_of
from dateline.evaluate.twins import Value, values_of
from dateline.evaluate.twins_gold import LANGUAGES, _twin, read_twins
from dateline.model import ResourceError

_BLOCK = [
    "@ x1 2031-03-12",
    "ar قالت وزارة الخارجية الأردنية إن المحادثات مفيدة.",
    "en The Jordanian foreign ministry said that the talks were useful.",
    "statement paraphrase neutral/claim | المحادثات مفيدة | the talks were useful",
    "+ speaker JOR GOV | وزارة الخارجية الأردنية | The Jordanian foreign ministry",
]


@pytest.mark.parametrize("half", ["dev", "check"])
def test_every_annotation_stands_in_both_sentences(half: str) -> None:
    twins, digest = read_twins(half)
    assert len(twins) >= 60
    assert len(digest) == 64
    assert len({twin.name for twin in twins}) == len(twins)
    for twin in twins:
        for item in twin.items:
            for place in (item.at, *(part.at for part in item.parts)):
                for language in LANGUAGES:
                    assert all(twin.texts[language][start:end].strip() for start, end in place[language])


def test_the_halves_are_different_sentences() -> None:
    dev, check = ({twin.texts["ar"] for twin in read_twins(half)[0]} for half in ("dev", "check"))
    assert not dev & check


def test_a_line_is_read_with_its_values_and_places() -> None:
    twin = _twin("dev", _BLOCK)
    (item,) = twin.items
    assert item.kind == "statement"
    assert item.values == (("paraphrase",), ("neutral", "claim"))
    assert twin.texts["ar"][slice(*item.at["ar"][0])] == "المحادثات مفيدة"
    assert item.parts[0].values == ("JOR GOV",)


def test_words_that_are_not_there_are_refused() -> None:
    with pytest.raises(ResourceError, match="occurs 0 times"):
        _twin("dev", [*_BLOCK, "time 2031 | أمس | yesterday"])


def test_the_same_reading_is_the_same_and_right() -> None:
    twin = _twin("dev", _BLOCK)
    reading = EnglishAnnotator().read(article_of(twin.texts["en"], "en", twin.date))
    item = twin.items[0]
    both = type(item)(item.kind, item.values, dict.fromkeys(LANGUAGES, item.at["en"]), ())
    values = list(values_of(both, dict.fromkeys(LANGUAGES, reading)))
    assert [value.name for value in values] == ["form", "class"]
    assert all(value.is_same and value.is_right("ar") for value in values)


@pytest.mark.parametrize(
    ("accepted", "given", "right"),
    [
        ("--- COP", "MAR COP", True),
        ("--- COP", "MAR MIL", False),
        ("JOR GOV", "JOR", False),
        ("there", "anything", True),
        ("there", None, False),
    ],
)
def test_codes_fit_whatever_the_country_where_gold_has_none(accepted: str, given: str | None, right: bool) -> None:
    assert Value("actor", (accepted,), {"ar": given, "en": None}).is_right("ar") is right
