"""Figures: what is counted, how many at the least and most, and what is part of what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.figures import figure_finder
from dateline.annotate.reading import Reading

#: A figure: kind, low, high, and the words of its span.
Expected = tuple[str, float | None, float | None, str]

CASES: list[tuple[str, list[Expected]]] = [
    (
        "At least 49 people were killed, including 17 children and four women, and more than 360 injured.",
        [
            ("killed", 49, None, "At least 49 people"),
            ("killed", 17, 17, "17 children"),
            ("killed", 4, 4, "four women"),
            ("injured", 360, None, "more than 360"),
        ],
    ),
    (
        "Three people, including a teenager, were shot dead on Tuesday.",
        [("killed", 3, 3, "Three people"), ("killed", 1, 1, "a teenager")],
    ),
    ("The death toll rose from 40 to 49 on Sunday.", [("killed", 40, 40, "40"), ("killed", 49, 49, "49")]),
    (
        "The blast killed 12 people and wounded at least two dozen more.",
        [("killed", 12, 12, "12 people"), ("injured", 24, None, "at least two dozen")],
    ),
    (
        "The deaths of six dockers and two drivers shocked the town.",
        [("killed", 6, 6, "six dockers"), ("killed", 2, 2, "two drivers")],
    ),
    (
        "Police arrested 45 protesters and dozens of people were displaced.",
        [("arrested", 45, 45, "45 protesters"), ("displaced", 24, None, "dozens of people")],
    ),
    ("Between 20 and 30 people were killed or injured.", [("casualties", 20, 30, "Between 20 and 30 people")]),
    ("No casualties were reported.", [("casualties", 0, 0, "No casualties")]),
    (
        "At least 30 rockets were launched, and $5 million was spent.",
        [("munitions", 30, None, "At least 30 rockets"), ("money", 5_000_000, 5_000_000, "$5 million")],
    ),
    # What bounds a sum of money stands before its sign, and a range shares its scale.
    ("The port holds more than $280 million.", [("money", 280_000_000, None, "more than $280 million")]),
    ("It costs one to two billion dollars.", [("money", 1e9, 2e9, "one to two billion dollars")]),
    ("They spend tens of millions of dollars.", [("money", 20_000_000, None, "tens of millions of dollars")]),
    (
        "The company kept fewer than 1,300 of its 2,400 employees.",
        [("people", None, 1300, "fewer than 1,300"), ("people", 2400, 2400, "2,400 employees")],
    ),
    # Shares, ages, numbers in names, weights and names with a fraction count nobody.
    ("About 7 in 10 voters and nine out of ten dockers agree.", []),
    ("The blast wounded a photographer, Jane Roe, 28.", []),
    ("The firm tested three Falcon 9 rockets.", []),
    ("In Gaza 20 people were killed.", [("killed", 20, 20, "20 people")]),
    ("The crane can lift 140,000 pounds of cargo.", []),
    ("These 22.4 workers are not in the union.", []),
    # A list of parts ends with its clause.
    (
        "Up to four people, including the subscriber, can share in one plan.",
        [("people", None, 4, "Up to four people")],
    ),
    ("Some 50 people gathered in the tents.", [("people", 50, 50, "Some 50 people")]),
    ("Among the wounded were two nurses.", [("injured", 2, 2, "two nurses")]),
]

NONE = [
    "A 17-year-old boy, Karim, 17, was killed in 2014.",
    "The F-16 flew at 30,000 feet and hit the target in 20 minutes.",
    "About 80 per cent of voters agreed; the team won 2-1 on day three.",
    "The flood injured no one.",
    "He was shot three times on 5 May.",
]


@pytest.fixture(scope="module")
def found(english: Callable[..., Reading]) -> Callable[[str], Reading]:
    """Return what finds the figures of a text."""
    find = figure_finder("dateline.annotate.en")

    def figures(text: str) -> Reading:
        reading = english(text)
        reading.add(find(reading))
        return reading

    return figures


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] for text, _ in CASES])
def test_figures_have_a_kind_and_bounds(found: Callable[[str], Reading], text: str, expected: list[Expected]) -> None:
    figures = found(text).figures
    assert [(each.kind, each.low, each.high, each.span.exact) for each in figures] == expected


@pytest.mark.parametrize("text", NONE)
def test_ages_measures_and_scores_are_no_figures(found: Callable[[str], Reading], text: str) -> None:
    assert [each.span.exact for each in found(text).figures] == []


def test_an_included_figure_is_part_of_the_one_before_it(found: Callable[[str], Reading]) -> None:
    whole, part, other = found("Six people, two of them nurses, died and 40 were injured.").figures
    assert part.part_of == whole.figure_id
    assert other.part_of is None


def test_what_a_toll_counts_is_cumulative_and_another_is_new(found: Callable[[str], Reading]) -> None:
    toll, new = found("The death toll reached 49. Another 12 people were killed on Friday.").figures
    assert (toll.cumulative, new.cumulative) == (True, False)


def test_victim_and_cue_have_their_words(found: Callable[[str], Reading]) -> None:
    reading = found("The flood killed 12 villagers.")
    (figure,) = reading.figures
    slots = {slot.name: slot.span.exact for slot in reading.slots_of(figure.figure_id) if slot.span}
    assert slots == {"victim": "villagers", "cue": "killed"}


def test_a_case_is_counted_and_is_no_victim(english: Callable[..., Reading]) -> None:
    reading = english("A dozen arrests were made.")
    reading.add(figure_finder("dateline.annotate.en")(reading))
    (figure,) = reading.figures
    assert (figure.kind, figure.low, figure.high, figure.qualifier) == ("arrested", 12, 12, None)
    assert [slot.name for slot in reading.slots] == ["counted"]
