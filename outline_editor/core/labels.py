"""A name in several languages, such as the label of a concept."""

# No `from __future__ import annotations`: pydantic would look the names up when a
# class is first used, first of all among the variables of whoever uses it.

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from outline_editor.core.extensions import Extensions
from outline_editor.core.scalar_types import Label, Language


def _language_order(entry: tuple[str, str]) -> tuple[bool, str]:
    return entry[0] != "en", entry[0]


def _ordered(texts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    if not texts:
        raise PydanticCustomError("labels_empty", "no language")
    if len({language for language, _ in texts}) != len(texts):
        raise PydanticCustomError("labels_twice", "a language stands twice")
    return tuple(sorted(texts, key=_language_order))


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid", defer_build=True))
class Labels:
    """One text for each language, English first, then by language code.

    There is at least one language, each stands once, and no text is empty.
    """

    texts: Annotated[tuple[tuple[Language, Label], ...], AfterValidator(_ordered)]
    extensions: Extensions = ()

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "Labels":
        """Labels from a mapping of language to text, in any order."""
        return cls(tuple(texts.items()))

    def get(self, language: str) -> str:
        """The text in one language, `''` where there is none."""
        return next((text for tag, text in self.texts if tag == language), "")

    @property
    def shown(self) -> str:
        """All texts on one line, in order, as a person reads them."""
        return " ".join(text for _, text in self.texts)


def is_language(tag: str) -> bool:
    """Whether a text is a language tag, as BCP 47 has them."""
    try:
        TypeAdapter(Language).validate_python(tag)
    except ValidationError:
        return False
    return True
