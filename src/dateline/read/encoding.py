"""Bytes to text: forced, declared by a mark, declared by others, or detected.

Every step is strict: an encoding is taken only where the bytes are text in it. Names are those of
the WHATWG Encoding Standard, in lower case (``windows-1256``, ``gbk``), and its decoders are used,
because pages are written for browsers: ``iso-8859-1`` means ``windows-1252``. Only a forced
encoding may be any of Python's.

Lone surrogates and NULs are not text that can be stored or searched; each becomes U+FFFD, one for
one, so that offsets stay those of the decoded file.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace

from dateline.model import ConfigurationError, EncodingError, InputError

#: Bytes looked at to detect an encoding, from the first byte that is not ASCII.
DETECTION_WINDOW = 1 << 16

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32be", "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16be", "utf-16-be"),
)
_WIDE = {name: codec for _, name, codec in _MARKS if name != "utf-8"}

#: Control bytes that no text in an 8-bit encoding holds in number; two-byte encodings are full of them.
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\v\f\r\x1a\x1b")

#: Share of control bytes above which bytes are UTF-16, UTF-32 or no text. Measured: UTF-16 Chinese,
#: the lowest, has 0.04 and more in 40 characters; 8-bit text has none.
_WIDE_SHARE = 0.02
_ALPHABET_SHARE = 0.25

_WIDE_SAMPLE = 8192
_REPLACEMENT = "\ufffd".encode()
_COMMON = " \n.,،。、，"

#: Blocks in which the characters of living scripts stand; elsewhere lie the wrong byte order's.
_LIVING = (
    (0x0009, 0x000D),
    (0x0020, 0x007E),
    (0x00A0, 0x058F),
    (0x0590, 0x077F),
    (0x0900, 0x0FFF),
    (0x10A0, 0x11FF),
    (0x1E00, 0x206F),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
    (0x3000, 0x30FF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xFB50, 0xFEFF),
    (0xFF00, 0xFFEF),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was decoded from; ``basis`` as in :class:`~dateline.model.Page`."""

    text: str
    encoding: str
    basis: str


def decode(data: bytes, declared: str | None = None, forced: str | None = None) -> Decoded:
    """Decode ``data``, which is known to be text.

    In order: ``forced``, strictly; a byte order mark; ``declared`` where the bytes are text in it
    (and not UTF-8, which other text does not look like by chance); UTF-8; what is detected. A few
    malformed sequences in text that is UTF-8 otherwise, such as a cut-off end, become U+FFFD.
    Raises :class:`EncodingError` where ``data`` is not text in ``forced``, and
    :class:`InputError` where it is no text in any encoding.
    """
    if forced is not None:
        return _forced(data, forced)
    marked = _marked(data)
    if marked is not None:
        return marked
    if _is_wide(data):
        return _wide(data, declared)
    plain = _utf8(data, spoilt=False)
    if plain and not data.isascii():
        # What the standard's decoder takes for well-formed is the same, the replacement character left out.
        confirmed = canonical_label(declared or "") == "utf-8" and _REPLACEMENT not in data
        return replace(plain, basis="declared") if confirmed else plain
    return _declared(data, declared) or plain or _utf8(data, spoilt=True) or _detected(data)


def canonical_label(label: str) -> str | None:
    """Return the WHATWG name for an encoding's label, ``None`` where the standard has no such text."""
    import turbohtml

    try:
        name = turbohtml.parse(b"", encoding=label.strip()).encoding
    except (LookupError, ValueError):
        return None
    return None if name is None or name in ("replacement", "x-user-defined") else name.lower()


def check_forced(label: str) -> None:
    """Raise ConfigurationError unless ``label`` names an encoding of text."""
    if not _known_to_python(label) and canonical_label(label) is None:
        raise ConfigurationError(
            f"no encoding is called {label!r}; use a name such as utf-8, windows-1256 or iso-8859-6"
        )


def clean_text(text: str) -> str:
    """Replace NULs and lone surrogates by U+FFFD, one for one."""
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return text


def _forced(data: bytes, label: str) -> Decoded:
    for mark, name, _ in _MARKS:
        if data.startswith(mark) and name == _plain_name(label):
            data = data[len(mark) :]
            break
    try:
        text: str | None = data.decode(_WIDE.get(_plain_name(label), label))
    except (UnicodeDecodeError, LookupError):
        text = None
        if not _known_to_python(label):
            text = _strict(data, canonical_label(label) or "")
    if text is None:
        raise EncodingError(
            f"the bytes are not {label}, the encoding that was forced; leave the encoding out to have it detected"
        )
    return Decoded(clean_text(text), canonical_label(label) or label.lower(), "forced")


