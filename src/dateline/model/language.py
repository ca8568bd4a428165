"""Languages as BCP-47 tags, and the direction their script is written in."""

from __future__ import annotations

#: Primary subtags of languages written from right to left (Unicode script data, CLDR 46).
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})


def direction_of(language: str | None) -> str | None:
    """Return ``"rtl"`` or ``"ltr"`` for a BCP-47 tag, ``None`` where the language is unknown."""
    if not language:
        return None
    return "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
