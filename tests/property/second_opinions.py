"""What other YAML readers take a file for, and what they should.

Both are trees of lists, dictionaries and leaves. A leaf is a `Scalar`: the
type that the reader gives it, and its text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

import yaml
from ruamel.yaml import YAML

from outline_editor.core.extensions import ExtensionList, ExtensionScalar, ExtensionValue
from outline_editor.core.fields import FieldSpec, Shape, fields_of
from outline_editor.core.labels import Labels
from outline_editor.core.scalar_types import written_number

ANY = "any"
"""The type of what an analyst wrote plain in an own field."""


class Scalar(NamedTuple):
    """A leaf; the types `int` and `float` both count as `number`."""

    type: str
    text: str


def composed_by_pyyaml(text: str) -> Any:
    """A file as PyYAML takes it, by YAML 1.1."""
    return _tree(yaml.compose(text, Loader=yaml.SafeLoader))


def composed_by_libyaml(text: str) -> Any:
    """A file as libyaml takes it, by YAML 1.1."""
    return _tree(yaml.compose(text, Loader=yaml.CSafeLoader))


def composed_by_ruamel(text: str) -> Any:
    """A file as ruamel.yaml takes it, by YAML 1.2."""
    return _tree(YAML(typ="safe", pure=True).compose(text))


COMPOSERS: dict[str, Callable[[str], Any]] = {
    "PyYAML": composed_by_pyyaml,
    "libyaml": composed_by_libyaml,
    "ruamel": composed_by_ruamel,
}


def _tree(node: Any) -> Any:
    match node.id:
        case "mapping":
            return {_tree(key): _tree(value) for key, value in node.value}
        case "sequence":
            return [_tree(item) for item in node.value]
    kind = str(node.tag).rsplit(":", 1)[-1]
    return Scalar("number" if kind in ("int", "float") else kind, node.value)


def loaded_by_pyyaml(text: str) -> Any:
    """A file's data in PyYAML, by YAML 1.1."""
    return yaml.safe_load(text)


def loaded_by_ruamel(text: str) -> Any:
    """A file's data in ruamel.yaml, by YAML 1.2."""
    return YAML(typ="safe", pure=True).load(text)


LOADERS: dict[str, Callable[[str], Any]] = {
    "PyYAML": loaded_by_pyyaml,
    "ruamel": loaded_by_ruamel,
}


def expected(element: Any) -> dict[Scalar, Any]:
    """What every reader must take an element for, with plain own scalars of type `ANY`."""
    tree: dict[Scalar, Any] = {}
    for name, spec in fields_of(type(element)).items():
        value = getattr(element, name)
        if spec.shape is Shape.EXTENSIONS:
            tree.update(_own(value))
        elif _is_written(element, spec, value):
            tree[Scalar("str", name)] = _expected_value(spec, value)
    return tree


def _is_written(element: Any, spec: FieldSpec, value: Any) -> bool:
    always = ("format", "status", "text") + (("kind",) if hasattr(element, "compares") else ())
    return spec.required or spec.name in always or value != spec.default


def _expected_value(spec: FieldSpec, value: Any) -> Any:
    match spec.shape:
        case Shape.NUMBER:
            return Scalar("number", written_number(value))
        case Shape.BOOLEAN:
            return Scalar("bool", "true" if value else "false")
        case Shape.TEXTS:
            return [Scalar("str", text) for text in value]
        case Shape.LABELS:
            return _labels(value)
        case Shape.ELEMENT:
            return expected(value)
        case Shape.ELEMENTS:
            return [expected(item) for item in value]
    return Scalar("str", str(value))


def _labels(labels: Labels) -> dict[Scalar, Any]:
    texts = {Scalar("str", language): Scalar("str", text) for language, text in labels.texts}
    return {**texts, **_own(labels.extensions)}


def _own(entries: tuple[tuple[str, ExtensionValue], ...]) -> dict[Scalar, Any]:
    return {Scalar("str", key): _own_value(value) for key, value in entries}


def _own_value(value: ExtensionValue) -> Any:
    if isinstance(value, ExtensionScalar):
        return Scalar(ANY if value.plain else "str", value.text)
    if isinstance(value, ExtensionList):
        return [_own_value(item) for item in value.items]
    return {_own_value(key): _own_value(inner) for key, inner in value.entries}


def differences(tree: Any, other: Any, path: str = "") -> list[str]:
    """Where what a reader takes a file for is not what it must; keys keep their order."""
    if isinstance(tree, Scalar) and isinstance(other, Scalar):
        same = tree.text == other.text and tree.type in (ANY, other.type)
        return [] if same else [f"{path}: {other} for {tree}"]
    if isinstance(tree, dict) and isinstance(other, dict) and len(tree) == len(other):
        pairs = list(zip(tree.items(), other.items(), strict=True))
        keys = [d for (a, _), (b, _) in pairs for d in differences(a, b, f"{path}, a key")]
        values = [d for (a, x), (_, y) in pairs for d in differences(x, y, f"{path}/{a.text}")]
        return keys + values
    if isinstance(tree, list) and isinstance(other, list) and len(tree) == len(other):
        pairs = enumerate(zip(tree, other, strict=True))
        return [d for index, (x, y) in pairs for d in differences(x, y, f"{path}/{index}")]
    return [f"{path}: {other} for {tree}"]


def as_loaded(tree: Any) -> Any:
    """The data that a reader loads for a tree."""
    if isinstance(tree, dict):
        return {as_loaded(key): as_loaded(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_loaded(item) for item in tree]
    match tree.type:
        case "bool":
            return tree.text == "true"
        case "number":
            return float(tree.text) if "." in tree.text else int(Decimal(tree.text))
    return tree.text


def without_own_fields(element: Any) -> Any:
    """An element without what it is up to each reader to understand."""
    bare: dict[str, Any] = {"extensions": ()}
    for name, spec in fields_of(type(element)).items():
        value = getattr(element, name)
        if spec.shape is Shape.LABELS:
            bare[name] = Labels(value.texts)
        elif spec.shape is Shape.ELEMENTS:
            bare[name] = tuple(without_own_fields(item) for item in value)
        elif spec.shape is Shape.ELEMENT and value is not None:
            bare[name] = without_own_fields(value)
    return dataclasses.replace(element, **bare)
