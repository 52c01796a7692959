"""The model's fields as data."""

from __future__ import annotations

import dataclasses

import pytest
from pydantic import ValidationError

from outline_editor.core.fields import FieldSpec, Shape, adapter_of, fields_of, replaced
from outline_editor.core.model import (
    Actor,
    Amount,
    Codebook,
    Comparison,
    Concept,
    DocumentRoot,
    Node,
    Note,
    Source,
)
from outline_editor.core.vocabulary import Change

SHAPES: dict[Shape, dict[type, str]] = {
    Shape.CHOICE: {
        DocumentRoot: "format status",
        Codebook: "format",
        Source: "kind",
        Node: "kind instrument change stated",
        Amount: "modifier basis",
        Note: "kind state",
        Comparison: "finding",
        Concept: "kind",
    },
    Shape.NUMBER: {Amount: "value to"},
    Shape.BOOLEAN: {Source: "checked"},
    Shape.TEXTS: {
        Node: "actors places targets concepts cites",
        Note: "also_on concepts cites",
        Concept: "alt",
        Actor: "alt",
    },
    Shape.LABELS: {Concept: "label", Actor: "name"},
    Shape.ELEMENT: {Note: "compares"},
    Shape.ELEMENTS: {
        DocumentRoot: "sources actors concepts notes outline",
        Codebook: "actors concepts",
        Node: "amounts notes children",
    },
}
CLASSES = (DocumentRoot, Codebook, Source, Node, Amount, Note, Comparison, Concept, Actor)


@pytest.mark.parametrize("shape", SHAPES)
def test_fields_of_each_shape(shape: Shape) -> None:
    found = {
        cls: " ".join(name for name, spec in fields_of(cls).items() if spec.shape is shape)
        for cls in CLASSES
    }
    assert {cls: names for cls, names in found.items() if names} == SHAPES[shape]


def test_everything_else_is_text_but_own_fields() -> None:
    for cls in CLASSES:
        other = {name for names in SHAPES.values() for name in names.get(cls, "").split()}
        for name, spec in fields_of(cls).items():
            if name not in other:
                assert spec.shape is (Shape.EXTENSIONS if name == "extensions" else Shape.TEXT)


def test_what_a_field_holds() -> None:
    assert fields_of(Node)["children"].item is Node
    assert fields_of(Note)["compares"].item is Comparison
    assert fields_of(Node)["change"] == FieldSpec(
        "change", Shape.CHOICE, required=False, default=None, choices=tuple(Change)
    )
    assert fields_of(Note)["text"] == FieldSpec(
        "text", Shape.TEXT, required=True, default=dataclasses.MISSING
    )
    assert fields_of(DocumentRoot)["format"].choices == ("policy-outline/1",)


def test_one_field_is_validated_by_its_own_rule() -> None:
    assert adapter_of(Node, "change").validate_python("new") is Change.NEW
    assert adapter_of(Node, "change").validate_python(None) is None
    with pytest.raises(ValidationError):
        adapter_of(Node, "text").validate_python(None)


def test_replacing_leaves_the_original() -> None:
    row = Node(id="n-aa", text="a", children=(Node(text="b"),))
    copy = replaced(row, "text", "c")
    assert (row.text, copy.text) == ("a", "c")
    assert copy == Node(id="n-aa", text="c", children=row.children)
    assert copy.children is row.children
