"""dateline.toml, overridden by the command line, checked before anything runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.model import ConfigurationError
from dateline.run import Configuration, load_configuration


def written(folder: Path, text: str) -> Path:
    path = folder / "dateline.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_configuration() == Configuration()


def test_the_file_of_the_current_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "[run]\nworkers = 3\n")
    monkeypatch.chdir(tmp_path)
    assert load_configuration().run.workers == 3


def test_the_command_line_wins(tmp_path: Path) -> None:
    path = written(tmp_path, '[run]\nworkers = 3\npage_timeout = 10\n[readers.text]\nencoding = "cp1256"\n')
    configuration = load_configuration(path, {"run": {"workers": 1}, "readers.text": {"encoding": "utf-8"}})
    assert configuration.run.workers == 1
    assert configuration.run.page_timeout == 10
    assert configuration.table("readers", "text") == {"encoding": "utf-8"}


def test_a_stage_can_be_switched_off(tmp_path: Path) -> None:
    configuration = load_configuration(written(tmp_path, "[annotators.dates]\nenabled = false\n"))
    assert not configuration.enabled("annotators", "dates")
    assert configuration.enabled("readers", "text")
    assert configuration.table("annotators", "dates") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[run]\nworker = 2", "worker"),
        ("[run]\nworkers = -1", "at least 0"),
        ("[run]\nworkers = 'two'", "whole number"),
        ("[runs]\nworkers = 2", "unknown table"),
        ("[readers]\ntext = 3", "must be a table"),
        ("[run", "not valid TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        load_configuration(written(tmp_path, text))


def test_an_override_below_a_single_value_is_a_mistake(tmp_path: Path) -> None:
    path = written(tmp_path, "[run]\nworkers = 3\n")
    with pytest.raises(ConfigurationError, match="workers is a single value"):
        load_configuration(path, {"run.workers": {"x": 1}})


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"elsewhere\.toml"):
        load_configuration(tmp_path / "elsewhere.toml")


def test_the_configuration_in_force_can_be_written_down(tmp_path: Path) -> None:
    configuration = load_configuration(written(tmp_path, "[run]\nworkers = 3\n"))
    assert json.loads(configuration.to_json())["run"]["workers"] == 3
