"""What is said of a document's file that another program has changed, and what is done then."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from outline_editor.app.names_beside import beside
from outline_editor.app.open_document import OpenDocument
from outline_editor.app.outside import Outside
from outline_editor.core.errors import Message
from outline_editor.core.progress import Cancelled
from outline_editor.ui.file_actions import FileActions
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate
from outline_editor.ui.window_layout import WindowLayout

if TYPE_CHECKING:
    from outline_editor.app.outside_version import OutsideVersion
    from outline_editor.app.ways import Way
    from outline_editor.ui.outside_taking import OutsideTaking


class OutsideNotice(QObject):
    """Takes in what was found in the file where nothing was changed here; else offers to.

    That is said in a bar above the outline, and no longer than it is so.
    """

    outdated = Signal()
    """What was found is not how things stand now: the file is to be looked at anew."""
    unsteady = Signal()
    """The file may be being written just now: it is to be looked at in a while."""

    def __init__(
        self, window: QWidget, session: Session, panes: WindowLayout, files: FileActions
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._files = window, session, files
        self._bar = panes.add_notice_bar(stays=True)
        self._bar.setObjectName("outsideBar")
        self._told: tuple[bytes, Message | None] | None = None
        """The digest of what was told of last, and why it can't be used if so."""
        self._is_gone = False
        session.state_changed.connect(self._forget_if_settled)

    @cached_property
    def _taking(self) -> OutsideTaking:
        # Imported here: most files are never changed by others while they are open.
        from outline_editor.ui.outside_taking import OutsideTaking

        return OutsideTaking(self._window, self._session)

    def clear(self) -> None:
        """There is another document, or another file of it, of which nothing is told yet."""
        self._bar.say("")
        self._told, self._is_gone = None, False

    def take_up(self, found: Outside) -> None:
        """The file was read. Meanwhile it may have been saved here."""
        opened = self._session.opened
        if found.digest == opened.digest:
            self._is_as_it_was()
        elif opened.held_by is not None:
            self._show_theirs(found)
        else:
            self._found_other(found)

    def _show_theirs(self, found: Outside) -> None:
        """Show what the process that has the file has saved; what can't be read is half written."""
        opened, way = self._session.opened, found.way
        if way is None:
            return
        other = OpenDocument(way.wanted, opened.path, opened.named.codebooks, checked=way.checked)
        other.held_by = opened.held_by
        self._session.versions.begin_with(other)

    def _found_other(self, found: Outside) -> None:
        version = self._taking.version_in(found)
        if version is not None:
            self._is_gone = False
            self._found_version(version, found.way)
        elif not found.is_there:
            self._found_gone()
        elif found.reason is not None and found.reason.code == "file.unsteady":
            # Another program is writing it.
            self.unsteady.emit()
        elif found.reason is not None and self._told != (found.digest, found.reason):
            self._tell_unusable(found)

    def _is_as_it_was(self) -> None:
        opened = self._session.opened
        if self._is_gone or self._told:
            self._is_gone, self._told = False, None
            self._bar.say("")
            if opened.document.root is opened.saved_root and not opened.notices:
                opened.history.mark_now_saved()
                self._session.tell_standing()

    def _found_version(self, version: OutsideVersion, way: Way | None) -> None:
        if version.says_the_same:
            version.become_base()
            self._session.tell_standing()
        elif way is not None and way.before is not self._session.document.root:
            # Written on while the file was read.
            self.outdated.emit()
            return
        elif way is not None and not self._session.pending:
            self._taking.read_again(version, way)
        else:
            self._offer(version)
            return
        self._told = None
        self._bar.say("")

    def _offer(self, version: OutsideVersion) -> None:
        self._told = version.read.digest, None
        name = self._session.opened.display_name
        offers = [
            (translate("Outside", "&Merge…"), self._merge),
            (translate("Outside", "&Keep Mine as a Copy…"), self._keep_copy),
            (translate("Outside", "&Reload"), self._reload),
        ]
        self._bar.say(shown(Message.of("outside.changed", name=name)), offers)

    def _tell_unusable(self, found: Outside) -> None:
        assert found.reason is not None
        self._told = found.digest, found.reason
        opened = self._session.opened
        name, reason = opened.display_name, shown(found.reason)
        self._mark_unsaved()
        close = (translate("Outside", "Put Away"), lambda: self._bar.say(""))
        text = shown(Message.of("outside.unusable", name=name, reason=reason))
        self._bar.say(text, [close])

    def _found_gone(self) -> None:
        if not self._is_gone:
            # Some programs remove a file and write it anew.
            self._is_gone = True
            self.unsteady.emit()
        elif not self._bar.text:
            self._mark_unsaved()
            name = self._session.opened.display_name
            close = (translate("Outside", "Put Away"), lambda: self._bar.say(""))
            self._bar.say(shown(Message.of("outside.gone", name=name)), [close])

    def _mark_unsaved(self) -> None:
        """No file has any more what is shown here."""
        self._session.opened.history.mark_unsaved()
        self._session.tell_standing()

    def _forget_if_settled(self) -> None:
        """What was told is so no more: it was merged, or saved, perhaps in another window."""
        digest = self._session.opened.digest
        if digest and self._told is not None and self._told[0] == digest:
            self._told = None
            self._bar.say("")

    # What the person wants

    def _version(self) -> OutsideVersion | None:
        """The version in the file now, which may be another than the one told of."""
        self._files.saving.finish()
        version = self._taking.version_in(self._taking.look())
        if version is None:
            self.outdated.emit()
        return version

    def _merge(self) -> None:
        with suppress(Cancelled):
            version = self._version()
            if version is not None:
                self._taking.merge(version)

    def _reload(self) -> None:
        with suppress(Cancelled):
            version = self._version()
            if version is not None:
                self._taking.reload(version)

    def _keep_copy(self) -> None:
        path = self._session.opened.path
        if path is not None:
            self._files.saving.save_as(waiting=False, proposed=beside(path, "mine"))
