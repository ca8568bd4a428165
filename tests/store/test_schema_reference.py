"""The written reference is the schema's own."""

from pathlib import Path

from dateline.store.reference import reference
from dateline.store.tables import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "schema.md"


def test_the_committed_page_is_the_generated_one() -> None:
    assert PAGE.read_text("utf-8") == reference(), "run: python -m dateline.store.reference > docs/schema.md"


def test_every_table_is_described() -> None:
    for table in TABLES:
        described = reference().partition(f"\n## {table}\n\n")[2].partition("\n")[0]
        assert described.endswith("."), table
