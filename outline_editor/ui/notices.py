"""What a person should know about a document that was just opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from outline_editor.app.allowed_codebooks import allow
from outline_editor.core.errors import Message
from outline_editor.core.merging import chains_into
from outline_editor.formats.actor_offers import ActorOffer
from outline_editor.ui.fonts import missing_script_messages
from outline_editor.ui.notice_bar import NoticeBar, Offer
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate
from outline_editor.ui.windows import Windows


class Notices(QObject):
    """Fills the notice bar: broken settings, what reading changed, names found, fonts missing.

    Where rows, notes and concepts name concepts that were merged into others
    since, it offers to let them name those. A codebook outside the document's
    folder it offers to read.
    """

    def __init__(self, session: Session, bar: NoticeBar, windows: Windows) -> None:
        super().__init__(bar)
        self._session = session
        self._bar = bar
        fault = windows.take_settings_fault()
        self._at_start = [] if fault is None else [fault]
        session.switched.connect(self._switched)
        self._offers_rewriting = False
        session.saved.connect(self._refresh_shown)
        self._of_codebook: list[str] = []
        """What was told of the codebook last."""
        session.codebook_changed.connect(self._codebook_changed)

    def _switched(self) -> None:
        self._at_start = []
        self.refresh()

    def refresh(self) -> None:
        """Show what there is to know of the document of now.

        Looking for fonts takes longer than the first look at a window may wait.
        """
        opened = self._session.opened
        fonts = missing_script_messages(opened.document.root, self._bar.font())
        self._of_codebook = self._codebook_sentences()
        sentences = [shown(message) for message in (*self._at_start, *opened.notices)]
        sentences += [*self._of_codebook, *map(shown, fonts)]
        offers, merged = opened.offered_actors, self._count_merged()
        self._offers_rewriting = merged > 0 and not offers
        outside = opened.named.outside
        not_now: Offer = (translate("Notices", "Not Now"), lambda: None)
        can_do: list[Offer] = []
        if outside is not None:
            self._offers_rewriting = False
            can_do = [(translate("Notices", "Read It"), lambda: self._read(outside)), not_now]
        elif self._offers_rewriting:
            sentences.append(shown(Message.of("concepts.merged-since", n=merged)))
            can_do = [(translate("Notices", "Rewrite"), self._rewrite), not_now]
        elif offers:
            names = ", ".join(offer.actor.name.shown for offer in offers)
            offered = Message.of("actors.offered", n=len(offers), names=names)
            sentences.append(shown(offered))
            can_do = [(translate("Notices", "Add as Actors"), lambda: self._add(offers))]
        self._bar.say(" ".join(sentences), can_do)

    def _refresh_shown(self) -> None:
        """Show what there still is to know, unless the person has put it away."""
        if not self._bar.isHidden():
            self.refresh()

    def _count_merged(self) -> int:
        """How many rows and notes could be rewritten."""
        opened = self._session.opened
        concepts = [*opened.document.root.concepts]
        if opened.codebook.root is not None:
            concepts += opened.codebook.root.concepts
        if opened.read_only or not any(concept.merged_into for concept in concepts):
            # Most often; what counts need not be there then.
            return 0
        return self._session.editing.concepts.merged_count()

    def _codebook_sentences(self) -> list[str]:
        """What reading the codebook has changed, and what it has left as it was."""
        outside = self._session.opened.named.outside
        if outside is not None:
            return [shown(Message.of("codebook.not-read", path=str(outside)))]
        shared = self._session.opened.named.shared
        if shared is None or self._session.read_only:
            return []
        name = shared.path.name
        behind = [Message.of("codebook.changed-in-both", name=name)] if shared.is_behind else []
        notices = map(shown, shared.notices)
        read = [Message.of("codebook.notice", name=name, notice=notice) for notice in notices]
        return list(map(shown, (*behind, *read)))

    def _codebook_changed(self) -> None:
        """Tell of another codebook; offer no more what another window has made needless."""
        sentences = self._codebook_sentences()
        is_news = sentences != self._of_codebook
        is_shown = not self._bar.isHidden()
        is_needless = is_shown and self._offers_rewriting and not self._count_merged()
        is_wanted = not self._offers_rewriting and self._is_merged_on()
        if is_needless or is_wanted or (is_news and (sentences or is_shown)):
            self.refresh()

    def _is_merged_on(self) -> bool:
        """Whether the codebook has come to merge on what concepts of the document stand for."""
        opened = self._session.opened
        shared = opened.codebook.root
        if shared is None or opened.read_only:
            return False
        return bool(chains_into(opened.document.root.concepts, shared.concepts))

    def _read(self, codebook: Path) -> None:
        """Read a codebook outside the document's folder, now and from now on."""
        allow(codebook)
        self._session.opened.read_codebook()
        self.refresh()

    def _rewrite(self) -> None:
        with self._session.saying_refusals():
            self._session.editing.concepts.rewrite_merged()

    def _add(self, offers: tuple[ActorOffer, ...]) -> None:
        self._session.editing.concepts.add_actors(offers)
