"""Which outlet published an item: claims from markup, address, lists and the page's own lines.

An outlet that the text quotes is not the item's outlet: only declared values, the address, the
page's furniture, source lines, credits beside a dateline and bylines are looked at. Each text
signal needs the page's support (the name stands on the page twice, is in the curated list, or has
a word such as "Gazette" or "وكالة" in it); without it the claim is kept and never chosen. A line
at the head of a page may as well be a section's label, which stands on the page twice too: a
masthead is borne out by its words or by a line that speaks of the site (rights, follow and source
lines, an address).

Names in capitals are shown as they are commonly written; the claim keeps the words of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from dateline.clean.declared import Declared, declared_values
from dateline.clean.draft import Candidate, DraftBlock
from dateline.clean.item import Item
from dateline.clean.outlet_words import (
    is_about,
    is_generic,
    is_name,
    line_cue,
    line_patterns,
    names_and_tells,
    outlet_words,
    pieces_of,
    source_label,
    source_names,
    speaks_of_site,
)
from dateline.knowledge import display_name, outlet_named, outlet_of_host, outlet_of_slogan
from dateline.model import Basis, Role, fold

_DATELINE_CREDIT = re.compile(r"^[^().:]{2,50}\((?P<name>[^()\d]{2,40})\)\s*[-–—:]")
_WRITES_FOR = re.compile(
    r"(?:\b(?:for|special to|exclusive to)\s+|(?:خاص|كتب)\s(?:لـ?|بـ?|إلى)\s?)"
    r"(?P<name>(?:the\s)?[^\W\d_a-z][^,.|]{3,50})$"
)
#: How the text about the issuer of a notice begins.
_ISSUER = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w&'’-]*(?: (?:of|for|and|the|on|&|[A-Z][\w&'’-]*)){1,7})(?:\s?\([^()]{2,30}\))?,? "
    r"(?:is|was|are|has|have|brings|works|represents|provides|supports|serves|advises|runs)\b"
    r"|(?P<arabic>[\u0621-\u064a]+(?: [\u0621-\u064a]+){1,6}?) (?:هي|هو|تأسست|تأسس|أنشئت|أنشئ|تضم|يضم|تعمل|يعمل)\b"
)
#: "عمان - وكالة ... -", "LONDON, Harbour News Agency —", "وكالة ... / عمان" on a line of its own.
_DATELINE_AGENCY = re.compile(
    r"^[^().:/]{2,40}?\s?[-–—,،/]\s?(?P<name>(?:وكالة|شبكة|صحيفة|جريدة|موقع)\s[^:()/–—-]{2,35}?|[^():/,،–—-]{2,35}\b(?:Agency|News|Wire|Press))"
    r"\s?(?:[-–—:])"
)
_BYLINE_PARTS = re.compile(r"\s+[-–—|]\s+")
_TITLE_PARTS = re.compile(r"\s+[|–—·•»-]\s+|\s+::\s+")
_URL = re.compile(r"^(?:https?:)?//|^[\w-]+(?:\.[\w-]+)+$")
#: Lines at the head of a page that may be its masthead.
_HEAD = 5
#: Longest line that can be a masthead, in characters; names have at most this many words.
_MASTHEAD, _MOST_WORDS = 60, 7
_NAMES_THE_SITE = frozenset(
    {
        "text.dateline-credit",
        "text.about-the-issuer",
        "text.copyright-line",
        "text.follow-line",
        "text.source-line-with-agencies",
        "text.masthead-first-line",
    }
    | {"text.title-suffix"}
)
_FURNITURE = (Role.FURNITURE, Role.TEASER, Role.RELATED)


def outlet_claims(item: Item) -> list[Candidate]:
    """Collect what names the item's outlet, unranked; a score of 0 or less is never chosen."""
    evidence = _Evidence(item)
    claims = (*_declared(item), *_registered(item), *evidence.claims())
    return [replace(claim, value=display_name(claim.value)) for claim in claims]


