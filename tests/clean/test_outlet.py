"""Which outlet published an article."""

from __future__ import annotations

import pytest
from drafts import Line, draft_of

from dateline.clean import assemble
from dateline.knowledge import outlet_named, outlet_of_host
from dateline.model import Basis

TITLE: Line = ("title", 0, "Port reopens after talks")
BODY: Line = ("body", 0, "The port reopened after talks, the Harbour Gazette newspaper reported, quoting the union.")


def outlet(*lines: Line, **keywords: object) -> tuple[str | None, Basis | None]:
    found = assemble(draft_of(*lines, **keywords)).articles[0]  # type: ignore[arg-type]
    return found.outlet, found.outlet_basis


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ([("opengraph", "og:site_name", "The Saltmarsh Ledger")], "The Saltmarsh Ledger"),
        ([("json-ld", "@type", "NewsArticle", 1), ("json-ld", "publisher.name", "سراج الوادي", 1)], "سراج الوادي"),
        ([("field", "outlet", "Tall Acacia Post"), ("opengraph", "og:site_name", "Acacia")], "Tall Acacia Post"),
        ([("opengraph", "og:site_name", "https://example.org")], None),
        ([("html", "title", "Port reopens after talks | Saltmarsh Ledger")], "Saltmarsh Ledger"),
    ],
)
def test_declared_outlets(declared: list[tuple[str, str, str]], name: str | None) -> None:
    assert outlet(TITLE, BODY, declared=declared)[0] == name


def test_a_known_host_names_its_outlet_and_an_unknown_one_none() -> None:
    assert outlet(TITLE, BODY, url="https://www.aljazeera.net/news/1") == ("Al Jazeera", Basis.REGISTRY)
    assert outlet(TITLE, BODY, url="https://unknown.example/news/1") == (None, None)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (("furniture", None, "© 2031 The Saltmarsh Ledger. All rights reserved."), "The Saltmarsh Ledger"),
        (("furniture", None, "جميع الحقوق محفوظة © سراج الوادي 2031"), "سراج الوادي"),
        (("furniture", None, "Get the Saltmarsh Ledger by post or by mail"), "The Saltmarsh Ledger"),
        (("furniture", None, "اشترك في نشرة سراج الوادي لتصلك أهم الأخبار"), "سراج الوادي"),
        (("furniture", None, "Sign up to our daily newsletter"), None),
        (("source-line", 0, "المصدر : سراج الوادي + وكالات"), "سراج الوادي"),
        (("source-line", 0, "المصدر: وكالات"), None),
        (("source-line", 0, "Source: agencies"), None),
        (("source-line", 0, "Source: Samphire News Agency"), "Samphire News Agency"),
        (("source-line", 0, "Source: Ministry of Transport"), None),
    ],
)
def test_lines_that_name_the_site(line: Line, name: str | None) -> None:
    assert outlet(TITLE, BODY, line)[0] == name


@pytest.mark.parametrize(
    ("masthead", "name"),
    [
        ("The Saltmarsh Ledger", "The Saltmarsh Ledger"),
        ("صحيفة رصيف المرايا", "صحيفة رصيف المرايا"),
        ("المرفأ السابع | أخبار البر والبحر", "المرفأ السابع"),
        ("Plain news from the waterline since 1998", None),
        ("Community news", None),
        ("Environment", None),
        ("أخبار الخليج", None),
        ("سياسة | مجتمع | رياضة | فن", None),
    ],
)
def test_the_first_lines_of_a_page(masthead: str, name: str | None) -> None:
    assert outlet(("furniture", None, masthead), TITLE, BODY)[0] == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Democracy dies in darkness", "The Washington Post"),
        ("MIDDLE EAST MONITOR | CREATING NEW PERSPECTIVES SINCE 2009", "Middle East Monitor"),
        ("جريدة العَرب الدوليّة", "Asharq Al-Awsat"),
        ("The minister said that democracy dies in darkness", None),
    ],
)
def test_a_line_that_is_the_slogan_of_a_listed_outlet_names_it(line: str, name: str | None) -> None:
    expected = (name, Basis.REGISTRY) if name else (None, None)
    assert outlet(("furniture", None, line), TITLE, BODY) == expected
    assert outlet(TITLE, ("body", 0, line), BODY) == (None, None)


