"""What a document needs to be curated: the checklist on the document page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.curation import Checklist, RuleState
from outline_editor.core.errors import Message
from outline_editor.core.vocabulary import DocumentStatus
from outline_editor.ui.panels.check_line import CheckLine
from outline_editor.ui.panels.checklist_items import ChecklistItems, Item
from outline_editor.ui.panels.checklist_maker import ChecklistMaker
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate


class CurationSection(QWidget):
    """Every rule with what came of it and what it found, and the next status.

    It is folded until somebody wants it, and looks at the document only while
    it is seen.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curationSection")
        self._session = session
        self._checklist: Checklist | None = None
        self._wanted = ChecklistItems()
        self._items: list[Item] = []
        self._lines: list[CheckLine] = []
        self._current = 0
        self._maker = ChecklistMaker(session, self)
        self._maker.made.connect(self._show)
        self._fold = QToolButton()
        self._fold.setObjectName("showChecklist")
        self._fold.setProperty("link", "true")
        self._fold.clicked.connect(lambda: self.set_open(not self.is_open))
        self._summary = PlainLabel()
        self._summary.setObjectName("checklistSummary")
        self._summary.setWordWrap(True)
        self._reviewed = self._made_button(DocumentStatus.REVIEWED)
        self._curated = self._made_button(DocumentStatus.CURATED)
        self._lay_out()
        self.set_open(False)
        session.changed.connect(self._renew_soon)
        session.problems_changed.connect(self._renew_soon)
        session.switched.connect(self._forget)

    def _made_button(self, status: DocumentStatus) -> QPushButton:
        names = {
            DocumentStatus.REVIEWED: translate("Checklist", "Mark as Reviewed"),
            DocumentStatus.CURATED: translate("Checklist", "Mark as Curated"),
        }
        button = QPushButton(names[status])
        button.setObjectName(f"markAs.{status.value}")
        button.clicked.connect(lambda: self._mark(status))
        return button

    def _mark(self, status: DocumentStatus) -> None:
        fault = self._session.set_field(DOCUMENT, "status", status)
        if fault is not None:
            self._session.said.emit(fault)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(heading(translate("Checklist", "Curation")), 1)
        top.addWidget(self._fold)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        buttons = QHBoxLayout()
        buttons.addWidget(self._reviewed)
        buttons.addWidget(self._curated)
        buttons.addStretch(1)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addWidget(self._summary)
        body.addLayout(self._rows)
        body.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._body)

    # Seen or not

    @property
    def is_open(self) -> bool:
        """Whether the checklist is shown, and not its heading alone."""
        return not self._body.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show the checklist, or its heading alone."""
        self._body.setVisible(is_open)
        self._fold.setText(
            translate("Checklist", "Hide Checklist")
            if is_open
            else translate("Checklist", "Show Checklist")
        )
        if is_open and self.isVisible():
            self._begin()
        else:
            self._maker.stop()

    def focus_checklist(self) -> None:
        """Open the checklist and go to the line that the person was at last."""
        self.set_open(True)
        if self._lines and not self._lines[0].isHidden():
            self._go_to_line(self._current)
        else:
            self._fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Look at the document as it is now."""
        super().showEvent(event)
        if self.is_open:
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nobody looks: nothing is looked for."""
        super().hideEvent(event)
        self._maker.stop()

    def _begin(self) -> None:
        if self._checklist is None:
            self._summary.setText(shown(Message.of("checklist.looking")))
            self._offer_next_status()
        self._maker.begin()

    def _renew_soon(self) -> None:
        if self.is_open and self.isVisible():
            self._maker.begin_soon()

    def _forget(self) -> None:
        """Another document is shown."""
        self._checklist = None
        self._wanted.forget()
        self._current = 0
        self._sync([])
        if self.is_open and self.isVisible():
            self._begin()

    # What is shown

    def _show(self, checklist: Checklist) -> None:
        is_first, self._checklist = self._checklist is None, checklist
        self._summary.setText(shown(self._said_of(checklist)))
        self._offer_next_status()
        self._sync(self._wanted.of(checklist))
        if is_first:
            failed = [item.result.state is RuleState.FAILED for item in self._items]
            self._set_current(failed.index(True) if any(failed) else 0)

    def _said_of(self, checklist: Checklist) -> Message:
        n = len(checklist.blocking)
        is_curated = self._status is DocumentStatus.CURATED
        if n:
            return Message.of(
                "checklist.marked-too-early" if is_curated else "checklist.blocked", n=n
            )
        return Message.of("checklist.curated" if is_curated else "checklist.passes")

    @property
    def _status(self) -> DocumentStatus:
        return self._session.document.root.status

    def _offer_next_status(self) -> None:
        """Offer what comes after the status of now; not what the checklist stands against."""
        may_edit = not self._session.read_only
        self._reviewed.setVisible(may_edit and self._status is DocumentStatus.DRAFT)
        self._curated.setVisible(may_edit and self._status is not DocumentStatus.CURATED)
        passes = self._checklist is not None and self._checklist.passes
        self._curated.setEnabled(passes)
        self._curated.setToolTip("" if passes else self._summary.text())

    def _sync(self, items: list[Item]) -> None:
        """Show these items; the line that has the focus stays with its item."""
        focused = next((n for n, line in enumerate(self._lines) if line.hasFocus()), None)
        kept = self._items[self._current].key if self._current < len(self._items) else None
        self._items = items
        while len(self._lines) < len(items):
            self._add_line()
        for line, item in zip(self._lines, items, strict=False):
            self._fill(line, item)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(items))
        keys = [item.key for item in items]
        here = keys.index(kept) if kept in keys else min(self._current, max(0, len(items) - 1))
        self._set_current(here)
        if focused is not None and items:
            self._lines[here].setFocus()

    def _add_line(self) -> None:
        line, number = CheckLine(), len(self._lines)
        line.clicked.connect(lambda: self._activate(number))
        line.stepped.connect(lambda by: self._go_to_line(number + by))
        line.unfold_wanted.connect(lambda wanted: self._unfold(number, wanted))
        line.escaped.connect(self._session.outline_wanted)
        self._rows.addWidget(line)
        # Qt puts every new widget at the end of the window's order.
        QWidget.setTabOrder(self._lines[-1] if self._lines else self._fold, line)
        self._lines.append(line)

    def _fill(self, line: CheckLine, item: Item) -> None:
        if item.problem is not None:
            line.show_finding(item.problem)
        elif item.rest:
            line.show_rest(item.rest)
        else:
            line.show_rule(item.result, is_open=self._wanted.is_unfolded(item.result.rule))

    # What a person does

    def _set_current(self, number: int) -> None:
        self._current = number
        for place, line in enumerate(self._lines):
            line.set_tab_stop(place == number)

    def _go_to_line(self, number: int) -> None:
        if 0 <= number < len(self._items):
            self._set_current(number)
            self._lines[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _activate(self, number: int) -> None:
        self._set_current(number)
        item = self._items[number]
        rule = item.result.rule
        if item.problem is not None:
            self._session.problem_wanted.emit(item.problem)
        elif item.rest:
            self._wanted.show_more(rule)
            self._refill()
            self._go_to_line(number)
        elif item.result.findings:
            self._wanted.toggle(rule)
            self._refill()

    def _unfold(self, number: int, wanted: bool) -> None:
        """Show what a rule has found, or no longer; from a finding, go to its rule."""
        item = self._items[number]
        if not item.is_rule:
            if not wanted:
                keys = [other.key for other in self._items]
                self._go_to_line(keys.index((item.result.rule, None, False)))
        elif item.result.findings and wanted != self._wanted.is_unfolded(item.result.rule):
            self._activate(number)

    def _refill(self) -> None:
        if self._checklist is not None:
            self._sync(self._wanted.of(self._checklist))
