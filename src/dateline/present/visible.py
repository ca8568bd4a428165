"""Source text made safe to print: what could steer a terminal is shown and not obeyed.

A page may hold escape sequences, carriage returns, bidirectional overrides or invisible tag
characters. Printed as they are they could recolour, overwrite or reorder what the analyst reads,
or send commands to the terminal. Joiners and directional marks stay: Arabic and Persian need
them, and they cannot reach beyond the line.
"""

from __future__ import annotations

import re

#: Categories: controls but tab and newline (Cc), line separators (Zl, Zp), embeddings, overrides
#: and isolates (UAX #9), deprecated formatting, interlinear annotation, surrogates, tags.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")

_SPACES = re.compile(r"\s+")


def visible(text: str) -> str:
    """Return ``text`` with steering characters as escapes (``\\x1b``); newlines stay, tabs become spaces."""
    return _STEERING.sub(_escape, _LINE_ENDS.sub("\n", text).replace("\t", " "))


def visible_line(text: str) -> str:
    """Return ``text`` as :func:`visible` does, on one line, runs of white space made one space."""
    return _STEERING.sub(_escape, _SPACES.sub(" ", text)).strip()


def visible_json(document: str) -> str:
    """Return a JSON document that says the same with steering characters as ``\\uXXXX`` escapes.

    JSON writes C0 controls that way by itself; what is left stands inside strings only.
    """
    return _STEERING.sub(lambda found: _json_escape(found[0]), document)


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape", "surrogatepass").decode("ascii")


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
