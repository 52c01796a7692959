"""What a concept or actor is called in each language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QToolButton, QWidget

from outline_editor.core.concepts import with_label
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.labels import Labels, is_language
from outline_editor.core.text_rules import clean_text
from outline_editor.ui.panels.field_editors import FieldEditor, Pending
from outline_editor.ui.panels.field_form import caption
from outline_editor.ui.translation import shown, translate


class LabelsEditor(FieldEditor):
    """A line for each language, and a way to add one.

    There is a line, be it empty, for each of the languages of the document.
    One that was emptied stays until another element is shown.
    """

    is_typed = True

    def __init__(self) -> None:
        super().__init__(QWidget())
        self.input.setObjectName("labels")
        self._name = ""
        self._labels: Labels | None = None
        self._languages: list[str] = []
        self._expected: Sequence[str] = ()
        self._lines: dict[str, QLineEdit] = {}
        self._captions: dict[str, QLabel] = {}
        self._read_only = False
        self._add = QToolButton(self.input)
        self._add.setObjectName("addLanguage")
        self._add.setProperty("link", "true")
        self._add.setText(translate("Fields", "+ Language"))
        self._add.clicked.connect(self._ask_language)
        self._code = QLineEdit(self.input)
        self._code.setObjectName("languageCode")
        self._code.setPlaceholderText(translate("Fields", "such as fr"))
        self._code.setAccessibleName(translate("Fields", "Language to add"))
        self._code.setMaxLength(35)
        self._code.hide()
        self._hear_keys(self._code)
        self._code.editingFinished.connect(self._add_language)
        self._grid = QGridLayout(self.input)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(1, 1)

    @property
    def focus_target(self) -> QWidget:
        """The line of the first language."""
        return self._lines[self._languages[0]] if self._languages else self._add

    def expect(self, languages: Sequence[str]) -> None:
        """Have lines for these languages, and no more for those added to what was shown before."""
        self._expected = tuple(dict.fromkeys(languages))
        self._languages = []

    def show_value(self, value: Labels, pending: Any = None) -> None:
        """Show labels; where `pending` says so, that all of them were taken out."""
        self._labels, self.pending = value, pending
        known = [language for language, _ in value.texts]
        languages = list(dict.fromkeys((*self._languages, *known, *self._expected)))
        if languages != self._languages or not self._lines:
            self._languages = languages
            self._arrange()
        for language, line in self._lines.items():
            text = "" if pending is not None else value.get(language)
            # A space at the end is no part of a label, but of one that is being written.
            if line.text().strip() != text or not line.hasFocus():
                self._show(line, text)

    def _show(self, line: QLineEdit, text: str) -> None:
        if line.text() != text:
            at = line.cursorPosition()
            line.setText(text)
            line.setCursorPosition(min(at, len(text)) if line.hasFocus() else 0)

    def set_name(self, name: str) -> None:
        """The field's name for assistive tools and tests."""
        self._name = name
        self.input.setAccessibleName(name)

    def set_read_only(self, read_only: bool) -> None:
        """Let the labels be read and copied, or changed too."""
        self._read_only = read_only
        for line in self._lines.values():
            line.setReadOnly(read_only)
        self._add.setVisible(not read_only and self._code.isHidden())

    def refuse(self, text: Any, fault: Message) -> None:  # noqa: ARG002
        """Keep that nothing stands in any line: only that can be refused."""
        self.keep(Pending("", fault))

    # Lines

    def _arrange(self) -> None:
        """Have a line for each language, in their order, and the way to add one below."""
        for language in [one for one in self._lines if one not in self._languages]:
            for widget in (self._lines.pop(language), self._captions.pop(language)):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        for row, language in enumerate(self._languages):
            if language not in self._lines:
                self._make_line(language)
            self._grid.addWidget(self._captions[language], row, 0)
            self._grid.addWidget(self._lines[language], row, 1)
        below = len(self._languages)
        self._grid.addWidget(self._add, below, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self._code, below, 1)
        self._order_tabs()

    def _order_tabs(self) -> None:
        stops = [*(self._lines[one] for one in self._languages), self._add, self._code]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _make_line(self, language: str) -> None:
        line = QLineEdit(self.input)
        line.setObjectName(f"label.{language}")
        words = translate("Fields", "{field} in {language}")
        line.setAccessibleName(words.format(field=self._name, language=language))
        line.setReadOnly(self._read_only)
        self._hear_keys(line)
        line.textEdited.connect(self._typed)
        line.editingFinished.connect(self.left)
        self._lines[language] = line
        self._captions[language] = caption(language)
        # Now, not with the next turn of the event loop: what is hidden takes no focus.
        line.show()

    def _typed(self) -> None:
        assert self._labels is not None
        changed = self._labels
        try:
            # Those with a text first: in between, too, there must be one.
            for language in sorted(self._lines, key=lambda one: not self._text(one)):
                changed = with_label(changed, language, self._text(language))
        except EditRefused as refusal:
            self.refuse("", refusal.message)
            return
        self.keep(None)
        if changed != self._labels:
            self.edited.emit(changed)

    def _text(self, language: str) -> str:
        return clean_text(self._lines[language].text()).text.replace("\n", " ").strip()

    # Another language

    def _ask_language(self) -> None:
        self._add.hide()
        self._code.clear()
        self._code.show()
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_language(self) -> None:
        code = self._code.text().strip()
        if self._code.isHidden():
            return
        if code and not is_language(code):
            self.show_remark(shown(Message.of("concept.bad-language", code=code)), is_fault=True)
            return
        self.show_remark("")
        self._code.hide()
        self._add.setVisible(not self._read_only)
        if code:
            if code not in self._languages:
                self._languages.append(code)
                self._arrange()
            self._lines[code].setFocus(Qt.FocusReason.OtherFocusReason)
