from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.core.errors import OutlineError
from outline_editor.core.index import walk
from outline_editor.core.model import MAX_DEPTH
from outline_editor.core.text_rules import MAX_TEXT
from outline_editor.core.vocabulary import NodeKind, NoteKind
from outline_editor.formats.text_reader import Briefing, read_briefing
from tests.formats.progress import check_progress

FOUNDING = Path(__file__).parents[2] / "sample_docs" / "miit-2019-press.txt"


def codes(briefing: Briefing) -> list[str]:
    return [notice.code for notice in briefing.notices]


def founding() -> Briefing:
    return read_briefing(FOUNDING.read_text("utf-8"), "miit-2019-press")


class TestFoundingBriefing:
    def test_it_has_34_rows_and_one_context_note(self) -> None:
        root = founding().root
        assert len(list(walk(root.outline))) == 34
        assert [len(section.children) for section in root.outline] == [6, 3]
        (note,) = root.notes
        assert note.kind is NoteKind.CONTEXT
        assert note.text.startswith("The main difference between priorities the minister")
        assert note.text.endswith("the key role of niche SMEs in industrial upgrading.")

    def test_it_says_nothing_of_a_clean_text(self) -> None:
        assert founding().notices == ()

    def test_it_is_a_document_without_title_named_after_its_file(self) -> None:
        root = founding().root
        assert root.id == "miit-2019-press"
        assert root.title == ""

    def test_paragraphs_are_sections_and_bullets_have_no_kind_yet(self) -> None:
        root = founding().root
        assert [section.kind for section in root.outline] == [NodeKind.SECTION] * 2
        assert {row.kind for s in root.outline for row in walk(s.children)} == {None}

    def test_the_same_text_gives_the_same_ids(self) -> None:
        root = founding().root
        assert founding().root == root
        # Ids that files in git hold already: they must not change.
        assert root.outline[0].id == "n-tg3f4"
        assert root.outline[1].id == "n-k7nkr"

    def test_another_name_gives_other_ids(self) -> None:
        text = FOUNDING.read_text("utf-8")
        one, two = read_briefing(text, "one").root, read_briefing(text, "two").root
        assert not {row.id for row in walk(one.outline)} & {row.id for row in walk(two.outline)}


def test_equal_rows_get_different_ids() -> None:
    root = read_briefing("- same\n- same\n", "x").root
    assert root.outline[0].id != root.outline[1].id


@pytest.mark.parametrize(
    ("name", "document_id"),
    [
        ("MIIT 2019 press", "miit-2019-press"),
        ("工信部2019", "2019"),
        ("工信部", "outline"),
        ("", "outline"),
    ],
)
def test_the_document_id_comes_from_the_name(name: str, document_id: str) -> None:
    assert read_briefing("row", name).root.id == document_id


