"""The same statement in several reports: renderings that are each other's best, across outlets and languages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from dateline.knowledge import read_lexicon
from dateline.link.amounts import values_in
from dateline.link.encoder import Encoded, Encoder
from dateline.link.report import Report, Said
from dateline.link.solving import Pair, average_link, components
from dateline.link.twins import twin_scores
from dateline.link.vectors import Vector, cosine, vector_of
from dateline.link.weights import Weights
from dateline.link.words import stems_of

#: How the ids of settlements begin.
_SETTLEMENT = "geonames:"


@dataclass(frozen=True)
class Rendering:
    """A statement as one report gives it: its sentences, each with its words weighed.

    What is quoted at length in one report is often told sentence by sentence in another.
    """

    report: Report
    said: Said
    sentences: tuple[tuple[str, Vector], ...]

    @cached_property
    def towns(self) -> frozenset[object]:
        """The settlements that it names."""
        inside = (each for each in self.report.named if self.said.start <= each.start and each.end <= self.said.end)
        return frozenset(each.entity_id for each in inside if (each.entity_id or "").startswith(_SETTLEMENT))


#: The statements of one report.
_Side = Sequence[Rendering]


@dataclass(frozen=True, slots=True)
class StatementEdge:
    """A pair of renderings that was judged; ``left`` < ``right`` are statement ids."""

    left: str
    right: str
    score: float
    accepted: bool
    features: Mapping[str, float | str]


def renderings_of(reports: Sequence[Report], weights: Mapping[str, Weights]) -> list[Rendering]:
    """Weigh the words of the statements in a story's reports; sentences of very few words are left out."""
    least = read_lexicon(__package__, "statements.toml")["least_words"]
    found = []
    for report in reports:
        for said in report.said:
            parts = [(text, stems_of(text, report.language)) for text in _SENTENCE_END.split(said.text)]
            sentences = tuple(
                (text, vector_of(Counter(stems), weights[report.language]))
                for text, stems in parts
                if len(stems) >= least
            )
            if sentences:
                found.append(Rendering(report, said, sentences))
    return found


_SENTENCE_END = re.compile(r"(?<=[.!?؟])[\"'”’»]*\s+|\n+")


def paired_statements(reports: Sequence[Report], encoder: Encoder) -> list[Pair]:
    """Return the pairs of statement ids that are taken for one, by how common words are at large."""
    weights = {each.language: Weights(each.language, ()) for each in reports}
    return [(e.left, e.right) for e in statement_edges(renderings_of(reports, weights), encoder) if e.accepted]


def statement_edges(renderings: Sequence[Rendering], encoder: Encoder) -> Iterator[StatementEdge]:
    """Judge pairs of renderings in different reports: accepted where each is the other's best by a margin.

    Entries of one page are not compared: what it says twice it says in order, and updates differ by a word.
    """
    by_report: dict[str, list[Rendering]] = defaultdict(list)
    for each in renderings:
        by_report[each.report.article_id].append(each)
    sides = [by_report[each] for each in sorted(by_report)]
    encoded = Encoded(encoder, _compared_texts(sides))
    for one, other in _pairs_of(sides):
        yield from _between(one, other, encoded)


def _pairs_of(sides: Sequence[_Side]) -> Iterator[tuple[_Side, _Side]]:
    for one, other in combinations(sides, 2):
        if one[0].report.page_id != other[0].report.page_id:
            yield one, other


def _compared_texts(sides: Sequence[_Side]) -> Mapping[str, set[str]]:
    """Return the sentences that are compared with any, by language: encoding costs most of all."""
    texts: dict[str, set[str]] = defaultdict(set)
    for one, other in _pairs_of(sides):
        ours, theirs = _units(one), _units(other)
        for at, to, _ in _compared(ours, theirs):
            texts[one[0].report.language].add(ours[at][1])
            texts[other[0].report.language].add(theirs[to][1])
    return texts


def _between(ours: Sequence[Rendering], theirs: Sequence[Rendering], encoder: Encoder) -> Iterator[StatementEdge]:
    """Judge the renderings of two reports: two are as near as the nearest of their sentences."""
    settings = read_lexicon(__package__, "statements.toml")
    limits = settings["same-language" if ours[0].report.language == theirs[0].report.language else "cross-language"]
    best: dict[Pair, StatementEdge] = {}
    for one, other, near, margin, features in _judged(ours, theirs, encoder):
        # With other numbers or towns it is another statement, but still a rival of those beside it.
        score = round(near + sum(settings["given"][features[name]] for name in ("numbers", "towns")), 4)
        if score >= limits["kept"]:
            left, right = sorted((one.said.statement_id, other.said.statement_id))
            accepted = _is_accepted(score, margin, limits)
            edge = StatementEdge(left, right, min(1.0, score), accepted, {**features, "margin": margin})
            best[left, right] = max(best.get((left, right), edge), edge, key=lambda each: (each.accepted, each.score))
    yield from (best[pair] for pair in sorted(best))


