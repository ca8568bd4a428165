"""Chains of mentions against gold: MUC, B-cubed, CEAF and their mean, as CoNLL-2012 scored them.

Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B-cubed), Luo 2005 (entity-based CEAF, by phi-4),
Pradhan et al. 2012. Both sides group the same mentions; a mention in no chain is a chain of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dateline.evaluate.report import harmonic

#: The group of each mention or article, by id.
Groups = Mapping[str, str]


def conll(found: Groups, gold: Groups) -> float:
    """Return the mean of the F of MUC, B-cubed and CEAF."""
    ours, theirs = _members(found), _members(gold)
    return round(
        (
            harmonic(_muc(ours, gold), _muc(theirs, found))
            + harmonic(b_cubed(found, gold), b_cubed(gold, found))
            + _ceaf(ours, theirs)
        )
        / 3,
        4,
    )


def _members(groups: Groups) -> list[frozenset[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for each, group in groups.items():
        members[group].add(each)
    return [frozenset(members[group]) for group in sorted(members)]


def _muc(chains: Sequence[frozenset[str]], other: Groups) -> float:
    """Return the share of the links of chains that the other grouping has."""
    links = sum(len(chain) - 1 for chain in chains)
    kept = sum(len(chain) - len({other[each] for each in chain}) for chain in chains)
    return kept / links if links else 1.0


def b_cubed(groups: Groups, other: Groups) -> float:
    """Return the mean share of a mention's group that is with it in the other grouping: B-cubed precision or recall."""
    sizes, both = Counter(groups.values()), Counter((groups[each], other[each]) for each in groups)
    return sum(both[groups[each], other[each]] / sizes[groups[each]] for each in groups) / len(groups)


def _ceaf(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> float:
    """Return entity-based CEAF: chains are aligned one to one so that what they share is most."""
    alike: dict[tuple[int, int], float] = {}
    holder = {each: at for at, chain in enumerate(theirs) for each in chain}
    for at, chain in enumerate(ours):
        for to, shared in Counter(holder[each] for each in chain).items():
            alike[at, to] = 2 * shared / (len(chain) + len(theirs[to]))
    total = _best_alignment(alike)
    return harmonic(total / len(ours), total / len(theirs))


def _best_alignment(alike: Mapping[tuple[int, int], float]) -> float:
    """Return the most that a one-to-one alignment sums to, by augmenting each component of what can be aligned."""
    total = 0.0
    for rows, columns in _components(alike):
        cost = [[-alike.get((row, column), 0.0) for column in columns] for row in rows]
        turned = cost if len(rows) <= len(columns) else [list(column) for column in zip(*cost, strict=True)]
        total -= _least_cost(turned)
    return total


def _components(alike: Mapping[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    columns_of, rows_of = defaultdict(set), defaultdict(set)
    for row, column in alike:
        columns_of[row].add(column)
        rows_of[column].add(row)
    found, seen = [], set[int]()
    for start in sorted(columns_of):
        rows, columns, waiting = set[int](), set[int](), [start]
        while waiting and start not in seen:
            row = waiting.pop()
            if row not in rows:
                rows.add(row)
                columns |= columns_of[row]
                waiting += [other for column in columns_of[row] for other in rows_of[column]]
        if rows:
            seen |= rows
            found.append((sorted(rows), sorted(columns)))
    return found


def _least_cost(cost: Sequence[Sequence[float]]) -> float:
    """Return the least cost of giving each row a column of its own (Kuhn 1955, with potentials); rows <= columns."""
    rows, columns = len(cost), len(cost[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken[0], column = row, 0
        least, came_from, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while True:
            used[column] = True
            current, step, following = taken[column], float("inf"), 0
            for other in range(1, columns + 1):
                if used[other]:
                    continue
                reduced = cost[current - 1][other - 1] - row_price[current] - column_price[other]
                if reduced < least[other]:
                    least[other], came_from[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    row_price[taken[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = following
            if not taken[column]:
                break
        while column:
            taken[column], column = taken[came_from[column]], came_from[column]
    return sum(cost[taken[column] - 1][column - 1] for column in range(1, columns + 1) if taken[column])
