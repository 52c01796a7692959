"""Cut, copy and paste, and what is dropped from other windows and programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from outline_editor.app.selection import WordsOfRow
from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.errors import Message
from outline_editor.core.model import Node
from outline_editor.core.progress import Cancelled, Tell
from outline_editor.core.row_sets import count_chosen
from outline_editor.ui import dialogs
from outline_editor.ui.mime_data import new_mime_data
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

if TYPE_CHECKING:
    from outline_editor.app.clipboard import Offered, Pasted
    from outline_editor.core.drop_places import DropPlace

_TextField = QLineEdit | QPlainTextEdit | QTextEdit


class ClipboardActions(QObject):
    """Takes rows to the clipboard and puts in what comes from there."""

    def __init__(
        self, session: Session, outline: OutlineTreeView, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__(outline)
        self._session = session
        self._actions = actions
        self._outline = outline
        outline.dragged_data = self._selected_data
        outline.takes = self._takes
        outline.data_dropped.connect(self._drop)
        outline.lines_pasted.connect(self._paste_lines)

    def run(self, action_id: str) -> bool:
        """Do an action of these; whether it is one."""
        match action_id:
            case "edit.cut":
                self._cut()
            case "edit.copy":
                self._copy()
            case "edit.paste":
                self._paste()
            case "edit.paste_into_row":
                self._paste_into_row()
            case _:
                return False
        return True

    # To the clipboard

    def _cut(self) -> None:
        field = _text_field()
        if field is not None:
            field.cut()
            return
        rows = self._outline.selected_ids()
        if self._put_on_clipboard():
            with self._session.saying_refusals():
                self._outline.set_current(self._session.editing.transfers.cut(rows))

    def _copy(self) -> None:
        field = _text_field()
        if field is not None:
            field.copy()
        elif self._put_on_clipboard():
            copied = count_chosen(self._session.document, self._outline.selected_ids())
            self._session.said.emit(Message.of("clip.copied", n=copied))

    def _put_on_clipboard(self) -> bool:
        data = self._selected_data()
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)
        return data is not None

    def _selected_data(self) -> QMimeData | None:
        """The selected rows in all types, `None` if there are none."""
        # A window opens without: it need not wait for what this takes.
        from outline_editor.app.clipboard import EXCERPT_TYPE, MARKDOWN_TYPE, clip

        with self._session.saying_refusals():
            clipping = clip(self._session.opened, tuple(self._outline.selected_ids()))
            data = new_mime_data()
            data.setData(EXCERPT_TYPE, clipping.own)
            data.setHtml(clipping.html)
            data.setData(MARKDOWN_TYPE, clipping.markdown.encode("utf-8"))
            data.setText(clipping.text)
            return data
        return None

    # From the clipboard

    def _paste(self) -> None:
        field = _text_field()
        if field is not None:
            field.paste()
        else:
            self._paste_rows(_on_clipboard())

    def _paste_lines(self, data: QMimeData) -> None:
        """Several lines were pasted into the text of one row: they become rows."""
        # While the person waits the row may be left.
        words, pasted = self._selected_words(), self._read(data)
        without = words if words is not None and words.start < words.end else None
        rows = [] if pasted is None else self._put_after(pasted, without=without)
        if rows:
            key = self._actions["edit.paste_into_row"].shortcut()
            native = key.toString(QKeySequence.SequenceFormat.NativeText)
            count = count_chosen(self._session.document, rows)
            said = Message.of("clip.pasted-rows", n=count, key=native)
            self._session.said.emit(said)

    def _paste_rows(self, data: QMimeData) -> list[str]:
        pasted = self._read(data)
        return [] if pasted is None else self._put_after(pasted)

    def _read(self, data: QMimeData) -> Pasted | None:
        """The rows in some data; why there are none is said."""
        from outline_editor.app.clipboard import pasted

        return self._waited_for(pasted, data)

    def _waited_for(
        self, read: Callable[[Offered, Tell], Pasted], data: QMimeData
    ) -> Pasted | None:
        """What is read from some data, `None` where it is refused or not wanted any more.

        Nor is it given where the document is another by then, such as one that was
        read again: the place that it was meant for may be gone.
        """
        text = translate("Clipboard", "Reading what was copied…")
        root = self._session.document.root
        with suppress(Cancelled), self._session.saying_refusals():
            found = dialogs.waiting.waited_for(
                partial(read, _Offered(data)), text, self._outline, at_once=dialogs.waiting.AT_ONCE
            )
            if self._session.document.root is root:
                return found
            self._session.said.emit(Message.of("clip.changed-meanwhile"))
        return None

    def _selected_words(self) -> WordsOfRow | None:
        """The caret or the words selected in the row being edited."""
        selected = self._outline.last_selection if self._outline.is_editing else None
        return None if selected is None else WordsOfRow(*selected)

    def _put_after(self, pasted: Pasted, *, without: WordsOfRow | None = None) -> list[str]:
        """Put rows in after the selected ones, or instead of a row that would be empty."""
        selected = self._outline.selected_ids()
        if not selected:
            return self._put_in(pasted, DOCUMENT, len(self._session.document.root.outline))
        place = self._session.document.place(node_ref(selected[-1]))
        node = self._session.document.node(selected[-1])
        text = node.text if without is None else without.left_of(node.text)
        if len(selected) == 1 and _is_blank(node, text):
            return self._put_in(pasted, place.owner, place.index, instead_of=node.id)
        if selected[-1] == self._outline.rows.zoomed:
            # Beside it they would be out of sight.
            return self._put_in(pasted, node_ref(node.id), len(node.children), without=without)
        return self._put_in(pasted, place.owner, place.index + 1, without=without)

    def _put_in(
        self,
        pasted: Pasted,
        owner: Ref,
        index: int,
        *,
        instead_of: str = "",
        without: WordsOfRow | None = None,
    ) -> list[str]:
        with self._session.saying_refusals():
            rows = self._session.editing.transfers.paste(
                pasted, owner, index, instead_of=instead_of, without=without
            )
            self._outline.leave_text_mode()
            self._outline.set_current(rows[-1])
            self._outline.select_rows(rows)
            return rows
        return []

    def _paste_into_row(self) -> None:
        """Put all words in at the caret, or as one new row."""
        from outline_editor.app.clipboard import one_row

        place, row = self._selected_words(), self._waited_for(one_row, _on_clipboard())
        if row is None:
            return
        with self._session.saying_refusals():
            if place is None:
                self._put_after(row)
            else:
                caret = self._session.editing.transfers.paste_words(row.excerpt.rows[0].text, place)
                self._outline.edit_row(place.row, caret)

    # Drops

    def _takes(self, data: QMimeData) -> bool:
        """Rows and text; files are for the window."""
        return not self._session.read_only and not data.hasUrls() and data.hasText()

    def _drop(self, data: QMimeData, place: DropPlace) -> None:
        pasted = self._read(data)
        if pasted is not None:
            self._put_in(pasted, place.owner, place.index)


class _Offered:
    """What Qt has on the clipboard, or what was dropped, as it is now."""

    def __init__(self, data: QMimeData) -> None:
        # All at once: the thread that reads it may touch nothing of Qt.
        from outline_editor.app.clipboard import EXCERPT_TYPE, MARKDOWN_TYPE

        self._data = {one: bytes(data.data(one).data()) for one in (EXCERPT_TYPE, MARKDOWN_TYPE)}
        self._html = data.html() if data.hasHtml() else ""
        self._text = data.text()

    def data(self, media_type: str) -> bytes:
        """The bytes in one of the two types that are asked for."""
        return self._data[media_type]

    def html(self) -> str:
        """The HTML."""
        return self._html

    def text(self) -> str:
        """The plain text."""
        return self._text


def _on_clipboard() -> QMimeData:
    """What is on the clipboard; nothing, where nobody has put anything there."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if data is None else data


def _text_field() -> _TextField | None:
    """The field that has the focus, which cuts and pastes on its own."""
    focus: QWidget | None = QApplication.focusWidget()
    return focus if isinstance(focus, _TextField) else None


def _is_blank(node: Node, text: str) -> bool:
    """Whether nobody would miss a row once its text is another."""
    return not text and node == Node(id=node.id, text=node.text)
