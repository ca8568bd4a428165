"""The audit drawer: where a value comes from, down to the words, the rule, the page and the run."""

from __future__ import annotations

import re

from dateline.present.site import readings
from dateline.present.site.addresses import address_of, why_address
from dateline.present.site.answer import Answer, Elsewhere
from dateline.present.site.asked import Asked
from dateline.store import Record

#: An address of this site: what a form leads back to.
_LOCAL = re.compile(r"/(?![/\\])")


def why(record: Record, asked: Asked) -> Answer | Elsewhere:
    """Explain a row; ``fragment`` leaves out the frame, for the drawer."""
    explanation = record.why(asked.path["id"])
    if explanation.record_id != asked.path["id"]:
        return Elsewhere(why_address(explanation.record_id))
    template = "why_drawer.html" if asked.get("fragment") else "why.html"
    bench = readings.bench(record, explanation.table, explanation.record_id)
    back = asked.get("back") or ""
    shown = {"top": explanation, "bench": bench, "back": back if _LOCAL.match(back) else ""}
    return Answer(template, f"Why {explanation.record_id}", explanation, shown)


def go(record: Record, asked: Asked) -> Elsewhere:
    """Lead to the page of whatever has this id or the only one that begins so."""
    return Elsewhere(address_of(record.find(asked.path["id"]).record_id))
