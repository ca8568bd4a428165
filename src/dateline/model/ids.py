"""Ids that are hashes of content, so that the same input gives the same record."""

from __future__ import annotations

import hashlib

#: Bits kept of the digest: at ten million rows a collision has a chance of about 4e-11.
ID_BITS = 80
#: Characters that the id of something on a page takes from the page's own hash, 5 bits each.
PLACE_CHARACTERS = 4

_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
# Two characters (RFC 4648, lower case) for every 10 bits: the standard library's encoder is written
# in Python and took most of the time of making an id, of which a page has hundreds.
_BASE32_PAIRS = [first + second for first in _BASE32 for second in _BASE32]

_SHIFTS = tuple(range(ID_BITS - 10, -1, -10))


def content_id(kind: str, *parts: object) -> str:
    """Hash ``parts`` into an id such as ``article-5hk2q7mzt3yd6c4e``.

    ``kind`` is the record's name and the id's readable prefix. Parts are joined by U+001F, a
    character that does not occur in the values hashed here, so ``("a", "bc")`` and
    ``("ab", "c")`` differ; ``None`` and the empty string differ too.
    """
    return f"{kind}-{_hash(kind, *parts)}"


def place_id(kind: str, within: str, *parts: object) -> str:
    """Hash ``parts`` into the id of something within a page or article, led by that one's hash.

    ``within`` is the page's or article's id: what lies on ``page-5hk2q7mzt3yd6c4e`` has ids such
    as ``block-5hk2w3ka7q2m5dxo``. Rows of one page so lie together in the store's indexes, which
    keeps the cost of writing flat as a record grows; wholly random ids more than double it.
    """
    return f"{kind}-{within.rpartition('-')[2][:PLACE_CHARACTERS]}{_hash(kind, within, *parts)[:-PLACE_CHARACTERS]}"


def _hash(*parts: object) -> str:
    joined = "\x1f".join(["\x00" if part is None else str(part) for part in parts])
    digest = hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=ID_BITS // 8)
    number = int.from_bytes(digest.digest())
    return "".join([_BASE32_PAIRS[number >> shift & 0x3FF] for shift in _SHIFTS])


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of ``data`` as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
