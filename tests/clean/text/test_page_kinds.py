"""Kinds of scraped pages that were once misread: their items, their frame and what they say of themselves."""

from __future__ import annotations

import pytest
from scraped_text import page_of

from dateline.clean.assemble import assemble
from dateline.clean.text import label_document
from dateline.model import CleanPage, Role

PARAGRAPHS = {
    "en": (
        "The harbour office said on Tuesday that repairs to the quay would take eleven weeks and cost two million.",
        "Traders asked for lower fees during the works. The council said it would answer at its next session.",
        "A second survey is due in spring, when engineers will measure the drains below the covered market again.",
    ),
    "ar": (
        "قالت إدارة الميناء يوم الثلاثاء إن إصلاح الرصيف سيستغرق أحد عشر أسبوعا ويكلف مليوني دينار.",
        "وطلب التجار خفض الرسوم خلال الأعمال. وقال المجلس إنه سيجيب عن الطلب في جلسته المقبلة.",
        "ومن المقرر إجراء مسح ثان في الربيع حين يقيس المهندسون المصارف تحت السوق المسقوف مرة أخرى.",
    ),
}
TITLES = {"en": "Harbour office to mend the old quay", "ar": "إدارة الميناء تصلح الرصيف القديم"}


def clean(text: str) -> CleanPage:
    return assemble(label_document(page_of(text)))


def article(language: str, *extra: str, head: str = "") -> CleanPage:
    first, second, third = PARAGRAPHS[language]
    return clean("\n\n".join([*([head] if head else []), TITLES[language], first, second, *extra, third]))


def role_of(page: CleanPage, words: str) -> Role:
    return next(block.role for block in page.blocks if words in block.span.exact)


ENTRIES = {
    "Continue reading →": [
        ("19 November 2030", "Batam shipyards win an order for six boats", "Two yards will build six boats. Work"),
        ("October 2030", "Opinion: Count the fish and not the boats", "Every debate ends with a number of hulls. I"),
        ("", "Coast guards to share one radio channel", "Three countries will use one channel. Crews had"),
    ],
    "Read more": [
        ("Oct. 9, 2030", "Chile tests pens that sink in a storm", "An institute has lowered two pens. They"),
        ("", "Namibia shortens the season for hake", "A survey found few young fish. The ministry"),
        ("", "Oman maps its deep corals off Masirah", "Divers mapped a bank at ninety metres. It"),
    ],
    "تابع القراءة ←": [
        ("19 نوفمبر 2030", "ورشتان تفوزان بعقد لبناء ستة قوارب", "ستبني ورشتان ستة قوارب لجمعية الصيد. ويبدأ"),
        ("أكتوبر 2030", "رأي: عدوا السمك لا القوارب", "كل نقاش عن الرخص ينتهي بعدد القوارب. حضرت تسعة"),
        ("", "خفر السواحل يتقاسمون قناة لاسلكية", "سيستخدم خفر السواحل قناة واحدة. وكانت الطواقم"),
    ],
    "اقرأ المزيد": [
        (
            "9 تشرين الأول 2030",
            "تجربة أقفاص تغوص عند العاصفة",
            "أنزل معهد في الجنوب قفصين من أقفاص السمك إلى القاع قبل العاصفة. وسيبقيان",
        ),
        ("", "موريتانيا تقصر موسم الأخطبوط هذا العام", "وجد مسح أسماكا صغيرة قليلة. وقالت الوزارة"),
        ("", "عمان ترسم خريطة لمرجانها العميق", "رسم غواصون خريطة لضفة على عمق تسعين مترا. وقد"),
    ],
}


@pytest.mark.parametrize("link", ENTRIES)
@pytest.mark.parametrize("name", ["", "Quay and Channel Courant", "أصداء المرفأ الكبير"])
def test_entries_that_end_with_the_same_link_are_items_with_their_own_dates(link: str, name: str) -> None:
    lines = [f"{date}\n{title}\n\n{text} […]\n\n{link}" for date, title, text in ENTRIES[link]]
    page = clean("\n\n".join([name, *lines]))
    assert [item.title for item in page.articles] == [title for _, title, _ in ENTRIES[link]]
    assert [item.published is not None for item in page.articles] == [bool(date) for date, *_ in ENTRIES[link]]


@pytest.mark.parametrize(
    ("head", "points", "times"),
    [
        (
            "Storm live: port shuts as rivers rise\nTuesday 11 February 2031",
            ["What we know so far", "– The port is closed until Thursday.", "– Nobody was reported hurt."],
            ["14:05 GMT –", "13:22 GMT –", "12:48 GMT –"],
        ),
        (
            "إعصار على السواحل: الميناء يغلق والأودية ترتفع\nالثلاثاء 11 فبراير 2031",
            ["ما نعرفه حتى الآن", "– الميناء مغلق حتى الخميس.", "– لم تسجل إصابات حتى المساء."],
            ["14:05 بتوقيت غرينتش", "13:22 بتوقيت غرينتش", "12:48 بتوقيت غرينتش"],
        ),
    ],
)
def test_updates_take_the_day_of_the_live_page_and_the_points_above_them_are_its_lead(
    head: str, points: list[str], times: list[str]
) -> None:
    texts = PARAGRAPHS["ar" if "إعصار" in head else "en"]
    updates = [f"{time}\n{text}" for time, text in zip(times, texts, strict=True)]
    page = clean("\n\n".join([head, "\n".join(points), *updates]))
    assert [item.published for item in page.articles] == [
        "2031-02-11",
        "2031-02-11T14:05Z",
        "2031-02-11T13:22Z",
        "2031-02-11T12:48Z",
    ]
    assert role_of(page, points[1]) is Role.BODY


