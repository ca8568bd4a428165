"""What reports rest on, and what makes them one source."""

from __future__ import annotations

from dataclasses import replace

from linked_reports import FERRY, FERRY_COPY

from dateline.link.origins import Shared, origins_of

NOTHING = Shared((), {}, {}, {})


def origins(*outlets: str | None) -> list[str | None]:
    reports = [replace(FERRY, article_id=f"article-{at}", outlet=outlet) for at, outlet in enumerate(outlets)]
    return [each.origin_id for each in origins_of("story-one", reports, NOTHING)]


def test_what_an_outlet_tells_by_itself_is_one_source() -> None:
    one, again, other = origins("Samphire Agency", "Samphire Agency", "Saltmarsh Ledger")
    assert one == again != other


def test_reports_of_unnamed_outlets_have_no_origin() -> None:
    assert origins(None, None) == [None, None]


def test_a_copy_is_no_source_of_its_own() -> None:
    shared = Shared((frozenset({FERRY.article_id, FERRY_COPY.article_id}),), {}, {}, {})
    found = origins_of("story-one", [FERRY, FERRY_COPY], shared)
    assert len({each.origin_id for each in found}) == 1
    assert {each.basis for each in found} == {"shared text"}


def test_one_quotation_in_both_is_one_source_and_one_paraphrase_is_not() -> None:
    both = dict.fromkeys((FERRY.article_id, FERRY_COPY.article_id), frozenset({"family-one"}))
    for quoted, sources in ((both, 1), ({}, 2)):
        found = origins_of("story-one", [FERRY, FERRY_COPY], Shared((), both, quoted, {}))
        assert len({each.origin_id for each in found}) == sources
