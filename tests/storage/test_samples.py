"""The example of the format's page and the files that are shipped, opened and saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.core.index import walk
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Comparison, Concept, DocumentRoot, Node, Note, Source
from outline_editor.core.vocabulary import ConceptKind, Finding, NodeKind, NoteKind, SourceKind
from outline_editor.storage.saving import save_document
from outline_editor.storage.yaml_reader import read_codebook, read_document
from outline_editor.storage.yaml_writer import write_codebook, write_document
from tests.storage.samples import EXAMPLE_FILE

SAMPLES = Path(__file__).parents[2] / "sample_docs"
OUTLINES = [SAMPLES / f"{name}.yaml" for name in ("miit-2019-press", "miit-2018-work-conference")]
HEADER = "# yaml-language-server: $schema=policy-outline-1.schema.json\n"


def example() -> DocumentRoot:
    innovation = Node(id="n-k5mvt", text="build an innovation system around companies")
    priority = Node(
        id="n-8bd2r",
        text="promote high-quality development in the manufacturing industry",
        original="推动制造业高质量发展",
        children=(innovation,),
    )
    section = Node(
        id="n-3fqx8",
        kind=NodeKind.SECTION,
        text="Miao Wei 苗圩 Ministry of Industry and IT (MIIT) minister held a press conference "
        "summarising MIIT priorities for 2019",
        actors=("miao-wei", "miit"),
        cites=("s2",),
        children=(priority,),
    )
    note = Note(
        id="t-4hk9w",
        kind=NoteKind.CONTEXT,
        text="The main difference is emphasis on ‘small giants’.",
        also_on=("n-k5mvt",),
        concepts=("small-giants", "state-advances"),
        compares=Comparison(document="miit-2018-work-conference", finding=Finding.EMPHASIS),
        cites=("s1",),
    )
    return DocumentRoot(
        id="miit-2019-press",
        title="MIIT priorities for 2019, as put by the minister",
        original_language="zh",
        jurisdiction="CN",
        sources=(
            Source(
                id="s1",
                title="Policy ticker on the small-giants guarantee fund",
                kind=SourceKind.BRIEFING,
            ),
            Source(
                id="s2",
                title="Minister's press conference",
                date="2019-01-29",
                kind=SourceKind.PRESS_CONFERENCE,
            ),
        ),
        actors=(
            Actor(
                id="miit",
                name=Labels.of(
                    {"zh": "工业和信息化部", "en": "Ministry of Industry and IT (MIIT)"}
                ),
            ),
            Actor(
                id="miao-wei",
                name=Labels.of({"en": "Miao Wei", "zh": "苗圩"}),
                role="minister",
                of="miit",
            ),
        ),
        concepts=(
            Concept(id="small-giants", label=Labels.of({"en": "small giants", "zh": "小巨人"})),
            Concept(
                id="state-advances",
                label=Labels.of({"en": "state advances, private retreats", "zh": "国进民退"}),
                kind=ConceptKind.CONCERN,
            ),
        ),
        notes=(note,),
        outline=(section,),
    )


def test_the_example_says_what_it_seems_to() -> None:
    loaded = read_document(EXAMPLE_FILE.read_bytes())
    assert (loaded.problems, loaded.notices, loaded.header) == ((), (), HEADER)
    assert loaded.root == example()


def test_the_example_comes_out_byte_for_byte() -> None:
    assert write_document(example(), HEADER) == EXAMPLE_FILE.read_bytes()


@pytest.mark.parametrize("original", [EXAMPLE_FILE, *OUTLINES], ids=lambda path: path.stem)
def test_opening_and_saving_changes_no_byte(original: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.yaml"
    path.write_bytes(original.read_bytes())
    loaded = read_document(path.read_bytes())
    assert (loaded.problems, loaded.notices) == ((), ())
    save_document(loaded.root, loaded.header, path)
    assert path.read_bytes() == original.read_bytes()


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_the_samples_share_a_codebook(path: Path) -> None:
    loaded = read_document(path.read_bytes())
    assert loaded.header == HEADER
    assert loaded.root.id == path.stem
    assert loaded.root.codebook == "codebook.yaml"
    assert (loaded.root.actors, loaded.root.concepts) == ((), ())


def test_the_sample_codebook_is_what_is_written() -> None:
    data = (SAMPLES / "codebook.yaml").read_bytes()
    loaded = read_codebook(data)
    assert (loaded.problems, loaded.notices) == ((), ())
    assert write_codebook(loaded.root, loaded.header) == data


def test_the_sample_says_what_the_briefing_says() -> None:
    briefing = (SAMPLES / "miit-2019-press.txt").read_text(encoding="utf-8")
    root = read_document((SAMPLES / "miit-2019-press.yaml").read_bytes()).root
    context, *rows = [line.strip().removeprefix("• ") for line in briefing.split("\n") if line]
    assert [note.text for note in root.notes] == [context.removeprefix("context: ")]
    assert [node.text for node in walk(root.outline)] == rows
    assert len(rows) == 34


# One edit, one change in the file


class Lines(NamedTuple):
    """A file's lines, split at what is a row's own."""

    before: list[str]
    own: list[str]
    """From its dash to the key of its notes or of the rows under it."""
    after: list[str]


def lines_around(text: str, row_id: str) -> Lines:
    lines = text.splitlines()
    start = next(index for index, line in enumerate(lines) if line.endswith(f"- id: {row_id}"))
    pad = " " * (lines[start].index("-") + 2)
    end = start + 1
    while (
        end < len(lines)
        and lines[end].startswith(pad)
        and lines[end] not in (f"{pad}notes:", f"{pad}children:")
    ):
        end += 1
    return Lines(lines[:start], lines[start:end], lines[end:])


def rows_of_the_sample() -> Iterator[tuple[Document, str]]:
    """A fresh document for each row, and the row's id."""
    loaded = read_document(OUTLINES[0].read_bytes())
    for row in walk(loaded.root.outline):
        yield Document(loaded.root, header=loaded.header), row.id


