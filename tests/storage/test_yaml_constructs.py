"""Every construct of YAML gives a document, or a refusal that says where and what to do."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from ruamel.yaml.error import YAMLError as RuamelError

from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.yaml_reader import read_document
from tests.property.second_opinions import COMPOSERS, Scalar
from tests.storage.yaml_constructs import FILES, GOLDEN, golden_text, written

# YAML lets tabs part things on a line; readers in pure Python don't.
_TABS = {
    *("plain-tab-inside", "tab-after-colon", "tab-before-colon", "tab-before-comment"),
    "tab-trailing",
}
# `05` is a number with the digits of 5, in base 8 or not.
_READ_OTHERWISE = {
    "PyYAML": {"number-octal", "tab-before-flow-line", "tab-in-flow", *_TABS},
    "libyaml": {"number-octal"},
    "ruamel": {"number-octal", *_TABS},
}


def test_there_are_enough_small_files() -> None:
    assert len({path.read_bytes() for path in FILES.values()}) == len(FILES) >= 150
    assert max(path.stat().st_size for path in FILES.values()) < 10_000


def test_what_becomes_of_each_is_as_expected() -> None:
    assert golden_text() == GOLDEN.read_text(encoding="utf-8")


def _texts(tree: Any) -> Any:
    """A tree with the texts of its leaves, whatever types a reader gives them."""
    if isinstance(tree, dict):
        return {_texts(key): _texts(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_texts(item) for item in tree]
    return "" if isinstance(tree, Scalar) and tree.type == "null" else tree.text


def _holds(whole: Any, part: Any) -> bool:
    """Whether data is in other data, which has ids and notes besides; what is empty may be gone."""
    if isinstance(part, dict):
        return all(
            value in ("", [], {}) or (key in whole and _holds(whole[key], value))
            for key, value in part.items()
        )
    if isinstance(part, list):
        return len(whole) >= len(part) and all(map(_holds, whole, part))
    return bool(whole == part)


@pytest.mark.parametrize("reader", COMPOSERS)
def test_others_read_the_same_in_what_is_a_document(reader: str) -> None:
    compose = COMPOSERS[reader]
    differing = set()
    for name, path in FILES.items():
        try:
            loaded = read_document(path.read_bytes())
        except FileRefused:
            continue
        if loaded.has_errors:
            continue
        try:
            theirs = _texts(compose(loaded.text))
        except (yaml.YAMLError, RuamelError):
            theirs = None
        if not _holds(_texts(compose(written(loaded))), theirs):
            differing.add(name)
    assert differing == _READ_OTHERWISE[reader]
