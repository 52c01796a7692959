"""The fast and the thorough way of reading agree, and nothing crashes either."""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.model import Codebook, DocumentRoot, Root
from outline_editor.storage.in_pieces import PiecedText
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.missing_ids import with_ids
from outline_editor.storage.model_builder import Irregular, ModelBuilder
from outline_editor.storage.yaml_fast import read_fast
from outline_editor.storage.yaml_reader import document_from_text, read_document
from outline_editor.storage.yaml_thorough import read_thoroughly
from tests.storage.bad_inputs import BAD_INPUTS, BadInput
from tests.storage.samples import EVERY_FIELD, EXAMPLE, EXAMPLE_CODEBOOK

HEAD = "format: policy-outline/1\nid: a\n"


def fast(text: str, cls: type[Root] = DocumentRoot) -> Root | None:
    """What the fast way reads, `None` if it leaves the text to the other."""
    try:
        root = read_fast(PiecedText(text), cls).root
    except Irregular:
        return None
    return with_ids(root).root if isinstance(root, DocumentRoot) else root


IN_ORDER = {
    "example": EXAMPLE,
    "every field": EVERY_FIELD,
    "number sign in quotes": HEAD + "title: 'C # D'\noutline: [{text: 'E # F'}]\n",
    "number sign in plain text": HEAD + "title: C#\nx-a: b#c\n",
    "number sign in a block text": HEAD + "title: |\n  # C\n  # D\nx-a: 'e'\n",
    "exclamation mark and ampersand": HEAD + "title: R&D!\nx-a: 'Stop! & go'\n",
    "absent values": HEAD + "title: ~\nnotes: null\noutline:\n",
    "no ids": HEAD + "outline: [{text: b}, {text: b, notes: [{text: c}]}]\n",
    "end mark": HEAD + "...\n",
    "directive": f"%YAML 1.2\n---\n{HEAD}",
    "comment as header": f"# b\n--- # c\n\n# d\n{HEAD}",
    "all in brackets": "{format: policy-outline/1, id: a, outline: [{text: b}]}\n",
    "own fields": HEAD + "x-a: {b: [c, 'd', [~, {}]], 'e': 1}\nx-f:\n",
    "text over several lines": HEAD + "title: b\n  c\nx-d: e\n  f\n",
}


@pytest.mark.parametrize("text", IN_ORDER.values(), ids=IN_ORDER)
def test_a_file_in_order_is_read_the_fast_way(text: str) -> None:
    thorough = read_thoroughly(text, DocumentRoot)
    assert thorough.problems == ()
    assert fast(text) == thorough.root


def test_a_codebook_in_order_is_read_the_fast_way() -> None:
    assert fast(EXAMPLE_CODEBOOK, Codebook) == read_thoroughly(EXAMPLE_CODEBOOK, Codebook).root


@pytest.mark.parametrize("bad", BAD_INPUTS, ids=lambda bad: bad.name)
def test_what_is_not_in_order_is_left_to_the_thorough_way(bad: BadInput) -> None:
    assert fast(bad.data.decode("utf-8", "surrogateescape")) is None


LEFT_TO_THE_OTHER = (
    HEAD + "# b\n",
    HEAD + "title: b # c\n",
    HEAD + "x-a: | # c\n  b\n",
    HEAD + "title: 'b # c' # d\n",
    HEAD + f"x-a: {'[' * 30}{']' * 30}\n",
)


@pytest.mark.parametrize("text", LEFT_TO_THE_OTHER)
def test_what_is_in_order_but_out_of_the_ordinary_is_too(text: str) -> None:
    assert fast(text) is None
    assert read_thoroughly(text, DocumentRoot).problems == ()


# Documents that are nearly right: every key, with values that fit or nearly do.

_TEMPTING = [
    "small giants",
    "国进民退",
    "no",
    "null",
    "~",
    "",
    "2019",
    "12:30",
    "# a",
    "a # b",
    "true",
    "-1.50",
    "1e3",
    "n-aa",
    "t-aa",
    "s1@p. 3",
    "CN",
    "CNY",
    "measure",
    "draft",
    "a: b",
    "- a",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "[a",
    "{a",
    ">",
    "<<",
    "x-a",
    "'",
    '"',
    "a",
]
words = st.one_of(
    st.sampled_from(_TEMPTING),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
    st.text("ab \n\t#:-'\"|", max_size=8),
)
scalars = st.one_of(words, words, st.none(), st.booleans(), st.integers(-99, 99))
own = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(scalars, inner, max_size=3)
    ),
    max_leaves=5,
)


