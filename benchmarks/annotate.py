"""How fast articles are annotated: English as a share of the bare spaCy pipeline's cost, Arabic in sentences a second.

    python benchmarks/annotate.py --gold ../shared/gold [--articles 25] [--rounds 3]

English texts are the bodies of the Fundus test pages (news of all kinds) and Wikinews (MEANTIME), Arabic ones
sentences of news of 2008 and the Arabic side of NTREX. CPU time of one process, medians over rounds;
the bare pipeline runs over the same texts in the same round, as it comes out of ``spacy.load``.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from results import parser, report

from dateline.annotate import ArabicAnnotator, EnglishAnnotator, article_of
from dateline.annotate.ar.annotator import finders as arabic_finders
from dateline.annotate.ar.reader import read as read_arabic
from dateline.annotate.en.annotator import finders as english_finders
from dateline.annotate.en.annotator import is_wanted
from dateline.annotate.en.model import best_pipeline
from dateline.annotate.en.parser import read as read_english
from dateline.annotate.reading import Finder, Reading
from dateline.clean.language import detect_language
from dateline.model import ArticleText

#: Seconds of each step, and the readings that they made.
_Timed = tuple[dict[str, float], list[Reading]]

HEAD = ("text", "articles", "sentences", "tokens each", "sentences/s", "share of bare", "parsed", "most of the time")


def main() -> None:
    """Time annotating in both languages."""
    options = parser(__doc__)
    options.add_argument("--gold", type=Path, required=True, metavar="FOLDER")
    options.add_argument("--articles", type=int, default=25, help="articles of each kind")
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    rows = [
        *(_english(name, texts, chosen.rounds) for name, texts in _texts(chosen, ENGLISH) if texts),
        *(_arabic(name, texts, chosen.rounds) for name, texts in _texts(chosen, ARABIC) if texts),
    ]
    report("Annotating", HEAD, rows, write=chosen.write)


def _texts(chosen: Any, kinds: Sequence[tuple[str, str, Callable[[Path], Iterable[ArticleText]]]]) -> Any:
    for name, path, made in kinds:
        if not (chosen.gold / path).exists():
            sys.stderr.write(f"no {path} in {chosen.gold}: left out\n")
            continue
        found = list(made(chosen.gold / path))
        yield name, found[:: max(1, len(found) // chosen.articles)][: chosen.articles]


def _fundus(folder: Path) -> Iterable[ArticleText]:
    for path in sorted(folder.glob("*/*.json")):
        for told in json.loads(path.read_text("utf-8")).values():
            lines = [line for part in told["body"]["sections"] for line in part["paragraphs"]]
            body = "\n\n".join(lines)
            if len(body) > 300 and detect_language(body).language == "en":
                yield article_of(body, "en", "2024-05-01")


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    return map(json.loads, path.read_text("utf-8").splitlines())


def _meantime(path: Path) -> Iterable[ArticleText]:
    return (article_of(row["text"], "en", "2009-01-01") for row in _lines(path))


def _sentences(path: Path) -> Iterable[ArticleText]:
    texts = [row["text"] for row in _lines(path)]
    return (article_of("\n".join(texts[at : at + 10]), "ar", "2008-01-01") for at in range(0, len(texts), 10))


def _ntrex(path: Path) -> Iterable[ArticleText]:
    return (article_of(row["text"], "ar", "2019-06-01") for row in _lines(path) if row["lang"].startswith("ar"))


ENGLISH = (("Fundus", "html/fundus", _fundus), ("MEANTIME", "time/meantime_en.jsonl", _meantime))
ARABIC = (
    ("news of 2008", "events/arabic_gsr_detect.jsonl", _sentences),
    ("NTREX", "clusters/ntrex_parallel_docs.jsonl", _ntrex),
)


def _english(name: str, texts: Sequence[ArticleText], rounds: int) -> Sequence[object]:
    import spacy

    pipeline = best_pipeline()
    bare = spacy.load(pipeline.partition(" ")[0].replace("-", "_"))
    EnglishAnnotator().read(texts[0])
    timed, compared = [], []
    for _ in range(rounds):
        compared.append(_seconds(lambda: list(bare.pipe(text.page.text for text in texts))))
        timed.append(_annotated(texts, lambda text: read_english(text, pipeline, is_wanted), english_finders()))
    return _row(f"English: {name}", timed, statistics.median(compared))


def _arabic(name: str, texts: Sequence[ArticleText], rounds: int) -> Sequence[object]:
    ArabicAnnotator().read(texts[0])
    return _row(f"Arabic: {name}", [_annotated(texts, read_arabic, arabic_finders()) for _ in range(rounds)], None)


def _row(name: str, timed: Sequence[_Timed], bare: float | None) -> Sequence[object]:
    readings = timed[0][1]
    spent = {step: statistics.median(each[0][step] for each in timed) for step in timed[0][0]}
    whole = statistics.median(sum(each[0].values()) for each in timed)
    sentences = [sentence for reading in readings for sentence in reading.sentences]
    most = sorted(spent.items(), key=lambda item: -item[1])[:4]
    return (
        name,
        len(readings),
        len(sentences),
        sum(len(each.tokens) for each in sentences) / len(sentences),
        len(sentences) / whole,
        whole / bare if bare else "",
        sum(each.parsed for each in sentences) / len(sentences) if bare else "",
        ", ".join(f"{step} {seconds / whole:.2f}" for step, seconds in most),
    )


def _annotated(
    texts: Sequence[ArticleText], read: Callable[[ArticleText], Reading], finders: Sequence[Finder]
) -> _Timed:
    """Annotate texts and return the seconds of each step with the readings."""
    spent: dict[str, float] = defaultdict(float)
    readings = []
    for text in texts:
        started = time.process_time()
        reading = read(text)
        spent["reading"] += time.process_time() - started
        for finder in finders:
            started = time.process_time()
            reading.add(finder(reading))
            spent[finder.__module__.split(".")[-2]] += time.process_time() - started
        readings.append(reading)
    return spent, readings


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