@pytest.mark.parametrize("text", ["", "\n\n", " \t\u3000\n", "context:\n", "\ufeff", "\x00\x01"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(OutlineError) as refused:
        read_briefing(text, "x")
    assert refused.value.message.code == "briefing.empty"


def test_a_context_note_alone_is_a_document() -> None:
    root = read_briefing("context: why\n", "x").root
    assert [note.text for note in root.notes] == ["why"]
    assert root.outline == ()


class TestDepth:
    def text(self, levels: int) -> str:
        return "".join("  " * level + f"- row {level + 1}\n" for level in range(levels))

    def test_the_deepest_level_allowed_is_read(self) -> None:
        rows = list(walk(read_briefing(self.text(MAX_DEPTH), "x").root.outline))
        assert len(rows) == MAX_DEPTH
        assert rows[-1].children == ()

    def test_one_more_is_refused_with_its_line(self) -> None:
        with pytest.raises(OutlineError) as refused:
            read_briefing(self.text(MAX_DEPTH + 1), "x")
        assert str(refused.value) == (
            "Line 101, “row 101”, is indented deeper than 100 levels; move it, or the lines "
            "above it, further out."
        )

    def test_far_more_are_refused_too(self) -> None:
        text = "".join(" " * n + f"- {n}\n" for n in range(2000))
        with pytest.raises(OutlineError):
            read_briefing(text, "x")


class TestLength:
    def test_the_longest_text_allowed_is_read(self) -> None:
        root = read_briefing(f"context: {'b' * MAX_TEXT}\n\n- {'a' * MAX_TEXT}\n", "x").root
        assert len(root.outline[0].text) == len(root.notes[0].text) == MAX_TEXT

    @pytest.mark.parametrize("mark", ["• ", "", "context: "])
    def test_a_longer_line_is_refused_with_its_number(self, mark: str) -> None:
        with pytest.raises(OutlineError) as refused:
            read_briefing(f"First\n\n{mark}{'a ' * (MAX_TEXT // 2)}b\n", "x")
        assert str(refused.value) == (
            f"Line 3: the text that starts here, “{'a ' * 29}a…”, is longer than 1,000,000 "
            "characters, the most that a row or note may have; make it several."
        )

    @pytest.mark.parametrize("mark", ["• ", "context: "])
    def test_so_are_many_lines_of_one_text(self, mark: str) -> None:
        lines = f"  {'a' * 999}\n" * (MAX_TEXT // 1000)
        with pytest.raises(OutlineError) as refused:
            read_briefing(f"First\n\n{mark}begins\n{lines}", "x")
        assert refused.value.message.code == "briefing.too-long"


def test_how_far_it_is_is_told_all_the_time() -> None:
    text = "context: why\n\n" + "- MIIT\n  - goes on\n    here\n" * 3_000
    check_progress(lambda tell: read_briefing(text, "x", tell))


class TestNotices:
    def test_characters_left_out_are_counted(self) -> None:
        briefing = read_briefing("- a\x00b\x07c\ufffe\n", "x")
        assert briefing.root.outline[0].text == "abc"
        assert [notice.text for notice in briefing.notices] == [
            "3 characters that no text may hold (control characters and the like) were left out."
        ]

    def test_foreign_line_breaks_are_counted(self) -> None:
        briefing = read_briefing("A\u2029B\x85C\rD\n", "x")
        assert [row.text for row in briefing.root.outline] == ["A", "B", "C", "D"]
        assert [notice.text for notice in briefing.notices] == [
            "3 line breaks of another kind became ordinary ones."
        ]

    def test_windows_line_ends_are_ordinary(self) -> None:
        assert read_briefing("A\r\n\r\nB\r\n", "x").notices == ()

    def test_non_breaking_spaces_within_a_text_are_counted(self) -> None:
        briefing = read_briefing("-\u00a0a\u00a0b\u00a0\n", "x")
        assert briefing.root.outline[0].text == "a b"
        assert [notice.text for notice in briefing.notices] == [
            "1 non-breaking space became an ordinary one."
        ]

    def test_an_empty_context_paragraph_is_told(self) -> None:
        briefing = read_briefing("- a\n\ncontext:\n\n- b\n", "x")
        assert briefing.root.notes == ()
        assert codes(briefing) == ["briefing.empty-context"]

    def test_rows_taken_into_a_context_note_are_told(self) -> None:
        briefing = read_briefing("context: why\n• a\n• b\n", "x")
        assert briefing.root.notes[0].text == "why\n• a\n• b"
        assert briefing.notices[0].text == (
            "Line 1: the context note holds 2 lines that look like rows; if they are, put a "
            "blank line after the note."
        )


def test_reading_a_long_text_takes_no_time_for_lines_that_cannot_be_judged() -> None:
    line = "a line as long as those that a mail program breaks, and no shorter\n"
    root = read_briefing(line * 3000 + "end\n\nshort\nlines\n", "x").root
    assert len(list(walk(root.outline))) == 3
