"""Sentence borders over tokens, given what ends a sentence in a language."""

from __future__ import annotations

from collections.abc import Callable


def first_tokens(count: int, after_end: Callable[[int], int | None]) -> list[int]:
    """Return the index of the first of ``count`` tokens of each sentence.

    ``after_end`` tells for the index of a token where the next sentence begins if the token ends
    one, ``None`` if it does not.
    """
    firsts, index = ([0] if count else []), 0
    while index < count:
        after = after_end(index)
        if after is not None and after < count:
            firsts.append(after)
            index = after
        else:
            index += 1
    return firsts
