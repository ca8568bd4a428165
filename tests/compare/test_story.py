"""A story in two languages, compared."""

from __future__ import annotations

from stories import planted, story_rows

from dateline.compare import Found, StoryComparison, Thing, Things
from dateline.compare.telling import told_values
from dateline.model import EventMention, Mention


def test_reports_in_two_languages_agree_on_who_and_when() -> None:
    found = {(each.slot, each.article_id): each for each in StoryComparison(story_rows()).compare().verdicts}
    for slot in ("act", "actor", "time", "status"):
        assert found[slot, None].verdict == "agree", slot
    assert found["actor", None].rule == "actor: 2 of 2 reports that say so"


def test_a_place_that_only_one_report_gives_is_not_called_silence_where_recall_is_unknown() -> None:
    rows = story_rows()
    found = {(each.slot, each.article_id): each for each in StoryComparison(rows).compare().verdicts}
    english, arabic = (article.article_id for article in rows.articles)
    assert ("place", english) not in found
    assert found["place", arabic].verdict in ("silent", "not extracted")
    assert found["place", None].verdict == found["place", arabic].verdict


def test_the_summary_counts_reports_and_sources_and_says_the_event_in_neutral_names() -> None:
    summary = StoryComparison(story_rows()).compare().summary
    assert summary.line == "meeting or talks: Northland, Southland; Harbour City; 2031-03-12"
    assert (summary.articles, summary.origins, summary.unclear) == (2, 1, 0)
    assert summary.languages == ("ar", "en")
    assert summary.disputed == ()
    assert summary.place == "Harbour City"


def test_a_story_without_a_shared_event_is_named_by_a_title_in_the_outlets_words() -> None:
    summary = StoryComparison(story_rows({"members": (), "events": ()})).compare().summary
    assert summary.line == "(no title)"
    assert summary.event_id is None


def test_what_is_denied_does_not_fill_the_slots_of_what_is_told() -> None:
    english, _ = planted()
    denied = english.event("share", "CONSULT", status="denied")
    english.slot(denied, "actor", "the minister")
    mentions = [each for each in english.annotations if isinstance(each, EventMention)]
    report = told_values(Found(english.annotations), mentions, Things({}))
    assert [value.words for value in report["actor"]] == ["Northland", "Southland"]
    assert [value.name for value in report["status"]] == ["asserted", "denied"]


def test_a_nation_that_describes_a_party_is_not_the_party() -> None:
    english, _ = planted()
    event = english.event("share", "STATEMENT")
    nation = next(each for each in english.annotations if isinstance(each, Mention) and each.entity_id == "place/XAA")
    english.slot(event, "actor", "The ministers of Northland", nation.mention_id)
    found = Found(english.annotations)
    (slot,) = found.slots(event, "actor")
    assert found.entity_of(slot) is None
    assert found.full_words(slot) == "The ministers of Northland"


def test_a_dual_names_both_and_a_place_in_a_name_is_no_place() -> None:
    _, arabic = planted()
    first = [each.mention_id for each in arabic.annotations if isinstance(each, Mention)]
    both = [
        arabic.repeat("الوزير", entity, each) for entity, each in zip(("place/XAA", "place/XAB"), first, strict=True)
    ]
    event = arabic.event("سنتقاسم", "CONSULT")
    arabic.slot(event, "actor", "الوزير", both[0])
    union = arabic.mention("النهر", "organisation", "org/dockers")
    arabic.slot(event, "place", "النهر", union)
    found = Found(arabic.annotations)
    report = told_values(found, [found.event_mentions[event]], Things({}))
    assert [value.entity_id for value in report["actor"]] == ["place/XAA", "place/XAB"]
    assert "place" not in report


def test_a_name_known_in_another_script_only_stands_in_quotation_marks_in_a_line() -> None:
    names = {"place/XAA": "الشمال", "place/XAB": "Southland", "geonames:1": "Harbour City"}
    things = Things({entity: Thing(name, induced=True) for entity, name in names.items()})
    line = StoryComparison(story_rows({"things": things})).compare().summary.line
    assert line == "meeting or talks: “الشمال”, Southland; Harbour City; 2031-03-12"
