"""The Arabic pack: how Arabic text is read, and the lexicons that the finders need."""

from dateline.annotate.ar.annotator import ArabicAnnotator, ArabicSettings

__all__ = ["ArabicAnnotator", "ArabicSettings"]
