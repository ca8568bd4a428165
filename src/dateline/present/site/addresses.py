"""Where things of the record are shown: an address for each id, outlet and place in a text."""

from __future__ import annotations

from urllib.parse import quote

#: Kinds of ids that have a page of their own; every other row is shown by why.
_PAGES = {"article", "page", "story", "entity", "run"}


def address_of(record_id: str) -> str:
    """Return the address of a record's page, or of its explanation where it has no page."""
    kind = record_id.partition("-")[0]
    if "/" in record_id or ":" in record_id:  # ids of the knowledge base
        return entity_address(record_id)
    return f"/{kind}/{quote(record_id, safe='')}" if kind in _PAGES else why_address(record_id)


def why_address(record_id: str) -> str:
    """Return the address where a value is explained."""
    return f"/why/{quote(record_id, safe='')}"


def outlet_address(name: str) -> str:
    """Return the address of an outlet's page."""
    return f"/outlet/{quote(name, safe='')}"


def place_address(article_id: str, start: int, end: int) -> str:
    """Return the address of a range of code points in an article's text (RFC 5147), also without JavaScript."""
    return f"/article/{quote(article_id, safe='')}?char={start},{end}#char={start},{end}"


def entity_address(entity_id: str) -> str:
    """Return the address of an entity's page; ids of the knowledge base hold slashes and colons."""
    return f"/entity/{quote(entity_id, safe='')}"
