"""Turn a draft into a clean page: spans, ids, articles, claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.clean.draft import Candidate, Draft, DraftBlock
from dateline.clean.heading import byline_claims, title_claims
from dateline.clean.item import Item
from dateline.clean.language import Detected, block_language, detect_language, script_of
from dateline.clean.opinion import KindJudgement, judge
from dateline.clean.outlet import outlet_claims
from dateline.clean.published import published_claims
from dateline.model import (
    Article,
    Basis,
    Block,
    Claim,
    CleanPage,
    Metadata,
    Page,
    Role,
    Span,
    StageError,
    Voice,
    direction_of,
    parse_edtf,
)

#: Fields of claims in the order they are stored.
FIELDS = ("title", "outlet", "byline", "published", "modified", "language", "kind")
#: Furniture longer than this, or after this many blocks, is no section label.
_LABEL, _LABELS = 60, 12


@dataclass(frozen=True, slots=True)
class _Assembled:
    """One article with its claims, its script and the voices of its body blocks."""

    article: Article
    claims: tuple[Claim, ...]
    script: str | None
    voices: dict[int, Voice]


def assemble(draft: Draft) -> CleanPage:
    """Give every block and article of ``draft`` its span and id, and choose among the claims.

    The blocks' confidence is clipped to 0..1. Raises StageError where the blocks overlap, leave
    the page or do not stand in order.
    """
    page = draft.document.page
    _check_blocks(draft)
    numbers = draft.items()
    items = [Item(draft, number, len(numbers) == 1) for number in numbers]
    assembled = {item.number: _assemble(item, position) for position, item in enumerate(items)}
    metadata = {row.metadata_id: row for row in draft.document.metadata}
    claims = [claim for each in assembled.values() for claim in each.claims]
    _check_places(claims, metadata)
    blocks = tuple(_block(page, position, block, assembled) for position, block in enumerate(draft.blocks))
    articles = tuple(each.article for each in assembled.values())
    return CleanPage(page, draft.document.metadata, articles, blocks, tuple(claims))


def _check_blocks(draft: Draft) -> None:
    end = 0
    for block in draft.blocks:
        if block.start < end or block.start >= block.end or block.end > len(draft.document.page.text):
            raise StageError(
                f"the cleaner of {draft.document.page.source} gave the block [{block.start}, {block.end}) "
                f"after offset {end}; blocks must stand in order, apart and inside the page: report this as a bug"
            )
        end = block.end


def _check_places(claims: Iterable[Claim], metadata: dict[str, Metadata]) -> None:
    for claim in claims:
        if claim.span is None and claim.note is None and claim.metadata_id not in metadata:
            raise StageError(f"the claim {claim.field} {claim.value!r} has no place; report this as a bug")


def _assemble(item: Item, position: int) -> _Assembled:
    span = Span.of(item.page, item.blocks[0].start, max(block.end for block in item.blocks))
    article_id = Article.id_for(span)
    detected = _language(item)
    language = None if detected.language == "und" else detected.language
    outlets = outlet_claims(item)
    names = [claim.value for claim in outlets if claim.score > 0]
    candidates = {"outlet": outlets, "title": title_claims(item, names), "byline": byline_claims(item, names)}
    dates = published_claims(item, language)
    for field in ("published", "modified"):
        candidates[field] = [claim for claim in dates if claim.field == field]
    ranked = {field: _ranked(found) for field, found in candidates.items()}
    judgement = _judge(item, _chosen(ranked["title"]))
    ranked["language"] = [_noted(item, "language", detected.language, detected.rule)]
    ranked["kind"] = [_noted(item, "kind", judgement.kind.value, judgement.rule)]
    claims = [claim for field in FIELDS for claim in _claims(item.page, article_id, ranked[field])]
    article = _article((span, position), item, ranked, detected, judgement)
    return _Assembled(article, tuple(claims), _script(item), _voices(item, judgement))


def _ranked(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Order claims best first; of equal scores the earlier found comes first; drop repeats."""
    unique = dict.fromkeys(sorted(candidates, key=lambda claim: -claim.score))
    return list(unique)


def _chosen(ranked: Sequence[Candidate]) -> Candidate | None:
    return ranked[0] if ranked and ranked[0].score > 0 else None


def _noted(item: Item, field: str, value: str, rule: str) -> Candidate:
    note = f"judged from the words of {len(item.blocks)} blocks"
    return Candidate(field, value, value, Basis.TEXT, rule, 1.0, note=note)


