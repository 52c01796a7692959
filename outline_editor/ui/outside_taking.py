"""Taking into a window's document what another program has put into its file."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from outline_editor.app.outside import Outside, Standing, look_at
from outline_editor.app.outside_version import OutsideVersion
from outline_editor.app.ways import Way
from outline_editor.core.errors import Message
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Cancelled, Tell
from outline_editor.ui import dialogs
from outline_editor.ui.merging_choices import compared, merged_as_chosen
from outline_editor.ui.session import Session

_T = TypeVar("_T")


class BeforeSaving(Enum):
    """What is to be done now with a document that was to be saved."""

    SAVE = auto()
    OVERWRITE = auto()
    """Saved whatever is in its file: that is no outline."""
    SAVE_AS = auto()
    """Saved beside its file, which stays as another program has made it."""
    STOP = auto()
    """Nothing: the person wants that, or it was read again."""


class OutsideTaking:
    """Reloads or merges, with the questions that this takes; each is one step of undo.

    Where it takes a while, the person sees that; `look`, `reload` and `merge`
    raise `Cancelled` if they do not want to wait, with all as it was.
    """

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window, self._session = window, session

    def look(self) -> Outside:
        """How the file stands to what is known of it."""
        opened = self._session.opened
        if opened.path is None:
            return Outside(Standing.SAME, opened.digest)
        path, digest, saved = opened.path, opened.digest, opened.saved_root
        return self._awaited(lambda tell: look_at(path, digest, saved, tell))

    def _awaited(self, work: Callable[[Tell], _T]) -> _T:
        """What some work gives, which takes seconds for a large document."""
        return compared(work, self._session.opened.display_name, self._window)

    def settle_before_saving(self) -> BeforeSaving:
        """Ask what is to become of another program's changes, where saving would lose some."""
        try:
            return self._settle_before_saving()
        except Cancelled:
            return BeforeSaving.STOP

    def _settle_before_saving(self) -> BeforeSaving:
        found, opened = self.look(), self._session.opened
        choice, ask = dialogs.about_saving.AfterFailure, dialogs.about_saving
        name = opened.display_name
        version = self.version_in(found)
        if version is not None and version.says_the_same:
            version.become_base()
            self._session.tell_standing()
            return BeforeSaving.SAVE
        if version is not None:
            asked = ask.about_changed_file(self._window, name)
        elif found.standing is Standing.UNUSABLE and found.reason is not None:
            asked = ask.about_unusable_file(self._window, name, found.reason)
        else:
            return BeforeSaving.SAVE
        match asked:
            case choice.OVERWRITE:
                return BeforeSaving.OVERWRITE
            case choice.SAVE_AS:
                return BeforeSaving.SAVE_AS
            case choice.MERGE if version is not None and self.merge(version):
                return BeforeSaving.SAVE
            case choice.RELOAD if version is not None:
                self.reload(version)
        return BeforeSaving.STOP

    def version_in(self, found: Outside) -> OutsideVersion | None:
        """The version in the file, where there is one that can be taken."""
        opened = self._session.opened
        if found.standing is not Standing.CHANGED or found.read is None:
            return None
        return OutsideVersion(opened, found.read)

    def reload(self, version: OutsideVersion) -> None:
        """Show the file as it is; Undo brings back what was here."""
        self._take(version, self._way(version.way_to_it), Message.of("name.reload"))
        self._say("outside.reloaded")

    def read_again(self, version: OutsideVersion, way: Way) -> None:
        """The same where nothing was changed here, by a way that was worked out before."""
        self._take(version, way, Message.of("name.take-in-file"))
        self._say("outside.read-again")

    def merge(self, version: OutsideVersion) -> bool:
        """Bring both together, once the person has chosen; whether that was done."""
        here = self._session.document.root
        root = merged_as_chosen(
            partial(version.merged, here), self._session.opened.display_name, self._window
        )
        if root is None:
            return False
        way = self._awaited(partial(version.way_to, root, here))
        if self._session.document.root is not here:
            # By what is not a key, such as another window's undo: nobody has chosen for that.
            return self.merge(version)
        self._take(version, way, Message.of("name.take-in-file"))
        self._say("outside.merged")
        return True

    def _way(self, worked_out: Callable[[DocumentRoot, Tell], Way]) -> Way:
        """A way from the state here to another; anew where that is another by then."""
        while True:
            way = self._awaited(partial(worked_out, self._session.document.root))
            if way.before is self._session.document.root:
                return way

    def _take(self, version: OutsideVersion, way: Way, name: Message) -> None:
        self._session.editing.end_typing()
        other = version.take(way, name)
        if other is not None:
            self._session.show_version(other, name)
        self._session.tell_standing()

    def _say(self, code: str) -> None:
        name = self._session.opened.display_name
        self._session.said.emit(Message.of(code, name=name))
