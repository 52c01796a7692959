"""Texts longer than any may be."""

from __future__ import annotations

import pytest

from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.model import DocumentRoot
from outline_editor.core.text_rules import MAX_TEXT
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.yaml_reader import document_from_text
from tests.storage.bad_inputs import HEAD

MOST = "a" * MAX_TEXT

TOO_LONG = {
    "a plain text": (f"title: {MOST}b\n", (3, 8)),
    "a text of many lines": ("notes:\n  - text: |\n" + "      ab\n" * (MAX_TEXT // 2), (4, 11)),
    "a value of an own field": (f"x-a: [b, '{MOST}b']\n", (3, 10)),
    "a key": (f"? x-{MOST}\n: a\ntitel: b\n", (3, 3)),
    "the key of an own field": (f"x-a:\n  ? x-{MOST}\n  : a\n", (4, 5)),
    "a comment": ("title: a # b\n" + f"# {'ab' * 50}\n" * (MAX_TEXT // 100), (4, 1)),
}


@pytest.mark.parametrize("name", TOO_LONG)
def test_a_longer_text_is_refused(name: str) -> None:
    text, place = TOO_LONG[name]
    with pytest.raises(FileRefused) as caught:
        document_from_text(HEAD + text)
    problem = caught.value.problem
    assert (problem.code, (problem.line, problem.column)) == ("text-too-long", place)


def test_the_longest_text_is_read() -> None:
    loaded = document_from_text(f"{HEAD}title: {MOST}\nx-a: [b, '{MOST}']\n# {MOST}\n")
    assert not loaded.problems
    assert loaded.root.title == MOST
    assert [note.text for note in loaded.root.notes] == [MOST]


def test_no_edit_makes_a_text_that_could_not_be_read_again() -> None:
    document = Document(DocumentRoot(id="a"))
    with document.transaction("Retitle") as edit:
        edit.set(DOCUMENT, title=MOST)
    with pytest.raises(EditRefused) as caught, document.transaction("Retitle") as edit:
        edit.set(DOCUMENT, title=f"{MOST}b")
    assert str(caught.value) == (
        "“title” is longer than 1,000,000 characters, the most that a text may have; make it two."
    )
    assert document.root.title == MOST