def _claims(page: Page, article_id: str, ranked: Sequence[Candidate]) -> list[Claim]:
    claims = []
    for rank, candidate in enumerate(ranked):
        chosen = rank == 0 and candidate.score > 0 and candidate.field != "modified"
        span = Span.of(page, *candidate.place) if candidate.place else None
        claim_id = Claim.id_for(article_id, candidate.field, rank, candidate.value, candidate.rule)
        claims.append(
            Claim(
                claim_id,
                article_id,
                candidate.field,
                rank,
                candidate.value,
                candidate.raw,
                candidate.basis,
                candidate.rule,
                chosen,
                span,
                candidate.metadata_id,
                candidate.note,
            )
        )
    return claims


def _article(
    place: tuple[Span, int],
    item: Item,
    ranked: dict[str, list[Candidate]],
    detected: Detected,
    judgement: KindJudgement,
) -> Article:
    span, position = place
    chosen = {field: _chosen(found) for field, found in ranked.items()}
    outlet, published = chosen["outlet"], chosen["published"]
    edtf = parse_edtf(published.value) if published else None
    return Article(
        article_id=Article.id_for(span),
        position=position,
        span=span,
        title=_value(chosen["title"]),
        outlet=_value(outlet),
        outlet_basis=outlet.basis if outlet else None,
        byline=_value(chosen["byline"]),
        language=detected.language,
        direction=direction_of(None if detected.language == "und" else detected.language),
        published=edtf.value if edtf else None,
        published_basis=published.basis if published else None,
        published_earliest=edtf.earliest if edtf else None,
        published_latest=edtf.latest if edtf else None,
        kind=judgement.kind,
        kind_rule=judgement.rule,
        url=item.url,
    )


def _value(candidate: Candidate | None) -> str | None:
    return candidate.value if candidate else None


def _language(item: Item) -> Detected:
    declared = next((row.value for row in item.declared("inLanguage") if row.scheme == "json-ld"), None)
    declared = declared or next((row.value for row in item.declared("lang") if row.scheme == "html"), None)
    declared = declared or next((row.value for row in item.declared("language") if row.scheme == "field"), None)
    detected = detect_language(_words(item), declared)
    if detected.language != "und" or item.alone:
        return detected
    # A teaser is too short by itself: the page's other texts in its script help.
    script = _script(item)
    page = "\n".join(text for text in map(item.text, item.draft.blocks[:60]) if script_of(text) == script)
    return Detected(detect_language(page, declared).language, "page")


def _words(item: Item) -> str:
    """Join the item's running text, or what it has where there is none."""
    body = item.of_role(Role.BODY, Role.TEASER, Role.SUBTITLE) or item.blocks
    words = "\n".join(item.text(block) for block in body[:8])
    return words if len(words) > 80 else "\n".join(item.text(block) for block in item.blocks)


def _script(item: Item) -> str | None:
    return script_of(_words(item))


def _judge(item: Item, title: Candidate | None) -> KindJudgement:
    body = item.of_role(Role.BODY, Role.TEASER)
    labels = [
        item.text(block) for block in item.of_role(Role.BYLINE, Role.SUBTITLE) if block.end - block.start <= _LABEL
    ]
    if item.alone:
        before = [block for block in item.page_blocks if block.start < item.blocks[0].start][-_LABELS:]
        labels += [item.text(block) for block in before if block.end - block.start <= _LABEL]
    sections = ("articlesection", "article:section", "section", "@type")
    labels += [row.value for row in item.metadata if row.name.lower() in sections]
    return judge([item.text(block) for block in body], title=_value(title), labels=labels)


def _voices(item: Item, judgement: KindJudgement) -> dict[int, Voice]:
    body = item.of_role(Role.BODY, Role.TEASER)
    return {block.start: voice for block, voice in zip(body, judgement.voices, strict=True) if block.role is Role.BODY}


def _block(page: Page, position: int, block: DraftBlock, assembled: dict[int, _Assembled]) -> Block:
    span = Span.of(page, block.start, block.end)
    own = assembled[block.item] if block.item is not None else None
    about = own or next(iter(assembled.values()), None)
    if about is None:
        found = detect_language(span.exact).language
        language = None if found == "und" else found
    else:
        language = block_language(span.exact, about.article.language, about.script)
    segment = block.segment
    return Block(
        block_id=Block.id_for(span),
        article_id=own.article.article_id if own else None,
        position=position,
        span=span,
        role=block.role,
        rule=block.rule,
        confidence=min(1.0, max(0.0, block.confidence)),
        evidence=block.evidence,
        voice=block.voice or (own.voices.get(block.start) if own else None) if block.role is Role.BODY else None,
        language=language,
        direction=direction_of(None if language == "und" else language),
        path=segment.path if segment else "",
        source_start=segment.source_start if segment else None,
        source_end=segment.source_end if segment else None,
        mapped=segment.mapped if segment else 0.0,
    )
