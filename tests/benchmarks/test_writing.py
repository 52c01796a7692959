"""How long writing takes, against PyYAML's fastest way to write the same data.

Writer and reference take turns, so that a change in the machine's speed meets
both; the median of the ratios decides. The collector is as Python starts.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml
from pytest_benchmark.fixture import BenchmarkFixture

from outline_editor.core.model import DEFAULT_HEADER, DocumentRoot
from outline_editor.storage.yaml_reader import document_from_text
from outline_editor.storage.yaml_writer import write_document
from tests.benchmarks.corpus import outline_text

pytestmark = pytest.mark.timeout(600)

ROUNDS = {1_000: 31, 10_000: 11, 100_000: 3}
TIMES_AS_FAST = {1_000: 5, 10_000: 10, 100_000: 15}
"""The more there is to dump, the more often the collector interrupts it."""


@cache
def _root(rows: int) -> DocumentRoot:
    """The document of so many rows, which is written as the text it was read from."""
    text = outline_text(rows)
    root = document_from_text(text).root
    assert write_document(root, DEFAULT_HEADER) == text.encode()
    return root


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _write(root: DocumentRoot) -> bytes:
    return write_document(root, DEFAULT_HEADER)


def _dump(data: Any) -> str:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize("rows", ROUNDS)
def test_writing_is_many_times_as_fast_as_dumping(benchmark: BenchmarkFixture, rows: int) -> None:
    root = _root(rows)
    size = len(_write(root))
    data = yaml.load(outline_text(rows), Loader=yaml.CSafeLoader)
    ours: list[float] = []
    theirs: list[float] = []
    benchmark.pedantic(
        lambda: ours.append(_seconds(lambda: _write(root))),
        setup=lambda: theirs.append(_seconds(lambda: _dump(data))),
        rounds=ROUNDS[rows],
    )
    ratio = statistics.median(b / a for a, b in zip(ours, theirs, strict=True))
    ours_s, theirs_s = statistics.median(ours), statistics.median(theirs)
    print(
        f"\n{rows:>7} rows, {size / 1e6:5.2f} MB: written in {ours_s:.4f} s "
        f"({ours_s / rows * 1e6:.1f} µs a row), dump {theirs_s:.4f} s, ratio {ratio:.1f}"
    )
    benchmark.extra_info.update(rows=rows, reference="dump", ratio=ratio)
    assert ratio >= TIMES_AS_FAST[rows]


def test_the_time_for_a_row_does_not_grow(benchmark: BenchmarkFixture) -> None:
    small, large = _root(10_000), _root(100_000)
    in_small: list[float] = []
    in_large: list[float] = []
    benchmark.pedantic(
        lambda: in_large.append(_seconds(lambda: _write(large)) / 100_000),
        setup=lambda: in_small.append(_seconds(lambda: _write(small)) / 10_000),
        rounds=9,
    )
    ratio = statistics.median(a / b for a, b in zip(in_large, in_small, strict=True))
    micros = [statistics.median(times) * 1e6 for times in (in_small, in_large)]
    print(f"\na row: {micros[0]:.2f} µs of 10,000, {micros[1]:.2f} µs of 100,000: {ratio:.2f}")
    assert ratio <= 1.5
