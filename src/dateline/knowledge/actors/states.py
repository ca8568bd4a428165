"""Which sectors act for a state."""

from __future__ import annotations

from functools import cache

from dateline.knowledge.lexicon import read_lexicon


@cache
def state_sectors() -> frozenset[str]:
    """Return the PLOVER sectors of bodies that act for a state: what its army does, the state does."""
    return frozenset(read_lexicon("dateline.knowledge", "actors/state.toml")["sectors"])
