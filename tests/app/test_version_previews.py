"""Earlier versions as lines to be read, and what is found out of them unasked."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from outline_editor.app.backups import kept_backups
from outline_editor.app.changed_lines import LineState
from outline_editor.app.version_previews import Present, preview
from outline_editor.app.version_reader import Changed, InFile, Read, VersionReader
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.storage import limits
from outline_editor.storage.version_index import VersionOrigin
from outline_editor.storage.yaml_writer import write_document


def _rows(count: int) -> DocumentRoot:
    rows = tuple(Node(id=f"n-{number:05}", text="a") for number in range(count))
    return DocumentRoot(id="a", title="A", outline=rows)


def _present(tmp_path: Path) -> Present:
    return Present(tmp_path / "a.yaml", _rows(1), "")


class TestLarge:
    """Of what has very many lines no more than the beginning is shown."""

    @pytest.mark.parametrize("cut", [b"", b"\n  - x: ["])
    def test_many_lines(self, tmp_path: Path, cut: bytes) -> None:
        data = b"# one of many\n" * 1_000_001 + write_document(_rows(2), "") + cut
        seen = preview(data, _present(tmp_path), as_file=True)
        assert {line.text for line in seen.lines} == {"# one of many"}
        assert len(seen.lines) == 1_000
        assert seen.remarks[-1].code == "versions.beginning"
        assert seen.can_be_restored is not bool(cut)

    def test_many_lines_of_an_old_mac(self, tmp_path: Path) -> None:
        data = b"# one of many\r" * 1_000_001
        assert len(preview(data, _present(tmp_path), as_file=True).lines) == 1_000

    @pytest.mark.parametrize("end", ["\f", "\x85", "\u2028"])
    def test_many_lines_of_what_no_file_may_hold(self, tmp_path: Path, end: str) -> None:
        for encoding in ("utf-8", "utf-16"):
            data = f"# {end * 1_000_001}\n".encode(encoding)
            assert len(preview(data, _present(tmp_path), as_file=True).lines) <= 1_000

    def test_a_line_end_of_two_characters_is_one(self, tmp_path: Path) -> None:
        data = b"# one of many\r\n" * 600_000 + write_document(_rows(2), "")
        assert preview(data, _present(tmp_path), as_file=True).remarks == ()

    def test_long_lines(self, tmp_path: Path) -> None:
        data = b"# " + "国".encode() * 11_000_000
        [line] = preview(data, _present(tmp_path), as_file=True).lines
        assert len(line.text) < 20_000

    def test_the_outline_of_one_is_compared_all_the_same(self, tmp_path: Path) -> None:
        data = b"# one of many\n" * 1_000_001 + write_document(_rows(2), "")
        seen = preview(data, _present(tmp_path), as_file=False)
        assert seen.remarks == ()
        assert LineState.NEW in {line.state for line in seen.lines}
        assert "# one of many" not in {line.text for line in seen.lines}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["", "x: ["])
def test_words_are_legible_in_whatever_encoding_they_may_stand(
    tmp_path: Path, encoding: str, end: str
) -> None:
    present = _present(tmp_path)
    text = present.written().replace("text: a", "text: 国") + end
    seen = preview(text.encode(encoding), present, as_file=True)
    assert [line.text for line in seen.lines if line.state is LineState.NEW] == [
        "    text: 国",
        *([end] if end else []),
    ]


def test_what_can_not_be_decoded_is_marked(tmp_path: Path) -> None:
    seen = preview(b"id: \xff", _present(tmp_path), as_file=True)
    assert [line.text for line in seen.lines if line.state is LineState.NEW] == ["id: \ufffd"]


@pytest.mark.parametrize("limit", ["", "1"])
def test_what_is_too_much_is_not_read_to_tell_what_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    backups, present = kept_backups(), _present(tmp_path)
    for count in (1, 30_000):
        backups.keep(present.path, write_document(_rows(count), ""), VersionOrigin.FOUND)
    monkeypatch.setattr(limits, "_allowed", 0)
    monkeypatch.setenv(limits.VARIABLE, limit)
    reader = VersionReader(backups, backups.versions(present.path), present)
    found: list[Read] = []
    deadline = time.monotonic() + 60
    while len(found) < 3 and time.monotonic() < deadline:
        found += reader.taken()
        time.sleep(0.01)
    reader.close()
    assert [type(one) for one in found] == [InFile, Changed, Changed]
    told = [message.code for one in found if isinstance(one, Changed) for message in one.messages]
    assert told == ([] if limit else ["versions.rows-added"])
