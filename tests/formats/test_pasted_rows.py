"""Rows in what other programs copy: each sample is shaped as that program writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from outline_editor.core.errors import EditRefused
from outline_editor.core.model import Node
from outline_editor.core.progress import Tell
from outline_editor.core.text_rules import MAX_TEXT
from outline_editor.formats.pasted_rows import one_row_of, rows_in_html, rows_in_text
from tests.call_counts import calls_of
from tests.core.outlines import lines
from tests.formats.progress import check_progress


def _drawn(rows: tuple[Node, ...], level: int = 0) -> Iterator[str]:
    for row in rows:
        yield "  " * level + row.text
        yield from _drawn(row.children, level + 1)


def drawn(rows: tuple[Node, ...]) -> str:
    return "\n".join(_drawn(rows))


NESTED = lines("one", "  two", "    three", "four")

HTML = {
    "a browser, lists within their items": (
        "<ul><li>one<ul><li>two<ol><li>three</li></ol></li></ul></li><li>four</li></ul>",
        NESTED,
    ),
    "a browser, end tags left out": (
        "<ul><li>one<ul><li>two<ul><li>three</ul></ul><li>four",
        NESTED,
    ),
    "Google Docs, lists within lists": (
        '<b id="docs-internal-guid-7"><ul><li aria-level="1"><p><span>one</span></p></li><ul>'
        '<li aria-level="2"><p>two</p></li><ul><li aria-level="3"><p>three</p></li></ul></ul>'
        '<li aria-level="1"><p>four</p></li></ul></b>',
        NESTED,
    ),
    "Word, levels in the style": (
        "<html><head><style>p.MsoListParagraph{margin-left:36pt}</style></head><body>"
        + "".join(
            f"<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>"
            "<![if !supportLists]><span style='font-family:Symbol'>"
            f"<span style='mso-list:Ignore'>{marker}<span>&nbsp;&nbsp; </span></span></span>"
            f"<![endif]>{text}<o:p></o:p></p>"
            for level, marker, text in [
                (1, "·", "one"),
                (2, "o", "two"),
                (3, "§", "three"),
                (1, "·", "four"),
            ]
        )
        + "</body></html>",
        NESTED,
    ),
    "Word, a level skipped": (
        "<p style='mso-list:l0 level1 lfo1'>one</p><p style='mso-list:l0 level3 lfo1'>two</p>",
        lines("one", "  two"),
    ),
    "Word, indented without a list": (
        "<p style='margin-left:0pt'>one</p><p style='margin-left:36.0pt'>two</p>"
        "<p style='margin-left:72.0pt'>three</p><p>four</p>",
        NESTED,
    ),
    "Word on the web, each item in a list of its own": (
        '<ul><li data-aria-level="1"><p>one</p></li></ul><ul><li data-aria-level="2"><p>two</p>'
        '</li></ul><ul><li data-aria-level="3"><p>three</p></li></ul>'
        '<ul><li data-aria-level="1"><p>four</p></li></ul>',
        NESTED,
    ),
    "PowerPoint, levels in the class": (
        "<div class=O><span style='mso-special-format:bullet'>•</span>one</div>"
        "<div class=O1><span style='mso-special-format:bullet'>–</span>two</div>"
        "<div class=O2>three</div><div class=O>four</div>",
        NESTED,
    ),
    "OneNote, lists with styles": (
        "<ul style='direction:ltr;margin-left:.375in' type=disc><li><span>one</span></li>"
        "<ul type=circle><li><span>two</span></li><ul><li>three</li></ul></ul><li>four</li></ul>",
        NESTED,
    ),
    "headings": (
        "<h1>one</h1><h2>two</h2><p>three</p><h1>four</h1>",
        NESTED,
    ),
    "a paragraph that announces a list": (
        "<p>priorities:</p><ul><li>one<li>two</ul><p>next steps:</p><ul><li>three</ul>",
        lines("priorities:", "  one", "  two", "next steps:", "  three"),
    ),
    "a heading over paragraphs with lists": (
        "<h2>one</h2><p>two</p><ul><li>three</li></ul><h2>four</h2>",
        NESTED,
    ),
    "words of an item after a list in it": (
        "<ul><li>one<ul><li>two</li></ul>and more</li></ul>",
        lines("one", "  two", "and more"),
    ),
    "paragraphs and breaks within an item": (
        "<ul><li><p>one</p><p>more</p>and<br>more</li></ul>",
        "one more and more",
    ),
    "a table": (
        "<table><tr><th>year</th><th>aim</th></tr><tr><td>2018</td><td>cut taxes</td></tr></table>",
        lines("year | aim", "2018 | cut taxes"),
    ),
    "a page without lists": ("<div>- one<br>- two</div>", lines("one", "two")),
    "spaces that do not break": ("<p>60&nbsp;bn&nbsp; fund</p>", "60 bn fund"),
    "nothing that is not seen": (
        "<style>p{}</style><script>alert('x')</script><title>t</title><!-- c --><p>one</p>",
        "one",
    ),
    "characters by name": ("<ul><li>R&amp;D &lt;5% &#8216;x&#8217;</li></ul>", "R&D <5% ‘x’"),
    "nothing": ("<p> </p><br><ul><li></li></ul>", ""),
}


@pytest.mark.parametrize(("html", "expected"), HTML.values(), ids=HTML)
def test_html(html: str, expected: str) -> None:
    assert drawn(rows_in_html(html)) == expected


def test_html_without_lists_leaves_the_white_space_to_the_plain_text() -> None:
    html = "<div>one</div><div>&nbsp; two</div>"
    assert drawn(rows_in_html(html, "one\n\ttwo")) == lines("one", "  two")


def test_html_of_any_depth() -> None:
    depth = 3000
    rows = rows_in_html("<ul><li>x" * depth)
    words, level = 0, 0
    while rows:
        words, level = words + len(rows), level + 1
        rows = rows[0].children
    assert (words, level) == (depth, 100)


TEXT = {
    "tabs": ("one\n\ttwo\n\t\tthree\nfour", NESTED),
    "two spaces": ("one\n  two\n    three\nfour", NESTED),
    "four spaces": ("one\n    two\n        three\nfour", NESTED),
    "full-width spaces": ("one\n\u3000\u3000two\n\u3000\u3000\u3000\u3000three\nfour", NESTED),
    "bullets": ("- one\n  * two\n    + three\n- four", NESTED),
    "numbers": ("1. one\n  (1) two\n    a) three\n2. four", NESTED),
    "Chinese numbers": (
        "一、创新\n（一）企业\n1．减税\n二、开放",
        lines("创新", "  企业", "    减税", "开放"),
    ),
    "Markdown headings": ("# one\n## two\nthree\n# four #", NESTED),
    "Markdown headings over lists": ("## one\n- two\n  - three\n## four", NESTED),
    "Markdown escapes and tasks": ("- [ ] a\\*b\n- [x] 1\\. c", lines("a*b", "1. c")),
    "a line wrapped by hand": ("- one\n  and more\n- two", lines("one and more", "two")),
    "a year is no number": ("- one\n- 2019. A year", lines("one", "2019. A year")),
    "a hash is no heading": ("#one\n#two", lines("#one", "#two")),
    "nothing": (" \n\t\n", ""),
}


@pytest.mark.parametrize(("text", "expected"), TEXT.values(), ids=TEXT)
def test_text(text: str, expected: str) -> None:
    assert drawn(rows_in_text(text)) == expected


def test_a_context_paragraph_becomes_a_note_on_the_row_before() -> None:
    one, two = rows_in_text("- one\n- two\n\ncontext: state advances,\nprivate retreats\n")
    assert [note.text for note in two.notes] == ["state advances,\nprivate retreats"]
    assert one.notes == ()


def test_a_context_paragraph_without_rows_is_not_lost() -> None:
    assert drawn(rows_in_text("context: state advances")) == "state advances"


@pytest.mark.parametrize(
    "text", [f"- {'a' * MAX_TEXT}b", f"one\n\ncontext: {'a' * MAX_TEXT}b", f"# {'a' * MAX_TEXT}b"]
)
def test_a_longer_text_than_a_row_or_note_may_have_is_refused(text: str) -> None:
    with pytest.raises(EditRefused) as refused:
        rows_in_text(text)
    assert str(refused.value) == (
        f"“{'a' * 59}…” is longer than 1,000,000 characters, the most that a row or note may "
        "have; copy and paste it in parts."
    )


@pytest.mark.parametrize("html", [f"<ul><li>{'a' * MAX_TEXT}b</ul>", f"<p>{'a' * MAX_TEXT}b"])
def test_so_is_one_in_html(html: str) -> None:
    with pytest.raises(EditRefused):
        rows_in_html(html)


def test_words_for_one_row_are_refused_too() -> None:
    (row,) = one_row_of("a" * MAX_TEXT)
    assert len(row.text) == MAX_TEXT
    with pytest.raises(EditRefused):
        one_row_of("a" * MAX_TEXT + "b")


ROWS = 4_000
LINES = "- row\n  - goes on\n" * ROWS

LONG_WORK: dict[str, Callable[[Tell], object]] = {
    "text": partial(rows_in_text, LINES),
    "text under headings": partial(rows_in_text, f"# One\n{LINES}" * 2),
    "a list": partial(rows_in_html, f"<ul>{'<li>row' * ROWS}</ul>", ""),
    "paragraphs": partial(rows_in_html, "<p>row" * ROWS, ""),
    "paragraphs with text": partial(rows_in_html, "<p>row" * ROWS, LINES),
}


@pytest.mark.parametrize("work", LONG_WORK.values(), ids=LONG_WORK)
def test_how_far_it_is_is_told_all_the_time(work: Callable[[Tell], object]) -> None:
    check_progress(work)


def test_one_very_long_tag_is_not_looked_through_again_and_again() -> None:
    """Such as that of a picture, which stands in it."""
    html = f'<ul><li>one</li><li><img src="data:{"A" * 2_000_000}">two</li></ul>'
    found: list[tuple[Node, ...]] = []
    calls = calls_of(lambda: found.append(rows_in_html(html)))
    assert [row.text for row in found[0]] == ["one", "two"]
    assert calls["goahead"] < 20