def _is_accepted(score: float, margin: float, limits: Mapping[str, float]) -> bool:
    """Tell whether a pair is far enough ahead of the others, which it need not be where it is sure by itself."""
    ahead = margin >= limits["margin"] and score + margin >= limits["lead"]
    return score >= limits["accepted"] and (ahead or (score >= limits["sure"] and margin >= 0))


_Judged = tuple[Rendering, Rendering, float, float, dict[str, float | str]]


def _judged(ours: Sequence[Rendering], theirs: Sequence[Rendering], encoder: Encoder) -> Iterator[_Judged]:
    """Yield pairs of sentences with their score and its lead over all that either has beside it in other statements."""
    lefts, rights = _units(ours), _units(theirs)
    scores = _scores(lefts, rights, encoder)
    by_left: dict[int, list[tuple[float, int]]] = defaultdict(list)
    by_right: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (at, to), (score, _) in scores.items():
        by_left[at].append((score, to))
        by_right[to].append((score, at))
    for (at, to), (score, features) in sorted(scores.items()):
        one, other = lefts[at][0], rights[to][0]
        rivals = [rival for rival, place in by_left[at] if rights[place][0] is not other]
        rivals += [rival for rival, place in by_right[to] if lefts[place][0] is not one]
        yield one, other, score, round(score - max(rivals, default=0.0), 4), features


#: A sentence of a rendering with its words weighed.
_Unit = tuple[Rendering, str, Vector]


def _units(renderings: Sequence[Rendering]) -> list[_Unit]:
    return [(each, text, words) for each in renderings for text, words in each.sentences]


_Scores = dict[tuple[int, int], tuple[float, dict[str, float | str]]]


def _scores(ours: Sequence[_Unit], theirs: Sequence[_Unit], encoder: Encoder) -> _Scores:
    languages = (ours[0][0].report.language, theirs[0][0].report.language)
    looked_at = _compared(ours, theirs)
    if not looked_at:
        return {}
    lefts, rights = sorted({at for at, _, _ in looked_at}), sorted({to for _, to, _ in looked_at})
    near = twin_scores(encoder, [ours[at][1] for at in lefts], [theirs[to][1] for to in rights], languages)
    row, column = ({each: place for place, each in enumerate(side)} for side in (lefts, rights))
    added = read_lexicon(__package__, "statements.toml")["speakers"]
    given = [
        [values_in(text, language) for _, text, _ in side]
        for side, language in zip((ours, theirs), languages, strict=True)
    ]
    found: _Scores = {}
    for at, to, words in looked_at:
        meaning = round(float(near[row[at], column[to]]), 4)
        speakers = _speakers(ours[at][0].said, theirs[to][0].said)
        score = meaning if words is None else MEANING_SHARE * min(1.0, meaning) + (1 - MEANING_SHARE) * words
        numbers = _shared(given[0][at], given[1][to])
        towns = _shared(ours[at][0].towns, theirs[to][0].towns)
        features: dict[str, float | str] = {
            "meaning": meaning,
            "speakers": speakers,
            "numbers": numbers,
            "towns": towns,
        }
        found[at, to] = (round(score + added[speakers], 4), features if words is None else {**features, "words": words})
    return found


def _compared(ours: Sequence[_Unit], theirs: Sequence[_Unit]) -> list[tuple[int, int, float | None]]:
    """Return the places of sentences that share enough words, with their cosine; all those of two languages."""
    if ours[0][0].report.language != theirs[0][0].report.language:
        return [(at, to, None) for at in range(len(ours)) for to in range(len(theirs))]
    pairs = ((at, to, cosine(one[2], other[2])) for at, one in enumerate(ours) for to, other in enumerate(theirs))
    return [pair for pair in pairs if pair[2] >= _LEAST_WORDS]


#: What meaning counts for beside words within one language.
MEANING_SHARE = 0.6
#: Least cosine of words at which two statements of one language are compared.
_LEAST_WORDS = 0.12


def _shared(ours: frozenset[object], theirs: frozenset[object]) -> str:
    """Compare what two sides give: some the same, all others, or nothing on a side."""
    if not ours or not theirs:
        return "unknown"
    return "same" if ours & theirs else "apart"


def _speakers(one: Said, other: Said) -> str:
    """Compare who speaks: the same entity, others, or not known on a side."""
    ours, theirs = ({party.entity_id for party in said.speakers if party.entity_id} for said in (one, other))
    if not ours or not theirs:
        return "unknown"
    return "same" if ours & theirs else "apart"


def statement_families(edges: Sequence[StatementEdge]) -> list[list[str]]:
    """Group renderings by the mean score of their pairs; families of one are left out."""
    accepted = {(edge.left, edge.right) for edge in edges if edge.accepted}
    scores: dict[Pair, float] = {(edge.left, edge.right): edge.score for edge in edges}
    least = read_lexicon(__package__, "statements.toml")["family"]
    found = []
    for component in components({each for pair in accepted for each in pair}, accepted):
        inside = {pair: score for pair, score in scores.items() if pair[0] in set(component)}
        found += [group for group in average_link(component, inside, least) if len(group) > 1]
    return sorted(found)
