"""What a page's declarations say about its kind and its titles, for telling its parts apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.model import Metadata, fold

_ARTICLE = re.compile(r"article|blogposting|^report|review|opinion|live", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|–—·•»›:-]+\s+|\s*[|]\s*|\s+::\s+")
_TITLES = frozenset({"headline", "og:title", "twitter:title", "title", "dc.title", "parsely-title"})
_SUMMARIES = frozenset(
    {
        "description",
        "alternativeheadline",
        "og:description",
        "twitter:description",
        "dc.description",
        "lead",
        "abstract",
    }
)
_AUTHORS = frozenset(
    {"author", "author.name", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"}
)
#: Shorter titles are sections or sites.
_SHORTEST_TITLE = 10
_SHORTEST_AUTHOR = 4


@dataclass(frozen=True)
class Update:
    """An entry of a live blog: the JSON-LD object's number, its headline and its words."""

    item: int
    headline: str
    body: str


@dataclass
class PageClaims:
    """The declared titles, summaries, sites and authors as keys (folded letters and digits), and the declared kind."""

    titles: set[str] = field(default_factory=set)
    summaries: set[str] = field(default_factory=set)
    sites: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)
    is_article: bool = False
    live_item: int | None = None
    updates: list[Update] = field(default_factory=list)

    def is_title(self, key: str, heading: bool) -> bool:
        """Tell whether a part with this key is the declared title, or holds or lies in it as a heading."""
        if not key or key in self.sites:
            return False
        if key in self.titles:
            return True
        if not heading or len(key) < _SHORTEST_TITLE:
            return False
        return any(
            len(shorter) >= 0.5 * len(longer) and shorter in longer
            for shorter, longer in (sorted((key, title), key=len) for title in self.titles)
        )


def key_of(text: str) -> str:
    """Return the folded letters and digits of a text."""
    return "".join(character for character in fold(text) if character.isalnum())


def page_claims(metadata: Sequence[Metadata]) -> PageClaims:
    """Collect what a page declares of itself."""
    claims = PageClaims()
    kinds: dict[int, str] = {}
    for row in metadata:
        name = row.name.lower()
        if name in ("og:site_name", "publisher.name", "application-name"):
            claims.sites.add(key_of(row.value))
        elif name in _TITLES and (row.scheme != "json-ld" or name != "title"):
            claims.titles.update(_forms(row.value, row.scheme == "html"))
        elif name in _AUTHORS and "/" not in row.value:
            claims.authors.add(key_of(row.value))
        elif name in _SUMMARIES:
            claims.summaries.add(key_of(row.value))
        elif name in ("@type", "og:type"):
            kinds[row.item] = f"{kinds.get(row.item, '')} {row.value}"
            claims.is_article = claims.is_article or _ARTICLE.search(row.value) is not None
            claims.is_article = claims.is_article or (name == "og:type" and row.value.startswith("video"))
    claims.titles -= claims.sites | {""}
    claims.authors = {key for key in claims.authors - claims.sites if len(key) >= _SHORTEST_AUTHOR}
    claims.summaries = {key for key in claims.summaries if len(key) >= _SHORTEST_TITLE}
    _add_updates(claims, metadata, kinds)
    return claims


def _forms(title: str, is_page_title: bool) -> set[str]:
    """Return a title's key, and the keys of what is left without the site's name at either end."""
    forms = {key_of(title)}
    cuts = list(_SEPARATOR.finditer(title))
    if cuts and (is_page_title or len(cuts) == 1):
        for rest in (title[: cuts[-1].start()], title[: cuts[0].start()], title[cuts[0].end() :]):
            key = key_of(rest)
            if len(key) >= max(_SHORTEST_TITLE, 0.4 * len(key_of(title))):
                forms.add(key)
    return forms


def _add_updates(claims: PageClaims, metadata: Sequence[Metadata], kinds: dict[int, str]) -> None:
    """Take the objects behind a live blog as its entries (the reader numbers them so)."""
    live = [item for item, kind in kinds.items() if item and "liveblog" in kind.lower()]
    if not live:
        return
    claims.live_item = live[0]
    values: dict[int, dict[str, str]] = {}
    for row in metadata:
        if row.scheme == "json-ld" and row.item > live[0] and row.name in ("headline", "articleBody", "text", "@type"):
            values.setdefault(row.item, {}).setdefault(row.name, row.value)
    for item in sorted(values):
        found = values[item]
        body = found.get("articleBody") or found.get("text") or ""
        kind = found.get("@type", "BlogPosting")
        if (body or found.get("headline")) and _ARTICLE.search(kind) and "liveblogposting" not in kind.lower():
            claims.updates.append(Update(item, found.get("headline", ""), body))
