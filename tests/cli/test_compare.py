"""Two articles beside each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import verbs

ENGLISH = """Harbour Courier
Two ministries sign water agreement in Amman
12 March 2031
The foreign ministers of Jordan and Iraq met in Amman on Wednesday and signed an agreement on water.
At least 12 people were killed when shells hit a market in Basra on Tuesday. Another 30 were injured.
"""
ARABIC = """نشرة المرفأ
اتفاق على المياه بين الأردن والعراق
12 آذار/مارس 2031
التقى وزيرا خارجية الأردن والعراق في عمّان يوم الأربعاء ووقعا اتفاقا بشأن المياه، بحسب بيان مشترك.
وقالت وزارة الصحة إن 14 شخصا قتلوا في قصف استهدف سوقا في البصرة يوم الثلاثاء، فيما أصيب أكثر من 25 آخرين.
"""


def dateline(*arguments: object) -> Result:
    return CliRunner().invoke(verbs, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("two")
    (folder / "one.txt").write_text(ENGLISH, "utf-8")
    (folder / "two.txt").write_text(ARABIC, "utf-8")
    return folder / "one.txt", folder / "two.txt"


def test_two_files_are_read_and_compared_on_the_spot(files: tuple[Path, Path]) -> None:
    result = dateline("compare", *files, "--json")
    assert result.exit_code == 0, result.output
    view = json.loads(result.stdout)
    assert [report["article"]["language"] for report in view["reports"]] == ["en", "ar"]
    assert {step["scope"] for step in view["figures"]} >= {"killed", "injured"}


def test_articles_are_compared_by_the_beginnings_of_their_ids(record_path: Path) -> None:
    ids = [each["article_id"] for each in json.loads(dateline("show", "--json", "--db", record_path).stdout)]
    result = dateline("compare", *(each[:14] for each in ids), "--db", record_path)
    assert result.exit_code == 0, result.output
    for words in ("2 reports", "Harbour Courier", "نشرة المرفأ"):
        assert words in result.stdout


def test_what_is_no_article_is_refused(record_path: Path) -> None:
    result = dateline("compare", "failure-", "article-", "--db", record_path)
    assert result.exit_code == 1
    assert "give the ids of two articles" in result.output


def test_a_file_without_an_article_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "none.txt").write_text("\n\n", "utf-8")
    result = dateline("compare", tmp_path / "empty.txt", tmp_path / "none.txt")
    assert result.exit_code == 1
    assert "empty.txt: " in result.output
