"""Names of persons across spellings and scripts."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import SAME_NAME, match_names, name_key, name_parts, person_keys


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("زياد النخالة", "Ziyad an-Nehhale"),
        ("Ziyad al-Nakhalah", "Ziad Nakhaleh"),
        ("عبد الفتاح السيسي", "Abdel Fattah el-Sisi"),
        ("عبدالفتاح السيسي", "Abdulfattah as-Sisi"),
        ("فولوديمير زيلينسكي", "Volodymyr Zelenskyy"),
        ("شي جين بينغ", "Xi Jinping"),
        ("الملك عبد الله الثاني", "King Abdullah II"),
        ("الشيخ صالح العاروري", "Saleh al-Arouri"),
    ],
)
def test_spellings_of_one_person_match(left: str, right: str) -> None:
    assert match_names(left, right).score >= SAME_NAME
    assert match_names(right, left).score == pytest.approx(match_names(left, right).score, abs=0.05)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("محمود عباس", "Mohammed Abbas"),
        ("محمد عباس", "Mahmoud Abbas"),
        ("يحيى السنوار", "Mohammed Sinwar"),
        ("كيم جونغ أون", "Kim Jong Il"),
        ("محمد بن سلمان بن عبد العزيز", "Salman bin Abdulaziz"),
        ("حسن نصر الله", "Nasrallah"),
        ("سعد الحريري", "Rafik Hariri"),
    ],
)
def test_other_persons_do_not(left: str, right: str) -> None:
    assert match_names(left, right).score < SAME_NAME


def test_a_match_says_which_parts_it_was_made_of() -> None:
    match = match_names("محمد بن سلمان", "Mohammed bin Salman Murad")
    assert [(each.left, each.right) for each in match.parts] == [
        ("محمد", "mohammed"),
        ("سلمان", "salman"),
        ("", "murad"),
    ]
    assert "سلمان = salman" in str(match)


def test_titles_articles_and_sons_are_no_parts() -> None:
    assert name_parts("Sheikh Mohammed bin Rashid al-Maktoum") == ("mohammed", "rashid", "maktoum")
    assert name_parts("الدكتور عبد الله بن زايد") == ("عبدالله", "زايد")


def test_keys_find_a_name_in_the_other_script() -> None:
    assert person_keys("Ziyad an-Nehhale") & person_keys("زياد النخالة")
    assert person_keys("Mohammed bin Salman") & person_keys("محمد بن سلمان بن عبد العزيز")


def test_a_name_is_looked_up_without_articles_and_marks() -> None:
    assert name_key("the U.N.") == name_key("UN")
    assert name_key("Al-Quds") == name_key("al Quds")
    assert name_key("الجهاد الإسلامي") == name_key("جهاد إسلامي") == name_key("للجهاد الإسلامي")
    assert name_key("Hamas’s") == "hamas"


def test_press_spellings_of_public_figures_are_told_apart_at_the_one_threshold() -> None:
    text = (files("dateline.evaluate") / "gold" / "names" / "figures.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")][:24]
    arabic = [(name, at) for at, row in enumerate(rows) for name in row[0].split("|")]
    latin = [(name, at) for at, row in enumerate(rows) for name in row[1].split("|")]
    found = {(a, b): (x == y) for a, x in arabic for b, y in latin if match_names(a, b).score >= SAME_NAME}
    right = sum(x == y for _, x in arabic for _, y in latin)
    precision, recall = sum(found.values()) / len(found), sum(found.values()) / right
    assert precision >= 0.97
    assert recall >= 0.95


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_have_a_score(left: str, right: str) -> None:
    assert 0.0 <= match_names(left, right).score <= 1.0
    name_key(left)
    person_keys(right)
