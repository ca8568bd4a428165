"""What linking reads of the record and writes into it: reports in, links out."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from dateline.link import VAGUE, Act, Party, Passage, Report, Said
from dateline.model import content_id
from dateline.store.above import Above

#: Kinds of articles that are linked, and the kind that is where its page holds nothing else: a short
#: post tells all it tells, a teaser among others points to an article that may be in the record itself.
LINKED_KINDS, LINKED_ALONE = ("news", "mixed", "opinion"), "teaser"
#: Roles of blocks whose words are a report's, and those that credit others.
_WORDS = ("subtitle", "body")
_CREDITS = ("byline", "source-line")
#: Code points around a trigger that are looked through for the ends of its sentence.
_REACH = 400
_ENDS = ".!?؟\n"

_Rows = Mapping[str, list[Any]]


class LinkedArticle(NamedTuple):
    """An article to be linked: its primary language, day of publication (as ``Report.day``), and a mark of its state.

    The state changes whenever the article was cleaned or annotated again, by whatever version: what
    is deleted to be stored anew takes its links with it.
    """

    article_id: str
    language: str
    first: str | None
    state: str


_DAY = f"CASE WHEN julianday(published_latest) - julianday(published_earliest) <= {VAGUE} THEN published_earliest END"


def linked_articles(connection: sqlite3.Connection) -> list[LinkedArticle]:
    """List the articles to be linked, in the order of their ids."""
    kinds = ", ".join(f"'{kind}'" for kind in LINKED_KINDS)
    rows = connection.execute(
        f"SELECT article_id, language, {_DAY}, published || coalesce(outlet, '') || coalesce(title, ''), "
        "(SELECT group_concat(stage || fingerprint || run_id, ' ') FROM (SELECT stage, fingerprint, run_id FROM done "
        f"WHERE record_id IN (article_id, page_id) ORDER BY stage)) FROM articles a WHERE kind IN ({kinds}) "
        f"OR (kind = '{LINKED_ALONE}' AND NOT EXISTS (SELECT 1 FROM articles b "
        "WHERE b.page_id = a.page_id AND b.article_id != a.article_id)) "
        "ORDER BY article_id"
    )
    induced = _induced(connection)
    return [
        LinkedArticle(
            article_id, language.partition("-")[0], earliest, f"{fields} {marks} {induced.get(article_id, '')}"
        )
        for article_id, language, earliest, fields, marks in rows
    ]


def _induced(connection: sqlite3.Connection) -> dict[str, str]:
    """Hash which mentions of each article mean entities of the corpus: those change with other articles."""
    rows = connection.execute(
        "SELECT article_id, mention_id, entity_id FROM entities e JOIN mentions m USING (entity_id) "
        "WHERE e.origin = 'corpus' ORDER BY article_id, mention_id"
    )
    return {
        article_id: content_id("induced", *(part for _, *pair in found for part in pair))
        for article_id, found in groupby(rows, key=lambda row: row[0])
    }


def articles_of_mentions(connection: sqlite3.Connection, event_mention_ids: Iterable[str]) -> dict[str, str]:
    """Return the articles of event mentions, by their ids."""
    sql = (
        "SELECT event_mention_id, article_id FROM event_mentions "
        "WHERE event_mention_id IN (SELECT value FROM json_each(?))"
    )
    return dict(connection.execute(sql, (json.dumps(sorted(event_mention_ids)),)))


def reports(connection: sqlite3.Connection, article_ids: Iterable[str]) -> list[Report]:
    """Read articles as linking sees them, in the order of their ids."""
    ids = json.dumps(sorted(article_ids))
    blocks, said, acts = _blocks(connection, ids), _said(connection, ids), _acts(connection, ids)
    days, named = _days(connection, ids), _named(connection, ids)
    sql = (
        "SELECT article_id, page_id, language, outlet, published, published_earliest, published_latest, title, "
        "EXISTS (SELECT 1 FROM blocks WHERE blocks.page_id = articles.page_id AND blocks.rule LIKE 'live.%') "
        "FROM articles WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id"
    )
    return [
        Report(
            article_id,
            page_id,
            language.partition("-")[0],
            outlet,
            _ordinal(earliest),
            _ordinal(latest),
            title or "",
            tuple(passage for role, passage in blocks[article_id] if role in _WORDS),
            published,
            tuple(passage for role, passage in blocks[article_id] if role in _CREDITS),
            tuple(days[article_id]),
            tuple(named[article_id]),
            tuple(said[article_id]),
            tuple(acts[article_id]),
            bool(live),
        )
        for article_id, page_id, language, outlet, published, earliest, latest, title, live in connection.execute(
            sql, (ids,)
        )
    ]


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


_AMONG = "article_id IN (SELECT value FROM json_each(?))"


def _blocks(connection: sqlite3.Connection, ids: str) -> _Rows:
    found: dict[str, list[Any]] = defaultdict(list)
    roles = ", ".join(f"'{role}'" for role in (*_WORDS, *_CREDITS))
    sql = f"SELECT article_id, role, start, exact FROM blocks WHERE {_AMONG} AND role IN ({roles}) ORDER BY position"
    for article_id, role, start, exact in connection.execute(sql, (ids,)):
        found[article_id].append((role, Passage(start, exact)))
    return found


def _named(connection: sqlite3.Connection, ids: str) -> _Rows:
    found: dict[str, list[Any]] = defaultdict(list)
    sql = (
        f'SELECT article_id, exact, entity_id, start, "end" FROM mentions WHERE {_AMONG} AND entity_id IS NOT NULL '
        "ORDER BY start, mention_id"
    )
    for article_id, words, entity_id, start, end in connection.execute(sql, (ids,)):
        found[article_id].append(Party(words, entity_id, None, start, end))
    return found


def _days(connection: sqlite3.Connection, ids: str) -> _Rows:
    """Read the days that are told of exactly: those of whole dates, not of months or years."""
    found: dict[str, list[Any]] = defaultdict(list)
    sql = (
        f"SELECT DISTINCT article_id, earliest FROM times WHERE {_AMONG} AND earliest = latest "
        "AND type IN ('DATE', 'TIME') ORDER BY article_id, earliest"
    )
    for article_id, day in connection.execute(sql, (ids,)):
        ordinal = _ordinal(day)
        if ordinal is not None:
            found[article_id].append(ordinal)
    return found


def _slots(connection: sqlite3.Connection, ids: str) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    sql = (
        "SELECT owner_id, s.name, coalesce(a.exact, s.exact, ''), s.value, s.refers_to, coalesce(s.entity_id, "
        'm.entity_id), coalesce(s.start, 0), coalesce(s."end", 0) FROM slots s '
        "LEFT JOIN mentions m ON m.mention_id = s.refers_to LEFT JOIN mentions a ON a.mention_id = m.antecedent_id "
        "WHERE s.article_id IN (SELECT value FROM json_each(?)) ORDER BY owner_id, s.name, position"
    )
    for owner_id, name, *rest in connection.execute(sql, (ids,)):
        found[owner_id][name].append(rest)
    return found


_Within = Callable[[str], tuple[str, ...]]


def _parties(
    slots: Sequence[Sequence[Any]], *, coded: bool = True, within: _Within = lambda _: ()
) -> tuple[Party, ...]:
    return tuple(
        Party(words, entity_id, value if coded else None, start, end, within(entity_id or ""))
        for words, value, _, entity_id, start, end in slots
        if words or entity_id or value
    )


def _said(connection: sqlite3.Connection, ids: str) -> _Rows:
    found: dict[str, list[Any]] = defaultdict(list)
    slots = _slots(connection, ids)
    sql = (
        f"SELECT article_id, statement_id, start, exact, pieces, form FROM statements WHERE {_AMONG} "
        "ORDER BY start, statement_id"
    )
    for article_id, statement_id, start, exact, pieces, form in connection.execute(sql, (ids,)):
        speakers = _parties(slots[statement_id]["speaker"], coded=False)
        words = own_words(exact, start, pieces)
        found[article_id].append(Said(statement_id, start, start + len(exact), words, form, speakers))
    return found


def own_words(exact: str, start: int, pieces: str | None) -> str:
    """Blank what stands between the pieces of a statement: "..., the head of the union said" is not said by him.

    Where a sentence ends there, the blanks end in a line break, so that the pieces stay two sentences.
    """
    words, end = "", start
    for first, last in json.loads(pieces) if pieces else ():
        between = exact[end - start : first - start]
        words += " " * len(between[1:]) + ("\n" if set(between) & set(_ENDS) else " " * len(between[:1]))
        words += exact[first - start : last - start]
        end = last
    return words or exact


def _acts(connection: sqlite3.Connection, ids: str) -> _Rows:
    found: dict[str, list[Any]] = defaultdict(list)
    slots, bounds, figures, blocks = (
        _slots(connection, ids),
        _bounds(connection, ids),
        _figures(connection, ids),
        _blocks(connection, ids),
    )
    above = Above(connection, (slot[3] for own in slots.values() for each in own.values() for slot in each))
    days = dict(connection.execute(f"SELECT article_id, published_earliest FROM articles WHERE {_AMONG}", (ids,)))
    sql = (
        f"SELECT article_id, event_mention_id, start, exact, type, mode, status FROM event_mentions WHERE {_AMONG} "
        "ORDER BY start, event_mention_id"
    )
    for article_id, mention_id, start, exact, kind, mode, status in connection.execute(sql, (ids,)):
        own = slots[mention_id]
        day = days.get(article_id)
        first, last = _day_of(own["time"], bounds, _ordinal(day))
        within = partial(above.of, day=day)
        found[article_id].append(
            Act(
                mention_id,
                start,
                kind,
                mode,
                status,
                exact,
                _sentence(start, blocks[article_id]),
                first,
                last,
                _parties(own["actor"], within=within),
                _parties(own["recipient"], within=within),
                _parties(own["place"], coded=False, within=within),
                tuple(figures[slot[2]] for slot in own["figure"] if slot[2] in figures),
                tuple(slot[2] for slot in own["statement"] if slot[2]),
            )
        )
    return found


def _bounds(connection: sqlite3.Connection, ids: str) -> dict[str, tuple[int | None, int | None]]:
    sql = f"SELECT time_id, earliest, latest FROM times WHERE {_AMONG} AND edtf IS NOT NULL"
    return {time_id: (_ordinal(first), _ordinal(last)) for time_id, first, last in connection.execute(sql, (ids,))}


def _figures(connection: sqlite3.Connection, ids: str) -> dict[str, tuple[str, float | None, float | None]]:
    sql = f"SELECT figure_id, kind, low, high FROM figures WHERE {_AMONG}"
    return {figure_id: (kind, low, high) for figure_id, kind, low, high in connection.execute(sql, (ids,))}


def _day_of(
    slots: Sequence[Sequence[Any]], bounds: Mapping[str, tuple[int | None, int | None]], published: int | None
) -> tuple[int | None, int | None]:
    """Return the bounds of the narrowest time that a mention's slots refer to.

    Days after the report are of what is to follow, where the mention gives others.
    """
    known = [
        (first, last) for first, last in (bounds[slot[2]] for slot in slots if slot[2] in bounds) if first and last
    ]
    past = [each for each in known if published is None or each[0] <= published]
    return min(past or known, key=lambda each: (each[1] - each[0], each), default=(None, None))


def _sentence(start: int, passages: Sequence[tuple[str, Passage]]) -> str:
    """Return the words of the sentence around an offset of the page, about: up to the next full stops."""
    passage = next((each for _, each in passages if each.start <= start < each.end), None)
    if passage is None:
        return ""
    at = start - passage.start
    before = max(passage.text.rfind(mark, max(0, at - _REACH), at) for mark in _ENDS) + 1
    after = [place for mark in _ENDS if (place := passage.text.find(mark, at, at + _REACH)) >= 0]
    return passage.text[max(before, at - _REACH) : min(after, default=at + _REACH)].strip()
