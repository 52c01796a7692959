"""Nothing is put in a file's place that does not read back as the document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from outline_editor.core.errors import OutlineError
from outline_editor.core.extensions import ExtensionList, ExtensionScalar, ExtensionValue
from outline_editor.core.fields import replaced
from outline_editor.core.labels import Labels
from outline_editor.core.model import MAX_DEPTH, Codebook, Concept, DocumentRoot, Node, Note, Source
from outline_editor.core.progress import Tell
from outline_editor.storage import saving
from outline_editor.storage.loaded import LoadedDocument
from outline_editor.storage.saving import ready_codebook, ready_document, save_document
from outline_editor.storage.yaml_reader import read_codebook, read_document
from outline_editor.storage.yaml_writer import write_codebook, write_document
from tests.storage.samples import EVERY_FIELD

HEADER = "# yaml-language-server: $schema=policy-outline-1.schema.json\n"
ROW = Node(id="n-aa", text="a")


def document(*rows: Node) -> DocumentRoot:
    return DocumentRoot(id="a", outline=rows)


def rows_under_each_other(levels: int) -> Node:
    row = Node(id="n-last", text="")
    for level in range(1, levels):
        row = Node(id=f"n-{level:03}", text="", children=(row,))
    return row


def lists_in_each_other(levels: int) -> ExtensionValue:
    value: ExtensionValue = ExtensionScalar("a")
    for _ in range(levels):
        value = ExtensionList((value,))
    return value


def test_what_is_saved_is_what_is_written(tmp_path: Path) -> None:
    root = read_document(EVERY_FIELD.encode()).root
    for path in (tmp_path / "a.yaml", tmp_path / "a.yaml", tmp_path / "b.yaml"):
        data = save_document(root, HEADER, path).data
        assert path.read_bytes() == data == write_document(root, HEADER)
        loaded = read_document(path.read_bytes())
        assert (loaded.root, loaded.header, loaded.notices) == (root, HEADER, ())


def test_the_deepest_document_can_be_saved(tmp_path: Path) -> None:
    own = (("x-a", lists_in_each_other(99)),)
    root = replaced(document(rows_under_each_other(MAX_DEPTH)), "extensions", own)
    save_document(root, "", tmp_path / "a.yaml")
    assert read_document((tmp_path / "a.yaml").read_bytes()).root == root


# What no edit can bring about, but a script that goes past them
UNREADABLE: dict[str, tuple[DocumentRoot, str, str]] = {
    "row without an id": (document(Node(text="a")), "", "file.reads-differently"),
    "note without an id": (
        document(replaced(ROW, "notes", (Note(text="b"),))),
        "",
        "file.reads-differently",
    ),
    "two rows with one id": (document(ROW, ROW), "", "file.not-read-back"),
    "two sources with one id": (
        DocumentRoot(id="a", sources=(Source(id="s1"), Source(id="s1"))),
        "",
        "file.not-read-back",
    ),
    "rows too deep": (document(rows_under_each_other(101)), "", "file.not-read-back"),
    "own field too deep": (
        replaced(document(), "extensions", (("x-a", lists_in_each_other(101)),)),
        "",
        "file.not-read-back",
    ),
    "control character": (document(replaced(ROW, "text", "a\x07")), "", "file.not-read-back"),
    "carriage return": (document(replaced(ROW, "text", "a\r\nb")), "", "file.not-read-back"),
    "no slug": (replaced(document(), "id", "A"), "", "file.not-read-back"),
    "header with a key": (document(), "title: a\n", "file.reads-differently"),
    "header with a key twice": (document(), "id: b\n", "file.not-read-back"),
    "header without its line end": (document(), "# a", "file.not-read-back"),
}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("old", [b"old", None])
def test_what_would_not_read_back_is_not_saved(
    tmp_path: Path, name: str, old: bytes | None
) -> None:
    root, header, code = UNREADABLE[name]
    path = tmp_path / "a.yaml"
    if old is not None:
        path.write_bytes(old)
    with pytest.raises(OutlineError) as refused:
        save_document(root, header, path)
    assert refused.value.message.code == code
    assert str(path) in str(refused.value)
    assert [(p, p.read_bytes()) for p in tmp_path.iterdir()] == ([(path, old)] if old else [])


def test_what_reads_back_as_another_document_is_not_saved(tmp_path: Path) -> None:
    """It is in order as far as any reader can tell, but it is not what was to be saved."""
    root = replaced(document(ROW), "extensions", (("title", ExtensionScalar("b")),))
    back = read_document(write_document(root, ""))
    assert (back.problems, back.notices, back.header) == ((), (), "")
    assert back.root.title == "b"
    with pytest.raises(OutlineError) as refused:
        save_document(root, "", tmp_path / "a.yaml")
    assert refused.value.message.code == "file.reads-differently"
    assert list(tmp_path.iterdir()) == []


def test_what_reads_back_as_another_codebook_is_not_saved(tmp_path: Path) -> None:
    root = replaced(Codebook(id="a"), "extensions", (("actors", ExtensionList(())),))
    back = read_codebook(write_codebook(root, ""))
    assert (back.problems, back.notices, back.header) == ((), (), "")
    with pytest.raises(OutlineError) as refused:
        ready_codebook(root, "", tmp_path / "a.yaml")
    assert refused.value.message.code == "file.reads-differently"


def test_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutlineError) as refused:
        save_document(document(ROW), "", tmp_path / "none" / "a.yaml")
    assert refused.value.message.code == "file.no-folder"
    assert list(tmp_path.iterdir()) == []


CHILD = Node(id="n-cc", text="c")
PARENT = Node(id="n-bb", text="b", children=(CHILD,))
FAMILY = document(ROW, PARENT)


def _after_the_first(row: Node) -> DocumentRoot:
    return document(ROW, row)


OTHERS: dict[str, DocumentRoot] = {
    "another title": replaced(FAMILY, "title", "A"),
    "another text": _after_the_first(replaced(PARENT, "text", "other")),
    "a note": _after_the_first(replaced(PARENT, "notes", (Note(id="t-aa", text="n"),))),
    "one row less": document(ROW),
    "another order": document(PARENT, ROW),
    "no child": _after_the_first(replaced(PARENT, "children", ())),
    "a child more": _after_the_first(
        replaced(PARENT, "children", (CHILD, Node(id="n-dd", text="d")))
    ),
    "another child": _after_the_first(
        replaced(PARENT, "children", (replaced(CHILD, "text", "other"),))
    ),
    "a child of a child": _after_the_first(
        replaced(PARENT, "children", (replaced(CHILD, "children", (Node(id="n-dd", text="d"),)),))
    ),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("is_read", [True, False])
def test_what_reads_differently_anywhere_is_refused(
    monkeypatch: pytest.MonkeyPatch, other: DocumentRoot, *, is_read: bool
) -> None:
    """It is compared row by row."""
    root, back = (FAMILY, other) if is_read else (other, FAMILY)

    def read(data: bytes, tell: Tell) -> LoadedDocument:
        return replace(read_document(data, tell), root=back)

    monkeypatch.setattr(saving, "read_document", read)
    with pytest.raises(OutlineError) as refused:
        ready_document(root, "", Path("a.yaml"))
    assert refused.value.message.code == "file.reads-differently"


def test_a_large_codebook_is_told_of_while_it_is_written() -> None:
    labels = Labels((("en", "a"),))
    concepts = tuple([Concept(id=f"c-{number}", label=labels) for number in range(5000)])
    told: list[float] = []
    ready_codebook(Codebook(id="book", concepts=concepts), "", Path("a.yaml"), told.append)
    assert told == sorted(told)
    assert len({done for done in told if 0 < done < 0.16}) >= 8
    assert told[-1] <= 1


ABOVE, BELOW = 10, 511
"""Rows, and rows under each of them: what is told of one comes after what is told of those."""
FEW = 600
"""Rows that may be gone through without a word."""


def test_it_is_told_often_whatever_is_done_with_the_rows() -> None:
    """Counted, written, read, gathered and compared: a window has its turn only then."""
    rows = [
        Node(
            id=f"n-{above:02}",
            text="a",
            children=tuple([Node(id=f"n-{above:02}-{n:03}", text="a") for n in range(BELOW)]),
        )
        for above in range(ABOVE)
    ]
    count, told = ABOVE * (1 + BELOW), list[float]()
    ready_document(document(*rows), "", Path("a.yaml"), told.append)
    assert told == sorted(told)
    assert len([done for done in told if done == 0]) >= count / FEW
    assert len([done for done in told if done == 0.9]) >= count / FEW
    for after, before in ((0, 0.16), (0.2, 0.9), (0.9, 1)):
        assert len([done for done in told if after < done < before]) >= count / FEW
