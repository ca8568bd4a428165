"""Which blocks of an article a language pack reads: those in its language, also where the article is in another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dateline.model import ArticleText, Role


def in_languages(text: ArticleText, languages: Collection[str]) -> ArticleText:
    """Return an article with those body blocks only that are in one of some languages (primary subtags).

    A block whose language is not known is in its article's. What is no body stays.
    """
    if all(_is_in(block.language, text, languages) for block in text.blocks if block.role is Role.BODY):
        return text
    kept = (each for each in text.blocks if each.role is not Role.BODY or _is_in(each.language, text, languages))
    return replace(text, blocks=tuple(kept))


def _is_in(language: str | None, text: ArticleText, languages: Collection[str]) -> bool:
    return (language or text.article.language).partition("-")[0] in languages
