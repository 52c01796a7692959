"""A document is written as text for others, until the person does not want it any more."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.exporting import export_text
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.progress import Cancelled

ROOT = DocumentRoot(id="a", title="A", outline=(Node(id="n-aa", text="first"),))


def test_cancelling_at_any_moment_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("hours of work", "utf-8")
    looks, told = 0, list[float]()

    def tell(done: float) -> None:
        told.append(done)
        if len(told) > looks:
            raise Cancelled

    while True:
        told.clear()
        try:
            export_text(ROOT, "", target, tell)
        except Cancelled:
            assert target.read_text("utf-8") == "hours of work"
            looks += 1
            continue
        break
    # Before the text is made, once it is, and once what stood there is read, to be kept.
    assert told == [0, 0.5, 0.5]
    assert "first" in target.read_text("utf-8")
