"""Merging what is here with what is in a file, as the person chooses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from outline_editor.core.merge.conflicts import Choices, ConflictKey, Side
from outline_editor.core.merge.three_way import Merged
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Tell
from outline_editor.ui import dialogs
from outline_editor.ui.translation import translate

_T = TypeVar("_T")


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
    merged = compared(partial(merge, {}), name, window)
    chosen = _chosen(merged, name, window)
    while chosen is not None:
        merged = compared(partial(merge, chosen), name, window)
        new = [one for one in merged.conflicts if one.key not in chosen]
        if not new:
            return merged.root
        # What was chosen has set other things against each other.
        further = _chosen(Merged(merged.root, tuple(new), merged.tables), name, window)
        chosen = None if further is None else chosen | further
    return None


def _chosen(merged: Merged, name: str, window: QWidget) -> dict[ConflictKey, Side] | None:
    """What the person chooses, `None` if nothing is to be merged."""
    from outline_editor.ui.dialogs.merging import MergingDialog

    dialog = MergingDialog(merged, name, window)
    is_accepted = dialog.exec()
    dialog.deleteLater()
    return dialog.choices if is_accepted else None
