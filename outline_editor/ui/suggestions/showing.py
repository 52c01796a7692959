"""Shows what is suggested, in the sidebar and in the rows, and which of it keys answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from outline_editor.ui.sidebar import Sidebar
from outline_editor.ui.suggestions.in_question import InQuestion
from outline_editor.ui.suggestions.row_marks import SuggestionMarks
from outline_editor.ui.suggestions.suggestions_panel import SuggestionsPanel

if TYPE_CHECKING:
    from outline_editor.core.suggestions import Suggestion


class Showing(QObject):
    """Fills two panels of the sidebar, for the current row and for the document's own notes.

    A suggestion that has the focus there, or is clicked, comes into question.
    """

    def __init__(
        self,
        sidebar: Sidebar,
        question: InQuestion,
        marks: SuggestionMarks,
        actions: Mapping[str, QAction],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sidebar, self._question, self._marks = sidebar, question, marks
        self._accept, self._reject = actions["suggestion.accept"], actions["suggestion.reject"]
        self._panels: list[SuggestionsPanel] = []
        self._add_panel(sidebar.suggestions, on_document=False)
        sidebar.document_page_made.connect(self._add_document_panel)
        if sidebar.has_document_page:
            self._add_document_panel()

    def _add_panel(self, panel: SuggestionsPanel, *, on_document: bool) -> None:
        panel.set_actions(self._accept, self._reject)
        panel.focused.connect(partial(self.mean, on_document=on_document))
        panel.accepted.connect(partial(self._clicked, self._accept, on_document))
        panel.rejected.connect(partial(self._clicked, self._reject, on_document))
        self._panels.append(panel)

    def _add_document_panel(self) -> None:
        self._add_panel(self._sidebar.document_suggestions, on_document=True)
        self.show()

    def _clicked(self, answer: QAction, on_document: bool, suggestion: Suggestion) -> None:
        self.mean(suggestion, on_document=on_document)
        answer.trigger()

    def show(self) -> None:
        """Show what is suggested now, and which of it is in question."""
        question = self._question
        # The document's own are there once its tab was in front.
        for panel, found in zip(self._panels, question.found, strict=False):
            panel.show_suggestions(found, question.meant)
        self._marks.mean(question.meant)

    def mean(self, suggestion: Suggestion, *, on_document: bool) -> None:
        """Let keys answer one suggestion."""
        if self._question.mean(suggestion, on_document=on_document):
            self.show()

    @property
    def is_in_sight(self) -> bool:
        """Whether the person can see the panel in which the one in question is shown."""
        return self._panel.isVisible()

    def bring_into_sight(self) -> None:
        """Let the person see the one in question."""
        if self._question.is_on_document:
            self._sidebar.show_document_page()
            self._panel.focus(self._question.meant)
        else:
            self._sidebar.show_row()

    @property
    def _panel(self) -> SuggestionsPanel:
        """The one that shows the suggestion in question."""
        sidebar, on_document = self._sidebar, self._question.is_on_document
        return sidebar.document_suggestions if on_document else sidebar.suggestions
