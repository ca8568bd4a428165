"""Resolving: each operation that a rule can name, by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dateline.annotate.times.grammar import Meaning
from dateline.annotate.times.value import Situation, Unresolved, Value

#: The arguments of an operation: what the elements of a pattern mean, by their names.
Args = Mapping[str, Any]
Operation = Callable[[Args, Situation], Value]

_OPERATIONS: dict[str, Operation] = {}


def operation(name: str) -> Callable[[Operation], Operation]:
    """Register a function as what the operation of this name comes to."""

    def register(function: Operation) -> Operation:
        _OPERATIONS[name] = function
        return function

    return register


def resolve(meaning: Meaning, situation: Situation) -> Value:
    """Resolve an expression; raises Unresolved with the reason where that cannot be done."""
    try:
        return _OPERATIONS[meaning.op](meaning.args, situation)
    except (ValueError, OverflowError) as error:
        raise Unresolved("the calendar has no such date") from error
