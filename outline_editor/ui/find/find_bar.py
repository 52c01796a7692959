"""The bar above the outline in which one writes what to find."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from outline_editor.core.search import Query, Where
from outline_editor.core.search_concepts import words_for
from outline_editor.ui.composing import Composition
from outline_editor.ui.find.bar_parts import make_line, make_switch, make_tool
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import translate

_LEAST = 24
"""Average characters for the line, so that the count and the buttons fit beside it."""


class FindBar(QFrame):
    """A line for the words, how to look for them, and what came of it.

    A second line for what to put in their place is shown when it is wanted.
    """

    asked = Signal()
    """Something else is to be found, or in another way."""
    step_wanted = Signal(int)
    """The next match is wanted (1) or the previous (-1)."""
    filter_wanted = Signal(bool)
    """Only rows that match should be shown, or all again."""
    replace_wanted = Signal()
    """The list of what would be replaced is wanted."""
    outline_wanted = Signal()
    """The person goes on in the outline, with the bar open."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self.line = make_line("findLine", translate("Find", "Find"))
        self.substitute = make_line("replaceLine", translate("Find", "Replace with"))
        self._count = PlainLabel()
        self._count.setObjectName("findCount")
        self._fault = PlainLabel()
        self._fault.setObjectName("findFault")
        self._fault.setWordWrap(True)
        self._fault.setProperty("faultText", "true")
        self._fault.hide()
        self._case = make_switch("Aa", translate("Find", "Match case"))
        self._whole = make_switch("W", translate("Find", "Whole words"))
        self._expression = make_switch(".*", translate("Find", "Regular expression"))
        self._where = self._where_button()
        self.filters = make_switch(
            translate("Find", "Filter"), translate("Find", "Show only rows that match")
        )
        self._replace = QPushButton(translate("Find", "Show What Changes…"))
        self._replace.setObjectName("replaceButton")
        self._replace.clicked.connect(self.replace_wanted)
        self._lay_out()
        self.line.textChanged.connect(self.asked)
        for switch in (self._case, self._whole, self._expression):
            switch.toggled.connect(self.asked)
        self.filters.toggled.connect(self.filter_wanted)
        for line in (self.line, self.substitute):
            line.installEventFilter(self)
        self._compositions = [Composition(line) for line in (self.line, self.substitute)]
        self.show_replacing(False)

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 6, 8, 6)
        self._grid.setHorizontalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(2)
        back = self._button("↑", translate("Find", "Previous match"), -1)
        on = self._button("↓", translate("Find", "Next match"), 1)
        close = make_tool("×", translate("Find", "Close"))
        close.clicked.connect(self.closed)
        for part in (
            *(self._case, self._whole, self._expression, self._where, self.filters),
            *(back, on, close),
        ):
            tools.addWidget(part)
        self._count.setMinimumWidth(self._usual_count_width())
        self._below: tuple[bool, bool] | None = None
        self._arrange(tools_below=False, count_below=False)
        # From what to find straight to what to put in its place.
        for before, after in pairwise((self.line, self.substitute, self._replace, self._case)):
            QWidget.setTabOrder(before, after)

    def _arrange(self, *, tools_below: bool, count_below: bool) -> None:
        """Put the buttons beside the line, or below it where there is no room; the count, too."""
        if (tools_below, count_below) == self._below:
            return
        self._below = tools_below, count_below
        left = Qt.AlignmentFlag.AlignLeft
        # Row, column, rows, columns of each.
        self._grid.addWidget(self.line, *((0, 0, 1, 3) if count_below else (0, 0, 1, 1)))
        self._grid.addWidget(self._count, *((2, 0, 1, 3) if count_below else (0, 1, 1, 1)))
        self._grid.addWidget(self._tools, *((1, 0, 1, 3) if tools_below else (0, 2, 1, 1)), left)
        self._grid.addWidget(self._fault, 3, 0, 1, 3)
        self._grid.addWidget(self.substitute, *((4, 0, 1, 3) if count_below else (4, 0, 1, 1)))
        self._grid.addWidget(self._replace, *((5, 0, 1, 3) if count_below else (4, 1, 1, 2)), left)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Find room for the buttons."""
        super().resizeEvent(event)
        self._find_room()

    def _find_room(self) -> None:
        least = _LEAST * self.fontMetrics().averageCharWidth() + self._count.minimumWidth()
        self._arrange(
            tools_below=self.width() < least + self._room_for_tools(),
            count_below=self.width() < least + self._room_for_tools() // 4,
        )

    def _room_for_tools(self) -> int:
        margins = self._grid.contentsMargins()
        return self._tools.sizeHint().width() + margins.left() + margins.right()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as its buttons: they go below the line."""
        size = super().minimumSizeHint()
        return QSize(self._room_for_tools(), size.height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep the place of the count as wide as any that is likely, so that nothing jumps."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._count.setMinimumWidth(self._usual_count_width())

    def _usual_count_width(self) -> int:
        usual = translate("Find", "{number} of {total}, in the original")
        text = usual.format(number=1000, total=10000)
        return self._count.fontMetrics().horizontalAdvance(text)

    def _button(self, text: str, name: str, by: int) -> QToolButton:
        button = make_tool(text, name)
        button.clicked.connect(lambda: self.step_wanted.emit(by))
        return button

    def _where_button(self) -> QToolButton:
        button = make_tool(translate("Find", "In"), translate("Find", "What is searched"))
        button.setObjectName("findWhere")
        menu = QMenu(button)
        self._places: dict[Where, QAction] = {}
        for where, text in (
            (Where.TEXT, translate("Find", "Texts")),
            (Where.ORIGINAL, translate("Find", "Originals")),
            (Where.NOTES, translate("Find", "Notes and concepts")),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(True)
            action.toggled.connect(self._hold_last_place)
            action.toggled.connect(self.asked)
            self._places[where] = action
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _hold_last_place(self) -> None:
        """Keep something to be searched: the last place that is ticked stays so."""
        ticked = [action for action in self._places.values() if action.isChecked()]
        for action in self._places.values():
            action.setEnabled(ticked != [action])

    # What is asked

    @property
    def query(self) -> Query:
        """What is to be found, and how."""
        where = Where(0)
        for place, action in self._places.items():
            if action.isChecked():
                where |= place
        return Query(
            self.line.text(),
            where,
            self._case.isChecked(),
            self._whole.isChecked(),
            self._expression.isChecked(),
        )

    def open(self, words: str = "") -> None:
        """Be ready to write, over some words if there are any."""
        self.show()
        if words:
            self.line.setText(words)
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_for_concept(self, concept_id: str) -> None:
        """Ask for the rows that carry a concept, which no expression can say."""
        self._expression.setChecked(False)
        self.open(words_for(concept_id))

    def show_replacing(self, shown: bool) -> None:
        """Show the line for what to put in, or not."""
        self.substitute.setVisible(shown)
        self._replace.setVisible(shown)

    # What came of it

    def show_count(self, text: str) -> None:
        """Say how many there are."""
        self._say(text, "")

    def show_fault(self, text: str) -> None:
        """Say why there is nothing to count, or to replace."""
        self._say("", text)

    def _say(self, count: str, fault: str) -> None:
        self._count.setText(count)
        # For counts that are longer than any that is likely: it never narrows again.
        wanted = max(self._usual_count_width(), self._count.sizeHint().width())
        if wanted > self._count.minimumWidth():
            self._count.setMinimumWidth(wanted)
            self._find_room()
        # Beside the line it keeps its place, below the fault takes it.
        self._count.setVisible(not fault or self._below != (True, True))
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.line.setProperty("fault", "true" if fault else "false")
        self.line.style().polish(self.line)
        self.line.setAccessibleDescription(count or fault)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Step and leave by keys; all others edit the line."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if _is_own(event):
                event.accept()
                return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        assert isinstance(event, QKeyEvent)
        if not _is_own(event):
            return False
        if any(one.is_on for one in self._compositions):
            # The input method's own, whether or not it takes them.
            return True
        match event.key():
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if watched is self.substitute:
                self.replace_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step_wanted.emit(-1 if back else 1)
            case _:
                self.outline_wanted.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close from any of the buttons, too."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key is the bar's; held with others it may be an action's."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down) and not held
