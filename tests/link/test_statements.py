"""Statements, differences, citations, origins and inferred days of planted reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from linked_reports import DAY, FERRY, FERRY_AR, report

from dateline.link import Act, Linker, Party, Report, Said, SentenceEncoder
from dateline.link.citations import citations_of
from dateline.link.report import Passage
from dateline.model import (
    Citation,
    EventMember,
    InferredDate,
    StatementDifference,
    StatementFamilyMember,
)
from dateline.store.linking import own_words


def with_statements(made: Report, *texts: str) -> Report:
    """Add statements, whose words have to stand in the report's passages."""
    said = []
    for number, text in enumerate(texts):
        passage = next(each for each in made.passages if text in each.text)
        start = passage.start + passage.text.index(text)
        statement_id = f"statement-{made.article_id}-{number}"
        said.append(Said(statement_id, start, start + len(text), text, "paraphrase"))
    return replace(made, said=tuple(said))


def test_a_statement_is_found_again_in_another_language_with_what_it_has_alone() -> None:
    english = with_statements(
        report(
            "panels",
            "Two movements set up panels\n"
            "They agreed to set up joint political and military committees, the statement said.\n"
            "Rain is expected in the north of the country on Friday.",
        ),
        "to set up joint political and military committees",
        "Rain is expected in the north of the country on Friday",
    )
    arabic = with_statements(
        report(
            "panels-ar",
            "حركتان تشكلان لجانا مشتركة\n"
            "وقال البيان إنهما اتفقتا على تشكيل 3 لجان مشتركة سياسية وعسكرية وأمنية لم تكن قائمة.",
            language="ar",
        ),
        "تشكيل 3 لجان مشتركة سياسية وعسكرية وأمنية لم تكن قائمة",
    )
    rows = Linker(SentenceEncoder())([english, arabic])

    members = {row.statement_id for row in rows if isinstance(row, StatementFamilyMember)}
    assert members == {english.said[0].statement_id, arabic.said[0].statement_id}
    differences = {(row.kind, row.span.exact) for row in rows if isinstance(row, StatementDifference)}
    assert {("number", "3"), ("negation", "لم")} <= differences
    assert ("item", "أمنية") in differences


def test_agencies_and_outlets_are_cited_where_words_say_so_and_not_where_a_word_means_something_else() -> None:
    english = report(
        "cited",
        "Port strike ends\n(Reuters) - The strike ended on Sunday.\n"
        "The deal was signed at noon, according to the newspaper Haaretz.",
    )
    arabic = report("cited-ar", "انتهاء الإضراب\nوجاء في البيان أن الإضراب انتهى، نقلا عن وكالة رويترز.", language="ar")
    credited = replace(arabic, credits=(Passage(500, "المصدر: الأناضول + وكالات"),))

    assert [(each.kind, each.name) for each in citations_of(english)] == [("agency", "Reuters"), ("outlet", "Haaretz")]
    names = {each.name for each in citations_of(credited)}
    assert names == {"Reuters", "Anadolu Agency", "وكالات"}
    rows = Linker(SentenceEncoder())([english])
    spans = {row.name: row.span.exact for row in rows if isinstance(row, Citation)}
    assert spans["Reuters"] == "Reuters"


def test_an_undated_report_gets_a_day_from_its_event_and_links_without_it() -> None:
    def act(made: Report, trigger: str) -> Report:
        passage = made.passages[0]
        start = passage.start + passage.text.index(trigger)
        ferry = Party("Tunisia", "place/TUN", "TUN GOV", passage.start, passage.start + 7)
        told = Act(f"event-{made.article_id}", start, "AGREE", None, "asserted", trigger, passage.text, actors=(ferry,))
        return replace(made, acts=(told,))

    undated = replace(FERRY, article_id="article-undated", page_id="page-undated", first=None, last=None, moment=None)
    rows = Linker(SentenceEncoder())([act(FERRY, "agreed"), act(undated, "agreed"), FERRY_AR])

    events = {row.event_mention_id: row.event_id for row in rows if isinstance(row, EventMember)}
    assert len(set(events.values())) == 1
    (inferred,) = [row for row in rows if isinstance(row, InferredDate)]
    assert inferred.article_id == "article-undated"
    assert inferred.published == f"{date.fromordinal(DAY).isoformat()}~"
    assert FERRY.article_id in inferred.chain


def test_entries_of_one_page_are_not_renderings_of_each_other() -> None:
    texts = ("Twenty people have been rescued since Saturday.", "Some 20 people were rescued since Saturday.")
    entries = [
        replace(with_statements(report(f"entry-{at}", f"Rescue by boat\n{text}"), text), page_id="page-live", live=True)
        for at, text in enumerate(texts)
    ]
    apart = [replace(each, page_id=each.article_id) for each in entries]
    found = [
        [row for row in Linker(SentenceEncoder())(reports) if isinstance(row, StatementFamilyMember)]
        for reports in (apart, entries)
    ]
    assert [len(each) for each in found] == [2, 0]


def test_sentences_that_give_other_numbers_are_other_statements() -> None:
    def family(one: str, other: str) -> int:
        told = [
            with_statements(report(f"toll-{at}", f"Floods in Halbun\n{text}"), text)
            for at, text in enumerate((one, other))
        ]
        return len([row for row in Linker(SentenceEncoder())(told) if isinstance(row, StatementFamilyMember)])

    first = "A bomb killed six people at a hotel in Halbun"
    assert family(first, "Six people were killed by a bomb at a hotel in Halbun") == 2
    assert family(first, "A bomb killed 14 people at a hotel in Halbun") == 0


def test_what_stands_between_the_pieces_of_a_statement_is_not_said() -> None:
    exact = "“We will wait,” the head of the union said. “Patience is cheap.”"
    start, gap = 100, len("“We will wait,”")
    second = start + exact.index("“Patience")
    words = own_words(exact, start, f"[[{start}, {start + gap}], [{second}, {start + len(exact)}]]")
    assert len(words) == len(exact)
    assert "union" not in words
    assert words.split("\n")[1] == "“Patience is cheap.”"
