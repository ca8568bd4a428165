"""Words, skeletons, vectors and groups: text in, keys out."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link.skeleton import name_keys
from dateline.link.solving import average_link, components
from dateline.link.vectors import UNIT, Postings, cosine, vector_of
from dateline.link.weights import Weights
from dateline.link.words import mended, numbers_of, stems_of


@pytest.mark.parametrize(
    ("text", "language", "stems"),
    [
        ("Ministers' meetings agreed policies", "en", ["minister", "meet", "agreed", "policy"]),
        ("والوزراء في المدينة", "ar", ["وزراء", "في", "مدين"]),
        ("وَالمَدِينَةُ المـدينة", "ar", ["مدين", "مدين"]),
        ("bus news", "en", ["bus", "news"]),
    ],
)
def test_affixes_go_and_marks_do_not_matter(text: str, language: str, stems: list[str]) -> None:
    assert stems_of(text, language) == stems


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("قـ.ـصف اســ.ــتهدف القتـ.ـلى", "قصف استهدف القتلى"),
        ("Two were inj*ured and one kil**led", "Two were injured and one killed"),
        ("نقلـ... وقال **خاص** *note* 5*3", "نقلـ... وقال **خاص** *note* 5*3"),
    ],
)
def test_words_that_were_broken_up_are_whole(broken: str, whole: str) -> None:
    assert mended(broken) == whole


def test_numbers_are_the_same_in_all_digits_and_without_separators() -> None:
    assert numbers_of("1,800 people and ١٨٠٠ more, 3.5 per cent") == {"1800", "3.5"}


@pytest.mark.parametrize(("latin", "arabic"), [("Nablus", "نابلس"), ("Salma", "سلمى"), ("Sfax", "بصفاقس")])
def test_a_name_has_a_key_in_both_scripts_also_after_a_proclitic(latin: str, arabic: str) -> None:
    assert name_keys(f"in {latin}", "en") & name_keys(f"في {arabic}", "ar")


def test_another_name_for_the_same_place_has_no_key_in_common() -> None:
    assert not name_keys("in Tripoli", "en") & name_keys("في طرابلس", "ar")


def test_common_words_weigh_nothing_and_rare_ones_much_even_among_few_texts() -> None:
    weights = Weights("en", [["the", "ferry"], ["the", "fire"]])
    assert weights("the") < 0.1
    assert weights("ferry") > 3


def test_vectors_have_one_length_and_postings_give_their_cosines() -> None:
    weights = Weights("en", [])
    texts = ["ferry line to Valletta", "a ferry to Sfax", "fire in a plant"]
    vectors = [vector_of(dict.fromkeys(stems_of(text, "en"), 1), weights) for text in texts]
    assert all(abs(sum(value**2 for value in vector.values()) ** 0.5 - UNIT) < 5 for vector in vectors)

    found = dict(Postings(vectors).like(vectors[0], 0.05, 10))
    assert found[0] == pytest.approx(1.0, abs=0.001)
    assert found[1] == cosine(vectors[0], vectors[1])
    assert 2 not in found


def test_components_and_groups_are_sorted() -> None:
    assert list(components("dcba", [("c", "d")])) == [["a"], ["b"], ["c", "d"]]


def test_average_link_joins_by_means_and_a_missing_pair_counts_nothing() -> None:
    scores = {("a", "b"): 0.9, ("b", "c"): 0.7}
    assert average_link("abc", scores, 0.5) == [["a", "b"], ["c"]]
    assert average_link("abc", scores | {("a", "c"): 0.4}, 0.5) == [["a", "b", "c"]]


def test_judgements_stand_above_scores() -> None:
    scores = {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): float("-inf")}
    assert average_link("abc", scores, 0.5) == [["a", "b"], ["c"]]
    assert average_link("abcd", {}, 0.5, [("c", "d")]) == [["a"], ["b"], ["c", "d"]]


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 100)), max_size=30), st.integers())
def test_groups_do_not_depend_on_the_order_of_pairs(drawn: list[tuple[int, int, int]], seed: int) -> None:
    scores = {(str(one), str(other)): score / 100 for one, other, score in drawn if one < other}
    shuffled = list(scores.items())
    Random(seed).shuffle(shuffled)
    members = [str(number) for number in range(9)]
    other_order = members[::-1]
    assert average_link(members, scores, 0.4) == average_link(other_order, dict(shuffled), 0.4)
