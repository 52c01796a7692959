"""What the program says to people: a code, named values, an English sentence.

A `Message` carries no prose of its own. Its English comes from
`templates.TEMPLATES`; the window looks the same code up in its translation,
the command line prints the English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from outline_editor.core.templates import TEMPLATES

Value: TypeAlias = str | int


class Severity(StrEnum):
    """How bad a problem is; see the class docstring of `Problem`."""

    REFUSAL = "refusal"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people, as data: `code` and the `values` named in it.

    Two templates under one code are the singular and the plural; the value
    `n` chooses between them.
    """

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, code: str, /, **values: Value) -> Message:
        """A message with its values given by name.

        Raises `KeyError` for a code that has no template.
        """
        if code not in TEMPLATES:
            raise KeyError(code)
        return cls(code, tuple(values.items()))

    @property
    def template(self) -> str:
        """The English template that these values ask for."""
        template = TEMPLATES[self.code]
        if isinstance(template, str):
            return template
        singular, plural = template
        return singular if dict(self.values).get("n") == 1 else plural

    @property
    def text(self) -> str:
        """The English sentence."""
        return self.filled(self.template)

    def filled(self, template: str) -> str:
        """The sentence from a template, such as a translated one."""
        return template.format_map(dict(self.values))


_MOST_LOOKED_AT = 4096
"""Characters from which the start of a text is taken, white space included: many a message may
quote one long text, and to split all of it each time would take the square of a file's size."""


_NOT_BLANK = re.compile(r"\S")


def shortened(text: str, limit: int = 60) -> str:
    """A text for quoting in a message: one line, at most `limit` characters."""
    first = _NOT_BLANK.search(text)
    start = 0 if first is None else first.start()
    end = start + _MOST_LOOKED_AT
    line = " ".join(text[start:end].split())
    is_cut = _NOT_BLANK.search(text, end) is not None
    if len(line) <= limit and not is_cut:
        return line
    return line[: limit - 1].rstrip() + "…"


class OutlineError(Exception):
    """Something a person asked for can't be done; `message` says why."""

    def __init__(self, message: Message) -> None:
        # Pickle makes an exception anew from these arguments.
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message.text


class EditRefused(OutlineError):
    """An edit that would break a rule of the document; nothing was changed."""


class NotYetCurated(EditRefused):
    """The document was to be marked as curated, and does not pass the checklist."""


def reason_of(error: OSError) -> str:
    """Why the system refuses something, in its words."""
    return error.strerror or str(error)