def _known_to_python(label: str) -> bool:
    try:
        "".encode(label)
    except (LookupError, UnicodeError):
        return False
    return True


def _marked(data: bytes) -> Decoded | None:
    """Decode by the byte order mark; one that is followed by something else altogether is not believed."""
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, "replace")
            spoilt = text.count("\ufffd")
            if spoilt * 10 <= len(text) or spoilt == 1:
                return Decoded(clean_text(text), name, "bom")
    return None


def _utf8(data: bytes, *, spoilt: bool) -> Decoded | None:
    """Decode UTF-8; with ``spoilt``, also where well-formed sequences outnumber malformed by three."""
    if b"\x1b$" in data:  # ISO-2022 is all ASCII bytes
        return None
    if not spoilt:
        try:
            return Decoded(clean_text(data.decode("utf-8")), "utf-8", "detected")
        except UnicodeDecodeError:
            return None
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - bad
    return Decoded(clean_text(text), "utf-8", "detected") if good >= 3 * bad else None


def _declared(data: bytes, label: str | None) -> Decoded | None:
    """Decode by a declaration that is not of UTF-16, in which any bytes are text."""
    name = canonical_label(label) if label else None
    if name and name.startswith("utf-16"):
        return None
    text = _strict(data, name) if name else None
    return Decoded(clean_text(text), name, "declared") if name and text is not None else None


def _strict(data: bytes, name: str) -> str | None:
    """Decode by the standard's decoder, which never fails; ``None`` where a sequence is malformed."""
    import turbohtml.detect  # noqa: F401  (registers the whatwg-* decoders)

    text = data.decode("whatwg-" + name)
    return None if "\ufffd" in text else text


def _detected(data: bytes) -> Decoded:
    from turbohtml.detect import Detection, detect_all

    start = next((index for index, byte in enumerate(data[: 1 << 20]) if byte > 0x7E or byte == 0x1B), 0)
    window = data[max(0, start - 64) : start + DETECTION_WINDOW]
    for match in detect_all(window, Detection(excluded=frozenset({"UTF-8"}))):
        name = (match.encoding or "").lower()
        text = _strict(data, name) if name else None
        if text is not None:
            return Decoded(clean_text(text), name, "detected")
    return Decoded(clean_text(data.decode("whatwg-windows-1252")), "windows-1252", "detected")


def _wide(data: bytes, declared: str | None) -> Decoded:
    """Decode UTF-16 or UTF-32 without a mark: the byte order in which living scripts come out.

    Where both orders do (Latin letters turned round are Chinese), common stops and spaces decide.
    """
    named = [name for name in _WIDE if declared and name == _plain_name(declared)]
    best, most = None, 0.0
    for name in named or list(_WIDE):
        width = 4 if "32" in name else 2
        sample = data[: _WIDE_SAMPLE - _WIDE_SAMPLE % width].decode(_WIDE[name], "replace")
        score = sum(map(_living, sample)) / max(1, len(sample)) + sum(map(sample.count, _COMMON)) / max(1, len(sample))
        if score > max(most, 0.9):
            best, most = name, score
    if best is None:
        raise InputError("the bytes are not text in any encoding: they hold control codes throughout")
    whole = data[: len(data) - len(data) % (4 if "32" in best else 2)]
    return Decoded(clean_text(whole.decode(_WIDE[best], "replace")), best, "declared" if named else "detected")


def _living(character: str) -> bool:
    code = ord(character)
    return any(first <= code <= last for first, last in _LIVING) or 0x1F000 <= code <= 0x323AF


def _is_wide(data: bytes) -> bool:
    """Tell whether bytes hold the control codes of UTF-16 and UTF-32, or are no text at all.

    Bytes that are UTF-8 beside some NULs are a damaged file: a wide text that is UTF-8 by chance
    is one of an alphabet, and every other byte of it is a control code.
    """
    sample = data[:DETECTION_WINDOW]
    share = (len(sample) - len(sample.translate(None, _CONTROLS))) / max(1, len(sample))
    return share > _WIDE_SHARE and (share > _ALPHABET_SHARE or _utf8(sample, spoilt=False) is None)


def _plain_name(label: str) -> str:
    name = label.strip().lower().replace("_", "-").replace("utf-32-", "utf-32").replace("utf-16-", "utf-16")
    return {"utf8": "utf-8", "utf-8-sig": "utf-8", "utf-16": "utf-16le", "utf-32": "utf-32le"}.get(name, name)
