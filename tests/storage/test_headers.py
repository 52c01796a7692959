"""What stands above the content stays, and a file that opens can be saved."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from outline_editor.storage.headers import header_above
from outline_editor.storage.saving import save_document
from outline_editor.storage.yaml_reader import read_document

BLOCK = "format: policy-outline/1\nid: x\ntitle: T\n"
FLOW = "{format: policy-outline/1, id: x, title: T}\n"

FILES = {
    "nothing": (BLOCK, ""),
    "comments": ("# a\n\n# b\n" + BLOCK, "# a\n\n# b\n"),
    "start of a document": ("---\n" + BLOCK, "---\n"),
    "start of a document with a comment": ("--- # a\n" + BLOCK, "--- # a\n"),
    "directive": ("%YAML 1.2\n---\n" + BLOCK, "%YAML 1.2\n---\n"),
    "directive among comments": (
        "# a\n%YAML 1.1\n# b\n--- # c\n# d\n" + BLOCK,
        "# a\n%YAML 1.1\n# b\n--- # c\n# d\n",
    ),
    "content on the line of the start": ("--- " + FLOW, ""),
    "comment above it": ("# a\n--- " + FLOW, "# a\n"),
    "directive above it": ("%YAML 1.2\n--- " + FLOW, "%YAML 1.2\n---\n"),
    "directive and comments above it": (
        "# a\n%YAML 1.2\n# b\n---\t" + FLOW,
        "# a\n%YAML 1.2\n# b\n---\n",
    ),
    "content in braces": ("# a\n" + FLOW, "# a\n"),
    "content further down": ("---\n# a\n\n  " + FLOW, "---\n# a\n\n"),
}


@pytest.mark.parametrize("comment", [False, True], ids=["fast", "thorough"])
@pytest.mark.parametrize("name", FILES)
def test_what_stands_above_the_content_is_kept(tmp_path: Path, name: str, comment: bool) -> None:
    text, header = FILES[name]
    if comment:  # one that becomes a note: only the thorough way of reading knows those
        text += "# z\n"
    loaded = read_document(text.encode())
    assert (loaded.header, loaded.problems) == (header, ())
    path = tmp_path / "a.yaml"
    save_document(loaded.root, loaded.header, path)
    again = read_document(path.read_bytes())
    assert (again.root, again.header) == (loaded.root, header)


def test_a_line_of_dashes_within_a_comment_is_no_start() -> None:
    text = "# %\n# ---\n" + BLOCK
    assert header_above(text, text.index("format")) == "# %\n# ---\n"


@pytest.mark.parametrize("marks", [1, 2, 5])
def test_byte_order_marks_are_no_part_of_the_file(marks: int) -> None:
    for text in ("# a\n" + BLOCK, "# a\n# b\n" + BLOCK + "# c\n", BLOCK):
        plain = read_document(text.encode())
        marked = read_document(codecs.BOM_UTF8 * marks + text.encode())
        assert (marked.root, marked.header) == (plain.root, plain.header)
        assert "notice.byte-order-mark" in {message.code for message in marked.notices}


def test_byte_order_marks_do_not_move_places() -> None:
    text = "format: policy-outline/1\nid: x\nstauts: draft\n"
    for marks in (0, 1, 2):
        (problem, *_) = read_document(codecs.BOM_UTF8 * marks + text.encode()).problems
        assert (problem.line, problem.column) == (3, 1)
