"""News outlets and agencies as entities, from the list that their domains are looked up in."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dateline.knowledge.entities.known import KnownEntity, KnownName


def outlet_of(row: Mapping[str, str]) -> KnownEntity:
    """Make an entity of a row of ``data/outlets/outlets.csv``; the editions of one outlet are one entity."""
    names = [KnownName(row["name"], "en", "name")]
    names += [KnownName(each, "ar", "name") for each in row["name_ar"].split("|") if each]
    for language in ("en", "ar"):
        names += [KnownName(each, language, "alias") for each in row[f"aliases_{language}"].split("|") if each]
    country = _alpha3().get(row["country"], "")
    kind = "news-agency" if row["kind"] == "agency" else "outlet"
    return KnownEntity(row["id"], kind, tuple(names), country=country, codes=f"{country or '---'} JRN")


@cache
def _alpha3() -> dict[str, str]:
    text = (files("dateline.knowledge") / "data" / "entities" / "countries.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["alpha2"]: row["alpha3"] for row in rows}