def element(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[Any]:
    more = {**optional, "x-own": own, "oddity": scalars}
    return st.fixed_dictionaries(required, optional=more)


texts = st.one_of(st.lists(st.sampled_from(["a", "small-giants", "CN", "s1"]), max_size=3), scalars)
node_ids = st.sampled_from(["n-aa", "n-bb", "n-cc", "n-dd", "n-ee", "x"])
note_ids = st.sampled_from(["t-aa", "t-bb", "t-cc", "t-dd"])
labels = st.one_of(
    st.dictionaries(st.sampled_from(["en", "zh", "no", "x-a", "?"]), scalars, max_size=3), scalars
)
notes = element(
    {"text": words},
    {
        "id": note_ids,
        "kind": st.sampled_from(["context", "remark"]),
        "also_on": st.lists(node_ids, max_size=2),
        "compares": element({}, {"document": words, "finding": st.just("added")}),
        "date": st.sampled_from(["2019", "2019-Q1", "May"]),
    },
)
amounts = element(
    {"quote": words},
    {"value": scalars, "currency": st.just("CNY"), "unit": words, "basis": st.just("stated")},
)
row_fields: dict[str, Any] = {
    "id": node_ids,
    "kind": st.sampled_from(["measure", "mesure"]),
    "original": words,
    "actors": texts,
    "places": texts,
    "cites": texts,
    "amounts": st.lists(amounts, max_size=2),
    "notes": st.lists(notes, max_size=2),
}
rows = st.recursive(
    element({"text": words}, row_fields),
    lambda inner: element(
        {"text": words, "children": st.lists(inner, min_size=1, max_size=3)}, row_fields
    ),
    max_leaves=4,
)
documents = element(
    {"format": st.just("policy-outline/1"), "id": st.just("a")},
    {
        "title": scalars,
        "status": st.sampled_from(["draft", "curated", "final"]),
        "sources": st.lists(
            element({"id": words}, {"checked": scalars, "date": words}), max_size=2
        ),
        "actors": st.lists(
            element({"id": st.just("b"), "name": labels}, {"alt": texts}), max_size=2
        ),
        "notes": st.lists(notes, max_size=2),
        "outline": st.lists(rows, max_size=3),
    },
)


@st.composite
def files(draw: st.DrawFn) -> str:
    return yaml.safe_dump(
        draw(documents),
        sort_keys=False,
        allow_unicode=draw(st.booleans()),
        default_flow_style=draw(st.sampled_from([None, False, True])),
        default_style=draw(st.sampled_from([None, None, '"', "|"])),
        width=draw(st.sampled_from([20, 10**6])),
        explicit_start=draw(st.booleans()),
    )


@given(files())
def test_both_ways_read_the_same(text: str) -> None:
    try:
        thorough = read_thoroughly(text, DocumentRoot)
    except FileRefused:
        assert fast(text) is None
        return
    root = fast(text)
    assert (root is None) == bool(thorough.problems)
    assert root is None or root == thorough.root


# Files that were damaged

_CHARACTERS = " \t\n#:-?,[]{}&*!|>'\"%@`~\\<国😀\0\x07\u0301\u2028\ufeff"
_PIECES = [
    "  ",
    "- ",
    ": ",
    " #",
    "\r\n",
    "---\n",
    "...\n",
    "<<: ",
    "*a ",
    "&a ",
    "!!str ",
    "x-a: ",
    "text: ",
    "children:\n",
    "id: ",
    "\n    ",
    "\n  - ",
    "\n# a\n",
    '"\\x00"',
    "[[",
    "null",
]
pieces = st.sampled_from([*_CHARACTERS, *_PIECES])
damages = st.lists(
    st.tuples(st.integers(0, 2**16), st.integers(0, 12), st.one_of(st.just(""), pieces)),
    min_size=1,
    max_size=6,
)


@given(st.sampled_from([EXAMPLE, EVERY_FIELD]), damages)
def test_no_damage_crashes_the_reader(text: str, changes: list[tuple[int, int, str]]) -> None:
    for place, length, piece in changes:
        start = place % (len(text) + 1)
        text = text[:start] + piece + text[start + length :]
    try:
        loaded = document_from_text(text)
    except FileRefused as refused:
        problem = refused.problem
        lines = text.replace("\r\n", "\n").split("\n")
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message.text
        return
    lines = loaded.text.split("\n")
    for problem in loaded.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message.text
        for repair in problem.repairs:
            document_from_text(
                loaded.text[: repair.start] + repair.replacement + loaded.text[repair.end :]
            )
    root = fast(loaded.text)
    assert root is None or root == loaded.root


@given(st.binary(max_size=200), st.sampled_from([b"", b"format: policy-outline/1\nid: a\n"]))
def test_no_bytes_crash_the_reader(data: bytes, head: bytes) -> None:
    with suppress(FileRefused):
        read_document(head + data)


def test_what_reads_a_file_is_gone_once_it_is_read() -> None:
    """Else a process that reads very many files would grow until the collector comes by."""
    for text in (EXAMPLE, f"{EXAMPLE}titel: a\n"):
        gc.collect()
        gc.disable()
        try:
            with suppress(Irregular):
                read_fast(PiecedText(text), DocumentRoot)
            assert not any(isinstance(one, ModelBuilder) for one in gc.get_objects())
        finally:
            gc.enable()
