"""The line at the bottom: what is there, what was done, how the file stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from outline_editor.core.changes import Origin
from outline_editor.core.curated_mark import was_sent_back
from outline_editor.core.errors import Message
from outline_editor.ui.plain_text import PlainLabel, plain_tip
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown

_STEPS = {
    Origin.EDIT: "step.done",
    Origin.UNDO: "step.undone",
    Origin.REDO: "step.done-again",
}

_OF_STEPS = (*_STEPS.values(), "step.kept", "step.all-kept")
"""What is said of a step; this stays until something else is said."""

_BESIDE = 16
"""Pixels between the counts and what is said."""


class StatusLine(QStatusBar):
    """Counts on the left, the last thing done in the middle, the file on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setSizeGripEnabled(False)
        self._session = session
        self._has_sent_back = False
        self._remark = ""
        self._last = ""
        self._is_of_step = False
        self._suggestions = 0
        self._counts = _muted()
        self._counts.setObjectName("counts")
        self._said = _Sentence()
        self._said.setObjectName("said")
        self._file = _muted()
        self.addWidget(self._counts)
        self.addWidget(self._said, 1)
        self.addPermanentWidget(self._file)
        session.stepped.connect(self._say_step)
        session.switched.connect(self._switched)
        session.state_changed.connect(self._refresh)
        session.problems_changed.connect(self._refresh)
        session.said.connect(self.say)
        session.remarked.connect(self._remark_on)
        session.current_changed.connect(self._leave_row)
        self._refresh()

    def say(self, message: Message) -> None:
        """Show a sentence: of a step until the next one, any other until `forget`.

        Of a step that has cost the document its mark as curated that is said
        first, and what a change has brought about until another row is current.
        """
        self._last, self._is_of_step = shown(message), message.code in _OF_STEPS
        self._show()

    def forget(self) -> None:
        """The person does something else: let go of what was said, but for a step."""
        if self._last and not self._is_of_step:
            self._last = ""
            self._show()

    def _show(self) -> None:
        sent_back = shown(Message.of("status.sent-back")) if self._has_sent_back else ""
        text = " ".join(filter(None, (self._remark, sent_back, self._last)))
        self._said.setText(text)
        self._said.setToolTip(plain_tip(text))

    def _remark_on(self, message: Message) -> None:
        self._remark = shown(message)
        self._show()

    def _leave_row(self) -> None:
        self.forget()
        if self._remark:
            self._remark = ""
            self._show()

    def _switched(self) -> None:
        self._has_sent_back, self._remark, self._last = False, "", ""
        self._said.clear()
        self._refresh()

    def _say_step(self, name: Message, origin: Origin) -> None:
        key = QKeySequence(QKeySequence.StandardKey.Undo)
        native = key.toString(QKeySequence.SequenceFormat.NativeText)
        step = self._session.opened.history.last_done
        sets = step.sets if origin is Origin.EDIT and step is not None else []
        self._has_sent_back = any(map(was_sent_back, sets))
        if origin is not Origin.EDIT:
            self._remark = ""
        self.say(Message.of(_STEPS[origin], name=shown(name), key=native))

    def show_suggestions(self, count: int) -> None:
        """Show how many suggestions wait for somebody, besides the other counts."""
        self._suggestions = count
        self._refresh()

    def show_work(self, work: QWidget) -> None:
        """Show what is being done beside one's work, until it is deleted."""
        self.addPermanentWidget(work)

    def _refresh(self) -> None:
        document = self._session.document
        counts = [
            Message.of("count.rows", n=document.row_count),
            Message.of("count.notes", n=document.note_count),
        ]
        if self._suggestions:
            counts.append(Message.of("count.suggestions", n=self._suggestions))
        self._counts.setText(" · ".join(map(shown, counts)))
        self._file.setText(shown(self._session.opened.state))


class _Sentence(PlainLabel):
    """Shows the beginning of its text where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint what there is room for, with a sign where that is not all."""
        room = self.contentsRect().adjusted(_BESIDE, 0, 0, 0)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            room,
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )
        painter.end()


def _muted() -> QLabel:
    label = PlainLabel()
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setContentsMargins(12, 0, 12, 0)
    return label
