"""Names in Arabic text: a statistical tagger over words, then what the rest of the article says about its repeats."""

from dateline.annotate.ar.names.finder import name_finder
from dateline.annotate.ar.names.model import TYPES, NameModel
from dateline.annotate.ar.names.tagger import MODEL, tag, type_spans

__all__ = ["MODEL", "TYPES", "NameModel", "name_finder", "tag", "type_spans"]
