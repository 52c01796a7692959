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
    for _ in range(2):
        assert len(text) == len(whole)
        assert text.head(place) == whole[:place]
        assert text.find(character, place) == whole.find(character, place)
        assert text.holds_any((character, "x")) is (character in whole)
        assert text.whole() == whole  # in which it stands from then on


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
    "carriage return at the end": f"{EXAMPLE}\r",
    "several carriage returns": f"{EXAMPLE}x-a: |\r\n  b\r\r\n",
    "marks and line ends": f"{MARK}{EXAMPLE}".replace("\n", "\r\n"),
    "a mark within": f"{MARK}# {MARK}\n{EXAMPLE}",
    "nothing but marks": f"{MARK}{MARK}",
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


def test_that_is_told_after_each_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once it is decoded, and twice while it is looked for what is out of the ordinary."""
    monkeypatch.setattr(decoding, "_AT_ONCE", 10)
    told: list[float] = []
    read_document(EXAMPLE.encode(), told.append)
    pieces = len(EXAMPLE.encode()) // 10
    assert len([done for done in told if done == 0]) >= 3 * pieces


def test_what_takes_the_thorough_way_goes_on_from_where_the_fast_one_stopped() -> None:
    rows = "".join([f"  - id: n-{number:05}\n    text: a\n" for number in range(3000)])
    for end in ("# the end\n", "titel: a\n"):
        told: list[float] = []
        text = f"format: policy-outline/1\nid: a\noutline:\n{rows}{end}"
        read_document(text.encode(), told.append)
        assert told == sorted(told)
        assert len(set(told)) > 10
        assert told[-1] <= 1
