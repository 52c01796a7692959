"""Every visible string on its way through Qt's translation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from outline_editor.core.errors import Message


def translate(context: str, text: str, n: int = -1) -> str:
    """The text in the user's language, as Qt's installed translators have it."""
    return QCoreApplication.translate(context, text, None, n)


def shown(message: Message) -> str:
    """The sentence of a message in the user's language."""
    return message.filled(translate("Messages", message.template))


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them."""
    if len(names) < 2:
        return "".join(names)
    words = translate("Words", "{names} and {last}")
    return words.format(names=", ".join(names[:-1]), last=names[-1])


def word(value: str) -> str:
    """A value of one of the vocabularies as a person reads it."""
    return translate("Words", value.replace("-", " "))


def plain(text: str) -> str:
    """A menu text without its mnemonic mark and dots."""
    return text.replace("&", "").rstrip("…")
