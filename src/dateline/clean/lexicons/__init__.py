"""The words by which page furniture, bylines, captions and comment are known, one file per language.

Each folder here is a kind of lexicon and each TOML file in it a language. To add a language, copy
``en.toml`` and translate the phrases; nothing else has to change. Phrases are compared after
:func:`dateline.model.fold` (case, vowel marks, letter variants, quote marks and digit sets do not
matter). In a phrase ``#`` stands for a number, ``*`` for up to sixty characters of anything,
``**`` for any number of them and ``_`` for one word.
"""

from dateline.clean.lexicons.load import Lexicon, load_lexicons
from dateline.clean.lexicons.phrases import FIRST_LETTER, Matcher, PhraseSet, phrase_source, words_in

__all__ = ["FIRST_LETTER", "Lexicon", "Matcher", "PhraseSet", "load_lexicons", "phrase_source", "words_in"]
