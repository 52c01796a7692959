"""The actions on concepts and actors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt

from outline_editor.app.choices import EntryChoices
from outline_editor.app.entry_tree import Entry, entries_of
from outline_editor.app.entry_uses import UserCount, users_of
from outline_editor.app.label_language import labels_for
from outline_editor.core.addresses import ElementKind, Ref
from outline_editor.core.concept_book import ConceptBook, labels_of
from outline_editor.core.concepts import UPPER_FIELD
from outline_editor.ui import dialogs
from outline_editor.ui.concepts.concepts_page import ConceptsPage
from outline_editor.ui.concepts.entry_detail import count_in_words
from outline_editor.ui.concepts.uses_list import use_in_words
from outline_editor.ui.picking import Picking
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate
from outline_editor.ui.window_layout import WindowLayout


class ConceptActions(QObject):
    """Does what the Concepts menu says, to the entry chosen in the panel, and shows it there."""

    def __init__(self, session: Session, panes: WindowLayout, picking: Picking) -> None:
        super().__init__(panes)
        self._session, self._panes, self._picking = session, panes, picking
        self._known_page: ConceptsPage | None = None
        self._actions: dict[str, Callable[[], None]] = {
            "go.concepts": lambda: self._page.focus_first(),
            "concept.new": lambda: self._page.ask_new(ElementKind.CONCEPT),
            "actor.new": lambda: self._page.ask_new(ElementKind.ACTOR),
            "concept.rename": lambda: self._page.rename(),
            "concept.put_under": self._put_under,
            "concept.merge": self._merge,
            "concept.share": self._share,
            "concept.delete": self._delete,
            "concept.show_merged": lambda: self._page.focus_first(),
        }

    def run(self, action_id: str) -> bool:
        """Do an action on concepts and actors; whether it is one."""
        if action_id not in self._actions:
            return False
        self._panes.sidebar.show_tab("concepts")
        self._actions[action_id]()
        return True

    @property
    def _page(self) -> ConceptsPage:
        page = self._panes.sidebar.page("concepts")
        assert isinstance(page, ConceptsPage)
        if page is not self._known_page:
            self._known_page = page
            page.new_entry.wanted.connect(self._create)
            # Later: the line in which it was written is still closing.
            queued = Qt.ConnectionType.QueuedConnection
            page.tree.entries.renamed.connect(self._rename, queued)
        return page

    @property
    def _book(self) -> ConceptBook:
        return self._session.editing.concepts.book

    def _chosen(self) -> tuple[Ref, Entry] | None:
        ref = self._session.entry
        entry = None if ref is None else entries_of(self._book, ref.kind).get(ref.id)
        return None if ref is None or entry is None else (ref, entry)

    def _do(self, act: Callable[[], object]) -> bool:
        fault = self._session.attempt(act)
        if fault is not None:
            self._session.said.emit(fault)
        return fault is None

    # New entries and labels

    def _create(self, kind: ElementKind, label: str, in_codebook: bool) -> None:
        labels = labels_for(self._session.document.root, label)
        made: list[str] = []
        concepts = self._session.editing.concepts
        fault = self._session.attempt(
            lambda: made.append(concepts.create(kind, labels, in_codebook=in_codebook))
        )
        if fault is not None:
            self._page.new_entry.show_fault(shown(fault))
            return
        self._page.new_entry.hide()
        self._page.filter_line.clear()
        self._page.show_entry(Ref(kind, made[0]))

    def _rename(self, ref: Ref, text: str) -> None:
        entry = entries_of(self._book, ref.kind).get(ref.id)
        label = " ".join(text.split())
        if entry is not None and label != labels_of(entry).texts[0][1]:
            self._do(lambda: self._session.editing.concepts.rename(ref, label))
        self._page.focus_tree()

    # What an entry stands under, or is merged into

    def _put_under(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        ref, entry = chosen
        field = UPPER_FIELD[ref.kind]
        none = translate("Concepts", "(under nothing)")
        words = translate("Concepts", "Put “{name}” under…").format(name=labels_of(entry).shown)
        self._picking.offer(
            words,
            EntryChoices(entries_of(self._book, ref.kind).values(), {ref.id}, none),
            lambda upper, _: self._set_upper(ref, field, upper),
        )

    def _set_upper(self, ref: Ref, field: str, upper: str) -> None:
        concepts = self._session.editing.concepts
        if self._do(lambda: concepts.set_field(ref, field, upper or None)):
            self._page.show_entry(ref)

    def _merge(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        ref, entry = chosen
        book = self._book
        count = UserCount.of(users_of(self._session.opened, book, ref))
        words = translate("Concepts", "Merge “{name}” into…").format(name=labels_of(entry).shown)
        hint = (
            translate(
                "Concepts", "{count} will name the one you choose; other files will mean it, too"
            )
            if sum(count)
            else translate("Concepts", "Files that name it will mean the one you choose")
        )
        self._picking.offer(
            words,
            EntryChoices(book.concepts.values(), {ref.id}),
            lambda target, _: self._merge_into(ref.id, target),
            hint.format(count=count_in_words(count)),
        )

    def _merge_into(self, source: str, target: str) -> None:
        concepts = self._session.editing.concepts
        if self._do(lambda: concepts.merge(source, target)):
            self._page.show_entry(Ref(ElementKind.CONCEPT, target))

    # To the codebook, and away

    def _share(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._do(lambda: self._session.editing.concepts.share(chosen[0]))

    def _delete(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        ref, entry = chosen
        if self._may_delete(ref, labels_of(entry).shown):
            self._do(lambda: self._session.editing.concepts.delete(ref))

    def _may_delete(self, ref: Ref, name: str) -> bool:
        opened, window = self._session.opened, self._panes.window()
        hidden = opened.hidden_entry(ref)
        if hidden is not None:
            return dialogs.deleting.accept_uncovering(window, name, labels_of(hidden).shown)
        uses, is_shared = self._uses_in_words(ref), not opened.document.has(ref)
        if not uses and not is_shared:
            return True
        return dialogs.deleting.accept_deleting(window, name, uses, is_shared=is_shared)

    def _uses_in_words(self, ref: Ref) -> Sequence[str]:
        """What names an entry, here and in the other documents shown."""
        concepts, opened = self._session.editing.concepts, self._session.opened
        here, elsewhere = concepts.uses(ref), concepts.uses_elsewhere(ref)
        lines = []
        for document, uses in ((opened, here), *elsewhere):
            users = [Ref(ElementKind.NODE, one) for one in uses.rows]
            users += [Ref(ElementKind.NOTE, one) for one in uses.notes]
            before = "" if document is opened else f"{document.display_name}: "
            lines += [before + use_in_words(document.document, user) for user in users]
        for one in here.entries:
            entry = entries_of(self._book, one.kind).get(one.id)
            if entry is not None and one != ref:
                merged = translate("Concepts", "{name} was merged into it, and goes with it")
                lines.append(_entry_in_words(entry, ref, merged))
        for document, uses in elsewhere:
            merged = translate("Concepts", "{name} was merged into it, and stands for itself again")
            lines += [
                f"{document.display_name}: {_entry_in_words(entry, ref, merged)}"
                for entry in map(document.document.require, uses.entries)
            ]
        return lines


def _entry_in_words(entry: Entry, of: Ref, merged: str) -> str:
    """What an entry has to do with another one; `merged` says so of one merged into that."""
    under = translate("Concepts", "{name} stands under it")
    is_under = getattr(entry, UPPER_FIELD[of.kind]) == of.id
    return (under if is_under else merged).format(name=labels_of(entry).shown)
