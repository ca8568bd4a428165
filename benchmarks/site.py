"""How fast the web site answers over a large record.

    python benchmarks/site.py --articles 30000 --copies 3 --record /tmp/large.db

A record of generated articles with planted annotations, linked into stories of about four reports, is
made where there is none yet; ``--copies`` repeats its rows under other ids, which is much faster than
making them and lets tables and indexes grow all the same. Then each kind of page is asked for a
number of times, with ids and filters chosen by a fixed seed, in this process: reading, filling
templates and all, without the network. Times are milliseconds: of the clock, and of the processor,
which other work on the machine does not lengthen.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from generate import page as generated
from results import parser, report

from dateline.model import (
    Annotation,
    Article,
    Basis,
    Block,
    Claim,
    CleanPage,
    Entity,
    Event,
    EventMember,
    EventMention,
    Evidence,
    Figure,
    Kind,
    Mention,
    Origin,
    Page,
    Role,
    Slot,
    Span,
    Statement,
    Story,
    StoryArticle,
    Time,
    Voice,
    annotation_id,
    direction_of,
    place_id,
    sha256_hex,
)
from dateline.present.site import application
from dateline.present.site.drawing.basemap import coarse_rings
from dateline.store import Record, Writer

OUTLETS = 60
#: Reports of the one long story.
LONG = 400
ENTITIES = 3000
TYPES = ("CONSULT", "AGREE", "PROTEST", "AID", "ASSAULT", "REQUEST")
_BATCH = 500
_PARAGRAPHS = 8
_STAGE = "generated"


def entities() -> list[Entity]:
    """Make towns and bodies."""
    made = []
    for number in range(ENTITIES):
        names = (("ar", f"اسم {number}"), ("en", f"Name {number}"))
        if number % 2:
            made.append(Entity(f"org/{number}", "organisation", "knowledge-base", names))
        else:
            place = (round(-40 + number * 0.03, 3), round(-120 + number * 0.08, 3))
            made.append(Entity(f"geonames:{number}", "settlement", "knowledge-base", names, None, *place))
    return made


def article(number: int) -> tuple[CleanPage, list[Annotation]]:
    """Make one page of one article, with what was found in it."""
    made = generated(number)
    lines = [made.title, made.printed_date, *made.paragraphs[:_PARAGRAPHS], "Subscribe to our newsletter"]
    roles = [Role.TITLE, Role.DATE, *[Role.BODY] * (len(lines) - 3), Role.FURNITURE]
    text = "\n".join(lines)
    digest = sha256_hex(text.encode())
    page = Page(
        Page.id_for(digest, made.url, "text/plain", "utf-8"), f"pages/{number}.txt", made.url, "text/plain", "utf-8",
        "detected", digest, len(text), "text@1", "2026-01-01T00:00:00+00:00", None, text,
    )  # fmt: skip
    hull = Span.of(page, 0, len(text))
    article_id, day = Article.id_for(hull), made.published.date().isoformat()
    outlet = f"{made.outlet} {number % OUTLETS}"
    row = Article(
        article_id, 0, hull, made.title, outlet, Basis.MARKUP, None, made.language, direction_of(made.language), day,
        Basis.TEXT, day, day, Kind.NEWS, "news@1", made.url,
    )  # fmt: skip
    blocks, start = [], 0
    for at, (line, role) in enumerate(zip(lines, roles, strict=True)):
        span = Span.of(page, start, start + len(line))
        voice = Voice.REPORT if role is Role.BODY else None
        reasons = (Evidence("generated", role, 1.0),)
        owner = None if role is Role.FURNITURE else article_id
        blocks.append(Block(Block.id_for(span), owner, at, span, role, "generated", 0.9, reasons, voice, made.language))
        start += len(line) + 1
    title = Claim(Claim.id_for(article_id, "title", 0, made.title, "generated"), article_id, "title", 0, made.title,
                  made.title, Basis.TEXT, "generated", True, blocks[0].span)  # fmt: skip
    found = [each for block in blocks[2:6] for each in planted(page, article_id, block, number)]
    return CleanPage(page, (), (row,), tuple(blocks), (title,)), found


def planted(page: Page, article_id: str, block: Block, number: int) -> Iterator[Annotation]:
    """Plant a name, a time, a figure, a statement and an event with its parts at words of a block."""
    chance = random.Random(number * 31 + block.position)
    words, at = [], block.span.start
    for word in block.span.exact.split(" "):
        if len(word) > 2:
            words.append(Span.of(page, at, at + len(word)))
        at += len(word) + 1
    if len(words) < 12:
        return
    who, where, when, many, act = (words[index] for index in sorted(chance.sample(range(len(words) - 1), 5)))
    party = f"org/{chance.randrange(ENTITIES // 2) * 2 + 1}"
    town = f"geonames:{(number // 4 * 7 + block.position) % (ENTITIES // 2) * 2}"
    day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
    names: list[Mention] = [
        Mention(annotation_id("mention", who), article_id, who, "organisation", "generated", party, 0.9),
        Mention(annotation_id("mention", where), article_id, where, "settlement", "generated", town, 0.9),
    ]
    moment = Time(annotation_id("time", when), article_id, when, "DATE", day, day, day, day, "generated")
    toll = Figure(annotation_id("figure", many), article_id, many, "killed", 10 + number % 7, 10 + number % 7, "person",
                  None, None, None, "generated")  # fmt: skip
    said = Statement(annotation_id("statement", block.span), article_id, block.span, "paraphrase", None, "generated")
    event = EventMention(annotation_id("event", act), article_id, act, TYPES[number // 4 % len(TYPES)], None,
                         "asserted", True, "generated")  # fmt: skip
    yield from names
    yield from (moment, toll, said, event)
    owner = event.event_mention_id
    for name, span, refers_to, entity in (
        ("actor", who, names[0].mention_id, party),
        ("place", where, names[1].mention_id, town),
        ("time", when, moment.time_id, None),
        ("figure", many, toll.figure_id, None),
    ):
        slot_id = annotation_id("slot", span, owner, name)
        yield Slot(slot_id, article_id, owner, name, 0, None, "generated", span, refers_to, entity)


def build(path: Path, count: int) -> None:
    """Make the record."""
    with Writer.open(path) as writer:
        writer.begin_run("benchmark", "benchmarks/site.py", "{}", "benchmark")
        writer.add_rows(entities())
        for first in range(0, count, _BATCH):
            made = [article(number) for number in range(first, min(first + _BATCH, count))]
            writer.add([page for page, _ in made], "read+clean", "1")
            writer.add_annotations([(page.articles[0].article_id, found) for page, found in made], _STAGE, "1")
            writer.add_rows(list(links(made, first)))
            for story_id, fingerprint in writer.stories_to_compare("1", "compare") if first + _BATCH >= count else ():
                writer.compare(story_id, "compare", fingerprint)
        writer.finish_run(writer.run_id or "", "finished", "{}")


#: Columns that hold ids of what is repeated; entities are not.
_REPEATED = frozenset(
    [
        "page_id",
        "article_id",
        "block_id",
        "mention_id",
        "time_id",
        "statement_id",
        "figure_id",
        "event_mention_id",
        "slot_id",
        "owner_id",
        "refers_to",
        "event_id",
        "story_id",
        "claim_id",
        "verdict_id",
        "record_id",
        "part_of",
        "metadata_id",
    ]
)
_TABLES = [
    "pages",
    "sightings",
    "articles",
    "claims",
    "blocks",
    "mentions",
    "times",
    "statements",
    "figures",
    "event_mentions",
    "slots",
    "stories",
    "events",
    "event_members",
    "story_articles",
    "origins",
    "verdicts",
    "story_summaries",
]


def repeat(path: Path, copies: int) -> None:
    """Add the rows of a record to it again under other ids, until they are there ``copies`` times."""
    once = path.with_name(f"{path.name}.once")
    shutil.copyfile(path, once)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("ATTACH ? AS once", (str(once),))
        for number in range(1, copies):
            for table in _TABLES:
                names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
                chosen = ", ".join(f"\"{name}\" || 'x{number}'" if name in _REPEATED else f'"{name}"' for name in names)
                connection.execute(f"INSERT INTO main.{table} SELECT {chosen} FROM once.{table}")
            connection.execute(
                "INSERT INTO main.article_search (rowid, article_id, title, body) SELECT (rowid + ?) & (1 << 62) - 1, "
                "article_id || ?, title, body FROM once.article_search",
                (number * 7919, f"x{number}"),
            )
            connection.commit()
    once.unlink()


def links(made: list[tuple[CleanPage, list[Annotation]]], first: int) -> Iterator[object]:
    """Link each four articles into a story with two events, and the very first into a long one."""
    long = LONG if first == 0 and len(made) >= LONG else 0
    for start in (*([0] if long else []), *range(long, len(made), 4)):
        members = made[start : start + (long if start < long else 4)]
        story_id = place_id("story", "page-aaaa", first + start)
        days = sorted(page.articles[0].published or "" for page, _ in members)
        yield Story(story_id, days[0], days[-1], "generated")
        events = [[each for each in found if isinstance(each, EventMention)] for _, found in members]
        for number in range(2):
            event_id = place_id("event", "page-aaaa", first + start, number)
            place = f"geonames:{(first + start) % (ENTITIES // 2) * 2}"
            yield Event(
                event_id, TYPES[(first + start) // 4 % len(TYPES)], days[0], days[-1], place, "generated", story_id
            )
            for told in events:
                if len(told) > number:
                    yield EventMember(event_id, told[number].event_mention_id, 1.0, "generated")
        for page, _ in members:
            article_id = page.articles[0].article_id
            yield StoryArticle(story_id, article_id, 1.0, "generated")
            yield Origin(story_id, article_id, None, "unknown", "generated")


def addresses(path: Path, chance: random.Random, times: int) -> Iterator[tuple[str, list[str]]]:
    """Choose the addresses to ask for, by kind of page."""
    with Record.open(path) as record:

        def some(sql: str) -> list[str]:
            found = [row[0] for row in record.read(sql)]
            return chance.choices(found, k=times)

        stories, articles = some("SELECT story_id FROM stories"), some("SELECT article_id FROM articles")
        outlets, slots = some("SELECT DISTINCT outlet FROM articles"), some("SELECT slot_id FROM slots LIMIT 5000")
        parties = some("SELECT entity_id FROM entities")
        last = len(record.read("SELECT story_id FROM stories")) // 50
        many = f"SELECT story_id FROM story_articles GROUP BY story_id HAVING count(*) >= {LONG}"
        long = [row[0] for row in record.read(many)]
    yield "start", ["/"] * times
    yield "start, a later page", [f"/?page={chance.randint(2, max(last, 2))}" for _ in range(times)]
    yield "start by outlet", [f"/?outlet={quote(each)}" for each in outlets]
    yield "start by actor", [f"/?actor={quote(each)}" for each in parties]
    yield "start by place and type", [f"/?place={quote(each)}&type=AID" for each in parties]
    yield (
        "articles by language and day",
        [f"/articles?language=ar&since=2025-{chance.randint(1, 12):02}-01" for _ in outlets],
    )
    yield (
        "search, a common word",
        [f"/search?q={quote(chance.choice(('harbour', 'الميناء', 'plan')))}" for _ in outlets],
    )
    yield "search, rare words", [f"/search?q={chance.randint(1000, 99999)}" for _ in outlets]
    yield "story", [f"/story/{each}" for each in stories]
    for story_id in long[:1]:
        yield f"a part of a story of {LONG} reports", [f"/story/{story_id}?reports={1 + n % 50}" for n in range(times)]
    yield "story as data", [f"/story/{each}.json" for each in stories]
    yield "article", [f"/article/{each}" for each in articles]
    yield "entity", [f"/entity/{quote(each, safe='')}" for each in parties]
    yield "outlet", [f"/outlet/{quote(each)}" for each in outlets]
    yield "why", [f"/why/{each}" for each in slots]
    yield "table", ["/table/slots"] * times
    yield "table, sorted", ["/table/entities?sort=-type"] * times
    yield (
        "table, narrowed and sorted",
        [f"/table/mentions?column=entity_id&operator=is&value={quote(each)}&sort=start" for each in parties],
    )
    yield "table by a key", [f"/table/slots?column=owner_id&operator=is&value={each}" for each in slots]


async def ask(site: Any, address: str) -> tuple[int, float, float]:
    """Ask for a page; returns its status and the milliseconds of clock and processor."""
    way, _, query = address.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote(way), "raw_path": way.encode(), "root_path": "",
        "query_string": query.encode(), "headers": [(b"host", b"127.0.0.1")], "client": None, "server": None,
    }  # fmt: skip
    statuses: list[int] = []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(3600)
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    started, worked = time.perf_counter(), time.process_time()
    await site(scope, receive, send)
    return statuses[0], (time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000


async def measure(path: Path, times: int) -> list[tuple[object, ...]]:
    """Time each kind of page; the first request of all is told apart."""
    site, rows = application(path), list[tuple[object, ...]]()
    _, clock, work = await ask(site, "/")
    rows.append(("start, the first request", 1, clock, clock, work, work))
    coarse_rings()  # serve reads the shapes of countries while it starts
    for name, chosen in addresses(path, random.Random(1), times):
        taken = [await ask(site, address) for address in chosen]
        wrong = [address for address, (status, *_) in zip(chosen, taken, strict=True) if status != 200]
        if wrong:
            raise SystemExit(f"{wrong[0]}: no answer")
        clocks, works = [each[1] for each in taken], [each[2] for each in taken]
        rows.append((name, len(taken), *_middle_and_most(clocks), *_middle_and_most(works)))
    return rows


def _middle_and_most(taken: list[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    return statistics.median(taken), statistics.quantiles(taken, n=20, method="inclusive")[-1]


def main() -> None:
    """Make the record if there is none, and time the pages."""
    options = parser(__doc__)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--copies", type=int, default=1)
    options.add_argument("--record", type=Path, default=Path("site-benchmark.db"))
    options.add_argument("--times", type=int, default=40)
    chosen = options.parse_args()
    if not chosen.record.exists():
        build(chosen.record, chosen.articles)
        repeat(chosen.record, chosen.copies)
    with Record.open(chosen.record) as record:
        count = record.counts()["articles"]
    rows = asyncio.run(measure(chosen.record, chosen.times))
    head = ("page", "requests", "median ms", "95th percentile ms", "median CPU ms", "95th percentile CPU ms")
    report(f"Web site, {count:,} articles", head, rows, write=chosen.write)


if __name__ == "__main__":
    main()
