"""The author and date that new notes get."""

from __future__ import annotations

from datetime import date

import pytest

from outline_editor.app.signatures import Signature, signature_of


def test_has_the_name_and_the_day() -> None:
    assert signature_of(" an analyst ", date(2019, 1, 9)) == Signature("an analyst", "2019-01-09")


@pytest.mark.parametrize("author", ["", "  "])
def test_there_is_none_without_a_name(author: str) -> None:
    assert signature_of(author, date(2019, 1, 9)) is None
