"""A codebook whose file another program has changed is taken in where that loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.editing import Editing
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.app.saves import Save
from outline_editor.app.versions import Versions
from outline_editor.core.addresses import DOCUMENT, actor_ref, concept_ref
from outline_editor.core.errors import Message
from outline_editor.core.model import Concept
from tests.app.test_concept_editing import DEVOLUTION, NAMES, STATE, Desk

BOOK = NAMES[2]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _write(desk: Desk, *changes: tuple[str, str]) -> None:
    """Let another program change the codebook's file."""
    path = desk.folder / BOOK
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def _read_again(desk: Desk) -> OpenDocument:
    """Open a document of the codebook later, as Revert does."""
    return open_document(desk.folder / NAMES[1], desk.codebooks)


def _overwrite(opened: OpenDocument) -> None:
    """Save a document and its codebook, whatever another program has put into its file."""
    shared = opened.named.shared
    assert opened.path is not None
    assert shared is not None
    save = Save(opened, opened.path, overwriting=[shared])
    save.write()
    save.end()


def _concept(opened: OpenDocument, concept_id: str) -> Concept:
    entry = opened.entry(concept_ref(concept_id))
    assert isinstance(entry, Concept)
    return entry


RENAMED = ("zh: 国进民退", "zh: 国进")


class TestUnmodified:
    def test_is_read_again_for_every_document_that_shares_it(self, desk: Desk) -> None:
        _write(desk, RENAMED)
        again = _read_again(desk)
        for opened in (again, desk.press, desk.conference):
            assert _concept(opened, STATE).label.get("zh") == "国进"
            assert not opened.is_modified
        assert again.named.shared is desk.press.named.shared

    def test_follows_in_entries_their_order_mergings_and_comment_block(self, desk: Desk) -> None:
        first = "  - id: small-giants\n    label: {en: small giants, zh: 小巨人}\n"
        new = "  - {id: new, label: {en: new}, merged_into: fang-guan-fu}\n"
        header = "# yaml-language-server: $schema=policy-codebook-1.schema.json\n"
        _write(desk, (first, new + first), (header, "# Ours\n"), ("    role: minister\n", ""))
        opened = open_document(desk.folder / NAMES[0])
        _read_again(desk)
        assert desk.press.codebook.root == opened.codebook.root
        desk.concepts.set_label(concept_ref(STATE), "en", "x")
        desk.save_all()
        text = (desk.folder / BOOK).read_text("utf-8")
        assert text.startswith("# Ours\n")
        assert text.count("merged_into") == 1

    def test_changes_what_is_wrong_in_the_documents(self, desk: Desk) -> None:
        _write(desk, ("id: small-giants", "id: little-giants"))
        _read_again(desk)
        codes = {problem.code for problem in desk.press.problems.problems()}
        assert codes == {"unknown-concept"}

    def test_is_no_step_of_undo_and_leaves_earlier_ones_what_they_can_take_back(
        self, desk: Desk
    ) -> None:
        desk.concepts.set_label(concept_ref(STATE), "en", "ours")
        desk.concepts.set_label(concept_ref(DEVOLUTION), "en", "ours too")
        desk.save_all()
        _write(desk, ("en: ours,", "en: theirs,"))
        _read_again(desk)
        assert desk.label(STATE) == "theirs"
        desk.editing.undo()
        assert desk.label(DEVOLUTION) == "devolution"
        desk.editing.undo()
        assert desk.label(STATE) == "theirs"
        assert desk.press.history.undo_name is None

    def test_by_naming_it_again(self, desk: Desk) -> None:
        desk.editing.set_field(DOCUMENT, "codebook", "")
        _write(desk, RENAMED)
        desk.editing.undo()
        assert _concept(desk.conference, STATE).label.get("zh") == "国进"

    def test_is_found_where_a_document_has_named_it_before(self, desk: Desk) -> None:
        desk.concepts.set_label(concept_ref(STATE), "en", "changed")
        desk.shown.remove(desk.conference)
        desk.editing.set_field(DOCUMENT, "codebook", "")
        assert _concept(desk.open(NAMES[1]), STATE).label.get("en") == "changed"


