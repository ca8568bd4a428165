"""A hostile page cannot steer the terminal: what could is shown as an escape."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.present import to_json, visible, visible_line

STEERING = "\x00\x07\x08\x1b\x7f\x9b\x9d\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\ufff9\U000e0041"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2J\x1b]0;title\x07", "\\x1b[2J\\x1b]0;title\\x07"),
        ("\x9b31mred", "\\x9b31mred"),
        ("total 12\u202e31 latot\u202c", "total 12\\u202e31 latot\\u202c"),
        ("\u2067never closed", "\\u2067never closed"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("back\x08\x08space", "back\\x08\\x08space"),
    ],
)
def test_what_steers_is_shown(hostile: str, shown: str) -> None:
    assert visible(hostile) == shown
    assert visible_line(hostile) == shown


def test_line_ends_of_every_kind_become_newlines_and_tabs_spaces() -> None:
    assert visible("one\r\ntwo\rthree\u2028four\tfive") == "one\ntwo\nthree\nfour five"
    assert visible_line("one\r\n two\rthree\u2028four\tfive") == "one two three four five"


def test_what_arabic_needs_stays() -> None:
    persian = "می\u200cخواهم"
    assert visible(persian) == persian
    assert visible("مُحَمَّد\u200f!") == "مُحَمَّد\u200f!"


@given(st.text())
def test_nothing_that_steers_is_ever_printed(text: str) -> None:
    for printed in (visible(text), visible_line(text)):
        for character in printed:
            assert character == "\n" or unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
            assert character not in STEERING


@given(st.text())
def test_json_says_the_same_and_steers_nothing(text: str) -> None:
    document = to_json({"text": text})
    assert json.loads(document) == {"text": text}
    assert not set(document) & set(STEERING)


@given(st.text())
def test_json_for_an_output_that_is_not_unicode_is_ascii(text: str) -> None:
    document = to_json({"text": text}, encoding="latin-1")
    assert document.isascii()
    assert json.loads(document) == {"text": text}
