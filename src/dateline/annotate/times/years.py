"""Years, decades and centuries, and fiscal years."""

from __future__ import annotations

from dateline.annotate.times.operations import Args, operation
from dateline.annotate.times.period import Period
from dateline.annotate.times.value import Situation, Unresolved, Value

_YEARS = range(1000, 2200)


@operation("fiscal")
def _fiscal(args: Args, _: Situation) -> Value:
    return Value(period=Period("year", args["year"]), reason="the bounds of a fiscal year are its organisation's own")


@operation("spelledyear")
def _spelled_year(args: Args, _: Situation) -> Value:
    if not 1 <= args["more"] <= 99:
        raise Unresolved("no such year")
    return Value(period=Period("year", args["century"] + args["more"]))


@operation("numberyear")
def _number_year(args: Args, _: Situation) -> Value:
    """Resolve a year that is a number in words; digits are a year of their own."""
    if args["number"] not in _YEARS:
        raise Unresolved("no such year")
    return Value(period=Period("year", args["number"]))


@operation("decade")
def _decade(args: Args, at: Situation) -> Value:
    short = args.get("short", args.get("name"))
    year = args["century"] + short if "century" in args else args["year"] if short is None else _full_decade(short, at)
    if year % 10:
        raise Unresolved("no such decade")
    return Value(period=Period("decade", year // 10))


def _full_decade(short: int, at: Situation) -> int:
    latest = at.published.year if at.published else 2030
    return 2000 + short if 2000 + short <= latest - 5 and short < 30 else 1900 + short


@operation("century")
def _century(args: Args, _: Situation) -> Value:
    return Value(period=Period("century", args["ordinal"] - 1))


@operation("years")
def _years(args: Args, _: Situation) -> Value:
    first = args["from"]
    last = args["to"] if "to" in args else first - first % 100 + args["short"]
    if not first < last:
        raise Unresolved("its years do not follow each other")
    return Value(period=Period("year", first), until=Period("year", last))
