"""Casualty figures against MUC-3/4: of the numbers of dead and injured written out, those found.

The gold is ``events/muc4_casualties.jsonl``: news texts of 1988-91 with their incident templates.
A gold figure is one whose effect is death or injury and whose number stands in the text; it is
found if a figure of that kind has the number as its bound. The templates hold the incidents that
were asked for and not all of a text, so what is found beside them may be right too: the share of
found figures that the templates confirm is a lower bound of precision.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.annotate import EnglishAnnotator, article_of
from dateline.evaluate.report import DATELINE, Measured, SystemReport, share
from dateline.evaluate.workbench import Workbench
from dateline.model import Figure, ResourceError

_FILE = "muc4_casualties.jsonl"
_KINDS = {"DEATH": {"killed", "casualties"}, "INJURY": {"injured", "casualties"}}


def muc4_casualties(workbench: Workbench) -> Measured:
    """Score figures of dead and injured; raises ResourceError where the gold is absent."""
    path = workbench.folder("events") / _FILE
    if not path.is_file():
        raise ResourceError(f"no gold data in {path}; name its folder with --gold")
    data = path.read_bytes()
    annotator = EnglishAnnotator()
    found: list[bool] = []
    confirmed: list[bool] = []
    misses: list[str] = []
    documents = [json.loads(line) for line in data.decode("utf-8").splitlines()]
    documents = [document for document in documents if list(_written_out(document))]
    for document in documents:
        figures = [each for each in annotator.read(article_of(document["text"], "en")).figures if _is_casualty(each)]
        for gold in _written_out(document):
            found.append(any(_matches(figure, gold) for figure in figures))
            if not found[-1]:
                misses.append(f"{document['id']}: {gold['effect'].lower()} of {gold['number']}")
        confirmed += [_is_confirmed(figure, document) for figure in figures if figure.part_of is None]
    scores = (share("recall", found), share("confirmed", confirmed))
    digest = hashlib.sha256(data).hexdigest()
    return Measured(len(documents), digest, (SystemReport(DATELINE, scores),), tuple(misses))


def _written_out(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (each for each in document["figures"] if each["explicit_in_text"] and each["effect"] in _KINDS)


def _is_casualty(figure: Figure) -> bool:
    return figure.kind in {"killed", "injured", "casualties"}


def _matches(figure: Figure, gold: Mapping[str, Any]) -> bool:
    return figure.kind in _KINDS[gold["effect"]] and bool({figure.low, figure.high} & set(gold["numbers_ok"]))


def _is_confirmed(figure: Figure, document: Mapping[str, Any]) -> bool:
    """Tell whether a template has the figure, or has victims of the kind without a number."""
    gold = (each for each in document["figures"] if each["effect"] in _KINDS)
    return any(
        figure.kind in _KINDS[each["effect"]] and (each["number"] is None or _matches(figure, each)) for each in gold
    )
