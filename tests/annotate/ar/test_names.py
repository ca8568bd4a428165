"""Arabic names: text in, mentions out; clitics outside."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate import article_of
from dateline.annotate.ar import ArabicAnnotator
from dateline.annotate.ar.names import name_finder, type_spans
from dateline.annotate.ar.names.mending import mended
from dateline.annotate.ar.names.repeats import with_repeats
from dateline.annotate.ar.reader import read
from dateline.annotate.reading import Reading
from dateline.model import Mention, fold


def mentions(text: str) -> list[tuple[str, str]]:
    return [
        (each.span.exact, each.type)
        for each in ArabicAnnotator()([article_of(text, "ar")])[0]
        if isinstance(each, Mention)
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("وصل الوفد إلى القاهرة مساء أمس.", "القاهرة", "settlement"),
        ("عقد الاجتماع بالقاهرة أمس.", "القاهرة", "settlement"),
        ("غادر الوفد مصر إلى لبنان أمس.", "لبنان", "country"),
        ("قالت وزارة الخارجية إن المحادثات تأجلت.", "وزارة الخارجية", "organisation"),
        ("دعت الأمم المتحدة إلى وقف إطلاق النار.", "الأمم المتحدة", "organisation"),
        ("قال وزير الخارجية المصري إن الاجتماع تأجل.", "المصري", "nationality"),
        ("أدانت حماس القرار أمس.", "حماس", "group"),
        ("تظاهر الأكراد في المدينة.", "الأكراد", "group"),
        ("نزح السكان من مدينة مرفأ سابي.", "مرفأ سابي", "settlement"),
        ("زار الوفد المسجد الأقصى أمس.", "المسجد الأقصى", "site"),
        ("وصلت المساعدات إلى الضفة الغربية.", "الضفة الغربية", "region"),
        ("قالت الجمعية العامة للأمم المتحدة إن القرار صدر.", "الجمعية العامة للأمم المتحدة", "organisation"),
        ("وصل ولاري جايلز إلى سان دييغو أمس.", "لاري جايلز", "person"),
        ("أعلنت وزارة الإغاثة اليوم الجمعة أن الماء انحسر.", "وزارة الإغاثة", "organisation"),
        ("نقلت وزارة شؤون الأسرى الفلسطينية ذلك.", "وزارة شؤون الأسرى الفلسطينية", "organisation"),
        ("وقع الاتفاق في عمّان أمس.", "عمّان", "settlement"),
        ("زار الوفد جامعة كولورادو أمس.", "جامعة كولورادو", "organisation"),
        ("عاد أبناء البصرة إلى بيوتهم.", "البصرة", "settlement"),
        ("كتب الكاتب المسرحي الفرنسي جان جينيه رواية.", "جان جينيه", "person"),
        ("تعمل شركة أمواج للنقل البحري منذ عام.", "شركة أمواج للنقل البحري", "organisation"),
        ("انضم خبراء إيرلنديون وبولنديون إلى البعثة.", "بولنديون", "nationality"),
        ("أبحر المركب بين صور ولارنكا.", "لارنكا", "settlement"),
        ("أبحر المركب نحو البحر الأحمر عبر قناة السويس.", "قناة السويس", "site"),
        ("قالت بريطانيا إن المحادثات تأجلت.", "بريطانيا", "country"),
    ],
)
def test_names_are_found_without_clitics(text: str, name: str, kind: str) -> None:
    assert (name, kind) in mentions(text)


def test_marks_and_controls_do_not_hide_a_name() -> None:
    text = "وصل الوفد إلى \u200fالقـــاهِرة مساء أمس."
    assert ("القـــاهِرة", "settlement") in mentions(text)


def test_a_repeat_takes_the_type_of_its_name() -> None:
    sentences = [["قال", "سالم", "الزنبقي", "ذلك"], ["وأضاف", "الزنبقي", "كذلك"]]
    labels = with_repeats(sentences, [["O", "B-PER", "I-PER", "O"], ["O", "O", "O"]])
    assert labels[1] == ["O", "B-PER", "O"]


@pytest.mark.parametrize(
    ("words", "labels", "expected"),
    [
        ("زار منظمة الصحة العالمية سالم الحاتمي", "O B-ORG I-ORG I-ORG I-ORG B-PER", "O B-ORG I-ORG I-ORG B-PER I-PER"),
        ("دعت منظمة الصحة العالمية السودان", "O B-ORG I-ORG I-ORG I-ORG", "O B-ORG I-ORG I-ORG B-LOC"),
        ("وصل العاهل الأردني", "O B-PER I-PER", "O O O"),
        ("في مدينة أريحا", "O B-LOC I-LOC", "O O B-LOC"),
        ("مسار أوسلو الكارثي", "O B-PER I-PER", "O B-LOC O"),
        ("لقاء الجيش السوداني أمس", "O B-ORG I-ORG O", "O B-ORG I-ORG O"),
    ],
)  # fmt: skip
def test_names_cut_wrongly_are_mended(words: str, labels: str, expected: str) -> None:
    assert mended(words.split(), labels.split()) == expected.split()


def test_a_surname_that_is_a_town_too_is_the_person_of_the_article() -> None:
    text = "قالت هولي ويلوبي إن العقد انتهى. وأضافت ويلوبي أن الشركة تغيرت.\n\nوخسرت ويلوبي القضية أمس."
    kinds = [kind for name, kind in mentions(text) if name == "ويلوبي"]
    assert set(kinds) == {"person"}


def test_labels_become_spans() -> None:
    assert list(type_spans(["B-PER", "I-PER", "O", "I-LOC", "B-LOC"])) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC")]


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from('وفبلقمة ىإَُـﻻ\u200f٣4،.!"“”«»()🙂a\n') | st.characters(), max_size=200))
def test_any_text_is_annotated_in_its_own_offsets(text: str) -> None:
    reading = ArabicAnnotator().read(article_of(text, "ar"))
    for sentence in reading.sentences:
        assert all(text[token.start : token.end] == token.text for token in sentence.tokens)
        assert [token.index for token in sentence.tokens] == list(range(len(sentence.tokens)))
    assert all(text[each.span.start : each.span.end] == each.span.exact for each in reading.mentions)


_PLAIN = "قال وزير الخارجية الأمريكي أنتوني بلينكن في القاهرة إن الأمم المتحدة ستشارك في 12 مارس."


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(_PLAIN) - 1), st.sampled_from("َُِّْـ\u200f\u202b\u2069")), max_size=25))
def test_marks_tatweel_and_controls_change_no_name(put: list[tuple[int, str]]) -> None:
    text = _PLAIN
    for place, mark in sorted(put, reverse=True):
        # A mark belongs to the letter before it; controls and tatweel stand inside words.
        if text[place].isalpha() and text[place + 1 : place + 2].isalpha():
            text = text[: place + 1] + mark + text[place + 1 :]
    assert [(fold(name), kind) for name, kind in mentions(text)] == [
        (fold(name), kind) for name, kind in mentions(_PLAIN)
    ]


@pytest.mark.parametrize("digits", ["12", "١٢", "۱۲"])
@pytest.mark.parametrize("word", ["القاهرة", "ﺍﻟﻘﺎﻫﺮﺓ"])
def test_presentation_forms_digits_and_emoji_change_no_name(digits: str, word: str) -> None:
    text = f"🙂 وصل {digits} وفدا إلى {word} 👍🏽 أمس."
    assert mentions(text) == [(word, "settlement")]


def test_a_page_of_one_word_takes_no_time() -> None:
    began = time.process_time()
    ArabicAnnotator()([article_of("وال" * 20_000, "ar")])
    assert time.process_time() - began < 10


def named(text: str) -> Reading:
    reading = read(article_of(text, "ar"))
    reading.add(name_finder()(reading))
    return reading


def roles_of(reading: Reading, name: str) -> list[tuple[str, str | None]]:
    person = next(each for each in reading.mentions if each.span.exact == name)
    return [(slot.name, slot.value) for slot in reading.slots_of(person.mention_id)]


def joined(text: str) -> dict[str, list[tuple[str, str | None]]]:
    """Return what refers back: its words, and what each means with the reason."""
    reading = named(text)
    names = {each.mention_id: each.span.exact for each in reading.mentions}
    found: dict[str, list[tuple[str, str | None]]] = {}
    for each in reading.mentions:
        if each.antecedent_id:
            found.setdefault(each.span.exact, []).append((names[each.antecedent_id], each.antecedent_rule))
    return found


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("قال الوزير أنتوني بلينكن إن المحادثات تأجلت.", "أنتوني بلينكن", [("title", "الوزير")]),
        (
            "وقال رئيس مجلس السيادة الفريق أول عبد الفتاح البرهان إن الحوار مستمر.",
            "عبد الفتاح البرهان",
            [("role", "رئيس مجلس السيادة"), ("title", "الفريق أول")],
        ),
        (
            "وأعلن المتحدث باسم وزارة الداخلية سليم الحاتمي أن الوزارة فتحت تحقيقا.",
            "سليم الحاتمي",
            [("role", "المتحدث باسم وزارة الداخلية")],
        ),
        (
            "وصل إسماعيل هنية، رئيس المكتب السياسي لحركة حماس، إلى القاهرة.",
            "إسماعيل هنية",
            [("role", "رئيس المكتب السياسي لحركة حماس")],
        ),
        (
            "وصل إسماعيل هنية رئيس المكتب السياسي لحركة حماس إلى القاهرة.",
            "إسماعيل هنية",
            [("role", "رئيس المكتب السياسي لحركة حماس")],
        ),
        ("استقبل الرئيس وزير الخارجية سامح شكري.", "سامح شكري", [("title", "وزير الخارجية")]),
        ("التقى الوزير وأنتوني بلينكن أمس.", "أنتوني بلينكن", []),
    ],
)  # fmt: skip
def test_titles_and_roles(text: str, name: str, roles: list[tuple[str, str]]) -> None:
    assert roles_of(named(text), name) == roles


def test_the_field_of_a_minister_is_no_body() -> None:
    reading = named("قالت وزيرة الخارجية الأميركية كوندوليزا رايس إن المحادثات تأجلت.")
    assert not [each for each in reading.mentions if each.type == "organisation"]


def test_repeats_are_joined_with_the_reason() -> None:
    found = joined(
        "التقى رئيس الوزراء سليم الحاتمي أنتوني بلينكن أمس. وقال الحاتمي إن الجيش السوداني انسحب. ثم عاد الجيش.\n\n"
        "ودعت منظمة الصحة العالمية السودان إلى الهدنة. وقالت المنظمة إن البلاد في خطر."
    )
    assert found["الحاتمي"] == [("سليم الحاتمي", "surname-after-full-name")]
    assert found["الجيش"] == [("الجيش السوداني", "only-الجيش")]
    assert found["المنظمة"] == [("منظمة الصحة العالمية", "only-المنظمة")]
    assert found["البلاد"] == [("السودان", "only-البلاد")]


def test_a_dual_names_both() -> None:
    found = joined(
        "اتفقت حماس والجهاد الإسلامي على التنسيق.\n\nوأكدت الحركتان ذلك. وأضاف بيان للحركتين أن الحوار مستمر."
    )
    both = [("حماس", "both-الحركتان"), ("الجهاد الإسلامي", "both-الحركتان")]
    assert found["الحركتان"] == both
    assert [name for name, _ in found["لحركتين"]] == ["حماس", "الجهاد الإسلامي"]


def test_a_short_form_in_brackets_is_the_same_body() -> None:
    reading = named("رفضت حركتا المقاومة الإسلامية (حماس) و”الجهاد الإسلامي” العرض. وأكدت الحركتان ذلك.")
    kinds = {each.span.exact: (each.type, each.antecedent_rule) for each in reading.mentions}
    assert kinds["المقاومة الإسلامية"] == ("group", None)
    assert kinds["حماس"] == ("group", "acronym")
    assert sum(each.span.exact == "الحركتان" for each in reading.mentions) == 2


def test_two_candidates_stay_unresolved() -> None:
    assert "الحركة" not in joined("التقت حماس والجهاد الإسلامي أمس. ولم تعلق الحركة.")


def test_what_is_described_is_another() -> None:
    assert "الحركة" not in joined("رحبت حماس بالقرار. وقالت الحركة الإسلامية إنها ترفضه.")


def test_names_of_a_dateline_are_marked() -> None:
    reading = named("بيروت (وكالة سراج) - وصل الوفد إلى القاهرة أمس.")
    marked = {each.span.exact: each.rule.endswith("(dateline)") for each in reading.mentions}
    assert marked["بيروت"]
    assert not marked["القاهرة"]


def test_signs_alone_are_nobodys_name() -> None:
    assert "\N{SLIGHTLY SMILING FACE}" not in {name for name, _ in mentions("\N{SLIGHTLY SMILING FACE} " * 2 + "( قتل")}