@pytest.mark.parametrize(
    ("label", "contents", "stories"),
    [
        ("In this issue", ["Strike at the port ends", "Prices of wheat fall again"], PARAGRAPHS["en"]),
        ("في هذا القسم", ["إضراب الميناء ينتهي باتفاق", "أسعار القمح تهبط من جديد"], PARAGRAPHS["ar"]),
    ],
)
def test_a_table_of_contents_ends_where_its_first_story_begins(
    label: str, contents: list[str], stories: tuple[str, ...]
) -> None:
    entries = [f"{title}\n{text}" for title, text in zip([*contents, TITLES["en"]], stories, strict=True)]
    page = clean("\n\n".join([f"{label}\n" + "\n".join(contents), *entries]))
    assert all(role_of(page, text) is Role.BODY for text in stories)


@pytest.mark.parametrize(
    "titles",
    [("1. Port opens", "2. Market shuts", "3. Bridge due"), ("1. فتح الميناء", "2. إغلاق السوق", "3. موعد الجسر")],
)
def test_numbered_stories_are_items(titles: tuple[str, ...]) -> None:
    language = "en" if titles[0].isascii() else "ar"
    longer = [f"{title} {'after a long winter' if language == 'en' else 'بعد شتاء طويل جدا'}" for title in titles]
    page = clean("\n\n".join(f"{title}\n{text}" for title, text in zip(longer, PARAGRAPHS[language], strict=True)))
    assert [item.title for item in page.articles] == [title[3:] for title in longer]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Save   Share   Gift this article"),
        ("en", "👍 128   💬 17   🔗 Copy link"),
        ("en", "Print | Share | Save"),
        ("ar", "حفظ   مشاركة   طباعة"),
        ("ar", "👍 128   💬 17   🔗 نسخ الرابط"),
        ("ar", "طباعة • مشاركة • حفظ"),
        ("en", "This interview has been shortened for length."),
        ("ar", "اختصرت هذه المقابلة لأسباب تتعلق بالمساحة."),
        ("en", "▶ Watch 01:12"),
        ("ar", "▶ شاهد 01:12"),
    ],
)
def test_rows_of_buttons_and_notes_are_the_frame(language: str, line: str) -> None:
    assert role_of(article(language, line), line) is Role.FURNITURE


def test_a_row_with_a_date_is_no_row_of_buttons() -> None:
    page = article("en", head="12/05/2031   Share")
    assert page.articles[0].published is not None


@pytest.mark.parametrize(
    ("language", "promise"),
    [
        ("en", "Also in Harbour Review: how the old town put benches back on its seafront, and what the vendors said."),
        ("en", "On the other shore a cooperative chose ice made with wind. Our report from last month explains why."),
        ("en", "Coming up in Harbour Review: a week with the men who read the gauge, and what their notebooks say."),
        ("ar", "وأيضا في مجلة الضفاف: كيف أعادت المدينة المقاعد إلى الواجهة البحرية، وماذا قال الباعة حين سئلوا."),
        ("ar", "وعلى الضفة الأخرى اختارت جمعية الثلج المصنوع بطاقة الريح. تقريرنا من الشهر الماضي يشرح السبب."),
        ("ar", "في العدد القادم: أسبوع مع الرجال الذين يقرأون المقياس، وما تقوله دفاترهم عن أربعين فيضانا."),
    ],
)
def test_promises_of_other_texts_are_teasers(language: str, promise: str) -> None:
    assert role_of(article(language, promise), promise) is Role.TEASER


@pytest.mark.parametrize(
    ("language", "offer"),
    [
        ("en", ["Subscribe to continue reading", "$1.25 per week for the first 12 weeks. Cancel anytime."]),
        ("en", ["To continue reading, choose your plan", "The paper keeps local journalism alive. Join us today."]),
        ("ar", ["اشترك لمتابعة القراءة", "1.25 دينار في الأسبوع لأول 12 أسبوعا. يمكنك الإلغاء في أي وقت."]),
        ("ar", ["لمواصلة القراءة اختر باقتك", "تبقي اشتراكاتكم الصحافة المحلية حية. انضموا إلينا."]),
    ],
)
def test_what_is_offered_below_a_barrier_is_the_frame(language: str, offer: list[str]) -> None:
    page = clean("\n\n".join([TITLES[language], *PARAGRAPHS[language], "\n".join(offer)]))
    assert {role_of(page, line) for line in offer} == {Role.FURNITURE}


