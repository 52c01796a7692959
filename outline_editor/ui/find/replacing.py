"""Replacing what was found, after a look at what changes."""

from __future__ import annotations

from collections.abc import Sequence

from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.finder import Finder
from outline_editor.core.replacing import Replacement, replacements
from outline_editor.ui.find.find_bar import FindBar
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown


class Replacing:
    """Shows what would be replaced, and replaces what is chosen of it."""

    def __init__(self, session: Session, bar: FindBar) -> None:
        self._session = session
        self._bar = bar

    def show(self, finder: Finder) -> None:
        """Show what would be replaced, or say in the bar why nothing is."""
        # A window opens without: it need not wait for the module.
        from outline_editor.ui.find.replace_dialog import ReplaceDialog

        try:
            found = self._found(finder)
        except OutlineError as refusal:
            self._bar.show_fault(shown(refusal.message))
            return
        dialog = ReplaceDialog(found, self._bar)
        dialog.accepted.connect(lambda: self._replace(dialog.chosen()))
        dialog.open()

    def _found(self, finder: Finder) -> list[Replacement]:
        self._session.opened.require_editable()
        if finder.fault is not None:
            raise OutlineError(finder.fault)
        document = self._session.document
        found = replacements(document, finder, self._bar.substitute.text())
        if not found:
            raise OutlineError(Message.of("replace.nothing"))
        return found

    def _replace(self, chosen: Sequence[Replacement]) -> None:
        with self._session.saying_refusals():
            self._session.editing.replace(chosen)
            self._session.said.emit(Message.of("replace.done", n=len(chosen)))
