"""Writes ``src/dateline/link/data/commonness.tsv``: in how many of a thousand news texts a stem stands.

Reads the frequency lists of the package ``wordfreq`` (3.1.1: ``pip install wordfreq``; data CC BY-SA
4.0), which count words in running text, and turns a frequency p into the share of texts of 250
words that hold the word: 1 - (1 - p)^250. Shares of words with one stem are added up.
Run: ``python scripts/word_commonness.py WHEEL_OR_FOLDER``.
"""

from __future__ import annotations

import gzip
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

import msgpack  # type: ignore[import-not-found,unused-ignore]

from dateline.link.words import stems_of

LANGUAGES = ("ar", "en")
#: Words of a news text, about.
TEXT_WORDS = 250
#: Thousandths below which a stem says nothing more about texts than that it is rare.
LEAST = 4
OUT = Path(__file__).parent.parent / "src/dateline/link/data/commonness.tsv"

HEADER = """\
# In how many of a thousand texts of 250 words a stem stands, by language: the frequencies of words in
# subtitles, encyclopedias, news, books and posts of wordfreq 3.1.1 (Robyn Speer), turned into shares by
# scripts/word_commonness.py. Source: https://github.com/rspeer/wordfreq
# Licence: CC BY-SA 4.0, as wordfreq's data
"""


def frequencies(wheel: Path, language: str) -> dict[str, float]:
    """Read a list of wordfreq: buckets of words, each a hundredth of a factor of ten rarer than the last."""
    with zipfile.ZipFile(wheel) as archive:
        data = gzip.decompress(archive.read(f"wordfreq/data/small_{language}.msgpack.gz"))
    _, *buckets = msgpack.unpackb(data, raw=False)
    return {word: 10 ** (-at / 100) for at, words in enumerate(buckets) for word in words}


def main() -> None:
    """Write the table."""
    lines = []
    for language in LANGUAGES:
        shares: dict[str, float] = defaultdict(float)
        for word, frequency in frequencies(Path(sys.argv[1]), language).items():
            for stem in set(stems_of(word, language)):
                shares[stem] += 1 - (1 - frequency) ** TEXT_WORDS
        common = {stem: min(1000, round(share * 1000)) for stem, share in shares.items()}
        lines += [f"{language}\t{stem}\t{n}\n" for stem, n in sorted(common.items()) if n >= LEAST]
    OUT.write_text(HEADER + "".join(lines), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
