"""Pages of several items, and articles that must not be split."""

from __future__ import annotations

import pytest
from scraped_text import page_of

from dateline.clean.text import label_document
from dateline.model import Role

STORIES = [
    (
        "Dockers at Aqaba end their strike after seven days",
        "Dockers went back to work on Sunday after a night of talks. The union said pay would rise by eight per cent.",
    ),
    (
        "River bursts its banks in two districts near Sylhet",
        "Heavy rain sent water over the embankment early on Monday. About 26,000 people were moved to shelters.",
    ),
    (
        "Tunis and Valletta agree on a passenger ferry line",
        "Two transport authorities signed a timetable for summer sailings. Fees will be discussed in November.",
    ),
    (
        "Fire at Izmir packaging plant injures seventeen",
        "Smoke filled a drying hall shortly after midnight. Eleven workers were taken to hospital for treatment.",
    ),
]
ARABIC_STORIES = [
    (
        "مزارعو الغوطة يعودون إلى بساتين المشمش",
        "عاد عشرات المزارعين إلى بساتينهم بعد سنوات. وقالت الجمعية إن الري سيبدأ قريبا.",
    ),
    (
        "مصر تختبر الري تحت السطحي في الواحات",
        "بدأت وزارة الزراعة تجربة على ألف فدان من القمح. وتتوقع أن توفر ثلث المياه.",
    ),
    (
        "افتتاح غرفة للترجمة في مستشفى مدينة ليون",
        "خصص المستشفى ستة مترجمين يعملون بالتناوب. وكان المرضى يعتمدون على أقاربهم.",
    ),
]


def titles_of(text: str) -> list[list[str]]:
    draft = label_document(page_of(text))
    return [
        [draft.text_of(b) for b in draft.blocks if b.item == item and b.role is Role.TITLE] for item in draft.items()
    ]


@pytest.mark.parametrize("stories", [STORIES, ARABIC_STORIES])
def test_titles_with_one_paragraph_each_are_items(stories: list[tuple[str, str]]) -> None:
    text = "Skip to content\n\nHarbour\n\n" + "\n\n".join(f"{title}\n\n{body}" for title, body in stories)
    assert titles_of(text) == [[title] for title, _ in stories]


@pytest.mark.parametrize("layout", ["{title}\n{date}\n{body}", "{date}\n{title}\n{body}", "{title}\n{body}\n{date}"])
def test_entries_with_their_own_date_are_items(layout: str) -> None:
    entries = [layout.format(title=t, body=b, date=f"{n + 4} May 2031") for n, (t, b) in enumerate(STORIES)]
    text = "The Quay Gazette\n" + "\n".join(entries) + "\nLoad more\nFollow us"
    assert titles_of(text) == [[title] for title, _ in STORIES]


def test_items_keep_their_own_date_and_body() -> None:
    entries = [f"{title}\n{n + 4} May 2031\n{body}\nRead more" for n, (title, body) in enumerate(STORIES)]
    draft = label_document(page_of("\n".join(entries)))
    for number, (title, body) in enumerate(STORIES):
        own = {b.role: draft.text_of(b) for b in draft.blocks if b.item == number}
        assert own == {Role.TITLE: title, Role.DATE: f"{number + 4} May 2031", Role.BODY: body}


def test_takes_parted_by_end_marks_are_items() -> None:
    text = "\n\n".join(f"ORB006{n} 3 ASA\n\n{t}\n\n{b}\n\n{b}\n\nends" for n, (t, b) in enumerate(STORIES))
    assert titles_of(text) == [[title] for title, _ in STORIES]


def test_live_updates_with_times_are_items() -> None:
    entries = "\n".join(f"1{n}:20 GMT\n{body}" for n, (_, body) in enumerate(STORIES))
    head = "Flood in Sylhet: live updates\nThe river rose again on Monday morning, the relief office said in the city."
    draft = label_document(page_of(f"{head}\n{entries}"))
    assert len(draft.items()) == 1 + len(STORIES)


def test_an_article_with_subheadings_is_one_item() -> None:
    paragraph = (
        "The port of Aqaba said the ferry terminal would stay closed while the quay was repaired. Dockers agreed."
    )
    parts = [
        f"{head}\n\n{paragraph} {n}\n\n{paragraph} It was the {n}th delay."
        for n, head in enumerate(
            ["Repairs at the quay take longer", "Dockers wait for the port", "What the ferry terminal needs now"]
        )
    ]
    text = "Ferry terminal at Aqaba to stay closed\n\n3 May 2031\n\n" + "\n\n".join(parts)
    assert len(label_document(page_of(text)).items()) == 1


def test_an_interview_is_one_item() -> None:
    turns = [
        (
            "How low is the river at the gauge today?",
            "It stands at one metre sixty. We have seen lower levels, but never in June.",
        ),
        (
            "Is it the rain or is it the dams upstream?",
            "Both, and people want one answer. The rains came three weeks late this year.",
        ),
        (
            "What can the treaty of that year still do?",
            "It gives us a table to sit at. Without it we would be writing letters all day.",
        ),
        (
            "What should readers watch in coming weeks?",
            "The lake. If it has not begun to fill by the middle of July, fish will spawn late.",
        ),
    ]
    assert len(label_document(page_of("\n\n".join(f"{q}\n\n{a}" for q, a in turns))).items()) == 1
