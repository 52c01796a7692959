from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.core.errors import OutlineError
from outline_editor.core.index import walk
from outline_editor.core.model import DEFAULT_HEADER
from outline_editor.core.progress import untold
from outline_editor.formats.base import FORMATS, Format, FormatName, format_for_path

FOUNDING = Path(__file__).parents[2] / "sample_docs" / "miit-2019-press.txt"

TEXT = FORMATS[FormatName.TEXT]
YAML = FORMATS[FormatName.YAML]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", TEXT),
        ("folder.yaml/A.TXT", TEXT),
        ("a.yaml", YAML),
        ("a.b.yml", YAML),
        ("a.docx", None),
        ("txt", None),
        ("", None),
    ],
)
def test_a_format_is_found_by_extension(path: str, expected: Format | None) -> None:
    assert format_for_path(Path(path)) is expected


def test_no_two_formats_claim_an_extension() -> None:
    claimed = [extension for f in FORMATS.values() for extension in f.extensions]
    assert len(set(claimed)) == len(claimed)
    assert all(extension == extension.lower() for extension in claimed)


def test_every_format_is_listed_under_its_name_with_a_label() -> None:
    assert {name: f.name for name, f in FORMATS.items()} == {name: name for name in FormatName}
    assert [f.label.text for f in FORMATS.values()] == ["Policy outline", "Briefing text"]


def test_a_text_is_read_as_a_loaded_document_with_actors_offered() -> None:
    assert TEXT.read is not None
    read = TEXT.read(FOUNDING.read_bytes(), "miit-2019-press", untold)
    assert len(list(walk(read.document.root.outline))) == 34
    assert read.document.header == DEFAULT_HEADER
    assert read.document.text == FOUNDING.read_text("utf-8")
    assert read.document.problems == ()
    assert [offer.actor.id for offer in read.actors] == ["miao-wei", "miit"]


def test_a_text_goes_through_yaml_and_back() -> None:
    assert TEXT.read is not None
    assert TEXT.write is not None
    assert YAML.read is not None
    assert YAML.write is not None
    briefing = TEXT.read(FOUNDING.read_bytes(), "miit-2019-press", untold).document
    data = YAML.write(briefing.root, briefing.header)
    document = YAML.read(data, "", untold).document
    assert document.root == briefing.root
    assert YAML.losses(document.root) == TEXT.losses(document.root) == ()
    assert TEXT.write(document.root, document.header) == FOUNDING.read_bytes() + b"\n"


@pytest.mark.parametrize(
    "data",
    [
        "• 创新\n".encode("utf-8-sig"),
        "• 创新\r\n".encode(),
        "• 创新\n".encode("utf-16"),
    ],
)
def test_texts_in_unicode_are_read(data: bytes) -> None:
    assert TEXT.read is not None
    read = TEXT.read(data, "x", untold).document
    assert [row.text for row in read.root.outline] == ["创新"]
    assert read.notices == ()


def test_a_text_in_another_encoding_is_refused() -> None:
    assert TEXT.read is not None
    with pytest.raises(OutlineError):
        TEXT.read("创新\n".encode("gb18030"), "x", untold)


def test_only_yaml_holds_all_of_a_document() -> None:
    assert [f.name for f in FORMATS.values() if f.is_native] == [FormatName.YAML]
