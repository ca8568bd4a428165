"""The English pack: how English text is read, and the lexicons that the finders need."""

from dateline.annotate.en.annotator import EnglishAnnotator, EnglishSettings

__all__ = ["EnglishAnnotator", "EnglishSettings"]
