"""What concepts stand for that were merged into each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.merging import end_of_chain, ends_of_chains

_IDS = st.sampled_from("abcdef")


@given(st.dictionaries(_IDS, st.one_of(st.none(), st.just(""), _IDS, st.just("elsewhere"))))
def test_all_ends_are_those_that_each_chain_leads_to(merged: dict[str, str | None]) -> None:
    ends = ends_of_chains(merged)
    assert {one: ends[one] for one in merged} == {one: end_of_chain(merged, one) for one in merged}


def test_a_very_long_chain_and_a_very_long_circle() -> None:
    chain = {str(n): str(n + 1) for n in range(50_000)}
    assert set(ends_of_chains(chain).values()) == {"50000"}
    assert set(ends_of_chains(chain | {"50000": "0"}).values()) == {""}
