"""The line at the bottom: what is there, what was done, how the file stands."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from outline_editor.core.changes import ChangeSet, Origin
from outline_editor.core.errors import Message
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown

_STEPS = {
    Origin.EDIT: "step.done",
    Origin.UNDO: "step.undone",
    Origin.REDO: "step.done-again",
}


class StatusLine(QStatusBar):
    """Counts on the left, the last thing done in the middle, the file on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setSizeGripEnabled(False)
        self._session = session
        self._counts = _muted()
        self._said = QLabel()
        self._said.setObjectName("said")
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._said.setIndent(16)
        self._file = _muted()
        self.addWidget(self._counts)
        self.addWidget(self._said, 1)
        self.addPermanentWidget(self._file)
        session.changed.connect(self._document_changed)
        session.step_done.connect(self._say_done)
        session.switched.connect(self._switched)
        session.state_changed.connect(self._refresh)
        session.problems_changed.connect(self._refresh)
        session.said.connect(self.say)
        self._refresh()

    def say(self, message: Message) -> None:
        """Show a sentence until the next one."""
        text = shown(message)
        self._said.setText(text)
        self._said.setToolTip(text)

    def _switched(self) -> None:
        self._said.clear()
        self._refresh()

    def _document_changed(self, change_set: ChangeSet) -> None:
        self._say_step(_STEPS[change_set.origin], change_set.name)

    def _say_done(self, name: Message) -> None:
        self._say_step(_STEPS[Origin.EDIT], name)

    def _say_step(self, code: str, name: Message) -> None:
        key = QKeySequence(QKeySequence.StandardKey.Undo)
        native = key.toString(QKeySequence.SequenceFormat.NativeText)
        self.say(Message.of(code, name=shown(name), key=native))

    def _refresh(self) -> None:
        document = self._session.document
        self._counts.setText(
            " · ".join(
                (
                    shown(Message.of("count.rows", n=document.row_count)),
                    shown(Message.of("count.notes", n=document.note_count)),
                )
            )
        )
        self._file.setText(shown(self._session.opened.state))


def _muted() -> QLabel:
    label = QLabel()
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setContentsMargins(12, 0, 12, 0)
    return label
