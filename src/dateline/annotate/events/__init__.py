"""Finding events: who did what to whom, with which words, in which status and by whose account."""

from dateline.annotate.events.finder import event_finder
from dateline.annotate.events.lexicon import wanted_words

__all__ = ["event_finder", "wanted_words"]
