"""Events found in Arabic sentences: type, mode, status, parties, place, time, figures, attribution."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.annotate import ArabicAnnotator, article_of
from dateline.annotate.reading import Reading


@pytest.fixture(scope="module")
def annotator() -> ArabicAnnotator:
    return ArabicAnnotator()


def _read(annotator: ArabicAnnotator, text: str) -> Reading:
    return annotator.read(article_of(text, "ar", "2022-08-22"))


def _acts(reading: Reading) -> list[tuple[str, str]]:
    return [(event.type, event.status) for event in reading.events if event.type != "STATEMENT"]


def _words(reading: Reading, name: str) -> list[str]:
    return [
        slot.span.exact
        for event in reading.events
        if event.type != "STATEMENT"
        for slot in reading.slots_of(event.event_mention_id, name)
        if slot.span is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اعتقلت الشرطة التركية ثلاثة صحافيين في إسطنبول يوم الأحد.", ("COERCE", "asserted")),
        ("قصف الجيش الروسي مواقع في مدينة خاركيف بالصواريخ.", ("ASSAULT", "asserted")),
        ("تظاهر آلاف الطلاب أمام البرلمان في بغداد احتجاجا على قرار الحكومة.", ("PROTEST", "asserted")),
        ("أضرب عمال السكك الحديدية في تونس عن العمل.", ("PROTEST", "asserted")),
        ("التقى وزير الخارجية المصري نظيره الأردني في عمان أمس.", ("CONSULT", "asserted")),
        ("وقعت السعودية وإيران اتفاقا لاستئناف العلاقات الدبلوماسية.", ("SUPPORT", "asserted")),
        ("هددت كوريا الشمالية بقصف قواعد أميركية.", ("THREATEN", "asserted")),
        ("رفضت إثيوبيا اقتراحا مصريا لاستئناف المفاوضات.", ("REJECT", "asserted")),
        ("دعا مجلس الأمن الأطراف إلى وقف إطلاق النار.", ("APPEAL", "asserted")),
        ("طالبت المعارضة الحكومة بالاستقالة.", ("REQUEST", "asserted")),
        ("اتهمت أوكرانيا روسيا بقصف محطة كهرباء.", ("ACCUSE", "asserted")),
        ("فرض الاتحاد الأوروبي عقوبات على روسيا.", ("SANCTION", "asserted")),
        ("سحبت الولايات المتحدة قواتها من أفغانستان.", ("RETREAT", "asserted")),
        ("نشرت روسيا قوات على الحدود مع أوكرانيا.", ("MOBILIZE", "asserted")),
        ("قدمت تركيا مساعدات غذائية إلى الصومال.", ("AID", "asserted")),
        ("تعاونت الدولتان في مجال مكافحة الإرهاب.", ("COOPERATE", "asserted")),
        ("رفعت الحكومة حظر التجول عن العاصمة.", ("CONCEDE", "asserted")),
        ("وافقت فرنسا على تزويد أوكرانيا بالأسلحة.", ("AGREE", "asserted")),
        ("سترسل اليابان مساعدات إنسانية إلى لبنان.", ("AGREE", "asserted")),
        ("لم تقصف إسرائيل المدينة.", ("ASSAULT", "negated")),
        ("نفى الجيش قتل متظاهرين في الخرطوم.", ("ASSAULT", "denied")),
        ("لا صحة لاعتقال الشرطة ثلاثة صحفيين في صفاقس.", ("COERCE", "denied")),
        ("نفت مصر صحة الأنباء عن إغلاق معبر رفح.", ("COERCE", "denied")),
        ("حاول مسلحون اغتيال قاض في عدن.", ("ASSAULT", "attempted")),
        ("إذا هاجمت إسرائيل إيران فإن طهران سترد.", ("ASSAULT", "hypothetical")),
        ("تم اعتقال أربعة مشتبه بهم على يد قوات الأمن.", ("COERCE", "asserted")),
        ("أدى قصف إسرائيلي إلى مقتل خمسة مدنيين.", ("ASSAULT", "asserted")),
    ],
)
def test_type_and_status(annotator: ArabicAnnotator, text: str, expected: tuple[str, str]) -> None:
    assert _acts(_read(annotator, text)) == [expected]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("اعتقلت الشرطة التركية ثلاثة صحافيين في إسطنبول.", ["الشرطة التركية"], ["ثلاثة صحافيين"]),
        ("خطف مسلحون مجهولون موظفا يابانيا في الخرطوم.", ["مسلحون مجهولون"], ["موظفا يابانيا"]),
        ("تم اعتقال أربعة مشتبه بهم على يد قوات الأمن.", ["قوات الأمن"], ["أربعة مشتبه"]),
        ("قال الجيش التركي إن طائراته قصفت مجموعة من المتمردين.", ["طائراته"], ["مجموعة من المتمردين"]),
        ("قتل ثلاثة جنود في كمين.", [], ["ثلاثة جنود"]),
        ("تعرض النزلاء للضرب من قبل الحراس.", ["الحراس"], ["النزلاء"]),
        ("قام مسلحون بخطف طبيب من منزله.", ["مسلحون"], ["طبيب"]),
    ],
)
def test_parties(annotator: ArabicAnnotator, text: str, actors: list[str], recipients: list[str]) -> None:
    reading = _read(annotator, text)
    assert _words(reading, "actor") == actors
    assert _words(reading, "recipient") == recipients


def test_all_who_meet_are_actors(annotator: ArabicAnnotator) -> None:
    reading = _read(annotator, "التقى وزير الخارجية المصري نظيره الأردني في عمان أمس.")
    assert _words(reading, "actor") == ["وزير الخارجية المصري", "نظيره الأردني"]
    assert _words(reading, "recipient") == []
    assert _words(reading, "place") == ["عمان"]
    assert _words(reading, "time") == ["أمس"]


def test_a_dual_names_both_movements(annotator: ArabicAnnotator) -> None:
    reading = _read(annotator, "اتفقت حركتا فتح وحماس على تشكيل حكومة.")
    assert _acts(reading) == [("AGREE", "asserted")]
    assert len(_words(reading, "actor")) == 2


def test_an_act_without_a_doer_is_kept_and_says_so(annotator: ArabicAnnotator) -> None:
    (event,) = _read(annotator, "قتل خمسة مدنيين بالرصاص.").events
    assert (event.type, event.actor_stated) == ("ASSAULT", False)


def test_figures_refer_to_what_was_found(annotator: ArabicAnnotator) -> None:
    reading = _read(annotator, "أدى قصف إسرائيلي إلى مقتل خمسة مدنيين.")
    (slot,) = reading.slots_of(reading.events[0].event_mention_id, "figure")
    assert slot.refers_to in {each.figure_id for each in reading.figures}


def test_the_cue_of_a_status_has_its_words(annotator: ArabicAnnotator) -> None:
    assert _words(_read(annotator, "لم تقصف إسرائيل المدينة."), "status-cue") == ["لم"]


def test_who_tells_is_not_who_does(annotator: ArabicAnnotator) -> None:
    reading = _read(annotator, "أعلن متحدث باسم الجيش أن القوات قتلت عشرة مسلحين.")
    assert _words(reading, "actor") == ["القوات"]
    assert "متحدث باسم الجيش" in _words(reading, "speaker")


@pytest.mark.parametrize(
    "text",
    [
        "فاز الفريق على منافسه بهدفين في مباراة نهائي الكأس وهاجم المدرب الحكم.",
        "توفي عشرة أشخاص في حادث سير على الطريق الصحراوي.",
        "أحيت المدينة الذكرى العاشرة للهجوم الذي قتل فيه عشرون شخصا.",
        "أصيب اللاعب بجروح في الشوط الأول من المباراة.",
        "أطلقت الشركة حملة جديدة لبيع منتجاتها.",
    ],
)
def test_what_is_no_public_act_yields_nothing(annotator: ArabicAnnotator, text: str) -> None:
    assert _acts(_read(annotator, text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "قَصَفَ الجيشُ الروسيُّ مواقعَ في المدينة.",
        "قصـف الجيش الروسـي مواقع في المدينة.",
        "\u200fقصف الجيش الروسي مواقع في المدينة.\u200f",
    ],
)
def test_marks_and_controls_do_not_hide_an_act(annotator: ArabicAnnotator, text: str) -> None:
    reading = _read(annotator, text)
    assert [event.type for event in reading.events] == ["ASSAULT"]
    for event in reading.events:
        assert reading.text.page.text[event.span.start : event.span.end] == event.span.exact


_WORDS = (
    "قتل قصف أن إن الذي التي و ف ب من في على إلى لم لن قد كان مسلحون جنود الجيش الحكومة غزة "
    "5 ، . « » ( ) تم اعتقال هجوم قال 🙂 \u0651 ـ"
)
_PIECES = st.sampled_from(_WORDS.split())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=25).map(" ".join))
def test_any_words_are_read_with_sound_spans(annotator: ArabicAnnotator, text: str) -> None:
    reading = _read(annotator, f"قال {text}")
    for slot in reading.slots:
        if slot.span is not None and not slot.span.pieces:
            assert reading.text.page.text[slot.span.start : slot.span.end] == slot.span.exact


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("اقتحم الجيش المدينة وقتل ثلاثة فلسطينيين.", ["الجيش", "الجيش"], ["المدينة", "ثلاثة فلسطينيين"]),
        ("انفجرت سيارة أمام المقر وقتل ثلاثة أشخاص.", [], ["المقر", "ثلاثة أشخاص"]),
        ("تعرض النزلاء للضرب المبرح من قبل قوات الدرك.", ["قوات الدرك"], ["النزلاء"]),
        ("استهدفت الطائرات مهبطا للمروحيات قرب العاصمة.", ["الطائرات"], ["مهبطا للمروحيات"]),
        ("شهدت المدينة تظاهرة ضد الحكومة.", [], ["الحكومة"]),
        ("ردد المتظاهرون هتافات مناهضة للحكومة.", ["المتظاهرون"], ["لحكومة"]),
    ],
)
def test_both_parties(annotator: ArabicAnnotator, text: str, actors: list[str], recipients: list[str]) -> None:
    reading = _read(annotator, text)
    assert (_words(reading, "actor"), _words(reading, "recipient")) == (actors, recipients)


def test_a_dual_and_leaders_of_both_name_two_parties(annotator: ArabicAnnotator) -> None:
    reading = _read(
        annotator,
        "وافقت حركتا حماس والجهاد الإسلامي على هدنة.\n\nوعُقد في القاهرة اجتماع بين وفدين إداريين من الحركتين.",
    )
    meeting = next(event for event in reading.events if event.type == "CONSULT")
    entities = {slot.entity_id for slot in reading.slots_of(meeting.event_mention_id, "actor")}
    assert len(entities) == 2
    assert None not in entities


def test_who_says_we_is_the_speaker(annotator: ArabicAnnotator) -> None:
    reading = _read(annotator, "قالت حماس إن الهدنة مستمرة.\n\nوتابعت «نحذر إسرائيل من أي هجوم».")
    threat = next(event for event in reading.events if event.type == "THREATEN")
    assert [slot.entity_id for slot in reading.slots_of(threat.event_mention_id, "actor")] == ["org/hamas"]
