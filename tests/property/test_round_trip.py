"""Whatever the model allows is written so that everybody reads the same from it."""

from __future__ import annotations

import pytest
from hypothesis import given

from outline_editor.core.extensions import Extensions
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    Amount,
    Codebook,
    Comparison,
    Concept,
    DocumentRoot,
    Node,
    Note,
)
from outline_editor.storage.yaml_reader import read_codebook, read_document
from outline_editor.storage.yaml_writer import write_codebook, write_document
from tests.property.own_field_strategies import extensions
from tests.property.scalar_strategies import NASTY_TEXTS
from tests.property.second_opinions import (
    COMPOSERS,
    LOADERS,
    as_loaded,
    differences,
    expected,
    without_own_fields,
)
from tests.property.strategies import codebooks, documents, headers


def check_document(root: DocumentRoot, header: str = "") -> None:
    data = write_document(root, header)
    loaded = read_document(data)
    assert (loaded.problems, loaded.notices) == ((), ())
    assert (loaded.root, loaded.header) == (root, header)
    assert write_document(loaded.root, loaded.header) == data


def check_others(root: DocumentRoot | Codebook, data: bytes) -> None:
    tree = expected(root)
    for name, compose in COMPOSERS.items():
        assert not differences(tree, compose(data.decode())), name


@given(documents(), headers())
def test_a_document_is_read_as_it_was_written(root: DocumentRoot, header: str) -> None:
    check_document(root, header)


@given(codebooks(), headers())
def test_a_codebook_is_read_as_it_was_written(root: Codebook, header: str) -> None:
    data = write_codebook(root, header)
    loaded = read_codebook(data)
    assert (loaded.problems, loaded.notices) == ((), ())
    assert (loaded.root, loaded.header) == (root, header)
    assert write_codebook(loaded.root, loaded.header) == data


@given(documents(max_rows=4))
def test_others_read_the_same_types_and_texts(root: DocumentRoot) -> None:
    check_others(root, write_document(root, ""))


@given(codebooks())
def test_others_read_the_same_from_a_codebook(root: Codebook) -> None:
    check_others(root, write_codebook(root, ""))


@given(documents(max_rows=4))
def test_others_load_the_same_data(root: DocumentRoot) -> None:
    bare = without_own_fields(root)
    for name, load in LOADERS.items():
        assert load(write_document(bare, "").decode()) == as_loaded(expected(bare)), name


@given(extensions())
def test_own_fields_are_kept_wherever_they_stand(own: Extensions) -> None:
    amount = Amount(quote="60 bn", extensions=own)
    note = Note(id="t-aa", text="", compares=Comparison(extensions=own), extensions=own)
    row = Node(id="n-aa", text="", amounts=(amount,), extensions=own, notes=(note,))
    label = Labels((("zh", "小巨人"), ("en", "small giants")), own)
    concept = Concept(id="a", label=label, extensions=own)
    root = DocumentRoot(id="a", concepts=(concept,), extensions=own, outline=(row,))
    check_document(root)
    check_others(root, write_document(root, ""))


@pytest.mark.parametrize("text", NASTY_TEXTS, ids=lambda text: ascii(text)[:40])
def test_each_nasty_text_survives_in_every_place(text: str) -> None:
    label = Labels((("en", text or "a"),))
    root = DocumentRoot(
        id="a",
        title=text,
        concepts=(Concept(id="a", label=label, alt=(text or "a", "b"), definition=text),),
        notes=(Note(id="t-aa", text=text),),
        outline=(
            Node(id="n-aa", text=text, notes=(Note(id="t-bb", text="", quote=text, by=text),)),
            Node(id="n-bb", text="", original=text, children=(Node(id="n-cc", text=text),)),
        ),
    )
    check_document(root)
    data = write_document(root, "")
    check_others(root, data)
    for load in LOADERS.values():
        assert load(data.decode()) == as_loaded(expected(root))
