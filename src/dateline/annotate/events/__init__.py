"""Finding events: who did what to whom, with which words, in which status and by whose account."""

from dateline.annotate.events.finder import Syntax, event_finder
from dateline.annotate.events.lexicon import EventLexicon, wanted_words

__all__ = ["EventLexicon", "Syntax", "event_finder", "wanted_words"]
