"""The finder of entities: what each name of an article means, or that nothing known is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dateline.annotate.entities.candidates import Found, by_family_name, candidates_of
from dateline.annotate.entities.clusters import Cluster, clusters_of, is_name
from dateline.annotate.entities.context import Context, Weighed, weigh
from dateline.annotate.entities.decided import Decided, decided
from dateline.annotate.entities.weights import weights
from dateline.annotate.reading import Finder, Reading
from dateline.knowledge import KnowledgeBase, KnownEntity, knowledge_base
from dateline.model import Candidate, Mention


def entity_finder(own_files: tuple[str, ...] = ()) -> Finder:
    """Return the finder of entities, which comes right after that of names.

    ``own_files`` are a user's files of the knowledge base. It gives the mentions it links anew,
    with entity and score, and the candidates of every mention that has some.
    """

    def find(reading: Reading) -> Iterator[Mention | Candidate]:
        reading.knowledge = own_files  # what comes after looks codes up in the same
        return link(reading, knowledge_base(own_files))

    return find


def link(reading: Reading, known: KnowledgeBase) -> Iterator[Mention | Candidate]:
    """Yield the linked mentions of a reading and the candidates behind each link and each refusal."""
    clusters = clusters_of(reading)
    judged = [decided(each, reading.text.judgements) for each in clusters]
    found = [_found(each, known, told) for each, told in zip(clusters, judged, strict=True)]
    context = Context(_day(reading))
    done: dict[int, tuple[list[Weighed], Weighed | None]] = {}
    # The surest first: what they name is context for the others.
    for stage in (_is_country, _is_body, _is_whole, _is_anything):
        for at, cluster in enumerate(clusters):
            if at not in done and stage is _is_anything and cluster.type == "person":
                found[at] = [*found[at], *by_family_name(cluster, _named(context, known))]
            if at not in done and found[at] and stage(cluster, found[at]):
                weighed, chosen = _decide(found[at], cluster, context)
                if chosen is not None or stage is _is_anything:
                    done[at] = (weighed, chosen)
                if chosen is not None:
                    context.learn(chosen.entity)
    for at in sorted(done):
        yield from _records(clusters[at], *done[at])


def _named(context: Context, known: KnowledgeBase) -> list[KnownEntity]:
    """Return the entities that the article is known to name."""
    return [entity for entity in map(known.entity, sorted(context.entities)) if entity is not None]


def _found(cluster: Cluster, known: KnowledgeBase, told: Decided) -> list[Found]:
    """Return the entities that a cluster may mean: only the one that a person named, none that a person ruled out."""
    entity = known.entity(told.entity_id) if told.entity_id else None
    if entity is not None:
        return [Found(entity, 1.0, f"judged: {told.judgement_id}", judged=True)]
    return [each for each in candidates_of(cluster, known) if each.entity.entity_id not in told.rejected]


def _day(reading: Reading) -> date | None:
    told = reading.text.article.published_latest
    try:
        return date.fromisoformat(told[:10]) if told else None
    except ValueError:
        return None


def _is_country(_cluster: Cluster, found: Sequence[Found]) -> bool:
    sure = [each for each in found if each.score > 0.8 and not each.rivalled and not each.divided]
    return any(each.entity.type == "country" for each in sure)


def _is_body(cluster: Cluster, found: Sequence[Found]) -> bool:
    if cluster.type == "person":
        return any(not each.alone and each.entity.type == "person" for each in found)
    return any(each.entity.family == "organisation" for each in found)


def _is_whole(_cluster: Cluster, found: Sequence[Found]) -> bool:
    return not any(each.divided for each in found)


def _is_anything(_cluster: Cluster, _found: Sequence[Found]) -> bool:
    return True


def _decide(found: Sequence[Found], cluster: Cluster, context: Context) -> tuple[list[Weighed], Weighed | None]:
    """Return the candidates, the best first, and the one that is meant: it has enough, and more than the next."""
    told = weights()
    weighed = sorted(
        (weigh(each, cluster, context) for each in found), key=lambda each: (-each.score, each.entity.entity_id)
    )
    best = weighed[0]
    if best.score < told.link:
        return weighed, None
    if len(weighed) > 1 and best.score - weighed[1].score < told.margin:
        return weighed, None
    return weighed, best


def _records(cluster: Cluster, weighed: list[Weighed], chosen: Weighed | None) -> Iterator[Mention | Candidate]:
    kept = [each for each in weighed if each.score > 0][: weights().kept]
    for mention in cluster.mentions:
        if chosen is not None:
            yield replace(mention, entity_id=chosen.entity.entity_id, score=chosen.bounded)
        if is_name(mention):
            for each in kept:
                yield Candidate(mention.mention_id, each.entity.entity_id, each.bounded, each is chosen, each.reason)
