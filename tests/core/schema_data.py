"""A file's data as a JSON Schema sees it: scalars as the program reads them."""

from __future__ import annotations

from typing import Any

from outline_editor.core.fields import FieldSpec, Shape, fields_of
from outline_editor.core.model import Root
from outline_editor.storage.raw_tree import RawList, RawMap, RawText, RawValue
from outline_editor.storage.yaml_compose import compose
from outline_editor.storage.yaml_scalars import BOOLEANS, number


class NotForJson(Exception):
    """A key is a list or mapping, which JSON can't carry."""


def schema_data(text: str, cls: type[Root]) -> dict[str, Any]:
    """The data of a file that can be read, whatever its shape.

    Everything is text but for what stands without quotes: nothing at all is
    null, and numbers and truth values are that where their field is.
    """
    return _element(compose(text).root, cls)


def _element(raw: RawMap, cls: type) -> dict[str, Any]:
    fields = fields_of(cls)
    return {key: _field(value, fields.get(key)) for key, value in _entries(raw)}


def _field(raw: RawValue, spec: FieldSpec | None) -> Any:
    match raw:
        case RawText():
            return _scalar(raw, spec.shape if spec else Shape.TEXT)
        case RawMap() if spec and spec.shape is Shape.ELEMENT:
            assert spec.item is not None
            return _element(raw, spec.item)
        case RawList(items=items) if spec and spec.item is not None:
            return [_item(item, spec.item) for item in items]
    return _anything(raw)


def _item(raw: RawValue, cls: type) -> Any:
    return _element(raw, cls) if isinstance(raw, RawMap) else _anything(raw)


def _scalar(raw: RawText, shape: Shape) -> Any:
    if raw.absent:
        return None
    if raw.plain and shape is Shape.BOOLEAN:
        return BOOLEANS.get(raw.text, raw.text)
    if raw.plain and shape is Shape.NUMBER:
        value = number(raw.text)
        return raw.text if value is None else float(value)
    return raw.text


def _anything(raw: RawValue) -> Any:
    match raw:
        case RawText():
            return _scalar(raw, Shape.TEXT)
        case RawList(items=items):
            return [_anything(item) for item in items]
        case RawMap():
            return {key: _anything(value) for key, value in _entries(raw)}


def _entries(raw: RawMap) -> list[tuple[str, RawValue]]:
    if not all(isinstance(key, RawText) for key, _ in raw.entries):
        raise NotForJson
    return [(key.text, value) for key, value in raw.entries if isinstance(key, RawText)]
