"""Learn how names are written in Latin letters: ``letters.tsv`` and ``spellings.tsv`` of ``knowledge/data/matching``.

Run it with the folder of an unpacked wheel of arabic-name-romanizer (MIT; its table of full names is
from Wikidata, CC0-1.0; rows from elsewhere are left out)::

    python scripts/name_letters.py FOLDER

Pairs of name parts are taken from names with as many parts in both scripts, and from the places of
``knowledge/data/entities/places.csv.gz`` (GeoNames, CC BY 4.0). Pieces of up to two Arabic and three
Latin letters are aligned by expectation maximisation; a weight is the logarithm of how much likelier a
pair of pieces is than its letters by chance.
"""

from __future__ import annotations

import csv
import gzip
import math
import random
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dateline.model import fold

DATA = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data"
#: Pieces (Arabic letters, Latin letters) and their shares to begin with.
SHAPES = {
    (1, 0): 0.05, (0, 1): 0.15, (1, 1): 0.5, (1, 2): 0.1, (1, 3): 0.02,
    (2, 1): 0.04, (2, 2): 0.04, (0, 2): 0.02, (2, 3): 0.01,
}  # fmt: skip
ROUNDS, LEARNED_FROM = 7, 30_000
#: Expected uses below which a piece is dropped, in the first rounds and in the last.
RARE, RARE_AT_LAST = 0.3, 1.5
ELSEWHERE = ("IRN", "PAK", "AFG", "IND", "CHN")  # their Arabic names are often of another language's letters
Probabilities = dict[tuple[str, str], float]


def latin_parts(text: str) -> list[str]:
    """Return the parts of a Latin name, without articles."""
    text = re.sub(r"\b(a[ndrstz]|a[stdz]h|al|el|ul)[- ](?=\w)", "", fold(text).replace("'", ""))
    return re.sub(r"[^a-z ]", " ", text.replace("-", " ")).split()


def arabic_parts(text: str) -> list[str]:
    """Return the parts of an Arabic name, without articles."""
    text = fold(text).translate(str.maketrans("گچپڤژ", "كجبفز"))
    words = re.sub(r"[^ء-ي ]", " ", re.sub(r"\bعبد ", "عبد", text)).split()
    return [re.sub(r"^ال(?=..)", "", word) for word in words]


def pairs_of(folder: Path) -> Counter[tuple[str, str]]:
    """Count the pairs of parts in names of people and places."""
    found: Counter[tuple[str, str]] = Counter()
    names = sqlite3.connect(folder / "arabic_name_romanizer" / "resources" / "names.sqlite3")
    for arabic, latin in names.execute("SELECT arabic_key, latin FROM full_names WHERE source = 'wikidata'"):
        found.update(_paired(arabic, latin, 2))
    with gzip.open(DATA / "entities" / "places.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["country"] not in ELSEWHERE:
                for arabic in filter(None, row["names_ar"].split("|")[:2]):
                    found.update(_paired(arabic, row["name"], 3))
    return found


def _paired(arabic: str, latin: str, shortest: int) -> Iterator[tuple[str, str]]:
    ours, theirs = arabic_parts(arabic), latin_parts(latin)
    if len(ours) == len(theirs):
        yield from ((a, b) for a, b in zip(ours, theirs, strict=True) if min(len(a), len(b)) >= shortest)


def learn(pairs: list[tuple[str, str, float]]) -> Probabilities:
    """Return how often pieces stand for each other, of all pieces."""
    known: Probabilities = {}
    for turn in range(ROUNDS):
        counts: defaultdict[tuple[str, str], float] = defaultdict(float)
        for arabic, latin, weight in pairs:
            expect(arabic, latin, weight, known, counts)
        total, rare = sum(counts.values()), RARE if turn < 3 else RARE_AT_LAST
        known = {piece: count / total for piece, count in counts.items() if count > rare}
    return known


def expect(
    arabic: str, latin: str, weight: float, known: Probabilities, counts: defaultdict[tuple[str, str], float]
) -> None:
    """Add the expected uses of pieces in one pair of parts, over all its alignments."""
    width = len(latin) + 1
    forward = [0.0] * ((len(arabic) + 1) * width)
    forward[0] = 1.0
    edges = []
    for at in range(1, len(forward)):
        i, j = divmod(at, width)
        for (a, b), share in SHAPES.items():
            before = at - a * width - b
            if i >= a and j >= b and forward[before]:
                piece = (arabic[i - a : i], latin[j - b : j])
                chance = known.get(piece, 1e-7) if known else share * 0.1 ** (a + b - 1)
                edges.append((at, before, piece, chance))
                forward[at] += forward[before] * chance
    backward = [0.0] * len(forward)
    backward[-1] = 1.0
    for at, before, piece, chance in reversed(edges):
        if backward[at] and forward[-1]:
            backward[before] += chance * backward[at]
            counts[piece] += weight * forward[before] * chance * backward[at] / forward[-1]


def write(pairs: Counter[tuple[str, str]], known: Probabilities) -> None:
    """Write both tables under the comments that they have."""
    letters: list[Counter[str]] = [Counter(), Counter()]
    for (arabic, latin), count in pairs.items():
        for script, part in enumerate((arabic, latin)):
            letters[script].update(dict.fromkeys(part, min(count, 5)))
    totals = [sum(each.values()) for each in letters]

    def chance(script: int, piece: str) -> float:
        return sum(math.log((letters[script][each] or 0.5) / totals[script]) for each in piece)

    rows = [f"{a}\t{b}\t{round(100 * (math.log(p) - chance(0, a) - chance(1, b)))}" for (a, b), p in known.items()]
    _write("letters.tsv", sorted(rows))
    uses, spellings = Counter[str](), defaultdict(list)
    for (arabic, latin), count in pairs.items():
        uses[arabic] += count
        if count >= 4:
            spellings[arabic].append((-count, latin))
    rows = [
        f"{name}\t{uses[name]}\t" + " ".join(f"{latin}:{-count}" for count, latin in sorted(spellings[name]))
        for name in sorted(spellings)
    ]
    _write("spellings.tsv", rows)


def _write(name: str, rows: list[str]) -> None:
    path = DATA / "matching" / name
    comments = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    path.write_text("\n".join([*comments, *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    counted = pairs_of(Path(sys.argv[1]))
    chosen = [(a, b, min(n, 5) ** 0.5) for (a, b), n in counted.items() if len(a) <= 12 and len(b) <= 14]
    random.Random(1).shuffle(chosen)
    write(counted, learn(chosen[:LEARNED_FROM]))
