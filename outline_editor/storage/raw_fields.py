"""The values of single fields, from a raw tree to what the model holds.

A value that does not fit its field is reported and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from pydantic import ValidationError

from outline_editor.core.errors import Message
from outline_editor.core.extensions import (
    ExtensionList,
    ExtensionMap,
    ExtensionScalar,
    ExtensionValue,
    can_be_plain_anywhere,
)
from outline_editor.core.fields import FieldSpec, Shape, adapter_of
from outline_editor.core.labels import Labels
from outline_editor.core.problems import Repair
from outline_editor.core.validation import explain
from outline_editor.core.vocabulary import DocumentStatus
from outline_editor.storage.findings import Findings, Where, nearest_first
from outline_editor.storage.raw_keys import report_empty_entry
from outline_editor.storage.raw_tree import RawList, RawMap, RawText, RawValue
from outline_editor.storage.repairs import (
    as_languages,
    as_list,
    as_one_text,
    removing_key,
    replacing,
)
from outline_editor.storage.suggestions import suggestion
from outline_editor.storage.yaml_scalars import BOOLEANS, extension_scalar, number

_EARNED = DocumentStatus.CURATED.value
"""What a document is only once it passes the checks; nobody is to be led to it by a slip."""

LEFT_OUT: Any = object()
"""What stands for a value that does not fit its field."""


class FieldReader:
    """Reads values by the shape of their field."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings

    def scalar(self, cls: type, spec: FieldSpec, value: RawValue, where: Where) -> Any:
        """The value of a field of one text, choice, number or truth value."""
        if not isinstance(value, RawText):
            repairs = as_one_text(self._findings.text, value, partial(_fits, cls, spec))
            self._findings.add("text-expected", where, value.start, repairs, field=spec.name)
            return LEFT_OUT
        if spec.shape is Shape.BOOLEAN:
            given = BOOLEANS.get(value.text) if value.plain else None
        elif spec.shape is Shape.NUMBER:
            given = number(value.text) if value.plain else None
        else:
            return self._checked(cls, spec, value.text, value, where)
        if given is None:
            # pydantic refuses the text as it stands in the file, quotes included.
            given = self._findings.text[value.start : value.end]
        return self._checked(cls, spec, given, value, where)

    def texts(self, cls: type, spec: FieldSpec, value: RawValue, where: Where) -> Any:
        """The value of a field that holds a list of texts."""
        if not isinstance(value, RawList):
            repairs = as_list(self._findings.text, value)
            self._findings.add("list-expected", where, value.start, repairs, field=spec.name)
            return LEFT_OUT
        before = self._findings.count
        texts: list[str] = []
        for index, item in enumerate(value.items):
            if not isinstance(item, RawText):
                if self._findings.count_only(item.start):
                    continue
                repairs = as_one_text(self._findings.text, item, partial(_fits, cls, spec))
                self._findings.add("text-expected", where, item.start, repairs, field=spec.name)
            elif item.absent:
                report_empty_entry(spec, value, index, where, self._findings)
            elif self._checked(cls, spec, (item.text,), item, where) is not LEFT_OUT:
                texts.append(item.text)
        return tuple(texts) if self._findings.count == before else LEFT_OUT

    def labels(self, spec: FieldSpec, value: RawValue, where: Where) -> Any:
        """The value of a field with one text for each language."""
        if not isinstance(value, RawMap):
            repairs = as_languages(self._findings.text, value)
            self._findings.add("languages-expected", where, value.start, repairs, field=spec.name)
            return LEFT_OUT
        before = self._findings.count
        texts: dict[str, str] = {}
        for key, text in self.entries(value, where):
            if not isinstance(text, RawText):
                repairs = as_one_text(self._findings.text, text, partial(_fits_label, key.text))
                self._findings.add("text-expected", where, text.start, repairs, field=key.text)
                continue
            if text.absent:
                continue
            try:
                adapter_of(Labels, "texts").validate_python(((key.text, text.text),))
                texts[key.text] = text.text
            except ValidationError as error:
                if self._findings.count_only(key.start):
                    continue
                fault = error.errors(include_url=False)[0]
                is_language = fault["loc"][-1] == 0
                place = key if is_language else text
                repairs = removing_key(value, key, self._findings.text)
                self._findings.add_value_fault(
                    explain(spec, fault), where, place.start, [] if is_language else repairs
                )
        if texts:
            return Labels(tuple(texts.items()), self.extensions(value, where))
        if self._findings.count == before:
            self._findings.add("missing-language", where, value.start, field=spec.name)
        return LEFT_OUT

    def entries(self, value: RawMap, where: Where) -> Iterator[tuple[RawText, RawValue]]:
        """The keys with their values, but for own fields."""
        for key, inner in value.entries:
            if not isinstance(key, RawText):
                self._findings.add("key-not-text", where, key.start)
            elif not key.text.startswith("x-"):
                yield key, inner

    def extensions(self, value: RawMap, where: Where) -> tuple[tuple[str, ExtensionValue], ...]:
        """The own fields among the keys of an element."""
        return tuple(
            (key.text, self._extension(inner, where))
            for key, inner in value.entries
            if isinstance(key, RawText) and key.text.startswith("x-")
        )

    def _extension(self, value: RawValue, where: Where) -> ExtensionValue:
        if isinstance(value, RawText):
            return extension_scalar(value.text, value.plain)
        if isinstance(value, RawList):
            return ExtensionList(tuple([self._extension(item, where) for item in value.items]))
        entries: list[tuple[ExtensionScalar, ExtensionValue]] = []
        for key, inner in value.entries:
            if isinstance(key, RawText):
                name = extension_scalar(key.text, key.plain)
                entries.append((name, self._extension(inner, where)))
            else:
                self._findings.add("key-not-text", where, key.start)
        return ExtensionMap(tuple(entries))

    def _checked(self, cls: type, spec: FieldSpec, given: Any, value: RawText, where: Where) -> Any:
        """The given value as the model holds it."""
        try:
            return adapter_of(cls, spec.name).validate_python(given)
        except ValidationError as error:
            if self._findings.count_only(value.start):
                return LEFT_OUT
            message = explain(spec, error.errors(include_url=False)[0])
            repairs = _repairs(cls, spec, value, message.code)
            self._findings.add_value_fault(message, where, value.start, repairs)
            return LEFT_OUT


