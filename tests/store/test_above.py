"""What contains an entity: by its own rows, on a day."""

from __future__ import annotations

from dateline.knowledge import knowledge_base
from dateline.model import Entity, EntityRole
from dateline.store.above import above


def _above(entity_id: str) -> set[str]:
    known = knowledge_base().entity(entity_id)
    assert known is not None
    rows = known.rows()
    entity = next(row for row in rows if isinstance(row, Entity))
    return set(above(entity, [row for row in rows if isinstance(row, EntityRole)]))


def test_a_city_lies_in_its_region_and_its_country() -> None:
    assert {"site/gaza-strip", "place/PSE"} <= _above("geonames:281133")
    assert {"site/aleppo-governorate", "place/SYR"} <= _above("geonames:170063")


def test_an_army_acts_for_its_state_and_rebels_do_not() -> None:
    assert "place/ISR" in _above("org/israel-defense-forces")
    assert "place/MMR" not in _above("org/arakan-army")


def test_a_country_lies_in_nothing() -> None:
    assert not _above("place/KEN")
