"""Rows whose text can be edited in place, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.ui.composing import end_composition
from outline_editor.ui.outline.dragging_view import DraggingView
from outline_editor.ui.outline.row_colours import RowState
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.outline.row_layout import RowLayout
from outline_editor.ui.outline.rows_model import Index
from outline_editor.ui.outline.text_mode import TextMode
from outline_editor.ui.outline.view_composition import ViewComposition


class WritingView(DraggingView):
    """A view in text mode while the text of a row is edited, in row mode otherwise.

    What is typed is told by `text_edited`, and comes back as the document changes.
    """

    text_edited = Signal(str, str)
    """The text of a row was edited: the id of the row, its text now."""
    text_mode_changed = Signal(bool)
    """Text mode has been entered or left."""
    editor_made = Signal(RowEditor)
    """What edits the text of a row is there, for all rows to come."""
    first_row_wanted = Signal()
    """Somebody begins to write where there is no row: it should be made, and made current."""
    join_requested = Signal(int)
    """The row being edited and the one above (-1) or below it (1) should become one."""
    lines_pasted = Signal(QMimeData)
    """Several lines were pasted into the text of the current row."""
    characters_dropped = Signal(int)
    """So many characters of what was pasted may not stand in a text."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self._read_only = False
        self._settling = False
        self._text_mode = TextMode(self.viewport())
        self._text_mode.typed.connect(self.text_edited)
        self._text_mode.editor_made.connect(self._hear_editor)
        self._text_mode.editor_made.connect(self.editor_made)
        self._composition = ViewComposition(
            self, lambda: self._text_mode.editor, self._open_current, self._leave
        )
        self._start()

    def _hear_editor(self, editor: RowEditor) -> None:
        editor.finished.connect(self._editing_finished)
        editor.stepped.connect(self._step_to_row)
        editor.crossed.connect(self._cross_to_row)
        editor.join_requested.connect(self.join_requested)
        editor.lines_pasted.connect(self.lines_pasted)
        editor.dropped.connect(self.characters_dropped)
        editor.cursorPositionChanged.connect(self._show_caret)
        editor.document().documentLayout().documentSizeChanged.connect(self._relayout)

    def set_document(self, document: Document) -> None:
        """Show another document, all its rows unfolded."""
        self._leave(commit=False)
        super().set_document(document)

    # Text mode

    @property
    def is_editing(self) -> bool:
        """Whether the text of a row is being edited."""
        return self._text_mode.is_on

    @property
    def caret(self) -> int | None:
        """Where the caret is, or selected words begin, in the row being edited.

        In characters from 0; `None` in row mode.
        """
        return self._text_mode.editor.selected[0] if self.is_editing else None

    @property
    def last_selection(self) -> tuple[str, int, int] | None:
        """The row with words selected in it, their start and end in characters.

        While a row is edited this is the selection there, be it empty. Words
        stay selected when the focus goes elsewhere; they are forgotten when
        the person turns to something else in the outline.
        """
        return self._text_mode.words(self.rows.document)

    def edit_current(self) -> None:
        """Edit the text of the current row, if there is one."""
        self.edit_row(self.current_id())

    def edit_row(self, node_id: str, caret: int | None = None) -> bool:
        """Edit the text of a row; returns whether it can be edited.

        `caret` is the character to put the caret before, the end by default.
        A row that is being edited already keeps its caret.
        """
        if not self._open_editor(node_id):
            return False
        self._text_mode.editor.setFocus()
        if caret is not None:
            self._text_mode.editor.put_caret(caret)
        return True

    def end_composition(self) -> None:
        """Put what an input method is composing into the text of its row."""
        if self.is_editing:
            end_composition(self._text_mode.editor)
            self._composition.hand_over()

    def toggle_fold(self, row: int, *, deep: bool) -> None:
        """Fold a row, or unfold it, with what is being composed under it in its text."""
        self.end_composition()
        super().toggle_fold(row, deep=deep)

    def leave_text_mode(self) -> None:
        """Go back to row mode, keeping what was typed."""
        self._leave()

    def _open_editor(self, node_id: str) -> bool:
        """Edit a row's text, without giving the editor the focus yet."""
        document = self.rows.document
        if self._read_only or not document.has(node_ref(node_id)):
            return False
        self.set_current(node_id)
        if self.choice.count() > 1:
            # What is done to rows while one is written in is done to that one.
            self.choice.only(self.currentIndex().row())
        if self._text_mode.node_id != node_id:
            self._leave()
            self._text_mode.begin(document.node(node_id))
            self._relayout()
            self._place_editor()
            self._text_mode.editor.show()
            self.text_mode_changed.emit(True)
        return True

    def _open_current(self) -> bool:
        """Edit the current row, in a document without any its first one."""
        if not self._read_only and not self.rows.document.root.outline:
            self.first_row_wanted.emit()
        return self._open_editor(self.current_id())

    def _leave(self, *, commit: bool = True, keep_words: bool = False) -> None:
        if commit and self.is_editing:
            end_composition(self._text_mode.editor)
        # What was composed may have changed the document, and that ended it.
        if not self.is_editing:
            return
        editor = self._text_mode.editor
        had_focus = self.window().focusWidget() is editor
        self._composition.end()
        self._text_mode.end(keep_words=keep_words)
        if had_focus:
            self.setFocus()
        editor.hide()
        self._relayout()
        self.text_mode_changed.emit(False)

    def _editing_finished(self, went_elsewhere: bool) -> None:
        self._leave(keep_words=went_elsewhere)

    def _step_to_row(self, by: int, x: int) -> None:
        """Go on editing in the row above or below, at an x of the viewport."""
        row = self.rows.position(self._text_mode.node_id)
        if row is not None and 0 <= row + by < self._rows_model.rowCount():
            self.edit_row(self.rows.node_id(row + by))
            self._text_mode.editor.enter_from(by, x)

    def _cross_to_row(self, by: int) -> None:
        """Go on at the end of the row above, or at the start of the one below."""
        row = self.rows.position(self._text_mode.node_id)
        if row is not None and 0 <= row + by < self._rows_model.rowCount():
            self.edit_row(self.rows.node_id(row + by), 0 if by > 0 else None)

    def _show_caret(self) -> None:
        """Keep the line with the caret on the screen."""
        editor = self._text_mode.editor
        row = self.rows.position(self._text_mode.node_id)
        if row is None or not editor.isVisible():
            return
        scroller = self._screen.scroller
        before = scroller.row, scroller.offset
        top = self._screen.space_above(row) + editor.cursorRect().top()
        bottom = top + 2 * self.metrics.padding + editor.cursorRect().height()
        scroller.reveal(row, top, bottom)
        if before != (scroller.row, scroller.offset):
            self._scrolled()

    # Following the document

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Let an input method write where there is no row any more."""
        super().currentChanged(current, previous)
        self._allow_input_method()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Let an input method write where there is no row yet."""
        super().focusInEvent(event)
        self._allow_input_method()

    def _allow_input_method(self) -> None:
        # Qt's views switch it off as long as no row is current.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, not self._read_only)

    def _announce_current(self) -> None:
        if self.current_id() != self._announced:
            self._text_mode.forget_words()
        if self.current_id() != self._text_mode.node_id:
            self._leave(commit=not self._settling)
        super()._announce_current()

    def _settle(self) -> None:
        # Nothing may be committed meanwhile: the document can't be changed
        # while it tells of a change.
        before, self._settling = self._settling, True
        try:
            super()._settle()
            self._follow_text()
        finally:
            self._settling = before

    def _follow_text(self) -> None:
        node_id = self._text_mode.node_id
        if not node_id:
            return
        if self.rows.position(node_id) is None:
            self._leave(commit=False)
        else:
            self._text_mode.editor.follow(self.rows.document.node(node_id).text)

    # How rows look

    def row_state(self, row: int) -> RowState:
        """A row in text mode looks like a page to write on."""
        if row == self._edited_row():
            return RowState.EDITED
        return super().row_state(row)

    def row_height(self, row: int, layout: RowLayout) -> int:
        """The edited row is as high as what is being composed in it, too."""
        if row != self._edited_row():
            return layout.height
        text = self._text_mode.editor.content_height
        return max(layout.height, 2 * layout.metrics.padding + text + layout.notes_height)

    def words_in(self, row: int) -> tuple[int, int] | None:
        """Words that were selected when the focus went elsewhere."""
        node = self._rows_model.node(row)
        return None if node is None else self._text_mode.words_kept_in(node)

    def updateGeometries(self) -> None:  # noqa: N802
        """Keep the editor over the text of its row."""
        super().updateGeometries()
        self._place_editor()

    def _edited_row(self) -> int | None:
        return self.rows.position(self._text_mode.node_id) if self.is_editing else None

    def _place_editor(self) -> None:
        row = self._edited_row()
        if row is None:
            return
        placed = self._screen.find(row)
        colours = self.look.colours(RowState.EDITED)
        if placed is None:
            self._text_mode.place(None, 0, colours)
        else:
            self._text_mode.place(placed.layout, placed.top, colours)
