"""Row mode: what is shown, current and selected, by mouse, keys and program."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.ui.outline.tree_view import OutlineTreeView

MakeView = Callable[..., OutlineTreeView]

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def _names(view: OutlineTreeView) -> str:
    return " ".join(node_id.removeprefix("n-") for node_id in view.rows.node_ids())


def _selected(view: OutlineTreeView) -> str:
    return " ".join(node_id.removeprefix("n-") for node_id in view.selected_ids())


def _rect(view: OutlineTreeView, node_id: str) -> QRect:
    row = view.rows.position(node_id)
    assert row is not None
    return view.visualRect(view.model().index(row, 0))


def _text_point(view: OutlineTreeView, node_id: str) -> QPoint:
    row = view.rows.position(node_id)
    assert row is not None
    left = view.metrics.text_left(view.rows.depth(row))
    return QPoint(left + 20, _rect(view, node_id).center().y())


def _arrow_point(view: OutlineTreeView, node_id: str) -> QPoint:
    row = view.rows.position(node_id)
    assert row is not None
    centre = view.metrics.mark_centre(view.rows.depth(row))
    return QPoint(centre, _rect(view, node_id).top() + view.metrics.padding + 5)


def _click(
    qtbot: QtBot, view: OutlineTreeView, point: QPoint, held: Qt.KeyboardModifier = PLAIN
) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, point)


def _heard(view: OutlineTreeView) -> list[str]:
    heard: list[str] = []
    view.current_changed.connect(heard.append)
    return heard


# The current row


def test_the_first_row_is_current_at_first(view: OutlineTreeView) -> None:
    assert view.objectName() == "outlineView"
    assert view.current_id() == "n-aa"
    assert view.selected_ids() == ["n-aa"]


def test_without_rows_none_is_current_until_there_is_one(make_view: MakeView) -> None:
    document = Document(DocumentRoot(id="test"))
    view = make_view(document)
    heard = _heard(view)
    assert view.current_id() == ""
    assert view.selected_ids() == []
    with document.transaction("Insert") as transaction:
        row = transaction.insert(Node(text="first"))
    assert view.current_id() == row.id
    with document.transaction("Delete") as transaction:
        transaction.remove(row)
    assert view.current_id() == ""
    assert heard == [row.id, ""]


def test_set_current_unfolds_selects_and_shows(view: OutlineTreeView) -> None:
    heard = _heard(view)
    view.show_levels(1)
    view.set_current("n-ac")
    assert view.current_id() == "n-ac"
    assert _selected(view) == "ac"
    assert _names(view) == "aa ab ac ad ba ca"
    assert heard == ["n-ac"]
    view.set_current("n-none")
    assert view.current_id() == "n-ac"


def test_set_current_on_the_current_row_keeps_the_selection(
    view: OutlineTreeView, qtbot: QtBot
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    view.set_current("n-ab")
    assert _selected(view) == "aa ab"


@pytest.mark.parametrize(
    ("current", "removed", "heir"),
    [
        ("n-ab", ["n-ab"], "n-ad"),
        ("n-ac", ["n-ab"], "n-ad"),
        ("n-ad", ["n-ad"], "n-ac"),
        ("n-aa", ["n-aa"], "n-ba"),
        ("n-ca", ["n-ca"], "n-bb"),
        ("n-ab", ["n-ab", "n-ad"], "n-aa"),
    ],
)
def test_a_current_row_that_goes_has_an_heir(
    view: OutlineTreeView, document: Document, current: str, removed: list[str], heir: str
) -> None:
    view.set_current(current)
    heard = _heard(view)
    with document.transaction("Delete") as transaction:
        for node_id in removed:
            transaction.remove(node_ref(node_id))
    assert view.current_id() == heir
    assert view.selected_ids() == [heir]
    assert heard == [heir]


def test_current_row_and_selection_stay_with_their_rows(
    view: OutlineTreeView, document: Document, qtbot: QtBot
) -> None:
    history = History(document)
    view.set_current("n-ba")
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert _selected(view) == "ba bb"
    with document.transaction("Rearrange") as transaction:
        transaction.insert(Node(id="n-new", text="new"), DOCUMENT, 0)
        transaction.move(node_ref("n-ba"), node_ref("n-aa"), 0)
        transaction.remove(node_ref("n-ca"))
    assert _names(view) == "new aa ba bb ab ac ad"
    assert view.current_id() == "n-bb"
    assert _selected(view) == "ba bb"
    history.undo()
    assert view.current_id() == "n-bb"
    assert _selected(view) == "ba bb"


def test_what_hears_of_a_change_first_can_choose_a_row(
    make_view: MakeView, document: Document
) -> None:
    view: OutlineTreeView | None = None

    def choose(_: ChangeSet) -> None:
        assert view is not None
        view.set_current("n-new")

    document.follow(choose)
    view = make_view(document)
    view.show_levels(1)
    with document.transaction("Insert") as transaction:
        transaction.insert(Node(id="n-new", text="new"), node_ref("n-ab"))
    assert view.current_id() == "n-new"
    assert _names(view) == "aa ab ac new ad ba ca"


def test_changes_are_told_when_the_rows_show_the_document(
    view: OutlineTreeView, document: Document
) -> None:
    view.set_current("n-ab")
    seen: list[tuple[bool, bool]] = []

    def look() -> None:
        seen.append((view.rows.in_step, view.selected_ids() == [view.current_id()]))

    view.current_changed.connect(look)
    view.selection_changed.connect(look)
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-ab"))
        transaction.remove(node_ref("n-ad"))
    assert seen == [(True, True), (True, True)]


# Another document


def test_another_document_begins_at_its_first_row(
    view: OutlineTreeView, document: Document, long_document: Document
) -> None:
    heard = _heard(view)
    view.set_document(long_document)
    assert view.current_id() == "n-000"
    assert heard == ["n-000"]
    assert view.model().rowCount() == 500
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-aa"))
    assert view.model().rowCount() == 500


def test_a_document_read_again_keeps_the_current_row(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    view.set_current("n-321")
    view.set_document(Document(long_document.root))
    assert view.current_id() == "n-321"
    assert not _rect(view, "n-321").isEmpty()
    view.set_document(Document(DocumentRoot(id="empty")))
    assert view.current_id() == ""


# Folding


def test_the_arrow_folds_and_unfolds(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.set_current("n-ca")
    _click(qtbot, view, _arrow_point(view, "n-aa"))
    assert _names(view) == "aa ba bb ca"
    assert view.current_id() == "n-ca"
    _click(qtbot, view, _arrow_point(view, "n-aa"))
    assert _names(view) == "aa ab ac ad ba bb ca"


def test_alt_and_the_arrow_fold_everything_under_a_row(view: OutlineTreeView, qtbot: QtBot) -> None:
    _click(qtbot, view, _arrow_point(view, "n-aa"), ALT)
    view.rows.unfold("n-aa")
    assert _names(view) == "aa ab ad ba bb ca"
    view.rows.fold("n-aa")
    _click(qtbot, view, _arrow_point(view, "n-aa"), ALT)
    assert _names(view) == "aa ab ac ad ba bb ca"


def test_the_bullet_of_a_leaf_selects_it(view: OutlineTreeView, qtbot: QtBot) -> None:
    _click(qtbot, view, _arrow_point(view, "n-ad"))
    assert view.current_id() == "n-ad"


def test_folding_away_the_current_row_makes_the_folded_one_current(
    view: OutlineTreeView, qtbot: QtBot
) -> None:
    view.set_current("n-ac")
    _click(qtbot, view, _arrow_point(view, "n-aa"))
    assert view.current_id() == "n-aa"


def test_fold_all_leaves_the_row_above_current(view: OutlineTreeView) -> None:
    view.set_current("n-ac")
    heard = _heard(view)
    view.show_levels(1)
    assert view.current_id() == "n-aa"
    assert heard == ["n-aa"]
    view.show_levels(None)
    assert view.current_id() == "n-aa"
    assert _names(view) == "aa ab ac ad ba bb ca"


def test_folding_what_is_selected(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.set_current("n-ab")
    assert view.shows_children("n-ab")
    view.fold_selected()
    assert _names(view) == "aa ab ad ba bb ca"
    assert not view.shows_children("n-ab")
    assert not view.shows_children("n-ad")
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    view.fold_selected()
    assert _names(view) == "aa ba ca"
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    view.unfold_selected()
    assert _names(view) == "aa ab ad ba bb ca"


# Keys


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("n-aa", Qt.Key.Key_Up, "n-aa"),
        ("n-aa", Qt.Key.Key_Down, "n-ab"),
        ("n-ca", Qt.Key.Key_Down, "n-ca"),
        ("n-ac", Qt.Key.Key_Home, "n-aa"),
        ("n-ac", Qt.Key.Key_End, "n-ca"),
        ("n-aa", Qt.Key.Key_PageDown, "n-ca"),
        ("n-ca", Qt.Key.Key_PageUp, "n-aa"),
        ("n-ac", Qt.Key.Key_Left, "n-ab"),
        ("n-ca", Qt.Key.Key_Left, "n-ca"),
        ("n-aa", Qt.Key.Key_Right, "n-ab"),
        ("n-ac", Qt.Key.Key_Right, "n-ac"),
    ],
)
def test_keys_move_the_current_row(
    view: OutlineTreeView, qtbot: QtBot, start: str, key: Qt.Key, end: str
) -> None:
    view.set_current(start)
    qtbot.keyClick(view, key)
    assert view.current_id() == end
    assert view.selected_ids() == [end]


def test_left_and_right_fold_and_unfold_first(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.set_current("n-ab")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert _names(view) == "aa ab ad ba bb ca"
    assert view.current_id() == "n-ab"
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.current_id() == "n-aa"
    view.set_current("n-ab")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert _names(view) == "aa ab ac ad ba bb ca"
    assert view.current_id() == "n-ab"


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Tab, PLAIN),
        (Qt.Key.Key_Backtab, SHIFT),
        (Qt.Key.Key_Return, PLAIN),
        (Qt.Key.Key_Return, SHIFT),
        (Qt.Key.Key_Delete, PLAIN),
        (Qt.Key.Key_F2, PLAIN),
        (Qt.Key.Key_Up, CONTROL),
        (Qt.Key.Key_Down, ALT | SHIFT),
        (Qt.Key.Key_Left, ALT),
        (Qt.Key.Key_S, CONTROL),
    ],
)
def test_keys_of_commands_are_left_alone(
    document: Document, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    class Window(QWidget):
        reached: list[int]

        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
            self.reached.append(event.key())

    window = Window()
    window.reached = []
    qtbot.addWidget(window)
    view = OutlineTreeView(document)
    QVBoxLayout(window).addWidget(view)
    with qtbot.waitActive(window):
        window.show()
    view.setFocus()
    qtbot.keyClick(view, key, held)
    assert not view.is_editing
    assert view.current_id() == "n-aa"
    # Tab, which no action took, moves the focus.
    assert window.reached[-1:] == [key] or key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


# Selecting


def test_shift_and_keys_extend_the_selection(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.set_current("n-ac")
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert _selected(view) == "ac ad ba"
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Up, SHIFT)
    assert _selected(view) == "ab ac"
    assert view.current_id() == "n-ab"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert _selected(view) == "ac"


def test_clicks_select_as_in_every_list(view: OutlineTreeView, qtbot: QtBot) -> None:
    told: list[str] = []
    view.selection_changed.connect(lambda: told.append(_selected(view)))
    _click(qtbot, view, _text_point(view, "n-ab"))
    _click(qtbot, view, _text_point(view, "n-ad"), SHIFT)
    _click(qtbot, view, _text_point(view, "n-ca"), CONTROL)
    _click(qtbot, view, _text_point(view, "n-ac"), CONTROL)
    assert told == ["ab", "ab ac ad", "ab ac ad ca", "ab ad ca"]
    assert view.current_id() == "n-ac"


def test_dragging_selects_rows(view: OutlineTreeView, qtbot: QtBot) -> None:
    viewport, button = view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(viewport, button, pos=_text_point(view, "n-ab"))
    for node_id in ("n-ac", "n-ad", "n-ba"):
        qtbot.mouseMove(viewport, _text_point(view, node_id))
    qtbot.mouseRelease(viewport, button, pos=_text_point(view, "n-ba"))
    assert _selected(view) == "ab ac ad ba"
    qtbot.mouseMove(viewport, _text_point(view, "n-aa"))
    assert _selected(view) == "ab ac ad ba"


@pytest.mark.parametrize(
    ("start", "beyond", "last"), [("n-003", 500, "n-060"), ("n-400", -90, "n-350")]
)
def test_dragging_beyond_the_edge_goes_on_selecting(
    make_view: MakeView,
    long_document: Document,
    qtbot: QtBot,
    start: str,
    beyond: int,
    last: str,
) -> None:
    view = make_view(long_document)
    view.set_current(start)
    viewport, button = view.viewport(), Qt.MouseButton.LeftButton
    view.choice.only(499)
    qtbot.mousePress(viewport, button, pos=_text_point(view, start))
    qtbot.mouseMove(viewport, QPoint(200, beyond))
    qtbot.waitUntil(lambda: last in view.selected_ids())
    qtbot.mouseRelease(viewport, button, pos=QPoint(200, beyond))
    chosen = len(view.selected_ids())
    qtbot.wait(150)
    assert len(view.selected_ids()) == chosen
    assert start in view.selected_ids()


def test_a_selection_reaches_beyond_the_screen(
    make_view: MakeView, long_document: Document, qtbot: QtBot
) -> None:
    view = make_view(long_document)
    view.set_current("n-450")
    qtbot.keyClick(view, Qt.Key.Key_Home, SHIFT)
    assert len(view.selected_ids()) == 451
    assert view.current_id() == "n-000"


def test_a_menu_is_for_the_row_under_the_mouse(view: OutlineTreeView, qtbot: QtBot) -> None:
    wanted: list[QPoint] = []
    view.context_menu_requested.connect(wanted.append)
    point = _text_point(view, "n-ba")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=point)
    assert view.current_id() == "n-ba"
    screen_point = view.viewport().mapToGlobal(point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, screen_point)
    QApplication.sendEvent(view.viewport(), event)
    assert wanted == [screen_point]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(view.viewport(), event)
    place = view.viewport().mapFromGlobal(wanted[1])
    assert abs(place.y() - _rect(view, "n-ba").bottom()) <= 1


def test_a_menu_on_selected_rows_keeps_them_selected(view: OutlineTreeView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=_text_point(view, "n-ba"))
    assert len(view.selected_ids()) == 7


def test_the_mark_of_notes_asks_for_them(
    view: OutlineTreeView, document: Document, qtbot: QtBot
) -> None:
    wanted: list[str] = []
    view.note_requested.connect(wanted.append)
    point = QPoint(view.metrics.notes_left + 3, _rect(view, "n-ba").center().y())
    _click(qtbot, view, point)
    assert wanted == []
    with document.transaction("Annotate") as transaction:
        transaction.add_note("why", node_ref("n-ba"))
    _click(qtbot, view, point)
    assert wanted == ["n-ba"]
    assert view.current_id() == "n-ba"


# Where rows are


def test_rows_stand_below_each_other_and_are_found_there(view: OutlineTreeView) -> None:
    bottom = 0
    for row in range(7):
        index = view.model().index(row, 0)
        rect = view.visualRect(index)
        assert rect.top() >= bottom
        bottom = rect.bottom()
        assert rect.width() == view.viewport().width()
        assert view.indexAt(rect.center()) == index
        assert not view.isIndexHidden(index)
    assert not view.indexAt(QPoint(10, bottom + 50)).isValid()


def test_wrapped_rows_are_higher(make_view: MakeView, long_document: Document) -> None:
    view = make_view(long_document)
    heights = [_rect(view, node_id).height() for node_id in ("n-000", "n-001", "n-002")]
    assert heights[1] == heights[2]
    assert (heights[0] - heights[1]) % view.metrics.pitch == 0
    before = heights[0]
    view.resize(350, 400)
    assert _rect(view, "n-000").height() > before


def test_every_measure_grows_with_the_font(view: OutlineTreeView) -> None:
    before = _rect(view, "n-ab"), view.metrics
    font = QFont(view.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    after = _rect(view, "n-ab"), view.metrics
    assert after[0].height() == pytest.approx(2 * before[0].height(), abs=3)
    assert after[1].indent == pytest.approx(2 * before[1].indent, abs=2)


@pytest.mark.parametrize(
    ("hint", "top"),
    [
        (QAbstractItemView.ScrollHint.PositionAtTop, 0.0),
        (QAbstractItemView.ScrollHint.PositionAtCenter, 0.5),
        (QAbstractItemView.ScrollHint.PositionAtBottom, 1.0),
    ],
)
def test_scrolling_to_a_row(
    make_view: MakeView,
    long_document: Document,
    hint: QAbstractItemView.ScrollHint,
    top: float,
) -> None:
    view = make_view(long_document)
    view.scrollTo(view.model().index(203, 0), hint)
    rect = _rect(view, "n-203")
    free = view.viewport().height() - rect.height()
    assert rect.top() == pytest.approx(top * free, abs=1)


def test_a_jump_puts_a_row_a_third_down_the_screen(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    for row in ("n-203", "n-077"):
        view.set_current(row)
        assert _rect(view, row).top() == pytest.approx(view.viewport().height() / 3, abs=2)
    view.set_current("n-000")
    assert _rect(view, "n-000").top() >= 0
    view.set_current(view.rows.node_id(len(view.rows) - 1))
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_a_step_to_a_row_near_by_scrolls_as_little_as_it_takes(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    view.set_current("n-203")
    for step in (1, -1):
        placed = view.placed_rows()
        edge = placed[-1].row if step > 0 else placed[0].row
        view.set_current(view.rows.node_id(edge + step))
        rect = _rect(view, view.current_id())
        at_edge = view.viewport().height() - rect.height() if step > 0 else 0
        assert rect.top() == pytest.approx(at_edge, abs=1)


def test_rows_off_the_screen_have_no_place_there(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    assert _rect(view, "n-400").isEmpty()
    view.set_current("n-400")
    assert not _rect(view, "n-400").isEmpty()
    assert _rect(view, "n-000").isEmpty()


def test_the_current_row_stays_in_sight_as_the_room_changes(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    view.set_current("n-301")
    for size in ((700, 90), (200, 90), (700, 500)):
        view.resize(*size)
        assert view.viewport().rect().contains(_rect(view, "n-301").center())
    font = QFont(view.font())
    font.setPointSizeF(font.pointSizeF() * 3)
    view.resize(700, 200)
    view.setFont(font)
    assert view.viewport().rect().contains(_rect(view, "n-301").center())
    view.verticalScrollBar().setValue(0)
    view.resize(400, 300)
    assert _rect(view, "n-301").isEmpty(), "it was not in sight"


def test_rows_changing_above_do_not_move_the_screen(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    view.scrollTo(view.model().index(300, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
    before = _rect(view, "n-300")
    with long_document.transaction("Change above") as transaction:
        transaction.set(node_ref("n-005"), text="long " * 200)
        transaction.insert(Node(text="new"), DOCUMENT, 7)
        transaction.remove(node_ref("n-020"))
        transaction.move(node_ref("n-400"), DOCUMENT, 3)
    assert _rect(view, "n-300") == before


def test_the_scroll_bar_leads_from_first_to_last_row(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    bar = view.verticalScrollBar()
    QApplication.processEvents()
    bar.setValue(bar.maximum())
    assert _rect(view, "n-499").bottom() < view.viewport().height()
    bar.setValue(bar.maximum() // 2)
    assert not _rect(view, "n-251").isEmpty() or not _rect(view, "n-248").isEmpty()
    bar.setValue(0)
    assert not _rect(view, "n-000").isEmpty()


def _turn_wheel(view: OutlineTreeView, pixels: int, angle: int, held=PLAIN) -> QWheelEvent:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        view.viewport().mapToGlobal(middle),
        QPoint(0, pixels),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    return event


def test_the_wheel_scrolls_by_pixels(make_view: MakeView, long_document: Document) -> None:
    view = make_view(long_document)
    before = _rect(view, "n-001").top()
    _turn_wheel(view, -7, 0)
    assert _rect(view, "n-001").top() == before - 7
    _turn_wheel(view, 0, -120)
    assert _rect(view, "n-001").top() == before - 7 - 3 * view.metrics.pitch
    for _ in range(30):
        _turn_wheel(view, 0, 120)
    assert _rect(view, "n-001").top() == before
    assert view.verticalScrollBar().value() == 0


def test_the_smallest_turns_of_a_fine_wheel_add_up(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    before = _rect(view, "n-001").top()
    for _ in range(120):
        _turn_wheel(view, 0, -1)
    assert abs(_rect(view, "n-001").top() - (before - 3 * view.metrics.pitch)) <= 1


def test_the_wheel_with_control_is_for_the_window(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    before = _rect(view, "n-001")
    event = _turn_wheel(view, 0, -120, CONTROL)
    assert not event.isAccepted()
    assert _rect(view, "n-001") == before


def test_rows_touched_by_a_rectangle_can_be_selected(view: OutlineTreeView) -> None:
    rect = _rect(view, "n-ab").united(_rect(view, "n-ad"))
    view.setSelection(rect, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert _selected(view) == "ab ac ad"
    region = view.visualRegionForSelection(view.selectionModel().selection())
    assert region.contains(_rect(view, "n-ac").center())
    assert not region.contains(_rect(view, "n-ba").center())


# Looks


def test_the_originals_have_a_column_where_there_is_room(
    make_view: MakeView, document: Document
) -> None:
    view = make_view(document, width=1100)
    assert view.metrics.original_width == 0
    with document.transaction("Translate") as transaction:
        transaction.set(node_ref("n-ac"), original="推动制造业高质量发展")
    assert view.metrics.original_width > 0
    view.resize(340, 400)
    assert view.metrics.original_width == 0
    view.resize(1100, 400)
    view.set_document(Document(DocumentRoot(id="other", outline=(Node(id="n-zz", text=""),))))
    assert view.metrics.original_width == 0


def test_deep_rows_keep_room_for_their_text(make_view: MakeView) -> None:
    node = Node(id="n-deep", text="the deepest row")
    for _ in range(99):
        node = Node(id=f"n-{id(node)}", text="a row", children=(node,))
    view = make_view(Document(DocumentRoot(id="test", outline=(node,))), width=400)
    assert view.rows.depth(99) == 100
    assert view.metrics.text_width(100) >= 8 * view.metrics.em


@pytest.mark.parametrize("width", [40, 120, 400, 4000])
def test_any_width_can_be_painted(make_view: MakeView, long_document: Document, width: int) -> None:
    view = make_view(long_document)
    view.setMinimumWidth(0)
    view.resize(width, 300)
    assert not view.grab().isNull()


def test_an_empty_outline_says_how_to_begin(make_view: MakeView) -> None:
    view = make_view(Document(DocumentRoot(id="test")))
    assert view.empty_hint()
    blank = view.grab().toImage()
    view.set_read_only(True)
    assert not view.empty_hint()
    view.viewport().update()
    assert view.grab().toImage() != blank


def test_selected_rows_look_fainter_while_the_focus_is_elsewhere(
    document: Document, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view, button = OutlineTreeView(document), QPushButton("elsewhere")
    layout = QVBoxLayout(window)
    layout.addWidget(view)
    layout.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
    view.setFocus()
    active = view.grab().toImage()
    button.setFocus()
    assert view.grab().toImage() != active
    view.setFocus()
    assert view.grab().toImage() == active


def test_only_the_rows_on_the_screen_are_laid_out(
    make_view: MakeView, long_document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    from outline_editor.ui.outline import row_layout

    laid_out: list[str] = []
    original = row_layout.lay_out

    def counting(node, content, metrics):
        laid_out.append(node.id)
        return original(node, content, metrics)

    monkeypatch.setattr(row_layout, "lay_out", counting)
    view = make_view(long_document)
    view.grab()
    laid_out.clear()
    with long_document.transaction("Insert") as transaction:
        transaction.insert(Node(id="n-new", text="new"), DOCUMENT, 1)
    view.grab()
    assert laid_out == ["n-new"]
