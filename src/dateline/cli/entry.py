"""The command ``dateline`` itself: its verbs, in the order of work."""

from __future__ import annotations

import io
import sys
from typing import Any

import click

from dateline.cli.annotate import annotate
from dateline.cli.compare import compare
from dateline.cli.demo import demo
from dateline.cli.doctor import doctor
from dateline.cli.entities import entities
from dateline.cli.evaluate import evaluate
from dateline.cli.exits import reported
from dateline.cli.export import export
from dateline.cli.judge import judge
from dateline.cli.kb import kb
from dateline.cli.link import link
from dateline.cli.report import report
from dateline.cli.run import run
from dateline.cli.serve import serve
from dateline.cli.show import show
from dateline.cli.verify import verify
from dateline.cli.why import why


class Verbs(click.Group):
    """The group of verbs: keeps their order, and reports what they raise in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the verbs in the order they were added, which is the order of work."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; errors become a line and an exit code."""
        with reported(traceback=bool(ctx.params.get("traceback"))):
            return super().invoke(ctx)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--traceback", is_flag=True, help="Show the whole traceback of an error, for developers.")
@click.version_option(package_name="dateline")
def verbs(traceback: bool) -> None:
    """Turn news pages into an auditable record of events.

    Start with "dateline demo", or with "dateline run FOLDER" on pages of your own. The record is
    one SQLite file, dateline.db in the current folder unless --db names another. Nothing is sent
    anywhere.

    Exit codes: 0 done; 1 the verb could not do its work, or "verify" found a broken anchor; 2 the
    command line or the configuration is wrong; 130 interrupted.
    """


_READING = (run, demo, annotate, link)
_SEEING = (show, compare, serve, report, entities, why)
_KEEPING = (judge, kb, verify, export, evaluate, doctor)
for verb in (*_READING, *_SEEING, *_KEEPING):
    verbs.add_command(verb)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a letter shows its code; nothing dies of an Arabic title.
            stream.reconfigure(errors="backslashreplace")
    verbs(prog_name="dateline")
