from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.ui.outline.tree_view import OutlineTreeView
from tests.ui.outline.typist import Typist


def _row(name: str, *children: Node, text: str = "") -> Node:
    return Node(id=f"n-{name}", text=text or f"row {name}", children=children)


@pytest.fixture
def document() -> Document:
    """aa (ab (ac), ad), ba (bb), ca: seven rows."""
    outline = (
        _row("aa", _row("ab", _row("ac")), _row("ad")),
        _row("ba", _row("bb")),
        _row("ca"),
    )
    return Document(DocumentRoot(id="test", outline=outline))


@pytest.fixture
def long_document() -> Document:
    """Top rows n-000 to n-499, every tenth of them over several lines."""
    rows = [
        _row(f"{number:03}", text=f"row {number} " + "long " * (80 if number % 10 == 0 else 0))
        for number in range(500)
    ]
    return Document(DocumentRoot(id="test", outline=tuple(rows)))


class Host(QWidget):
    """A window with a view in it, and `beside` it something else to put the focus in."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.beside = QLineEdit(self)
        self.view = OutlineTreeView(document, self)
        self.view.move(0, 40)


@pytest.fixture
def hosts() -> list[Host]:
    """The windows of the views made by `make_view`."""
    return []


@pytest.fixture
def make_view(qtbot: QtBot, hosts: list[Host]) -> Callable[..., OutlineTreeView]:
    """Shows a view of a document in a window, with the focus in it."""

    def make(document: Document, width: int = 700, height: int = 400) -> OutlineTreeView:
        host = Host(document)
        hosts.append(host)
        qtbot.addWidget(host)
        host.view.resize(width, height)
        with qtbot.waitActive(host):
            host.show()
        host.view.setFocus()
        return host.view

    return make


@pytest.fixture
def view(make_view: Callable[..., OutlineTreeView], document: Document) -> OutlineTreeView:
    """A view of `document`."""
    return make_view(document)


@pytest.fixture
def beside(view: OutlineTreeView, hosts: list[Host]) -> QLineEdit:
    """Another part of the window of `view`."""
    return hosts[0].beside


@pytest.fixture
def typist(view: OutlineTreeView, document: Document) -> Typist:
    """Writes into the document what is typed into `view`, with undo."""
    return Typist(view, document)
