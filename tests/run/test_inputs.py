"""Paths, folders and patterns become files in a fixed order, each once."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from dateline.run.inputs import InputFile, Missing, find_inputs, spooled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "deep/c.txt", "deep/.hidden", ".git/config", "صفحة.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    return tmp_path


def names(found: list[InputFile | Missing], folder: Path) -> list[str]:
    return [Path(each.source).relative_to(folder).as_posix() for each in found]


def test_a_folder_stands_for_its_files_in_order_without_hidden_ones(folder: Path) -> None:
    assert names(list(find_inputs([str(folder)])), folder) == ["a.html", "b.txt", "صفحة.txt", "deep/c.txt"]


def test_a_file_named_twice_comes_once(folder: Path) -> None:
    found = list(find_inputs([str(folder / "b.txt"), str(folder)]))
    assert names(found, folder) == ["b.txt", "a.html", "صفحة.txt", "deep/c.txt"]


def test_a_pattern_is_matched_here(folder: Path) -> None:
    assert names(list(find_inputs([str(folder / "**" / "*.txt")])), folder) == ["b.txt", "deep/c.txt", "صفحة.txt"]


def test_the_record_itself_is_left_out(folder: Path) -> None:
    (folder / "dateline.db").write_bytes(b"SQLite format 3")
    found = find_inputs([str(folder)], ignore=[folder / "dateline.db"])
    assert "dateline.db" not in names(list(found), folder)


@pytest.mark.parametrize(
    ("path", "reason"), [("nothing", "no such file or folder"), ("*.warc", "no file matches the pattern")]
)
def test_a_path_to_nothing_says_so(tmp_path: Path, path: str, reason: str) -> None:
    assert [each.reason for each in find_inputs([str(tmp_path / path)]) if isinstance(each, Missing)] == [reason]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert list(find_inputs([str(tmp_path)])) == [Missing(str(tmp_path), "the folder holds no files")]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert list(find_inputs([str(tmp_path / "pipe")])) == [
        Missing((tmp_path / "pipe").as_posix(), "not a regular file")
    ]


def test_a_link_that_leads_nowhere_or_back_is_no_trap(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("x", "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "lost").symlink_to(tmp_path / "gone")
    found = {Path(each.source).name: each for each in find_inputs([str(tmp_path)])}
    assert isinstance(found["page.txt"], InputFile)
    assert isinstance(found["lost"], Missing)


def test_standard_input_is_copied_for_as_long_as_it_is_needed() -> None:
    with spooled(io.BytesIO("قال البيان".encode())) as file:
        assert file.source == "-"
        assert file.path.read_text("utf-8") == "قال البيان"
    assert not file.path.exists()


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_name_that_is_no_text_can_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xd5\xe6\xc9.txt"))
    try:
        path.write_text("words", "utf-8")
    except OSError:
        pytest.skip("this file system takes only text as names")
    (found,) = find_inputs([str(tmp_path)])
    assert isinstance(found, InputFile)
    assert found.path.read_text("utf-8") == "words"
    assert found.source == tmp_path.as_posix() + r"/\udcd5\udce6\udcc9.txt"
    missing = find_inputs([os.fsdecode(b"/nowhere/\xd5")])
    assert [each.source for each in missing] == [r"/nowhere/\udcd5"]
