"""How long each move in an outline takes, from the key to the finished paint.

The program's window, with all its panes, is worked with real keys. A plain
repaint of the same viewport is measured in turns with each move, so that a
change in the machine's speed meets both. Qt's own tree view does the same
work on Qt's own item model, in the same run.
"""

from __future__ import annotations

import gc

import pytest
from pytestqt.qtbot import QtBot

from outline_editor.storage.collector import keep_all
from outline_editor.ui.pauses import Pauses
from outline_editor.ui.windows import shared_windows
from tests.benchmarks.desks import Desk, ProgramDesk, StockDesk
from tests.benchmarks.long_outline import long_outline
from tests.benchmarks.timing import Times, times

pytestmark = pytest.mark.timeout(3600)

SIZES = (1_000, 10_000, 100_000, 1_000_000)
MOVES = {
    "new_row": 300,
    "character": 300,
    "indent": 300,
    "move": 300,
    "undo": 300,
    "fold": 100,
    "unfold": 100,
    "page": 300,
}
"""The moves, and how often each is made."""

WARMING = (("new_row", 3), ("page", 3))
STOCK_SECONDS = 20
"""How long a move is repeated in Qt's own view, which can take seconds for one."""

MOST_REPAINTS_FOR_A_CHARACTER = 3
MOST_FOR_A_LONGER_OUTLINE = 1.5
"""Times the median of the shortest outline."""

_Results = dict[int, dict[str, Times]]


@pytest.fixture(scope="module")
def results() -> _Results:
    """What was measured in the program's window, for the comparison of sizes."""
    return {}


def _measured(qtbot: QtBot, desk: Desk, seconds: float = 3600) -> dict[str, Times]:
    qtbot.addWidget(desk.window)
    # As the program does once it has read a file.
    gc.collect()
    keep_all()
    pauses = Pauses(shared_windows())
    found: dict[str, Times] = {}
    for name, rounds in (*WARMING, *MOVES.items()):
        found[name] = times(
            desk.viewport,
            getattr(desk, name),
            rounds,
            seconds=seconds,
            must_paint=desk.paints_always,
        )
    pauses.end()
    gc.unfreeze()
    return found


def _table(rows: int, ours: dict[str, Times], theirs: dict[str, Times]) -> str:
    head = f"{'':12}{'median':>8}{'p99':>8}{'repaint':>9}{'ratio':>7}{'QTreeView':>12}{'worst':>9}"
    lines = [f"\n{rows:,} rows, milliseconds", head]
    for name in MOVES:
        times, stock = ours[name], theirs[name]
        lines.append(
            f"{name.replace('_', ' '):12}{times.median:>8.1f}{times.late:>8.1f}"
            f"{times.plain:>9.1f}{times.repaints:>7.1f}"
            f"{stock.median:>12.1f}{max(stock.work):>9.1f}"
        )
    return "\n".join(lines)


@pytest.mark.parametrize("rows", SIZES, ids="{}-rows".format)
def test_moves(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str], results: _Results, rows: int
) -> None:
    root = long_outline(rows)
    ours = results[rows] = _measured(qtbot, ProgramDesk(root))
    theirs = _measured(qtbot, StockDesk(root), STOCK_SECONDS)
    with capsys.disabled():
        print(_table(rows, ours, theirs))
    assert ours["character"].repaints <= MOST_REPAINTS_FOR_A_CHARACTER
    shortest = results.get(SIZES[0], ours)
    slower = {
        name: f"{ours[name].median:.1f} ms, {shortest[name].median:.1f} ms"
        for name in MOVES
        if ours[name].median > shortest[name].median * MOST_FOR_A_LONGER_OUTLINE
    }
    assert slower == {}
