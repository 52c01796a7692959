"""Building the model from the events of libyaml, without a tree in between.

Elements are built from the bottom up while libyaml reads: at the end of each
row its values are validated and become a `Node`, so that there are never more
dictionaries than there are open rows.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache, partial
from typing import Any, TypeAlias

from pydantic import TypeAdapter
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from outline_editor.core.extensions import (
    ExtensionList,
    ExtensionMap,
    ExtensionScalar,
    ExtensionValue,
)
from outline_editor.core.fields import FieldSpec, Shape, fields_of
from outline_editor.core.merging import is_chained
from outline_editor.core.model import MAX_DEPTH, Node, Note, Root
from outline_editor.core.progress import Tell, untold
from outline_editor.core.text_rules import MAX_TEXT
from outline_editor.storage.yaml_scalars import BOOLEANS, NULL_FORMS, extension_scalar, number

# libyaml's events have no common class with the attributes that matter here.
Event: TypeAlias = Any

_Read: TypeAlias = Callable[[Event], Any]
_Table: TypeAlias = dict[str, _Read | None]
"""How each field of a class is read; `None` for one text, which is read in place."""

_UNTOLD = 256
"""Elements of lists that are read before it is told again how far it has come."""

# Own fields nested deeper than this are left to the thorough way, which does
# not use Python's stack.
_MAX_NESTING = 20


class Irregular(Exception):
    """The file has something that the fast way of reading does not know."""


@cache
def _validator(cls: type) -> Callable[[dict[str, Any]], Any]:
    adapter = TypeAdapter(cls)
    adapter.rebuild()
    return adapter.validator.validate_python


class ModelBuilder:
    """Takes events one by one and builds the model from them.

    Each method is called after the event that opens what it reads; it takes
    the events up to and including the one that closes it. All raise `Irregular`
    at what does not fit, and pydantic's `ValidationError` comes through. `tell`
    is given how many characters have been read; it may raise `Cancelled`.
    """

    def __init__(self, get: Callable[[], Event], tell: Tell = untold) -> None:
        self._get = get
        self._tell = tell
        self._level = 0
        self._ids: set[str] = set()
        self._untold = 0
        self._row_table = self._table(Node)
        self.has_all_ids = True
        """Whether every row and note came with an id."""

    def root(self, cls: type[Root]) -> Root:
        """The whole document or codebook."""
        values = self._keys(self._table(cls))
        if "format" not in values:
            raise Irregular  # the model has a default, a file must say it
        root = _validator(cls)(values)
        for name in ("sources", "actors", "concepts"):
            items = getattr(root, name, ())
            if len({item.id for item in items}) < len(items):
                raise Irregular
        merged = {concept.id: concept.merged_into for concept in root.concepts}
        if any(is_chained(merged, concept) for concept, target in merged.items() if target):
            raise Irregular
        return root

    def let_go(self) -> None:
        """End it: it refers to itself, and would stay until the collector comes by."""
        self._row_table.clear()

    def _table(self, cls: type) -> _Table:
        return {
            name: self._reader(spec)
            for name, spec in fields_of(cls).items()
            if spec.shape is not Shape.EXTENSIONS
        }

    def _reader(self, spec: FieldSpec) -> _Read | None:
        match spec.shape:
            case Shape.NUMBER:
                return _number
            case Shape.BOOLEAN:
                return _boolean
            case Shape.TEXTS:
                return self._texts
            case Shape.LABELS:
                return self._labels
            case Shape.ELEMENT:
                assert spec.item is not None
                return partial(self._part, self._table(spec.item))
            case Shape.ELEMENTS if spec.item is Node:
                return self._rows
            case Shape.ELEMENTS:
                assert spec.item is not None
                return partial(self._parts, self._table(spec.item), spec.item is Note)
        return None

    def _keys(self, table: _Table) -> dict[str, Any]:
        """Keys with their values, as the validator of their class wants them."""
        get = self._get
        values: dict[str, Any] = {}
        own: dict[str, ExtensionValue] = {}
        event = get()
        while type(event) is ScalarEvent:
            key = event.value
            if key in values or key in own:
                raise Irregular
            if key in table:
                values[key] = _value(table[key], get())
            elif key.startswith("x-"):
                own[key] = self._extension(get(), 0)
            else:
                raise Irregular
            event = get()
        if type(event) is not MappingEndEvent:
            raise Irregular
        if None in values.values():
            values = {key: value for key, value in values.items() if value is not None}
        if own:
            values["extensions"] = tuple(own.items())
        return values

    def _rows(self, event: Event) -> list[Node]:
        if type(event) is not SequenceStartEvent or self._level == MAX_DEPTH:
            raise Irregular
        self._level += 1
        get, table, validate = self._get, self._row_table, _validator(Node)
        rows = []
        event = get()
        while type(event) is MappingStartEvent:
            values = self._keys(table)
            self._take_id(values.get("id"))
            rows.append(validate(values))
            event = get()
            self._step(event)
        if type(event) is not SequenceEndEvent:
            raise Irregular
        self._level -= 1
        return rows

    def _parts(self, table: _Table, have_ids: bool, event: Event) -> list[dict[str, Any]]:
        if type(event) is not SequenceStartEvent:
            raise Irregular
        parts = []
        event = self._get()
        while type(event) is MappingStartEvent:
            values = self._keys(table)
            if have_ids:
                self._take_id(values.get("id"))
            parts.append(values)
            event = self._get()
            self._step(event)
        if type(event) is not SequenceEndEvent:
            raise Irregular
        return parts

    def _take_id(self, given: str | None) -> None:
        """Of a row or note."""
        if given is None:
            self.has_all_ids = False
        elif given in self._ids:
            raise Irregular
        else:
            self._ids.add(given)

    def _step(self, event: Event) -> None:
        """An element is read, behind which this event stands."""
        self._untold += 1
        if self._untold == _UNTOLD:
            self._untold = 0
            self._tell(event.start_mark.index)

    def _part(self, table: _Table, event: Event) -> dict[str, Any]:
        if type(event) is not MappingStartEvent:
            raise Irregular
        return self._keys(table)

    def _texts(self, event: Event) -> list[str]:
        if type(event) is not SequenceStartEvent:
            raise Irregular
        texts = []
        event = self._get()
        while type(event) is ScalarEvent:
            if event.value in NULL_FORMS and not event.style:
                raise Irregular
            texts.append(event.value)
            event = self._get()
        if type(event) is not SequenceEndEvent:
            raise Irregular
        return texts

    def _labels(self, event: Event) -> dict[str, Any]:
        if type(event) is not MappingStartEvent:
            raise Irregular
        texts: dict[str, str | None] = {}
        own: dict[str, ExtensionValue] = {}
        event = self._get()
        while type(event) is ScalarEvent:
            key = event.value
            if key in texts or key in own:
                raise Irregular
            if key.startswith("x-"):
                own[key] = self._extension(self._get(), 0)
            else:
                texts[key] = _value(None, self._get())
            event = self._get()
        if type(event) is not MappingEndEvent:
            raise Irregular
        present = tuple([entry for entry in texts.items() if entry[1] is not None])
        return {"texts": present, "extensions": tuple(own.items())}

    def _extension(self, event: Event, nesting: int) -> ExtensionValue:
        if type(event) is ScalarEvent:
            return _own_scalar(event)
        if nesting == _MAX_NESTING:
            raise Irregular
        if type(event) is SequenceStartEvent:
            items = []
            event = self._get()
            while type(event) is not SequenceEndEvent:
                items.append(self._extension(event, nesting + 1))
                event = self._get()
            return ExtensionList(tuple(items))
        if type(event) is not MappingStartEvent:
            raise Irregular
        entries: dict[str, tuple[ExtensionScalar, ExtensionValue]] = {}
        event = self._get()
        while type(event) is ScalarEvent:
            key = _own_scalar(event)
            if key.text in entries or (key.text == "<<" and key.plain):
                raise Irregular
            entries[key.text] = key, self._extension(self._get(), nesting + 1)
            event = self._get()
        if type(event) is not MappingEndEvent:
            raise Irregular
        return ExtensionMap(tuple(entries.values()))


def _value(read: _Read | None, event: Event) -> Any:
    """The value of a key; `None` if it is absent."""
    if type(event) is ScalarEvent:
        value = event.value
        if value in NULL_FORMS and not event.style:
            return None
        if read is None:
            return value
    elif read is None:
        raise Irregular
    return read(event)


def _own_scalar(event: Event) -> ExtensionScalar:
    one_line = event.start_mark.line == event.end_mark.line
    if len(event.value) > MAX_TEXT:
        raise Irregular
    return extension_scalar(event.value, not event.style and one_line)


def _number(event: Event) -> Decimal:
    plain = type(event) is ScalarEvent and not event.style
    value = number(event.value) if plain else None
    if value is None:
        raise Irregular
    return value


def _boolean(event: Event) -> bool:
    if type(event) is not ScalarEvent or event.style or event.value not in BOOLEANS:
        raise Irregular
    return BOOLEANS[event.value]
