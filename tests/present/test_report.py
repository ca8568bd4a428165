"""A story as one file: whole in itself, safe to open, and without the texts where that is asked."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from linked_records import STORY, linked

from dateline.cli import verbs
from dateline.model import InputError
from dateline.present.report import report
from dateline.store import Record


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked(tmp_path_factory.mktemp("record") / "news.db")


@pytest.fixture(scope="module")
def whole(path: Path) -> str:
    with Record.open(path) as record:
        return report(record, STORY)


@pytest.fixture(scope="module")
def quotes(path: Path) -> str:
    with Record.open(path) as record:
        return report(record, STORY, quotes_only=True)


def test_it_loads_nothing(whole: str) -> None:
    for address in re.findall(r'(?:src|href|action)="([^"]*)"', whole):
        assert address.startswith("#"), address
    outside = re.sub(r"url\(\"data:[^)]*\)", "", whole)
    assert "url(" not in outside
    assert "@import" not in outside
    assert "<form" not in whole


def test_every_link_leads_to_something_in_the_file(whole: str, quotes: str) -> None:
    for document in (whole, quotes):
        there = set(re.findall(r'\bid="([^"]+)"', document))
        assert set(re.findall(r'href="#([^"]+)"', document)) <= there
        assert len(re.findall(r'\bid="([^"]+)"', document)) == len(there), "no id stands twice"


def test_its_policy_allows_its_own_style_and_script_and_no_other(whole: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', whole)
    assert policy
    said = unescape(policy[1])
    assert said.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", whole, re.DOTALL)
        expected = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{expected}'" in said
    assert " style=" not in whole


def test_it_says_where_each_value_stands(whole: str) -> None:
    explained = whole.partition('id="whys"')[2]
    assert "12 March 2031" in explained
    assert "rule" in explained
    assert "sha256 of the bytes" in whole


def test_the_texts_stay_out_where_only_quotations_are_asked(whole: str, quotes: str) -> None:
    text = "The ministers of "
    assert text in whole
    assert text not in quotes
    assert "Sources side by side" not in quotes
    assert "“We will share the river,”" in quotes
    assert "12 March 2031" in quotes


def test_the_same_record_gives_the_same_file(path: Path, whole: str) -> None:
    with Record.open(path) as record:
        assert report(record, STORY[:8]) == whole


def test_folders_of_the_machine_are_not_handed_on(whole: str) -> None:
    assert "pages/en.txt" not in whole
    assert "en.txt" in whole


def test_only_a_story_has_a_report(path: Path) -> None:
    with Record.open(path) as record, pytest.raises(InputError, match="not the id of a story"):
        report(record, "event-aaaaaaaaaaaaaaaa")


def test_the_verb_writes_a_file(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "story.html"
    done = CliRunner().invoke(verbs, ["report", STORY, "--db", str(path), "-o", str(out), "--quotes-only"])
    assert done.exit_code == 0, done.output
    assert out.read_text("utf-8").startswith("<!doctype html>")
    printed = CliRunner().invoke(verbs, ["report", STORY, "--db", str(path), "-o", "-"])
    assert printed.stdout.startswith("<!doctype html>")
