"""Dates keep the precision they were stated with."""

from __future__ import annotations

import pytest

from dateline.model import day, one_of, parse_edtf


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2031", "2031-01-01", "2031-12-31", "year"),
        ("2031-02", "2031-02-01", "2031-02-28", "month"),
        ("2032-02", "2032-02-01", "2032-02-29", "month"),
        ("2031-05-04", "2031-05-04", "2031-05-04", "day"),
        ("2031-05-04T10:20", "2031-05-04", "2031-05-04", "minute"),
        ("2031-05-04T10:20:05Z", "2031-05-04", "2031-05-04", "second"),
        ("2031-05-04T10:20:05+03:00", "2031-05-04", "2031-05-04", "second"),
        ("XXXX-05-04", None, None, "open"),
        ("XXXX-02-29", None, None, "open"),
        ("2031-05-04/2031-05-06", "2031-05-04", "2031-05-06", "interval"),
        ("[2031-04-05,2031-05-04]", "2031-04-05", "2031-05-04", "interval"),
    ],
)
def test_a_value_says_what_days_it_can_mean(
    value: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    read = parse_edtf(value)
    assert (read.earliest, read.latest, read.precision) == (earliest, latest, precision)


@pytest.mark.parametrize("value", ["", "31", "2031-13", "2031-02-30", "XXXX-02-30", "2031-05-04T25:00", "4 May 2031"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message differs with what is wrong
        parse_edtf(value)


def test_two_readings_stay_two() -> None:
    assert one_of([day(2031, 5, 4), day(2031, 4, 5)]).value == "[2031-04-05,2031-05-04]"


def test_two_readings_that_agree_are_one() -> None:
    assert one_of([day(2031, 5, 5), day(2031, 5, 5)]) == day(2031, 5, 5)
