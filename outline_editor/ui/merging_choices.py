"""Merging what is here with what is in a file, as the person chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from outline_editor.core.merge.conflicts import Choices, ConflictKey, Side
from outline_editor.core.merge.three_way import Merged
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Tell, share
from outline_editor.ui import dialogs
from outline_editor.ui.merge_words import MergeWords
from outline_editor.ui.translation import translate

_T = TypeVar("_T")

_MERGED = 0.8
"""The share of the work that is done when it is known what is in conflict."""


def compared(work: Callable[[Tell], _T], name: str, window: QWidget) -> _T:
    """What some work on a file gives, which takes seconds for a large one.

    Raises what it raises, and `Cancelled`.
    """

    def done(tell: Tell) -> _T:
        result = work(tell)
        tell(1)  # whoever has cancelled it does not want to see it any more
        return result

    text = translate("Outside", "Comparing with {name}…").format(name=name)
    return dialogs.waiting.waited_for(done, text, window, at_once=dialogs.waiting.AT_ONCE)


def merged_as_chosen(
    merge: Callable[[Choices, Tell], Merged], name: str, window: QWidget
) -> DocumentRoot | None:
    """What comes of a merge with the file of a name, `None` if nothing is to be merged.

    Raises `Cancelled` where the person does not want to wait.
    """
    chosen: Choices = {}
    while True:
        merged, words = compared(partial(_merged, merge, chosen), name, window)
        if words is None:
            return merged.root
        further = _chosen(merged, words, name, window)
        if further is None:
            return None
        if not further:
            return merged.root
        # What is chosen may set other things against each other.
        chosen = {**chosen, **further}


def _merged(
    merge: Callable[[Choices, Tell], Merged], chosen: Choices, tell: Tell
) -> tuple[Merged, MergeWords | None]:
    """A merge with the conflicts that are yet to be chosen, and with words to ask about it.

    There are none where all is chosen. They take a while for a large document, too.
    """
    merged = merge(chosen, share(tell, 0, _MERGED))
    new = tuple(one for one in merged.conflicts if one.key not in chosen)
    merged = replace(merged, conflicts=new)
    return merged, None if chosen and not new else MergeWords(merged)


def _chosen(
    merged: Merged, words: MergeWords, name: str, window: QWidget
) -> dict[ConflictKey, Side] | None:
    """What the person chooses, `None` if nothing is to be merged."""
    from outline_editor.ui.dialogs.merging import MergingDialog

    dialog = MergingDialog(merged, words, name, window)
    is_accepted = dialog.exec()
    dialog.deleteLater()
    return dialog.choices if is_accepted else None
