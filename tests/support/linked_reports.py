"""Reports written for tests: short, neutral, plausible, in both languages."""

from __future__ import annotations

from dataclasses import replace

from dateline.link import Passage, Report

#: The day number of 12 March 2031.
DAY = 741_512


def report(name: str, text: str, *, language: str = "en", day: int | None = DAY, outlet: str | None = None) -> Report:
    """Make a report: the first line of ``text`` is its title, each other line a passage."""
    title, *lines = text.strip().split("\n")
    passages, at = [], len(title) + 1
    for line in lines:
        passages.append(Passage(at, line))
        at += len(line) + 1
    made = Report(f"article-{name}", f"page-{name}", language, outlet, day, day, title, tuple(passages))
    return replace(made, moment=None if day is None else f"day {day}")


FERRY = report(
    "ferry",
    "Tunisia and Malta agree to reopen ferry line\n"
    "Tunisia and Malta agreed on Wednesday to reopen the passenger ferry line between Sfax and Valletta.\n"
    "The first ferry will sail in June with 400 passengers, the ministry of transport in Tunis said.\n"
    "“The line will be open to families and to students alike,” minister Salma Haddad said in Sfax.",
    outlet="Samphire Agency",
)
FERRY_COPY = report(
    "ferry-copy",
    "Sfax ferry to sail again\n"
    "Tunisia and Malta agreed on Wednesday to reopen the passenger ferry line between Sfax and Valletta.\n"
    "The first ferry will sail in June with 400 passengers, the ministry of transport in Tunis said.\n"
    "Port workers in Sfax welcomed the news.",
    outlet="Saltmarsh Ledger",
)
FERRY_AR = report(
    "ferry-ar",
    "تونس ومالطا تتفقان على إعادة فتح خط العبارات\n"
    "اتفقت تونس ومالطا يوم الأربعاء على إعادة فتح خط عبارات الركاب بين صفاقس وفاليتا بعد تسع سنوات.\n"
    "وقالت وزارة النقل في تونس إن أول عبارة ستبحر في يونيو وعلى متنها 400 راكب.\n"
    "وقالت الوزيرة سلمى حداد في صفاقس: “سيكون الخط مفتوحا للعائلات وللطلاب على حد سواء”.",
    language="ar",
    outlet="سراج الوادي",
)
FIRE = report(
    "fire",
    "Fire at packaging plant near Izmir injures 17\n"
    "A fire at a packaging plant near Izmir injured 17 workers on Wednesday, the governor's office said.\n"
    "Firefighters from three districts brought the blaze under control by noon.",
    outlet="Samphire Agency",
)
FIRE_LATER = report(
    "fire-later",
    "Owner of burnt Izmir plant denies alarm was off\n"
    "The owner of the packaging plant near Izmir where a fire injured 17 workers denied that its alarm was off.\n"
    "The governor's office said the blaze began in a store of cardboard, and firefighters found the alarm working.",
    day=DAY + 1,
    outlet="Saltmarsh Ledger",
)
BAKERS = report(
    "bakers",
    "Tripoli bakers end sit-in over flour\n"
    "Bakers in Tripoli ended a sit-in over the price of flour after the chamber of commerce promised talks.",
    day=None,
)
ALL = (FERRY, FERRY_COPY, FERRY_AR, FIRE, FIRE_LATER, BAKERS)
