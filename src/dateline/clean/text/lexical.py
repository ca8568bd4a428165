"""What the words of a line say about its role: lexicons, dates and credits."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dateline.clean.dates import find_dates
from dateline.clean.lexicons import FIRST_LETTER, Matcher, PhraseSet, load_lexicons, words_in
from dateline.clean.text.units import Unit
from dateline.model import Evidence, Role, fold

#: Lines longer than this are paragraphs: whole-line phrases are not looked for in them.
_LONGEST_LABEL = 220
_LONGEST_DATE_LINE = 120
_MOST_DATE_WORDS = 18
#: So many different cues in one paragraph speak by their number, however long it is.
_FEW_CUES, _MANY_CUES = 3, 2.1
_CREDIT = re.compile(r"[(\[]\s*([^()\[\]]{2,80}?)\s*[)\]]\s*[.]?$|(?:\s[/|–—-]|©)\s*([^/|–—©.]{2,50})$")
#: What parts the buttons of a row: white space, a bar, a dot, or a picture in place of a word.
_CELL_GAP = re.compile(r"\s{2,}|\t|\s[|•·]\s|\s*[\u2190-\u2bff\U0001f300-\U0001faff][\ufe0f\u200d]*\s*")
_LONGEST_ROW, _FEWEST_CONTROLS = 120, 2
#: Of a line that is a place and a date, the words beside the date, at most, and the place's characters.
_MOST_PLACE_WORDS, _LONGEST_PLACE = 5, 45
_PLACE_AND_DATE = re.compile(r"^(?P<place>[^\d.!?:؟\"]+?)(?:\s*[,،–—-]\s*|\s+في\s+)$")
#: A line of which dates take up more than this has no room for anything else.
_ALL = 0.95
#: A promise of another text is no longer than this.
_LONGEST_PROMISE = 320
_SENTENCE_END = re.compile(r"[.!?؟。…।۔][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Category:
    """One phrase set's meaning, from ``categories.toml``."""

    name: str
    match: str
    role: Role
    weight: float
    colours: str | None = None
    closes: bool = False


@cache
def categories() -> Mapping[str, Category]:
    """Read the table of categories."""
    table = tomllib.loads((files(__package__) / "categories.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            name: Category(
                name, row["match"], Role(row["role"]), row["weight"], row.get("colours"), row.get("closes", False)
            )
            for name, row in table.items()
        }
    )


@cache
def _phrases_by_opening() -> tuple[tuple[Category, dict[str, PhraseSet]], ...]:
    lexicon = load_lexicons("roles")
    return tuple((category, lexicon[name].by_opening()) for name, category in categories().items())


@cache
def _openings() -> frozenset[str]:
    return frozenset(opening for _, groups in _phrases_by_opening() for opening in groups)


@cache
def _matchers(opening: str) -> tuple[tuple[Category, tuple[Matcher, ...]], ...]:
    """Return what may match a line with an opening: two letters rule most phrases out. Under "" is what fits any.

    Patterns are compiled when a line first needs them: all of them take longer than many a page.
    """
    keys = dict.fromkeys((opening, ""))
    found = []
    for category, groups in _phrases_by_opening():
        matchers = tuple(matcher for key in keys if key in groups for matcher in _compiled(groups[key], category.match))
        if matchers:
            found.append((category, matchers))
    return tuple(found)


@cache
def _compiled(phrases: PhraseSet, match: str) -> tuple[Matcher, ...]:
    if match == "whole":
        return tuple(Matcher(part.whole(), part.needed_words) for part in phrases.by_need())
    return (Matcher(phrases.start(), frozenset()),)  # what it matches may end within a word


@cache
def _anywhere(name: str) -> re.Pattern[str]:
    return load_lexicons("roles")[name].anywhere()


@cache
def _cues(name: str) -> Matcher:
    return Matcher(_anywhere(name), load_lexicons("roles")[name].needed_words)