@pytest.mark.parametrize(
    ("language", "place", "about", "boilerplate", "contact"),
    [
        (
            "en",
            "Apia, Samoa, 3 February 2031",
            "About the Partnership",
            "The Tide Gauge Partnership was founded in 2024 and joins the services of twelve states.",
            ["Media contact:", "Secretariat press desk", "T: +685 00 0000"],
        ),
        (
            "ar",
            "العقبة، الأردن، 3 فبراير 2031",
            "عن الشراكة",
            "شراكة مقاييس المد هي هيئة تأسست عام 2024 وتجمع دوائر المساحة في اثنتي عشرة دولة.",
            ["للتواصل الإعلامي:", "المكتب الصحفي للأمانة", "هاتف: 00 0000 962+"],
        ),
    ],
)
def test_a_press_release_is_its_issuers(
    language: str, place: str, about: str, boilerplate: str, contact: list[str]
) -> None:
    title = {"en": "Tide Gauge Partnership opens a laboratory", "ar": "شراكة مقاييس المد تفتتح مختبرا للمعايرة"}[
        language
    ]
    lines = [title, place, *PARAGRAPHS[language], about, boilerplate, "\n".join(contact)]
    page = clean("\n\n".join(lines))
    assert page.articles[0].published == "2031-02-03"
    assert page.articles[0].outlet == {"en": "Tide Gauge Partnership", "ar": "شراكة مقاييس المد"}[language]
    assert {role_of(page, line) for line in (boilerplate, *contact)} == {Role.FURNITURE}


@pytest.mark.parametrize(
    ("language", "head", "extra", "outlet"),
    [
        ("en", "Balkan Current", "Balkan Current: What went wrong?", "Balkan Current"),
        ("en", "The Morning Span", "Get The Morning Span in your inbox", "The Morning Span"),
        ("en", "", "Workers mark the first trench. [ Misti Herald archive ]", "Misti Herald"),
        ("en", "", "The views expressed here are not the position of Plata Review.", "Plata Review"),
        ("ar", "صوت البلقان", "صوت البلقان: ما الذي حدث في يوليو؟", "صوت البلقان"),
        ("ar", "صباح المدينة", "احصل على صباح المدينة في بريدك", "صباح المدينة"),
        ("ar", "", "عمال يحفرون الخندق الأول. [أرشيف صحيفة المرفأ]", "صحيفة المرفأ"),
        ("ar", "", "الآراء الواردة هنا لا تعكس موقف مجلة الضفاف.", "مجلة الضفاف"),
    ],
)
def test_a_site_is_named_by_what_it_says_of_itself(language: str, head: str, extra: str, outlet: str) -> None:
    first, second, third = PARAGRAPHS[language]
    lines = [*([head] if head else []), TITLES[language], first, second, extra, third]
    if "views" in extra or "الآراء" in extra or "Get" in extra or "احصل" in extra:
        lines = [line for line in lines if line != extra] + [extra]
    assert clean("\n\n".join(lines)).articles[0].outlet == outlet


@pytest.mark.parametrize(
    ("language", "byline", "outlet"),
    [
        ("en", "By a former planner, for Plata Review", "Plata Review"),
        ("en", "By our correspondent, special to The Harbour Gazette", "The Harbour Gazette"),
        ("ar", "بقلم: مخطط سابق، خاص لمجلة الضفاف", "مجلة الضفاف"),
        ("ar", "بقلم: كاتب من إربد، خاص لصحيفة المرفأ", "صحيفة المرفأ"),
    ],
)
def test_whom_somebody_writes_for_is_the_outlet(language: str, byline: str, outlet: str) -> None:
    page = clean("\n\n".join([f"{TITLES[language]}\n{byline}", *PARAGRAPHS[language]]))
    assert page.articles[0].outlet == outlet


@pytest.mark.parametrize("stamp", ["170934Z JUN 30", "١٧٠٩٣٤Z JUN 30", "17/06/30 09-34"])
def test_a_wires_stamp_dates_its_report(stamp: str) -> None:
    page = article("en", head=stamp)
    assert (page.articles[0].published or "").startswith("2030-06-17T09:34")


@pytest.mark.parametrize(("language", "month"), [("en", "September&nbsp;2032"), ("ar", "أيلول&nbsp;2032")])
def test_spaces_written_as_html_are_spaces(language: str, month: str) -> None:
    page = article(language, head=month)
    assert page.articles[0].published == "2032-09"


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Fact box"),
        ("en", "Timeline"),
        ("en", "In numbers"),
        ("ar", "صندوق معلومات"),
        ("ar", "خط زمني"),
        ("ar", "بالأرقام"),
    ],
)
def test_boxes_of_facts_are_no_news(language: str, label: str) -> None:
    page = clean("\n\n".join([f"{label}: {TITLES[language]}", *PARAGRAPHS[language]]))
    assert page.articles[0].kind.value == "other"
