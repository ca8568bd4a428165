"""The finder of events: from the sentences of a reading to event mentions and their slots."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from dateline.annotate.events.actors import Actors
from dateline.annotate.events.attachment import mended
from dateline.annotate.events.attribution import attribute
from dateline.annotate.events.coding import coder_for
from dateline.annotate.events.drafts import Draft
from dateline.annotate.events.finishing import Finisher
from dateline.annotate.events.gate import Gate
from dateline.annotate.events.lexicon import EventLexicon, event_lexicon
from dateline.annotate.events.reader import SentenceReader
from dateline.annotate.events.records import Recorder
from dateline.annotate.events.speaking import Speaking
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Finder, Reading, Sentence, Token
from dateline.model import EventMention, Slot

#: Types of places that acts are called by ("the Geneva talks") and that seldom act.
_TOWNS = ("settlement", "site", "region")


def _may_report(sentence: Sentence, lexicon: EventLexicon) -> bool:
    """Tell from the words of a parsed sentence whether it can hold an act or a duty."""
    words = {token.low for token in sentence.tokens}
    return sentence.parsed and not (words.isdisjoint(lexicon.wanted) and words.isdisjoint(lexicon.words["duty"]))


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a language pack readies its sentences for the reading of events.

    ``may_report`` tells cheaply whether a sentence can hold an act, ``tree`` returns it parsed as
    events are read, ``form`` the form of a word that the table of the gate has.
    """

    may_report: Callable[[Sentence, EventLexicon], bool] = _may_report
    tree: Callable[[Sentence, EventLexicon], Sentence] = mended
    form: Callable[[Token], str] = attrgetter("low")


def event_finder(package: str, syntax: Syntax | None = None) -> Finder:
    """Return the finder of events with the lexicons of a language pack; without ``syntax`` its sentences are parsed."""

    def find(reading: Reading) -> Iterator[EventMention | Slot]:
        return _find(reading, event_lexicon(package), syntax or Syntax())

    return find


def _find(reading: Reading, lexicon: EventLexicon, syntax: Syntax) -> Iterator[EventMention | Slot]:
    gate = Gate(lexicon.gate, reading, syntax.form)
    coder = coder_for(reading)
    antecedents = antecedents_of(reading)
    towns = frozenset(each.span.end for each in reading.mentions if each.type in _TOWNS)
    acts: list[EventMention | Slot] = []
    for sentence in reading.sentences:
        if syntax.may_report(sentence, lexicon) and gate.opens(sentence):
            tree = Tree(syntax.tree(sentence, lexicon), lexicon)
            actors = Actors(tree, lexicon, coder, antecedents, towns)
            drafts = [each for each in _acts(tree, lexicon, actors) if gate.passes(sentence, each.type)]
            acts += Recorder(reading, tree, lexicon, actors).records(drafts)
    yield from acts
    yield from Speaking(reading, lexicon, coder, gate).events(acts)


def _acts(tree: Tree, lexicon: EventLexicon, actors: Actors) -> list[Draft]:
    drafts = SentenceReader(tree, lexicon, actors).read()
    attribute(tree, lexicon, drafts)
    return Finisher(tree, lexicon, actors).finish(drafts)


def antecedents_of(reading: Reading) -> dict[int, str]:
    """Return for the start of each mention that repeats another the words of the first it goes back to."""
    by_id = {each.mention_id: each for each in reading.mentions}
    found: dict[int, str] = {}
    for mention in reading.mentions:
        first, seen = mention, {mention.mention_id}
        while first.antecedent_id in by_id and first.antecedent_id not in seen:
            first = by_id[first.antecedent_id]
            seen.add(first.mention_id)
        if first is not mention:
            found[mention.span.start] = first.span.exact
    return found
