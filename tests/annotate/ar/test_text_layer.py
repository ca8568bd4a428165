"""The Arabic text layer: tokens, sentences and clitics, in the offsets of the untouched text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate import article_of
from dateline.annotate.ar.clitics import cut, pieces
from dateline.annotate.ar.reader import sentence_ranges
from dateline.annotate.ar.tokens import normal, token_ranges
from dateline.model import fold_with_map

#: Letters, marks, tatweel, presentation forms, bidi controls, digits of all sets, emoji, quotes.
ODD = st.text(
    st.sampled_from("وفبلكسالقمةىإأؤئءَُِّٰـﻻﺔﷲ\u200f\u202b\u2069\u200d٠١٢۳45،؛؟.…!\"“”«»'()[]🙂👍🏽🇾🇪ab@#:/ \n\t")
    | st.characters()
)


def words_of(text: str) -> list[str]:
    return [text[start:end] for start, end in token_ranges(text)]


@settings(deadline=None)
@given(ODD)
def test_tokens_are_in_order_and_cover_all_that_is_seen(text: str) -> None:
    ranges = list(token_ranges(text))
    assert all(start < end for start, end in ranges)
    assert all(end <= after for (_, end), (after, _) in itertools.pairwise(ranges))
    left = set(range(len(text))) - {offset for start, end in ranges for offset in range(start, end)}
    assert not any(text[offset].isalnum() for offset in left)


@settings(deadline=None)
@given(ODD)
def test_sentences_hold_every_token_once(text: str) -> None:
    assert [each for sentence in sentence_ranges(text) for each in sentence] == list(token_ranges(text))


@settings(deadline=None)
@given(st.text(st.sampled_from("وفبلكسالهمنيةاتَُّـ\u200fأإﻻ"), min_size=1, max_size=12))
def test_pieces_cover_their_word(word: str) -> None:
    parts = pieces(word)
    assert parts[0].start == 0
    assert parts[-1].end == len(word)
    assert all(one.end == other.start and one.end > one.start for one, other in itertools.pairwise(parts))


@settings(deadline=None)
@given(ODD)
def test_the_normalised_view_maps_back(text: str) -> None:
    view = fold_with_map(text)
    assert all(0 <= offset < len(text) for offset in view.origin)
    assert list(view.origin) == sorted(view.origin)


@pytest.mark.parametrize(
    ("written", "plain"),
    [("القُـــدس", "القدس"), ("\u202bمدينة\u202c", "مدينه"), ("ﺍﻟﺴﻼﻡ", "السلام"), ("إلى", "الي"), ("٢٠٢٤", "2024")],
)
def test_the_normalised_view_drops_what_outlets_vary(written: str, plain: str) -> None:
    assert normal(written) == plain


@pytest.mark.parametrize(
    ("word", "proclitics", "stem", "enclitic"),
    [
        ("وقال", ("و",), "قال", ""),
        ("وزير", (), "وزير", ""),
        ("والوزير", ("و",), "الوزير", ""),
        ("وبالقاهرة", ("و", "ب"), "القاهره", ""),
        ("سيقول", ("س",), "يقول", ""),
        ("سياسة", (), "سياسه", ""),
        ("وسيكون", ("و", "س"), "يكون", ""),
        ("فلسطين", (), "فلسطين", ""),
        ("لبنان", (), "لبنان", ""),
        ("لحركة", ("ل",), "حركه", ""),
        ("للأمم", ("ل",), "لامم", ""),
        ("قواته", (), "قوات", "ه"),
        ("اجتماعهم", (), "اجتماع", "هم"),
        ("وفيه", ("و",), "في", "ه"),
        ("بها", ("ب",), "", "ها"),
        ("بيان", (), "بيان", ""),
    ],
)
def test_clitics_are_cut_where_the_stem_is_a_word(
    word: str, proclitics: tuple[str, ...], stem: str, enclitic: str
) -> None:
    found = cut(normal(word))
    assert (found.proclitics, found.stem, found.enclitic) == (proclitics, stem, enclitic)


def test_clitics_keep_the_place_of_marks_and_tatweel() -> None:
    assert [("وَـقالَ"[each.start : each.end], each.clitic) for each in pieces("وَـقالَ")] == [("وَـ", True), ("قالَ", False)]


def test_tokens_of_links_numbers_and_marks() -> None:
    text = "زار الموقع https://example.org/a?b=1، ودفع 3.5 أو ٣٫٥ (نحو 12:30) 🙂👍🏽 #عاجل.."
    found = "زار|الموقع|https://example.org/a?b=1|،|ودفع|3.5|أو|٣٫٥|(|نحو|12:30|)|🙂|👍🏽|#عاجل|.."
    assert words_of(text) == found.split("|")


def sentences_of(text: str) -> list[str]:
    return [text[ranges[0][0] : ranges[-1][1]] for ranges in sentence_ranges(text)]


def test_sentences_end_with_their_closing_marks() -> None:
    text = 'قال البيان: "انتهى الاجتماع." وبدأ آخر؟ نعم! بلغ المعدل 3.5 في المئة. وصل د. سالم'
    assert sentences_of(text) == [
        'قال البيان: "انتهى الاجتماع."', "وبدأ آخر؟", "نعم!", "بلغ المعدل 3.5 في المئة.", "وصل د. سالم",
    ]  # fmt: skip


def test_very_long_sentences_are_cut_at_pauses_before_a_clause() -> None:
    clause = "اجتمع الوفد في المدينة مع ممثلي البلدة لبحث أمر الجسر القديم وطرق إصلاحه قبل الشتاء المقبل"
    text = "، ".join([clause, *(f"وأضاف أن {clause}" for _ in range(8))])
    assert all(len(ranges) <= 70 for ranges in sentence_ranges(text))
    assert len(sentences_of(text)) > 3
    assert len(sentences_of(f"{clause}، و{clause}.")) == 1


def test_blocks_of_plain_text_are_read() -> None:
    assert article_of("نص قصير", "ar").body()
