"""Groups of reports: of one language first, then the groups of two that are each other's nearest."""

from __future__ import annotations

import random

from dateline.link.stories import solve

LANGUAGES = {"a1": "ar", "a2": "ar", "a3": "ar", "e1": "en", "e2": "en"}
WITHIN = {("a1", "a2"): 0.9, ("e1", "e2"): 0.2}


def test_posts_that_say_little_follow_the_group_they_are_in() -> None:
    assert solve(LANGUAGES, WITHIN | {("a1", "e1"): 0.9}, (), (0.5, 0.4)) == [["a1", "a2", "e1"], ["a3"], ["e2"]]


def test_a_group_joins_only_what_is_nearest_to_it_and_the_other_way_round() -> None:
    scores = WITHIN | {("a3", "e1"): 0.6, ("a1", "e1"): 0.9, ("a2", "e1"): 0.9}
    assert solve(LANGUAGES, scores, (), (0.5, 0.4)) == [["a1", "a2", "e1"], ["a3"], ["e2"]]


def test_what_a_person_keeps_apart_stays_apart_across_languages() -> None:
    scores = WITHIN | {("a1", "e1"): float("-inf"), ("a2", "e1"): 0.9}
    assert ["e1"] in solve(LANGUAGES, scores, (), (0.5, 0.4))


def test_what_a_person_joined_is_together_across_languages() -> None:
    assert ["a3", "e2"] in solve(LANGUAGES, WITHIN, [("a3", "e2")], (0.5, 0.4))


def test_the_order_of_pairs_and_ids_makes_no_difference() -> None:
    drawn = random.Random(5)
    ids = [f"{language}{at}" for language in ("ar", "en") for at in range(12)]
    scores = {(one, two): round(drawn.random(), 3) for one in ids for two in ids if one < two and drawn.random() < 0.4}
    languages = {each: each[:2] for each in ids}
    expected = solve(languages, scores)
    for _ in range(5):
        drawn.shuffle(ids)
        pairs = list(scores.items())
        drawn.shuffle(pairs)
        assert solve({each: languages[each] for each in ids}, dict(pairs)) == expected