@cache
def _credit_names() -> re.Pattern[str]:
    return load_lexicons("roles")["caption_credit"].anywhere()


@cache
def _credit_label() -> re.Pattern[str]:
    """Match, in a folded line, the words that credit a picture after its description ("... Photo: ...")."""
    labels = load_lexicons("roles")["credit_label"].alternatives
    return re.compile(rf"(?:(?<=[.!?؟)] )|(?<=[(\[]))(?:{labels})\b[^.:]{{0,25}}:\s*[^.]{{2,60}}$")


@cache
def about_label() -> re.Pattern[str]:
    """Match the start of a line that announces who an organisation is ("About the agency")."""
    return load_lexicons("roles")["about"].start()


@cache
def _media_note() -> re.Pattern[str]:
    return load_lexicons("roles")["media_note"].whole()


def categories_of(unit: Unit) -> tuple[Category, ...]:
    """Return every category whose phrases the line matches."""
    return _categories_of(unit.folded) if len(unit.folded) <= _LONGEST_LABEL else ()


def _categories_of(folded: str) -> tuple[Category, ...]:
    first = FIRST_LETTER.search(folded)
    opening = folded[first.start() : first.start() + 2] if first else ""
    words = words_in(folded)
    return tuple(
        category
        for category, matchers in _matchers(opening if opening in _openings() else "")
        if any(matcher.may_match(words) and _matches(category, matcher, folded) for matcher in matchers)
    )


def _matches(category: Category, matcher: Matcher, folded: str) -> bool:
    if category.match == "whole":
        return matcher.pattern.fullmatch(folded) is not None
    return matcher.pattern.match(folded) is not None


def is_row_of_controls(unit: Unit) -> bool:
    """Tell a line of buttons ("Save   Share   Gift", "👍 12 💬 3 Copy link"): each is known as the page's frame."""
    if len(unit.text) > _LONGEST_ROW or not _CELL_GAP.search(unit.text.strip()) or find_dates(unit.text):
        return False
    cells = [fold(cell) for cell in _CELL_GAP.split(unit.text)]
    named = [cell for cell in cells if any(character.isalpha() for character in cell)]
    others = sum(bool(cell) for cell in cells) - len(named)
    return (
        bool(named)
        and len(named) + others >= _FEWEST_CONTROLS
        and all(any(category.role is Role.FURNITURE for category in _categories_of(cell)) for cell in named)
    )


def date_share(unit: Unit) -> float:
    """Return the share of a line's letters and digits that belong to a date, its label or weekday."""
    if len(unit.text) > _LONGEST_DATE_LINE or len(unit.text.split()) > _MOST_DATE_WORDS or not _DIGIT.search(unit.text):
        return 0.0
    found = find_dates(unit.text)
    if not found and not _CLOCK.search(unit.text):
        return 0.0
    rest = list(unit.text)
    for match in found:
        rest[match.start : match.end] = [" "] * (match.end - match.start)
    remaining = _CLOCK.sub(" ", fold("".join(rest)))
    remaining = _anywhere("date_label").sub(" ", remaining)
    remaining = _anywhere("date_word").sub(" ", remaining)
    total = sum(character.isalnum() for character in unit.folded) or 1
    return 1 - sum(character.isalnum() for character in remaining) / total


_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(
    r"(?i)(?<!\d)[012]\d[0-5]\d(?=\s?(?:gmt|utc)\b)|\d{1,2}\.\d{2}(?=\s?(?:[ap]\.?m\b|(?:gmt|utc|bst|ist|cet|cest|eet|est|edt)\b|uhr|h\b))|"
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?|(?<!\d)\d{1,2}\s?[ap]\.?m\.?(?!\w)"
)


