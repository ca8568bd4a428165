"""Groups that are solved from edges, and what is then told within them: stories, events, statements, origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.knowledge import read_lexicon
from dateline.link import rows
from dateline.link.citations import Cited, citations_of
from dateline.link.copies import CopyEdge, CopyFamily, families
from dateline.link.dating import inferred_dates
from dateline.link.differences import differences
from dateline.link.encoder import Encoder
from dateline.link.events import event_edges, solve_events, told_in
from dateline.link.judged import Decided
from dateline.link.origins import QUOTED, Shared, origins_of
from dateline.link.report import Report
from dateline.link.rows import Row
from dateline.link.shingles import Shingled
from dateline.link.solving import Pair, components
from dateline.link.statements import renderings_of, statement_edges, statement_families
from dateline.link.stories import solve
from dateline.link.weights import Weights
from dateline.model import Edge

#: How members are reasoned: score and words by id.
Reasons = dict[str, tuple[float, str]]


def least_connecting() -> float:
    """Return the score of a pair from which it may join stories: groups join by a mean, so one pair has to reach it."""
    table = read_lexicon(__package__, "stories.toml")
    return float(min(table["threshold"], table["across_threshold"]))


def connecting(edge: Edge) -> bool:
    """Tell whether an edge may join stories."""
    return edge.accepted if edge.kind == "copy" else edge.score >= least_connecting()


@dataclass(frozen=True)
class Telling:
    """Solves and tells the stories of reports, given all edges between them.

    ``weights`` gives the weights of words for a story's reports by language, ``cut`` reports in
    shingles by article id.
    """

    encoder: Encoder
    decided: Decided
    weights: Callable[[Sequence[Report]], Mapping[str, Weights]]
    cut: Callable[[Sequence[Report]], Mapping[str, Shingled]]

    def rows_of(self, reports: Iterable[Report], edges: Sequence[Edge]) -> Iterator[Row]:
        """Yield the rows of the stories of reports that no connecting edge joins to others."""
        by_id = {each.article_id: each for each in sorted(reports, key=lambda each: each.order)}
        near: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            near[edge.left_id].append(edge)
        joined = [pair for pair in self.decided.together if pair[0] in by_id and pair[1] in by_id]
        tied = [(each.left_id, each.right_id) for each in edges if connecting(each)]
        for component in components(by_id, [*tied, *joined]):
            inside = [edge for each in component for edge in near[each]]
            yield from self._component([by_id[each] for each in component], inside)

    def _component(self, reports: Sequence[Report], edges: Sequence[Edge]) -> Iterator[Row]:
        by_id = {each.article_id: each for each in sorted(reports, key=lambda each: each.order)}
        kin = families(by_id, [_copy(edge) for edge in edges if edge.kind == "copy"])
        yield from self._copy_rows(kin, by_id)
        scores = self._scores(edges, by_id)
        joined = [pair for pair in self.decided.together if pair[0] in by_id and pair[1] in by_id]
        stories = solve({each: by_id[each].language for each in by_id}, scores, joined)
        story_of = {each: at for at, story in enumerate(stories) for each in story}
        for edge in edges:
            if edge.kind == "story":
                # A pair with a report of another component is in different groups, as it was judged.
                together = story_of[edge.left_id] == story_of.get(edge.right_id)
                yield replace(edge, accepted=together, rule=self._rule((edge.left_id, edge.right_id), together))
        story = _Story(self, [frozenset(family.members) for family in kin], scores)
        for group in stories:
            yield from story.rows_of([by_id[each] for each in group])

    def _copy_rows(self, kin: Sequence[CopyFamily], by_id: Mapping[str, Report]) -> Iterator[Row]:
        if kin:
            texts = self.cut([by_id[each] for family in kin for each in family.members])
            for family in kin:
                yield from rows.copy_family_rows(family, texts)

    def _scores(self, edges: Iterable[Edge], known: Mapping[str, object]) -> dict[Pair, float]:
        scores: dict[Pair, float] = {}
        for edge in edges:
            if edge.right_id in known and (edge.kind == "story" or edge.accepted):
                pair = (edge.left_id, edge.right_id)
                scores[pair] = max(scores.get(pair, 0.0), edge.score)
        apart = (pair for pair in self.decided.apart if pair[0] in known and pair[1] in known)
        return dict(sorted({**scores, **dict.fromkeys(apart, float("-inf"))}.items()))

    def _rule(self, pair: Pair, together: bool) -> str:
        return "a person's judgement" if pair in self.decided.pairs else rows.grouped(together)


def _copy(edge: Edge) -> CopyEdge:
    return CopyEdge(edge.left_id, edge.right_id, edge.score, 0, edge.accepted)


@dataclass
class _Story:
    """What is found within stories: citations, statements, events, origins."""

    telling: Telling
    copies: Sequence[frozenset[str]]
    scores: Mapping[Pair, float]
    _neighbours: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        for (one, other), score in self.scores.items():
            self._neighbours[one][other] = self._neighbours[other][one] = score

    def rows_of(self, reports: Sequence[Report]) -> Iterator[Row]:
        """Yield the rows of one story."""
        reports = sorted(reports, key=lambda each: each.order)
        yield from rows.story_rows(reports, self._story_reasons(reports))
        cited = {each.article_id: citations_of(each) for each in reports}
        for report in reports:
            yield from rows.citation_rows(report, cited[report.article_id])
        found: list[Row] = []
        family_of = self._statements(reports, found)
        self._events(reports, family_of, found)
        yield from found
        yield from self._origins(reports, family_of, cited)

    def _story_reasons(self, reports: Sequence[Report]) -> Reasons:
        ids = [each.article_id for each in reports]
        return {each: _reason(each, ids, self._neighbours[each]) for each in ids}

    def _statements(self, reports: Sequence[Report], found: list[Row]) -> dict[str, str]:
        """Add the rows of statements that are the same; returns the families by statement."""
        if len(reports) < 2:
            return {}
        renderings = renderings_of(reports, self.telling.weights(reports))
        edges = [*statement_edges(renderings, self.telling.encoder)]
        order = {each.said.statement_id: at for at, each in enumerate(renderings)}
        family_of: dict[str, str] = {}
        for family in statement_families(edges):
            family_id = rows.family_id_of(min(family, key=order.__getitem__))
            family_of.update(dict.fromkeys(family, family_id))
            near = _near(edges, family)
            members = [(each.report, each.said) for each in renderings if each.said.statement_id in set(family)]
            found += rows.difference_rows(family_id, members, differences(members, self.telling.encoder))
            found += rows.statement_family_rows(family_id, {each: _reason(each, family, near[each]) for each in family})
        for edge in edges:
            together = family_of.get(edge.left) is not None and family_of.get(edge.left) == family_of.get(edge.right)
            found.append(rows.statement_edge_row(edge, together))
        return family_of

    def _events(self, reports: Sequence[Report], family_of: Mapping[str, str], found: list[Row]) -> None:
        told = told_in(reports, self.telling.weights(reports))
        edges = [*event_edges(told, family_of, self.telling.encoder)]
        ids = {each.act.event_mention_id for each in told}
        decided = self.telling.decided
        scores = {(edge.left, edge.right): edge.score for edge in edges}
        scores |= {pair: float("-inf") for pair in decided.apart if pair[0] in ids and pair[1] in ids}
        joined = [pair for pair in decided.together if pair[0] in ids and pair[1] in ids]
        groups = solve_events(told, scores, joined)
        by_id = {each.act.event_mention_id: (each.report, each.act) for each in told}
        story_id = rows.story_id_of(reports)
        event_of: dict[str, int] = {}
        articles_of: dict[str, list[str]] = {}
        for at, group in enumerate(groups):
            event_of.update(dict.fromkeys(group, at))
            near = _near(edges, group)
            reasons = {each: _reason(each, group, near[each]) for each in group}
            event_id = rows.event_id_of([by_id[each] for each in group])
            articles_of[event_id] = [by_id[each][0].article_id for each in group]
            found += rows.event_rows(event_id, story_id, [by_id[each][1] for each in group], reasons)
        found += [rows.inferred_date_row(each) for each in inferred_dates(reports, articles_of)]
        for edge in edges:
            together = event_of[edge.left] == event_of[edge.right]
            rule = "a person's judgement" if (edge.left, edge.right) in decided.pairs else rows.grouped(together)
            found.append(rows.event_edge_row(edge, together, rule))

    def _origins(
        self, reports: Sequence[Report], family_of: Mapping[str, str], cited: Mapping[str, Sequence[Cited]]
    ) -> Iterator[Row]:
        said, quoted = (
            {
                each.article_id: frozenset(
                    family_of[one.statement_id]
                    for one in each.said
                    if one.statement_id in family_of and (forms is None or one.form in forms)
                )
                for each in reports
            }
            for forms in (None, QUOTED)
        )
        story_id = rows.story_id_of(reports)
        for rests in origins_of(story_id, reports, Shared(self.copies, said, quoted, cited)):
            yield rows.origin_row(story_id, rests)


def _near(edges: Iterable[object], members: Iterable[str]) -> dict[str, dict[str, float]]:
    inside = set(members)
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for edge in edges:
        left, right, score = edge.left, edge.right, edge.score  # type: ignore[attr-defined]
        if left in inside and right in inside:
            near[left][right] = near[right][left] = score
    return near


def _reason(member: str, group: Sequence[str], near: Mapping[str, float]) -> tuple[float, str]:
    """Return the mean score of a member with the rest of its group, and which it is nearest to."""
    others = [each for each in group if each != member]
    if not others:
        return 1.0, "alone"
    known = {each: near[each] for each in others if each in near and near[each] >= 0}
    if not known:
        return 0.0, "joined by a person's judgement or through others"
    best = min(known, key=lambda each: (-known[each], each))
    threshold = read_lexicon(__package__, "stories.toml")["threshold"]
    mean = round(sum(known.values()) / len(others), 4)
    return mean, f"mean {mean:g} with {len(others)} others (least {threshold:g}); nearest {best} at {known[best]:g}"
