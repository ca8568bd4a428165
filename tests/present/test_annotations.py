"""Annotations in reading order, their parts under them."""

from __future__ import annotations

from io import StringIO

from dateline.annotate import article_of
from dateline.model import Figure, Slot, Span, Time, annotation_id
from dateline.present import Terminal, write_annotations

TEXT = "On Monday at least 12 dockers were injured, said the port."


def test_parts_stand_under_their_owner_in_the_order_of_the_text() -> None:
    article = article_of(TEXT, "en")
    page, article_id = article.page, article.article.article_id

    def span(words: str) -> Span:
        return Span.of(page, TEXT.index(words), TEXT.index(words) + len(words))

    counted, monday = span("at least 12 dockers"), span("Monday")
    figure = Figure(
        annotation_id("figure", counted),
        article_id,
        counted,
        "injured",
        12,
        None,
        "docker",
        "at_least",
        None,
        None,
        "r",
    )
    time = Time(
        annotation_id("time", monday), article_id, monday, "DATE", None, None, None, None, "r", unresolved="no day"
    )
    slots = [
        Slot("slot-2", article_id, figure.figure_id, "claimant", 0, "port", "r", span("the port")),
        Slot("slot-1", article_id, figure.figure_id, "as-of", 0, None, "r", inferred="the day of publication"),
    ]
    stream = StringIO()
    write_annotations(Terminal(stream), [figure, *slots, time])
    lines = [line.split(None, 1)[-1].rstrip() for line in stream.getvalue().splitlines()[2:6]]
    assert "unresolved: no day" in lines[0]
    assert "injured ≥ 12 docker" in lines[1]
    assert "inferred: the day of publication" in stream.getvalue().splitlines()[4]
    assert "“the port”" in stream.getvalue().splitlines()[5]
