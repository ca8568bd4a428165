"""How coded events are compared with gold: dyads of countries."""

from __future__ import annotations

from dateline.evaluate.events import CodedEvent, gold_dyads


def test_parties_without_recipient_pair_with_each_other() -> None:
    met = CodedEvent("CONSULT", frozenset({"FRA", "TUR"}), frozenset())
    assert met.dyads() == {("FRA", "TUR"), ("TUR", "FRA"), ("FRA", None), ("TUR", None)}


def test_gold_dyads_of_a_one_sided_and_a_mutual_event() -> None:
    source, target = [{"code": "ITL"}], [{"code": "IRQ"}]
    assert gold_dyads({"source": source, "target": target, "reciprocal": False}) == {("ITA", "IRQ")}
    both = gold_dyads({"source": [*source, *target], "target": [], "reciprocal": True})
    assert both == {("ITA", "IRQ"), ("IRQ", "ITA")}
