"""A report as counted words and keys: what is made once and compared often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.link.named_days import NamedDays, named_days
from dateline.link.places import Place, places_in
from dateline.link.report import Report
from dateline.link.skeleton import name_keys
from dateline.link.vectors import Vector, vector_of
from dateline.link.weights import KeyWeights, Weights
from dateline.link.words import mended, numbers_of, stems_of

#: Code points of an article's body whose words count; what follows is background more than news.
BODY = 4000
#: How often a word of the title counts.
TITLE_COUNT = 2


@dataclass(frozen=True, slots=True)
class Profile:
    """A report's stems: of the whole text with their counts, and of its head (title and lead).

    ``names`` are the names and numbers of title and body across scripts, ``places`` the places that the head
    tells, ``named_days`` the days that it names where the report is not dated.
    """

    report: Report
    terms: Mapping[str, int]
    head: Mapping[str, int]
    names: frozenset[str]
    numbers: frozenset[str]
    places: tuple[Place, ...]
    named_days: NamedDays

    @property
    def place_keys(self) -> frozenset[str]:
        """What the places are called across scripts."""
        return frozenset(key for place in self.places for key in place.keys)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A profile with its words weighed among those of ``company`` texts.

    ``places`` are its places with what each says, 0 to 1: little where many reports of the time tell it.
    """

    profile: Profile
    text: Vector
    head: Vector
    entities: Vector
    places: tuple[tuple[Place, float], ...]
    company: int

    @property
    def report(self) -> Report:
        return self.profile.report


def profile_of(report: Report) -> Profile:
    """Count the words of a report."""
    body = mended("\n".join(passage.text for passage in report.passages)[:BODY])
    heading, opening = mended(report.title), mended(report.lead)
    title, lead = stems_of(heading, report.language), stems_of(opening, report.language)
    terms = Counter(stems_of(body, report.language))
    for stem in title:
        terms[stem] += TITLE_COUNT
    words = f"{heading}\n{body}"
    head = dict.fromkeys([*title, *lead], 1)
    places = places_in(f"{heading}\n{opening}", report.language)
    return Profile(
        report, terms, head, name_keys(words, report.language), numbers_of(words), places, named_days(report)
    )


@dataclass(frozen=True, slots=True)
class NameWeights:
    """What entities and places say among the reports of a time, in all languages."""

    entities: KeyWeights
    places: KeyWeights


def weigh(profile: Profile, weights: Weights, names: NameWeights) -> Weighed:
    """Weigh the words of a profile, and the entities and places that it names."""
    named = Counter(party.entity_id for party in profile.report.named if party.entity_id)
    return Weighed(
        profile,
        vector_of(profile.terms, weights),
        vector_of(profile.head, weights),
        vector_of(named, names.entities),
        tuple((place, names.places.share(place.keys)) for place in profile.places),
        weights.seen,
    )
