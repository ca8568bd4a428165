"""Why a row holds what it holds: value, rule and words, what it rests on, the page and the run."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from dateline.model import Basis
from dateline.present.facts import Fact, write_facts
from dateline.present.naming import BASIS_WORDS, ENCODING_WORDS, short_id, shortened
from dateline.present.row import place_of
from dateline.present.terminal import Terminal
from dateline.store import Explanation, Origin, Work

#: Characters of a row's words that are shown; ``show`` gives all of them.
_WORDS = 240

#: What the value of a row is called where the row has no name for it.
_VALUE_NAMES = {
    "articles": "title",
    "pages": "source",
    "stories": "earliest",
    "runs": "status",
    "failures": "reason",
    "verdicts": "verdict",
}

#: Values that place or order a row, or repeat what is shown already.
_UNSAID = {"position", "rank", "item", "pieces", "direction", "source_end", "raw"}


def write_explanation(terminal: Terminal, explanation: Explanation) -> None:
    """Write an explanation: the row, what it rests on as an indented list, its page, and the work done."""
    terminal.write(Text(explanation.record_id, "cyan"), "  ", Text(f"in {explanation.table}", "dim"))
    write_facts(terminal, list(_top(explanation)))
    if explanation.parts:
        terminal.heading("Rests on")
        write_facts(terminal, [fact for part in explanation.parts for fact in _branch(part, explanation.record_id)])
    if explanation.origin:
        terminal.heading("Page")
        write_facts(terminal, list(_origin(explanation.origin)))
    if explanation.work:
        terminal.heading("Work")
        write_facts(terminal, [_work(work) for work in explanation.work])


def _top(explanation: Explanation) -> Iterator[Fact]:
    yield Fact(_name(explanation), _value(explanation))
    if explanation.rule:
        yield Fact("rule", explanation.rule)
    if explanation.basis:
        yield Fact("basis", _basis(explanation.basis))
    if explanation.words:
        yield Fact("words", f"“{shortened(explanation.words.exact, _WORDS)}”")
        yield Fact("place", place_of(explanation.words), ("code points of the page's text",))
    explained = {part.name for part in explanation.parts}
    for name, value in _facts(explanation):
        if name.removesuffix(" basis") not in explained:
            yield Fact(name, shortened(value, _WORDS))


def _branch(part: Explanation, above: str, depth: int = 0) -> Iterator[Fact]:
    """Give a part of the row ``above`` and what stands below it, indented by depth."""
    chosen = {True: " (chosen)", False: " (not chosen)", None: ""}[part.chosen]
    name = "claim" if part.table == "claims" else _name(part)
    notes = [*_notes(part), *([] if part.record_id == above else [short_id(part.record_id)])]
    yield Fact("  " * depth + name + chosen, shortened(_value(part)), tuple(notes), between=";")
    for below in part.parts:
        yield from _branch(below, part.record_id, depth + 1)


def _notes(part: Explanation) -> Iterator[str]:
    if part.words and not part.parts:
        if part.value is not None and part.words.exact != part.value:
            yield f"“{shortened(part.words.exact)}”"
        yield f"at {part.words.start}–{part.words.end}"
    if part.basis:
        yield _basis(part.basis)
    if part.rule:
        yield f"rule: {part.rule}"
    for name, value in _facts(part):
        yield f"{name} {shortened(value)}"


def _facts(explanation: Explanation) -> Iterator[tuple[str, str]]:
    """Give what else a row says, without the ids of rows that are shown beside it."""
    facts = dict(explanation.facts)
    for name, value in facts.items():
        if name == "source_start" and "source_end" in facts:
            yield "in the source", f"{value}–{facts['source_end']} (code points of the decoded source)"
        elif name == "mapped":
            yield "placed exactly", f"{float(value):.0%} of its characters"
        elif value and not name.endswith("_id") and name not in _UNSAID and value != explanation.value:
            yield _said(name), value


def _origin(origin: Origin) -> Iterator[Fact]:
    yield Fact("id", short_id(origin.page_id))
    for source in origin.sources:
        yield Fact("source", source)
    if origin.url:
        yield Fact("address", origin.url)
    basis = ENCODING_WORDS.get(origin.encoding_basis, origin.encoding_basis)
    yield Fact("read as", origin.media_type, (f"by {origin.reader}", f"in {origin.encoding} ({basis})"))
    yield Fact("sha256", origin.sha256)
    yield Fact("read at", origin.read_at)


def _work(work: Work) -> Fact:
    started = work.started_at[: len("2031-01-01T00:00:00")] + "Z"
    made_with = tuple(f"{_said(name)} {shortened(value)}" for name, value in work.settings)
    run = (f"dateline {work.version}", started, work.status, short_id(work.run_id), *made_with, work.fingerprint)
    return Fact(work.stage, work.command, run, between=",")


def _value(explanation: Explanation) -> str:
    if explanation.value is None and explanation.words is not None:
        # A part without a value of its own says what its words say; a time or a fact without one has none.
        return f"“{shortened(explanation.words.exact)}”" if explanation.table == "slots" else "none"
    return explanation.value if explanation.value is not None else "none"


def _name(explanation: Explanation) -> str:
    if explanation.name == explanation.table:
        return _VALUE_NAMES.get(explanation.table, "value")
    return _said(explanation.name)


def _basis(basis: str) -> str:
    return BASIS_WORDS[Basis(basis)] if basis in set(Basis) else basis


def _said(name: str) -> str:
    return name.replace("_", " ")
