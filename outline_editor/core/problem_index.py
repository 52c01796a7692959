"""The warnings about a document that is being edited."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Set
from functools import partial

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, note_ref, ref_of
from outline_editor.core.changes import Change, ChangeSet
from outline_editor.core.checks import (
    address_of,
    check_element,
    elements_with_holders,
    with_what_curation_lacks,
)
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.edits import Insert, Move, Remove, SetField
from outline_editor.core.index import elements_in
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.problems import Problem
from outline_editor.core.progress import Tell, untold
from outline_editor.core.reading_order import path_of
from outline_editor.core.references import Definitions, references_in
from outline_editor.core.referrers import Referrers
from outline_editor.core.vocabulary import DocumentStatus

_FEW = 64
"""As many elements are put in their places one by one; for more, all are sorted anew."""

_ELEMENTS_UNTOLD = 1024
"""Elements that are checked before it is told again how far it has come."""

_NO_CODEBOOK = SharedCodebook()


class ProblemIndex:
    """All warnings about a document, kept in step with it.

    It follows the document from the moment it is made. After each change only
    the elements are checked again that were touched, and those that refer to
    an id that came or went; so what an edit costs does not grow with the
    document. The result is what `checks.check_document` yields.
    """

    def __init__(
        self,
        document: Document,
        codebook: SharedCodebook = _NO_CODEBOOK,
        tell: Tell = untold,
    ) -> None:
        """The warnings about a document as it is; `tell` may raise `Cancelled`."""
        self._document = document
        self._followers: list[Callable[[], object]] = []
        self._load(codebook, tell)
        document.follow(self._update)

    def problems(self) -> tuple[Problem, ...]:
        """Every warning, in the order of the file: a row, its notes, its own rows."""
        if self._all is None:
            found = tuple([problem for ref in self._order for problem in self._found[ref]])
            root = self._document.root
            is_curated = root.status is DocumentStatus.CURATED
            self._all = with_what_curation_lacks(root, found) if is_curated else found
        return self._all

    def problems_of(self, ref: Ref) -> tuple[Problem, ...]:
        """The warnings about one element itself."""
        if self._document.root.status is DocumentStatus.CURATED:
            return tuple([problem for problem in self.problems() if problem.ref == ref])
        return self._found.get(ref, ())

    def set_codebook(self, codebook: SharedCodebook) -> None:
        """Check against another codebook, or another state of it, from now on."""
        before = self._definitions.codebook
        if before.trouble or codebook.trouble or before.reference != codebook.reference:
            problems = self.problems()
            self._load(codebook)
            if self.problems() != problems:
                self._tell()
            return
        touched: set[Ref] = set()
        for ref in self._definitions.set_codebook(codebook):
            touched |= self._referrers.of(ref)
            if self._document.has(ref):
                touched.add(ref)
        self._check_again(touched, set())

    def referrers(self, ref: Ref) -> Set[Ref]:
        """The elements of the document that refer to one, in no order; not to be kept."""
        return self._referrers.of(ref)

    def follow(self, follower: Callable[[], object]) -> Callable[[], None]:
        """Be told whenever the problems have changed; call the result to stop."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    def _tell(self) -> None:
        for follower in tuple(self._followers):
            follower()

    # Checking

    def _load(self, codebook: SharedCodebook, tell: Tell = untold) -> None:
        """Check the whole document."""
        root = self._document.root
        self._definitions = Definitions(root, codebook)
        self._found: dict[Ref, tuple[Problem, ...]] = {}
        self._order: list[Ref] = []
        """The elements that have problems, in the order of the file."""
        self._all: tuple[Problem, ...] | None = None
        self._referrers = Referrers()
        count = self._document.row_count + self._document.note_count
        for number, (element, holder) in enumerate(elements_with_holders(root)):
            if number % _ELEMENTS_UNTOLD == 0:
                tell(min(1.0, number / (count + 1)))
            targets = [reference.target for reference in references_in(element)]
            if targets:
                self._referrers.link(address_of(element), targets)
            problems = tuple(check_element(element, holder, self._definitions))
            if problems:
                self._found[address_of(element)] = problems
                self._order.append(address_of(element))

    def _update(self, change_set: ChangeSet) -> None:
        touched: set[Ref] = set()
        moved: set[Ref] = set()
        for change in change_set.changes:
            self._collect(change, touched, moved)
        # What a curated document lacks is not known by element.
        is_curated = DocumentStatus.CURATED in (change_set.before.status, change_set.after.status)
        self._check_again(touched, moved, all_anew=is_curated)

    def _check_again(self, touched: Set[Ref], moved: Set[Ref], *, all_anew: bool = False) -> None:
        had = self._found.keys() & (touched | moved)
        changed = [ref for ref in touched if self._recheck(ref)]
        have = self._found.keys() & (touched | moved)
        reordered = self._reorder(had - have | moved & had, have - had | moved & have)
        if changed or reordered or all_anew:
            self._all = None
            self._tell()

    def _collect(self, change: Change, touched: set[Ref], moved: set[Ref]) -> None:
        """What a change may have given other problems, or another place."""
        match change.edit:
            case Insert(element=element):
                refs = {ref_of(inner) for inner in elements_in(element)}
                for ref in refs:
                    self._definitions.add(ref)
            case Remove():
                assert change.element is not None
                refs = {ref_of(inner) for inner in elements_in(change.element)}
                for ref in refs:
                    self._definitions.discard(ref)
            case Move(ref=ref):
                assert change.element is not None
                moved |= {ref_of(inner) for inner in elements_in(change.element)}
                touched.add(ref)
                return
            case SetField(ref=ref, field=field):
                touched.add(ref)
                if field in ("text", "original") and ref.kind is ElementKind.NODE:
                    touched |= self._notes_of(ref)
                return
        touched |= refs
        moved |= refs
        for ref in refs:
            touched |= self._referrers.of(ref)

    def _notes_of(self, ref: Ref) -> set[Ref]:
        node = self._document.find(ref)
        return {note_ref(note.id) for note in node.notes} if isinstance(node, Node) else set()

    def _recheck(self, ref: Ref) -> bool:
        """Check an element as it is now, if it is; whether its problems have changed."""
        self._referrers.unlink(ref)
        problems: tuple[Problem, ...] = ()
        element = self._document.find(ref)
        if element is not None:
            self._referrers.link(ref, [one.target for one in references_in(element)])
            problems = tuple(check_element(element, self._holder(ref), self._definitions))
        before = self._found.pop(ref, ())
        if problems:
            self._found[ref] = problems
        return problems != before

    def _holder(self, ref: Ref) -> DocumentRoot | Node:
        owner = DOCUMENT if ref.kind is not ElementKind.NOTE else self._document.owner(ref)
        holder = self._document.find(owner)
        assert isinstance(holder, DocumentRoot | Node)
        return holder

    # Order

    def _reorder(self, out: Set[Ref], into: Set[Ref]) -> bool:
        """Take elements out of the order and put some in; whether it has changed."""
        before = self._order
        if out:
            self._order = [ref for ref in self._order if ref not in out]
        if len(into) > _FEW:
            elements = elements_with_holders(self._document.root)
            refs = (address_of(element) for element, _ in elements)
            self._order = [ref for ref in refs if ref in self._found]
        else:
            for ref in into:
                insort(self._order, ref, key=partial(path_of, self._document))
        return out != into or self._order != before
