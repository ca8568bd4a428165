"""What recurs, judged in a run: pages of unknown outlets, and the same record however it was made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.model import Role
from dateline.run import Configuration, RunSettings, run
from dateline.store import Record

QUICK = Configuration(RunSettings(workers=1, page_timeout=30, commit_seconds=0))

TOWNS = {"en": ("Aqaba", "Basra", "Tyre", "Hodeida"), "ar": ("العقبة", "البصرة", "صور", "الحديدة")}
PAGES = {
    "en": """Port of {0} opens a second quay after {1} years of work

The port of {0} opened a second quay on Sunday, and the first ships from {0} left it before noon with {1} containers.

The head of the port of {0} said in a statement that the quay had cost less than {1} million and took two years.

Fishermen in {0} had asked for a longer breakwater, and the council of {0} will vote on it when {1} members are back.

{2}
""",
    "ar": """ميناء {0} يفتتح رصيفا ثانيا بعد {1} سنوات من العمل

افتتح ميناء {0} يوم الأحد رصيفا ثانيا وغادرت أولى السفن من {0} قبل الظهر وعلى متنها {1} حاوية من البضائع المختلفة.

وقال مدير ميناء {0} في بيان إن الرصيف كلف أقل من {1} مليون دينار وإن العمل فيه استمر سنتين من دون توقف يذكر.

وكان الصيادون في {0} قد طلبوا حاجزا أطول وسيصوت مجلس {0} على الطلب حين يعود {1} من أعضائه إلى المدينة.

{2}
""",
}
LABELS = {"en": "Hand-picked for the evening", "ar": "مختارات هذا المساء"}


def write_pages(folder: Path, language: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = []
    for number, town in enumerate(TOWNS[language]):
        path = folder / f"{number}.txt"
        path.write_text(PAGES[language].format(town, number + 3, LABELS[language]), "utf-8")
        paths.append(path)
    return paths


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pages")
    return [*write_pages(folder / "en", "en"), *write_pages(folder / "ar", "ar")]


@pytest.fixture(scope="module")
def whole(paths: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    db = tmp_path_factory.mktemp("record") / "whole.db"
    run(paths, db=db, configuration=QUICK)
    with Record.open(db) as record:
        yield record


@pytest.mark.parametrize("language", ["en", "ar"])
def test_labels_of_pages_of_unknown_outlets_are_frame_and_prose_is_body(whole: Record, language: str) -> None:
    articles = [article for article in whole.articles() if article.language == language]
    blocks = [block for article in articles for block in whole.blocks(article.span.page_id)]
    assert [article.outlet for article in articles] == [None] * len(TOWNS[language])
    assert all(article.title and article.title in article.span.exact for article in articles)
    assert {block.role for block in blocks if block.span.exact == LABELS[language]} == {Role.FURNITURE}
    assert sum(block.role is Role.BODY for block in blocks) == 3 * len(articles)


def test_what_the_page_alone_said_is_kept(whole: Record) -> None:
    changed = [block for article in whole.articles() for block in whole.blocks(article.span.page_id) if block.page_role]
    assert {(block.span.exact, block.page_role) for block in changed} == {(LABELS["en"], Role.BODY)}
    assert whole.verify().sound


def test_the_record_does_not_depend_on_how_pages_were_split_into_runs(
    whole: Record, paths: list[Path], tmp_path: Path
) -> None:
    for part in (paths[5:] + paths[:1], paths[1:5]):
        run(part, db=tmp_path / "parts.db", configuration=QUICK)
    with Record.open(tmp_path / "parts.db") as parts:
        assert parts.digest() == whole.digest()
