"""Text mode: the text of a row is edited in place, live, with the document's undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.vocabulary import NodeKind
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.outline.tree_view import OutlineTreeView
from tests.ui.outline.typist import Typist

MakeView = Callable[..., OutlineTreeView]

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def _selected_text(view: OutlineTreeView) -> str:
    selection = view.last_selection
    if selection is None:
        return ""
    node_id, start, end = selection
    return view.rows.document.node(node_id).text[start:end]


def _editor(view: OutlineTreeView) -> RowEditor:
    editor = view.findChild(RowEditor, "rowEditor")
    assert editor is not None
    return editor


def _caret(view: OutlineTreeView) -> int:
    return _editor(view).selected[1]


def _press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, held)


def _press_keys(qtbot: QtBot, keys: str) -> None:
    """Press a combination of keys, such as Ctrl+Z, where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keySequence(focus, QKeySequence(keys))


def _type(qtbot: QtBot, text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, text)


def _compose(widget: QWidget, shown: str, committed: str = "") -> None:
    """What an input method sends while it composes, and when it is done."""
    event = QInputMethodEvent(shown, [])
    event.setCommitString(committed)
    QApplication.sendEvent(widget, event)


def _paste(view: OutlineTreeView, text: str) -> None:
    source = QMimeData()
    source.setText(text)
    _editor(view).insertFromMimeData(source)


# In and out


def test_f2_and_escape_lead_in_and_out(view: OutlineTreeView, typist: Typist, qtbot: QtBot) -> None:
    modes: list[bool] = []
    view.text_mode_changed.connect(modes.append)
    view.edit_current()
    assert view.is_editing
    assert _editor(view).hasFocus()
    assert _caret(view) == len("row aa")
    _type(qtbot, "!")
    _press(qtbot, Qt.Key.Key_Escape)
    assert not view.is_editing
    assert view.hasFocus()
    assert not _editor(view).isVisible()
    assert typist.text("n-aa") == "row aa!"
    _press(qtbot, Qt.Key.Key_Escape)
    assert view.is_editing
    _press(qtbot, Qt.Key.Key_F2)
    assert not view.is_editing
    assert modes == [True, False, True, False]


def test_typing_begins_at_the_end_and_loses_nothing(
    view: OutlineTreeView, typist: Typist, qtbot: QtBot
) -> None:
    view.set_current("n-ab")
    _type(qtbot, " and more")
    assert view.is_editing
    assert typist.text("n-ab") == "row ab and more"
    assert typist.told[0] == ("n-ab", "row ab ")


def test_a_caret_can_be_asked_for(view: OutlineTreeView, typist: Typist, qtbot: QtBot) -> None:
    assert view.edit_row("n-ac", 3)
    assert view.current_id() == "n-ac"
    _type(qtbot, "x")
    assert typist.text("n-ac") == "rowx ac"
    assert not view.edit_row("n-none")


