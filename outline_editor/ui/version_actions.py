"""File ▸ Versions in a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.app.open_codebook import OpenCodebook
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.progress import Cancelled, Tell
from outline_editor.ui import dialogs
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

if TYPE_CHECKING:
    from outline_editor.app.open_document import OpenDocument
    from outline_editor.app.readying import Ready
    from outline_editor.core.model import Codebook
    from outline_editor.storage.backups import Backups
    from outline_editor.storage.version_index import Version

_T = TypeVar("_T")

MayWriteTo: TypeAlias = Callable[[Path], bool]
"""Whether a file is nobody's who has it open; else the person has been told who."""


class VersionActions(QObject):
    """Shows the earlier versions of the document and of its codebooks, and brings them back."""

    def __init__(self, window: QWidget, session: Session, may_write_to: MayWriteTo) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._may_write_to = may_write_to

    def run(self, action_id: str) -> bool:
        """Do an action; whether it is one of this part."""
        if action_id != "file.versions":
            return False
        self._show()
        return True

    def _show(self) -> None:
        # Imported here: few windows ever need them.
        from outline_editor.app.backups import kept_backups, list_unreadable
        from outline_editor.app.restoring import present_of
        from outline_editor.ui.dialogs.versions import VersionedFile, VersionsDialog

        self._session.settle()
        opened, backups = self._session.opened, kept_backups()
        owners: list[OpenDocument | OpenCodebook] = []
        files: list[VersionedFile] = []
        for owner in (opened, *opened.named.known):
            try:
                versions = [] if owner.path is None else backups.versions(owner.path)
            except OSError as error:
                dialogs.ask.tell_error(self._window, list_unreadable(error))
                return
            if versions or owner is opened:
                owners.append(owner)
                files.append(VersionedFile(present_of(owner), versions))

        def restore(number: int, version: Version) -> bool:
            return self._restore(owners[number], backups, version)

        def save_copy(number: int, version: Version) -> bool:
            return self._save_copy(files[number].present.path, backups, version)

        # Neither it nor its codebook could be saved then.
        refusal = None if opened.held_by is None else opened.why_read_only
        dialog = VersionsDialog(files, backups, restore, save_copy, self._window, refusal=refusal)
        dialog.exec()
        dialog.deleteLater()

    def _restore(
        self, owner: OpenDocument | OpenCodebook, backups: Backups, version: Version
    ) -> bool:
        """Show a version as a step of undo; whether that is done."""
        from outline_editor.app.restoring import restore_codebook, restored_document
        from outline_editor.ui.version_words import moment_in_words

        held = self._session.held_input()
        if held and not dialogs.ask.accept_dropping_input(self._window, held[0][1]):
            return False
        try:
            if isinstance(owner, OpenCodebook):
                root = _codebook_read(self._window, owner.path, backups, version)
                # Another program may have made another document of it meanwhile.
                restore_codebook(self._session.opened, owner, root)
            else:
                assert owner.path is not None
                restored = restored_document(
                    owner, version_read(self._window, owner.path, backups, version)
                )
                self._session.show_version(restored, Message.of("name.restore"))
        except Cancelled:
            return False
        except OutlineError as error:
            dialogs.ask.tell_error(self._window, error.message)
            return False
        when = moment_in_words(version, QDate.currentDate())
        self._session.said.emit(Message.of("versions.restored", when=when))
        return True

    def _save_copy(self, path: Path, backups: Backups, version: Version) -> bool:
        """Save a version to another file; whether that is done."""
        target = saved_copy(self._window, path, backups, version, self._may_write_to)
        if target is None:
            return False
        self._session.said.emit(Message.of("file.saved", name=target.name))
        return True


def version_read(window: QWidget, path: Path, backups: Backups, version: Version) -> Ready:
    """A version of a document, for which the person waits.

    Raises `OutlineError` for what can't be read as a document, `Cancelled` where
    the person does not want to wait.
    """
    from outline_editor.app.restoring import read_version

    def read(tell: Tell) -> Ready:
        return read_version(backups.read(version), path, tell, was_open=version.was_open)

    return _awaited(window, path, read)


def _codebook_read(window: QWidget, path: Path, backups: Backups, version: Version) -> Codebook:
    """The codebook in a version of its file, for which the person waits.

    Raises what `version_read` does, and `OutlineError` for one with errors, too.
    """
    from outline_editor.app.restoring import read_codebook_version

    def read(tell: Tell) -> Codebook:
        data = backups.read(version)
        return read_codebook_version(data, path, tell, was_open=version.was_open)

    return _awaited(window, path, read)


def _awaited(window: QWidget, path: Path, read: Callable[[Tell], _T]) -> _T:
    """What reading a version of a file gives; where that is too much, if the person wants it."""
    from outline_editor.ui.opening import even_if_too_much

    text = translate("Versions", "Reading a version of {name}…").format(name=path.name)
    parent = QApplication.activeModalWidget() or window

    def waited_for() -> _T:
        return dialogs.waiting.waited_for(read, text, parent, at_once=dialogs.waiting.AT_ONCE)

    return even_if_too_much(parent, waited_for)


def saved_copy(
    window: QWidget, path: Path, backups: Backups, version: Version, may_write_to: MayWriteTo
) -> Path | None:
    """Save a version to a file that the person names, which is returned; `None` if it is not."""
    from outline_editor.app.writing import put_file

    moment = version.time.astimezone().strftime("%Y-%m-%d %H.%M")
    proposed = path.absolute().with_name(f"{path.stem} ({moment}){path.suffix}")
    target = dialogs.choose_file.to_save(window, proposed)
    if target is None or not may_write_to(target):
        return None

    def save(tell: Tell) -> None:
        data = backups.read(version)
        tell(0.5)
        put_file(target, data, lambda: tell(0.5))

    text = translate("Versions", "Saving {name}…").format(name=target.name)
    parent = QApplication.activeModalWidget() or window
    try:
        dialogs.waiting.waited_for(save, text, parent, at_once=dialogs.waiting.AT_ONCE)
    except Cancelled:
        return None
    except OutlineError as error:
        dialogs.ask.tell_error(window, error.message)
        return None
    return target