def _declared(item: Item) -> Iterator[Candidate]:
    for declared in declared_values(item, "outlet") if item.alone else _of_the_page(item):
        name = " ".join(declared.row.value.split())
        if _URL.search(name) or len(name) > _MASTHEAD or name.startswith("@"):
            continue
        yield Candidate(
            "outlet",
            name,
            declared.row.value,
            declared.basis,
            declared.rule,
            declared.score,
            metadata_id=declared.row.metadata_id,
        )


def _of_the_page(item: Item) -> Iterator[Declared]:
    """On a page of several items, all of them share the page's outlet."""
    page = Item(item.draft, item.number, alone=True)
    own = list(declared_values(item, "outlet"))
    yield from own or declared_values(page, "outlet")


def _registered(item: Item) -> Iterator[Candidate]:
    outlet = outlet_of_host(item.host) if item.host else None
    if outlet is not None:
        note = f"the page's address is on {item.host}, listed under {outlet.domain}"
        yield Candidate("outlet", outlet.name, str(item.host), Basis.REGISTRY, "registry.domain", 82, note=note)


class _Evidence:
    """The lines of one item's page that may name its outlet."""

    def __init__(self, item: Item) -> None:
        self._item = item

    def claims(self) -> Iterator[Candidate]:
        """Yield what the lines claim, kind of line by kind of line."""
        yield from self._lines()
        yield from self._own_credits()
        yield from self._issuer()
        yield from self._source_lines()
        yield from self._mastheads()
        yield from self._slogans()
        yield from self._title_suffix()
        yield from self._credits()

    def _lines(self) -> Iterator[Candidate]:
        for block in (*self._item.page_blocks, *self._item.of_role(Role.BYLINE)):
            if block.role not in (*_FURNITURE, Role.BYLINE):
                continue
            text = self._item.text(block)[:400]
            if not line_cue().search(text.lower()):
                continue
            for rule, score, pattern in line_patterns():
                match = pattern.search(text) if rule != "credit" else None
                if match and is_name(match["name"]):
                    yield from self._named(block, match.start("name"), match["name"], f"text.{rule}-line", score)

    def _own_credits(self) -> Iterator[Candidate]:
        """Read captions that credit the site's own archive or photographers."""
        for block in self._item.of_role(Role.CAPTION):
            text = self._item.text(block)[-200:]
            offset = block.end - block.start - len(text)
            for rule, score, pattern in line_patterns():
                match = pattern.search(text) if rule == "credit" else None
                if match and is_name(match["name"]):
                    yield from self._named(
                        block, offset + match.start("name"), match["name"], "text.credit-line", score
                    )

    def _issuer(self) -> Iterator[Candidate]:
        """Read who gave a notice to the press: the name that opens the text below "About ..."."""
        told = [fold(self._item.text(block)) for block in self._item.of_role(Role.TITLE, Role.BODY)[:4]]
        for label, block in pairwise(self._item.page_blocks):
            if block.role is not Role.FURNITURE or label.end - label.start > _MASTHEAD:
                continue
            match = _ISSUER.match(self._item.text(block)) if is_about(self._item.text(label)) else None
            name = fold(match["name"] or match["arabic"]).removeprefix("the ") if match else ""
            if match and any(name in text for text in told):
                group = "name" if match["name"] else "arabic"
                yield from self._named(block, match.start(group), match[group], "text.about-the-issuer", 33)

    def _source_lines(self) -> Iterator[Candidate]:
        for block in (*self._item.of_role(Role.SOURCE_LINE), *self._page_role(Role.SOURCE_LINE)):
            text = self._item.text(block)
            label = source_label().match(text)
            if not label and not text.startswith("("):
                continue
            parts = list(source_names(text, label.end() if label else 0))
            # "Name + agencies" is how an outlet credits itself beside others.
            credits_itself = len(parts) > 1 and is_generic(parts[1][1])
            for number, (start, name) in enumerate(parts):
                rule = "text.source-line-with-agencies" if credits_itself and number == 0 else "text.source-line"
                yield from self._named(block, start, name, rule, 40 if number == 0 else 20)

    def _mastheads(self) -> Iterator[Candidate]:
        """Read the first lines of the page: the name of the site alone, or "Name | what it is"."""
        first = min(block.start for block in self._item.draft.blocks if block.item is not None)
        before = [block for block in self._item.page_blocks if block.start < first][:_HEAD]
        for position, block in enumerate(before):
            text = self._item.text(block)
            if block.role is not Role.FURNITURE or len(text) > _MASTHEAD:
                continue
            pieces = list(pieces_of(text, _TITLE_PARTS))
            if any(fold(name).strip() in outlet_words("sections") for _, name in pieces):
                continue
            pieces = pieces if len(pieces) == 2 else pieces[:1]  # of a longer row only the first can be the site
            for number, (start, name) in enumerate(pieces):
                first = position == number == 0 and len(pieces) == 2 and names_and_tells(*(name for _, name in pieces))
                rule = "text.masthead-first-line" if first else "text.masthead"
                if is_name(name):
                    yield from self._named(block, start, name, rule, 42 - position - 8 * number)

    def _slogans(self) -> Iterator[Candidate]:
        """Read lines of the page that are the slogan of a listed outlet: scraped text often has no more of its name."""
        for block in self._page_role(Role.FURNITURE):
            for start, words in pieces_of(self._item.text(block)[:200], _TITLE_PARTS):
                outlet = outlet_of_slogan(words)
                if outlet is not None:
                    place = (block.start + start, block.start + start + len(words))
                    yield Candidate("outlet", outlet.name, words, Basis.REGISTRY, "registry.slogan", 46, place=place)

    def _title_suffix(self) -> Iterator[Candidate]:
        title = next(iter(self._item.declared("title")), None)
        blocks = self._item.of_role(Role.TITLE)
        if title is not None and title.scheme == "html" and blocks:
            head = fold(self._item.text(blocks[0]))
            pieces = [name for _, name in pieces_of(title.value, _TITLE_PARTS)]
            if len(pieces) > 1 and fold(pieces[0])[:30] == head[:30]:
                score = 55.0 if self._supported(pieces[-1], None, "html") else 30.0
                yield Candidate(
                    "outlet",
                    pieces[-1],
                    title.value,
                    Basis.MARKUP,
                    "html.title-suffix",
                    score,
                    metadata_id=title.metadata_id,
                )
        for first, second in pairwise(blocks):
            yield from self._repeated_title(first, second)

    def _repeated_title(self, first: DraftBlock, second: DraftBlock) -> Iterator[Candidate]:
        """A page's title line with the site's name after it: "Title - Site", then "Title"."""
        for long, short in ((first, second), (second, first)):
            text = self._item.text(long)
            pieces = list(pieces_of(text, _TITLE_PARTS))
            if len(pieces) > 1 and fold(self._item.text(short)) == fold(text[: pieces[-1][0]]).rstrip(" |-·•»:"):
                yield from self._named(long, pieces[-1][0], pieces[-1][1], "text.title-suffix", 44)

    def _credits(self) -> Iterator[Candidate]:
        body = self._item.of_role(Role.BODY, Role.TEASER)
        if body:
            match = _DATELINE_CREDIT.match(self._item.text(body[0]))
            agency = _DATELINE_AGENCY.match(self._item.text(body[0]))
            if agency:
                yield from self._named(body[0], agency.start("name"), agency["name"], "text.dateline-agency", 33)
            if match:
                yield from self._named(body[0], match.start("name"), match["name"], "text.dateline-credit", 34)
        for block in self._item.of_role(Role.BYLINE):
            writes_for = _WRITES_FOR.search(self._item.text(block))
            if writes_for:
                yield from self._named(
                    block, writes_for.start("name"), writes_for["name"], "text.byline-writes-for", 35
                )
            parts = list(pieces_of(self._item.text(block).rstrip(":： "), _BYLINE_PARTS))
            if len(parts) == 2:
                for (start, name), (_, other) in (parts, reversed(parts)):
                    desk = fold(other) in outlet_words("desks")
                    rule, score = ("text.byline-with-desk", 36) if desk else ("text.byline", 24)
                    yield from self._named(block, start, name, rule, score)
            elif parts:
                yield from self._named(block, *parts[0], "text.byline", 12)

    def _page_role(self, role: Role) -> tuple[DraftBlock, ...]:
        return tuple(block for block in self._item.page_blocks if block.role is role)

    def _named(self, block: DraftBlock, start: int, name: str, rule: str, score: float) -> Iterator[Candidate]:
        """Make a claim of a name in a block; without support it keeps a score that is never chosen."""
        stripped = name.strip(" \u00a0\u200e\u200f\"“”«»'‘’()[]*-–—.،")
        if not 3 < len(stripped) <= _MASTHEAD or is_generic(stripped) or len(stripped.split()) > _MOST_WORDS:
            return
        place = block.start + start + name.find(stripped)
        usable = score if rule in _NAMES_THE_SITE or self._supported(stripped, block, rule) else score - 100
        value = self._with_article(f"T{stripped[1:]}" if stripped.startswith("the ") else stripped, rule)
        yield Candidate("outlet", value, stripped, Basis.TEXT, rule, usable, place=(place, place + len(stripped)))

    def _with_article(self, name: str, rule: str) -> str:
        """Give a name the article that the page's own lines print with it, and an organisation's none."""
        if rule == "text.about-the-issuer":
            return name.removeprefix("The ")
        if not name.startswith("The ") and any(f"The {name}" in text for text in self._frame):
            return f"The {name}"
        return name

    @cached_property
    def _frame(self) -> list[str]:
        """The words of the lines that belong to the page."""
        return [self._item.text(block)[:400] for block in self._item.page_blocks]

    def _supported(self, name: str, block: DraftBlock | None, rule: str) -> bool:
        """Tell whether the page bears a name out: by its words, the curated list, or another line."""
        words = fold(name).split()
        is_masthead, is_byline = rule.startswith("text.masthead"), rule == "text.byline"
        telling = outlet_words("words") - outlet_words("weak_words") if is_masthead else outlet_words("words")
        if len(words) > 1 and not telling.isdisjoint(words) and outlet_words("sections").isdisjoint(words):
            return True
        if len(words) > 1 and words[0] in outlet_words("kinds"):
            return True
        if outlet_named(name) is not None and not is_masthead:  # "Gulf news" may be a section too
            return True
        lines = [text for start, text in self._other_lines if block is None or start != block.start]
        joined = " ".join(words)
        if is_masthead or is_byline:  # sections and people stand on a page twice too
            spoken_of = any(
                speaks_of_site(line, joined) for line in lines if joined in line or "." in line or "@" in line
            )
            return spoken_of or (is_masthead and self._owns(joined))
        return len(name) > 5 and len(words) > 1 and any(joined in line for line in lines)

    def _owns(self, name: str) -> bool:
        """Tell whether captions credit the name or the name asks the questions of an interview."""
        short = name.removeprefix("the ")
        if len(short) <= 5 or " " not in short:
            return False
        captions = (fold(self._item.text(block))[-120:] for block in self._item.of_role(Role.CAPTION))
        credited = any(re.search(rf"[:/\[(|-]\s*(?:the )?{re.escape(short)}\b", text) for text in captions)
        spoken = (fold(self._item.text(block)[:120]) for block in self._item.of_role(Role.BODY))
        return credited or any(text.startswith((f"{name}:", f"{short}:")) for text in spoken)

    @cached_property
    def _other_lines(self) -> list[tuple[int, str]]:
        """The folded lines of the page that are neither body nor title."""
        draft = self._item.draft
        skipped = (Role.BODY, Role.TITLE, Role.TEASER, Role.RELATED, Role.CAPTION)
        return [(block.start, fold(draft.text_of(block)[:400])) for block in draft.blocks if block.role not in skipped]
