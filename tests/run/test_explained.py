"""Why an English annotation holds what it holds: antecedent, owner, whole, the day counted from, the pipeline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.run import Configuration, RunSettings, run
from dateline.store import Explanation, Record

TEXT = (
    "Harbour closes after blast\n\n12 March 2031\n\n"
    "Jane Roe, the mayor of the town, closed the harbour on Monday. She said that three dockers, including a "
    "teenager, were killed on Sunday and that the harbour would stay shut.\n\n"
    "The town marked the 53rd anniversary of the arson attack on Al-Aqsa Mosque, the office of the mayor said.\n"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("explained")
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    run([folder / "page.txt"], db=folder / "news.db", configuration=Configuration(RunSettings(workers=1)))
    with Record.open(folder / "news.db") as opened:
        yield opened


def part(explanation: Explanation, name: str) -> Explanation:
    return next(each for each in explanation.parts if each.name == name)


def words(explanation: Explanation) -> str:
    return explanation.words.exact if explanation.words else ""


def test_a_repeat_leads_to_what_it_repeats(record: Record) -> None:
    pronoun = next(each for each in record.rows("mentions") if each.span.exact == "She")
    assert words(part(record.why(pronoun.mention_id), "antecedent")) == "Jane Roe"


def test_a_time_leads_to_the_day_it_was_counted_from(record: Record) -> None:
    monday = next(each for each in record.rows("times") if each.span.exact == "Monday")
    published = part(record.why(monday.time_id), "published")
    assert published.value == "2031-03-12"
    assert words(published) == "12 March 2031"
    anniversary = next(each for each in record.rows("times") if "anniversary" in each.span.exact)
    assert (anniversary.anchor, anniversary.anchor_basis) == ("1969-08-21", "happening: arson at Al-Aqsa Mosque")


def test_a_part_leads_to_its_whole_and_back(record: Record) -> None:
    child = next(each for each in record.rows("figures") if each.part_of)
    whole = part(record.why(child.figure_id), "part of")
    assert words(whole) == "three dockers"
    assert part(record.why(whole.record_id), "includes").record_id == child.figure_id


def test_a_slot_leads_to_its_owner_and_through_a_repeat(record: Record) -> None:
    statement = next(each for each in record.rows("statements") if "teenager" in each.span.exact)
    speaker = next(
        each for each in record.rows("slots") if each.owner_id == statement.statement_id and each.name == "speaker"
    )
    explained = record.why(speaker.slot_id)
    assert part(explained, "part of").record_id == statement.statement_id
    mention = next(each for each in explained.parts if each.table == "mentions")
    assert words(part(mention, "antecedent")) == "Jane Roe"


def test_the_work_names_the_pipeline_and_the_version(record: Record) -> None:
    figure = next(iter(record.rows("figures")))
    (work,) = [each for each in record.why(figure.figure_id).work if each.stage == "english"]
    settings = dict(work.settings)
    assert settings["pipeline"].rpartition(" ")[2][:1].isdigit()
    assert settings["version"]
