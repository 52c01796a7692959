"""The line at the bottom: what is there, what was done, how the file stands."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from outline_editor.core.changes import Origin
from outline_editor.core.curated_mark import was_sent_back
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
        self._has_sent_back = False
        self._remark = ""
        self._last = ""
        self._suggestions = 0
        self._counts = _muted()
        self._counts.setObjectName("counts")
        self._said = QLabel()
        self._said.setObjectName("said")
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._said.setIndent(16)
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
        session.current_changed.connect(self._drop_remark)
        self._refresh()

    def say(self, message: Message) -> None:
        """Show a sentence until the next one.

        Of a step that has cost the document its mark as curated that is said
        first, and what a change has brought about until another row is current.
        """
        self._last = shown(message)
        self._show()

    def _show(self) -> None:
        sent_back = shown(Message.of("status.sent-back")) if self._has_sent_back else ""
        text = " ".join(filter(None, (self._remark, sent_back, self._last)))
        self._said.setText(text)
        self._said.setToolTip(text)

    def _remark_on(self, message: Message) -> None:
        self._remark = shown(message)
        self._show()

    def _drop_remark(self) -> None:
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


def _muted() -> QLabel:
    label = QLabel()
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setContentsMargins(12, 0, 12, 0)
    return label
