"""Lists of records: articles, stories, failures."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from dateline.model import Article, Failure
from dateline.present.facts import Column, write_columns
from dateline.present.naming import counted, short_id
from dateline.present.terminal import Terminal
from dateline.store import Hit

_UNDATED = "undated"
_UNNAMED = "outlet not named"
_UNTITLED = "(no title)"


def write_articles(terminal: Terminal, articles: Sequence[Article]) -> None:
    """Write one line for each article, two where there is no room for columns."""
    if not articles:
        return
    if terminal.wide:
        heads = (
            Column("id", style="cyan"),
            Column("published", 23),
            Column("outlet", 24),
            Column("lang", 8),
            Column("kind"),
            Column("title", style="bold"),
        )
        write_columns(terminal, heads, [_columns(article) for article in articles])
        return
    for article in articles:
        terminal.write(terminal.fitted(article.title or _UNTITLED, terminal.columns, "bold", article.direction))
        _write_second_line(terminal, article)


def _columns(article: Article) -> tuple[str, ...]:
    return (
        short_id(article.article_id),
        article.published or _UNDATED,
        article.outlet or _UNNAMED,
        article.language,
        article.kind.value,
        article.title or _UNTITLED,
    )


def _write_second_line(terminal: Terminal, article: Article) -> None:
    identifier, published, outlet, language, kind, _ = _columns(article)
    rest = f"  {published} · {language} · {kind} · "
    room = None if terminal.columns is None else max(terminal.columns - len(identifier) - len(rest) - 2, 8)
    terminal.write("  ", Text(identifier, "cyan"), Text(rest, "dim"), terminal.fitted(outlet, room, "dim"))


def write_hits(terminal: Terminal, hits: Sequence[Hit]) -> None:
    """Write articles that a search found: title, id, and the words around the first find."""
    room = None if terminal.reading_columns is None else terminal.reading_columns - 2
    for hit in hits:
        terminal.write(Text(short_id(hit.article_id), "cyan"))
        terminal.write("  ", terminal.fitted(hit.title or _UNTITLED, room, "bold"))
        for line in terminal.broken(hit.excerpt.exact, room) if hit.excerpt else []:
            terminal.write("  ", terminal.unaligned(line))


def write_failures(terminal: Terminal, failures: Sequence[Failure]) -> None:
    """Write each failure: where, and below it why, at which stage, and whether it is tried again."""
    for failure in failures:
        terminal.write(terminal.line_of(failure.source, "bold"))
        again = "; tried again by the next run" if failure.transient else ""
        reason = f"{failure.reason} [{failure.stage}, {failure.error}{again}]"
        room = None if terminal.columns is None else terminal.columns - 2
        for line in terminal.wrapped(reason, room):
            terminal.write("  ", line)


def write_window(terminal: Terminal, shown: int, offset: int, noun: str, *, more: bool) -> None:
    """Write which part of a list was shown, and how to see the next."""
    if not offset and not more:
        terminal.note(counted(shown, *noun.split("/")))
    elif not shown:
        terminal.note(f"nothing more after the first {offset:,}")
    else:
        following = f"; the next: --offset {offset + shown}" if more else ", the last"
        terminal.note(f"{offset + 1:,} to {offset + shown:,}{following}")
