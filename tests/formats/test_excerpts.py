"""Rows as other programs get them."""

from __future__ import annotations

import json

import pytest
from markdown_it import MarkdownIt

from outline_editor.core.errors import OutlineError
from outline_editor.core.excerpts import Excerpt
from outline_editor.core.model import Node, Note, Source
from outline_editor.core.vocabulary import NoteKind
from outline_editor.formats.excerpt_html import write_html
from outline_editor.formats.excerpt_json import read_excerpt, write_excerpt
from outline_editor.formats.excerpt_markdown import write_markdown
from outline_editor.formats.excerpt_text import write_text
from tests.core.outlines import lines, rows

NOTE = Note(
    id="t-aa", kind=NoteKind.CONTEXT, quote="small giants", text="state advances <1>\nand more"
)
ROW = Node(id="n-aa", text="support ‘small giants’ & *SMEs*", original="小巨人", notes=(NOTE,))
DEEP = rows(lines("a", "  b", "    c", "d"))


def _own(**excerpt: object) -> bytes:
    written = {"format": "policy-outline-rows/1", "home": "", "excerpt": excerpt}
    return json.dumps(written).encode()


class TestText:
    def test_levels_are_tabs(self) -> None:
        assert write_text(DEEP) == "a\n\tb\n\t\tc\nd"

    def test_a_single_row_is_its_text(self) -> None:
        assert write_text((ROW,)) == "support ‘small giants’ & *SMEs*"


class TestMarkdown:
    def test_levels_are_nested_items(self) -> None:
        assert write_markdown(DEEP) == "- a\n  - b\n    - c\n- d\n"

    def test_what_markdown_shows_are_the_words_and_the_note_as_a_note(self) -> None:
        html = MarkdownIt().render(write_markdown((ROW, *DEEP)))
        assert "support ‘small giants’ &amp; *SMEs*<br" in html
        assert "<em>小巨人</em>" in html
        note = html[html.index("<blockquote>") : html.index("</blockquote>")]
        assert "<strong>context on ‘small giants’:</strong> state advances &lt;1&gt;" in note
        assert "and more" in note

    @pytest.mark.parametrize("text", ["1. Januar", "# 1", "- x", "+ x", "a_b_c", "[x](y)", "`x`"])
    def test_nothing_in_a_text_is_taken_for_markdown(self, text: str) -> None:
        html = MarkdownIt().render(write_markdown((Node(text=text),)))
        assert html.replace("\n", "") == f"<ul><li>{text}</li></ul>"


class TestHtml:
    def test_lists_stand_within_their_item(self) -> None:
        html = write_html(DEEP, "en", "")
        assert html.endswith(
            '<ul lang="en"><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>'
        )

    def test_originals_and_notes_are_marked_as_such(self) -> None:
        html = write_html((ROW,), "en", "zh")
        assert "<li>support ‘small giants’ &amp; *SMEs*<br>" in html
        assert '<i lang="zh">小巨人</i>' in html
        assert "<small>[context on ‘small giants’: state advances &lt;1&gt;<br>and more]" in html


class TestOwnType:
    def test_carries_everything(self) -> None:
        excerpt = Excerpt(rows=(ROW, *DEEP), sources=(Source(id="s1", title="S"),))
        assert read_excerpt(write_excerpt(excerpt, "home")) == (excerpt, "home")

    def test_carries_a_hundred_levels(self) -> None:
        node = Node(id="n-00", text="x")
        for number in range(1, 100):
            node = Node(id=f"n-{number:02}", text="x", children=(node,))
        excerpt = Excerpt(rows=(node,))
        assert read_excerpt(write_excerpt(excerpt, ""))[0] == excerpt

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"null",
            b"[]",
            b"\xff\xfe",
            b"[" * 100_000,
            b'{"format": "policy-outline-rows/2", "home": "", "excerpt": {}}',
            b'{"format": "policy-outline-rows/1", "home": 1, "excerpt": {}}',
            _own(rows=[]),
            _own(rows=[{"text": "a"}]),
            _own(rows=[{"id": "n-aa"}]),
            _own(rows=[{"id": "n-aa", "text": "a", "colour": "red"}]),
        ],
    )
    def test_refuses_what_it_has_not_written(self, data: bytes) -> None:
        with pytest.raises(OutlineError, match="copy them as text"):
            read_excerpt(data)
