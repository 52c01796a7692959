"""The notes of a document as lines of a list, in the order of reading."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from outline_editor.core.addresses import note_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.model import Concept
from outline_editor.core.note_list import NoteFilter, PlacedNote
from outline_editor.core.note_listing import NoteListing, Touched
from outline_editor.ui.all_notes.note_words import spoken
from outline_editor.ui.session import Session

Index = QModelIndex | QPersistentModelIndex


class NotesModel(QAbstractListModel):
    """Shows the notes that a filter lets through.

    It follows the document while it is awake. Asleep it does nothing, however
    much is written, and reads all notes anew when it wakes up.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen = NoteFilter()
        self._is_awake = False
        self._book: tuple[tuple[Concept, ...], SharedCodebook, ConceptBook] | None = None
        """The concepts, and what they were read from."""
        self._listing = NoteListing(session.document)
        self._read_with: SharedCodebook | None = None
        """The codebook by whose concepts the notes were chosen."""
        session.changed.connect(self._document_changed)
        session.switched.connect(self._read_if_awake)
        session.names_changed.connect(self._read_if_awake)

    @property
    def filter(self) -> NoteFilter:
        """Which notes are wanted."""
        return self._chosen

    def set_filter(self, chosen: NoteFilter) -> None:
        """Show other notes; a concept stands for those merged into it, too."""
        if chosen != self._chosen:
            self._chosen = chosen
            self._read_if_awake()

    def wake(self) -> None:
        """Follow the document from now on, beginning with what has happened meanwhile."""
        self._is_awake = True
        codebook = self._session.opened.codebook
        if self._listing.root is not self._session.document.root or self._read_with is not codebook:
            self._read()

    def sleep(self) -> None:
        """Leave the document alone."""
        self._is_awake = False

    @property
    def is_awake(self) -> bool:
        """Whether it follows the document."""
        return self._is_awake

    # Notes

    def note_id(self, index: Index) -> str:
        """The id of the note on a line, `''` for none."""
        return self._listing.ids[index.row()] if index.isValid() else ""

    def placed(self, row: int) -> PlacedNote | None:
        """The note on a line, and where it stands.

        `None` where the document has it no more, which is not heard of asleep.
        """
        note_id, document = self._listing.ids[row], self._session.document
        return PlacedNote.of(document, note_id) if document.has(note_ref(note_id)) else None

    def index_of(self, note_id: str) -> QModelIndex:
        """The line of a note; not valid where it is not in the list."""
        try:
            return self.index(self._listing.ids.index(note_id))
        except ValueError:
            return QModelIndex()

    @property
    def book(self) -> ConceptBook:
        """The concepts of now."""
        root, codebook = self._session.document.root, self._session.opened.codebook
        kept = self._book
        if kept is None or kept[0] is not root.concepts or kept[1] is not codebook:
            kept = self._book = root.concepts, codebook, ConceptBook(root, codebook)
        return kept[2]

    def concept(self, concept_id: str) -> str:
        """The labels of a concept, its id where it has none."""
        concept = self.book.concepts.get(concept_id)
        return concept_id if concept is None else concept.label.shown

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """See `QAbstractItemModel.rowCount`."""
        return 0 if parent.isValid() else len(self._listing.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See `QAbstractItemModel.data`."""
        placed = self.placed(index.row()) if index.isValid() else None
        if placed is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return placed.note.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(placed, [self.concept(one) for one in placed.note.concepts])
        return None

    # What changes

    def _read(self) -> None:
        self.beginResetModel()
        self._read_with = self._session.opened.codebook
        merged = [self.book.merged_into(one) for one in self._chosen.concepts]
        concepts = frozenset(self._chosen.concepts).union(*merged)
        self._listing = NoteListing(
            self._session.document, replace(self._chosen, concepts=concepts)
        )
        self._listing.read()
        self.endResetModel()

    def _read_if_awake(self) -> None:
        if self._is_awake:
            self._read()

    def _document_changed(self, change_set: ChangeSet) -> None:
        if not self._is_awake:
            return
        touched = self._listing.touched(change_set)
        if touched is None:
            self._read()
            return
        if change_set.before.concepts is not change_set.after.concepts:
            self._tell_all()
        self._carry_out(touched)

    def _carry_out(self, touched: Touched) -> None:
        for place in touched.out:
            self.beginRemoveRows(QModelIndex(), place, place)
            self._listing.take_out(place)
            self.endRemoveRows()
        for note_id in touched.into:
            place = self._listing.place(note_id)
            self.beginInsertRows(QModelIndex(), place, place)
            self._listing.put_in(place, note_id)
            self.endInsertRows()
        for note_id in touched.changed:
            index = self.index(self._listing.place(note_id))
            self.dataChanged.emit(index, index)

    def _tell_all(self) -> None:
        if self._listing.ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._listing.ids) - 1))
