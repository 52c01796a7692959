"""Data for the clipboard that may outlive Python."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel


def new_mime_data() -> QMimeData:
    """Empty data, made by Qt itself.

    What Python makes asks Python back even as it is deleted; and what is on
    the clipboard is deleted last of all, when there is no Python any more, so
    that the process would crash as it ends.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    return data
