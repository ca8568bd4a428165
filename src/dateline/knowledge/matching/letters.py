"""How alike a part of a name in Arabic letters and one in Latin letters sound.

The two are laid beside each other letter by letter, or a few letters by a few, so that the sum of
learned weights is greatest (``data/matching/letters.tsv``); what names are known to be written
like (``spellings.tsv``) goes before. The weights are logarithms of how much likelier letters stand
for each other than by chance, after Kondrak's and Brill and Moore's aligners.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from dateline.knowledge.matching.skeleton import skeletons

#: Weight of a letter without counterpart, and of a pair of letters never seen together.
_ALONE, _STRANGE = -2.5, -4.0
_WORST = -1e9
#: What pairs of so many Arabic and so many Latin letters weigh that were never seen, where they may stand together.
_UNSEEN = ((None, _ALONE, None, None), (_ALONE, _STRANGE, None, None), (None, None, None, None))
#: Share of the greatest possible sum at which two parts are as likely one name as not, and how fast that changes.
_EVEN, _SLOPE = 0.30, 0.06
#: Uses from which a spelling tells something; shares of uses that make two parts known for one name, or for two.
_USES, _KNOWN, _OTHER = 20, 0.05, 0.02
_KNOWN_SCORE, _OTHER_SCORE = 0.97, 0.3
#: The least for parts of one skeleton that are not quite unlike: consonants agree, letters were not seen so.
_SAME_SKELETON, _UNLIKE = 0.5, 0.05


def _rows(name: str) -> Iterator[list[str]]:
    text = (files("dateline.knowledge") / "data" / "matching" / name).read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for name in ("letters.tsv", "letters_by_hand.tsv"):
        for arabic, latin, weight in _rows(name):
            found.setdefault(arabic, {})[latin] = int(weight) / 100
    return found


@cache
def _best() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Return the greatest weight of each piece in Arabic and in Latin letters."""
    arabic = {piece: max(row.values()) for piece, row in _weights().items() if piece}
    latin: dict[str, float] = {}
    for row in _weights().values():
        for piece, weight in row.items():
            if piece:
                latin[piece] = max(weight, latin.get(piece, _WORST))
    return arabic, latin


@cache
def _spellings() -> tuple[Mapping[str, int], Mapping[str, int], Mapping[tuple[str, str], int]]:
    """Return how often parts are written at all, by Arabic, by Latin and by both."""
    arabic: dict[str, int] = {}
    latin: dict[str, int] = {}
    both: dict[tuple[str, str], int] = {}
    for name, uses, spellings in _rows("spellings.tsv"):
        arabic[name] = int(uses)
        for each in spellings.split():
            spelling, _, count = each.rpartition(":")
            both[name, spelling] = int(count)
            latin[spelling] = latin.get(spelling, 0) + int(count)
    return arabic, latin, both


@lru_cache(maxsize=65536)
def likeness(arabic: str, latin: str) -> float:
    """Return from 0 to 1 how likely two folded parts of names, one in each script, are one name."""
    of_arabic, of_latin, of_both = _spellings()
    uses, others = of_arabic.get(arabic, 0), of_latin.get(latin, 0)
    together = of_both.get((arabic, latin), 0)
    if together and together / min(uses, others) >= _KNOWN:
        return _KNOWN_SCORE
    if len(arabic) > 2 * len(latin) + 1 or len(latin) > 3 * len(arabic) + 2 or not _share_a_consonant(arabic, latin):
        return 0.0
    share = _laid_beside(arabic, latin) / max(_most(arabic, 0), _most(latin, 1), 0.01)
    found = 1 / (1 + math.exp(max(-30.0, min(30.0, (_EVEN - share) / _SLOPE))))
    if min(uses, others) >= _USES and together / min(uses, others) < _OTHER:
        return min(found, _OTHER_SCORE)
    alike = any(len(each) > 1 for each in skeletons(arabic) & skeletons(latin))
    return max(found, _SAME_SKELETON) if alike and found > _UNLIKE else found


def _share_a_consonant(arabic: str, latin: str) -> bool:
    """Tell whether two parts have a class of consonants in common, which is quickly seen; names of vowels may."""
    ours, theirs = ("".join(skeletons(part)) for part in (arabic, latin))
    return not (ours and theirs) or not set(ours).isdisjoint(theirs)


def _laid_beside(arabic: str, latin: str) -> float:
    """Return the greatest sum of weights over all ways to lay two parts beside each other."""
    weights, width = _weights(), len(latin) + 1
    pieces = [[latin[j - letters : j] for letters in range(min(4, j + 1))] for j in range(width)]
    rows = [[_WORST] * width for _ in range(len(arabic) + 1)]
    rows[0][0] = 0.0
    for i, row in enumerate(rows):
        # Two letters that the table does not have together are never better than each alone.
        told = [(size, rows[i - size], weights.get(arabic[i - size : i])) for size in range(min(3, i + 1))]
        steps = [(_UNSEEN[size], before, known or {}) for size, before, known in told if size < 2 or known]
        for j in range(width):
            best = row[j]
            for unseen, before, known in steps:
                for letters, piece in enumerate(pieces[j]):
                    weight = known.get(piece, unseen[letters])
                    if weight is not None and before[j - letters] + weight > best:
                        best = before[j - letters] + weight
            row[j] = best
    return rows[-1][-1]


@lru_cache(maxsize=16384)
def _most(part: str, script: int) -> float:
    """Return the greatest sum that a part could have beside its best counterpart."""
    known, longest = _best()[script], 2 + script
    sums = [0.0]
    for i in range(1, len(part) + 1):
        sums.append(
            max(
                sums[i - size] + known.get(part[i - size : i], _ALONE if size == 1 else _WORST)
                for size in range(1, min(longest, i) + 1)
            )
        )
    return sums[-1]
