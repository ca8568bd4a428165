"""What a line looks like: prose, heading, list entry, menu, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.clean.lexicons import load_lexicons
from dateline.clean.text.units import Unit
from dateline.model import Evidence, Role, fold

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STOP = re.compile(r"[.؟?!。…।॥۔։።][\"'”’»)\]\u200f\u200e]*$")
_INNER_STOP = re.compile(r"[.!?؟。！？][\"'”’»)]*(?:\s+(?=[\W\d]*[^\Wa-z])|(?=[\u3400-\u9fff]))")
_BULLET = re.compile(r"^\s*(?:[-–—•●▪■◆*·○]|\(?\d{1,2}[.)])\s+")
_BREADCRUMB = re.compile(r"^[^>›»]{1,30}(?:\s*[>›»/]\s*[^>›»/]{1,40}){1,5}$")
_TRAIL_STEP = re.compile(r"\s*[/>›»|\\]\s*")
_CELLS = re.compile(r"\t|\s{3,}|\s?\|\s?")
_CODE = re.compile(r"^(?=.*\d)(?!\d{1,2}[.:]\d{2}\b)[A-Z0-9][A-Z0-9 /._:-]*(?:\s\w{1,4}\s\w{1,6})?$")
_PAGES = re.compile(r"^(?:\d+\s+){2,}.*\d+\s*\D{0,12}$")
_LABEL_LINE = re.compile(r"^[^\d:]{2,40}\s[-–—]\s[^\d:]{2,30}:$")
_RANK = re.compile(r"^#?\d{1,2}[.)]?$")
_NUMBERED = re.compile(r"^\(?(\d{1,2})[.)]\s+\S")
_SYMBOLS = re.compile(r"^[\W\d_]+$")
_WEATHER = re.compile(r"-?\d+\s?°\s?[CF]?\b|\b\d+\s?(?:km/h|m/s|mph)\b")
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][\w.'’-]+(?:[ ,/]+[A-ZÀ-Þ][\w.'’-]*){0,5}|[\u0621-\u064a][\u0621-\u0652 ،/]{2,40})"
    r"(?:,?\s\d{1,2}\s\w{3,9}|,?\s\w{3,9}\s\d{1,2})?"
    r"(?:\s?\([^()]{2,40}\))?\s?(?:—|–|--|-)\s+\S"
)
_CAPITAL_DATELINE = re.compile(r"^[A-ZÀ-Þ]{3,}(?:[ ,.-]+[A-ZÀ-Þ][\w.]*){0,4}\.\s+[A-ZÀ-Þ\"“]")
_PAREN_DATELINE = re.compile(r"^[^\W\d][^()\n]{1,40}\([^()]{2,40}\)\s?(?:—|–|--|-|:)\s+\S")


@dataclass(frozen=True, slots=True)
class Shape:
    """Measures of one line.

    ``size`` is its length in code points, ideographs counted double and a bit; ``prose`` is above
    zero for running text; ``heading`` tells a short line that ends like no sentence;
    ``dateline`` a paragraph that opens with the place it was written in.
    """

    size: float
    words: int
    prose: float
    ends: bool
    heading: bool
    bullet: bool
    dateline: bool
    rank: bool
    number: int | None


@cache
def _reports() -> re.Pattern[str]:
    return load_lexicons("opinion")["attribution"].anywhere()


def shape_of(unit: Unit) -> Shape:
    """Measure one line."""
    text = unit.text
    size = len(text) + 1.4 * len(_WIDE.findall(text))
    words = max(len(text.split()), int(len(_WIDE.findall(text)) / 2))
    ends = _STOP.search(text) is not None
    bullet = _BULLET.match(text) is not None
    numbered = _NUMBERED.match(text)
    dateline = size > 45 and any(p.match(text) for p in (_DATELINE, _CAPITAL_DATELINE, _PAREN_DATELINE))
    prose = _prose(unit, size, words, ends)
    question = text.rstrip("\"'”’»)").endswith(("?", "؟", "!"))
    heading = 8 <= size <= 190 and words >= 2 and (not ends or question or text.endswith("…")) and prose < 1.9
    return Shape(
        size=size,
        words=words,
        prose=prose + (1.0 if dateline else 0.0),
        ends=ends,
        heading=heading and not _SYMBOLS.match(text) and not dateline,
        bullet=bullet,
        dateline=dateline,
        rank=_RANK.match(unit.folded) is not None,
        number=int(numbered[1]) if numbered else None,
    )


def _prose(unit: Unit, size: float, words: int, ends: bool) -> float:
    """Score running text: length, a sentence's end, more than one sentence, reporting verbs."""
    lengths = ((30, -2.0), (60, -0.6), (95, 0.4), (150, 1.3), (230, 2.2))
    score = next((value for limit, value in lengths if size < limit), 3.0)
    score += 1.4 if ends else (-1.2 if size < 120 else -0.4)
    score += 0.6 * min(2, len(_INNER_STOP.findall(unit.text)))
    if size > 50 and tells_who_said(unit):
        score += 0.6
    return score - _title_case_penalty(unit.text, words) - _menu_penalty(unit.text)


