"""Write the month, weekday and date-order tables of dateline.knowledge from CLDR.

Run ``python scripts/calendar_from_cldr.py`` after a new Babel release, with Babel installed (it
is not needed to run dateline). Names that CLDR lacks live in ``more_months.csv`` beside the
tables and are kept by hand.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import babel
from babel import Locale

FOLDER = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data" / "calendar"
LOCALES = """
    ar ar_LB ar_DZ ar_MA ar_MR en bg bs ca cs cy da de de_AT el es et eu fa fi fr fr_CA ga gl he hr hu hy id is it
    ka kk lb lt lv mk ms mt nl no pl pt ro ru sk sl sq sr sr_Latn sv sw tr uk ur vi
"""
ORDERS = """
    ar ar_MA en en_US en_GB en_AU en_CA en_IE en_IN en_NZ en_ZA fr_CA he fa ur zh ja ko id tr vi sw ms
"""


def head(what: str) -> str:
    return f"# {what} Source: Unicode CLDR as shipped in Babel {babel.__version__} (Unicode License v3). Generated.\n"


def names(locale: Locale, part: str) -> Iterable[tuple[int, str]]:
    table = getattr(locale, part)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from table.get(context, {}).get(width, {}).items()


def rows(part: str) -> Iterable[tuple[str, int, str]]:
    for code in LOCALES.split():
        locale = Locale.parse(code)
        seen = set()
        for number, name in names(locale, part):
            plain = name.strip().rstrip(".").strip("\u200f\u200e")
            if any(letter.isalpha() for letter in plain) and (number, plain) not in seen:
                seen.add((number, plain))
                yield str(locale).replace("_", "-"), number, plain


def write(name: str, header: tuple[str, ...], lines: Iterable[tuple[object, ...]], note: str) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        file.write(head(note))
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def order(code: str) -> tuple[str, str]:
    pattern = str(Locale.parse(code).date_formats["short"].pattern)
    marks = [letter for letter in pattern if letter in "dMy"]
    return code.replace("_", "-"), "".join(dict.fromkeys(marks)).lower()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    months = ((language, "gregorian", number, name) for language, number, name in rows("months"))
    write("months.csv", ("language", "calendar", "month", "name"), months, "Gregorian month names.")
    days = ((language, number + 1, name) for language, number, name in rows("days"))
    write("weekdays.csv", ("language", "weekday", "name"), days, "Weekday names, Monday 1 to Sunday 7 (ISO 8601).")
    orders = sorted({order(code) for code in (ORDERS + LOCALES).split()})
    write("orders.csv", ("language", "order"), orders, "Order of day, month and year in short dates in figures.")


if __name__ == "__main__":
    main()
