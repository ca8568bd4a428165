"""What words and names say at a time, read from a bounded sample of the reports of that time.

So that a late report changes what is known of its own time and of nothing else, and mostly not even
that: weights of a block of days are those of its first reports in the order of publication, and what
comes after these changes no weight.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from dateline.link.index import Entry, Index, entry_of
from dateline.link.profile import NameWeights, Profile, Weighed, profile_of, weigh
from dateline.link.report import Report
from dateline.link.similarity import WINDOW
from dateline.link.weights import KeyWeights, Weights

#: Reports of one language whose words decide what a word says in a block of days.
SAMPLE = 1000
#: Reports whose names decide what a name says across languages in a block: those before it, because
#: names are counted over a longer time than words.
NAMES_SAMPLE = 1000
#: Reports that are all looked at.
FEW = 300
#: Blocks whose weights are kept at hand, and days whose reports are: those of a cell, and undated ones.
_BLOCKS_KEPT, _DAYS_KEPT = 4, WINDOW + 2

#: Reads the profiles of reports by id, in the order asked for.
Reading = Callable[[Sequence[str]], Iterable[Profile]]


def fingerprint_of(parts: Iterable[object]) -> str:
    """Hash anything that is written the same wherever it is the same."""
    hashed = blake2b(digest_size=12)
    for part in parts:
        hashed.update(f"{part}\n".encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()


def sample_size(count: int, most: int) -> int:
    """Return how many of ``count`` reports are looked at: all of few, else a number that grows by steps of a tenth.

    Between two steps a report that comes last changes no weight.
    """
    if count <= FEW:
        return min(count, most)
    size = FEW
    while size < most and size * 11 // 10 <= count:
        size = size * 11 // 10
    return min(size, most)


@dataclass(frozen=True)
class BlockWeights:
    """The weights of one block of days: of words by language, of entities and places, of names across scripts.

    ``known`` are the names that reports of each language are known to have.
    """

    words: Mapping[str, Weights]
    names: NameWeights
    keys: KeyWeights
    known: Mapping[str, frozenset[str]]


@dataclass
class Weigher:
    """Weighs reports; ``read`` gives their profiles, and what was read last is kept at hand."""

    index: Index
    read: Reading
    _blocks: OrderedDict[int | None, BlockWeights] = field(default_factory=OrderedDict)
    _days: OrderedDict[int | None, list[Weighed]] = field(default_factory=OrderedDict)
    _fingerprints: dict[tuple[int | None, str], str] = field(default_factory=dict)

    def block(self, block: int | None) -> BlockWeights:
        """Return the weights of a block."""
        if block not in self._blocks:
            self._blocks[block] = self._weights(block)
            if len(self._blocks) > _BLOCKS_KEPT:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end(block)
        return self._blocks[block]

    def of_story(self, reports: Sequence[Report]) -> dict[str, Weights]:
        """Return the weights for a story's reports by language: those of the first report's block."""
        firsts = {each.language: each for each in sorted(reports, key=lambda each: each.order, reverse=True)}
        blocks = {language: self.index.entries[each.article_id].block for language, each in firsts.items()}
        return {language: self.block(block).words[language] for language, block in blocks.items()}

    def fingerprint(self, block: int | None, language: str) -> str:
        """Hash what decides how reports of a language are weighed in a block."""
        key = (block, language)
        if key not in self._fingerprints:
            samples = self._samples(block).values()
            self._fingerprints[key] = fingerprint_of([language, *(each.mark for sample in samples for each in sample)])
        return self._fingerprints[key]

    def keys_fingerprint(self, block: int | None) -> str:
        """Hash what decides what names say across languages in a block."""
        key = (block, "")
        if key not in self._fingerprints:
            self._fingerprints[key] = fingerprint_of(each.mark for each in self._names_sample(block))
        return self._fingerprints[key]

    def weighed(self, day: int | None) -> list[Weighed]:
        """Return the reports of a day, weighed, in order."""
        if day not in self._days:
            self._days[day] = self._weigh(self.index.by_day.get(day, ()))
            if len(self._days) > _DAYS_KEPT:
                del self._days[next(each for each in self._days if each is not None)]
        self._days.move_to_end(day)
        return self._days[day]

    def _weigh(self, entries: Sequence[Entry]) -> list[Weighed]:
        if not entries:
            return []
        weights = self.block(entries[0].block)
        return [
            weigh(profile, weights.words[profile.report.language], weights.names)
            for profile in self.read([each.article_id for each in entries])
        ]

    def _samples(self, block: int | None) -> dict[str, list[Entry]]:
        spoken: dict[str, list[Entry]] = defaultdict(list)
        for each in self.index.by_block.get(block, ()):
            spoken[each.language].append(each)
        return {language: entries[: sample_size(len(entries), SAMPLE)] for language, entries in sorted(spoken.items())}

    def _names_sample(self, block: int | None) -> list[Entry]:
        """Return the reports whose names are counted: the last ones before a block; what follows makes up."""
        entries = self.index.in_order
        start = self.index.starts.get(block, 0)
        before = entries[max(0, start - NAMES_SAMPLE) : start] if block is not None else []
        after = entries[start:] if block is not None else [*entries[start:], *entries[:start]]
        return [*before, *after[: sample_size(len(after), NAMES_SAMPLE - len(before))]]

    def _weights(self, block: int | None) -> BlockWeights:
        samples = self._samples(block)
        profiles = {
            language: [*self.read([each.article_id for each in entries])] for language, entries in samples.items()
        }
        words = {
            language: Weights(language, (profile.terms for profile in sample)) for language, sample in profiles.items()
        }
        every = [profile for sample in profiles.values() for profile in sample]
        names = NameWeights(
            KeyWeights(profile.report.entities for profile in every), KeyWeights(each.place_keys for each in every)
        )
        at_hand = {profile.report.article_id: profile for profile in every}
        ids = [each.article_id for each in self._names_sample(block)]
        at_hand.update((each.report.article_id, each) for each in self.read([one for one in ids if one not in at_hand]))
        sample = [at_hand[each] for each in ids]
        return BlockWeights(words, names, KeyWeights(each.names for each in sample), _known(sample))


def weigher_of(reports: Iterable[Report]) -> Weigher:
    """Weigh reports at hand."""
    profiles = {each.article_id: profile_of(each) for each in reports}
    index = Index.of(entry_of(each.report) for each in profiles.values())
    return Weigher(index, lambda ids: [profiles[each] for each in ids])


def _known(sample: Iterable[Profile]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in sample:
        found[each.report.language] |= each.names
    return {language: frozenset(names) for language, names in found.items()}
