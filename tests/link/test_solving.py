"""Groups from pairs: pairs in, groups out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.link.solving import average_link, bounded_components, components

CHAIN = [f"a{at}" for at in range(8)]


def test_a_long_chain_is_parted_at_its_weakest_pairs() -> None:
    scores = {pair: 0.6 if at == 3 else 0.9 for at, pair in enumerate(pairwise(CHAIN))}
    assert sorted(bounded_components(CHAIN, scores, most=8)) == [CHAIN]
    assert sorted(bounded_components(CHAIN, scores, most=5)) == [CHAIN[:4], CHAIN[4:]]


def test_what_people_joined_stays_together_however_large() -> None:
    joined = list(pairwise(CHAIN))
    assert list(bounded_components(CHAIN, {}, joined, most=2)) == [CHAIN]


_names = st.sampled_from(CHAIN)
_scores = st.dictionaries(
    st.tuples(_names, _names).map(sorted).map(tuple).filter(lambda pair: pair[0] != pair[1]), st.floats(0, 1)
)


@given(_scores, st.integers(1, 8))
def test_every_member_is_in_one_component_and_within_its_own(scores: dict[tuple[str, str], float], most: int) -> None:
    parts = list(bounded_components(CHAIN, scores, most=most))
    assert sorted(each for part in parts for each in part) == CHAIN
    whole = [set(each) for each in components(CHAIN, scores)]
    assert all(any(set(part) <= each for each in whole) for part in parts)


@given(_scores)
def test_the_order_of_pairs_does_not_matter(scores: dict[tuple[str, str], float]) -> None:
    turned = dict(reversed(scores.items()))
    assert average_link(CHAIN, scores, 0.4) == average_link(list(reversed(CHAIN)), turned, 0.4)
    assert sorted(bounded_components(CHAIN, scores, most=3)) == sorted(bounded_components(CHAIN, turned, most=3))
