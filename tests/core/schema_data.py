"""A file's data as a JSON Schema sees it: scalars as the format's page says they are read.

It goes its own way from libyaml's nodes to the data, so that the program's
reader has no part in what the schema is asked about.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import yaml

from outline_editor.core.fields import FieldSpec, Shape, fields_of
from outline_editor.core.model import Root


def schema_data(text: str, cls: type[Root]) -> Any:
    """The data of a file in good YAML, whatever its shape.

    Everything is text but for what stands without quotes: nothing at all is
    null, and numbers and truth values are that where their field is. A key
    that is a list or mapping is left out, for JSON has no such keys.
    """
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    return None if node is None else _element(node, cls)


def without_absent_fields(data: Any) -> Any:
    """The data with every key left out that has no value; lists keep their nulls."""
    match data:
        case dict():
            return {
                key: without_absent_fields(value)
                for key, value in data.items()
                if value is not None
            }
        case list():
            return [without_absent_fields(item) for item in data]
    return data


def _element(node: yaml.Node, cls: type) -> Any:
    if not isinstance(node, yaml.MappingNode):
        return _anything(node)
    fields = fields_of(cls)
    return {key: _field(value, fields.get(key)) for key, value in _entries(node)}


def _field(node: yaml.Node, spec: FieldSpec | None) -> Any:
    if spec is None:
        return _anything(node)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, spec.shape)
    if spec.shape is Shape.ELEMENT and spec.item is not None:
        return _element(node, spec.item)
    if isinstance(node, yaml.SequenceNode) and spec.item is not None:
        return [_element(item, spec.item) for item in node.value]
    return _anything(node)


def _scalar(node: yaml.ScalarNode, shape: Shape) -> Any:
    text: str = node.value
    if node.style:
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if shape is Shape.BOOLEAN and text in ("true", "false"):
        return text == "true"
    if shape is Shape.NUMBER and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return Decimal(text)
    return text


def _anything(node: yaml.Node) -> Any:
    match node:
        case yaml.SequenceNode():
            return [_anything(item) for item in node.value]
        case yaml.MappingNode():
            return {key: _anything(value) for key, value in _entries(node)}
        case yaml.ScalarNode():
            return _scalar(node, Shape.TEXT)
    raise AssertionError(node)


def _entries(node: yaml.MappingNode) -> list[tuple[str, yaml.Node]]:
    return [(key.value, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
