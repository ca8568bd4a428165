"""Names outside the knowledge base grouped across articles, spellings and scripts."""

from __future__ import annotations

import json
import random

from dateline.link import Induced, induce
from dateline.model import Judgement, Mention, Span


def mention(article: str, start: int, words: str, kind: str = "person", after: Mention | None = None) -> Mention:
    span = Span(f"page-{article}", start, start + len(words), words)
    above = after.mention_id if after else None
    return Mention(f"mention-{article}{start}", f"article-{article}", span, kind, "names:tagger", antecedent_id=above)


def articles() -> list[list[Mention]]:
    full = mention("a", 0, "Karim al-Bustani")
    return [
        [full, mention("a", 40, "Bustani", after=full), mention("a", 60, "Harbour Workers Committee", "organisation")],
        [mention("b", 0, "Karim Bustani"), mention("b", 30, "harbour workers", "group")],
        [mention("c", 0, "كريم البستاني"), mention("c", 30, "Zaid Murad")],
        [mention("d", 0, "Harbour Workers Committee", "organisation")],
    ]


def groups(induced: Induced) -> list[set[str]]:
    names: dict[str, set[str]] = {}
    for each in induced.mentions:
        names.setdefault(each.entity_id or "", set()).add(each.span.exact)
    return sorted(names.values(), key=sorted)


def test_spellings_in_two_scripts_are_one_and_what_stands_once_is_none() -> None:
    assert groups(induce(articles())) == [
        {"Bustani", "Karim Bustani", "Karim al-Bustani", "كريم البستاني"},
        {"Harbour Workers Committee"},
    ]


def test_order_is_no_matter() -> None:
    shuffled = articles()
    random.Random(1).shuffle(shuffled)
    assert induce(shuffled) == induce(articles())


def test_entities_of_the_corpus_say_where_they_come_from() -> None:
    induced = induce(articles())
    assert {each.origin for each in induced.entities} == {"corpus"}
    assert {language for each in induced.entities for language, _ in each.names} == {"en", "ar"}
    assert all(each.chosen and each.reason.startswith("recurs as") for each in induced.candidates)


def _judged(decision: str, record_id: str, value: object, table: str = "mentions") -> Judgement:
    return Judgement(f"judgement-{decision}", table, record_id, decision, json.dumps(value), "a reader", "2031", None)


def test_people_part_and_join_them() -> None:
    parted = induce(articles(), [_judged("split", "mention-a0", "mention-b0")])
    assert {"Bustani", "Karim al-Bustani", "كريم البستاني"} in groups(parted) or {
        "Karim Bustani",
        "كريم البستاني",
    } in groups(parted)
    joined = induce(articles(), [_judged("merge", "mention-c30", "mention-b0")])
    assert any({"Zaid Murad", "Karim Bustani"} <= group for group in groups(joined))


def test_a_promoted_entity_keeps_its_id() -> None:
    kept = induce(articles(), [_judged("accept", "entity-kept", ["Karim Bustani"], "entities")])
    assert "entity-kept" in {each.entity_id for each in kept.entities}
