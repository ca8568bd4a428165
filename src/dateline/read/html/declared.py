"""The encoding an HTML page declares, and decoding by it.

In order of trust: a byte order mark, the transport's charset (HTTP header), the page's own
``<meta charset>`` or XML declaration (WHATWG prescan), else what is detected. A declaration that
the bytes contradict is dropped.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.read.encoding import Decoded, canonical_label, clean_text, decode

#: Bytes in which a declaration is looked for: the standard's 1,024 miss pages with long comments before it.
_PRESCAN = 8192
#: Share of malformed sequences up to which a declared encoding is believed: a cut-off or pasted-in line.
_SPOILT_SHARE = 0.002

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_META = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:+-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(rb"<html[^>]*?\slang\s*=\s*[\"']?(ar|fa|ur)\b|<html[^>]*?\sdir\s*=\s*[\"']?rtl", re.IGNORECASE)

#: Encodings a server names without looking; a page in Arabic is never in one of them.
_WESTERN = frozenset({"windows-1252", "iso-8859-15", "macintosh"})


def decode_html(data: bytes, transport: str | None, forced: str | None = None) -> Decoded:
    """Decode a page; ``transport`` is the charset the container or HTTP header gave, if any.

    Raises what :func:`dateline.read.encoding.decode` raises.
    """
    labels = [label for label in (transport, meta_label(data)) if label]
    declared = [name for name in map(canonical_label, labels) if name is not None]
    arabic = _LANGUAGE.search(data[:_PRESCAN]) is not None
    if arabic:
        declared = [name for name in declared if name not in _WESTERN]
    # A UTF-16 declaration that could be read as ASCII is wrong (HTML standard, 13.2.3.2).
    declared = ["utf-8" if name.startswith("utf-16") else name for name in declared]
    decoded = decode(data, declared[0] if declared else None, forced)
    if decoded.basis != "detected":
        return decoded
    if decoded.encoding in declared:
        return replace(decoded, basis="declared")
    if decoded.encoding == "utf-8":  # no other text is well-formed UTF-8 by chance
        return decoded
    return _spoilt(data, declared) or (_arabic(data) if arabic else None) or decoded


def meta_label(data: bytes) -> str | None:
    """Return the encoding's label from the page's own declaration."""
    start = _COMMENT.sub(b"", data[:_PRESCAN])
    match = _META.search(start) or _XML.search(start)
    return match.group(1).decode("ascii") if match else None


def _spoilt(data: bytes, names: list[str]) -> Decoded | None:
    """Decode by the first declaration under which next to no sequence is malformed."""
    import turbohtml.detect  # noqa: F401  (registers the whatwg-* decoders)

    for name in names:
        text = data.decode("whatwg-" + name)
        if text.count("\ufffd") <= _SPOILT_SHARE * len(text):
            return Decoded(clean_text(text), name, "declared")
    return None


def _arabic(data: bytes) -> Decoded | None:
    """Decode a page that says it is in Arabic script, where most of what is not ASCII then is Arabic."""
    for name in ("windows-1256", "iso-8859-6"):
        text = data.decode("whatwg-" + name)
        foreign = [character for character in text if character > "\x7f"]
        if 2 * sum("\u0600" <= character <= "\u06ff" for character in foreign) > len(foreign):
            return Decoded(clean_text(text), name, "detected")
    return None
