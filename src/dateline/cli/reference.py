"""The reference of the command line, made from the commands: ``python -m dateline.cli.reference > docs/cli.md``."""

from __future__ import annotations

import sys

import click

from dateline.cli.entry import verbs

#: Columns of the help texts in the reference.
_WIDTH = 96

_HEAD = """\
# The command line

Made from the commands by `python -m dateline.cli.reference > docs/cli.md`; a test keeps it current.
`python -m dateline` is the same as `dateline`.

Results go to standard output, progress and errors to standard error. On a terminal, text is laid
out for its width, and right-to-left text is written in logical order inside directional isolates
(U+2066 to U+2069); `NO_COLOR` is respected. Elsewhere lines are whole and without isolates or
colour. Characters of a page that could steer a terminal (escape sequences, overrides of direction)
are always shown as escapes such as `\\x1b` and never obeyed; in JSON they are `\\u001b` and the like,
so the data is unchanged.

Wherever an ID is asked for, any beginning of it that is unique will do: `article-5hk2q7`.

| exit code | meaning |
|---|---|
| 0 | done; a run is done also when some pages failed |
| 1 | the verb could not do its work, or `verify`, `doctor` or `evaluate --floors` found a fault |
| 2 | the command line or the configuration is wrong |
| 130 | interrupted by Ctrl-C; what was stored is kept |
"""


def reference() -> str:
    """Write the reference as Markdown: the help of the command and of every verb."""
    settings = {**verbs.context_settings, "terminal_width": _WIDTH, "max_content_width": _WIDTH}
    parent = click.Context(verbs, info_name="dateline", **settings)
    sections = [_HEAD, _section("dateline", parent)]
    for name, verb in verbs.commands.items():
        context = click.Context(verb, parent=parent, info_name=name, **settings)
        sections.append(_section(f"dateline {name}", context))
        for part, below in verb.commands.items() if isinstance(verb, click.Group) else ():
            inner = click.Context(below, parent=context, info_name=part, **settings)
            sections.append(_section(f"dateline {name} {part}", inner))
    return "\n".join(sections)


def _section(title: str, context: click.Context) -> str:
    return f"## {title}\n\n```text\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
