"""The documentation says what is so: links lead somewhere, examples run, settings and packages are all named."""

from __future__ import annotations

import dataclasses
import importlib
import json
import re
import runpy
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dateline.cli import verbs
from dateline.evaluate import set_names
from dateline.run import RunSettings
from dateline.run.pool import WorkerPool, run_here
from dateline.samples import sample_folder
from dateline.store import Record

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PACKAGE = ROOT / "src" / "dateline"
PAGES = [ROOT / "README.md", ROOT / "benchmarks" / "README.md", *sorted(DOCS.glob("*.md"))]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
LICENCE = re.compile(r"Apache-2\.0|CC0|CC BY(?:-SA)? [34]\.0|Unicode License")
#: Folders that hold nothing yet.
EMPTY = {"link", "compare"}


def read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    missing = [target for target in LINK.findall(page.read_text("utf-8")) if not (page.parent / target).exists()]
    assert not missing


def test_the_index_links_every_page_and_every_folder_has_one() -> None:
    linked = set(LINK.findall(read("docs/index.md")))
    assert {page.name for page in DOCS.glob("*.md")} - {"index.md"} <= linked
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} - EMPTY
    assert {f"{folder}.md" for folder in folders} <= linked


# Settings


def stages() -> list[tuple[str, str]]:
    """List the tables of settings with the stage that each belongs to."""
    groups: dict[str, dict[str, str]] = PROJECT["project"]["entry-points"]
    found = [
        (f"{group.removeprefix('dateline.')}.{name}", groups[group][name]) for group in groups for name in groups[group]
    ]
    return [(table, place) for table, place in found if not table.startswith("exporters.")]


def explained(table: str) -> dict[str, str]:
    """Read the settings of a table and their defaults off the page."""
    section = read("docs/configuration.md").partition(f"\n## `[{table}]`\n")[2].partition("\n## ")[0]
    assert section, f"docs/configuration.md has no section [{table}]"
    return dict(re.findall(r"^\| `(\w+)` \| (`[^`]*`|\S+) \|", section, re.MULTILINE))


def defaults(settings: Any) -> dict[str, str]:
    given = {each.name: each.default for each in dataclasses.fields(settings)}
    return {name: "none" if value is None else f"`{json.dumps(value)}`" for name, value in given.items()}


def test_every_setting_of_a_run_is_explained_with_its_default() -> None:
    assert explained("run") == defaults(RunSettings)


@pytest.mark.parametrize(("table", "place"), stages())
def test_every_setting_of_a_stage_is_explained_with_its_default(table: str, place: str) -> None:
    module, _, attribute = place.partition(":")
    stage = getattr(importlib.import_module(module), attribute)()
    assert explained(table) == defaults(type(stage.config))


# Examples


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the examples of docs/python.md have run: the sample pages and their record.

    Pages are read in this process, and frames stay Arrow tables: that workers and pandas give the
    same is tested in tests/run and tests/store, and starting them takes longer than the examples.
    """
    place = tmp_path_factory.mktemp("docs")
    shutil.copytree(sample_folder(), place / "pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setattr(WorkerPool, "run", lambda pool, items: run_here(pool._task, items))
        patch.setattr(Record, "to_pandas", Record.table)
        patch.setattr(Record, "to_polars", Record.table)
        names: dict[str, Any] = {}
        for block in fenced(read("docs/python.md"), "python"):
            exec(compile(block, "docs/python.md", "exec"), names)
    return place


def test_the_examples_in_python_run(folder: Path) -> None:
    assert (folder / "out" / "articles.parquet").is_file()


def test_the_example_of_the_readme_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for block in fenced(read("README.md"), "python"):
        exec(compile(block, "README.md", "exec"), {})


def spaced(output: str) -> list[str]:
    """Return the lines of an output with single spaces: widths and no-break spaces do not matter."""
    return [" ".join(line.split()) for line in output.splitlines()]


def sessions() -> Iterator[tuple[str, list[str]]]:
    """Find the commands of the pages, and the lines that each is said to print."""
    for page in ("README.md", "docs/tutorial.md"):
        for block in fenced(read(page), "console"):
            for session in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = session.partition("\n")
                yield command, [line for line in spaced(output) if line not in ("", "…")]


@pytest.mark.parametrize(
    ("command", "lines"), list(sessions()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_commands_print_what_the_pages_say(
    command: str, lines: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "100")
    program, *arguments = shlex.split(command)
    assert program == "dateline"
    result = CliRunner().invoke(verbs, arguments)
    assert result.exit_code == 0, result.output
    printed = iter(spaced(result.stdout))
    missing = next((line for line in lines if line not in printed), None)  # each after the one before it
    assert missing is None, result.stdout


def test_every_evaluation_set_is_explained() -> None:
    named = set(re.findall(r"`([\w-]+)`", read("docs/evaluate.md")))
    assert set(set_names()) <= named, "docs/evaluate.md has a table of the sets"


# Packages, data and licences


def test_every_dependency_is_explained() -> None:
    project = PROJECT["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values(), PROJECT["dependency-groups"]["dev"]]
    wanted = {re.split(r"[<>=~! ]", each)[0] for group in groups for each in group}
    assert wanted <= set(re.findall(r"^\| `([\w-]+)` \|", read("docs/dependencies.md"), re.MULTILINE))


def test_the_hashes_in_notice_are_current() -> None:
    renewed = runpy.run_path(str(ROOT / "scripts" / "notice_hashes.py"))["renewed"]
    listed = set(read("NOTICE").splitlines())
    stale = [line.partition(" ")[2] for line in renewed(read("NOTICE")).splitlines() if line not in listed]
    assert not stale, f"NOTICE has old hashes of {', '.join(stale)}; renew them: python scripts/notice_hashes.py"


def test_the_language_model_is_the_one_that_notice_names() -> None:
    if metadata.version("py3langid") != "0.4.0":
        pytest.skip("another version of py3langid is installed than the one that NOTICE names")
    models = runpy.run_path(str(ROOT / "scripts" / "notice_hashes.py"))
    model = metadata.distribution("py3langid").locate_file("py3langid/data/model.npz.xz")
    assert models["sha256_of"](Path(str(model))) in read("NOTICE")


def test_every_data_file_names_its_licence() -> None:
    # By a README, the entities by SOURCES.toml, the vendored files by VENDOR.toml, which has a test of its own.
    described = {"samples/pages", "evaluate/gold", "knowledge/data/entities", "present/site/static/vendor"}
    for path in PACKAGE.rglob("*"):
        place = path.relative_to(PACKAGE).as_posix()
        if path.suffix in {".toml", ".csv", ".json", ".tsv", ".txt"} and not place.startswith(tuple(described)):
            assert LICENCE.search(path.read_text("utf-8")[:2000]), f"{place} does not say its licence"
    for name in ("samples/README.md", "evaluate/gold/README.md"):
        assert LICENCE.search((PACKAGE / name).read_text("utf-8")), name