def _fits(cls: type, spec: FieldSpec, text: str) -> bool:
    """Whether a text can be the value of a field, or an entry of its list."""
    if spec.shape is Shape.NUMBER:
        return number(text) is not None
    if spec.shape is Shape.BOOLEAN:
        return text in BOOLEANS
    try:
        given = (text,) if spec.shape is Shape.TEXTS else text
        adapter_of(cls, spec.name).validate_python(given)
    except ValidationError:
        return False
    return True


def _fits_label(language: str, text: str) -> bool:
    try:
        adapter_of(Labels, "texts").validate_python(((language, text),))
    except ValidationError:
        return False
    return True


def _repairs(cls: type, spec: FieldSpec, value: RawText, fault: str) -> list[Repair]:
    """What one click can write in place of a value that does not fit."""
    choices = tuple(BOOLEANS) if spec.shape is Shape.BOOLEAN else spec.choices
    if choices:
        usual = tuple(choice for choice in choices if choice != _EARNED)
        earned = (_EARNED,) if _EARNED in choices else ()
        return [
            replacing(value, choice, Message.of("repair.choose", field=spec.name, value=choice))
            for choice in (*nearest_first(value.text, usual), *earned)
        ]
    if spec.shape is Shape.NUMBER and value.style and number(value.text) is not None:
        return [replacing(value, value.text, Message.of("repair.unquote", value=value.text))]
    meant = suggestion(fault, value.text)
    if meant and can_be_plain_anywhere(meant) and _fits(cls, spec, meant):
        return [replacing(value, meant, Message.of("repair.write", value=meant))]
    return []
