"""JSON-LD as pages embed it: tolerant parsing, flattened to rows with dots, each with its place.

Each object (of the script, of a list, of ``@graph``, a main entity, an entry of a live blog) is
an item of its own; objects inside it become dotted names (``author.name``). Strings longer than
:data:`LONGEST` keep their first words and a note of their length.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

#: Longest string kept whole (characters); longer ones are the article's body, which the text holds.
LONGEST = 2_000
_KEPT_OF_LONGER = 300
#: Rows of one page: a live blog of 400 entries has about 3,000.
MOST_ROWS = 5_000
_DEEPEST = 8
#: Entries read of one list inside an object, live blog entries apart.
_LONGEST_LIST = 50

#: Keys that tell nothing of an article's identity, time or authors, and fill pages of rows.
_SKIPPED = frozenset(
    """
    @context comment comments contactPoint hasPart height image logo position potentialAction primaryImageOfPage
    review sameAs speakable thumbnail thumbnailUrl video width
    """.split()  # noqa: SIM905  (a list of words is easier to read and to add to)
)
#: Keys whose objects are items of their own.
_LIFTED = frozenset({"@graph", "liveBlogUpdate", "mainEntity"})
#: What can be saved from a script that is no JSON at all.
_SALVAGED = re.compile(
    r'"(@type|headline|datePublished|dateModified|dateCreated|inLanguage|articleSection|url)"\s*:\s*"((?:[^"\\]|\\.)*)"'
)

_WRAPPERS = re.compile(
    r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?://\s*)?(?:-->|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True)
class Property:
    """One value: its object's number in the script (from 0), its dotted name, and its range in the script."""

    item: int
    name: str
    value: str
    place: tuple[int, int] | None


def read_json_ld(script: str) -> list[Property]:
    """Flatten a script's objects; what is no JSON is searched for single properties."""
    values = list(_parse(script))
    if not values:
        return _salvage(script)
    finder = _Finder(script)
    found: list[Property] = []
    for item, (name, value) in _flatten(values):
        if len(found) >= MOST_ROWS:
            break
        text = unescape(value) if "&" in value else value
        if text := " ".join(text.split()):
            found.append(Property(item, name, shortened(text), finder.find(value)))
    return found


def shortened(text: str) -> str:
    """Cut a long value down to its first words and a note of its length."""
    return text if len(text) <= LONGEST else f"{text[:_KEPT_OF_LONGER]}… [{len(text)} characters]"


def _parse(script: str) -> Iterator[object]:
    """Yield the script's values: one, or several one behind the other; nothing where it is no JSON."""
    bare = _WRAPPERS.sub("", _WRAPPERS.sub("", script)).strip().rstrip(";")
    for text in (bare, _TRAILING_COMMA.sub(r"\1", bare), unescape(bare)):
        try:
            yield json.loads(text, strict=False)
            return
        except (ValueError, RecursionError):
            continue
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while at < len(bare):
        try:
            value, at = decoder.raw_decode(bare, at)
        except (ValueError, RecursionError):
            return
        yield value
        at += len(bare[at:]) - len(bare[at:].lstrip(" \t\r\n,;"))


def _flatten(values: list[object]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield (item, (name, value)) in document order, without recursion."""
    item = -1
    queue: list[object] = list(reversed(values))
    while queue:
        value = queue.pop()
        if isinstance(value, list):
            queue.extend(reversed(value))
        elif isinstance(value, dict):
            item += 1
            lifted: list[object] = []
            for name, leaf in _leaves(value, lifted):
                yield item, (name, leaf)
            queue.extend(reversed(lifted))


def _leaves(root: dict[str, object], lifted: list[object]) -> Iterator[tuple[str, str]]:
    stack: list[tuple[str, object, int]] = [("", root, 0)]
    while stack:
        name, value, depth = stack.pop()
        if isinstance(value, dict) and depth < _DEEPEST:
            inner = [
                (f"{name}.{key}" if name else key, child, depth + 1)
                for key, child in value.items()
                if key not in _SKIPPED and not _lift(key, child, lifted)
            ]
            stack.extend(reversed(inner))
        elif isinstance(value, list) and depth < _DEEPEST:
            stack.extend((name, child, depth + 1) for child in reversed(value[:_LONGEST_LIST]))
        elif isinstance(value, bool):
            yield name, "true" if value else "false"
        elif isinstance(value, str | int | float):
            yield name, str(value)


def _lift(key: str, child: object, lifted: list[object]) -> bool:
    if key in _LIFTED and isinstance(child, dict | list):
        lifted.append(child)
        return True
    return False


class _Finder:
    """Finds strings in a script in the order they are met; one out of order is found from the start."""

    #: Characters searched for one string, so that a script of megabytes costs no hours.
    _WINDOW = 200_000

    def __init__(self, script: str) -> None:
        self._script = script
        self._at = 0
        self._escaped = "\\" in script

    def find(self, value: str) -> tuple[int, int] | None:
        """Return the range of the string between its quotes."""
        for form in self._forms(value):
            for start in (self._at, 0):
                found = self._script.find(f'"{form}"', start, start + len(form) + self._WINDOW)
                if found >= 0:
                    self._at = found + len(form) + 1
                    return found + 1, found + 1 + len(form)
        return None

    def _forms(self, value: str) -> list[str]:
        forms = [value]
        if self._escaped:
            for ascii_only in (False, True):
                form = json.dumps(value, ensure_ascii=ascii_only)[1:-1]
                forms += [form, form.replace("/", "\\/")]
        return list(dict.fromkeys(forms))


def _salvage(script: str) -> list[Property]:
    found: dict[str, Property] = {}
    for match in _SALVAGED.finditer(script):
        value = " ".join(match.group(2).replace("\\/", "/").split())
        if value:
            found.setdefault(match.group(1), Property(0, match.group(1), shortened(value), match.span(2)))
    return list(found.values())