def is_place_and_date(unit: Unit) -> bool:
    """Tell a dateline on a line of its own ("Apia, Samoa, 3 February 2031", "عمان في 3 شباط 2031")."""
    text = unit.text.strip()
    if len(text) > _LONGEST_DATE_LINE or not _DIGIT.search(text):
        return False
    found = find_dates(text)
    if len(found) != 1 or found[0].edtf.earliest is None or found[0].start == 0:
        return False
    place = _PLACE_AND_DATE.match(text[: found[0].start])
    if place is None or text[found[0].end :].strip(" .)") or len(place["place"]) > _LONGEST_PLACE:
        return False
    words = place["place"].replace(",", " ").replace("،", " ").split()
    return len(words) <= _MOST_PLACE_WORDS and not any(word[0].islower() for word in words)


def cue_density(unit: Unit, name: str) -> float:
    """Return how many cues of a set a line holds per hundred characters (at least one hundred)."""
    cues = _cues(name)
    if not cues.may_match(words_in(unit.folded)):
        return 0.0
    hits = len({match[0] for match in cues.pattern.finditer(unit.folded)})
    return hits * 100 / max(100, len(unit.folded))


def lexical_evidence(unit: Unit, found: tuple[Category, ...]) -> Iterator[Evidence]:
    """Yield what lexicons, date grammar and credit grammar say of one line."""
    for category in found:
        yield Evidence(f"lexicon.{category.name}", category.role, category.weight)
    share = date_share(unit)
    if share > 0.6:
        yield Evidence("dates.line", Role.DATE, 8.0 * share)
        if share > _ALL and all(c.isupper() for c in unit.text if c.isalpha()):
            yield Evidence("dates.no-code", Role.FURNITURE, -4.0)
    elif is_place_and_date(unit):
        yield Evidence("dates.place-and-date", Role.DATE, 4.5)
    if is_row_of_controls(unit):
        yield Evidence("lexicon.row-of-controls", Role.FURNITURE, 6.0)
    yield from _cue_evidence(unit)
    yield from _credit_evidence(unit)


def _cue_evidence(unit: Unit) -> Iterator[Evidence]:
    density = cue_density(unit, "furniture_cue")
    if density:
        number = density * max(100, len(unit.folded)) / 100
        many = _MANY_CUES * number if number >= _FEW_CUES else 0.0
        yield Evidence("lexicon.furniture_cue", Role.FURNITURE, max(min(5.0, 1.8 * density), min(7.0, many)))
    if len(unit.text) < _LONGEST_PROMISE and cue_density(unit, "teaser_cue"):
        yield Evidence("lexicon.teaser_cue", Role.TEASER, 7.0)
    if len(unit.text) < 400 and not _SENTENCE_END.search(unit.text):
        cues = cue_density(unit, "caption_cue")
        if cues:
            yield Evidence("lexicon.caption_cue", Role.CAPTION, min(3.0, 2.2 * cues))


def _credit_evidence(unit: Unit) -> Iterator[Evidence]:
    """Yield evidence of a credit at the end: in brackets, or after a slash, a dash or a label."""
    if len(unit.text) > 600:
        return
    if _credit_label().search(unit.folded):
        yield Evidence("credit.label", Role.CAPTION, 5.0)
        return
    match = _CREDIT.search(unit.text)
    if match is None or match.start() < 8 or _SENTENCE_END.search(unit.text):
        return
    credit, bracketed = match[1] or match[2], match[1] is not None
    if _media_note().fullmatch(fold(credit)):
        return
    named = _credit_names().search(fold(credit)) is not None
    square = unit.text[match.start()] == "["
    if named:
        yield Evidence("credit.agency", Role.CAPTION, 5.5 if bracketed else 3.5)
    elif bracketed and len(unit.text) > 30 and len(credit.split()) <= 5 and not any(c.isdigit() for c in credit):
        yield Evidence("credit.brackets", Role.CAPTION, 3.5 if square else 2.8)
        yield Evidence("credit.brackets", Role.TITLE, -2.0)
    elif "/" in match[0] and len(unit.text) > 30:
        yield Evidence("credit.slash", Role.CAPTION, 2.0)
