"""How long reading takes, against what PyYAML needs for the same text.

Reader and reference take turns, so that a change in the machine's speed meets
both; the median of the ratios decides. The collector is as Python starts.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml
from pytest_benchmark.fixture import BenchmarkFixture

from outline_editor.storage.loaded import LoadedDocument
from outline_editor.storage.yaml_reader import read_document
from tests.benchmarks.corpus import outline_text

pytestmark = pytest.mark.timeout(600)

ROUNDS = {1_000: 31, 10_000: 11, 100_000: 5}


@cache
def _file(rows: int) -> bytes:
    return outline_text(rows).encode()


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _read(data: bytes) -> LoadedDocument:
    loaded = read_document(data)
    assert not loaded.problems
    return loaded


def _drain(text: str) -> None:
    for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
        pass


def _load(text: str) -> object:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _times_as_long(
    benchmark: BenchmarkFixture,
    rows: int,
    reference: Callable[[str], object],
    rounds: int,
) -> float:
    """How many times as long reading takes as the reference."""
    data = _file(rows)
    text = data.decode()
    _read(data)
    ours: list[float] = []
    theirs: list[float] = []
    benchmark.pedantic(
        lambda: ours.append(_seconds(lambda: _read(data))),
        setup=lambda: theirs.append(_seconds(lambda: reference(text))),
        rounds=rounds,
    )
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    ours_s, theirs_s = statistics.median(ours), statistics.median(theirs)
    name = reference.__name__.strip("_")
    print(
        f"\n{rows:>7} rows, {len(data) / 1e6:5.2f} MB: read in {ours_s:.4f} s "
        f"({ours_s / rows * 1e6:.1f} µs a row), {name} {theirs_s:.4f} s, ratio {ratio:.2f}"
    )
    benchmark.extra_info.update(rows=rows, reference=name, ratio=ratio)
    return ratio


@pytest.mark.parametrize("rows", ROUNDS)
def test_reading_takes_at_most_twice_as_long_as_parsing(
    benchmark: BenchmarkFixture, rows: int
) -> None:
    assert _times_as_long(benchmark, rows, _drain, ROUNDS[rows]) <= 2


def test_reading_is_five_times_as_fast_as_loading(benchmark: BenchmarkFixture) -> None:
    assert 1 / _times_as_long(benchmark, 100_000, _load, rounds=3) >= 5


def test_the_time_for_a_row_does_not_grow(benchmark: BenchmarkFixture) -> None:
    small, large = _file(10_000), _file(100_000)
    _read(small)
    in_small: list[float] = []
    in_large: list[float] = []
    benchmark.pedantic(
        lambda: in_large.append(_seconds(lambda: _read(large)) / 100_000),
        setup=lambda: in_small.append(_seconds(lambda: _read(small)) / 10_000),
        rounds=7,
    )
    ratio = statistics.median(a / b for a, b in zip(in_large, in_small, strict=True))
    micros = [statistics.median(times) * 1e6 for times in (in_small, in_large)]
    print(f"\na row: {micros[0]:.1f} µs of 10,000, {micros[1]:.1f} µs of 100,000: {ratio:.2f}")
    assert ratio <= 1.5


_PEAK = """
import sys
from pathlib import Path
from outline_editor.storage.yaml_reader import read_document

def peak():
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024

read_document(b"format: policy-outline/1\\nid: a\\noutline: [{text: b}]\\n")
before = peak()
document = read_document(Path(sys.argv[1]).read_bytes())
print(peak() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no way to tell the peak")
def test_memory_while_reading(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(_file(100_000))
    command = [sys.executable, "-c", _PEAK, str(path)]
    taken = int(subprocess.run(command, check=True, capture_output=True).stdout)
    ratio = taken / path.stat().st_size
    print(f"\n{taken / 1e6:.0f} MB for a file of {path.stat().st_size / 1e6:.1f} MB: {ratio:.1f}")
    assert ratio <= 10
