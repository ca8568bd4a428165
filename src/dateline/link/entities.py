"""Names outside the knowledge base that recur across articles, grouped across spellings and scripts.

A pure function over the mentions that were not linked and what people decided. What comes of it are
entities of origin ``corpus``: a name and where it stands, nothing that the knowledge base would say.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.knowledge import CORPUS, match_names, name_key, name_parts, person_keys
from dateline.model import Alias, Candidate, Entity, Judgement, Mention, content_id, holding

#: Changes whenever other groups may come out.
ENTITIES_VERSION = "1"
#: Names of persons are one from here on: surer than two names looked at alone, as nobody looks at these.
SAME_PERSON = 0.8
#: Articles in which a name has to stand.
_RECURS = 2
_FAMILIES = {"person": "person", "organisation": "organisation", "group": "organisation"}
#: Mentions that are looked at together; a name with more spellings is a list of words.
_MOST = 500


@dataclass
class NamedThing:
    """Mentions of one article that name the same thing, the fullest name first."""

    article_id: str
    family: str
    names: list[str]
    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Induced:
    """Entities of the corpus with their spellings, their mentions linked, and the candidates that say why."""

    entities: tuple[Entity, ...] = ()
    aliases: tuple[Alias, ...] = ()
    mentions: tuple[Mention, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def induce(articles: Iterable[Sequence[Mention]], judgements: Iterable[Judgement] = ()) -> Induced:
    """Group the unlinked mentions of articles, one sequence for each, into entities that recur.

    The same mentions and judgements in any order give the same rows.
    """
    held = holding(judgements)
    things = sorted(
        (thing for mentions in articles for thing in things_of(mentions)),
        key=lambda each: (each.family, each.name, each.article_id, each.mentions[0].mention_id),
    )
    groups = _grouped(things, held)
    recurring = [group for group in groups if len({each.article_id for each in group}) >= _RECURS]
    return _rows(sorted(recurring, key=_canonical), held)


def things_of(mentions: Sequence[Mention]) -> Iterator[NamedThing]:
    """Yield what an article names by full names: persons by two parts or more, bodies by two words or an acronym."""
    above = {each.mention_id: each.antecedent_id for each in mentions}
    by_root: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_root[_root(mention.mention_id, above)].append(mention)
    found: dict[tuple[str, str], NamedThing] = {}
    for joined in by_root.values():
        family = _FAMILIES.get(joined[0].type)
        names = sorted({_on_one_line(each.span.exact) for each in joined}, key=lambda each: (-len(each), each))
        full = [name for name in names if _is_full(name, family)]
        if family and full:
            thing = found.setdefault((family, name_key(full[0])), NamedThing(joined[0].article_id, family, full))
            thing.mentions += joined
    yield from found.values()


def _root(mention_id: str, above: Mapping[str, str | None]) -> str:
    seen = {mention_id}
    while (higher := above.get(mention_id)) in above and higher not in seen:
        mention_id = str(higher)
        seen.add(mention_id)
    return mention_id


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _is_full(name: str, family: str | None) -> bool:
    if family == "person":
        parts = name_parts(name)
        return 1 < len(parts) < 6 and all(len(part) > 1 for part in parts)
    words = name.split()
    # "Israeli settlers" are people of a kind, no body that has a name.
    titled = all(not word[0].islower() for word in words if len(word) > 3)
    return (len(words) > 1 and titled) or (name.isupper() and len(name) > 2)


def _grouped(things: Sequence[NamedThing], held: Sequence[Judgement]) -> list[list[NamedThing]]:
    """Join things of one name, the surest pairs first, unless a person said that two of them are different."""
    place = {mention.mention_id: at for at, thing in enumerate(things) for mention in thing.mentions}
    together, apart = _decided(held, place)
    joined = _Joined(len(things), apart)
    for one, other in together:
        joined.join(one, other)
    for _, one, other in sorted(_pairs(things)):
        joined.join(one, other)
    return [[things[at] for at in group] for group in joined.groups()]


def _decided(held: Sequence[Judgement], place: Mapping[str, int]) -> tuple[list[tuple[int, int]], set[tuple[int, int]]]:
    """Return pairs of things that people said are one, and that they said are two."""
    pairs: dict[tuple[int, int], str] = {}
    for each in held:
        other = _told(each.value)
        if (
            each.decision in ("merge", "split")
            and each.record_id in place
            and isinstance(other, str)
            and other in place
        ):
            one, two = sorted((place[each.record_id], place[other]))
            pairs[one, two] = each.decision
    together = [pair for pair, decision in pairs.items() if decision == "merge"]
    return together, {pair for pair, decision in pairs.items() if decision == "split"}


def _told(value: str | None) -> object:
    try:
        return json.loads(value) if value else None
    except ValueError:
        return None


def _pairs(things: Sequence[NamedThing]) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs of things that have one name, with what is lacking of a perfect match."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, thing in enumerate(things):
        keys = person_keys(thing.name) if thing.family == "person" else {name_key(name) for name in thing.names}
        for key in sorted(keys):
            by_key[thing.family, key].append(at)
    seen: set[tuple[int, int]] = set()
    for (family, _), places in sorted(by_key.items()):
        firsts: dict[str, int] = {}
        for at in places[:_MOST]:
            first = firsts.setdefault(name_key(things[at].name), at)  # one of each spelling stands for all
            if family == "organisation" or first != at:
                yield 0.0, first if family == "person" else places[0], at
        for one in sorted(firsts.values()) if family == "person" else ():
            for other in sorted(firsts.values()):
                if one < other and (one, other) not in seen:
                    seen.add((one, other))
                    score = match_names(things[one].name, things[other].name).score
                    if score >= SAME_PERSON:
                        yield 1 - score, one, other


class _Joined:
    """Groups of numbers that grow by joining; two that are apart are never in one."""

    def __init__(self, count: int, apart: set[tuple[int, int]]) -> None:
        self._of = list(range(count))
        self._members = {at: [at] for at in range(count)}
        self._apart = apart

    def join(self, one: int, other: int) -> None:
        """Join the groups of two numbers, unless some of their members are apart."""
        left, right = sorted((self._of[one], self._of[other]))
        if left == right or any(
            (min(a, b), max(a, b)) in self._apart for a in self._members[left] for b in self._members[right]
        ):
            return
        for member in self._members[right]:
            self._of[member] = left
        self._members[left] += self._members.pop(right)

    def groups(self) -> list[list[int]]:
        """Return the groups, each in order."""
        return [sorted(members) for members in self._members.values()]


def _canonical(group: Sequence[NamedThing]) -> tuple[str, str]:
    """Return the family and the key by which a group is known: that of its name that sorts first."""
    return group[0].family, min(name_key(each.name) for each in group)


def _rows(groups: Sequence[Sequence[NamedThing]], held: Sequence[Judgement]) -> Induced:
    kept = _kept_ids(held)
    entities: dict[str, Entity] = {}
    aliases: dict[str, Alias] = {}
    mentions: list[Mention] = []
    candidates: list[Candidate] = []
    for group in groups:
        family, key = _canonical(group)
        entity_id = next(
            (kept[name_key(each.name)] for each in group if name_key(each.name) in kept),
            content_id("entity", family, key),
        )
        names = Counter(each.name for each in group)
        entities[entity_id] = Entity(entity_id, family, CORPUS, tuple(_by_language(names)))
        for name in sorted(names):
            alias_id = content_id("alias", entity_id, name, _language(name))
            aliases[alias_id] = Alias(alias_id, entity_id, name, _language(name), CORPUS)
        for thing in group:
            score, reason = _why(thing, group)
            mentions += [replace(each, entity_id=entity_id, score=score) for each in thing.mentions]
            candidates += [Candidate(each.mention_id, entity_id, score, True, reason) for each in thing.mentions]
    return Induced(tuple(entities.values()), tuple(aliases.values()), tuple(mentions), tuple(candidates))


def _kept_ids(held: Sequence[Judgement]) -> dict[str, str]:
    """Return the ids that names keep because a person promoted them, whatever spellings come to them later."""
    kept = {}
    for each in held:
        told = _told(each.value)
        if each.record_table == "entities" and each.decision == "accept" and isinstance(told, list):
            kept.update({name_key(name): each.record_id for name in told if isinstance(name, str)})
    return kept


def _by_language(names: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield the most frequent name in each script."""
    for language in ("en", "ar"):
        listed = [(-count, name) for name, count in names.items() if _language(name) == language]
        if listed:
            yield language, min(listed)[1]


def _language(name: str) -> str:
    return "ar" if any("\u0600" <= letter <= "\u06ff" for letter in name) else "en"


def _why(thing: NamedThing, group: Sequence[NamedThing]) -> tuple[float, str]:
    """Return how well a name matches the best of the others in its group, and which that is."""
    others = sorted({each.name for each in group if each.article_id != thing.article_id})
    if thing.family == "person":
        best = max((match_names(thing.name, other) for other in others), key=lambda each: each.score, default=None)
        if best is not None:
            return round(best.score, 3), f"recurs as {best.right!r} ({best.score:.2f})"
    return 1.0, f"recurs as {others[0] if others else thing.name!r}"
