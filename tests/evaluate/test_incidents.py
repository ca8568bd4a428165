"""Scoring incidents: what fits a template, and how far it went."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.evaluate.incidents import muc4_incidents
from dateline.evaluate.workbench import Workbench
from dateline.run import Configuration, load_registry

_TEMPLATE = {
    "optional": False,
    "type": "KIDNAPPING",
    "stage": "ACCOMPLISHED",
    "location_raw": "NORWAY",
    "perp_individual": [],
    "perp_org": [{"strings": ["FJORD FRONT REBELS"], "value": None, "optional": False}],
}


def test_an_incident_is_found_with_its_perpetrator(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    document = {"id": 1, "set": "tst1", "text": "Rebels kidnapped the mayor of Oslo.", "templates": [_TEMPLATE]}
    quiet = {"id": 2, "set": "tst1", "text": "The harvest was good in Norway.", "templates": []}
    lines = "\n".join(json.dumps(each) for each in (document, quiet))
    (tmp_path / "events" / "muc4_all.jsonl").write_text(lines, encoding="utf-8")
    measured = muc4_incidents("check")(Workbench(load_registry(Configuration()), tmp_path))
    scores = {each.metric: each.value for each in measured.systems[0].scores}
    assert scores == {"incident": 1.0, "perpetrator": 1.0, "stage": 1.0, "silent": 1.0}
