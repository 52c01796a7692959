"""The keys that a text being edited takes for itself, whatever action they stand for.

Names, since the keymap knows no Qt; a test compares them with what Qt has.
Source for macOS: the key bindings in Qt's qplatformtheme.cpp.
"""

from __future__ import annotations

TEXT_KEYS = frozenset(
    {
        *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X"),
        *("Ctrl+Ins", "Shift+Ins", "Shift+Del"),
        *("Backspace", "Shift+Backspace", "Ctrl+Backspace", "Del", "Ctrl+Del"),
        *("Ctrl+Left", "Ctrl+Right", "Ctrl+Shift+Left", "Ctrl+Shift+Right"),
        *("Ctrl+Home", "Ctrl+End", "Ctrl+Shift+Home", "Ctrl+Shift+End"),
    }
)
"""Those of Linux and Windows, beside the bare keys that move the caret."""

TEXT_KEYS_ON_MAC = frozenset(
    {
        *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Meta+K", "Meta+Y"),
        *("Backspace", "Shift+Backspace", "Ctrl+Backspace", "Alt+Backspace"),
        *("Del", "Ctrl+Del", "Alt+Del"),
        *("Meta+B", "Meta+F", "Meta+N", "Meta+P"),
        *("Alt+Left", "Alt+Right", "Alt+Shift+Left", "Alt+Shift+Right"),
        *("Ctrl+Left", "Ctrl+Right", "Ctrl+Shift+Left", "Ctrl+Shift+Right"),
        *("Meta+Left", "Meta+Right", "Meta+Shift+Left", "Meta+Shift+Right"),
        *("Ctrl+Shift+Up", "Ctrl+Shift+Down"),
        *("Ctrl+Shift+Home", "Ctrl+Shift+End"),
    }
)
"""Those of macOS, where Ctrl is the Command key and Meta the Control key."""
