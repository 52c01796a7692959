"""One line of the checklist: a rule, or something that it found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton

from outline_editor.core.curation import RuleResult, RuleState
from outline_editor.core.errors import Message
from outline_editor.core.problems import Problem
from outline_editor.ui.icons import tinted_icon
from outline_editor.ui.plain_text import PlainLabel, plain_tip
from outline_editor.ui.theme import error_colour, note_colour
from outline_editor.ui.translation import shown, translate

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MARKS = {
    RuleState.PASSED: "check",
    RuleState.FAILED: "error",
    RuleState.POINTED_OUT: "warning",
    RuleState.NOT_APPLICABLE: "dash",
    RuleState.UNKNOWN: "dash",
}


class CheckLine(QToolButton):
    """A mark, a sentence as high as it needs, and whether more can be seen.

    Enter, Space or a click do what the line is for; the arrow keys go from
    line to line, and fold and unfold a rule.
    """

    stepped = Signal(int)
    """The next line is wanted (1), or the one before (-1)."""
    unfold_wanted = Signal(bool)
    """What a rule has found should be seen, or no longer."""
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: RuleState | None = None
        self._mark = PlainLabel()
        self._words = PlainLabel()
        self._words.setWordWrap(True)
        self._more = PlainLabel()
        self._more.setForegroundRole(QPalette.ColorRole.Accent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 3, 4, 3)
        layout.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self._mark, 0, top)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._more, 0, top)
        for label in (self._mark, self._words, self._more):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_tab_stop(False)

    def show_rule(self, result: RuleResult, *, is_open: bool) -> None:
        """Show a rule, what came of it, and whether its findings are below."""
        self._state = result.state
        n = len(result.findings)
        asks, came = shown(result.rule.asks), shown(_came_of(result))
        self._words.setText(f"{asks} · {n}" if n else asks)
        folds = translate("Checklist", "Hide") if is_open else translate("Checklist", "Show")
        self._more.setText(folds if n else "")
        self.setObjectName(f"rule.{result.rule.value}")
        self.setToolTip(plain_tip(came))
        self.setAccessibleName(f"{asks}: {came}")
        self._draw_mark()

    def show_finding(self, problem: Problem) -> None:
        """Show one of the findings of a rule."""
        self._show_words(shown(problem.message))
        self.setObjectName(f"finding.{problem.code}")
        self.setToolTip(translate("Checklist", "Go there"))

    def show_rest(self, count: int) -> None:
        """Show that there are so many findings more."""
        self._show_words(shown(Message.of("checklist.more", n=count)))
        self.setObjectName("moreFindings")
        self.setToolTip("")

    def _show_words(self, text: str) -> None:
        self._state = None
        self._words.setText(text)
        self._more.setText("")
        self.setAccessibleName(text)
        self._draw_mark()

    def set_tab_stop(self, is_stop: bool) -> None:
        """Let Tab stop here; of all lines it does so at one."""
        policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)

    def _draw_mark(self) -> None:
        size = self.fontMetrics().height()
        self._mark.setFixedSize(size, size)
        if self._state is None:
            self._mark.clear()
            return
        icon = _icon(self._state)
        self._mark.setPixmap(icon.pixmap(QSize(size, size) * 0.9, self.devicePixelRatio()))

    def sizeHint(self) -> QSize:  # noqa: N802
        """As its parts need it, not a button's own words."""
        layout = self.layout()
        assert layout is not None
        return layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As its parts need it at least."""
        layout = self.layout()
        assert layout is not None
        return layout.totalMinimumSize()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow other colours and another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw_mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter does what a click does; arrows go on, fold and unfold; Esc leaves."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Up | Qt.Key.Key_Down as key:
                self.stepped.emit(_STEPS[Qt.Key(key)])
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key:
                self.unfold_wanted.emit(key == Qt.Key.Key_Right)
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case _:
                super().keyPressEvent(event)


def _came_of(result: RuleResult) -> Message:
    return Message.of(f"checklist.rule-{result.state.value}", n=len(result.findings))


def _icon(state: RuleState) -> QIcon:
    palette = QGuiApplication.palette()
    match state:
        case RuleState.PASSED:
            colour = palette.color(QPalette.ColorRole.Accent)
        case RuleState.FAILED:
            colour = error_colour(palette)
        case RuleState.POINTED_OUT:
            colour = note_colour(palette)
        case RuleState.NOT_APPLICABLE | RuleState.UNKNOWN:
            colour = palette.color(QPalette.ColorRole.PlaceholderText)
    return tinted_icon(_MARKS[state], colour)
