"""From a draft to a clean page: spans, ids, claims."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafts import draft_of
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean import Draft, assemble
from dateline.model import Kind, Role, StageError, Voice


def some_draft() -> Draft:
    return draft_of(
        ("furniture", None, "Menu"),
        ("title", 0, "إعادة فتح الميناء"),
        ("body", 0, "أعيد فتح الميناء بعد محادثات بين النقابة والشركة. وقال متحدث إن العمل عاد إلى طبيعته."),
        ("body", 0, "وغادرت أول سفينة الرصيف ظهر الأحد، بحسب هيئة الموانئ التي قدرت الخسائر بمليوني دولار."),
        ("related", None, "اقرأ أيضا: سوق السمك"),
    )


def test_everything_has_its_words() -> None:
    page = assemble(some_draft())
    for block in page.blocks:
        block.span.verify(page.page)
    for claim in page.claims:
        assert claim.span or claim.metadata_id or claim.note
        if claim.span:
            claim.span.verify(page.page)
    (article,) = page.articles
    article.span.verify(page.page)
    assert (article.span.start, article.span.end) == (page.blocks[1].span.start, page.blocks[3].span.end)
    assert [block.article_id for block in page.blocks] == [None, *[article.article_id] * 3, None]
    assert [block.position for block in page.blocks] == [0, 1, 2, 3, 4]


def test_only_body_blocks_have_a_voice() -> None:
    page = assemble(some_draft())
    assert [block.voice for block in page.blocks] == [None, None, Voice.REPORT, Voice.REPORT, None]
    assert page.articles[0].kind is Kind.NEWS


def test_ids_are_the_same_each_time_and_claims_have_their_own() -> None:
    first, second = assemble(some_draft()), assemble(some_draft())
    assert first == second
    assert len({claim.claim_id for claim in first.claims}) == len(first.claims)


def test_confidence_is_clipped() -> None:
    draft = some_draft()
    blocks = (replace(draft.blocks[0], confidence=7.5), replace(draft.blocks[1], confidence=-1), *draft.blocks[2:])
    assert [block.confidence for block in assemble(replace(draft, blocks=blocks)).blocks][:2] == [1.0, 0.0]


def test_a_page_without_items_has_no_articles() -> None:
    page = assemble(draft_of(("furniture", None, "Error 404"), ("furniture", None, "الصفحة غير موجودة")))
    assert page.articles == ()
    assert page.claims == ()
    assert [block.language for block in page.blocks] == [None, "ar"]


def test_blocks_out_of_order_are_refused() -> None:
    draft = some_draft()
    with pytest.raises(StageError, match="must stand in order"):
        assemble(replace(draft, blocks=tuple(reversed(draft.blocks))))


WORDS = st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip()) and max(text) < "\ud800")


@settings(deadline=None, max_examples=40)  # the first text loads the language model
@given(st.lists(st.tuples(st.sampled_from(list(Role)), st.sampled_from([None, 0, 1]), WORDS), min_size=1, max_size=8))
def test_any_draft_is_assembled_with_exact_spans(lines: list[tuple[Role, int | None, str]]) -> None:
    page = assemble(draft_of(*((role.value, item, text) for role, item, text in lines)))
    for block in page.blocks:
        block.span.verify(page.page)
    for claim in page.claims:
        assert claim.span is None or page.page.text[claim.span.start : claim.span.end] == claim.span.exact
