"""The gate before a document is marked as curated."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.curating import require_status
from outline_editor.app.editing import Editing
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref
from outline_editor.core.errors import EditRefused, NotYetCurated
from outline_editor.core.vocabulary import DocumentStatus

PASSING = (
    "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\n"
    "sources:\n  - id: s1\n    title: S\n"
    "outline:\n  - id: n-aa\n    text: one\n    cites: [s1]\n"
)


@pytest.fixture
def passing(tmp_path: Path) -> OpenDocument:
    path = tmp_path / "a.yaml"
    path.write_text(PASSING)
    return open_document(path)


@pytest.mark.parametrize("status", ["draft", "reviewed", "curated"])
def test_a_document_that_passes_may_have_any_status(passing: OpenDocument, status: str) -> None:
    Editing(passing).set_field(DOCUMENT, "status", status)
    assert passing.document.root.status == status


def test_one_that_does_not_is_refused_with_a_count_and_unchanged(passing: OpenDocument) -> None:
    editing = Editing(passing)
    editing.sources.remove("s1")
    before = passing.document.root
    with pytest.raises(NotYetCurated) as refused:
        editing.set_field(DOCUMENT, "status", DocumentStatus.CURATED)
    assert str(refused.value) == (
        "The document can't be marked as curated yet: 1 thing stands against it, which the "
        "checklist names. Mend it first."
    )
    assert passing.document.root is before
    editing.set_field(node_ref("n-aa"), "cites", ())
    editing.set_field(DOCUMENT, "title", "")
    with pytest.raises(NotYetCurated, match="2 things stand"):
        editing.set_field(DOCUMENT, "status", DocumentStatus.CURATED)
    editing.set_field(DOCUMENT, "status", DocumentStatus.REVIEWED)


def test_what_is_curated_already_may_stay_so(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(PASSING.replace("status: draft", "status: curated").replace("[s1]", "[s2]"))
    opened = open_document(path)
    require_status(opened, DocumentStatus.CURATED)
    assert opened.document.root.status is DocumentStatus.CURATED


def test_a_file_with_errors_is_refused_as_every_edit_is(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(PASSING.replace("cites: [s1]", "cites: s1"))
    opened = open_document(path)
    with pytest.raises(EditRefused) as refused:
        Editing(opened).set_field(DOCUMENT, "status", DocumentStatus.CURATED)
    assert not isinstance(refused.value, NotYetCurated)


def test_every_way_of_editing_costs_the_mark_and_undo_gives_it_back(passing: OpenDocument) -> None:
    editing = Editing(passing)
    editing.set_field(DOCUMENT, "status", DocumentStatus.CURATED)
    before = passing.document.root
    ways = (
        lambda: editing.set_field(node_ref("n-aa"), "text", "two", typed=True),
        lambda: editing.set_field(Ref(ElementKind.SOURCE, "s1"), "checked", True),
        lambda: editing.sources.add(),
        lambda: editing.transfers.cut(["n-aa"]),
    )
    for way in ways:
        way()
        assert passing.document.root.status is DocumentStatus.REVIEWED
        editing.undo()
        assert passing.document.root == before


def test_the_first_file_of_a_new_document_does_not_cost_it(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("context:\none\n")
    opened = open_document(path)
    with opened.document.transaction("Mark") as edit:
        edit.set(DOCUMENT, id="untitled", status=DocumentStatus.CURATED)
    opened.origin = None
    assert Editing(opened).name_after(tmp_path / "b.yaml") == "b"
    assert opened.document.root.status is DocumentStatus.CURATED