def file_of(document: Document) -> str:
    return write_document(document.root, document.header).decode()


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("kind", "target", "kind: target"),
        ("text", "edited: this", "text: 'edited: this'"),
        ("original", "推动", "original: 推动"),
        ("places", ("CN-HN", "CN"), "places: [CN-HN, CN]"),
        ("change", "ended", "change: ended"),
        ("due", "2030", "due: '2030'"),
        ("original", "", None),
        ("kind", None, None),
    ],
)
def test_one_edited_field_changes_its_own_line_only(
    field: str, value: Any, line: str | None
) -> None:
    opened = OUTLINES[0].read_text(encoding="utf-8")
    for document, row_id in rows_of_the_sample():
        with document.transaction("Edit") as transaction:
            transaction.set(node_ref(row_id), **{field: value})
        before, after = lines_around(opened, row_id), lines_around(file_of(document), row_id)
        assert (after.before, after.after) == (before.before, before.after)
        old = {own for own in before.own if own.strip().startswith(f"{field}: ")}
        new = set() if line is None else {" " * before.own[1].index(before.own[1].strip()) + line}
        assert set(before.own) - set(after.own) == old
        assert set(after.own) - set(before.own) == new
        kept = [own for own in before.own if own not in old]
        assert [own for own in after.own if own not in new] == kept


def test_a_new_row_adds_its_own_lines_only() -> None:
    opened = OUTLINES[0].read_text(encoding="utf-8")
    for document, row_id in rows_of_the_sample():
        place = document.place(node_ref(row_id))
        with document.transaction("Insert") as transaction:
            transaction.insert(Node(id="n-new", text="new"), place.owner, place.index)
        around = lines_around(file_of(document), "n-new")
        assert [line.strip() for line in around.own] == ["- id: n-new", "text: new"]
        assert around.before + around.after == opened.splitlines()
