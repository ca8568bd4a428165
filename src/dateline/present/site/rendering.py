"""Templates filled: source text only escaped, in its own language and direction; values isolated.

Nothing that a page said reaches the browser but as text. Dates, ranges, ids and hashes are isolated
left to right, because between Arabic words a bare 2031-03-12 is shown as 12-03-2031.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.compare import label_of, type_label
from dateline.model import Span, direction_of
from dateline.present.annotations import bounds_of_figure
from dateline.present.bidi import has_right_to_left, parted
from dateline.present.naming import ORIGIN_WORDS, counted, short_id, shortened, sized
from dateline.present.site import addresses
from dateline.present.site.answer import Answer, Trouble
from dateline.present.site.asked import Asked
from dateline.present.site.judging import command, own_name
from dateline.present.site.kinds import KINDS, kind_of_row
from dateline.present.site.readings import Judged, judged_by_row, under_way, waiting
from dateline.present.story_view import Step
from dateline.store import Record

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

#: What would reorder, hide or break text beyond its own place: controls, overrides, tags, halves of pairs.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]")
_REPLACEMENT = "\ufffd"

#: The words of a source in a line of dateline's own.
_QUOTED = re.compile("(“[^”]*”)")

#: A whole number as the record writes one that could have had decimals.
_WHOLE = re.compile(r"-?\d{1,15}\.0")

_MACHINE_READABLE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")


def harmless(text: str) -> str:
    """Return source text with what steers a display replaced, one character for one: places still count right."""
    return _STEERING.sub(_REPLACEMENT, text)


def ltr(value: object) -> Markup:
    """Isolate a number, range, id, hash or address left to right."""
    from markupsafe import Markup, escape

    return Markup(f'<bdi dir="ltr">{escape(harmless(str(value)))}</bdi>')


def moment(value: str | None, absent: str = "undated") -> Markup:
    """Write an EDTF or ISO date as it stands, isolated; intervals and alternatives in words."""
    from markupsafe import Markup

    if not value:
        return Markup('<span class="absent">{}</span>').format(absent)
    if _MACHINE_READABLE.fullmatch(value):
        shown = value.replace("T", " ", 1)
        return Markup(f'<time dir="ltr" datetime="{value}">{shown}</time>')  # digits and signs alone
    if value.startswith("[") and value.endswith("]") and ".." not in value:
        return Markup(" or ").join(moment(part.strip()) for part in value[1:-1].split(","))
    if value.count("/") == 1 and all(value.split("/")):
        return Markup(" to ").join(moment(part) for part in value.split("/"))
    return ltr(value)


def foreign(text: object, language: str | None = None, direction: str | None = None) -> Markup:
    """Write source text inline, isolated, in its language; without one its letters decide the direction."""
    from markupsafe import Markup, escape

    words = harmless(str(text))
    direction = direction or (direction_of(language) if language else None)
    if language is None and has_right_to_left(words):
        language, direction = "", "rtl"  # not in the page's language, and no row says in which
    elif direction == "rtl" and not any(character.isalpha() for character in words):
        direction = "ltr"  # a date or a range on its own, which from right to left would be another
    named = "" if language is None else f' lang="{escape(language)}"'
    return Markup(f'<bdi{named} dir="{escape(direction or "auto")}">{escape(words)}</bdi>')


def own_line(line: str) -> Markup:
    """Write a line of dateline's own words, with a source's quoted words in it isolated."""
    from markupsafe import Markup, escape

    parts = (foreign(part) if quoted else escape(harmless(part)) for part, quoted in parted(line))
    return Markup("").join(parts)


@cache
def _of_site() -> Environment:
    return environment()


def environment(**links: Callable[..., str]) -> Environment:
    """Make an environment for templates; everything is escaped unless it was made as markup here.

    ``links`` replace functions that give the site's addresses, for a document with links of its own.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("dateline.present.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(ltr=ltr, moment=moment, foreign=foreign, own_line=own_line, harmless=harmless, short=_short)
    made.filters.update(
        counted=counted,
        sized=sized,
        shortened=shortened,
        said=_said,
        normalised=normalised,
        words=words_of,
        day=_day,
        line=line,
    )
    made.globals.update(
        href=addresses.address_of,
        why_href=addresses.why_address,
        outlet_href=addresses.outlet_address,
        place_href=addresses.place_address,
        direction_of=direction_of,
        kinds=KINDS,
        kind_of_row=kind_of_row,
        slot_label=label_of,
        type_label=type_label,
        origin_words=ORIGIN_WORDS,
        bounds=bounds_of_figure,
        largest=_largest,
        pieces_of=_pieces_of,
        file_name=_file_name,
        href_entity=addresses.entity_address,
        own_name=own_name,
    )
    made.globals.update(links)
    return made