def test_editing_what_is_edited_keeps_the_caret(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.edit_row("n-aa", 2)
    view.set_current("n-aa")
    view.edit_current()
    assert view.is_editing
    assert _caret(view) == 2


def test_a_double_click_edits_and_selects_the_word(view: OutlineTreeView, qtbot: QtBot) -> None:
    row = view.visualRect(view.model().index(3, 0))
    point = QPoint(view.metrics.text_left(2) + 5, row.center().y())
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert view.is_editing
    assert view.last_selection == ("n-ad", 0, 3)
    assert _selected_text(view) == "row"


def test_a_read_only_outline_is_not_edited(
    view: OutlineTreeView, typist: Typist, qtbot: QtBot
) -> None:
    view.edit_current()
    view.set_read_only(True)
    assert not view.is_editing
    view.edit_current()
    _type(qtbot, "x")
    _press(qtbot, Qt.Key.Key_Escape)
    _compose(view, "pin")
    point = view.visualRect(view.model().index(3, 0)).center()
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert not view.is_editing
    assert typist.told == []
    view.set_read_only(False)
    view.edit_current()
    assert view.is_editing


def test_another_current_row_ends_text_mode(view: OutlineTreeView) -> None:
    view.edit_current()
    view.set_current("n-ba")
    assert not view.is_editing
    assert view.hasFocus()


def test_a_click_on_another_row_ends_text_mode(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.edit_current()
    point = view.visualRect(view.model().index(4, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert not view.is_editing
    assert view.current_id() == "n-ba"


def test_another_document_ends_text_mode(
    view: OutlineTreeView, long_document: Document, typist: Typist
) -> None:
    view.edit_current()
    _compose(_editor(view), "pin")
    view.set_document(long_document)
    assert not view.is_editing
    assert typist.told == []


def test_the_editor_covers_the_text_to_the_pixel(make_view: MakeView) -> None:
    text = "promote 苗圩 high-quality development in the manufacturing industry " * 3
    outline = (
        Node(id="n-aa", text="first"),
        Node(id="n-bb", text=text, kind=NodeKind.SECTION, children=(Node(id="n-cc", text=text),)),
    )
    view = make_view(Document(DocumentRoot(id="test", outline=outline)), width=480)
    for node_id in ("n-bb", "n-cc"):
        view.set_current("n-aa")
        view.grab()
        painted = view.grab().toImage()
        assert view.edit_row(node_id)
        editor = _editor(view)
        view.grab()
        caret = editor.caret_rect()
        edited = view.grab().toImage()
        placed = view.placed_rows()[1 if node_id == "n-bb" else 2]
        rect = placed.layout.text_rect.translated(0, placed.top)
        grounds = [image.pixelColor(rect.topRight()).lightness() for image in (painted, edited)]
        for y in range(rect.top(), rect.bottom()):
            for x in range(rect.left(), rect.right()):
                if caret.contains(x, y):
                    continue
                inks = [
                    image.pixelColor(x, y).lightness() / ground
                    for image, ground in zip((painted, edited), grounds, strict=True)
                ]
                assert abs(inks[0] - inks[1]) < 0.05, (node_id, x, y)


def test_rows_below_move_down_as_the_text_grows(
    view: OutlineTreeView, typist: Typist, qtbot: QtBot
) -> None:
    below = view.model().index(1, 0)
    before = view.visualRect(below).top()
    view.edit_current()
    _paste(view, " more words" * 20)
    QApplication.processEvents()
    lines = (view.visualRect(below).top() - before) // view.metrics.pitch
    assert lines >= 2
    assert _editor(view).height() >= (lines + 1) * view.metrics.pitch
    _press(qtbot, Qt.Key.Key_A, CONTROL)
    _press(qtbot, Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert view.visualRect(below).top() == before
    assert typist.text("n-aa") == ""


def test_the_caret_stays_on_the_screen(
    make_view: MakeView, long_document: Document, qtbot: QtBot
) -> None:
    view = make_view(long_document)
    typist = Typist(view, long_document)
    last = view.placed_rows()[-1]
    view.edit_row(view.rows.node_id(last.row))
    _paste(view, " more words" * 60)
    QApplication.processEvents()
    assert view.viewport().rect().contains(_editor(view).caret_rect())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert not view.viewport().rect().intersects(_editor(view).geometry())
    _type(qtbot, "x")
    QApplication.processEvents()
    assert view.viewport().rect().contains(_editor(view).caret_rect())
    assert typist.told[-1][1].endswith("x")


@pytest.mark.parametrize("select", [False, True])
def test_the_mouse_finds_its_character_anywhere_in_a_line(
    make_view: MakeView, qtbot: QtBot, select: bool
) -> None:
    text = "the words of this row go on and on and on over more than one line " * 2
    document = Document(DocumentRoot(id="test", outline=(Node(id="n-aa", text=text),)))
    view = make_view(document, width=420)
    view.edit_row("n-aa")
    QApplication.processEvents()
    viewport, pitch = _editor(view).viewport(), view.metrics.pitch
    button = Qt.MouseButton.LeftButton
    for line in range(2):
        found = set()
        for y in range(line * pitch, (line + 1) * pitch):
            qtbot.mousePress(viewport, button, pos=QPoint(100, y))
            if select:
                qtbot.mouseMove(viewport, QPoint(160, y))
            qtbot.mouseRelease(viewport, button, pos=QPoint(160 if select else 100, y))
            found.add(_editor(view).selected)
        assert len(found) == 1, f"line {line}"
        start, end = found.pop()
        assert (end > start) == select
        assert start > 10


def test_the_wheel_over_the_text_is_for_the_outline(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    view.edit_row("n-003")
    middle = QPointF(5, 5)
    event = QWheelEvent(
        middle,
        QPointF(_editor(view).viewport().mapToGlobal(QPoint(5, 5))),
        QPoint(0, -20),
        QPoint(0, 0),
        Qt.MouseButton.NoButton,
        PLAIN,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(_editor(view).viewport(), event)
    assert not event.isAccepted(), "the outline gets it"


def test_typing_sent_to_the_view_reaches_the_text(
    view: OutlineTreeView, typist: Typist, qtbot: QtBot
) -> None:
    view.edit_current()
    qtbot.keyClicks(view, "abc")
    assert typist.text("n-aa") == "row aaabc"


# Keys


def test_up_and_down_go_through_rows_keeping_the_x(make_view: MakeView, qtbot: QtBot) -> None:
    long = "the words of this row go on and on and on over more than one line " * 2
    outline = (
        Node(id="n-aa", text=long, children=(Node(id="n-bb", text="short"),)),
        Node(id="n-cc", text=long),
    )
    view = make_view(Document(DocumentRoot(id="test", outline=outline)), width=480)
    view.edit_row("n-aa", 20)
    x = _editor(view).caret_rect().left()
    visited = []
    while view.current_id() != "n-cc":
        _press(qtbot, Qt.Key.Key_Down)
        visited.append(view.current_id())
    assert visited.count("n-bb") == 1
    assert abs(_editor(view).caret_rect().left() - x) <= view.metrics.em
    assert _caret(view) < 30, "on the first line"
    _press(qtbot, Qt.Key.Key_Up)
    assert (view.current_id(), _caret(view)) == ("n-bb", 5)
    _press(qtbot, Qt.Key.Key_Up)
    assert view.current_id() == "n-aa"
    assert _caret(view) > 60, "on the last line"
    assert abs(_editor(view).caret_rect().left() - x) <= view.metrics.em
    assert view.is_editing


def test_at_the_ends_of_the_outline_up_and_down_stay(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.edit_row("n-aa", 2)
    _press(qtbot, Qt.Key.Key_Up)
    assert (view.current_id(), view.is_editing) == ("n-aa", True)
    view.edit_row("n-ca", 2)
    _press(qtbot, Qt.Key.Key_Down)
    assert (view.current_id(), view.is_editing) == ("n-ca", True)


def test_page_keys_leave_the_text(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.edit_current()
    _press(qtbot, Qt.Key.Key_PageDown)
    assert not view.is_editing
    assert view.current_id() == "n-ca"


@pytest.fixture
def actions(view: OutlineTreeView) -> list[str]:
    """Actions with the keys of the action table, and which of them were triggered."""
    triggered: list[str] = []
    keys = (
        "Return", "Enter", "Tab", "Shift+Tab", "Shift+Return", "Ctrl+Shift+Return", "Alt+Shift+Up",
        "Alt+Shift+Left", "Ctrl+Up", "Ctrl+Down", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z",
        "Ctrl+Shift+Backspace", "Ctrl+S", "Left", "Home", "Ctrl+Left", "Ctrl+A", "Ctrl+C",
        "Ctrl+V", "Ctrl+X", "Del", "Backspace", "Ctrl+Backspace", "A", "Shift+A", "F2", "Esc",
        "Up", "Down", "Shift+Ins",
    )  # fmt: skip
    for key in keys:
        action = QAction(key, view)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False, key=key: triggered.append(key))
        view.addAction(action)
    return triggered


@pytest.mark.parametrize(
    "key",
    [
        "Return", "Enter", "Tab", "Shift+Tab", "Shift+Return", "Ctrl+Shift+Return", "Alt+Shift+Up",
        "Alt+Shift+Left", "Ctrl+Up", "Ctrl+Down", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z",
        "Ctrl+Shift+Backspace", "Ctrl+S",
    ],
)  # fmt: skip
def test_keys_of_commands_reach_their_actions(
    view: OutlineTreeView, actions: list[str], typist: Typist, key: str, qtbot: QtBot
) -> None:
    view.edit_row("n-ab", 3)
    _press_keys(qtbot, key)
    assert actions == [key]
    assert view.is_editing
    assert typist.told == []


@pytest.mark.parametrize(
    "key",
    [
        "Left", "Home", "Ctrl+Left", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Del", "Backspace",
        "Ctrl+Backspace", "A", "Shift+A", "F2", "Esc", "Up", "Down", "Shift+Ins",
    ],
)  # fmt: skip
def test_keys_that_edit_text_stay_with_the_text(
    view: OutlineTreeView, actions: list[str], key: str, qtbot: QtBot
) -> None:
    view.edit_row("n-ab", 3)
    _press_keys(qtbot, key)
    assert actions == []


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Return, PLAIN), (Qt.Key.Key_Return, SHIFT), (Qt.Key.Key_Tab, PLAIN)],
)
def test_without_an_action_enter_and_tab_write_nothing(
    view: OutlineTreeView, typist: Typist, key: Qt.Key, held: Qt.KeyboardModifier, qtbot: QtBot
) -> None:
    view.edit_current()
    _press(qtbot, key, held)
    assert view.is_editing
    assert typist.told == []


# The document


def test_undo_comes_back_into_the_editor(
    view: OutlineTreeView, typist: Typist, qtbot: QtBot
) -> None:
    view.edit_row("n-aa", 3)
    _type(qtbot, "xy")
    assert typist.text("n-aa") == "rowxy aa"
    _press(qtbot, Qt.Key.Key_End)
    typist.history.undo()
    assert _editor(view).text == "rowx aa"
    assert _caret(view) == 4
    typist.history.undo()
    typist.history.redo()
    assert _editor(view).text == "rowx aa"
    assert len(typist.told) == 2
    _type(qtbot, "z")
    assert typist.text("n-aa") == "rowxz aa"


def test_the_editor_follows_what_changes_elsewhere(
    view: OutlineTreeView, typist: Typist, document: Document
) -> None:
    view.edit_row("n-ab")
    typist.set("n-ab", "𠮷 a quite different text")
    assert _editor(view).text == "𠮷 a quite different text"
    with document.transaction("Move") as transaction:
        transaction.move(node_ref("n-ab"), DOCUMENT, 0)
    assert view.is_editing
    QApplication.processEvents()
    assert _editor(view).y() < view.visualRect(view.model().index(1, 0)).top()


def test_an_edited_row_that_goes_ends_text_mode(
    view: OutlineTreeView, typist: Typist, document: Document
) -> None:
    view.edit_row("n-ab")
    _compose(_editor(view), "pin")
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-ab"))
    assert not view.is_editing
    assert view.hasFocus()
    assert typist.told == []


def test_an_edited_row_that_is_folded_away_ends_text_mode(view: OutlineTreeView) -> None:
    view.edit_row("n-ab")
    view.rows.fold("n-aa")
    assert not view.is_editing
    assert view.current_id() == "n-aa"


def test_a_folded_row_stays_edited(view: OutlineTreeView) -> None:
    view.edit_row("n-aa")
    view.fold_selected()
    assert view.is_editing


def test_no_character_is_changed_by_being_edited(make_view: MakeView, qtbot: QtBot) -> None:
    text = "no\u00a0break\u2003space\ttab 𠮷 e\u0301\nsecond line"
    document = Document(DocumentRoot(id="test", outline=(Node(id="n-aa", text=text),)))
    view = make_view(document)
    typist = Typist(view, document)
    view.edit_current()
    assert _editor(view).text == text
    _type(qtbot, "!")
    assert typist.text("n-aa") == text + "!"


# Pasting


@pytest.mark.parametrize(
    ("pasted", "written"),
    [
        ("one\n", "one"),
        ("a\u2028b\x0bc", "a b c"),
        ("con\x07trol\ufdd0", "control"),
        ("plain", "plain"),
    ],
)
def test_pasted_text_becomes_one_clean_line(
    view: OutlineTreeView, typist: Typist, pasted: str, written: str
) -> None:
    dropped: list[int] = []
    view.characters_dropped.connect(dropped.append)
    view.edit_row("n-aa", 0)
    _paste(view, pasted)
    assert typist.text("n-aa") == written + "row aa"
    assert dropped == ([2] if "\x07" in pasted else [])


@pytest.mark.parametrize("pasted", ["one\ntwo", "one\r\ntwo\n", "one\u0085two", "one\u2029two"])
def test_several_lines_are_no_text_of_a_row(
    view: OutlineTreeView, typist: Typist, pasted: str
) -> None:
    told: list[str] = []
    view.lines_pasted.connect(lambda data: told.append(data.text()))
    view.edit_row("n-aa", 0)
    _paste(view, pasted)
    assert (told, typist.text("n-aa")) == ([pasted], "row aa")


def test_neither_files_nor_rich_text_are_taken(view: OutlineTreeView, typist: Typist) -> None:
    view.edit_current()
    assert not _editor(view).acceptDrops()
    assert not _editor(view).viewport().acceptDrops()
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("bold")
    _editor(view).insertFromMimeData(rich)
    assert typist.text("n-aa") == "row aabold"


def test_the_menu_of_the_text_offers_no_undo_of_its_own(
    view: OutlineTreeView, qtbot: QtBot
) -> None:
    view.edit_current()
    qtbot.mouseClick(_editor(view).viewport(), Qt.MouseButton.RightButton)
    assert view.is_editing
    point = QPoint(3, 3)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, _editor(view).mapToGlobal(point)
    )
    QApplication.sendEvent(_editor(view).viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions()]
    assert "edit-copy" in names
    assert "edit-undo" not in names
    assert not menu.actions()[0].isSeparator()
    assert view.is_editing
    menu.close()


# Input methods


def test_what_is_composed_is_told_only_when_committed(
    view: OutlineTreeView, typist: Typist
) -> None:
    view.edit_row("n-aa", 0)
    _compose(_editor(view), "tui dong")
    assert typist.told == []
    _compose(_editor(view), "", "推动")
    assert typist.told == [("n-aa", "推动row aa")]


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Return, PLAIN),
        (Qt.Key.Key_Enter, PLAIN),
        (Qt.Key.Key_Tab, PLAIN),
        (Qt.Key.Key_Backtab, SHIFT),
        (Qt.Key.Key_Escape, PLAIN),
        (Qt.Key.Key_F2, PLAIN),
    ],
)
def test_while_composing_no_key_ends_the_editing(
    view: OutlineTreeView,
    typist: Typist,
    actions: list[str],
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    qtbot: QtBot,
) -> None:
    view.edit_current()
    _compose(_editor(view), "tui")
    _press(qtbot, key, held)
    assert view.is_editing
    assert actions == []
    _compose(_editor(view), "", "推")
    assert typist.text("n-aa") == "row aa推"
    assert len(typist.told) == 1


def test_a_row_grows_with_what_is_composed(view: OutlineTreeView, typist: Typist) -> None:
    below = view.model().index(1, 0)
    before = view.visualRect(below).top()
    view.edit_current()
    _compose(_editor(view), "pinyin " * 40)
    QApplication.processEvents()
    assert view.visualRect(below).top() > before
    _compose(_editor(view), "")
    QApplication.processEvents()
    assert view.visualRect(below).top() == before
    assert typist.told == []


@pytest.mark.parametrize("way", ["focus", "leave", "click"])
def test_going_elsewhere_keeps_what_is_composed_once(
    view: OutlineTreeView, typist: Typist, way: str, qtbot: QtBot
) -> None:
    view.edit_current()
    _compose(_editor(view), "tui")
    if way == "focus":
        view.setFocus()
    elif way == "leave":
        view.leave_text_mode()
    else:
        point = view.visualRect(view.model().index(4, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert not view.is_editing
    assert typist.text("n-aa") == "row aatui"
    assert len(typist.told) == 1


def test_control_characters_do_not_come_in_by_an_input_method(
    view: OutlineTreeView, typist: Typist
) -> None:
    view.edit_current()
    _compose(_editor(view), "", "a\nb\x07c")
    assert typist.text("n-aa") == "row aaa bc"


def test_composing_can_begin_in_row_mode(
    view: OutlineTreeView, typist: Typist, actions: list[str], qtbot: QtBot
) -> None:
    view.set_current("n-ab")
    _compose(view, "t")
    assert view.is_editing
    assert view.hasFocus(), "moving the focus would end the composition"
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImCursorRectangle)
    QApplication.sendEvent(view, query)
    caret = QRectF(query.value(Qt.InputMethodQuery.ImCursorRectangle))
    assert QRectF(_editor(view).geometry()).contains(caret.center())
    _compose(view, "tui")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert actions == []
    assert view.is_editing
    _compose(view, "", "推")
    assert _editor(view).hasFocus()
    assert typist.text("n-ab") == "row ab推"
    _type(qtbot, "x")
    assert typist.text("n-ab") == "row ab推x"


def test_composing_in_row_mode_survives_a_click_elsewhere(
    view: OutlineTreeView, typist: Typist, qtbot: QtBot
) -> None:
    _compose(view, "tui")
    point = view.visualRect(view.model().index(4, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert not view.is_editing
    assert typist.text("n-aa") == "row aatui"
    _compose(view, "x")
    _compose(view, "")
    assert typist.text("n-ba") == "row ba"


# Words selected


def _select(view: OutlineTreeView, qtbot: QtBot, node_id: str, start: int, end: int) -> None:
    view.edit_row(node_id, start)
    for _ in range(end - start):
        _press(qtbot, Qt.Key.Key_Right, SHIFT)


def test_words_stay_selected_when_the_focus_goes_elsewhere(
    view: OutlineTreeView, beside: QLineEdit, qtbot: QtBot
) -> None:
    plain = view.grab().toImage()
    _select(view, qtbot, "n-aa", 0, 3)
    assert view.last_selection == ("n-aa", 0, 3)
    beside.setFocus()
    assert not view.is_editing
    assert view.last_selection == ("n-aa", 0, 3)
    assert _selected_text(view) == "row"
    view.setFocus()
    assert view.grab().toImage() != plain, "they are seen"
    _press(qtbot, Qt.Key.Key_Escape)
    assert view.last_selection is None
    assert not view.is_editing
    assert view.grab().toImage() == plain


def test_words_count_characters(
    view: OutlineTreeView, typist: Typist, beside: QLineEdit, qtbot: QtBot
) -> None:
    typist.set("n-aa", "𠮷𠮷 small giants")
    _select(view, qtbot, "n-aa", 3, 8)
    assert view.last_selection == ("n-aa", 3, 8)
    beside.setFocus()
    assert _selected_text(view) == "small"


@pytest.mark.parametrize("how", ["escape", "current", "click", "text", "caret", "delete"])
def test_words_are_forgotten_when_the_person_turns_to_something_else(
    view: OutlineTreeView,
    typist: Typist,
    beside: QLineEdit,
    document: Document,
    how: str,
    qtbot: QtBot,
) -> None:
    _select(view, qtbot, "n-ab", 0, 3)
    match how:
        case "escape":
            _press(qtbot, Qt.Key.Key_Escape)
        case "current":
            beside.setFocus()
            view.set_current("n-aa")
            view.set_current("n-ab")
        case "click":
            beside.setFocus()
            point = view.visualRect(view.model().index(1, 0)).center()
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        case "text":
            beside.setFocus()
            typist.set("n-ab", "the row ab")
        case "caret":
            _press(qtbot, Qt.Key.Key_End)
            beside.setFocus()
        case "delete":
            beside.setFocus()
            with document.transaction("Delete") as transaction:
                transaction.remove(node_ref("n-ab"))
    assert view.last_selection is None
    assert _selected_text(view) == ""


def test_without_words_the_selection_is_a_caret(view: OutlineTreeView) -> None:
    assert view.last_selection is None
    view.edit_row("n-aa", 2)
    assert view.last_selection == ("n-aa", 2, 2)
    assert _selected_text(view) == ""


def test_text_mode_goes_on_when_the_window_is_left_for_a_while(
    view: OutlineTreeView, typist: Typist, qtbot: QtBot
) -> None:
    view.edit_current()
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
    assert view.is_editing
    other.close()
    with qtbot.waitActive(view.window()):
        view.activateWindow()
    assert view.is_editing
    _type(qtbot, "!")
    assert typist.text("n-aa") == "row aa!"
