"""A document that is open, with the codebook that it names: what is defined in either."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from outline_editor.app.document_file import DocumentFile
from outline_editor.app.named_codebook import NamedCodebook
from outline_editor.app.open_codebook import Codebooks
from outline_editor.app.opening import Opened
from outline_editor.core.addresses import ElementKind, Ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.model import Actor, Concept


class DocumentWithCodebook(DocumentFile):
    """Finds concepts and actors in a document, else in its codebook."""

    def __init__(
        self, opened: Opened, file: Path | None, document: Document, codebooks: Codebooks | None
    ) -> None:
        super().__init__(opened, file)
        self.document = document
        codebooks = Codebooks() if codebooks is None else codebooks
        self.named = NamedCodebook(opened.codebook, self.folder, codebooks)
        """The codebook that it names."""

    @property
    def codebook(self) -> SharedCodebook:
        """The codebook that the document names, as it is now."""
        return self.named.now

    def read_codebook(self) -> None:
        """Read the codebook that the document names, as it is in its file."""
        self.named.read(self.document.root.codebook, self.folder)

    def element(self, ref: Ref) -> Any:
        """What has an address: in the document, or in its codebook; `None` for nothing."""
        is_entry = ref.kind in (ElementKind.CONCEPT, ElementKind.ACTOR)
        return self.entry(ref) if is_entry else self.document.find(ref)

    def entry(self, ref: Ref) -> Concept | Actor | None:
        """A concept or actor of the document, else of its codebook."""
        found = self.document.find(ref) or self._shared_entry(ref)
        return found if isinstance(found, Concept | Actor) else None

    def hidden_entry(self, ref: Ref) -> Concept | Actor | None:
        """What the codebook defines under an id that the document defines itself."""
        return self._shared_entry(ref) if self.document.has(ref) else None

    def _shared_entry(self, ref: Ref) -> Concept | Actor | None:
        shared = self.named.shared
        found = None if shared is None else shared.document.find(ref)
        return found if isinstance(found, Concept | Actor) else None

    def _follow_codebook(self, change_set: ChangeSet) -> None:
        """Another codebook was named."""
        if change_set.before.codebook != change_set.after.codebook:
            self.read_codebook()
