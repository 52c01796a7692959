"""What another program has put into a file is looked at for as long as that is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.outside import Outside, look_to_follow
from outline_editor.core.fields import replaced
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.progress import Cancelled, Tell
from outline_editor.storage.yaml_writer import write_document

SAVED = DocumentRoot(id="a", outline=tuple([Node(id=f"n-a{n}", text=str(n)) for n in range(3000)]))


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A file in which another program has changed the last of many rows."""
    path = tmp_path / "a.yaml"
    last = Node(id="n-a2999", text="theirs")
    path.write_bytes(write_document(replaced(SAVED, "outline", (*SAVED.outline[:-1], last)), ""))
    return path


def _followed(path: Path, tell: Tell) -> Outside:
    return look_to_follow(
        path, b"before", SAVED, SAVED, by_edits=True, with_errors=False, tell=tell
    )


def test_it_tells_how_far_it_is(theirs: Path) -> None:
    told: list[float] = []
    found = _followed(theirs, told.append)
    assert found.way is not None
    assert len(found.way.edits) == 1
    assert told == sorted(told)
    assert told[0] < 0.2
    assert 0.9 <= told[-1] <= 1


@pytest.mark.parametrize("part", [0.0, 0.5, 0.85])
def test_it_can_be_cancelled_all_the_while(theirs: Path, part: float) -> None:
    told: list[float] = []

    def tell(done: float) -> None:
        told.append(done)
        if done >= part:
            raise Cancelled

    with pytest.raises(Cancelled):
        _followed(theirs, tell)
    assert told[-1] < part + 0.1
