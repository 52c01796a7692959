"""Bytes choose what an input becomes: anything that can be chosen, and the plainest of nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.choices import MOST_BYTES, Choices
from tests.fuzz.mutations import MOST_REPEATED_BYTES, mutated
from tests.fuzz.seeds import SEEDS, SOUND


@given(st.integers(1, 65_536), st.data())
def test_each_number_can_be_chosen(end: int, data: st.DataObject) -> None:
    wanted = data.draw(st.integers(0, end - 1))
    first = -(-wanted * 65_536 // end)
    assert Choices(first.to_bytes(2, "big")).below(end) == wanted
    assert Choices(b"\xff\xff").below(end) == end - 1


def test_where_there_are_no_bytes_the_first_is_chosen() -> None:
    choices = Choices(b"\xff\xff")
    assert choices.one_of("abc") == "c"
    assert choices.one_of("abc") == "a"
    assert choices.between(3, 9) == 3
    assert not choices.happens(0.99)


@given(st.binary(max_size=MOST_BYTES))
def test_no_input_is_longer_than_what_shows_it(entropy: bytes) -> None:
    data = mutated(Choices(entropy), SOUND, SEEDS)
    assert len(data) <= MOST_REPEATED_BYTES
    assert data == mutated(Choices(entropy), SOUND, SEEDS)
