"""What the fuzzer starts from: the samples, every kind of fault, and files made to do harm."""

from __future__ import annotations

from pathlib import Path

from tests.formats.briefing_cases import CASES
from tests.fuzz.found import FOUND
from tests.fuzz.hostile_files import HOSTILE
from tests.fuzz.mutations import MOST_BYTES
from tests.storage.bad_inputs import BAD_INPUTS
from tests.storage.samples import EVERY_FIELD, EXAMPLE, EXAMPLE_CODEBOOK

_SAMPLES = Path(__file__).parents[2] / "sample_docs"


_FREELY_WRITTEN = """\
# A document as a person may write it.
---
format: policy-outline/1   # which one
'id': a
title: >-
  over two
  lines
outline:
# on the row below
- text: "a \\"quoted\\" row"
  children:
  - {text: in braces, actors: [a, b]}
  - text: |+
      kept

    notes: [{text: why}]
x-own: [1, 'two', {three: ~}]
"""


def _sample_parts(path: Path) -> list[bytes]:
    """A sample as several documents, each small enough to be read in no time."""
    lines = path.read_bytes().splitlines(keepends=True)
    head, rest = lines[:8], lines[8:]
    return [b"".join([*head, *rest[start : start + 20]]) for start in range(0, len(rest), 20)]


_SOUND = (
    *[text.encode() for text in (EXAMPLE, EVERY_FIELD, EXAMPLE_CODEBOOK, _FREELY_WRITTEN)],
    *[part for path in sorted(_SAMPLES.glob("*.yaml")) for part in _sample_parts(path)],
)
SOUND: tuple[bytes, ...] = tuple(sorted(_SOUND, key=len))
"""Files that are in order, the shortest first: what is found is made plain by going back there."""

_SEEDS = dict.fromkeys(
    data[:MOST_BYTES]
    for data in (
        *[case.text.encode() for case in CASES],
        *[bad.data for bad in BAD_INPUTS],
        *HOSTILE.values(),
        *FOUND.values(),
    )
)
SEEDS: tuple[bytes, ...] = tuple(sorted(_SEEDS, key=len))
"""All others, each once."""
