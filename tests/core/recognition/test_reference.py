"""How much of what an analyst would mark is offered, and how much else.

The lists were made by hand before anything was recognised: `reference_rows.yaml`,
and the fields of the rows in the sample documents.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

Wanted = Counter[tuple[str, Any]]
Figures = dict[str, tuple[int, int, int]]
"""Hits, misses and false offers for each field."""

FIELDS = ("amounts", "due", "period", "places")
EVERY_THIRD = 3
