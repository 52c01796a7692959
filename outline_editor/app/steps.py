"""How the commands on a document open a step of undo."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from outline_editor.core.errors import Message
from outline_editor.core.transaction import Transaction

OpenStep = Callable[[Message], AbstractContextManager[Transaction]]
"""Opens a step of undo with a name, apart from what was typed before.

It raises `EditRefused` where the document may not be changed.
"""
