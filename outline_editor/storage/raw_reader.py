"""From a raw tree to the model, with everything that is wrong found at once.

What fails is left out: the root that results is what can be shown of the file,
read-only, until it is mended.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from outline_editor.core.addresses import DOCUMENT, Ref
from outline_editor.core.errors import Message
from outline_editor.core.fields import FieldSpec, Shape, fields_of, replaced
from outline_editor.core.ids import slug_from
from outline_editor.core.model import Amount, Codebook, DocumentRoot, Node, Note, Root
from outline_editor.core.problems import Problem
from outline_editor.core.progress import Tell, untold
from outline_editor.core.vocabulary import DocumentStatus
from outline_editor.storage.findings import Findings, Where
from outline_editor.storage.merged_concepts import report_chains
from outline_editor.storage.missing_ids import with_ids
from outline_editor.storage.raw_elements import (
    NO_TEXT,
    PLACEHOLDER,
    Addresses,
    RawElement,
    elements_under,
    owners_last,
    words_of,
)
from outline_editor.storage.raw_fields import LEFT_OUT, FieldReader
from outline_editor.storage.raw_keys import (
    report_bare_entry,
    report_empty_entry,
    report_missing_key,
    report_unknown_key,
)
from outline_editor.storage.raw_tree import RawList, RawMap, RawText, RawValue
from outline_editor.storage.repairs import (
    as_list_of_keys,
    removing_key,
    replacing,
)
from outline_editor.storage.yaml_comments import CommentTexts, with_comments

_ELEMENTS_UNTOLD = 256
"""Elements that are read before it is told again how far it has come."""


@dataclass(frozen=True, slots=True)
class RawReading:
    """What a raw tree says."""

    root: Root
    problems: tuple[Problem, ...]
    ids_given: int
    """How many rows and notes came without an id."""
    places: dict[Ref, RawMap]
    """Where each element stands in the file."""
    kept: dict[RawList, list[RawValue]]
    """Of lists of which something was left out: the entries that are in the model."""


def read_raw(
    text: str, raw: RawMap, cls: type[Root], comments: CommentTexts, tell: Tell = untold
) -> RawReading:
    """The document or codebook in a raw tree; `text` is what it was composed from.

    `tell` may raise `Cancelled`.
    """
    return _RawReader(text, raw, cls, comments).read(tell)


class _RawReader:
    def __init__(self, text: str, raw: RawMap, cls: type[Root], comments: CommentTexts) -> None:
        self._raw = raw
        self._cls = cls
        self._comments = dict(comments)
        self._findings = Findings(text)
        self._fields = FieldReader(self._findings)
        self._elements = list(elements_under(raw, cls))
        self._addresses = Addresses(self._findings, raw, self._elements)
        self._chained = report_chains(self._elements, self._addresses, self._findings)
        self._built: dict[RawMap, Any] = {}
        self._kept: dict[RawList, list[RawValue]] = {}

    def read(self, tell: Tell) -> RawReading:
        # What an element holds is built before it.
        for number, element in enumerate(owners_last(self._raw, self._cls)):
            if number % _ELEMENTS_UNTOLD == 0:
                tell(number / len(self._elements))
            where = self._addresses.where(element)
            built = self._identified(element, where)
            if built is not None:
                self._built[element.raw] = built
        root, given = self._root(), ()
        if isinstance(root, DocumentRoot):
            root, given = with_ids(root)
        final = dict(given)
        places = {final.get(ref, ref): raw for raw, ref in self._addresses.items()}
        return RawReading(
            root,
            self._findings.in_order(final, self._hidden()),
            sum(1 for element in self._elements if _lacks_id(element)),
            {DOCUMENT: self._raw, **places},
            self._kept,
        )

    def _hidden(self) -> dict[Ref, str]:
        """The elements that can't be shown, with the key they stand under."""
        return {
            ref: element.list_name
            for element in self._elements
            if element.raw not in self._built and (ref := self._addresses.of(element.raw))
        }

    def _root(self) -> Root:
        where = Where(DOCUMENT, words_of(self._raw))
        values = self._values(self._cls, self._raw, where, frozenset({"format"}))
        values.setdefault("id", slug_from(self._raw.text("title")))
        # What stands in something that is left out has lost its element.
        left = [words for texts in self._comments.values() for words in texts]
        self._comments = {self._raw: left} if left else {}
        self._add_comments(self._raw, values)
        if values.get("status") is DocumentStatus.CURATED and self._findings.count:
            self._curated(where)
        return self._cls(**values)

    def _curated(self, where: Where) -> None:
        status = self._raw.get("status")
        assert isinstance(status, RawText)
        repairs = [
            replacing(status, choice, Message.of("repair.choose", field="status", value=choice))
            for choice in (DocumentStatus.DRAFT.value, DocumentStatus.REVIEWED.value)
        ]
        message = Message.of("curated-with-errors", n=self._findings.count)
        self._findings.add_message(message, where.at("status"), status.start, repairs)

    def _identified(self, element: RawElement, where: Where) -> Any:
        """A row, note or other element with an id; `None` if it can't be shown."""
        ref = self._addresses.of(element.raw)
        values = self._values(element.cls, element.raw, where, frozenset({"id"}))
        if ref is None or not _complete(element.cls, values, without="id"):
            return None
        if element.raw in self._chained:
            values.pop("merged_into", None)
        self._add_comments(element.raw, values)
        if ref.id.startswith(PLACEHOLDER):
            return replaced(element.cls(**values), "id", ref.id)
        return element.cls(id=ref.id, **values)

    def _values(
        self, cls: type, raw: RawMap, where: Where, known: frozenset[str] = frozenset()
    ) -> dict[str, Any]:
        """The fields of an element that fit, but for those known already."""
        fields = fields_of(cls)
        values: dict[str, Any] = {}
        misspelt: list[str | None] = []
        for key, value in self._fields.entries(raw, where):
            spec = fields.get(key.text)
            if spec is None or spec.shape is Shape.EXTENSIONS:
                misspelt.append(report_unknown_key(cls, raw, key, where, self._findings))
            elif spec.name not in known and not (isinstance(value, RawText) and value.absent):
                result = self._value(cls, spec, value, where.at(spec.name))
                if result is not LEFT_OUT:
                    values[spec.name] = result
        for name, spec in fields.items():
            expected = spec.required and name not in known and name not in misspelt
            if expected and raw.get(name) is None:
                if None in misspelt:
                    misspelt.remove(None)  # probably meant to be this one
                    continue
                report_missing_key(cls, name, raw, where.at(name), self._findings)
        if cls in (Node, Note):
            values.setdefault("text", NO_TEXT)
        own = self._fields.extensions(raw, where)
        return {**values, "extensions": own} if own else values

    def _value(self, cls: type, spec: FieldSpec, value: RawValue, where: Where) -> Any:
        match spec.shape:
            case Shape.TEXTS:
                return self._fields.texts(cls, spec, value, where)
            case Shape.LABELS:
                return self._fields.labels(spec, value, where)
            case Shape.ELEMENT:
                return self._part(spec, value, where)
            case Shape.ELEMENTS:
                return self._list(spec, value, where)
            case _:
                return self._fields.scalar(cls, spec, value, where)

    def _list(self, spec: FieldSpec, value: RawValue, where: Where) -> Any:
        if not isinstance(value, RawList):
            repairs = []
            if isinstance(value, RawMap) and _is_entry(spec, value):
                repairs = [as_list_of_keys(self._findings.text, value)]
            self._findings.add("list-expected", where, value.start, repairs, field=spec.name)
            return LEFT_OUT
        items: list[tuple[RawValue, Any]] = []
        for index, item in enumerate(value.items):
            if isinstance(item, RawText) and item.absent:
                report_empty_entry(spec, value, index, where, self._findings)
            elif isinstance(item, RawText):
                report_bare_entry(spec, item, where, self._findings)
            elif item in self._built:
                items.append((item, self._built[item]))
            elif not isinstance(item, RawMap) or spec.item is Amount:
                part = self._part(spec, item, where)
                if part is not LEFT_OUT:
                    items.append((item, part))
        if len(items) < len(value.items):
            self._kept[value] = [raw for raw, _ in items]
        return tuple([built for _, built in items])

    def _part(self, spec: FieldSpec, value: RawValue, where: Where) -> Any:
        """An element without an id, such as an amount."""
        assert spec.item is not None
        if not isinstance(value, RawMap):
            self._findings.add("keys-expected", where, value.start, field=spec.name)
            return LEFT_OUT
        values = self._values(spec.item, value, where)
        unit = value.key("unit")
        if "currency" in values and values.get("unit") and unit:
            repairs = removing_key(value, unit, self._findings.text)
            self._findings.add("currency-and-unit", where, unit.start, repairs)
            del values["unit"]
        return spec.item(**values) if _complete(spec.item, values) else LEFT_OUT

    def _add_comments(self, raw: RawMap, values: dict[str, Any]) -> None:
        """Keep the comments about an element with it."""
        texts = self._comments.pop(raw, [])
        if not texts:
            return
        if issubclass(self._cls, Codebook):
            values["extensions"] = with_comments(values.get("extensions", ()), texts)
        else:
            notes = tuple([Note(text=text) for text in texts])
            values["notes"] = values.get("notes", ()) + notes


def _lacks_id(element: RawElement) -> bool:
    return element.cls in (Node, Note) and element.raw.get("id") is None


def _is_entry(spec: FieldSpec, value: RawMap) -> bool:
    """Whether keys can be an entry of a list as they are."""
    assert spec.item is not None
    fields = fields_of(spec.item)
    known = all(isinstance(key, RawText) and key.text in fields for key, _ in value.entries)
    return known and all(value.get(name) for name in fields if fields[name].required)


def _complete(cls: type, values: dict[str, Any], without: str = "") -> bool:
    """Whether there is all that an element of a class must have."""
    return all(
        name in values or name == without or not spec.required
        for name, spec in fields_of(cls).items()
    )