class TestModified:
    def test_is_kept_and_known_to_be_behind(self, desk: Desk) -> None:
        desk.concepts.set_label(concept_ref(STATE), "en", "ours")
        _write(desk, RENAMED)
        again = _read_again(desk)
        shared = desk.press.named.shared
        assert shared is not None
        assert _concept(again, STATE).label.texts == (("en", "ours"), ("zh", "国进民退"))
        assert shared.is_behind
        assert shared.has_changed_on_disk()
        _overwrite(desk.press)
        assert not shared.is_behind

    def test_is_not_behind_once_the_file_is_as_before(self, desk: Desk) -> None:
        desk.concepts.set_label(concept_ref(STATE), "en", "ours")
        shared = desk.press.named.shared
        assert shared is not None
        before = (desk.folder / BOOK).read_bytes()
        _write(desk, RENAMED)
        _read_again(desk)
        (desk.folder / BOOK).write_bytes(before)
        _read_again(desk)
        assert not shared.is_behind
        assert desk.label(STATE) == "ours"

    def test_by_what_the_file_holds_now_is_saved(self, desk: Desk) -> None:
        desk.concepts.set_label(concept_ref(STATE), "zh", "国进")
        _write(desk, RENAMED)
        _read_again(desk)
        assert not desk.press.is_modified


class TestReverting:
    def test_is_a_step_of_undo(self, desk: Desk) -> None:
        desk.concepts.set_label(concept_ref(STATE), "en", "ours")
        desk.concepts.merge(STATE, DEVOLUTION)
        changed = desk.press.codebook.root
        desk.press.revert_codebooks()
        assert not desk.conference.is_modified
        assert desk.label(STATE) == "state advances, private retreats"
        desk.editing.undo()
        assert desk.press.codebook.root == changed

    def test_then_takes_in_the_file_whose_changes_undoing_leaves(self, desk: Desk) -> None:
        desk.concepts.set_label(concept_ref(STATE), "en", "ours")
        _write(desk, ("role: minister", "role: the minister"))
        again = _read_again(desk)
        desk.press.revert_codebooks()
        again.read_codebook()
        minister = again.entry(actor_ref("miao-wei"))
        assert minister is not None
        assert minister.role == "the minister"  # type: ignore[union-attr]
        assert not desk.press.is_modified
        desk.editing.undo()
        assert desk.label(STATE) == "ours"
        assert desk.press.entry(actor_ref("miao-wei")) == minister

    def test_of_the_document_alone_keeps_a_codebook_that_it_names_no_more(self, desk: Desk) -> None:
        desk.concepts.set_label(concept_ref(STATE), "en", "ours")
        path = desk.folder / NAMES[0]
        text = path.read_text("utf-8")
        path.write_text(text.replace(f"codebook: {BOOK}\n", ""), "utf-8")
        versions = Versions(desk.press)
        versions.add(open_document(path, desk.codebooks), Message.of("name.revert"))
        assert versions.now.codebook.root is None
        assert versions.now.modified_names == [BOOK]


def test_what_reading_changed_is_known_until_it_is_saved(desk: Desk) -> None:
    _write(desk, ("    role: minister\n", "    role: minister  # since 2010\n"))
    opened = _read_again(desk)
    shared = opened.named.shared
    assert shared is not None
    assert [notice.code for notice in shared.notices] == ["notice.codebook-comments"]
    assert not opened.is_modified
    Editing(opened).concepts.set_label(concept_ref(STATE), "en", "x")
    _overwrite(opened)
    assert shared.notices == ()
    assert b"x-comment" in (desk.folder / BOOK).read_bytes()
