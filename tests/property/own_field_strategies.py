"""Hypothesis strategies for own fields."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from outline_editor.core.extensions import (
    ExtensionList,
    ExtensionMap,
    Extensions,
    ExtensionScalar,
    ExtensionValue,
    can_be_plain,
)
from tests.property.scalar_strategies import texts


@cache
def extension_scalars() -> st.SearchStrategy[ExtensionScalar]:
    """Scalars of own fields, plain where they can be and it so happens."""
    wanted = st.tuples(texts(), st.booleans())
    return wanted.map(lambda pair: ExtensionScalar(pair[0], pair[1] and can_be_plain(pair[0])))


@cache
def extension_values() -> st.SearchStrategy[ExtensionValue]:
    """Scalars, lists and mappings, nested in each other, empty ones too.

    A few stand as deep as anything may.
    """
    values = st.recursive(extension_scalars(), _nested, max_leaves=4)
    levels = st.sampled_from((0, 0, 0, 0, 0, 1, 90))
    return st.tuples(values, levels, st.sampled_from(("list", "map", "both"))).map(_deepened)


def _deepened(given: tuple[ExtensionValue, int, str]) -> ExtensionValue:
    value, levels, kind = given
    for level in range(levels):
        if kind == "list" or (kind == "both" and level % 2):
            value = ExtensionList((value,))
        else:
            value = ExtensionMap(((ExtensionScalar("k", plain=True), value),))
    return value


def _nested(
    inner: st.SearchStrategy[ExtensionValue],
) -> st.SearchStrategy[ExtensionList | ExtensionMap]:
    keys = extension_scalars().filter(lambda key: not (key.plain and key.text == "<<"))
    entries = st.lists(st.tuples(keys, inner), max_size=3, unique_by=lambda entry: entry[0].text)
    return st.one_of(
        st.lists(inner, max_size=3).map(lambda items: ExtensionList(tuple(items))),
        entries.map(lambda found: ExtensionMap(tuple(found))),
    )


@cache
def extensions() -> st.SearchStrategy[Extensions]:
    """Own fields in any order, at least one."""
    keys = st.one_of(st.sampled_from(("x-a", "x-b", "x-desk")), texts().map("x-".__add__))
    entries = st.tuples(keys, extension_values())
    return st.lists(entries, min_size=1, max_size=2, unique_by=lambda entry: entry[0]).map(tuple)
