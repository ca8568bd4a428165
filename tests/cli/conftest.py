"""A small record in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from records import FINGERPRINT, STAGE, begun, both_languages, times_in

from dateline.model import Failure


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "news.db"
    english, arabic = both_languages()
    with begun(path) as writer:
        assert writer.add([english, arabic], STAGE, FINGERPRINT) == []
        article_id = english.articles[0].article_id
        assert writer.add_annotations([(article_id, times_in(english))], "dates", FINGERPRINT) == []
        run_id = writer.run_id or ""
        reason = "the gzip stream is truncated"
        writer.add_failures(
            [
                Failure(
                    failure_id="failure-1",
                    run_id=run_id,
                    source="pages/cut.gz",
                    stage="read",
                    error="InputError",
                    reason=reason,
                    record_id=None,
                    transient=False,
                    failed_at="2031-03-13T08:00:00+00:00",
                )
            ]
        )
        writer.finish_run(run_id, "finished", "{}")
    return path
