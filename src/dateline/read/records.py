"""Records of crawlers and feeds: their own field names into dateline's, and into payloads."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from dateline.model import Payload, Unreadable
from dateline.read.encoding import clean_text
from dateline.read.sniff import FIELDS, HTML
from dateline.read.timestamps import iso_time, unix_time

Fields = tuple[tuple[str, str], ...]

#: Levels of lists and objects that a value's words are looked for in.
_MAX_DEPTH = 12
#: Ways in which crawlers write that they have nothing.
_NOTHING = frozenset({"", "none", "null", "nan", "nat", "n/a", "undefined"})
_URL = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_ANY_TEXT = ("title", "summary", "body")


def record_payload(record: Mapping[str, object], locator: str) -> Payload | Unreadable:
    """Make a payload of one record: its fields, or the whole HTML document it holds.

    The bytes of a record of fields are its canonical JSON, so that the order of keys and the
    white space between them do not make another page.
    """
    try:
        fields = fields_of(record)
        data = json.dumps(record, sort_keys=True, separators=(",", ":"), default=str).encode("ascii")
    except RecursionError:
        return Unreadable(locator, "the record is nested too deeply to be one of a news page")
    values = dict(fields)
    document = values.pop("document", None)
    url, fetched = values.get("url"), iso_time(values.get("fetched", ""))
    if document is not None:
        beside = tuple(field for field in fields if field[0] not in ("document", "body"))
        return Payload(locator, document.encode("utf-8"), HTML, "utf-8", url, fetched, beside)
    if not any(name in values for name in _ANY_TEXT):
        keys = ", ".join(sorted(str(key) for key, value in record.items() if value not in (None, "", [], {}))[:12])
        holds = f"what it holds is {keys}" if keys else "it holds nothing"
        return Unreadable(locator, f"the record has no title, summary or body: {holds}")
    return Payload(locator, data, FIELDS, "utf-8", url, fetched, fields)


def fields_of(record: Mapping[str, object]) -> Fields:
    """Return the record's values by dateline's names; a name with several values comes several times."""
    found: list[tuple[str, str]] = []
    for name, accepts, paths in _field_names():
        for path in paths:
            if path[0] not in record:
                continue
            values = list(_accepted(_value_at(record, path), accepts, name))
            if values:
                found += [(name, value) for value in values]
                break
    return tuple(found)


@cache
def _field_names() -> tuple[tuple[str, str, tuple[tuple[str, ...], ...]], ...]:
    table = tomllib.loads(files("dateline.read").joinpath("field_names.toml").read_text("utf-8"))
    return tuple(
        (name, entry["accepts"], tuple(tuple(path.split(".")) for path in entry["paths"]))
        for name, entry in table.items()
    )


def _value_at(value: object, path: tuple[str, ...]) -> object:
    for key in path:
        if isinstance(value, list):
            value = value[0] if value else None
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def _accepted(value: object, accepts: str, name: str) -> Iterator[str]:
    if accepts == "time" and isinstance(value, int | float) and not isinstance(value, bool):
        stated = unix_time(value)
        yield from [stated] if stated else []
    elif accepts == "paragraphs":
        text = "\n".join(_strings(value, 0))
        yield from [text] if _is_value(text) and not (name == "body" and _DOCUMENT.match(text)) else []
    elif accepts == "names":
        yield from (each for each in _names(value) if _is_value(each))
    elif isinstance(value, str):
        text = clean_text(value.strip())
        suits = {"url": _URL.match, "document": _DOCUMENT.match}.get(accepts, lambda each: not _URL.match(each))
        yield from [text] if _is_value(text) and suits(text) else []


def _is_value(text: str) -> bool:
    return text.strip().lower() not in _NOTHING


def _names(value: object) -> Iterator[str]:
    entries = value if isinstance(value, list) else [value]
    for entry in entries:
        name = entry.get("name") if isinstance(entry, Mapping) else entry
        if isinstance(name, str):
            yield clean_text(name.strip())


def _strings(value: object, depth: int) -> Iterator[str]:
    """Yield the strings in a value, in reading order."""
    if isinstance(value, str):
        text = clean_text(value).strip("\r\n")
        if text.strip():
            yield text
    elif depth < _MAX_DEPTH and isinstance(value, Mapping | list):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(each, depth + 1)
