"""``dateline annotate``: one text from standard input, annotated and shown in reading order."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dateline.cli.entry import verbs

ENGLISH = "The port reopened on 5 August 2031. Talks had begun on 2 August 2031.\n"
ARABIC = "أعيد فتح الميناء في 5 أغسطس/آب 2031 بعد محادثات بدأت في 2 أغسطس 2031.\n"


def annotated(text: str, *options: str) -> str:
    result = CliRunner().invoke(verbs, ["annotate", *options], input=text.encode())
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(("text", "words"), [(ENGLISH, "5 August 2031"), (ARABIC, "5 أغسطس/آب 2031")])
def test_what_is_found_stands_in_reading_order_with_its_words(text: str, words: str) -> None:
    shown = annotated(text)
    assert f"“{words}”" in shown
    assert shown.index("2031-08-05") < shown.index("2031-08-02")


def test_json_has_the_fields_of_the_api() -> None:
    found = json.loads(annotated(ENGLISH, "--json"))
    times = [each for each in found if "time_id" in each]
    assert [each["edtf"] for each in times] == ["2031-08-05", "2031-08-02"]
    span = times[0]["span"]
    assert ENGLISH[span["start"] : span["end"]] == span["exact"]


def test_text_with_nothing_in_it_says_so() -> None:
    assert annotated("Nothing of note\n") == "Nothing was found.\n"


def test_a_day_that_is_none_is_a_mistake_of_the_command_line() -> None:
    result = CliRunner().invoke(verbs, ["annotate", "--published", "yesterday"], input=b"x")
    assert result.exit_code == 2
    assert "write a day as" in result.output
