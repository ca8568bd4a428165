"""What linking costs as a record grows, at a fixed number of articles a day.

    python benchmarks/linking.py --counts 10000 30000 100000 --daily 1000

Articles are made of words with the frequencies of running text (Zipf), the common ones those of the
table that linking weighs words by, the others invented: each tells one of the day's happenings, most
in one report, some in up to twelve, a tenth of them copies; one in five is in Arabic script. They are
stored with statements and event mentions as annotators would give, so that only linking is timed, with
the writing of its rows. The second time is that of a run after ten more articles of the last day came
in, the third that of one after ten articles that are spread over all days came in late.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from results import parser, report

from dateline.model import (
    Annotation,
    Article,
    Block,
    CleanPage,
    EventMention,
    Kind,
    Page,
    Role,
    Slot,
    Span,
    Statement,
    annotation_id,
    sha256_hex,
)
from dateline.run.linking import Linking
from dateline.run.settings import Configuration, RunSettings
from dateline.store import Writer

#: Words of the invented vocabulary, words of an article, and words that belong to one happening.
VOCABULARY, WORDS, OWN_WORDS = 30_000, 220, 25
#: Words that name acts, some much more often than others: each sentence has one as its second.
VERBS = 500
#: Reports of a happening: most have one.
REPORTS = (1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 6, 12)
LETTERS = {"en": "bcdfghklmnprstvz", "ar": "بتجحدرسشعفقكلمنه"}
VOWELS = {"en": "aeiou", "ar": "اوي"}
_WORD = re.compile(r"\S+")
TYPES = ("ASSAULT", "AGREE", "CONSULT", "PROTEST", "ACCUSE", "AID")


class Maker:
    """Makes articles by seed: the same number gives the same article."""

    def __init__(self, daily: int) -> None:
        self.daily = daily
        rng = random.Random(1)
        self.words = {language: _common(language) for language in LETTERS}
        for language, words in self.words.items():
            words += [_word(rng, language) for _ in range(VOCABULARY - len(words))]
        self.weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
        self.verbs = {language: words[-VERBS:] for language, words in self.words.items()}

    def pages(self, count: int) -> Iterator[tuple[CleanPage, list[Annotation]]]:
        """Yield cleaned pages with the annotations of their article, day after day."""
        rng, made, previous = random.Random(2), 0, ""
        while made < count:
            own = {language: rng.choices(self.words[language], k=OWN_WORDS) for language in LETTERS}
            for _ in range(rng.choice(REPORTS)):
                language = "ar" if rng.random() < 0.2 else "en"
                copied = previous if language == "en" and previous and rng.random() < 0.1 else ""
                text = copied or self._text(rng, language, own[language])
                previous = text if language == "en" else previous
                yield self._page(made, text, language)
                made += 1
                if made == count:
                    return
            previous = ""

    def _text(self, rng: random.Random, language: str, own: list[str]) -> str:
        words = rng.choices(self.words[language], self.weights, k=WORDS)
        for at in rng.sample(range(WORDS), 60):
            words[at] = rng.choice(own)
        for at in range(0, WORDS, 20):
            (words[at + 1],) = rng.choices(self.verbs[language], self.weights[:VERBS])
        sentences = [" ".join(words[at : at + 20]) for at in range(0, WORDS, 20)]
        return "\n".join([" ".join(own[:8]).capitalize(), *(f"{each.capitalize()}." for each in sentences)])

    def _page(self, number: int, text: str, language: str) -> tuple[CleanPage, list[Annotation]]:
        source, digest = f"page-{number}.txt", sha256_hex(f"{number} {text}".encode())
        page_id = Page.id_for(digest, None, "text/plain", "utf-8")
        page = Page(
            page_id, source, None, "text/plain", "utf-8", "declared", digest, len(text), "made@1", "", None, text
        )
        lines, at = [], 0
        for line in text.split("\n"):
            lines.append((at, at + len(line)))
            at += len(line) + 1
        whole = Span.of(page, 0, len(text))
        day = (date(2031, 1, 1) + timedelta(days=number // self.daily)).isoformat()
        title = text[slice(*lines[0])]
        article = Article(
            Article.id_for(whole),
            0,
            whole,
            title,
            f"Outlet {number % 40}",
            None,
            None,
            language,
            None,
            day,
            None,
            day,
            day,
            Kind.NEWS,
            "made",
        )
        blocks = tuple(
            Block(Block.id_for(span), article.article_id, place, span, Role.BODY if place else Role.TITLE, "made", 1.0)
            for place, span in enumerate(Span.of(page, *line) for line in lines)
        )
        return CleanPage(page, (), (article,), blocks, ()), list(_annotations(page, article.article_id, lines, number))


def _annotations(page: Page, article_id: str, lines: list[tuple[int, int]], number: int) -> Iterator[Annotation]:
    """Give three statements and six events, with their actors."""
    for place, (start, end) in enumerate(lines[1:4]):
        span = Span.of(page, start + 5, end - 1)
        yield Statement(annotation_id("statement", span), article_id, span, "paraphrase", "neutral", "made")
        _, second = islice(_WORD.finditer(page.text, start, end), 2)
        trigger = Span.of(page, *second.span())
        for kind in range(2):
            event_type = TYPES[(number + place + kind) % len(TYPES)]
            event_id = annotation_id("event", trigger, event_type)
            yield EventMention(event_id, article_id, trigger, event_type, None, "asserted", True, "made")
            actor = Span.of(page, end - 12, end - 1)
            slot_id = annotation_id("slot", actor, event_id, "actor", 0)
            yield Slot(slot_id, article_id, event_id, "actor", 0, None, "made", actor)


def _common(language: str) -> list[str]:
    """Return the common words of a language, the commonest first."""
    lines = files("dateline.link").joinpath("data", "commonness.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.startswith(f"{language}\t")]
    return [word for _, word, share in sorted(rows, key=lambda row: (-int(row[2]), row[1])) if word.isalpha()]


def _word(rng: random.Random, language: str) -> str:
    return "".join(rng.choice(LETTERS[language]) + rng.choice(VOWELS[language]) for _ in range(rng.randint(2, 4)))


def measure(count: int, daily: int, workers: int, folder: Path) -> tuple[object, ...]:
    """Store ``count`` articles but ten, ten more, and the ten that were left out, and time linking after each."""
    made = list(Maker(daily).pages(count + 10))
    late = set(range(count // 20, count, count // 10))
    parts = [
        [page for at, page in enumerate(made[:count]) if at not in late],
        made[count:],
        [made[at] for at in sorted(late)],
    ]
    made, times = [], []
    with Writer.open(folder / f"{count}.db") as writer:
        run_id = writer.begin_run("0", "benchmark", "{}", "")
        for part in parts:
            _store(writer, part)
            arrived = len(part)
            part.clear()
            wall, busy = time.monotonic(), _busy()
            silent: Any = SimpleNamespace(phase=lambda *_: None, advance=lambda *_: None)
            configuration = Configuration(RunSettings(workers))
            session: Any = SimpleNamespace(writer=writer, progress=silent, configuration=configuration)
            Linking(session).run()
            times.append((time.monotonic() - wall, _busy() - busy))
            sys.stderr.write(f"{count}: {arrived} articles in {times[-1][1]:.1f} s of CPU, {times[-1][0]:.0f} s\n")
        writer.finish_run(run_id, "finished", "{}")
    memory = max(resource.getrusage(each).ru_maxrss for each in _PROCESSES) / 1024
    (wall, busy), (_, more), (_, late_more) = times
    return (count, wall, busy, 1000 * busy / count, more, late_more, memory)


_PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _busy() -> float:
    """Return the seconds of CPU that this process and its workers that have ended took."""
    used = [resource.getrusage(each) for each in _PROCESSES]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _store(writer: Writer, pages: list[tuple[CleanPage, list[Annotation]]]) -> None:
    for first in range(0, len(pages), 1000):
        batch = pages[first : first + 1000]
        with writer.transaction():
            refused = writer.add([page for page, _ in batch], "read+clean", "1")
            found = [(page.articles[0].article_id, annotations) for page, annotations in batch]
            refused += writer.add_annotations(found, "made", "1")
        if refused:
            raise SystemExit(f"cannot store: {refused[0]}")


def main() -> None:
    """Link records of growing size."""
    options = parser(__doc__)
    options.add_argument("--counts", type=int, nargs="+", default=[1000, 3000, 10000])
    options.add_argument("--daily", type=int, default=1000)
    options.add_argument("--workers", type=int, default=2)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-benchmark-") as folder:
        rows = [measure(count, chosen.daily, chosen.workers, Path(folder)) for count in chosen.counts]
    head = (
        "articles",
        "linking, wall s",
        "CPU s",
        "CPU ms each",
        "ten more of the last day, CPU s",
        "ten late ones, CPU s",
        "peak MiB of a process",
    )
    report(f"Linking, {chosen.daily} articles a day, {chosen.workers} workers", head, rows, write=chosen.write)


if __name__ == "__main__":
    main()
