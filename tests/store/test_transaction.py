"""Transactions: whole or not at all, also where Ctrl-C strikes between two calls."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from dateline.model import StoreError
from dateline.store.transaction import Transaction

PATH = Path("news.db")


class Interrupted(sqlite3.Connection):
    """A connection on which Ctrl-C strikes right after one statement was done."""

    strikes_after = ""

    def execute(self, statement: str, *parameters: Any) -> sqlite3.Cursor:
        done = super().execute(statement, *parameters)
        if statement == self.strikes_after:
            self.strikes_after = ""
            raise KeyboardInterrupt
        return done


@pytest.fixture
def connection() -> Interrupted:
    made = sqlite3.connect(":memory:", factory=Interrupted, isolation_level=None)
    made.execute("CREATE TABLE t (n INTEGER PRIMARY KEY)")
    return made


def numbers(connection: sqlite3.Connection) -> list[int]:
    return [n for (n,) in connection.execute("SELECT n FROM t ORDER BY n")]


@pytest.mark.parametrize(("statement", "kept"), [("BEGIN IMMEDIATE", []), ("COMMIT", [1])])
def test_ctrl_c_while_it_begins_or_ends_leaves_nothing_open(
    connection: Interrupted, statement: str, kept: list[int]
) -> None:
    connection.strikes_after = statement
    with pytest.raises(KeyboardInterrupt), Transaction(connection, PATH):
        connection.execute("INSERT INTO t VALUES (1)")
    assert not connection.in_transaction
    assert numbers(connection) == kept
    with Transaction(connection, PATH):
        connection.execute("INSERT INTO t VALUES (2)")
    assert not connection.in_transaction
    assert numbers(connection) == [*kept, 2]


def test_an_inner_one_is_a_part_of_the_outer_one(connection: Interrupted) -> None:
    def both() -> None:
        with Transaction(connection, PATH):
            with Transaction(connection, PATH):
                connection.execute("INSERT INTO t VALUES (1)")
            assert connection.in_transaction
            raise KeyError

    with pytest.raises(KeyError):
        both()
    assert numbers(connection) == []


def test_an_error_of_the_database_names_the_record(connection: Interrupted) -> None:
    connection.execute("INSERT INTO t VALUES (1)")
    with pytest.raises(StoreError, match=r"news\.db: UNIQUE"), Transaction(connection, PATH):
        connection.execute("INSERT INTO t VALUES (1)")
    assert not connection.in_transaction
