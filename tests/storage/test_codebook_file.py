"""The codebook that a document names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.storage.codebook_file import find_codebook

BOOK = "format: policy-codebook/1\nid: book\nactors:\n  - id: miit\n    name: {en: MIIT}\n"


def trouble(reference: str, folder: Path) -> str:
    """Why a codebook can't be used."""
    found = find_codebook(reference, folder)
    assert (found.reference, found.root) == (reference, None)
    assert found.trouble is not None
    return found.trouble.text


def test_none_is_named(tmp_path: Path) -> None:
    assert find_codebook("", tmp_path) == SharedCodebook()


@pytest.mark.parametrize("reference", ["book.yaml", "./book.yaml", "sub/../book.yaml"])
def test_it_is_found_from_the_folder_of_the_document(tmp_path: Path, reference: str) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "book.yaml").write_text(BOOK)
    found = find_codebook(reference, tmp_path)
    assert (found.reference, found.trouble) == (reference, None)
    assert found.root is not None
    assert [actor.id for actor in found.root.actors] == ["miit"]


@pytest.mark.parametrize("reference", ["/book.yaml", "C:/book.yaml", "\\\\host\\book.yaml"])
def test_an_absolute_path_is_not_followed(tmp_path: Path, reference: str) -> None:
    assert trouble(reference, tmp_path) == (
        "its path is not relative to the document. Write it as seen from the document's folder."
    )


def test_a_file_that_is_not_there_or_no_file(tmp_path: Path) -> None:
    assert trouble("book.yaml", tmp_path) == (
        f"There is no file {tmp_path / 'book.yaml'}; check the name and the folder."
    )
    assert trouble(".", tmp_path) == f"{tmp_path} is a folder; name a file in it."


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (f"{BOOK}rank: 1\n", "it has an error in line 6: In “book”: “rank” is no key of "),
        (
            f"{BOOK}    rank: 1\nid2: b\n",
            "it has 2 errors, the first in line 6: In “miit”: “rank” is no key of ",
        ),
        (f"{BOOK}rank: [a\n", "in its line 6: The bracket [ that opens here is not closed"),
        ("format: policy-outline/1\nid: a\n", "in its line 1: This is an outline, not a "),
        ("", "in its line 1: The file is empty. "),
    ],
)
def test_one_with_errors_is_not_used(tmp_path: Path, text: str, start: str) -> None:
    (tmp_path / "book.yaml").write_text(text)
    assert trouble("book.yaml", tmp_path).startswith(start)


OUTSIDE = (
    "it lies outside the document's folder, at {path}, and such a one is read only once you "
    "agree. Choose Read It in the window, or name its folder in OUTLINE_EDITOR_CODEBOOK_FOLDERS in "
    "the environment."
)


@pytest.fixture
def inner(tmp_path: Path) -> Path:
    """A folder beside a codebook."""
    (tmp_path / "book.yaml").write_text(BOOK)
    (tmp_path / "inner").mkdir()
    return tmp_path / "inner"


def test_what_lies_outside_the_folder_is_read_only_where_that_is_allowed(inner: Path) -> None:
    book = inner.parent / "book.yaml"
    (inner / "sub").mkdir()
    (inner / "link.yaml").symlink_to(book)
    (inner / "way").symlink_to(inner.parent)
    asked = []
    for reference in ("../book.yaml", "sub/../../book.yaml", "link.yaml", "way/book.yaml"):
        assert trouble(reference, inner) == OUTSIDE.format(path=book)
        found = find_codebook(reference, inner, lambda path: asked.append(path) or True)
        assert (found.trouble, found.root is None) == (None, False)
    assert asked == [book] * 4


def test_a_link_that_stays_in_the_folder_is_followed_unasked(inner: Path) -> None:
    (inner / "real.yaml").write_text(BOOK)
    (inner / "link.yaml").symlink_to("real.yaml")
    (inner.parent / "other").symlink_to(inner)
    for folder in (inner, inner.parent / "other"):
        assert find_codebook("link.yaml", folder).root is not None


@pytest.mark.parametrize("reference", ["C:book.yaml", "\\book.yaml", "c:"])
def test_what_is_absolute_elsewhere_is_followed_nowhere(tmp_path: Path, reference: str) -> None:
    assert trouble(reference, tmp_path).startswith("its path is not relative to the document.")


def test_a_pipe_that_is_named_does_not_keep_the_program_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "book.yaml")
    assert "is not an ordinary file" in trouble("book.yaml", tmp_path)
    (tmp_path / "circle").symlink_to("circle")
    assert trouble("circle", tmp_path).startswith("There is no file")
