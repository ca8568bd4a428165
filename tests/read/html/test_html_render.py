"""Rendering: what a page shows, line by line, and where each line stands in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.html import Rendered, render_html


def lines(markup: str) -> list[str]:
    rendered = render_html(markup)
    return [rendered.text[segment.start : segment.end] for segment in rendered.segments]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>The port\n  opened.</p><p>Ships left.</p>", ["The port opened.", "Ships left."]),
        ("<p>فُتح الميناء.</p><p>غادرت السفن.</p>", ["فُتح الميناء.", "غادرت السفن."]),
        ("<p>one<br>two</p>", ["one\ntwo"]),
        ("<p>one<br>\n<br>two</p>", ["one", "two"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<table><tr><td>Port<td>12</table>", ["Port", "12"]),
        ("<p>12&nbsp;000 &amp; more</p>", ["12\u00a0000 & more"]),
        ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
        ("<p>sh<b>own</b></p>", ["shown"]),
        ("<p><a href=1>Home</a><a href=2>World</a>", ["Home World"]),
        ("<p><span class=by>By the desk</span><time>3 May 2031</time></p>", ["By the desk 3 May 2031"]),
        ("<div><a href=1>Home</a> <a href=2>World</a></div>", ["Home", "World"]),
        ("<div><span class=by>By the desk</span><time>3 May 2031</time></div>", ["By the desk", "3 May 2031"]),
        ("<div>Published <time>3 May 2031</time></div>", ["Published 3 May 2031"]),
        ("<div>See <a href=1>one</a> <a href=2>two</a></div>", ["See one two"]),
        ("<p><span class=cap>T</span><span class=rest>he port</span></p>", ["The port"]),
        ("<pre>one  two\nthree\n\nfour</pre>", ["one two\nthree", "four"]),
        ("no tags at all", ["no tags at all"]),
        ("", []),
        ("<p>&nbsp;</p><p>\u200b</p>", []),
        ("<script>var x</script><style>p{}</style><noscript>n</noscript><svg><text>s</text></svg><p>seen", ["seen"]),
        ("<template><p>no</p></template><title>no</title><textarea>no</textarea><p>seen", ["seen"]),
    ],
)
def test_breaks_lines_as_a_browser_would(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


def test_keeps_hidden_text_and_says_so() -> None:
    shown, hidden = render_html("<p>shown</p><div style='display:none'><p>hidden</p></div>").segments
    assert "hidden" not in shown.hints
    assert "hidden" in hidden.hints


@pytest.mark.parametrize(
    "markup",
    [
        "<body><p>Grain &amp; fuel <b>rose</b>.</p>",
        "<body><!-- note --><p>Plain</p>",
        "<body><p>stray</i> end</p>",
        "<body>first <!-- x --> second",
        "<body><p>&ldquo;Talks&rdquo; went on</p>",
        "<body><p>قال &quot;الوفد&quot;</p>",
    ],
)
def test_places_segments_exactly_in_the_source(markup: str) -> None:
    (segment,) = render_html(markup).segments
    assert segment.mapped == 1.0
    assert segment.source_start is not None
    assert segment.source_end is not None
    assert lines(markup[segment.source_start : segment.source_end]) == lines(markup)


def test_tells_path_hints_links_and_item_of_a_segment() -> None:
    cards = "".join(f"<div class=card><h3><a href=/{n}>Story {n}</a></h3><p>Lead {n}</p></div>" for n in range(3))
    markup = f"<body><article class='storyBody main-text'><p>Text</p></article><section>{cards}</section>"
    text, first, lead, second, *_ = render_html(markup).segments
    assert text.path == "article/p"
    assert {"story", "body", "main-text", "main", "text"} <= text.hints
    assert (first.path, first.link_share) == ("section/div/h3/a", 1.0)
    assert (text.group, first.group, lead.group, second.group) == (0, 1, 1, 2)


def test_elements_without_content_hold_nothing() -> None:
    markup = "<body><div><img><picture><source><source><img></picture><input><wbr><p>One</p></div><hr><p>Two</p>"
    assert [segment.path for segment in render_html(markup).segments] == ["div/p", "p"]


def check(rendered: Rendered) -> None:
    rendered.text.encode("utf-8")
    at = 0
    for segment in rendered.segments:
        assert not rendered.text[at : segment.start].strip()
        assert rendered.text[segment.start : segment.end].strip()
        assert 0 <= segment.mapped <= 1
        at = segment.end
    assert not rendered.text[at:].strip()


PIECES = ["<p>", "</p>", "<b>", "</b>", "<br>", "<table>", "<td>", "<a href=x>", "</a>", "<!--", "-->", "&amp;", "&#0;"]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=30))
def test_covers_all_text_of_any_markup_in_order(pieces: list[str]) -> None:
    check(render_html("".join(pieces)))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 200_000 + "deep",
        "<b>x" * 20_000,
        "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">text",
        "<a><b><i><p>" * 300,
        "<table>" * 5_000 + "cell",
        "x\x00y\ud800z",
        "&amp;" * 100_000,
        "<" * 100_000,
        "<!--" + "-" * 100_000,
    ],
    ids=["nested", "inline", "attributes", "adoption", "tables", "controls", "entities", "open", "comment"],
)
def test_hostile_markup_is_read_in_bounded_time(markup: str) -> None:
    check(render_html(markup))
