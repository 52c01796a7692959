"""Every action with its keys, which can be changed here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from outline_editor.app.action_specs import ActionSpec
from outline_editor.app.actions import ACTIONS, BY_ID
from outline_editor.app.keymap import Keymap, same_key
from outline_editor.core.errors import Message
from outline_editor.core.search import normalised
from outline_editor.ui.action_binder import menu_keys, way_to
from outline_editor.ui.dialogs.key_capture import KeyCapture
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import plain, shown, translate
from outline_editor.ui.windows import Windows

_ID = Qt.ItemDataRole.UserRole


class KeysDialog(QDialog):
    """A table of all actions with their keys; what is changed counts at once, everywhere."""

    def __init__(self, windows: Windows, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Help", "Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._windows = windows
        self._key = ""
        self._make_table()
        self._make_fields()
        self._lay_out()
        self._list()
        self.table.setCurrentCell(0, 0)
        self.resize(640, 600)

    @property
    def _keymap(self) -> Keymap:
        return self._windows.keymap

    # Its parts

    def _make_table(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("keysSearch")
        self.search.setPlaceholderText(translate("Help", "Find an action or a key"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.table = QTableWidget(len(ACTIONS), 2)
        self.table.setAccessibleName(translate("Help", "Actions and their keys"))
        self.table.setHorizontalHeaderLabels(
            [translate("Help", "Action"), translate("Help", "Keys")]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.currentCellChanged.connect(self._choose)

    def _make_fields(self) -> None:
        self._title = PlainLabel()
        self.capture = KeyCapture()
        self.capture.setAccessibleName(translate("Help", "New key"))
        self.capture.setToolTip(translate("Help", "Press the new key here"))
        self.capture.keySequenceChanged.connect(self._captured)
        self.only_rows = QCheckBox(translate("Help", "only while whole rows are selected"))
        self.only_rows.toggled.connect(self._judge)
        self._said = PlainLabel()
        self._said.setObjectName("keysSaid")
        self._said.setWordWrap(True)
        self.add = _button(translate("Help", "&Add"), self._add)
        self.take = _button(translate("Help", "&Take It"), self._take)
        self.clear = _button(translate("Help", "&Remove Keys"), self._clear)
        self.reset = _button(translate("Help", "Re&set"), self._reset)
        self.reset_all = _button(translate("Help", "Reset A&ll"), self._reset_all)

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        for part in (self.capture, self.only_rows, self.add, self.take):
            entry.addWidget(part)
        entry.addStretch(1)
        resets = QHBoxLayout()
        for button in (self.clear, self.reset, self.reset_all):
            resets.addWidget(button)
        resets.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        resets.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.table)
        layout.addWidget(self._title)
        layout.addLayout(entry)
        layout.addWidget(self._said)
        layout.addLayout(resets)

    # The table

    def _list(self) -> None:
        """Write the names and keys of all actions."""
        for row, spec in enumerate(ACTIONS):
            name = QTableWidgetItem(f"{way_to(spec)} › {_name(spec)}")
            name.setData(_ID, spec.id)
            keys = QTableWidgetItem("   ".join(_native(key) for key in self._keymap.all(spec.id)))
            if self._keymap.is_changed(spec.id):
                font = keys.font()
                font.setBold(True)
                keys.setFont(font)
                keys.setToolTip(translate("Help", "Changed by you"))
            self.table.setItem(row, 0, name)
            self.table.setItem(row, 1, keys)

    def _search(self, words: str) -> None:
        """Show the actions whose name or key holds the words; choose the first of them."""
        wanted = normalised(words)
        first = -1
        for row, spec in enumerate(ACTIONS):
            texts = [self.table.item(row, column) for column in (0, 1)]
            said = " ".join(item.text() for item in texts if item is not None)
            hidden = wanted not in normalised(said) and wanted not in spec.id
            self.table.setRowHidden(row, hidden)
            if first < 0 and not hidden:
                first = row
        self.table.setCurrentCell(first, 0 if first >= 0 else -1)

    @property
    def _action(self) -> str:
        """The action that is chosen and in sight, `''` for none."""
        row = self.table.currentRow()
        item = self.table.item(row, 0)
        return "" if item is None or self.table.isRowHidden(row) else item.data(_ID)

    def _choose(self) -> None:
        """Be ready for a key of another action."""
        with QSignalBlocker(self.capture):
            self.capture.clear()
        self._key = ""
        action, keymap = self._action, self._keymap
        title = translate("Help", "A new key for “{action}”:")
        none = translate("Help", "No action is chosen.")
        self._title.setText(title.format(action=_name(BY_ID[action])) if action else none)
        self.only_rows.setChecked(bool(action and keymap.in_rows(action)))
        for part in (self.capture, self.only_rows):
            part.setEnabled(bool(action))
        self.clear.setEnabled(bool(action and keymap.all(action)))
        self.reset.setEnabled(bool(action) and keymap.is_changed(action))
        self.reset_all.setEnabled(any(self._keymap.is_changed(spec.id) for spec in ACTIONS))
        self._judge()

    # A new key

    def _captured(self, sequence: QKeySequence) -> None:
        self._key = same_key(sequence.toString(QKeySequence.SequenceFormat.PortableText))
        self._judge()

    def _judge(self) -> None:
        """Say at once whether the key can be had."""
        self.take.hide()
        self.add.setEnabled(False)
        self._said.clear()
        if not self._key or not self._action:
            return
        key, action, in_rows = self._key, self._action, self.only_rows.isChecked()
        fault = self._keymap.fault(key, action, in_rows=in_rows, menus=menu_keys())
        owner = self._keymap.owner(key, action)
        held = self._keymap.in_rows(action) if in_rows else self._keymap.everywhere(action)
        if fault is not None:
            self._say(fault)
        elif owner is not None:
            self._say(Message.of("key.taken", key=_native(key), action=_name(owner)))
            self.take.show()
        elif key in held:
            name = _name(BY_ID[action])
            self._say(Message.of("key.has-already", key=_native(key), action=name))
        else:
            warning = self._keymap.warning(key)
            if warning is not None:
                self._say(warning)
            self.add.setEnabled(True)

    def _say(self, message: Message) -> None:
        self._said.setText(shown(message))

    def _add(self) -> None:
        # A key that the action has in one way already has it in the other from now on.
        everywhere = [key for key in self._keymap.everywhere(self._action) if key != self._key]
        in_rows = [key for key in self._keymap.in_rows(self._action) if key != self._key]
        (in_rows if self.only_rows.isChecked() else everywhere).insert(0, self._key)
        key, name = _native(self._key), _name(BY_ID[self._action])
        self._use(self._keymap.with_keys(self._action, everywhere, in_rows))
        self._say(Message.of("key.set", key=key, action=name))

    def _take(self) -> None:
        """Take the key from the action that has it."""
        key = self._key
        self._windows.set_keymap(self._keymap.without(key, self._action))
        self._add()

    def _clear(self) -> None:
        self._use(self._keymap.with_keys(self._action, (), ()))

    def _reset(self) -> None:
        self._use(self._keymap.reset(self._action))

    def _reset_all(self) -> None:
        self._use(Keymap())

    def _use(self, keymap: Keymap) -> None:
        self._windows.set_keymap(keymap)
        self._list()
        self._choose()


def _name(spec: ActionSpec) -> str:
    return plain(translate("Actions", spec.text))


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _button(text: str, clicked: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: clicked())
    return button
