"""How much of what an analyst would mark is offered, and how much else.

The lists were made by hand: `reference_rows.yaml` before anything was recognised, every
third row held out; `unseen_rows.yaml` after it; and the fields of the rows in the sample
documents. Figures are hits, misses and false offers; see `_figures` for what a hit is.
With `-rP` or `-s` pytest shows precision and recall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from outline_editor.core.index import walk
from outline_editor.core.model import Amount, Node
from outline_editor.core.recognition import recognised
from outline_editor.core.vocabulary import Basis
from outline_editor.storage.yaml_reader import read_document

HERE = Path(__file__).parent
SAMPLES = HERE.parents[2] / "sample_docs"
FIELDS = ("amounts", "due", "period", "places")

Marks = Counter[tuple[str, Any]]


class Figures(NamedTuple):
    """How many marks were offered, how many not, and how many offers were no marks."""

    hits: int
    misses: int
    false: int

    def __str__(self) -> str:
        precision = self.hits / max(1, self.hits + self.false)
        recall = self.hits / max(1, self.hits + self.misses)
        return f"{tuple(self)} precision {precision:.2f} recall {recall:.2f}"


def _mark(amount: Amount) -> tuple[object, ...]:
    """All of an amount but its quote."""
    basis = amount.basis or Basis.STATED
    return (amount.value, amount.to, amount.currency, amount.unit, amount.modifier, basis)


def _offered(row: Node) -> Marks:
    offers = recognised(row, jurisdiction="CN", language="en", original_language="zh")
    return Counter(
        (offer.field, _mark(offer.value) if isinstance(offer.value, Amount) else offer.value)
        for offer in offers
    )


def _listed(entry: dict[str, Any]) -> Marks:
    """The marks of an entry in a list of rows."""
    marks: Marks = Counter()
    for fields in entry.get("amounts", ()):
        numbers = {key: Decimal(str(fields[key])) for key in ("value", "to") if key in fields}
        marks["amounts", _mark(Amount(quote="-", **{**fields, **numbers}))] += 1
    for field in ("due", "period", "places"):
        marks.update((field, value) for value in entry.get(field, ()))
    return marks


def _in_fields(row: Node) -> Marks:
    """The marks that a row of a document has in its fields."""
    marks: Marks = Counter(("amounts", _mark(amount)) for amount in row.amounts)
    marks.update(("places", place) for place in row.places)
    marks.update((field, value) for field in ("due", "period") if (value := getattr(row, field)))
    return marks


def _figures(pairs: Iterable[tuple[Marks, Marks]]) -> dict[str, Figures]:
    """Wanted and offered marks compared: a hit is the same in field and value.

    An amount has to be the same in value, currency or unit, modifier and basis.
    """
    totals = {field: Figures(0, 0, 0) for field in FIELDS}
    for wanted, offered in pairs:
        for field in FIELDS:
            mine = Counter({mark: n for mark, n in wanted.items() if mark[0] == field})
            theirs = Counter({mark: n for mark, n in offered.items() if mark[0] == field})
            counts = (mine & theirs).total(), (mine - theirs).total(), (theirs - mine).total()
            totals[field] = Figures(
                *(sum(pair) for pair in zip(totals[field], counts, strict=True))
            )
    for field, figures in totals.items():
        print(f"{field:8} {figures}")
    return totals


def _rows(name: str) -> list[tuple[Marks, Marks]]:
    entries = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [
        (_listed(entry), _offered(Node(text=entry["text"], original=entry.get("original", ""))))
        for entry in entries
    ]


def test_the_reference_rows_that_were_looked_at() -> None:
    rows = [pair for place, pair in enumerate(_rows("reference_rows.yaml"), 1) if place % 3]
    assert len(rows) == 48
    assert _figures(rows) == {
        "amounts": Figures(39, 0, 1),
        "due": Figures(9, 0, 0),
        "period": Figures(4, 0, 0),
        "places": Figures(23, 0, 0),
    }


def test_the_reference_rows_that_were_held_out() -> None:
    rows = _rows("reference_rows.yaml")[2::3]
    assert len(rows) == 24
    assert _figures(rows) == {
        "amounts": Figures(13, 1, 2),
        "due": Figures(7, 0, 0),
        "period": Figures(8, 0, 0),
        "places": Figures(13, 0, 0),
    }


def test_the_rows_in_wordings_that_were_not_thought_of() -> None:
    rows = _rows("unseen_rows.yaml")
    assert len(rows) == 36
    assert _figures(rows) == {
        "amounts": Figures(26, 3, 3),
        "due": Figures(4, 1, 0),
        "period": Figures(4, 1, 2),
        "places": Figures(22, 0, 1),
    }


def _sample(name: str) -> list[Node]:
    return list(walk(read_document((SAMPLES / name).read_bytes()).root.outline))


def _bare(row: Node) -> Node:
    return Node(text=row.text, original=row.original)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "miit-2019-press.yaml",
            {
                "amounts": Figures(1, 0, 0),
                "due": Figures(1, 0, 0),
                "period": Figures(1, 0, 0),
                "places": Figures(3, 0, 0),
            },
        ),
        ("miit-2018-work-conference.yaml", dict.fromkeys(FIELDS, Figures(0, 0, 0))),
    ],
)
def test_the_samples_without_their_fields(name: str, expected: dict[str, Figures]) -> None:
    rows = _sample(name)
    assert any(row.original for row in rows)
    assert _figures((_in_fields(row), _offered(_bare(row))) for row in rows) == expected


@pytest.mark.parametrize("name", ["miit-2019-press.yaml", "miit-2018-work-conference.yaml"])
def test_nothing_is_offered_that_a_sample_has_in_its_fields(name: str) -> None:
    for row in _sample(name):
        assert not _offered(row), row.text
