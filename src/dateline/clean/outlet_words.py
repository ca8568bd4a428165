"""What tells an outlet's name from other words, and which lines speak of the site they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.clean.language import script_of
from dateline.clean.lexicons import load_lexicons
from dateline.clean.signal_tables import folded_set, forms, signal_table
from dateline.model import fold

_NAME = r"(?P<name>[^\s|©.,،:;()\d][^|©.,،:;()\n\d]{0,58}?[^\s|©.,،:;()])"
_SPLIT_SOURCES = re.compile(r"\s*[+،,/;]\s*")
#: The name of an account, and the host of an address, of a page or of a mailbox.
_HANDLE = re.compile(r"@([\w.]{3,40})")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")


def speaks_of_site(line: str, name: str) -> bool:
    """Tell whether a folded line speaks of the site that has this folded name, or gives an address made of it."""
    if len(name) > 5 and name in line:
        if site_cue().search(line) or source_label().match(line):
            return True
        if any(f"{before} {name}" in line for before in outlet_words("writes_for")):
            return True
    if "." not in line and "@" not in line:
        return False
    joined = "".join(filter(str.isalnum, name)).removeprefix("the")
    if len(joined) > 5 and any(joined in handle.replace("_", "") for handle in _HANDLE.findall(line)):
        return True
    return len(joined) > 5 and any(joined in host.replace("-", "") for host in _HOST.findall(line))


def names_and_tells(name: str, other: str) -> bool:
    """Tell a site's name with what it offers, or with its name in another script, from a row of sections."""
    words = fold(other).split()
    offers = not outlet_words("offers").isdisjoint(words) and not (
        outlet_words("offers") | outlet_words("sections")
    ).issuperset(words)
    both = {*words, *fold(name).split()}
    return offers or (script_of(name) != script_of(other) and outlet_words("sections").isdisjoint(both))


def is_generic(name: str) -> bool:
    """Tell names that name nobody ("agencies") and words of the lines themselves from names."""
    folded = fold(name)
    return folded in outlet_words("generic") | outlet_words("desks") or not outlet_words("no_name").isdisjoint(
        folded.split()
    )


def is_about(line: str) -> bool:
    """Tell a label that announces who an organisation is ("About the agency")."""
    return load_lexicons("roles")["about"].start().match(fold(line)) is not None


def is_name(name: str) -> bool:
    """Tell a name by its capitals from a sentence or a tag line, in scripts that have them."""
    words = [word for word in name.split() if len(word) > 3]
    return all(not word[0].islower() for word in words) and not any(character.isdigit() for character in name)


def source_names(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the names that a source line lists from ``start`` on, each with its offset in the line."""
    for offset, name in pieces_of(text[start:], _SPLIT_SOURCES):
        yield start + offset, name


def pieces_of(text: str, separator: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield what stands between separators, each with its offset, leaving out what is blank."""
    at = 0
    for match in [*separator.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[at:end].strip():
            yield at, text[at:end]
        at = match.end() if match else end


def outlet_words(part: str) -> frozenset[str]:
    """Return the folded words of a part of ``outlet.toml``."""
    return folded_set("outlet", part)


@cache
def line_patterns() -> list[tuple[str, float, re.Pattern[str]]]:
    """Return the patterns of lines that name the site, each with its rule and score."""
    scores = {"copyright": 52.0, "follow": 38.0, "self": 37.0, "credit": 33.0}
    return [
        (rule, scores[rule], re.compile(form.replace("{name}", _NAME), re.IGNORECASE if rule == "copyright" else 0))
        for rule, written in signal_table("outlet")["lines"].items()
        for form in written
    ]


@cache
def line_cue() -> re.Pattern[str]:
    """Return the pattern of words in small letters without which no pattern of a line can match: most have none."""
    return _any_of(*signal_table("outlet")["cues"]["site"], *signal_table("outlet")["cues"]["lines"])


@cache
def site_cue() -> re.Pattern[str]:
    """Return the pattern of words by which a folded line speaks of the site it stands on."""
    return _any_of(*signal_table("outlet")["cues"]["site"])


def _any_of(*cues: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(cue.lower()) for cue in cues))


@cache
def source_label() -> re.Pattern[str]:
    """Return the pattern of the label that begins a source line ("Source:")."""
    labels = "|".join(map(re.escape, forms("outlet", "source_labels")))
    return re.compile(rf"\W*(?:{labels})\s*[:：-]\s*", re.IGNORECASE)
