"""Articles and the blocks of a page, each with its role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.ids import place_id
from dateline.model.page import Metadata, Page
from dateline.model.span import Span
from dateline.model.trace import Judgement


class Role(StrEnum):
    """What a block of a page is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DATE = "date"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    RELATED = "related"
    TEASER = "teaser"
    SOURCE_LINE = "source-line"
    FURNITURE = "furniture"


class Kind(StrEnum):
    """What an article is: news, opinion, news with the outlet's own comment, a teaser, or other."""

    NEWS = "news"
    OPINION = "opinion"
    MIXED = "mixed"
    TEASER = "teaser"
    OTHER = "other"


class Voice(StrEnum):
    """Whose voice a body block speaks in: a report's, or the outlet's own opinion."""

    REPORT = "report"
    OPINION = "opinion"


class Basis(StrEnum):
    """What a value of an article rests on."""

    MARKUP = "markup"
    TEXT = "text"
    URL = "url"
    FIELD = "field"
    REGISTRY = "registry"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against a role: the rule's name and its weight (any real number)."""

    rule: str
    role: Role
    weight: float


@dataclass(frozen=True, slots=True)
class Block:
    """A span of a page with a role; nothing on a page is outside some block but white space.

    ``rule`` names what decided the role and ``confidence`` (0 to 1) how clearly; ``evidence``
    keeps every reason that spoke. ``page_role`` is the role that the page alone gave where what
    recurs across the outlet's pages decided another, else ``None``. ``voice`` is set on body
    blocks only. ``article_id`` is ``None`` for blocks that belong to the page and no article.
    ``path`` is that of :class:`~dateline.model.page.Segment`. Source offsets are code points in
    the decoded source, ``mapped`` the share of characters placed there exactly.
    """

    block_id: str
    article_id: str | None
    position: int
    span: Span
    role: Role
    rule: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    voice: Voice | None = None
    language: str | None = None
    direction: str | None = None
    path: str = ""
    source_start: int | None = None
    source_end: int | None = None
    mapped: float = 0.0
    page_role: Role | None = None

    @staticmethod
    def id_for(span: Span) -> str:
        """Hash a block's place; its role may change and its id stays."""
        return place_id("block", span.page_id, span.start, span.end)


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that something on the page claims for an article, chosen or not.

    ``field`` is ``title``, ``outlet``, ``byline``, ``published``, ``modified``, ``language`` or
    ``kind``. ``value`` is normalised (EDTF for dates, BCP-47 for languages), ``raw`` the words
    themselves. The words stand either in the page's text (``span``) or in a metadata row
    (``metadata_id``); where neither holds, ``note`` says what the value was inferred from.
    ``rank`` orders the claims of a field, best first, from 0; ``chosen`` marks the one the
    article carries.
    """

    claim_id: str
    article_id: str
    field: str
    rank: int
    value: str
    raw: str
    basis: Basis
    rule: str
    chosen: bool
    span: Span | None = None
    metadata_id: str | None = None
    note: str | None = None

    @staticmethod
    def id_for(article_id: str, field: str, rank: int, value: str, rule: str) -> str:
        """Hash what tells a claim from the article's others."""
        return place_id("claim", article_id, field, rank, value, rule)


@dataclass(frozen=True, slots=True)
class Article:
    """One item on a page.

    ``span`` is the hull of its blocks. ``published`` is EDTF with ``published_earliest`` and
    ``published_latest`` as ISO days; all three are ``None`` where nothing on the page dates the
    article. ``outlet`` is ``None`` where nothing names it. The basis columns say what each rests
    on; the claims behind them are :class:`Claim` rows. ``language`` is BCP-47 (``und`` where it
    cannot be told), ``direction`` ``ltr`` or ``rtl``.
    """

    article_id: str
    position: int
    span: Span
    title: str | None
    outlet: str | None
    outlet_basis: Basis | None
    byline: str | None
    language: str
    direction: str | None
    published: str | None
    published_basis: Basis | None
    published_earliest: str | None
    published_latest: str | None
    kind: Kind
    kind_rule: str
    url: str | None = None

    @staticmethod
    def id_for(span: Span) -> str:
        """Hash an article's place; its fields may change and its id stays."""
        return place_id("article", span.page_id, span.start, span.end)

    @property
    def page_id(self) -> str:
        """The page it lies on."""
        return self.span.page_id


@dataclass(frozen=True, slots=True)
class CleanPage:
    """What cleaning gives for one document: the page and everything found on it."""

    page: Page
    metadata: tuple[Metadata, ...]
    articles: tuple[Article, ...]
    blocks: tuple[Block, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What annotators take: one article, its page and its blocks in order.

    ``judgements`` are what people decided about its mentions, those that hold.
    """

    article: Article
    page: Page
    blocks: tuple[Block, ...]
    judgements: tuple[Judgement, ...] = ()

    def body(self) -> tuple[Block, ...]:
        """Return the body blocks, in order."""
        return tuple(block for block in self.blocks if block.role is Role.BODY)
