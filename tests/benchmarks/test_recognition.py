"""How long it takes to recognise what rows say: per row, and as texts get longer."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pytest_benchmark.fixture import BenchmarkFixture

from outline_editor.core.model import Node
from outline_editor.core.recognition import recognised
from tests.core.recognition import test_reference

LENGTHS = 10_000, 100_000
MOST_TIMES_AS_LONG = 15
"""For a text of ten times the length."""

UNITS = {
    "amounts": "plan to invest 5 to 8 bn in Hunan by 2022, and ",
    "Chinese amounts": "到2022年投资600亿—800亿元支持湖南，",
    "figures": "1",
    "Chinese figures": "一",
    "scales": "百万",
    "numbers": "5 ",
    "years": "2019-",
    "groups": "10,",
    "changes": "from 5% to ",
    "places": "北京",
    "names": "New Korea ",
    "letters": "a",
    "spaces": " ",
}


def _recognise(row: Node) -> None:
    recognised(row, jurisdiction="CN", language="en", original_language="zh")


def _seconds(row: Node, times: int) -> float:
    """The processor's time, which other programs add less to."""
    start = time.process_time()
    for _ in range(times):
        _recognise(row)
    return time.process_time() - start


@pytest.fixture
def no_collector() -> Iterator[None]:
    """As in the program, which collects garbage in pauses: it goes through all that there is."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_the_time_for_a_row(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(test_reference.__file__).with_name("reference_rows.yaml")
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = [Node(text=entry["text"], original=entry.get("original", "")) for entry in entries]
    lengths = [len(row.text) + len(row.original) for row in rows]
    benchmark.extra_info["rows"] = len(rows)
    benchmark(lambda: [_recognise(row) for row in rows])
    assert benchmark.stats is not None
    milliseconds = benchmark.stats["median"] * 1000
    with capsys.disabled():
        print(
            f"\n{len(rows)} rows of {min(lengths)} to {max(lengths)} characters, "
            f"{statistics.median(lengths):.0f} in the middle: {milliseconds:.1f} ms, "
            f"{milliseconds / len(rows):.3f} ms a row"
        )


@pytest.mark.parametrize("name", UNITS)
@pytest.mark.parametrize("field", ["text", "both"])
@pytest.mark.usefixtures("no_collector")
def test_the_time_grows_with_the_length_alone(name: str, field: str) -> None:
    rows = []
    for length in LENGTHS:
        text = (UNITS[name] * length)[:length]
        rows.append(Node(text=text, original=text if field == "both" else ""))
    _recognise(Node(text="六百亿"))  # what is imported and read once
    # As many characters in all, by turns, so that what slows the machine down meets both.
    times = LENGTHS[1] // LENGTHS[0]
    taken = [(_seconds(rows[0], times) / times, _seconds(rows[1], 1)) for _ in range(5)]
    short, long = map(min, zip(*taken, strict=True))
    assert long <= MOST_TIMES_AS_LONG * short
