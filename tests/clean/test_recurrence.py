"""Lines that recur over an outlet's pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from dateline.clean import LineCounts, LineSeen, PageLines, RoleChange
from dateline.clean.recurrence import SAMPLE_PAGES
from dateline.model import Role, fold

FOOTER = "Made with care on the two shores of the strait since 1998"

#: A report of an agency as its copies carry it, in two languages: prose, and a short last line.
REPORTS = {
    "en": (
        "Dockers at the port of Aqaba went back to work on Sunday after their union and the operator of the port"
        " signed an agreement on wages and on the length of shifts.",
        "The agreement raises wages by six per cent and limits shifts to ten hours, the Ministry of Transport said"
        " in a statement on Sunday evening.",
        "Ships had been waiting outside the port for a week, some of them with food for three countries of the region.",
        "Work resumes on Monday.",
    ),
    "ar": (
        "عاد عمال ميناء العقبة إلى العمل يوم الأحد بعد أن وقعت نقابتهم والشركة المشغلة للميناء اتفاقا بشأن الأجور"
        " وعدد ساعات المناوبة الواحدة.",
        "وينص الاتفاق على زيادة الأجور بنسبة ستة في المئة وعلى ألا تتجاوز المناوبة عشر ساعات، بحسب بيان أصدرته وزارة"
        " النقل مساء الأحد.",
        "وكانت السفن تنتظر خارج الميناء منذ أسبوع، ويحمل بعضها مواد غذائية لثلاث دول في المنطقة وفق ما قالت الوزارة.",
        "ويستأنف العمل يوم الاثنين.",
    ),
}
LABELS = {"en": "Hand-picked for you this evening", "ar": "اخترنا لكم هذا المساء"}
OWN = {
    "en": "The {} report of story {} says a great deal that no other page of this record has to say about it.",
    "ar": "يقول التقرير {} عن الخبر {} كلاما كثيرا لا تقوله أي صفحة أخرى من صفحات هذا السجل عن الموضوع نفسه.",
}
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])


def own_text(number: int, count: int = 3, language: str = "en") -> list[str]:
    """Prose that only one page has; digits are written as letters, for they are folded."""
    letters = "".join(chr(97 + int(digit)) for digit in str(number))
    return [OWN[language].format(word, letters) for word in "xyzuvw"[:count]]


def page_of(number: int, lines: Sequence[str], *, roles: Sequence[Role] = (), confidence: float = 0.6) -> PageLines:
    """A page of lines that were all read as body, unless ``roles`` say otherwise."""
    roles = roles or [Role.BODY] * len(lines)
    seen = [
        LineSeen.of(f"{number}-{at}", line, role, confidence)
        for at, (line, role) in enumerate(zip(lines, roles, strict=True))
    ]
    return PageLines(f"page-{number:06}", tuple(seen))


def page(number: int, *, story: int | None = None, footer: str = FOOTER) -> PageLines:
    """A page with three long lines of its own story and a last line that was taken for body."""
    return page_of(number, [*own_text(number if story is None else story), footer])


def changes(pages: Sequence[PageLines], *, known: bool = True) -> list[RoleChange]:
    counts = LineCounts.over(pages, known=known)
    return [change for each in pages for change in counts.changes(each)]


def changed(pages: Sequence[PageLines], *, known: bool = True) -> list[str]:
    return [change.block_id for change in changes(pages, known=known)]


def test_a_line_at_the_end_of_several_stories_becomes_furniture() -> None:
    found = changes([page(n) for n in range(4)])
    assert [change.block_id for change in found] == ["0-3", "1-3", "2-3", "3-3"]
    assert {(change.was, change.role, change.stories) for change in found} == {(Role.BODY, Role.FURNITURE, 4)}


def test_digits_do_not_tell_lines_apart() -> None:
    assert len(changed([page(n, footer=f"{n} readers have written to us about this piece") for n in range(4)])) == 4


@pytest.mark.parametrize("known", [True, False])
def test_copies_of_one_story_are_counted_once(known: bool) -> None:
    assert changed([page(n, story=0) for n in range(4)], known=known) == []


def test_two_pages_of_unknown_outlets_are_too_few() -> None:
    assert changed([page(0), page(1)], known=False) == []
    assert changed([page(0), page(1)], known=True) != []


def test_a_line_that_was_read_clearly_is_not_outvoted() -> None:
    assert changed([page_of(n, [*own_text(n), FOOTER], confidence=1.0) for n in range(2)]) == []


def test_a_background_paragraph_inside_the_text_stays_body() -> None:
    shared = "The talks were suspended in spring after the two sides failed to agree on harbour fees and sailing times"
    pages = [page_of(n, [*own_text(n)[:2], shared, *own_text(n)[2:]]) for n in range(5)]
    assert changed(pages) == []


@LANGUAGES
def test_a_label_inside_the_text_changes_and_a_sentence_stays(language: str) -> None:
    last = REPORTS[language][-1]
    pages = [
        page_of(n, [own_text(n, 3, language)[0], LABELS[language], last, own_text(n, 3, language)[1]]) for n in range(9)
    ]
    assert changed(pages) == [f"{n}-1" for n in range(9)]


@LANGUAGES
@pytest.mark.parametrize(("known", "own"), [(True, 0), (True, 1), (False, 0), (False, 1), (False, 4)])
def test_the_copies_of_a_report_stay_body(language: str, known: bool, own: int) -> None:
    """Whole copies, copies under a paragraph of the page's own, and copies that end a longer page."""
    report = REPORTS[language]
    frames = [("", ""), ("", LABELS[language]), (LABELS[language], "")]
    pages = [
        page_of(n, [line for line in (top, *own_text(n, own, language), *report, end) if line])
        for n, (top, end) in enumerate(frames)
    ]
    assert changed(pages, known=known) == []


