"""The written reference is made from the commands."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli import verbs
from dateline.cli.reference import reference

DOCS = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_reference_is_current() -> None:
    assert DOCS.read_text("utf-8") == reference(), "run: python -m dateline.cli.reference > docs/cli.md"


def test_every_verb_and_every_option_is_explained() -> None:
    for name, verb in verbs.commands.items():
        assert verb.help, name
        parts = [verb, *verb.commands.values()] if isinstance(verb, click.Group) else [verb]
        for part in parts:
            assert part.help, f"{name} {part.name}"
            for parameter in part.params:
                assert not isinstance(parameter, click.Option) or parameter.help, f"{name} {parameter.name}"


def test_every_verb_names_its_record_the_same_way() -> None:
    without = {"annotate", "evaluate", "kb"}
    for name, verb in verbs.commands.items():
        parts = list(verb.commands.values()) if isinstance(verb, click.Group) else [verb]
        for part in parts:
            options = {option for parameter in part.params for option in parameter.opts}
            assert ("--db" in options) == (name not in without), f"{name} {part.name}"
