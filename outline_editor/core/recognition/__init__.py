"""Amounts, dates and places that a row names in words."""

from outline_editor.core.recognition.rows import recognised

__all__ = ["recognised"]
