"""Numbers of a text, in digits and in words."""

from __future__ import annotations

import pytest

from dateline.link.amounts import amounts_in


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "about 26,000 people, 85 shelters and $27.5 million", [26_000, 85, 27_500_000]),
        ("en", "twenty-three of three hundred and fifty", [23, 350]),
        ("en", "thirty thousand five hundred, then fourteen", [30_500, 14]),
        ("en", "two of the seven cranes", [7]),
        ("en", "½ a cup, the 19th at 5.30pm, or ٣", [3]),
        ("en", "thirty-two per cent, 20.000 pupils", [32, 20_000]),
        ("ar", "في القرن التاسع عشر، في سن الثامنة عشرة", []),
        ("ar", "أحد عشر مراسلا واثنان وعشرون مصورا", [11, 22]),
        ("en", "a cut of 7 and 12 per cent", [7, 12]),
        ("ar", "أربع عشرة سفينة", [14]),
        ("ar", "خمسة وعشرون شخصا", [25]),
        ("ar", "نحو ٣٠ ألف شخص إلى ٩٨ مركزا", [30_000, 98]),
        ("ar", "ثلاثة آلاف ومئتان", [3_200]),
        ("ar", "27.5 مليون دولار", [27_500_000]),
        ("ar", "الرسوم ستُناقش في تونس", []),
    ],
)
def test_numbers_are_read_in_digits_and_words(language: str, text: str, expected: list[float]) -> None:
    assert [each.value for each in amounts_in(text, language)] == expected


def test_an_amount_has_the_place_of_its_words() -> None:
    text = "Some thirty thousand people"
    (amount,) = amounts_in(text, "en")
    assert text[amount.start : amount.end] == "thirty thousand"
