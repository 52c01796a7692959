"""Which keys edit the text of a row, and which belong to the window's actions."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
"""Keys that belong to the rows, never to the text of one."""

LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_F2)
"""Keys that end the editing of a text."""

PAGING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
"""Keys that lead from the text of a row to rows further away."""

_TEXT_KEYS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
    QKeySequence.StandardKey.MoveToNextChar,
    QKeySequence.StandardKey.MoveToPreviousChar,
    QKeySequence.StandardKey.MoveToNextLine,
    QKeySequence.StandardKey.MoveToPreviousLine,
    QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.MoveToStartOfLine,
    QKeySequence.StandardKey.MoveToEndOfLine,
    QKeySequence.StandardKey.MoveToStartOfDocument,
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.SelectNextChar,
    QKeySequence.StandardKey.SelectPreviousChar,
    QKeySequence.StandardKey.SelectNextLine,
    QKeySequence.StandardKey.SelectPreviousLine,
    QKeySequence.StandardKey.SelectNextWord,
    QKeySequence.StandardKey.SelectPreviousWord,
    QKeySequence.StandardKey.SelectStartOfLine,
    QKeySequence.StandardKey.SelectEndOfLine,
    QKeySequence.StandardKey.SelectStartOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
)


def edits_text(event: QKeyEvent, *, composing: bool) -> bool:
    """Whether a key edits the text, whatever action it might stand for.

    `composing` says that an input method is at work: the keys that end an
    entry are its own then.
    """
    key, modifiers = event.key(), event.modifiers()
    if key in ENDING:
        return composing
    nothing = Qt.KeyboardModifier.NoModifier
    if key in LEAVING:
        return composing or modifiers == nothing
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers & control:
        return False
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        # Who writes capitals fast still holds Shift.
        is_slip = key == Qt.Key.Key_Backspace and modifiers == shift
        is_plain = modifiers in (nothing, control) or is_slip
        return is_plain or event.matches(QKeySequence.StandardKey.Cut)
    return types_text(event) or any(event.matches(standard) for standard in _TEXT_KEYS)


def types_text(event: QKeyEvent) -> bool:
    """Whether a key press writes a character rather than commands something."""
    if not event.text() or not event.text().isprintable():
        return False
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    meta = Qt.KeyboardModifier.MetaModifier
    held = event.modifiers() & (control | alt | meta)
    # AltGr is Ctrl+Alt on Windows; on macOS Alt alone types characters.
    return not held or held == control | alt or (sys.platform == "darwin" and held == alt)
