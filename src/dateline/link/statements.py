"""The same statement in several reports: renderings that are each other's best, across outlets and languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.knowledge import read_lexicon
from dateline.link.encoder import Encoder
from dateline.link.report import Report, Said
from dateline.link.solving import Pair, average_link, components
from dateline.link.twins import twin_scores
from dateline.link.vectors import Vector, cosine, vector_of
from dateline.link.weights import Weights
from dateline.link.words import stems_of


@dataclass(frozen=True, slots=True)
class Rendering:
    """A statement as one report gives it, with its words weighed."""

    report: Report
    said: Said
    words: Vector


@dataclass(frozen=True, slots=True)
class StatementEdge:
    """A pair of renderings that was judged; ``left`` < ``right`` are statement ids."""

    left: str
    right: str
    score: float
    accepted: bool
    features: Mapping[str, float | str]


def renderings_of(reports: Sequence[Report], weights: Mapping[str, Weights]) -> list[Rendering]:
    """Weigh the words of the statements in a story's reports; statements of very few words are left out."""
    least = read_lexicon(__package__, "statements.toml")["least_words"]
    found = []
    for report in reports:
        for said in report.said:
            stems = stems_of(said.text, report.language)
            if len(stems) >= least:
                found.append(Rendering(report, said, vector_of(Counter(stems), weights[report.language])))
    return found


def statement_edges(renderings: Sequence[Rendering], encoder: Encoder) -> Iterator[StatementEdge]:
    """Judge pairs of renderings in different reports: accepted where each is the other's best by a margin."""
    by_report: dict[str, list[Rendering]] = defaultdict(list)
    for each in renderings:
        by_report[each.report.article_id].append(each)
    for one, other in combinations(sorted(by_report), 2):
        yield from _between(by_report[one], by_report[other], encoder)


def _between(ours: Sequence[Rendering], theirs: Sequence[Rendering], encoder: Encoder) -> Iterator[StatementEdge]:
    settings = read_lexicon(__package__, "statements.toml")
    same_language = ours[0].report.language == theirs[0].report.language
    limits = settings["same-language" if same_language else "cross-language"]
    scores = _scores(ours, theirs, encoder)
    for (at, to), (score, features) in sorted(scores.items()):
        rivals = [other for (left, right), (other, _) in scores.items() if (left == at) != (right == to)]
        margin = round(score - max(rivals, default=0.0), 4)
        if score >= limits["kept"]:
            accepted = score >= limits["accepted"] and (
                margin >= limits["margin"] or (score >= limits["sure"] and margin >= 0)
            )
            left, right = sorted((ours[at].said.statement_id, theirs[to].said.statement_id))
            yield StatementEdge(left, right, min(1.0, score), accepted, {**features, "margin": margin})


_Scores = dict[tuple[int, int], tuple[float, dict[str, float | str]]]


def _scores(ours: Sequence[Rendering], theirs: Sequence[Rendering], encoder: Encoder) -> _Scores:
    languages = (ours[0].report.language, theirs[0].report.language)
    pairs = [
        (at, to, cosine(one.words, other.words) if languages[0] == languages[1] else None)
        for at, one in enumerate(ours)
        for to, other in enumerate(theirs)
    ]
    looked_at = [pair for pair in pairs if pair[2] is None or pair[2] >= _LEAST_WORDS]
    lefts, rights = sorted({at for at, _, _ in looked_at}), sorted({to for _, to, _ in looked_at})
    near = twin_scores(
        encoder, [ours[at].said.text for at in lefts], [theirs[to].said.text for to in rights], languages
    )
    found: _Scores = {}
    for at, to, words in looked_at:
        meaning = round(float(near[lefts.index(at), rights.index(to)]), 4)
        speakers = _speakers(ours[at].said, theirs[to].said)
        score = meaning if words is None else MEANING_SHARE * min(1.0, meaning) + (1 - MEANING_SHARE) * words
        score = round(score + read_lexicon(__package__, "statements.toml")["speakers"][speakers], 4)
        features: dict[str, float | str] = {"meaning": meaning, "speakers": speakers}
        found[at, to] = (score, features if words is None else {**features, "words": words})
    return found


#: What meaning counts for beside words within one language.
MEANING_SHARE = 0.6
#: Least cosine of words at which two statements of one language are compared.
_LEAST_WORDS = 0.12


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