def line(text: str) -> Markup:
    """Write a line of dateline's own words, left to right, with the sources' words in its quotation marks isolated."""
    from markupsafe import Markup, escape

    parts = _QUOTED.split(harmless(text))
    return Markup("").join(foreign(part) if at % 2 else escape(part) for at, part in enumerate(parts))


def normalised(value: str) -> Markup:
    """Write a normalised value: dates and numbers left to right, names in their own direction."""
    if _WHOLE.fullmatch(value):
        value = f"{float(value):,.0f}"
    return foreign(value) if has_right_to_left(value) or not value[:1].isascii() or value[:1].isalpha() else ltr(value)


def words_of(span: Span, most: int = 160) -> str:
    """Return the words of a span on one line; those of a span in several pieces with dots between them."""
    return shortened(" … ".join(_pieces_of(span)), most)


def _day(value: str | None) -> str | None:
    """Cut the time off an ISO date; other EDTF stays as it is."""
    return value[:10] if value and _MACHINE_READABLE.fullmatch(value) else value


def _largest(steps: Sequence[Step]) -> float:
    """Return the largest bound among figures, the end of the scale they are drawn on."""
    return max(
        (bound for step in steps for bound in (step.figure.low, step.figure.high) if bound is not None), default=0
    )


def _file_name(source: str) -> str:
    """Return a source without the folders above it, which are nobody's business in a file that is handed on."""
    return source if "://" in source else source.rpartition("/")[2].rpartition("\\")[2]


def _pieces_of(span: Span) -> list[str]:
    """Return the words of a span, piece by piece."""
    return [
        span.exact[start - span.start : end - span.start] for start, end in span.pieces or ((span.start, span.end),)
    ]


def _short(record_id: str) -> Markup:
    return ltr(short_id(record_id))


def _said(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")


def rendered(record: Record, answer: Answer, asked: Asked) -> str:
    """Write a page as HTML."""
    return _filled(
        answer.template,
        record_name=record.path.name,
        running=under_way(record),
        asked=asked,
        title=answer.title,
        title_language=answer.title_language,
        **judging_of(record),
        **answer.shown,
    )


def judging_of(record: Record) -> dict[str, object]:
    """Give templates what was judged, what of it waits for a run, and how it is obeyed."""
    judged = judged_by_row(record)

    def judged_of(record_id: str) -> tuple[Judged, ...]:
        return judged.get(record_id, ())

    return {"judged_of": judged_of, "waiting": waiting(record) if judged else 0, "apply_command": command(record.path)}


def _nothing_judged(_record_id: str) -> tuple[Judged, ...]:
    return ()


def rendered_trouble(record_path: Path, trouble: Trouble, asked: Asked, again: Sequence[tuple[str, str]] = ()) -> str:
    """Write an error as HTML, also where the record cannot be opened; ``again`` are fields that can be sent again."""
    shown: dict[str, Any] = {"record_name": record_path.name, "running": None, "asked": asked, "again": again}
    judged = {"judged_of": _nothing_judged, "waiting": 0, "apply_command": ""}
    return _filled("trouble.html", **shown, **judged, title=trouble.title, title_language=None, trouble=trouble)


def _filled(template: str, **shown: Any) -> str:
    return _of_site().get_template(template).render(**shown)
