"""One article for reading: what it claims of itself, then its blocks, each with what it was judged to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.text import Text

from dateline.model import Annotation, Article, Block, Claim, Kind, Page, Role, Voice, direction_of
from dateline.present.annotations import write_annotations
from dateline.present.facts import Fact, write_facts
from dateline.present.naming import BASIS_WORDS, DIRECTION_WORDS, LEFT_OUT, counted, short_id, shortened
from dateline.present.terminal import Terminal

#: Columns of the margin: as wide as a short block id.
_MARGIN = 15
_GAP = "  "

#: Below this confidence (0 to 1) a role is marked as unsure.
UNSURE = 0.6


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with everything that is shown of it.

    ``blocks`` are the article's own, in reading order; ``outside`` counts the page's blocks that
    belong to no article or to another one.
    """

    article: Article
    page: Page
    claims: tuple[Claim, ...]
    blocks: tuple[Block, ...]
    annotations: tuple[Annotation, ...]
    outside: int = 0
    story_ids: tuple[str, ...] = ()


def write_article(terminal: Terminal, view: ArticleView, *, everything: bool = False) -> None:
    """Write an article; with ``everything`` what was left out, all claims and all annotations too."""
    article = view.article
    terminal.write(Text(article.article_id, "cyan"))
    for line in terminal.wrapped(article.title or "(no title)", terminal.reading_columns, "bold", article.direction):
        terminal.write(line)
    terminal.write()
    write_facts(terminal, list(_header(view, everything)))
    terminal.write()
    write_blocks(terminal, view.blocks, left_out=_left_out_of(article), everything=everything)
    write_annotations(terminal, view.annotations, everything=everything)
    _write_notes(terminal, view, everything)


def _left_out_of(article: Article) -> frozenset[Role]:
    return LEFT_OUT - {Role.TEASER} if article.kind is Kind.TEASER else LEFT_OUT


def _header(view: ArticleView, everything: bool) -> Iterator[Fact]:
    article = view.article
    yield Fact("published", article.published or "undated", _claim_note(view, "published"))
    modified = _chosen(view, "modified")
    if modified:
        yield Fact("modified", modified.value, _claim_note(view, "modified"))
    yield Fact("outlet", article.outlet or "not named", _claim_note(view, "outlet"))
    if article.byline:
        yield Fact("byline", article.byline, _claim_note(view, "byline"))
    direction = DIRECTION_WORDS.get(article.direction or "", "direction unknown")
    yield Fact("language", f"{article.language}, {direction}", _claim_note(view, "language"))
    yield Fact("kind", article.kind.value, (f"rule: {article.kind_rule}",))
    if article.url:
        yield Fact("address", article.url)
    yield Fact("page", short_id(article.page_id), (view.page.source,))
    for story_id in view.story_ids:
        yield Fact("story", short_id(story_id))
    if everything:
        yield from _other_claims(view)


def _chosen(view: ArticleView, field: str) -> Claim | None:
    return next((claim for claim in view.claims if claim.field == field and claim.chosen), None)


def _claim_note(view: ArticleView, field: str) -> tuple[str, ...]:
    claim = _chosen(view, field)
    if claim is None:
        return ()
    others = sum(other.field == field for other in view.claims) - 1
    also = (f"({counted(others, 'other claim')})",) if others else ()
    return *_basis_of(claim), *also


def _basis_of(claim: Claim) -> tuple[str, ...]:
    """Say what a claim rests on: its words where they differ from the value, else its note."""
    words = f"“{shortened(claim.raw)}”" if claim.raw and claim.raw != claim.value else claim.note or ""
    basis = BASIS_WORDS[claim.basis]
    return (f"{basis}:", words) if words else (basis,)


def _other_claims(view: ArticleView) -> Iterator[Fact]:
    for claim in view.claims:
        if not claim.chosen:
            yield Fact(f"({claim.field})", claim.value, (*_basis_of(claim), f"({claim.rule}; not chosen)"))


def write_blocks(
    terminal: Terminal, blocks: Sequence[Block], *, left_out: frozenset[Role] = LEFT_OUT, everything: bool = False
) -> None:
    """Write blocks in reading order with their roles in the margin; runs of left-out ones are counted."""
    for outside, run in groupby(blocks, key=lambda block: block.role in left_out):
        members = list(run)
        if outside and not everything:
            _write_counted(terminal, members)
        else:
            for block in members:
                _write_block(terminal, block, outside)


def _write_counted(terminal: Terminal, blocks: Sequence[Block]) -> None:
    roles = Counter(block.role.value for block in blocks)
    counts = ", ".join(f"{number} {role}" for role, number in roles.items())
    first = blocks[0]
    columns = terminal.reading_columns
    room = None if columns is None else max(columns - _MARGIN - len(counts) - 6, 12)
    words = terminal.fitted(first.span.exact, room, "dim", first.direction)
    terminal.write(Text("left out".ljust(_MARGIN), "dim"), _GAP, Text(f"{counts}: ", "dim"), words)
    _part(terminal)


def _write_block(terminal: Terminal, block: Block, left_out: bool) -> None:
    style = "dim" if left_out else "bold" if block.role is Role.TITLE else ""
    columns = terminal.reading_columns
    room = None if columns is None else max(columns - _MARGIN - len(_GAP), 20)
    direction = block.direction or direction_of(block.language)
    lines = terminal.wrapped(block.span.exact, room, style, direction)
    label = Text(_label(block, left_out), "dim" if left_out else "green")
    identifier = Text(short_id(block.block_id), "dim")
    if terminal.columns is None:
        margin = [Text.assemble(label, " " * (_MARGIN - label.cell_len), _GAP, identifier)]
        lines = [Text(" ".join(line.plain for line in lines))]
    else:
        margin = [label, identifier]
        lines += [Text()] * (2 - len(lines))
    for number, line in enumerate(lines):
        side = margin[number] if number < len(margin) else Text()
        terminal.write(side, " " * (_MARGIN - side.cell_len), _GAP, line)
    _part(terminal)


def _label(block: Block, left_out: bool) -> str:
    words = f"{block.role.value}, opinion" if block.voice is Voice.OPINION else block.role.value
    sure = "" if block.confidence >= UNSURE else "?"
    return f"({words}{sure})" if left_out else words + sure


def _part(terminal: Terminal) -> None:
    if terminal.columns is not None:
        terminal.write()


def _write_notes(terminal: Terminal, view: ArticleView, everything: bool) -> None:
    if any(block.confidence < UNSURE for block in view.blocks):
        terminal.note(f"? marks a role judged with a confidence below {UNSURE}")
    hidden = sum(block.role in _left_out_of(view.article) for block in view.blocks)
    if hidden and not everything:
        terminal.note(f"{counted(hidden, 'block')} left out; --all shows what they say")
    if view.outside:
        where = short_id(view.page.page_id)
        terminal.note(f"{counted(view.outside, 'block')} of the page outside this article: show {where}")
    terminal.note("why a line was judged so: why ID")
