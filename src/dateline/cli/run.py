"""``dateline run``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.exits import INTERRUPTED, PROBLEM, ended_gently
from dateline.cli.options import configuration_options, json_option, overrides_from, record_option

if TYPE_CHECKING:
    from dateline.run import Configuration, Summary

#: Readers that take a forced encoding.
_ENCODED_READERS = ("readers.text", "readers.html")


@click.command(short_help="Read news pages and store them in the record.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@record_option
@click.option("--workers", type=click.IntRange(min=0), help="Worker processes; 0 is one for each core.  [default: 0]")
@configuration_options
@click.option(
    "--encoding",
    metavar="NAME",
    help="Decode every page with this encoding (windows-1256, utf-8 ...), whatever it declares.  [default: found out]",
)
@click.option("--retry-failed", is_flag=True, help="Also try what failed before and has not changed since.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary; failures are in the record.")
@json_option
@click.pass_context
def run(ctx: click.Context, /, paths: tuple[str, ...], record_path: Path, **options: Any) -> None:
    """Read, clean and annotate news pages, and store them in the record.

    PATH is a file, a folder (with all that is below it), a pattern in quotes ("pages/*.html"), or
    - for standard input. Pages may be HTML, plain text, WARC, MHTML, RSS or Atom, JSON or JSON
    Lines, also gzipped.

    Running again over the same pages does nothing twice. After Ctrl-C the same command goes on
    where it stopped; SIGTERM and a closed terminal count as Ctrl-C. A page that cannot be read
    never stops a run: "dateline show --failures" lists what failed and why. The exit code is 1
    only where nothing could be read at all.
    """
    configuration = configuration_from(options)
    summary = run_and_report(paths, record_path, configuration, options)
    ctx.exit(exit_code(summary))


def configuration_from(options: dict[str, Any]) -> Configuration:
    """Read the configuration file and put the command line's settings over it."""
    from dateline.run import load_configuration

    overrides = overrides_from(options["settings"])
    if options["workers"] is not None:
        overrides.setdefault("run", {})["workers"] = options["workers"]
    if options["encoding"]:
        for reader in _ENCODED_READERS:
            overrides.setdefault(reader, {})["encoding"] = options["encoding"]
    return load_configuration(options["config_path"], overrides)


def run_and_report(
    paths: tuple[str, ...], record_path: Path, configuration: Configuration, options: dict[str, Any]
) -> Summary:
    """Run, with progress on standard error and the summary on standard output."""
    from dateline.present import Terminal, progress_for, to_json, write_summary
    from dateline.run import Silent
    from dateline.run import run as run_paths

    silent = options["quiet"]
    progress = Silent() if silent else progress_for()
    try:
        with ended_gently():
            summary = run_paths(
                paths,
                db=record_path,
                configuration=configuration,
                progress=progress,
                retry_failed=options["retry_failed"],
            )
    finally:
        progress.close()
    if options["as_json"]:
        click.echo(to_json(summary, encoding=sys.stdout.encoding))
    elif not silent:
        write_summary(Terminal(), summary, record_path)
    return summary


def exit_code(summary: Summary) -> int:
    """Give 130 for an interrupted run, 1 where nothing at all could be read, else 0."""
    if summary.interrupted:
        return INTERRUPTED
    read = summary.pages + summary.known + summary.duplicates
    return PROBLEM if not read and (summary.failed or summary.known_failures) else 0