def tells_who_said(unit: Unit) -> bool:
    """Tell whether a line attributes something, as sentences of reports do ("said", "according to")."""
    return _reports().search(unit.folded) is not None


def _title_case_penalty(text: str, words: int) -> float:
    latin = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= 4 and word[0].lower() != word[0].upper()]
    if words < 4 or len(latin) < 4:
        return 0.0
    share = sum(word[0].isupper() for word in latin) / len(latin)
    return 1.6 if share > 0.75 else 0.0


def _menu_penalty(text: str) -> float:
    parts = len(re.findall(r"\s[|•·]\s|\s/\s|\s›\s|\s>\s", text))
    return min(4.0, 1.2 * parts)


def is_trail(unit: Unit) -> bool:
    """Tell a path of pages from the site's entrance ("Home / Local / ..."), which may end in the title."""
    first, *rest = _TRAIL_STEP.split(unit.text, maxsplit=1)
    return bool(rest) and len(first) <= 30 and len(unit.text) < 260 and _entrance().fullmatch(fold(first)) is not None


@cache
def _entrance() -> re.Pattern[str]:
    return load_lexicons("roles")["entrance"].whole()


def shape_evidence(unit: Unit, shape: Shape) -> Iterator[Evidence]:
    """Yield what the shape of a line says about its role."""
    yield Evidence("shape.prose", Role.BODY, shape.prose)
    if shape.heading:
        fit = 1.2 if 25 <= shape.size <= 140 and shape.words >= 4 else 0.0
        yield Evidence("shape.heading", Role.TITLE, fit + 0.4)
    if shape.size < 26 and shape.words <= 3 and not shape.bullet:
        yield Evidence("shape.short", Role.FURNITURE, 1.4)
    yield from _pattern_evidence(unit, shape)


def _pattern_evidence(unit: Unit, shape: Shape) -> Iterator[Evidence]:
    text = unit.text
    if (
        _BREADCRUMB.match(text)
        and shape.size < 120
        and not shape.ends
        and (">" in text or "›" in text or ("»" in text[1:-1] and "«" not in text))
    ):
        yield Evidence("shape.breadcrumb", Role.FURNITURE, 5.0)
    elif is_trail(unit):
        yield Evidence("shape.trail", Role.FURNITURE, 7.0)
    if len(re.findall(r"\s?[|•·]\s", text)) >= 1 and shape.size < 160 and not shape.ends and not shape.bullet:
        yield Evidence("shape.menu", Role.FURNITURE, 1.6 * min(3, len(re.findall(r"\s?[|•·]\s", text))))
    if _CODE.match(text) and re.search(r"[A-Z]{2}.*\d|\d.*[A-Z]{2}", text) and shape.size < 70:
        yield Evidence("shape.wire-code", Role.FURNITURE, 4.0)
    if _PAGES.match(unit.folded):
        yield Evidence("shape.pagination", Role.FURNITURE, 4.5)
    if _LABEL_LINE.match(text) and shape.size < 70:
        yield Evidence("shape.place-and-desk", Role.BYLINE, 4.0)
    if _SYMBOLS.match(text):
        yield Evidence("shape.symbols", Role.FURNITURE, 3.5)
    if _WEATHER.search(text) and shape.size < 60:
        yield Evidence("shape.weather", Role.FURNITURE, 3.5)
    cells = [cell for cell in _CELLS.split(text) if cell.strip()]
    if len(cells) >= 3 and sum(cell.strip()[-1].isdigit() or cell.strip()[0].isdigit() for cell in cells) >= 2:
        yield Evidence("shape.table-row", Role.BODY, 3.5)
    if shape.dateline:
        yield Evidence("shape.dateline", Role.BODY, 2.0)
