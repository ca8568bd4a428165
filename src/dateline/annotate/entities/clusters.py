"""Mentions of one article that name the same thing, and the words that stand by its names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.annotate.entities.acting import acts, is_where
from dateline.annotate.entities.weights import weights
from dateline.annotate.reading import Reading
from dateline.knowledge import name_key
from dateline.model import Mention, fold

#: Rules of mentions whose words are no name.
_REFERRING = ("names:pronoun", "names:definite")
_FAMILIES = {"person": "person", "organisation": "organisation", "group": "organisation"}


@dataclass
class Cluster:
    """Mentions that name one thing: ``names`` are their words, the longest first; ``around`` stands by them, folded.

    ``acting`` places stand for their governments, which are another thing than the places; ``located``
    names stand after words for where something is.
    """

    mentions: list[Mention] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    around: str = ""
    titles: str = ""
    acting: bool = False
    located: bool = False

    @property
    def type(self) -> str:
        return self.mentions[0].type


def is_name(mention: Mention) -> bool:
    """Tell whether a mention has a name, no pronoun or noun that refers back."""
    return not any(rule in mention.rule for rule in _REFERRING)


def written(reading: Reading, mention: Mention) -> str:
    """Return the words of a mention, with an article that belongs to the name ("The Hill").

    An Arabic article that lost its first letter to a preposition is completed.
    """
    words = " ".join(mention.span.exact.split())
    start = mention.span.start
    before = reading.text.page.text[max(0, start - 4) : start]
    if before == "The ":
        return f"The {words}"
    return f"ا{words}" if words.startswith("ل") and before.endswith("ل") else words


def clusters_of(reading: Reading) -> list[Cluster]:
    """Return the clusters of a reading in the order of their first mentions."""
    roots, acting = _roots(reading), _acting(reading)
    found: dict[tuple[str, str, bool], Cluster] = {}
    by_root: dict[tuple[str, bool], Cluster] = {}
    for mention in reading.mentions:
        if is_name(mention):
            words = written(reading, mention)
            if _is_people(reading, mention):
                continue
            stands = mention.mention_id in acting
            key = (_FAMILIES.get(mention.type, mention.type), name_key(words), stands)
            root = (roots[mention.mention_id], stands)
            cluster = by_root.get(root) or found.setdefault(key, Cluster(acting=stands))
            by_root.setdefault(root, cluster)
            cluster.mentions.append(mention)
            cluster.names.append(words)
    for mention in reading.mentions:
        root = (roots[mention.mention_id], False)
        if not is_name(mention) and root in by_root:
            by_root[root].mentions.append(mention)
    clusters = list({id(each): each for each in by_root.values()}.values())
    for cluster in clusters:
        cluster.names = sorted(dict.fromkeys(cluster.names), key=lambda each: (-len(each), each))
        cluster.around = " ".join(_around(reading, cluster))
        cluster.titles = " ".join(_titles(reading, cluster))
        cluster.located = all(is_where(reading, each) for each in cluster.mentions if is_name(each))
    return clusters


def _acting(reading: Reading) -> set[str]:
    """Return the ids of places that stand for their governments."""
    found: set[str] = set()
    last: Mention | None = None
    for mention in sorted(reading.mentions, key=lambda each: each.span.start):
        if is_name(mention) and acts(reading, mention, last):
            found.add(mention.mention_id)
        last = mention if mention.mention_id in found else None
    return found


def _is_people(reading: Reading, mention: Mention) -> bool:
    """Tell whether a nationality is said of a people, not of a country: "ethnic Albanians"."""
    start = mention.span.start
    before = reading.text.page.text[max(0, start - 20) : start].split() if mention.type == "nationality" else []
    return bool(before) and before[-1].lower() in weights().people


def _roots(reading: Reading) -> dict[str, str]:
    above = {each.mention_id: each.antecedent_id for each in reading.mentions}
    roots = {}
    for mention_id in above:
        root, seen = mention_id, {mention_id}
        while (next_ := above.get(root)) in above and next_ not in seen:
            root = str(next_)
            seen.add(root)
        roots[mention_id] = root
    return roots


def _around(reading: Reading, cluster: Cluster) -> Iterator[str]:
    """Yield what stands in the sentence before and after each name, a few times."""
    limits, text = weights(), reading.text.page.text
    for mention in [each for each in cluster.mentions if is_name(each)][:4]:
        sentence = reading.sentence_at(mention.span.start)
        if sentence is not None:
            first = max(sentence.start, mention.span.start - limits.before)
            last = min(sentence.end, mention.span.end + limits.after)
            yield fold(f"{text[first : mention.span.start]} | {text[mention.span.end : last]}")


def _titles(reading: Reading, cluster: Cluster) -> Iterator[str]:
    for mention in cluster.mentions:
        for slot in reading.slots_of(mention.mention_id):
            if slot.name in ("title", "role") and slot.value:
                yield slot.value
