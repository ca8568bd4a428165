"""Whether words report that something happened, or only refer to what the reader knows already.

"The ministry announced the killing of three" reports; "the inquiry into the killing" refers. A language says in its
grammar, under ``occurring``, which verbs report a deed that a noun names; where the list is empty nothing is left out.
"""

from __future__ import annotations

from dateline.annotate.events.attribution import is_report
from dateline.annotate.events.drafts import Draft
from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Token

#: How many joined nouns are climbed.
_LONGEST_LIST = 6


class References:
    """Judges the acts of one sentence."""

    def __init__(self, tree: Tree, lexicon: EventLexicon) -> None:
        self._tree = tree
        self._lexicon = lexicon

    def only_refers(self, draft: Draft) -> bool:
        """Tell whether no word of an act's trigger reports it as news."""
        if not self._tree.words["occurring"] or draft.type not in self._lexicon.kinds["reported"]:
            return False
        if draft.status != "asserted" or draft.composed:
            return False
        words = [draft.anchor, *(each for each in draft.trigger if each != draft.anchor)]
        return not any(map(self._reports, words))

    def _reports(self, token: Token) -> bool:
        return self._verb_reports(token) if self._tree.is_verb(token) else self._noun_reports(token)

    def _verb_reports(self, verb: Token) -> bool:
        """Tell whether a verb reports: finished, and not in a relative clause that a pronoun opens."""
        tree = self._tree
        below = tree.sentence.children(verb)
        if tree.stands_as(verb, "relative") and any(each.low in tree.words["relative"] for each in below):
            return False
        if verb.tag in self._lexicon.tags["unfinished"]:
            led = any(tree.stands_as(each, "auxiliary") for each in below)
            above = tree.head(verb)
            if not led and above != verb and tree.is_verb(above) and above.tag in self._lexicon.tags["past"]:
                return not tree.stands_as(verb, "relative")  # "saw gunmen firing"
            if not led and tree.stands_as(verb, "relative") and tree.head(above).lemma in tree.words["witnessing"]:
                return True
            subjects = tree.children(verb, "subject")
            return verb.head == verb.index and not led and any(each.index < verb.index for each in subjects)
        return verb.tag not in self._lexicon.tags["participle"]

    def _noun_reports(self, noun: Token) -> bool:
        """Tell whether a noun is what a verb of happening, causing, doing or telling has, or heads a text by itself."""
        tree = self._tree
        for _ in range(_LONGEST_LIST):
            joined = tree.stands_as(noun, "coordinated") or noun.dep in ("appos", "attr")
            if not joined or not tree.is_noun(tree.head(noun)):
                break
            noun = tree.head(noun)
        above = tree.head(noun)
        if above == noun:
            return True
        if above.pos == "ADP":
            brought, above = above, tree.head(above)
            told = brought.low in tree.words["reporting_prepositions"]
            if is_report(self._lexicon, above) and not told and above.lemma not in tree.words["occurring"]:
                return False
        elif not (tree.stands_as(noun, "reported") or tree.stands_as(noun, "subject")):
            return False
        tells = above.lemma in tree.words["occurring"] or is_report(self._lexicon, above)
        return tree.is_verb(above) and tells and above.tag not in self._lexicon.tags["unfinished"]