@LANGUAGES
def test_prose_that_ends_several_stories_stays_body(language: str) -> None:
    prose = REPORTS[language][:2]
    assert changed([page_of(n, [*own_text(n, 5, language), *prose]) for n in range(6)]) == []


@LANGUAGES
def test_labels_at_the_edges_of_pages_of_unknown_outlets_are_frame(language: str) -> None:
    pages = [page_of(n, [LABELS[language], *own_text(n, 4, language)]) for n in range(4)]
    assert changed(pages, known=False) == ["0-0", "1-0", "2-0", "3-0"]


@LANGUAGES
def test_prose_that_most_pages_read_as_frame_is_frame(language: str) -> None:
    call = REPORTS[language][0]
    roles = [Role.BODY] * 3
    frame = [page_of(n, [*own_text(n, 3, language), call], roles=[*roles, Role.FURNITURE]) for n in range(3)]
    missed = page_of(3, [*own_text(3, 3, language), call])
    assert changed([*frame, missed]) == ["3-3"]
    assert changed([page_of(n, [*own_text(n, 3, language), call]) for n in range(4)]) == []


def test_the_title_of_an_article_stays_its_title() -> None:
    title = "The week in the harbour"
    roles = (Role.TITLE, Role.BODY, Role.BODY, Role.BODY)
    pages = [page_of(n, [title, *own_text(n)], roles=roles) for n in range(4)]
    titled = [PageLines(each.page_id, each.lines, frozenset({fold(title)})) for each in pages]
    others = [PageLines(each.page_id, each.lines, frozenset({"another title"})) for each in pages]
    assert changed(titled) == []
    assert len(changed(others)) == len(changed(pages)) == 4


def test_a_page_beyond_the_sample_is_judged_by_it() -> None:
    counts = LineCounts.over((page(n) for n in range(SAMPLE_PAGES)), known=True)
    assert [change.block_id for change in counts.changes(page(SAMPLE_PAGES + 7))] == [f"{SAMPLE_PAGES + 7}-3"]


def test_the_sample_is_as_far_as_pages_are_read() -> None:
    read = 0

    def pages() -> Iterator[PageLines]:
        nonlocal read
        for number in range(3 * SAMPLE_PAGES):
            read += 1
            yield page(number)

    LineCounts.over(pages(), known=True)
    assert read == SAMPLE_PAGES


def test_of_a_page_of_very_many_lines_only_its_ends_are_counted() -> None:
    lines = [f"{chr(97 + i % 26) * 9} {chr(97 + i // 26)}" for i in range(600)]
    middle, end = lines[300], lines[-1]
    counts = LineCounts.over((page_of(n, [*own_text(n), *lines]) for n in range(6)), known=True)
    again = page_of(9, [middle, *own_text(9), end])
    assert [change.block_id for change in counts.changes(again)] == ["9-4"]
