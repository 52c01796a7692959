from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from pydantic import TypeAdapter

from outline_editor.core.ids import (
    ALPHABET,
    LENGTH,
    NODE_PREFIX,
    NOTE_PREFIX,
    DerivedIds,
    new_id,
    slug_from,
)
from outline_editor.core.scalar_types import NodeId, NoteId, Slug


class _AllUpTo:
    """Every id with at most so many random characters is taken."""

    def __init__(self, length: int) -> None:
        self._length = length

    def __contains__(self, element_id: object) -> bool:
        return len(str(element_id).partition("-")[2]) <= self._length


def test_the_alphabet_makes_no_words_and_no_look_alikes() -> None:
    assert ALPHABET == "23456789bcdfghjkmnpqrtvwxz"


@pytest.mark.parametrize(("prefix", "kind"), [(NODE_PREFIX, NodeId), (NOTE_PREFIX, NoteId)])
def test_new_ids_have_the_prefix_and_five_characters_and_fit_the_model(
    prefix: str, kind: Any
) -> None:
    adapter = TypeAdapter(kind)
    for _ in range(200):
        made = new_id(prefix, ())
        assert re.fullmatch(f"{prefix}[{ALPHABET}]{{5}}", made)
        assert adapter.validate_python(made) == made


def test_a_new_id_is_none_of_those_taken() -> None:
    taken: set[str] = set()
    for _ in range(2000):
        made = new_id(NODE_PREFIX, taken)
        assert made not in taken
        taken.add(made)


@pytest.mark.parametrize("length", [LENGTH, LENGTH + 2])
def test_a_new_id_is_longer_where_it_must_be(length: int) -> None:
    made = new_id(NODE_PREFIX, _AllUpTo(length))
    assert len(made) == len(NODE_PREFIX) + length + 1


class TestDerived:
    def test_are_the_same_on_every_machine(self) -> None:
        derived = DerivedIds("miit-2019-press", ())
        assert [
            derived.derive(NODE_PREFIX, "internet of vehicles"),
            derived.derive(NODE_PREFIX, "internet of vehicles"),
            derived.derive(NOTE_PREFIX, "internet of vehicles"),
            derived.derive(NODE_PREFIX, "推动制造业高质量发展"),
            derived.derive(NODE_PREFIX, ""),
        ] == ["n-bh67g", "n-fh548", "t-77xfk", "n-vm98d", "n-6vhvk"]

    def test_depend_on_document_text_and_occurrence_only(self) -> None:
        one, other = DerivedIds("a", ()), DerivedIds("a", ())
        first = [one.derive(NODE_PREFIX, text) for text in ("x", "y", "x")]
        again = [other.derive(NODE_PREFIX, text) for text in ("y", "x", "x")]
        assert first == [again[1], again[0], again[2]]
        assert DerivedIds("b", ()).derive(NODE_PREFIX, "x") != first[0]

    def test_differ_from_those_taken_and_from_each_other(self) -> None:
        free = DerivedIds("a", ()).derive(NODE_PREFIX, "x")
        derived = DerivedIds("a", {free})
        assert derived.derive(NODE_PREFIX, "x") != free
        made = [derived.derive(NODE_PREFIX, "same") for _ in range(500)]
        assert len(set(made)) == 500

    def test_are_longer_where_they_must_be(self) -> None:
        derived = DerivedIds("a", _AllUpTo(LENGTH))
        assert len(derived.derive(NOTE_PREFIX, "x")) == len(NOTE_PREFIX) + LENGTH + 1

    def test_do_not_run_together_at_the_seams_of_their_seed(self) -> None:
        parts = ("a", "a\n", "\na", "0", "0\na")
        made = {
            DerivedIds(document, ()).derive(NODE_PREFIX, text)
            for document, text in itertools.product(("a", "a-0"), parts)
        }
        assert len(made) == 2 * len(parts)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("miit-2019-press", "miit-2019-press"),
        ("MIIT 2019 (press)", "miit-2019-press"),
        ("  --a__b..c--  ", "a-b-c"),
        ("工信部 2019", "2019"),
        ("工信部", "outline"),
        ("", "outline"),
        ("Ünïcode ²", "n-code"),
        ("٣", "outline"),
    ],
)
def test_a_slug_is_made_of_any_name(text: str, slug: str) -> None:
    assert slug_from(text) == slug
    assert TypeAdapter(Slug).validate_python(slug) == slug


def test_a_slug_can_fall_back_on_another_word() -> None:
    assert slug_from("小巨人", "concept") == "concept"
