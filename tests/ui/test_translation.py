"""Every word that the window shows goes through Qt's translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.labels import Labels
from outline_editor.ui import dialogs
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.panels.key_hint import KeyHint
from outline_editor.ui.panels.tokens import Token
from outline_editor.ui.windows import shared_windows
from tests.ui.conftest import SAMPLES, OpenWindow

OPEN, CLOSE = "⟦", "⟧"


class _Brackets(QTranslator):
    """A language in which everything is said in brackets."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return f"{OPEN}{text}{CLOSE}" if context and not context.startswith("Q") else None

    def isEmpty(self) -> bool:  # noqa: N802
        return False


@pytest.fixture
def bracketed() -> Iterator[None]:
    translator = _Brackets()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def _words(widget: QWidget) -> Iterator[tuple[str, str]]:
    """What a widget shows or says, and as what."""
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield "text", widget.text()
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (("item", widget.itemText(n)) for n in range(widget.count()))
    if isinstance(widget, QTabWidget):
        yield from (("tab", widget.tabText(n)) for n in range(widget.count()))
    if isinstance(widget, QMenu):
        yield "title", widget.title()
    yield "tool tip", widget.toolTip()
    yield "accessible name", widget.accessibleName()


def _offenders(root: QWidget, content: set[str]) -> list[str]:
    """What is shown without a translation and is not content of the document."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        # Qt's own parts inside other widgets.
        if widget.objectName().startswith(("qt_", "ScrollLeft", "ScrollRight")):
            continue
        # The document's own names and titles; keys are Qt's to name.
        if isinstance(widget, (Token, KeyHint)):
            continue
        for kind, text in _words(widget):
            if (
                any(letter.isalpha() for letter in text)
                and OPEN not in text
                and text not in content
            ):
                found.append(f"{type(widget).__name__} {widget.objectName()} {kind}: {text!r}")
    found.extend(
        f"action {action.objectName()}: {action.text()!r}"
        for action in root.findChildren(QAction)
        if not action.isSeparator() and action.text() and OPEN not in action.text()
    )
    return found


def _content(window: MainWindow) -> set[str]:
    """Words of the document and its codebook, which nobody translates."""
    opened = window.session.opened
    texts = {opened.display_name, str(opened.path), str(opened.folder)}
    waiting: list[Any] = [opened.document.root, opened.codebook]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, str):
            texts.add(thing)
            texts.add(f"{thing} ×")
        elif isinstance(thing, (tuple, list)):
            waiting.extend(thing)
        elif hasattr(thing, "__dataclass_fields__"):
            if isinstance(thing, Labels):
                texts.add(thing.shown)
            waiting.extend(getattr(thing, name) for name in thing.__dataclass_fields__)
    return texts


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("name", ["miit-2019-press.yaml", "miit-2019-press.txt", "", "errors"])
def test_every_word_of_the_window_is_translated(show: OpenWindow, outline: Path, name: str) -> None:
    path: Path | None = SAMPLES / name if name else None
    if name == "errors":
        outline.write_text(outline.read_text().replace("text: second", "txet: second"))
        path = outline
    window = show(path)
    window.panes.sidebar.show_document_page()
    window.run("document.checklist")
    QApplication.processEvents()
    window.panes.sidebar.inspector.focus_field("due")
    window.run("note.show_lost")
    window.run("go.all_notes")
    window.run("go.concepts")
    if not window.session.read_only:
        window.run("concept.new")
    QApplication.processEvents()
    found = _offenders(window, _content(window))
    assert "\n".join(found) == ""


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("name", ["miit-2019-press.yaml", ""])
@pytest.mark.parametrize("view", ["reading", "statistics"])
def test_every_word_in_the_outlines_place_is_translated(
    show: OpenWindow, name: str, view: str
) -> None:
    window = show(SAMPLES / name if name else None)
    window.run(f"view.{view}")
    found = _offenders(window, _content(window))
    assert "\n".join(found) == ""


@pytest.mark.usefixtures("bracketed")
def test_every_word_of_the_prose_is_the_documents_or_translated(show: OpenWindow) -> None:
    window = show(SAMPLES / "miit-2019-press.yaml")
    window.run("view.reading")
    text = window.findChild(QTextEdit, "prose")
    assert text is not None
    rest = re.sub(f"{OPEN}[^{CLOSE}]*{CLOSE}", "", text.toPlainText())
    for word in ("draft", "tax relief", "due", "Notes", "question", "on ‘60 bn’", "briefing"):
        assert word in text.toPlainText()
        assert word not in _without_content(rest, _content(window)), word


def _without_content(text: str, content: set[str]) -> str:
    for words in sorted(content, key=len, reverse=True):
        text = text.replace(words, "") if words else text
    return text


class _Shown:
    """Looks at each dialog that comes and closes it."""

    def __init__(self) -> None:
        self.offenders: list[str] = []
        self.count = 0

    def look(self) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        self.count += 1
        self.offenders += _offenders(dialog, {"a.yaml", "qt_msgboxex_icon_label"})
        if isinstance(dialog, QMessageBox):
            self.offenders += [
                text
                for text in (dialog.text(), dialog.informativeText())
                if text and OPEN not in text
            ]
        dialog.reject()


@pytest.mark.answers_dialogs
@pytest.mark.usefixtures("bracketed")
def test_every_word_of_the_dialogs_is_translated(show: OpenWindow) -> None:
    window = show(None)
    ask, about_saving = dialogs.ask, dialogs.about_saving
    error = OutlineError(Message.of("file.not-found", path="a.yaml"))
    seen = _Shown()
    calls = [
        lambda: ask.about_unsaved(window, "a.yaml"),
        lambda: about_saving.about_changed_file(window, "a.yaml"),
        lambda: about_saving.about_failure(window, error.message),
        lambda: ask.accept_revert(window, "a.yaml"),
        lambda: ask.about_revert(window, "a.yaml", "a.yaml", "a.yaml"),
        lambda: about_saving.about_codebook(window, "a.yaml", error.message, "a.yaml"),
        lambda: about_saving.about_changed_codebook(window, "a.yaml", "a.yaml"),
        lambda: about_saving.about_unusable_codebook(window, "a.yaml", error.message, "a.yaml"),
        lambda: dialogs.deleting.accept_deleting(window, "a.yaml", ["a.yaml"], is_shared=True),
        lambda: dialogs.deleting.accept_uncovering(window, "a.yaml", "a.yaml"),
        lambda: ask.accept_losses(window, [Message.of("file.not-found", path="a.yaml")]),
        lambda: ask.accept_dropping_input(window, "due"),
        lambda: ask.tell_error(window, error.message),
        lambda: ask.tell_opening_failed(window, error, Path("a.yaml")),
        lambda: dialogs.keys.KeysDialog(shared_windows(), window).exec(),
        lambda: dialogs.about.show_about(window),
        lambda: window.run("view.columns_widths"),
    ]
    for call in calls:
        QTimer.singleShot(0, seen.look)
        call()
    assert seen.count == len(calls)
    # Standard buttons and the frame of a message box speak Qt's own words.
    qt = ("OK", "Cancel", "Save", "Close")
    own = [
        o
        for o in seen.offenders
        if not o.endswith(tuple(f"{q!r}" for q in (*qt, *(f"&{w}" for w in qt))))
    ]
    assert own == []
