"""A text in pieces is the same text, wherever it is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.storage import decoding
from outline_editor.storage.in_pieces import PiecedText, Stream
from outline_editor.storage.loaded import FileRefused, LoadedDocument
from outline_editor.storage.yaml_reader import read_document
from tests.storage.bad_inputs import BAD_INPUTS
from tests.storage.samples import EVERY_FIELD, EXAMPLE

PIECES = st.lists(st.text("ab高\n", max_size=4), max_size=5)


@given(PIECES, st.integers(0, 20), st.sampled_from("ab高"))
def test_it_is_searched_like_any_other(pieces: list[str], place: int, character: str) -> None:
    text, whole = PiecedText(*pieces), "".join(pieces)
    assert text.whole() == whole
    assert len(text) == len(whole)
    assert text.head(place) == whole[:place]
    assert text.find(character, place) == whole.find(character, place)
    assert text.holds_any((character, "x")) is (character in whole)


@given(PIECES, st.integers(1, 5))
def test_libyaml_is_given_all_of_it(pieces: list[str], length: int) -> None:
    stream, found = Stream(PiecedText(*pieces)), ""
    while read := stream.read(length):
        assert len(read) <= length
        found += read
    assert found == "".join(pieces)


def test_somebody_is_told_between_two_pieces() -> None:
    told: list[None] = []
    assert not PiecedText("a", "b", "c").holds_any("x", lambda: told.append(None))
    assert len(told) == 3


def _read(data: bytes) -> LoadedDocument | tuple[object, ...]:
    try:
        loaded = read_document(data)
    except FileRefused as refused:
        return refused.problem, refused.source_line, refused.text
    return loaded.root, loaded.header, loaded.text, loaded.problems, loaded.notices


MARK = "\ufeff"
TEXTS = {
    "fields": EVERY_FIELD,
    "example": EXAMPLE,
    "header": f"# 高 & low\n#\n{EXAMPLE}",
    "directive": f"%YAML 1.2\n# a\n--- \n{EXAMPLE}",
    "line ends": EXAMPLE.replace("\n", "\r\n"),
    "marks": f"{MARK}{MARK}{EXAMPLE}",
    "comment": f"{EXAMPLE}# the end\n",
    "hash in a text": f"{EXAMPLE}x-a: 'b # c'\nx-b: |\n  d # e\n",
    "separator": f"{EXAMPLE}x-a: b\u2028c\n",
    "carriage return": f"{EXAMPLE}x-a: b\rc\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("at_once", [1, 2, 3, 7])
def test_a_file_is_read_the_same_wherever_it_is_cut(
    monkeypatch: pytest.MonkeyPatch, text: str, encoding: str, at_once: int
) -> None:
    data = text.encode(encoding)
    expected = _read(data)
    monkeypatch.setattr(decoding, "_AT_ONCE", at_once)
    assert _read(data) == expected


def test_a_bad_file_is_refused_the_same_wherever_it_is_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = [bad.data for bad in BAD_INPUTS]
    expected = [_read(data) for data in files]
    monkeypatch.setattr(decoding, "_AT_ONCE", 5)
    assert [_read(data) for data in files] == expected
