"""What is made to take memory is refused; what is only large is not."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from outline_editor.app.opening import open_file
from outline_editor.app.recovering import file_for, recovered
from outline_editor.app.restoring import read_version
from outline_editor.app.version_previews import Present, preview
from outline_editor.core.addresses import node_ref
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.storage import limits, part_limit
from outline_editor.storage.codebook_file import find_codebook
from outline_editor.storage.decoding import decoded
from outline_editor.storage.in_pieces import PiecedText, Stream
from outline_editor.storage.limits import FileTooLarge, TooManyParts
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.saving import save_document
from outline_editor.storage.yaml_writer import write_document
from tests.app.journal_desk import Desk
from tests.fuzz.seeds import SEEDS, SOUND
from tests.storage.yaml_constructs import FILES as CONSTRUCTS

HEAD = "format: policy-outline/1\nid: a\ntitle: T\nstatus: draft\n"


@pytest.fixture(autouse=True)
def _one_megabyte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_allowed", 0)
    monkeypatch.setenv(limits.VARIABLE, "1")


TOO_MANY = {
    "empty rows": f"{HEAD}outline: [{'{}, ' * 30_000}]\n",
    "short rows": HEAD + "outline:\n" + "  - text: a\n" * 30_000,
    "short rows with an error": f"{HEAD}strange: a\noutline:\n" + "  - text: a\n" * 30_000,
    "pairs in a list": f"{HEAD}x-a: [{'a: b,' * 30_000}]\n",
    "texts": f"{HEAD}x-a: [{'a,' * 300_000}]\n",
    "lists": f"{HEAD}x-a: [{'[],' * 300_000}]\n",
    "keys": HEAD + "".join(f"x-{n}:\n" for n in range(110_000)),
}


@pytest.mark.parametrize("name", TOO_MANY)
def test_what_takes_much_more_memory_than_bytes_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(TOO_MANY[name])
    with pytest.raises(TooManyParts) as caught:
        open_file(file)
    limits.allow(caught.value.size)
    open_file(file)


def test_what_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"{HEAD}outline: [{'{}, ' * 30_000}]\n")
    with pytest.raises(TooManyParts) as caught:
        open_file(file)
    assert caught.value.message.text == (
        f"{file} holds more rows, keys and texts than are read at once, so that the computer does "
        "not run out of memory: they would take about 53 MB of it. If it is the right file, set "
        "OUTLINE_EDITOR_LARGEST_FILE=2 in the environment, or “largest_file” in the settings, and "
        "open it again; or make several files of it."
    )
    assert caught.value.question.text == (
        f"{file} holds more rows, keys and texts than are opened without being wanted: it may "
        "take long, and about 53 MB of memory. Open it if it is the right file."
    )


def test_a_briefing_of_very_many_lines_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for end in ("\n", "\r\n"):
        file.write_text(f"a{end}" * 30_000, newline="")
        with pytest.raises(TooManyParts) as caught:
            open_file(file)
        assert "about 66 MB" in caught.value.message.text


def test_a_codebook_of_very_many_entries_is_not_used(tmp_path: Path) -> None:
    entries = "".join(f"  - {{id: c{n}, label: {{en: a}}}}\n" for n in range(15_000))
    (tmp_path / "book.yaml").write_text(f"format: policy-codebook/1\nid: b\nconcepts:\n{entries}")
    found = find_codebook("book.yaml", tmp_path)
    assert found.root is None
    assert found.trouble is not None
    assert found.trouble.code == "file.too-many-parts"


def test_ordinary_rows_fill_the_largest_file(tmp_path: Path) -> None:
    row = (
        "  - id: n-{:07}\n    text: Promote the high-quality development of the industry, part {}\n"
        "    kind: measure\n    concepts: [supply-side, capacity]\n"
    )
    rows = "".join(row.format(number, number) for number in range(6_750))
    file = tmp_path / "a.yaml"
    file.write_text(f"{HEAD}outline:\n{rows}")
    assert 990_000 < file.stat().st_size <= 1_000_000
    assert len(open_file(file).root.outline) == 6_750
    file.write_text(f"{HEAD}outline:\n{rows}{rows}")
    with pytest.raises(FileTooLarge):
        open_file(file)


def _short_rows(count: int) -> DocumentRoot:
    rows = tuple([Node(id=f"n-{number:05}", text="a") for number in range(count)])
    return DocumentRoot(id="a", title="A", outline=rows)


def test_what_was_saved_here_is_read_here_again(tmp_path: Path) -> None:
    """It is in memory anyway; and another program may change it, which is to be merged."""
    file = tmp_path / "a.yaml"
    save_document(_short_rows(30_000), "", file)
    assert len(open_file(file).root.outline) == 30_000


def test_saving_what_is_not_too_much_allows_no_more(tmp_path: Path) -> None:
    """However much its bytes let expect."""
    times = " ".join(["12:30,"] * 1_000)
    rows = tuple([Node(id=f"n-{number:05}", text=times) for number in range(100)])
    save_document(DocumentRoot(id="a", outline=rows), "", tmp_path / "a.yaml")
    size = (tmp_path / "a.yaml").stat().st_size
    assert size < 1_000_000 < part_limit._bound((tmp_path / "a.yaml").read_bytes())
    assert limits._allowed == 0


def test_a_limit_that_is_no_number_keeps_nobody_from_saving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTLINE_EDITOR_LARGEST_FILE", "32MB")
    file = tmp_path / "a.yaml"
    save_document(_short_rows(1), "", file)
    assert file.exists()


def test_a_version_comes_back_however_much_it_holds(tmp_path: Path) -> None:
    data = write_document(_short_rows(30_000), "")
    file = tmp_path / "a.yaml"
    file.write_bytes(data)
    with pytest.raises(TooManyParts):
        open_file(file)
    with pytest.raises(TooManyParts):
        read_version(data, file, was_open=False)
    assert limits._allowed == 0
    assert len(read_version(data, file).opened.root.outline) == 30_000
    assert len(open_file(file).root.outline) == 30_000


def test_of_a_version_that_another_program_wrote_the_beginning_is_shown(tmp_path: Path) -> None:
    data = write_document(_short_rows(30_000), "")
    present = Present(tmp_path / "a.yaml", _short_rows(1), "")
    seen = preview(data, present, as_file=False, was_open=False)
    told = [remark.code for remark in seen.remarks]
    assert told == ["file.open-many-parts", "versions.beginning"]
    lines = data.decode("utf-8").splitlines()
    assert [line.text for line in seen.lines] == lines[:1_000]
    assert seen.can_be_restored
    assert preview(data, present, as_file=False).remarks == ()


@pytest.mark.parametrize("titled", [True, False])
def test_what_was_not_saved_comes_back_however_much_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, titled: bool
) -> None:
    root = _short_rows(20_000)
    desk = Desk(tmp_path, root)
    kept = desk.keep(titled=titled)
    if not titled:
        kept.begin(root)
    with desk.document.transaction("Type") as transaction:
        transaction.set(node_ref("n-00000"), text="what was not saved")
    [left] = desk.crash()
    monkeypatch.setattr(limits, "_allowed", 0)  # another process
    file = file_for(left, lambda _: False, lambda _: False)
    made = recovered(left, file)
    assert made.ready.checked.document.root == desk.document.root
    desk.end()


def test_what_is_in_its_file_comes_back_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _short_rows(20_000)
    desk = Desk(tmp_path, root)
    kept = desk.keep()
    kept.begin(_short_rows(1))  # so that it does not allow as much as the file takes
    with desk.document.transaction("Type") as transaction:
        transaction.set(node_ref("n-00000"), text="what was not saved")
    [left] = desk.crash()
    monkeypatch.setattr(limits, "_allowed", 0)  # another process
    made = recovered(left, file_for(left, lambda _: False, lambda _: False))
    assert made.in_file is not None
    assert made.in_file.opened.root == root
    desk.end()


def _parts(text: str) -> int:
    """How much the events of a text count for, up to where it is no YAML."""
    parts, loader = 0, yaml.CSafeLoader(Stream(PiecedText(text)))
    with suppress(yaml.YAMLError):
        while loader.check_event():
            event = loader.get_event()
            parts += isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent)
            parts += 8 * isinstance(event, yaml.MappingStartEvent)
    return parts


_CONSTRUCTS = tuple([path.read_bytes() for path in CONSTRUCTS.values()])


@pytest.mark.parametrize("files", [SOUND, SEEDS, _CONSTRUCTS], ids=["sound", "bad", "constructs"])
def test_there_is_never_more_than_was_expected_from_the_bytes(files: tuple[bytes, ...]) -> None:
    """Else it would not even be counted."""
    counted = 0
    for data in files:
        with suppress(FileRefused):
            parts = _parts(decoded(data).text.whole())
            # What has no sign of its own is there once: the document, and the first text in it.
            assert part_limit._bound(data) + 10 >= parts, data
            counted += 1
    assert counted > len(files) // 2


@pytest.mark.parametrize(
    "each",
    [
        "{},",
        "[],",
        "a,",
        ",",
        "a: b,",
        "{a},",
        "{a,b},",
        "? a\n",
        ": a\n",
        "- \n",
        "- - a\n",
        "''\n",
    ],
)
@pytest.mark.parametrize("around", ["[{}]", "{{{}}}", "{}", "- {}"])
def test_many_of_the_same_are_no_more_than_expected(each: str, around: str) -> None:
    text = around.format(each * 50)
    assert part_limit._bound(text.encode()) + 10 >= _parts(text)
