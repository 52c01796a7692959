"""The panel of concepts and actors: a tree of them above the chosen one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.addresses import ElementKind, Ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.errors import Message
from outline_editor.core.pinyin import prepare as prepare_pinyin
from outline_editor.ui.concepts.entries import Entries
from outline_editor.ui.concepts.entries_view import EntriesView
from outline_editor.ui.concepts.entry_detail import EntryDetail, show_while_enabled
from outline_editor.ui.concepts.filter_line import FilterLine
from outline_editor.ui.concepts.new_entry_bar import NewEntryBar
from outline_editor.ui.panels.flow_layout import FlowLayout
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.scrolling_pane import ScrollingPane
from outline_editor.ui.session import Session
from outline_editor.ui.translation import plain, shown, translate

_MENU = (
    *("concept.new", "actor.new", ""),
    *("concept.rename", "concept.put_under", "concept.merge", "concept.share", ""),
    *("concept.delete", "", "concept.show_merged"),
)
"""The menu of an entry; `''` for a line between."""

_SHARES = (2, 3)
"""How tree and fields share the height."""

_BREATH = 50
"""Milliseconds for the caret to be seen before pinyin is made ready."""


class ConceptsPage(QWidget):
    """Keeps up with document and codebook, but only while it is seen."""

    def __init__(self, session: Session, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("conceptsPage")
        self._session, self._actions = session, actions
        self._entries = Entries(session)
        self._is_stale = True
        self._filtered_by = ""
        """The words of which the lines are unfolded."""
        self.filter_line = FilterLine()
        self.new_entry = NewEntryBar()
        self.tree = EntriesView(self._entries.model)
        self.detail = EntryDetail(session, actions)
        self._trouble = _sentence("conceptsTrouble")
        self._trouble.setProperty("faultText", "warning")
        self._trouble.setContentsMargins(14, 10, 14, 0)
        self._empty = _sentence("conceptsEmpty")
        self._merged = QToolButton()
        self._merged.setObjectName("showMerged")
        self._merged.setProperty("switch", "true")
        self._merged.setCheckable(True)
        self._merged.setText(translate("Concepts", "Show Merged"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        flow.setContentsMargins(0, 0, 0, 0)
        for name in ("concept.new", "actor.new"):
            flow.addWidget(_adder(self._actions[name]))
        flow.addWidget(self._merged)
        # What ends a line of a flow is stretched.
        flow.addWidget(PlainLabel())
        top = QVBoxLayout()
        top.setContentsMargins(14, 10, 14, 2)
        top.setSpacing(6)
        for part in (self.filter_line, buttons, self.new_entry, self._empty):
            top.addWidget(part)
        upper = QWidget()
        layout = QVBoxLayout(upper)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.tree, 1)
        pane = ScrollingPane()
        pane.hold(self.detail)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for part, share in zip((upper, pane), _SHARES, strict=True):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.indexOf(part), share)
        splitter.setSizes([1000 * share for share in _SHARES])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        # A splitter gives its parts no room for sentences that take several lines.
        outer.addWidget(self._trouble)
        outer.addWidget(splitter, 1)

    def _connect(self) -> None:
        session, tree, merged = self._session, self.tree, self._actions["concept.show_merged"]
        session.changed.connect(self._document_changed)
        session.codebook_changed.connect(self._refresh_if_seen)
        session.switched.connect(self._refresh_if_seen)
        self.filter_line.textChanged.connect(lambda _: self.refresh())
        self.filter_line.entered.connect(self.focus_tree)
        self.filter_line.escaped.connect(session.outline_wanted)
        self.filter_line.focused.connect(lambda: QTimer.singleShot(_BREATH, self, self._prepare))
        self.new_entry.closed.connect(self.focus_first)
        tree.chosen.connect(self._show_chosen)
        tree.fields_wanted.connect(self.detail.focus_field)
        tree.escaped.connect(session.outline_wanted)
        tree.menu_wanted.connect(self._open_menu)
        self.detail.uses.wanted.connect(lambda ref: session.field_wanted.emit(ref, ""))
        self._merged.toggled.connect(merged.setChecked)
        merged.toggled.connect(self._merged.setChecked)
        merged.toggled.connect(lambda _: self._refresh_if_seen())
        self._merged.setChecked(merged.isChecked())
        for action in self._actions.values():
            if action.shortcutContext() is Qt.ShortcutContext.WidgetShortcut:
                tree.addAction(action)

    def _prepare(self) -> None:
        """Make ready what it takes to find Chinese by its sound."""
        if self._entries.has_han:
            prepare_pinyin()

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show things as they are now."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        """Show the entries of now; the chosen one stays chosen, or its neighbour is."""
        self._is_stale = False
        entries, tree = self._entries, self.tree
        keep, order = tree.current or self._session.entry, entries.model.refs()
        place = tree.verticalScrollBar().value()
        with tree.being_filled():
            words = self.filter_line.text()
            are_others = entries.read(words, show_merged=self._merged.isChecked())
            if are_others or words != self._filtered_by:
                # With many entries it takes most of the time.
                tree.unfold(everything=bool(words))
                self._filtered_by = words
            tree.viewport().update()
            tree.verticalScrollBar().setValue(place)
            self._choose_one(keep, order)
        self._merged.setVisible(entries.has_merged)
        self._say_trouble()
        self._say_empty()
        self._show_chosen()

    def _choose_one(self, keep: Ref | None, order: list[Ref]) -> None:
        """Choose an entry, or else the nearest to it in the order it had; at worst the first."""
        nearby: list[Ref] = []
        if keep is not None and keep in order:
            at = order.index(keep)
            nearby = [*order[at + 1 :], *reversed(order[:at])]
        if not any(self.tree.choose(ref) for ref in (keep, *nearby)):
            self.tree.setCurrentIndex(self._entries.model.first())

    def _say_trouble(self) -> None:
        opened = self._session.opened
        message = None
        if opened.read_only:
            message = Message.of("edit.read-only")
        elif opened.codebook.trouble is not None:
            path, reason = opened.codebook.reference, shown(opened.codebook.trouble)
            message = Message.of("unusable-codebook", path=path, reason=reason)
        self._trouble.setText("" if message is None else shown(message))
        self._trouble.setVisible(message is not None)

    def _say_empty(self) -> None:
        text = ""
        if not self._entries.model.rowCount():
            if self.filter_line.text().strip():
                text = translate("Concepts", "Nothing is called like that.")
            elif self._session.opened.codebook.trouble is None:
                text = translate("Concepts", "No concepts or actors yet.")
        self._empty.setText(text)
        self._empty.setVisible(bool(text))

    def _document_changed(self, change_set: ChangeSet) -> None:
        before, after = change_set.before, change_set.after
        if before.concepts is not after.concepts or before.actors is not after.actors:
            self._refresh_if_seen()
        elif not self.isVisible():
            self._is_stale = True
        else:
            self._entries.follow(change_set)
            self.detail.follow(change_set, self._entries.book)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _show_chosen(self) -> None:
        if self.tree.is_being_filled:
            return
        ref = self.tree.current
        self._session.set_entry(ref)
        self.detail.show_entry(ref, self._entries.entry(ref), self._entries.book)

    # Going places

    def focus_first(self) -> None:
        """See `Page.focus_first`: the tree, or the line above it where there is nothing."""
        if self._is_stale:
            self.refresh()
        if self._entries.model.rowCount():
            self.focus_tree()
        else:
            self.filter_line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_tree(self) -> None:
        """Put the focus on the chosen entry, where there is one."""
        if self._entries.model.rowCount():
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_entry(self, ref: Ref, field: str = "") -> None:
        """Go to an entry, or to one of its fields."""
        if self._is_stale:
            self.refresh()
        if not self.tree.choose(ref):
            self.filter_line.clear()
            if not self.tree.choose(ref):
                self._merged.setChecked(True)
                self.tree.choose(ref)
        if not field or not self.detail.focus_field(field):
            self.focus_tree()

    # What is done from here

    def ask_new(self, kind: ElementKind) -> None:
        """Ask for the label of a new entry: what was looked for in vain, to begin with."""
        looked_for = "" if self._entries.model.rowCount() else self.filter_line.text().strip()
        shared = self._session.opened.named.shared
        self.new_entry.open_for(kind, looked_for, "" if shared is None else shared.path.name)

    def rename(self) -> None:
        """Edit the label of the chosen entry where it stands."""
        if self.tree.current is not None:
            self.focus_tree()
            self.tree.edit(self.tree.currentIndex())

    def _open_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("entryMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _MENU:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        menu.popup(point)


def _adder(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"button.{action.objectName()}")
    button.setProperty("link", "true")
    name = plain(action.text())
    button.setText(f"+ {name}")
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    if key:
        words = translate("NotesPanel", "{action} ({key})")
        button.setToolTip(words.format(action=name, key=key))
    button.clicked.connect(action.trigger)
    show_while_enabled(button, action)
    return button


def _sentence(name: str) -> QLabel:
    label = PlainLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.hide()
    return label