LABELS_OF_SECTIONS = ["Harbour Resistance", "Gulf News", "مقاومة الميناء", "شؤون البحر"]


@pytest.mark.parametrize("label", LABELS_OF_SECTIONS)
def test_a_label_that_stands_on_the_page_twice_is_no_masthead(label: str) -> None:
    """Menus, trails of links and rows of further stories repeat the labels of sections."""
    lines: list[Line] = [("furniture", None, label), TITLE, BODY, ("furniture", None, f"› {label}")]
    assert outlet(*lines)[0] is None
    found = assemble(draft_of(*lines))
    assert {(claim.value, claim.chosen) for claim in found.claims if claim.field == "outlet"} == {(label, False)}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Harbour Resistance", "© 2031 Harbour Resistance. All rights reserved."),
        ("Harbour Resistance", "Write to us: desk@harbour-resistance.example"),
        ("The Copper Gull", "www.coppergull.example"),
        ("Copper Gull", "Rosa Halen is the correspondent of Copper Gull in the north"),
        ("النورس النحاسي", "جميع الحقوق محفوظة © النورس النحاسي 2031"),
        ("النورس النحاسي", "مراسل النورس النحاسي في الشمال"),
    ],
)
def test_a_line_that_speaks_of_the_site_bears_a_masthead_out(name: str, line: str) -> None:
    assert outlet(("furniture", None, name), TITLE, BODY, ("furniture", None, line))[0] == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copper Gull | The morning bulletin", "Copper Gull"),
        ("الدفتر الأزرق | نشرة الصباح", "الدفتر الأزرق"),
        ("النورس النحاسي | Copper Gull", "النورس النحاسي"),
        ("Harbour Resistance | Strait", None),
        ("Harbour | Latest news", None),
        ("أخبار الجاليات | Community news", None),
    ],
)
def test_a_name_beside_what_it_offers_is_a_masthead(line: str, name: str | None) -> None:
    assert outlet(("furniture", None, line), TITLE, BODY)[0] == name


def test_a_person_who_is_named_twice_is_no_outlet() -> None:
    person = "Desk of the north"
    byline: Line = ("byline", 0, person)
    assert outlet(TITLE, byline, BODY, ("furniture", None, f"More by {person}"))[0] is None


def test_names_in_capitals_are_shown_as_commonly_written_and_keep_their_words() -> None:
    draft = draft_of(("furniture", None, "SAMPHIRE NEWS AGENCY"), TITLE, BODY)
    found = assemble(draft)
    (claim,) = (claim for claim in found.claims if claim.field == "outlet")
    assert (claim.value, claim.raw) == ("Samphire News Agency", "SAMPHIRE NEWS AGENCY")
    assert claim.span is not None
    assert claim.span.exact == claim.raw
    assert found.articles[0].outlet == "Samphire News Agency"
    assert outlet(TITLE, BODY, declared=[("opengraph", "og:site_name", "COPPER GULL")])[0] == "Copper Gull"


def test_a_credit_beside_a_dateline_counts_where_nothing_better_speaks() -> None:
    body = ("body", 0, "VALPARAISO, Chile (Orbane Press) - Sirens sounded along the coast on Wednesday.")
    assert outlet(TITLE, body)[0] == "Orbane Press"
    assert outlet(TITLE, body, declared=[("opengraph", "og:site_name", "The Copper Gull")])[0] == "The Copper Gull"


def test_items_of_one_page_share_its_outlet() -> None:
    draft = draft_of(
        TITLE,
        BODY,
        ("title", 1, "Ferry back"),
        ("body", 1, "It runs."),
        declared=[("opengraph", "og:site_name", "Gull")],
    )
    assert [item.outlet for item in assemble(draft).articles] == ["Gull", "Gull"]


def test_the_list_of_outlets() -> None:
    guardian = outlet_of_host("www.theguardian.com")
    assert guardian is not None
    assert (guardian.country, guardian.kind, guardian.languages) == ("GB", "outlet", ("en",))
    assert outlet_of_host("com") is None
    assert outlet_named("رويترز") == outlet_named("Reuters")
    assert outlet_named("the guardian") == guardian
