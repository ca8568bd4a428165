"""Train the name tagger of the Arabic pack: ``python scripts/train_arabic_names.py GOLD [--check]``.

GOLD is the folder with anercorp_train.jsonl, aqmar_train.jsonl and wojood_sample_train.jsonl.
Writes ``data/names.crfsuite`` and what it is into ``data/names_model.md``. ``--check`` holds back
the last sixth of ANERcorp and three stretches of AQMAR, trains on the rest and prints scores; it
writes nothing.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pycrfsuite

from dateline.annotate.ar.names import MODEL
from dateline.annotate.ar.names.features import features
from dateline.evaluate.names import name_scores, tagged
from dateline.evaluate.names_gold import TaggedSentence, read_names

DATA = Path(__file__).parents[1] / "src" / "dateline" / "annotate" / "ar" / "data"
FILES = ("anercorp_train.jsonl", "aqmar_train.jsonl", "wojood_sample_train.jsonl")
#: Sentences of AQMAR held back by ``--check``: of history, of football and of a life.
AQMAR_HELD = (range(480, 600), range(1100, 1300), range(1978, 2038))

#: Averaged perceptron: better here than L-BFGS (F1 .696 against .677 on what was held back), and faster.
PARAMETERS = {"max_iterations": 8, "feature.minfreq": 4}
#: Copies of the data in which words lose their own form (first share) or their neighbours' (second),
#: so that lists and affixes learn to do without: F1 + .01 on both sets.
COPIES, WITHOUT_FORM, WITHOUT_NEIGHBOURS = 2, 0.4, 0.2
FORM = ("w=", "s=", "p3=", "p4=", "e3=", "e4=", "s|1s", "-1s|s", "-1s|k")
NEIGHBOURS = ("-1s=", "-1w=", "1s=", "1w=", "-2s=", "2s=", "-1s|1s", "-2s|", "-1s|")


def train(sentences: Sequence[TaggedSentence]) -> bytes:
    """Train on sentences and return the model in crfsuite's format."""
    trainer = pycrfsuite.Trainer(algorithm="ap", params=PARAMETERS, verbose=False)
    chance = random.Random(1)
    for each in sentences:
        rows = features(each.words)
        trainer.append(rows, each.labels)
        for _ in range(COPIES):
            trainer.append([_poorer(row, chance) for row in rows], each.labels)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / MODEL
        trainer.train(str(place))
        return place.read_bytes()


def _poorer(row: list[str], chance: random.Random) -> list[str]:
    """Return a word's features without its own form, or without its neighbours', or whole."""
    drawn = chance.random()
    if drawn < WITHOUT_FORM:
        return [each for each in row if not each.startswith(FORM)]
    if drawn < WITHOUT_FORM + (1 - WITHOUT_FORM) * WITHOUT_NEIGHBOURS:
        return [each for each in row if not each.startswith(NEIGHBOURS)]
    return row


def check(sets: Sequence[Sequence[TaggedSentence]]) -> dict[str, dict[str, float]]:
    """Train without what is held back and return the scores on it."""
    aner, aqmar, wojood = sets
    border = len(aner) * 5 // 6
    held = {index for stretch in AQMAR_HELD for index in stretch}
    model = train([*aner[:border], *(each for at, each in enumerate(aqmar) if at not in held), *wojood])
    tests = {"ANERcorp": aner[border:], "AQMAR": [each for at, each in enumerate(aqmar) if at in held]}
    return {
        name: {score.metric: round(score.value, 3) for score in name_scores(test, tagged(test, model))}
        for name, test in tests.items()
    }


def main() -> None:
    """Train and write the model, or check."""
    folder = Path(sys.argv[1])
    read = [read_names(folder / name) for name in FILES]
    sets = [sentences for sentences, _ in read]
    if "--check" in sys.argv:
        print(check(sets))  # noqa: T201
        return
    model = train([each for sentences in sets for each in sentences])
    (DATA / MODEL).write_bytes(model)
    digests = "".join(f"- {name}: {digest}\n" for name, (_, digest) in zip(FILES, read, strict=True))
    print(f"{len(model)} bytes, sha256 {sha256(model).hexdigest()}, trained on\n{digests}")  # noqa: T201


if __name__ == "__main__":
    main()
