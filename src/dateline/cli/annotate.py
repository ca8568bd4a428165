"""``dateline annotate``: one text annotated on the spot, for trying things out. Nothing is stored."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

import click

from dateline.cli.options import configuration_options, json_option, overrides_from


@click.command(short_help="Annotate one text and print what was found.")
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--language", metavar="TAG", help="The text's language (en, ar).  [default: judged from the words]")
@click.option(
    "--published", metavar="DATE", help="The day of publication (EDTF), from which relative times are counted."
)
@configuration_options
@json_option
def annotate(
    file: IO[bytes],
    language: str | None,
    published: str | None,
    config_path: Path | None,
    settings: tuple[str, ...],
    as_json: bool,
) -> None:
    """Annotate FILE, or what is typed or piped in, as the body of one article.

    Each line is a paragraph, or each run of lines where some are empty. Prints names, times,
    figures, statements and events in reading order with the words they rest on.
    """
    from dateline.model import parse_edtf
    from dateline.present import Terminal, to_json, write_annotations
    from dateline.run import annotate_text, load_configuration

    configuration = load_configuration(config_path, overrides_from(settings))
    if published is not None:
        try:
            parse_edtf(published)
        except ValueError as error:
            raise click.BadParameter(f"{error}; write a day as 2031-03-12", param_hint="--published") from error
    found = annotate_text(file.read(), configuration, language=language, published=published)
    if as_json:
        click.echo(to_json(found, encoding=sys.stdout.encoding))
    elif found:
        write_annotations(Terminal(), found, everything=True)
    else:
        click.echo("Nothing was found.")
