"""What is wrong with a document or its file, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from outline_editor.core.addresses import DOCUMENT, Ref
from outline_editor.core.errors import Message, Severity
from outline_editor.core.text_rules import escaped


@dataclass(frozen=True, slots=True)
class Repair:
    """A change to a file's text that mends one problem, if a person wants it.

    `start` and `end` count characters from the start of the decoded text;
    what stands between them is replaced with `replacement`.
    """

    label: Message
    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what can be done about it.

    - A *refusal*: the file can't be read as an outline; nothing opens.
    - An *error*: a field has the wrong shape; the file opens read-only.
    - A *warning*: everything opens and saves, but somebody should look.

    `line` and `column` count from 1; 0 means that the place in the file is not
    known, as for a document that was never read from one. The column counts
    characters.
    """

    severity: Severity
    message: Message
    ref: Ref = DOCUMENT
    field: str = ""
    line: int = 0
    column: int = 0
    repairs: tuple[Repair, ...] = ()
    entry: int | None = None
    """Which entry of a field that holds a list, from 0; `None` for the whole field."""

    @property
    def code(self) -> str:
        """The stable name of this sort of problem, such as `unknown-key`."""
        return self.message.code

    def line_for(self, path: str) -> str:
        """The line that `check` prints: `path:line:column: error[code]: message`.

        One line whatever the path and the message hold.
        """
        where = f"{path}:{self.line}:{self.column}" if self.line else path
        return escaped(f"{where}: {self.severity.value}[{self.code}]: {self.message.text}")


_COUNTED = ("more-errors", "more-warnings")
"""Problems that only say how many others there are."""


def how_many(problems: Iterable[Problem]) -> int:
    """How many problems there are, with those that one of these only counts."""
    return sum(
        int(str(dict(one.message.values)["n"])) if one.code in _COUNTED else 1 for one in problems
    )
