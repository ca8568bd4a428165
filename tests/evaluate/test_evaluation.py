"""The engine, with a reader and a cleaner made for the purpose."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.evaluate import evaluate, set_names
from dateline.evaluate.engine import chosen_sets, measure
from dateline.evaluate.fundus import read_fundus
from dateline.evaluate.workbench import Workbench
from dateline.model import (
    Article,
    Block,
    CleanPage,
    ConfigurationError,
    Document,
    Kind,
    Page,
    Payload,
    ResourceError,
    Role,
    Span,
    StageError,
    sha256_hex,
)
from dateline.run import Registry


@dataclass
class LineReader:
    """Takes the bytes for the text; fails on pages whose source has a given word in it."""

    fails_on: str = "\0"
    name: str = "lines"
    version: str = "1"
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    config: object = None
    media_types: tuple[str, ...] = ("text/plain", "text/html")
    suffixes: tuple[str, ...] = (".txt", ".html")

    def __call__(self, batch: Sequence[Payload]) -> list[Document]:
        return [self._read(payload) for payload in batch]

    def _read(self, payload: Payload) -> Document:
        if self.fails_on in payload.source:
            raise StageError("cannot be read")
        text = payload.data.decode("utf-8").removeprefix("\ufeff")
        sha256 = sha256_hex(payload.data)
        facts = (payload.media_type, "utf-8", "forced", sha256, len(payload.data), "lines", "2031-01-01T00:00:00Z")
        return Document(Page("page-" + sha256[:8], payload.source, payload.url, *facts, None, text), ())


@dataclass
class BodyCleaner:
    """Takes the first line for the title, every other for body, and dates all of it 2 May 2031."""

    name: str = "body"
    version: str = "1"
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    config: object = None
    media_types: tuple[str, ...] = ("*",)

    def __call__(self, batch: Sequence[Document]) -> list[CleanPage]:
        return [self._clean(document.page) for document in batch]

    def _clean(self, page: Page) -> CleanPage:
        whole = Span.of(page, 0, len(page.text))
        identity = Article.id_for(whole)
        dates = ("2031-05-02", None, "2031-05-02", "2031-05-02")
        article = Article(identity, 0, whole, None, None, None, None, "en", "ltr", *dates, Kind.NEWS, "test")
        blocks: list[Block] = []
        offset = 0
        for line in page.text.splitlines(keepends=True):
            if line.strip():
                span = Span.of(page, offset, offset + len(line.rstrip()))
                role = Role.BODY if blocks else Role.TITLE
                blocks.append(Block(Block.id_for(span), identity, len(blocks), span, role, "test", 1.0))
            offset += len(line)
        return CleanPage(page, (), (article,), tuple(blocks), ())


def bench(gold: Path = Path("no-such-folder"), fails_on: str = "\0") -> Workbench:
    return Workbench(Registry((), (LineReader(fails_on),), (BodyCleaner(),), ()), gold)


def only(name: str, workbench: Workbench) -> dict[str, float]:
    report = measure(chosen_sets([name])[0], workbench)
    assert report.measured is not None, report.skipped
    return {score.metric: score.value for score in report.scores}


def test_roles_of_shipped_scraped_pages_are_scored() -> None:
    found = only("scraped-roles", bench())
    assert found["body.char_recall"] > 0.95
    assert found["body.char_precision"] < 0.95
    assert found["related.block_recall"] == 0.0


def test_a_cleaner_that_dates_everything_is_seen_to_invent() -> None:
    found = only("scraped-items", bench())
    assert found["published_silence"] == 0.0
    assert found["published_precision"] < 0.2
    assert found["items_f1"] < 1.0


def test_pages_that_fail_are_counted_and_named() -> None:
    measured = measure(chosen_sets(["scraped-roles"])[0], bench(fails_on="p01")).measured
    assert measured is not None
    assert measured.systems[0].failures == 1
    assert measured.misses[0] == "p01.txt: StageError: cannot be read"


def test_held_out_sets_give_figures_and_no_hints() -> None:
    report = measure(chosen_sets(["held-roles"])[0], bench(fails_on="q16"))
    assert report.measured is not None
    assert report.measured.misses == ()
    assert report.scores


def test_held_out_sets_are_measured_only_by_name() -> None:
    assert not [each for each in chosen_sets(None) if each.held]
    assert {each.name for each in chosen_sets(["held-items"])} == {"held-items"}
    held = {each.name for each in chosen_sets(set_names()) if each.held}
    assert set(set_names()) - set(set_names(held=False)) == held


def test_sets_whose_gold_is_absent_are_skipped_with_the_reason() -> None:
    for name in ("shared-pages", "fundus-content", "fundus-dates"):
        report = measure(chosen_sets([name])[0], bench())
        assert report.measured is None
        assert "no-such-folder" in (report.skipped or "")


def test_an_unknown_set_is_refused_by_name() -> None:
    with pytest.raises(ConfigurationError, match="unknown evaluation set quotes; there are samples-roles"):
        evaluate(["quotes"])


def make_fundus(folder: Path) -> Path:
    """Make a publisher's folder as Fundus has them, with two versions of a page."""
    country = folder / "html" / "fundus" / "xx"
    country.mkdir(parents=True)
    gold, about = {}, {}
    for version, day in (("V1", "2031-05-02"), ("V2", "2031-05-03")):
        file = f"Quay_{day.replace('-', '_')}.html.gz"
        lines = [f"The quay reopened on {day}", f"Boats sailed again and {version} was there to see it."]
        (country / file).write_bytes(gzip.compress("\n".join(["Title", *lines]).encode()))
        about[file] = {"url": f"https://quay.example/{day}", "crawl_date": f"{day} 12:00:00"}
        body = {"summary": [], "sections": [{"headline": [], "paragraphs": lines}]}
        gold[version] = {"body": body, "publishing_date": f"{day} 08:00:00+00:00", "title": "Title"}
    (country / "Quay.json").write_text(json.dumps(gold), "utf-8")
    (country / "meta.info").write_text(json.dumps(about), "utf-8")
    return folder


def test_fundus_versions_and_pages_go_together_in_order(tmp_path: Path) -> None:
    pages, _ = read_fundus(make_fundus(tmp_path) / "html" / "fundus")
    assert [(page.url, page.day, page.fetched_at) for page in pages] == [
        ("https://quay.example/2031-05-02", "2031-05-02", "2031-05-02T12:00:00"),
        ("https://quay.example/2031-05-03", "2031-05-03", "2031-05-03T12:00:00"),
    ]


def test_peers_are_scored_on_the_same_pages(tmp_path: Path) -> None:
    workbench = bench(make_fundus(tmp_path))
    assert only("fundus-content", workbench)["f1"] == 1.0
    assert only("fundus-dates", workbench)["accuracy"] == 0.5
    systems = {
        name: [each.system for each in report.measured.systems]
        for name in ("fundus-content", "fundus-dates")
        if (report := measure(chosen_sets([name])[0], workbench)).measured
    }
    assert systems == {"fundus-content": ["dateline", "trafilatura"], "fundus-dates": ["dateline", "htmldate"]}


def test_a_peer_that_is_not_installed_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise ResourceError("not installed")

    monkeypatch.setattr("dateline.evaluate.html.trafilatura_text", absent)
    measured = measure(chosen_sets(["fundus-content"])[0], bench(make_fundus(tmp_path))).measured
    assert measured is not None
    assert [each.system for each in measured.systems] == ["dateline"]
