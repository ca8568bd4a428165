"""Linking as a whole: the rows are the same for any order of arrival."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from linked_reports import ALL, BAKERS, FERRY, FERRY_AR, FERRY_COPY, FIRE, FIRE_LATER

from dateline.link import Decided, Linker, NoEncoder, SentenceEncoder
from dateline.model import CopiedSpan, CopyFamilyMember, Edge, Origin, Story, StoryArticle


def stories(rows: list[object]) -> set[frozenset[str]]:
    groups = defaultdict(set)
    for row in rows:
        if isinstance(row, StoryArticle):
            groups[row.story_id].add(row.article_id.removeprefix("article-"))
    return {frozenset(group) for group in groups.values()}


def test_stories_go_across_outlets_and_languages_and_unlike_happenings_stay_apart() -> None:
    rows = Linker(SentenceEncoder())(ALL)

    assert stories(rows) == {
        frozenset({"ferry", "ferry-copy", "ferry-ar"}),
        frozenset({"fire", "fire-later"}),
        frozenset({"bakers"}),
    }


def test_every_article_is_in_one_story_and_every_edge_is_told_once() -> None:
    rows = Linker(NoEncoder())(ALL)

    members = [row.article_id for row in rows if isinstance(row, StoryArticle)]
    assert sorted(members) == sorted(each.article_id for each in ALL)
    assert {row.story_id for row in rows if isinstance(row, Story)} == {
        row.story_id for row in rows if isinstance(row, StoryArticle)
    }
    ids = [row.edge_id for row in rows if isinstance(row, Edge)]
    assert len(ids) == len(set(ids))


def test_the_rows_do_not_depend_on_the_order_of_arrival() -> None:
    first = Linker(NoEncoder())(ALL)
    for seed in range(5):
        shuffled = list(ALL)
        Random(seed).shuffle(shuffled)

        assert Linker(NoEncoder())(shuffled) == first


def test_a_copy_is_found_with_its_spans_and_its_candidate_origin() -> None:
    later = [FERRY, FERRY_COPY]
    rows = Linker(NoEncoder())(later)

    family = {row.article_id: row for row in rows if isinstance(row, CopyFamilyMember)}
    assert set(family) == {FERRY.article_id, FERRY_COPY.article_id}
    spans = [row.span.exact for row in rows if isinstance(row, CopiedSpan) and row.article_id == FERRY_COPY.article_id]
    assert spans
    assert all(exact in "\n".join(passage.text for passage in FERRY.passages) for exact in spans)
    origins = {row.origin_id for row in rows if isinstance(row, Origin)}
    assert len(origins) == 1
    assert {row.basis for row in rows if isinstance(row, Origin)} == {"shared text"}


def test_a_persons_judgement_joins_and_parts_whatever_the_scores() -> None:
    joined = Decided(together=frozenset({(BAKERS.article_id, FIRE.article_id)}))
    parted = Decided(apart=frozenset({(FIRE.article_id, FIRE_LATER.article_id)}))

    assert frozenset({"bakers", "fire", "fire-later"}) in stories(Linker(NoEncoder(), joined)(ALL))
    assert frozenset({"fire"}) in stories(Linker(NoEncoder(), parted)(ALL))


def test_without_an_encoder_nothing_breaks() -> None:
    assert stories(Linker(NoEncoder())([FERRY_AR, FIRE]))
