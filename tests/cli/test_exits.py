"""How errors reach the user."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from dateline.cli.entry import Verbs
from dateline.model import ConfigurationError, InputError, NotFoundError


def command_raising(error: BaseException) -> click.Group:
    @click.group(cls=Verbs)
    @click.option("--traceback", is_flag=True)
    def group(traceback: bool) -> None:
        """Hold the verb."""

    @group.command()
    def verb() -> None:
        raise error

    return group


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (InputError("pages/: nothing there"), 1, "dateline: pages/: nothing there\n"),
        (NotFoundError("no row begins with article-zz"), 1, "dateline: no row begins with article-zz\n"),
        (ConfigurationError("[run] has no setting 'x'"), 2, "dateline: [run] has no setting 'x'\n"),
        (KeyboardInterrupt(), 130, "dateline: interrupted\n"),
    ],
)
def test_a_foreseen_error_is_one_line_and_an_exit_code(error: BaseException, code: int, line: str) -> None:
    result = CliRunner().invoke(command_raising(error), ["verb"])
    assert result.exit_code == code
    assert result.stderr == line
    assert result.stdout == ""


def test_developers_can_have_the_traceback() -> None:
    error = InputError("not text")
    result = CliRunner().invoke(command_raising(error), ["--traceback", "verb"])
    assert result.exception is error


def test_an_error_message_cannot_steer_the_terminal() -> None:
    result = CliRunner().invoke(command_raising(InputError("cannot read \x1b[2J\u202ex\nDone")), ["verb"])
    assert result.stderr == "dateline: cannot read \\x1b[2J\\u202ex Done\n"


def test_a_closed_pipe_is_no_error() -> None:
    result = CliRunner().invoke(command_raising(BrokenPipeError()), ["verb"])
    assert result.exit_code == 0
    assert result.stderr == ""
