"""The elements in a raw tree that have an id: which there are, and their addresses.

What has no usable id keeps a placeholder for an address until ids are given,
if it is a row or a note; other elements can't be shown without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count

from pydantic import ValidationError

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref
from outline_editor.core.edits import CLASS_OF_KIND
from outline_editor.core.errors import Message, shortened
from outline_editor.core.fields import adapter_of, fields_of
from outline_editor.core.ids import NODE_PREFIX, NOTE_PREFIX, DerivedIds, slug_from
from outline_editor.core.problems import Repair
from outline_editor.core.validation import explain
from outline_editor.storage.findings import Findings, Where
from outline_editor.storage.raw_tree import RawList, RawMap, RawText, RawValue
from outline_editor.storage.repairs import adding_key, as_one_text, filling_in, replacing
from outline_editor.storage.suggestions import suggestion

_KIND_OF_CLASS = {cls: kind for kind, cls in CLASS_OF_KIND.items()}
_PREFIXES = {ElementKind.NODE: NODE_PREFIX, ElementKind.NOTE: NOTE_PREFIX}

PLACEHOLDER = "?"
"""What the address of a row or note starts with until it is given an id."""

NO_TEXT = "(no text)"
"""What stands for the missing text of a row or note."""


@dataclass(frozen=True, slots=True)
class RawElement:
    """An element with an id, as it stands in the file."""

    cls: type
    raw: RawMap
    list_name: str
    """The key of the document under which such elements stand."""


def elements_under(root: RawMap, root_class: type) -> Iterator[RawElement]:
    """All elements with an id in a file, in its order, owners first."""
    waiting = [*reversed(list(_elements_in(root, root_class)))]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(reversed(list(_elements_in(element.raw, element.cls))))


def owners_last(root: RawMap, root_class: type) -> list[RawElement]:
    """The same in the order of the file, too, but what an element holds before it."""
    backwards: list[RawElement] = []
    waiting = list(_elements_in(root, root_class))
    while waiting:
        backwards.append(element := waiting.pop())
        waiting.extend(_elements_in(element.raw, element.cls))
    return backwards[::-1]


def _elements_in(owner: RawMap, cls: type) -> Iterator[RawElement]:
    fields = fields_of(cls)
    for key, value in owner.entries:
        spec = fields.get(key.text) if isinstance(key, RawText) else None
        if spec is None or spec.item not in _KIND_OF_CLASS or not isinstance(value, RawList):
            continue
        for item in value.items:
            if isinstance(item, RawMap):
                yield RawElement(spec.item, item, spec.name)


class Addresses:
    """The address of every element with an id; the first to claim one has it.

    Ids that are missing, malformed or claimed already are errors.
    """

    def __init__(self, findings: Findings, root: RawMap, elements: list[RawElement]) -> None:
        self._findings = findings
        self._claimed: dict[Ref, RawText] = {}
        self._ids = {element.raw.text("id") for element in elements}
        self._derived = DerivedIds(root.text("id"), self._ids)
        self._numbers: dict[str, Iterator[int]] = {}
        self._refs: dict[RawMap, Ref] = {}
        for element in elements:
            self._assign(element)

    def of(self, raw: RawMap) -> Ref | None:
        """The address; `None` for what can't be shown without an id."""
        return self._refs.get(raw)

    def items(self) -> Iterator[tuple[RawMap, Ref]]:
        """Every element that has an address."""
        return iter(self._refs.items())

    def where(self, element: RawElement) -> Where:
        """The element as messages name it."""
        place = words_of(element.raw)
        ref = self._refs.get(element.raw)
        return Where(DOCUMENT, place, element.list_name) if ref is None else Where(ref, place)

    def _assign(self, element: RawElement) -> None:
        kind = _KIND_OF_CLASS[element.cls]
        given = element.raw.get("id")
        if isinstance(given, RawText) and _id_fault(element.cls, given.text) is None:
            ref = Ref(kind, given.text)
            if ref not in self._claimed:
                self._claimed[ref] = given
                self._refs[element.raw] = ref
                return
        if kind in _PREFIXES:
            self._refs[element.raw] = Ref(kind, f"{PLACEHOLDER}{len(self._refs)}")
        if given is not None or kind not in _PREFIXES:
            self._report(element, kind, given)

    def _report(self, element: RawElement, kind: ElementKind, given: RawValue | None) -> None:
        """Say why an id can't be used."""
        if self._findings.count_only(element.raw.start if given is None else given.start):
            return
        where = self.where(element).at("id")
        text = self._findings.text
        if given is None:
            repairs = self._id_added(element)
            self._findings.add("missing-key", where, element.raw.start, repairs, key="id")
        elif not isinstance(given, RawText):
            repairs = as_one_text(text, given, partial(self._is_free, element))
            self._findings.add("text-expected", where, given.start, repairs, field="id")
        elif fault := _id_fault(element.cls, given.text):
            repairs = self._id_corrected(element, given, fault)
            self._findings.add_value_fault(fault, where, given.start, repairs)
        else:
            line = self._findings.line(self._claimed[Ref(kind, given.text)].start)
            repair = self._new_id(element, given)
            self._findings.add(
                "duplicate-id", where, given.start, [repair], id=given.text, line=line
            )

    def _is_free(self, element: RawElement, wanted: str) -> bool:
        """Whether an element can have an id, which no other has."""
        return wanted not in self._ids and _id_fault(element.cls, wanted) is None

    def _id_added(self, element: RawElement) -> list[Repair]:
        """For what needs an id and has none: the repair that gives it one of its words."""
        words = words_of(element.raw)
        if element.list_name == "sources":
            fresh = self._numbered("s", "s1")
        elif words != NO_TEXT and slug_from(words, ""):
            fresh = self._numbered(f"{slug_from(words)}-", slug_from(words))
        else:
            return []
        label = Message.of("repair.new-id", id=fresh)
        add = filling_in if "id" in element.raw.by_text else adding_key
        return add(self._findings.text, element.raw, "id", fresh, label)

    def _id_corrected(self, element: RawElement, given: RawText, fault: Message) -> list[Repair]:
        """For an id that is none: the one that was probably meant, and a new one."""
        repairs = []
        meant = suggestion(fault.code, given.text)
        if meant and self._is_free(element, meant):
            repairs.append(replacing(given, meant, Message.of("repair.write", value=meant)))
        if _KIND_OF_CLASS[element.cls] in _PREFIXES:
            repairs.append(self._new_id(element, given))
        return repairs

    def _new_id(self, element: RawElement, given: RawText) -> Repair:
        prefix = _PREFIXES.get(_KIND_OF_CLASS[element.cls])
        if prefix:
            fresh = self._derived.derive(prefix, element.raw.text("text"))
            self._ids.add(fresh)
        else:
            fresh = self._numbered(f"{given.text}-")
        return replacing(given, fresh, Message.of("repair.new-id", id=fresh))

    def _numbered(self, stem: str, first: str = "") -> str:
        """An id that nothing has yet: the first if it is free, else a stem with a number."""
        numbers = self._numbers.setdefault(stem, count(2))
        fresh = first
        while not fresh or fresh in self._ids:
            fresh = f"{stem}{next(numbers)}"
        self._ids.add(fresh)
        return fresh


def words_of(raw: RawMap) -> str:
    """What an element, or the document, is called in a message."""
    for name in ("text", "title", "quote", "id", "label", "name", "format"):
        value = raw.get(name)
        if isinstance(value, RawMap) and value.entries:
            value = value.entries[0][1]
        words = shortened(value.text, 40) if isinstance(value, RawText) else ""
        if words:
            return words
    return NO_TEXT


def _id_fault(cls: type, text: str) -> Message | None:
    try:
        adapter_of(cls, "id").validate_python(text)
    except ValidationError as error:
        return explain(fields_of(cls)["id"], error.errors(include_url=False)[0])
    return None
