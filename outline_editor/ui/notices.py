"""What a person should know about a document that was just opened."""

from __future__ import annotations

from PySide6.QtCore import QObject

from outline_editor.core.errors import Message
from outline_editor.formats.actor_offers import ActorOffer
from outline_editor.ui.fonts import missing_script_messages
from outline_editor.ui.notice_bar import NoticeBar
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate
from outline_editor.ui.windows import Windows


class Notices(QObject):
    """Fills the notice bar: broken settings, what reading changed, names found, fonts missing."""

    def __init__(self, session: Session, bar: NoticeBar, windows: Windows) -> None:
        super().__init__(bar)
        self._session = session
        self._bar = bar
        fault = windows.take_settings_fault()
        self._at_start = [] if fault is None else [fault]
        session.switched.connect(self._switched)
        session.saved.connect(self._refresh_shown)

    def _switched(self) -> None:
        self._at_start = []
        self.refresh()

    def refresh(self) -> None:
        """Show what there is to know of the document of now.

        Looking for fonts takes longer than the first look at a window may wait.
        """
        opened = self._session.opened
        fonts = missing_script_messages(opened.document.root, self._bar.font())
        sentences = [shown(message) for message in (*self._at_start, *opened.notices, *fonts)]
        offers = opened.offered_actors
        if offers:
            names = ", ".join(offer.actor.name.shown for offer in offers)
            offered = Message.of("actors.offered", n=len(offers), names=names)
            sentences.append(shown(offered))
            self._bar.show_notice(
                " ".join(sentences),
                translate("Notices", "Add as Actors"),
                lambda: self._add(offers),
            )
        else:
            self._bar.show_notice(" ".join(sentences))

    def _refresh_shown(self) -> None:
        """Show what there still is to know, unless the person has put it away."""
        if not self._bar.isHidden():
            self.refresh()

    def _add(self, offers: tuple[ActorOffer, ...]) -> None:
        self._session.editing.concepts.add_actors(offers)
