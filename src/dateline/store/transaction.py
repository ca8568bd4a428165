"""Transactions that Ctrl-C cannot leave half open."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType

from dateline.store.refusal import plainly


class Transaction:
    """A transaction on the record at ``path``, undone as a whole by an error; inside another, a part of it.

    A class and not a generator: Ctrl-C may strike between any two calls, and a generator that has
    begun the transaction and is interrupted before its ``try`` leaves it open; whatever follows would
    then be taken for a part of it, and lost.
    """

    __slots__ = ("_connection", "_outermost", "_path")

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._outermost = False

    def __enter__(self) -> None:
        self._outermost = not self._connection.in_transaction
        if self._outermost:
            self._do("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._outermost:
            if error is None:
                self._do("COMMIT")
            else:
                self._undo()
        if isinstance(error, sqlite3.Error):
            with plainly(self._path):
                raise error

    def _do(self, statement: str) -> None:
        try:
            with plainly(self._path):
                self._connection.execute(statement)
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        if self._connection.in_transaction:
            with plainly(self._path):
                self._connection.execute("ROLLBACK")
