"""Write ``knowledge/data/entities/divisions.toml``: which region of the knowledge base a first-order division is.

A division of GeoNames and a region are the same where the places nearest to the region lie in the division and
the place that the region is named after does too; without such a place nearly all of the nearest have to. What
is left open stays out. Run from the repository: ``python scripts/divisions_from_places.py``.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter, defaultdict
from pathlib import Path

TABLES = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data" / "entities"

#: Names of first-order divisions, whatever a country calls them.
DIVISION = re.compile(
    r"\b(Governorate|Province|Oblast|State|Region|Department|County|Prefecture|District|Territory|Division)\b"
)
#: Known by hand: divisions that are named otherwise, or hold several regions of the table.
BY_HAND = {"PS.GZ": "site/gaza-strip", "PS.WE": "site/west-bank"}
#: Places looked at around a region, how many have to lie in it where its namesake does, and where there is none.
NEAREST, LEAST, LEAST_ALONE = 9, 3, 8
#: People from which a place counts as a region's namesake.
NAMESAKE = 5000

HEADER = """\
# Which region a first-order division of GeoNames is, so that its places lie within it. Written by
# scripts/divisions_from_places.py from sites.csv and places.csv.gz; licence CC BY 4.0 (GeoNames).

[regions]
"""


def divisions() -> dict[str, str]:
    """Return regions by division."""
    places: dict[str, list[dict[str, str]]] = defaultdict(list)
    with gzip.open(TABLES / "places.csv.gz", "rt", encoding="utf-8") as lines:
        for place in csv.DictReader(lines):
            places[place["country"]].append(place)
    found: dict[str, list[str]] = defaultdict(list)
    for site in csv.DictReader((TABLES / "sites.csv").read_text("utf-8").splitlines()):
        names = [site["name_en"], *site["aliases_en"].split("|")]
        if site["type"] in ("region", "province") and site["lat"] and any(map(DIVISION.search, names)):
            division = _division(site, places[site["country"]])
            if division:
                found[division].append(site["id"])
    return {division: ids[0] for division, ids in found.items() if len(ids) == 1} | BY_HAND


def _division(site: dict[str, str], places: list[dict[str, str]]) -> str | None:
    latitude, longitude = float(site["lat"]), float(site["lon"])
    near = sorted(places, key=lambda each: (float(each["lat"]) - latitude) ** 2 + (float(each["lon"]) - longitude) ** 2)
    counted = Counter(each["admin1"] for each in near[:NEAREST]).most_common(1)
    name = DIVISION.sub("", site["name_en"]).strip().lower()
    namesakes = {
        each["admin1"] for each in places if each["name"].lower() == name and int(each["population"] or 0) > NAMESAKE
    }
    for division, count in counted:
        if (division in namesakes and count >= LEAST) or (not namesakes and count >= LEAST_ALONE):
            return division
    return None


if __name__ == "__main__":
    rows = "".join(f'"{division}" = "{site}"\n' for division, site in sorted(divisions().items()))
    (TABLES / "divisions.toml").write_text(HEADER + rows, "utf-8", newline="\n")
