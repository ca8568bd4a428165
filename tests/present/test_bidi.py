"""Right-to-left text is isolated on a terminal, and only there."""

from dateline.present.bidi import isolated, parted

ARABIC = "محادثات 12-15"


def test_left_to_right_text_needs_no_isolates() -> None:
    assert isolated("Talks in Valletta") == "Talks in Valletta"


def test_a_value_of_unknown_direction_is_ordered_by_its_first_strong_character() -> None:
    assert isolated(ARABIC) == f"\u2068{ARABIC}\u2069"


def test_a_declared_direction_sets_the_order() -> None:
    assert isolated(ARABIC, "rtl") == f"\u2067{ARABIC}\u2069"
    assert isolated(f"see {ARABIC}", "ltr") == f"\u2066see {ARABIC}\u2069"


def test_a_right_to_left_line_without_letters_is_isolated_too() -> None:
    assert isolated("12-15", "rtl") == "\u206712-15\u2069"


def test_a_sources_words_in_a_line_of_our_own_are_parted() -> None:
    line = "assault: → “19 شخصًا”; “سوق”; 2031-10-09"
    assert parted(line) == [
        ("assault: → ", False),
        ("“19 شخصًا”", True),
        ("; ", False),
        ("“سوق”", True),
        ("; 2031-10-09", False),
    ]
    title = "“قالا: “نعم” و”لا””"
    assert parted(title) == [(title, True)]
