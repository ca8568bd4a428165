"""A story as one HTML file that needs nothing else: no network, no other file, no server.

It is made of the parts of the site's story page. Where the site explains a value on a page of its
own, the file has a list at its end; the places of words lead to the texts in the file.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from importlib import resources
from typing import TYPE_CHECKING, Any

from dateline.model import InputError
from dateline.present.bidi import has_right_to_left
from dateline.present.gathering import view_of
from dateline.present.site.pages.story import columns_of, parts_of, sources_of
from dateline.present.site.rendering import environment, judging_of
from dateline.present.story_view import StoryView
from dateline.store import Explanation, Record

if TYPE_CHECKING:
    from markupsafe import Markup

#: Events, statements and figures that a file holds at most; the first are those of most reports.
EVENTS, STATEMENTS, FIGURES = 60, 600, 600

_FONT = "noto-naskh-arabic-5.3.0-arabic.woff2"
_FACE = re.compile(r"@font-face\s*\{[^}]*\}")


def report(record: Record, beginning: str, *, quotes_only: bool = False) -> str:
    """Write the story whose id begins so as HTML; ``quotes_only`` leaves the texts of the articles out.

    Raises InputError where the id is not that of a story.
    """
    with record.snapshot():
        view = view_of(record, beginning)
        if not isinstance(view, StoryView):
            raise InputError(f"{beginning}: not the id of a story; dateline show lists the stories")
        return _File(record, view, quotes_only).written()


class _File:
    """One file in the making: its links lead into itself, and what they ask for is collected."""

    def __init__(self, record: Record, view: StoryView, quotes_only: bool) -> None:
        self._record = record
        self._view = view
        self._quotes_only = quotes_only
        self._numbers = {report.article.article_id: report.number for report in view.reports}
        self._asked: dict[str, None] = {}
        self._judging = judging_of(record)
        self._templates = environment(
            href=self._href,
            why_href=self._why,
            place_href=self._place,
            outlet_href=_nowhere,
            href_entity=_nowhere,
        )

    def written(self) -> str:
        columns = columns_of(self._view.reports)
        body = self._filled(
            "report_body.html",
            **parts_of(self._record, self._view),
            columns=columns,
            sources=[] if self._quotes_only else sources_of(self._record, columns),
            quotes_only=self._quotes_only,
            most=(EVENTS, STATEMENTS, FIGURES),
            pages=[self._record.page(each.article.page_id) for each in self._view.reports],
        )
        explained = self._filled("report_whys.html", explanations=list(self._explanations()))
        style, script = _style(has_right_to_left(body)), _script()
        policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; font-src data:"
        return self._filled(
            "report.html",
            title=self._view.summary.line,
            policy=policy,
            style=_markup(style),
            script=_markup(script),
            body=_markup(body),
            explained=_markup(explained),
            runs=[each for each in self._record.runs() if each.status == "finished"][-5:],
        )

    def _filled(self, template: str, **shown: Any) -> str:
        return self._templates.get_template(template).render(**self._judging, **shown)

    def _href(self, record_id: str) -> str:
        return f"#report-{self._numbers[record_id]}" if record_id in self._numbers else f"#why-{record_id}"

    def _why(self, record_id: str) -> str:
        self._asked[record_id] = None
        return f"#why-{record_id}"

    def _place(self, article_id: str, start: int, _end: int) -> str:
        number = self._numbers[article_id]
        return f"#report-{number}" if self._quotes_only else f"#r{number}-{start}"

    def _explanations(self) -> Iterator[Explanation]:
        for record_id in list(self._asked):
            yield self._record.why(record_id)


def _nowhere(_name: str) -> str:
    return ""


def _style(arabic: bool) -> str:
    """Return the site's style with the font inside it, or without the font where nothing needs it."""
    folder = resources.files("dateline.present.site") / "static"
    style = (folder / "style.css").read_text("utf-8")
    if not arabic:
        return _FACE.sub("", style)
    font = base64.b64encode((folder / "vendor" / _FONT).read_bytes()).decode("ascii")
    return style.replace(f"vendor/{_FONT}", f"data:font/woff2;base64,{font}")


def _script() -> str:
    source = (resources.files("dateline.present.site") / "static" / "linked.js").read_text("utf-8")
    return source.replace("export function", "function") + "\nlinkHighlights(document);\n"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _markup(text: str) -> Markup:
    """Mark what was filled by a template, or is the site's own, as needing no more escaping."""
    from markupsafe import Markup

    return Markup(text)
