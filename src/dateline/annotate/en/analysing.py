"""Lemmas and parts of speech of parsed tokens: worked out once for a word, its tag and its relation.

spaCy derives both by matching some two hundred patterns against every text. Nearly all patterns look
at one token, so what they give hangs on its word, tag and relation alone and can be kept; texts in
which a pattern of several tokens matches go through spaCy's own components.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

#: What patterns of one token may look at so that their results can be kept.
_KEPT = frozenset({"ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE", "IS_PUNCT", "IS_ALPHA", "IS_DIGIT", "SHAPE"})
#: Words with tag and relation that are kept at most; a year of news has fewer.
_MOST = 500_000
_COMPONENTS = ("attribute_ruler", "lemmatizer")

#: A word, its tag and its relation, by spaCy's numbers.
_Key = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a sentence's token is told to be: lemma in lower case, universal part of speech, tag and relation."""

    lemma: str
    pos: str
    tag: str
    dep: str


class Analyser:
    """Analyses texts that were tagged and parsed."""

    def __init__(self, language: Language) -> None:
        self._vocab = language.vocab
        self._parts = [language.get_pipe(name) for name in _COMPONENTS if language.has_pipe(name)]
        self._long = _patterns_of_several(language)
        self._known: dict[_Key, Analysis] = {}

    def __call__(self, doc: Doc) -> list[tuple[Analysis, int]]:
        """Return for each token what it is and the index of its head."""
        from spacy.attrs import DEP, HEAD, ORTH, TAG

        heads = doc.to_array([HEAD]).astype("int64").tolist()
        if self._long is None or self._long(doc):
            return list(zip(self._whole(doc), map(int.__add__, heads, range(len(doc))), strict=True))
        keys = [tuple(row) for row in doc.to_array([ORTH, TAG, DEP]).tolist()]
        known = self._all_known(keys)
        return [(known[key], place + head) for place, (key, head) in enumerate(zip(keys, heads, strict=True))]

    def _whole(self, doc: Doc) -> Iterator[Analysis]:
        for part in self._parts:
            doc = part(doc)
        return map(_analysis, doc)

    def _all_known(self, keys: Sequence[_Key]) -> Mapping[_Key, Analysis]:
        if len(self._known) > _MOST:
            self._known.clear()
        for key in keys:
            if key not in self._known:
                (self._known[key],) = self._whole(self._word(*key))
        return self._known

    def _word(self, orth: int, tag: int, dep: int) -> Doc:
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=[self._vocab.strings[orth]])
        doc[0].tag, doc[0].dep = tag, dep
        return doc


def _analysis(token: SpacyToken) -> Analysis:
    return Analysis(token.lemma_.lower(), token.pos_, token.tag_, token.dep_)


def _patterns_of_several(language: Language) -> Any:
    """Return a matcher of the patterns of several tokens, ``None`` where one token's results cannot be kept."""
    from spacy.matcher import Matcher

    if any(type(language.get_pipe(name)).__module__.partition(".")[0] != "spacy" for name in _present(language)):
        return None
    matcher = Matcher(language.vocab)
    ruler: Any = language.get_pipe("attribute_ruler") if language.has_pipe("attribute_ruler") else None
    patterns = [pattern for rule in (ruler.patterns if ruler else ()) for pattern in rule["patterns"]]
    several = [pattern for pattern in patterns if len(pattern) > 1]
    if any(not _KEPT.issuperset(token) for pattern in patterns if len(pattern) == 1 for token in pattern):
        return None
    if several:
        matcher.add("several", several)
    return lambda doc: bool(several) and bool(matcher(doc, allow_missing=True))


def _present(language: Language) -> Iterator[str]:
    return (name for name in _COMPONENTS if language.has_pipe(name))
