"""JSON and JSON Lines files, gzip'd or not: one page for each record."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.model import InputError, Payload, Unreadable, settings_from
from dateline.read.compressed import opened
from dateline.read.json_values import json_lines, json_values
from dateline.read.pages import MAX_PAGE_BYTES
from dateline.read.records import fields_of, record_payload
from dateline.read.sniff import JSON

_LINE_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_IS_ARTICLE = frozenset({"title", "body", "document"})
_BEGINNING = 4096
_KINDS: dict[type, str] = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
_LIMIT = "[containers.json] max_record_bytes"


@dataclass(frozen=True, slots=True)
class JsonSettings:
    """Settings of ``[containers.json]``: the largest record, in bytes."""

    max_record_bytes: int = MAX_PAGE_BYTES


class JsonContainer:
    """Takes records out of JSON Lines, arrays of objects, objects in a row, and one object.

    An object that is no article itself and holds a list of them (``{"articles": [...]}``) stands
    for its list. Members are numbered from 1; in JSON Lines the number is the line's.
    """

    name = "json"
    version = "1"
    media_types = (JSON,)
    suffixes = (".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz")

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(JsonSettings, settings, "containers.json")

    def split(self, path: Path, source: str) -> Iterator[Payload | Unreadable]:
        """Yield a payload for each record; one that is broken, too large or no article is ``Unreadable``."""
        limit = self.config.max_record_bytes
        with opened(path) as stream:
            by_line = _holds_lines(stream, path.name, limit)
            _after_mark(stream)
            values = json_lines(stream, limit) if by_line else json_values(stream, limit)
            found = False
            for number, value in enumerate(values, 1):
                if value is not None and not value.strip(b" \t\r\n\x1e"):
                    continue
                found = True
                yield from self._records(value, f"{source}#{number}")
        if not found:
            raise InputError("no record in the file: neither JSON objects nor lines of them")

    def _records(self, value: bytes | None, locator: str) -> Iterator[Payload | Unreadable]:
        if value is None:
            limit = f"{self.config.max_record_bytes:,}"
            yield Unreadable(
                locator, f"the record is too large: more than {limit} bytes ({_LIMIT}); it was passed over"
            )
            return
        try:
            record = _parsed(value.strip(b" \t\r\n\x1e"))
        except RecursionError:
            yield Unreadable(locator, "the record is nested too deeply to be one of a news page")
            return
        except ValueError as error:  # malformed JSON, malformed UTF-8
            yield Unreadable(locator, f"not JSON: {error}")
            return
        members = _members(record)
        for number, member in enumerate(members, 1):
            place = locator if len(members) == 1 else f"{locator}.{number}"
            if isinstance(member, dict):
                yield record_payload(member, place)
            else:
                yield Unreadable(
                    place, f"not a record: {_KINDS.get(type(member), 'a number')} stands where an object is needed"
                )


def _parsed(value: bytes) -> object:
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number of thousands of digits, which no field of an article is
        return json.loads(value, parse_int=str)


def _holds_lines(stream: BinaryIO, name: str, limit: int) -> bool:
    """Tell whether each line is a value: by the first that is not blank, and the file's name."""
    _after_mark(stream)
    beginning = stream.read(_BEGINNING).lstrip()
    if beginning.startswith(b"["):
        return False
    _after_mark(stream)
    first = next((line for line in json_lines(stream, limit) if line is None or line.strip()), b"")
    if first is None or name.lower().endswith(_LINE_SUFFIXES):
        return True
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _after_mark(stream: BinaryIO) -> None:
    """Go to the first byte after a byte order mark; raises InputError for UTF-16, which JSON files are not."""
    stream.seek(0)
    start = stream.read(3)
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or (len(start) == 3 and 0 in start[:2]):
        raise InputError("JSON in UTF-16; convert it to UTF-8, the encoding of JSON files (RFC 8259)")
    stream.seek(3 if start == codecs.BOM_UTF8 else 0)


def _members(record: object) -> list[object]:
    """Return the records that a JSON value stands for: itself, its members, or those of its one list."""
    if isinstance(record, list):
        return record
    if not isinstance(record, dict):
        return [record]
    lists = [value for value in record.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    if len(lists) != 1 or _IS_ARTICLE & {name for name, _ in fields_of(record)}:
        return [record]
    return lists[0]
