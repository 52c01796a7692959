"""Making the refusal of a file from a place in its text."""

from __future__ import annotations

from outline_editor.core.errors import Message, Severity, Value
from outline_editor.core.problems import Problem
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.positions import line_at, position_in


def refusal(text: str, offset: int, code: str, /, **values: Value) -> FileRefused:
    """The refusal of a text for what stands at an offset in it."""
    line, column = position_in(text, offset)
    message = Message.of(code, **values)
    problem = Problem(Severity.REFUSAL, message, line=line, column=column)
    return FileRefused(problem, line_at(text, offset), text)
