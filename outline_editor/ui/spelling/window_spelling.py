"""Checks the spelling of what one window shows, at leisure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, QObject, QPoint, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from outline_editor.app.paths import own_words_file
from outline_editor.app.spelling.words import Word
from outline_editor.core.addresses import node_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.errors import Message, reason_of
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.panels.text_editor import GrowingTextEdit
from outline_editor.ui.session import Session
from outline_editor.ui.slices import Slices
from outline_editor.ui.spelling.row_marks import MarkedWord, RowMarks
from outline_editor.ui.spelling.text_marks import Replace, TextMarks
from outline_editor.ui.spelling.word_menu import add_to_menu
from outline_editor.ui.translation import shown
from outline_editor.ui.windows import Windows

PAUSE = 500
"""Milliseconds without a change after which words are looked through."""

_BREATH = 20
"""Milliseconds between two stretches of work, for keys and paint."""


class WindowSpelling(QObject):
    """Marks misspelt words in rows, in the row being edited and in notes.

    Everything is done from a timer that starts anew with each change, in short
    stretches; a dictionary that is needed for the first time takes the
    longest, some 50 ms.
    """

    def __init__(
        self, session: Session, outline: OutlineTreeView, windows: Windows, action: QAction
    ) -> None:
        super().__init__(outline)
        self._session, self._outline = session, outline
        self._windows, self._action = windows, action
        self._locales = [tag for tag in QLocale.system().uiLanguages() if tag != "C"]
        self._names: frozenset[str] = frozenset()
        self._found: set[str] = set()
        self._finding = Slices(self)
        self._finding.done.connect(self._take_names)
        self._judged_by: tuple[object, ...] = ()
        self._rows = RowMarks(outline, self._check, self._begin)
        self._texts: dict[QWidget, TextMarks] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._follow()
        self._take_setting()

    def _follow(self) -> None:
        for field in self._outline.window().findChildren(GrowingTextEdit):
            self._take_field(field)
        for editor in self._outline.findChildren(RowEditor):
            self._take_field(editor)
        self._outline.editor_made.connect(self._take_field)
        self._outline.menu_opening.connect(self._add_to_row_menu)
        self._session.text_field_made.connect(self._take_field)
        self._session.changed.connect(self._document_changed)
        self._session.switched.connect(self._wait)
        self._session.codebook_changed.connect(self._wait)
        self._windows.settings_changed.connect(self._take_setting)
        self._windows.spelling_changed.connect(self._wait)

    def _take_field(self, field: QWidget) -> None:
        assert isinstance(field, RowEditor | GrowingTextEdit)
        self._texts[field] = TextMarks(field, self._check, self._wait, self._offer)
        field.destroyed.connect(partial(self._texts.pop, field, None))
        self._wait()

    # On and off

    def run(self, action_id: str) -> bool:
        """Do the action that switches checking; whether it is that."""
        if action_id != "edit.spelling":
            return False
        self.choose()
        return True

    @property
    def _is_on(self) -> bool:
        return self._windows.settings.spelling_checked

    def choose(self) -> None:
        """Switch checking on or off; where there is no dictionary, say what to do."""
        speller, settings = self._windows.speller, self._windows.settings
        had = bool(self._dictionaries())
        if not had:
            speller.look_again()
        if not self._dictionaries():
            self._action.setChecked(self._is_on)
            self._session.said.emit(self._why_not())
            return
        # With the first dictionary what was chosen can but mean to begin.
        wanted = self._action.isChecked() if had else True
        self._windows.change_settings(lambda: setattr(settings, "spelling_checked", wanted))

    def _take_setting(self) -> None:
        self._action.setChecked(self._is_on)
        self._outline.show_misspelt(self._rows if self._is_on else None)
        if self._is_on:
            self._judged_by = ()
            self._wait()
            return
        self._timer.stop()
        for marks in self._texts.values():
            marks.clear()

    def _why_not(self) -> Message:
        if not self._windows.speller.has_library:
            return Message.of("spelling.no-library")
        tag = self._session.document.root.language
        language = QLocale.languageToString(QLocale(tag).language())
        package = "hunspell-en-gb" if tag.startswith("en") else f"hunspell-{tag.lower()}"
        return Message.of("spelling.no-dictionary", language=language, package=package)

    # Looking

    def _wait(self) -> None:
        if self._is_on:
            self._timer.start(PAUSE)

    def _begin(self) -> None:
        """Look soon; a caret that blinks paints rows too, and must not put it off."""
        if self._is_on and not self._timer.isActive():
            self._timer.start(PAUSE)

    def _document_changed(self, _change_set: ChangeSet) -> None:
        self._wait()

    def _look(self) -> None:
        speller = self._windows.speller
        missing = speller.next_to_load((*self._dictionaries(), *self._dictionaries(True)))
        if missing:
            speller.load(missing)
            self._windows.spelling_changed.emit()
            self._timer.start(_BREATH)
            return
        self._judge_anew()
        if self._finding.is_busy:
            return
        self._action.setStatusTip("" if self._dictionaries() else shown(self._why_not()))
        for field, marks in self._texts.items():
            if field.isVisible():
                marks.refresh()
        if not self._rows.fill():
            self._timer.start(_BREATH)

    def _judge_anew(self) -> None:
        """See whether other words are right than when rows were last looked through."""
        from outline_editor.app.spelling.known_names import find_names

        root, opened = self._session.document.root, self._session.opened
        by = (root.language, root.original_language, root.actors, root.concepts, opened.codebook)
        now = (*by, self._windows.speller.revision)
        if len(now) == len(self._judged_by) and all(map(_is_same, now, self._judged_by)):
            return
        self._judged_by = now
        # A codebook may have thousands, which takes seconds.
        self._found = set()
        self._finding.begin(find_names(root, opened.codebook, self._found))

    def _take_names(self) -> None:
        self._names = frozenset(self._found)
        self._rows.forget()
        if self._is_on:
            self._timer.start(0)

    def _dictionaries(self, original: bool = False) -> Sequence[str]:
        root, speller = self._session.document.root, self._windows.speller
        if original:
            return speller.dictionaries_of_source(root.original_language or "")
        return speller.dictionaries(root.language, self._locales)

    def _check(self, text: str, *, original: bool = False) -> tuple[Word, ...]:
        if not text or not self._is_on:
            return ()
        return self._windows.speller.misspelt(text, self._dictionaries(original), self._names)

    # Menus

    def _add_to_row_menu(self, menu: QMenu, point: QPoint) -> None:
        """Offer words for one that is under the mouse in a row not being edited."""
        marked = self._rows.word_at(self._outline.viewport().mapFromGlobal(point))
        if marked is None or not self._is_on:
            return
        replace = partial(self._replace_in_row, marked)
        self._offer(menu, marked.word, replace, original=marked.field == "original")

    def _offer(self, menu: QMenu, word: Word, replace: Replace, *, original: bool = False) -> None:
        speller = self._windows.speller
        read_only = self._session.read_only
        offered = [] if read_only else speller.suggestions(word.text, self._dictionaries(original))
        add_to_menu(
            menu,
            offered,
            replace=partial(self._in_one_step, replace),
            add=partial(self._add, word.text),
            ignore=partial(self._ignore, word.text),
        )

    def _in_one_step(self, replace: Callable[[str], None], word: str) -> None:
        self._session.editing.end_typing()
        replace(word)
        self._session.editing.end_typing()

    def _replace_in_row(self, marked: MarkedWord, word: str) -> None:
        node, field = marked.node, marked.field
        text = getattr(node, field)
        start, end = marked.word.start, marked.word.end
        now = self._session.document.find(node_ref(node.id))
        if now is not None and getattr(now, field) == text:
            self._session.set_field(node_ref(node.id), field, text[:start] + word + text[end:])

    def _add(self, word: str) -> None:
        try:
            self._windows.speller.add(word)
        except OSError as error:
            reason = reason_of(error)
            file = str(own_words_file())
            self._session.said.emit(Message.of("spelling.not-kept", file=file, reason=reason))
        self._windows.spelling_changed.emit()

    def _ignore(self, word: str) -> None:
        self._windows.speller.ignore(word)
        self._windows.spelling_changed.emit()


def _is_same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, str | int) and one == other)
