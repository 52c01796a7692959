"""What the strategies make is as various as what the model allows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outline_editor.core.extensions import ExtensionList, ExtensionMap, ExtensionScalar
from outline_editor.core.fields import Shape, fields_of
from outline_editor.core.model import (
    MAX_DEPTH,
    Actor,
    Amount,
    Comparison,
    Concept,
    DocumentRoot,
    Node,
    Note,
    Root,
    Source,
)
from tests.property.strategies import codebooks, documents


def elements(element: Any) -> Iterator[Any]:
    """An element and everything in it that has fields."""
    yield element
    for name, spec in fields_of(type(element)).items():
        value = getattr(element, name)
        if spec.shape is Shape.ELEMENTS:
            for item in value:
                yield from elements(item)
        elif spec.shape is Shape.ELEMENT and value is not None:
            yield from elements(value)


def own_values(value: Any) -> Iterator[Any]:
    """A value and all in it, in any order; they stand too deep to ask for them level by level."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        yield value
        match value:
            case ExtensionList(items=items):
                waiting.extend(items)
            case ExtensionMap(entries=entries):
                waiting.extend(part for entry in entries for part in entry)


class AllMet(BaseException):
    """Nothing is left to be met: further examples would prove nothing more.

    Of this kind it ends all examples; for any other Hypothesis seeks a smaller one.
    """


def depth(rows: tuple[Node, ...]) -> int:
    return max((1 + depth(row.children) for row in rows), default=0)


@pytest.mark.long
def test_every_field_is_set_and_texts_are_of_all_kinds() -> None:
    missing = {
        (cls.__name__, name)
        for cls in (DocumentRoot, Source, Actor, Concept, Node, Amount, Note, Comparison)
        for name in fields_of(cls)
        if name != "format"
    }
    own = {"plain", "quoted", "absent", "in a list", "in a mapping", "no list", "no mapping"}
    texts = {"", " ", "\n", "\t", "\u2028", "\ufeff", "𠮷"}
    depths: set[int] = set()

    def are_all_met() -> bool:
        reaches = bool(depths) and min(depths) == 0 and max(depths) > MAX_DEPTH - 3
        return reaches and not missing and not own and not texts

    @given(st.one_of(documents(max_rows=3), codebooks()))
    @settings(max_examples=300, derandomize=True, database=None)  # enough to meet everything
    def look_at(root: Root) -> None:
        if isinstance(root, DocumentRoot):
            depths.add(depth(root.outline))
        for element in elements(root):
            for name, spec in fields_of(type(element)).items():
                value = getattr(element, name)
                if value != spec.default:
                    missing.discard((type(element).__name__, name))
                if spec.shape is Shape.TEXT and value is not None:
                    texts.difference_update({value, *value})
            own.difference_update(own_kinds_of(element))
        if are_all_met():
            raise AllMet

    with suppress(AllMet):
        look_at()
    assert missing == set()
    assert own == set()
    assert texts == set()
    assert max(depths) > MAX_DEPTH - 3
    assert min(depths) == 0


def own_kinds_of(element: Any) -> set[str]:
    """What the values of an element's own fields are."""
    values = (inner for _, value in element.extensions for inner in own_values(value))
    return {kind for value in values for kind in kinds_of(value)}


def kinds_of(value: Any) -> set[str]:
    match value:
        case ExtensionScalar(text="", plain=True):
            return {"absent"}
        case ExtensionScalar(plain=plain):
            return {"plain" if plain else "quoted"}
        case ExtensionList(items=items):
            return {"in a list"} if items else {"no list"}
    return {"in a mapping"} if value.entries else {"no mapping"}
