"""What linking keeps of articles between runs: profiles, cuts, marks, and which cells were judged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dateline.link import BANDS, Cut, Lines, Profile, bands_of, fingerprint_of, restored
from dateline.model import Edge
from dateline.store.mapping import insert, select

if TYPE_CHECKING:
    import numpy as np

#: Ids put into one statement.
_AT_ONCE = 1000

_AMONG = "IN (SELECT value FROM json_each(?))"
_OF_ARTICLES = "('story', 'copy')"


class Shelf:
    """Reads and writes what is kept; as :class:`dateline.link.Cuts` it gives lines, shingles and sketches."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # Articles

    def known(self) -> dict[str, tuple[str, str]]:
        """Return mark and told of every article that linking knew; the mark is empty where its profile is gone."""
        rows = self._connection.execute(
            "SELECT article_id, CASE WHEN p.article_id IS NULL THEN '' ELSE mark END, told "
            "FROM linked LEFT JOIN link_profiles p USING (article_id)"
        )
        return {article_id: (mark, told) for article_id, mark, told in rows}

    def put(self, profiles: Iterable[tuple[Cut, bytes]], marks: Mapping[str, str]) -> None:
        """Keep cuts and profiles of articles, with their marks; their stories are to be solved again."""
        for cut, profile in profiles:
            article_id = cut.report_lines.article_id
            self._connection.execute(
                "INSERT OR REPLACE INTO link_profiles VALUES (?, ?, ?, ?, '', x'', ?, ?, ?)",
                (article_id, *_packed(cut, profile)),
            )
            self._connection.execute("INSERT OR REPLACE INTO linked VALUES (?, ?, '')", (article_id, marks[article_id]))

    def forget(self, article_ids: Collection[str], *, gone: Collection[str]) -> None:
        """Drop the pairs of articles that are gone or changed; stories that had them are to be solved again."""
        for some in _batches(sorted(gone)):
            self.untell(self._in_story_with(some))
        for some in _batches(sorted(article_ids)):
            edges = list(self._edges_of(some, "edge_id, left_id, right_id"))
            self.untell({each for _, *pair in edges for each in pair})
            self._connection.executemany("DELETE FROM edges WHERE edge_id = ?", [(edge_id,) for edge_id, *_ in edges])
        for table in ("linked", "link_profiles"):
            rows = [(each,) for each in sorted(gone)]
            self._connection.executemany(f"DELETE FROM {table} WHERE article_id = ?", rows)

    def sweep(self) -> None:
        """Delete what is left of stories and events whose last article is gone."""
        for statement in (
            "DELETE FROM events WHERE NOT EXISTS (SELECT 1 FROM event_members m WHERE m.event_id = events.event_id)",
            "DELETE FROM stories WHERE NOT EXISTS (SELECT 1 FROM story_articles a WHERE a.story_id = stories.story_id)",
            "DELETE FROM edges WHERE kind = 'event' AND (left_id NOT IN (SELECT event_mention_id FROM event_mentions) "
            "OR right_id NOT IN (SELECT event_mention_id FROM event_mentions))",
            "DELETE FROM edges WHERE kind = 'statement' AND (left_id NOT IN (SELECT statement_id FROM statements) "
            "OR right_id NOT IN (SELECT statement_id FROM statements))",
        ):
            self._connection.execute(statement)

    def untell(self, article_ids: Iterable[str]) -> None:
        """Note that the stories of articles are to be solved again."""
        rows = [(each,) for each in sorted(article_ids)]
        self._connection.executemany("UPDATE linked SET told = '' WHERE article_id = ?", rows)

    def tell(self, told: Mapping[str, str]) -> None:
        """Note what the stories of articles were solved from."""
        self._connection.executemany(
            "UPDATE linked SET told = ? WHERE article_id = ?", [(state, each) for each, state in told.items()]
        )

    def profiles(self, ids: Sequence[str]) -> Iterator[Profile]:
        """Read profiles, in the order asked for."""
        for data in self._blobs(ids, "profile"):
            yield restored(data[0])

    # Cells

    def cells(self) -> dict[str, str]:
        """Return the fingerprint of every cell that was judged, by name."""
        return dict(self._connection.execute("SELECT name, fingerprint FROM link_cells"))

    def looked_at(self, name: str) -> frozenset[int]:
        """Return the hashes of the pairs that were judged in a cell."""
        import numpy as np

        row = self._connection.execute("SELECT looked_at FROM link_cells WHERE name = ?", (name,)).fetchone()
        return frozenset(np.frombuffer(row[0], dtype="<u8").tolist()) if row else frozenset()

    def put_cell(self, name: str, fingerprint: str, looked_at: Iterable[int] = ()) -> None:
        """Note that a cell was judged."""
        import numpy as np

        data = np.array(sorted(looked_at), dtype="<u8").tobytes()
        self._connection.execute("INSERT OR REPLACE INTO link_cells VALUES (?, ?, ?)", (name, fingerprint, data))

    def forget_cells(self, names: Iterable[str]) -> None:
        """Drop cells that are no more."""
        self._connection.executemany("DELETE FROM link_cells WHERE name = ?", [(name,) for name in sorted(names)])

    # Edges

    def edges_in(self, kind: str, ids: Sequence[str], belongs: Callable[[str, str], bool]) -> dict[str, Edge]:
        """Read the edges of articles for which ``belongs`` holds, by their ids."""
        found: dict[str, Edge] = {}
        for some in _batches(ids):
            for side in ("left_id", "right_id"):
                where = f"WHERE {side} {_AMONG} AND kind = ?"
                for edge in select(self._connection, Edge, where, (json.dumps(some), kind)):
                    if belongs(edge.left_id, edge.right_id):
                        found[edge.edge_id] = edge
        return found

    def replace_edges(self, stored: Mapping[str, Edge], keep: Collection[str], fresh: Iterable[Edge]) -> None:
        """Put fresh edges in the place of stored ones, except those to ``keep``, and note whose stories they touch.

        Whether a pair ended in one story is decided later and is not compared.
        """
        new = {each.edge_id: each for each in fresh}
        gone = [each for each in stored.values() if each.edge_id not in new and each.edge_id not in keep]
        changed = [each for each in new.values() if not _same(each, stored.get(each.edge_id))]
        self._connection.executemany("DELETE FROM edges WHERE edge_id = ?", [(each.edge_id,) for each in gone])
        insert(self._connection, changed, renew=True)
        self.untell({each for edge in (*gone, *changed) for each in (edge.left_id, edge.right_id)})

    def closure(self, ids: Iterable[str], least: float, together: Mapping[str, Collection[str]]) -> list[str]:
        """Return articles with all that pairs of a score of ``least`` connect them to, directly or by others.

        Copies connect as well, and so do ``together`` and the stories they are in now.
        """
        found = set(ids)
        frontier = found
        while frontier:
            near: set[str] = set()
            for some in _batches(sorted(frontier)):
                near.update(each for pair in self._connected(some, least) for each in pair)
                near.update(self._in_story_with(some))
            near.update(other for each in frontier for other in together.get(each, ()))
            frontier = near - found
            found |= frontier
        return sorted(found)

    def _connected(self, ids: Sequence[str], least: float) -> Iterator[tuple[str, str]]:
        for side in ("left_id", "right_id"):
            yield from self._connection.execute(
                f"SELECT left_id, right_id FROM edges WHERE {side} {_AMONG} "
                "AND ((kind = 'story' AND score >= ?) OR (kind = 'copy' AND accepted))",
                (json.dumps(ids), least),
            )

    def _in_story_with(self, ids: Sequence[str]) -> Iterator[str]:
        sql = (
            "SELECT b.article_id FROM story_articles a JOIN story_articles b USING (story_id) "
            f"WHERE a.article_id {_AMONG} AND b.article_id != a.article_id"
        )
        for (article_id,) in self._connection.execute(sql, (json.dumps(ids),)):
            yield article_id

    def edges_from(self, ids: Sequence[str]) -> list[Edge]:
        """Read the edges of articles that are the left side of, in the order of their ids."""
        where = f"WHERE left_id {_AMONG} AND kind IN {_OF_ARTICLES}"
        found = (edge for some in _batches(ids) for edge in select(self._connection, Edge, where, (json.dumps(some),)))
        return sorted(found, key=lambda each: each.edge_id)

    def _edges_of(self, ids: Sequence[str], columns: str) -> Iterator[tuple[Any, ...]]:
        for side in ("left_id", "right_id"):
            yield from self._connection.execute(
                f"SELECT {columns} FROM edges WHERE {side} {_AMONG} AND kind IN {_OF_ARTICLES}", (json.dumps(ids),)
            )

    # Cuts

    def lines(self, ids: Sequence[str]) -> Iterator[Lines]:
        """Read the hashes of the lines of articles, in the order asked for."""
        import numpy as np

        for article_id, page_id, first, lines in self._blobs(ids, "article_id, page_id, first, lines"):
            yield Lines(article_id, page_id, first, tuple(np.frombuffer(lines, dtype="<u8").tolist()))

    def codes(self, ids: Sequence[str], left_out: Mapping[str, frozenset[int]]) -> dict[str, frozenset[int]]:
        """Read the shingles of articles without the lines that recur."""
        return {each: self._cut(each).without(left_out[each]) for each in ids}

    def bands(self, ids: Sequence[str], left_out: Mapping[str, frozenset[int]]) -> np.ndarray[Any, Any]:
        """Return the sketches of articles, one row for each; they are kept until other lines recur."""
        import numpy as np

        made = np.zeros((len(ids), BANDS), dtype=np.uint64)
        for at, row in enumerate(self._blobs(ids, "article_id, left_out, sketch")):
            state = fingerprint_of(sorted(left_out[row[0]]))
            made[at] = np.frombuffer(row[2], dtype="<u8") if row[1] == state else self._sketch(row[0], left_out, state)
        return made

    def _sketch(self, article_id: str, left_out: Mapping[str, frozenset[int]], state: str) -> np.ndarray[Any, Any]:
        bands = bands_of(self._cut(article_id).without(left_out[article_id]))
        self._connection.execute(
            "UPDATE link_profiles SET left_out = ?, sketch = ? WHERE article_id = ?",
            (state, bands.astype("<u8").tobytes(), article_id),
        )
        return bands

    def _cut(self, article_id: str) -> Cut:
        import numpy as np

        page_id, first, lines, lengths, shingles = self._connection.execute(
            "SELECT page_id, first, lines, lengths, shingles FROM link_profiles WHERE article_id = ?", (article_id,)
        ).fetchone()
        codes = np.frombuffer(shingles, dtype="<u8").tolist()
        ends = np.cumsum(np.frombuffer(lengths, dtype="<u4")).tolist()
        parts = tuple(tuple(codes[start:end]) for start, end in zip([0, *ends], ends, strict=False))
        return Cut(Lines(article_id, page_id, first, tuple(np.frombuffer(lines, dtype="<u8").tolist())), parts)

    def _blobs(self, ids: Sequence[str], columns: str) -> Iterator[tuple[Any, ...]]:
        for some in _batches(ids):
            rows = self._connection.execute(
                f"SELECT {columns} FROM json_each(?) AS asked JOIN link_profiles ON article_id = asked.value "
                "ORDER BY asked.key",
                (json.dumps(some),),
            ).fetchall()
            yield from rows


def _packed(cut: Cut, profile: bytes) -> tuple[Any, ...]:
    import numpy as np

    lines = np.array(cut.report_lines.lines, dtype="<u8").tobytes()
    lengths = np.array([len(each) for each in cut.codes], dtype="<u4").tobytes()
    shingles = np.array([code for each in cut.codes for code in each], dtype="<u8").tobytes()
    return cut.report_lines.page_id, cut.report_lines.first, lines, profile, lengths, shingles


def _same(one: Edge, other: Edge | None) -> bool:
    return (
        other is not None
        and (one.score, one.features) == (other.score, other.features)
        and (one.kind == "story" or one.accepted == other.accepted)
    )


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    ids = list(ids)
    for first in range(0, len(ids), _AT_ONCE):
        yield ids[first : first + _AT_ONCE]
