"""What a file says, in every form that is accepted."""

from __future__ import annotations

import codecs
import gc
from decimal import Decimal

import pytest

from outline_editor.core.addresses import DOCUMENT, node_ref, note_ref
from outline_editor.core.extensions import ExtensionList, ExtensionMap, ExtensionScalar
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.vocabulary import (
    Change,
    DocumentStatus,
    Finding,
    Instrument,
    NoteKind,
    Stated,
)
from outline_editor.storage.loaded import FileRefused, LoadedDocument
from outline_editor.storage.yaml_reader import document_from_text, read_codebook, read_document
from tests.storage.samples import EVERY_FIELD, EXAMPLE, EXAMPLE_CODEBOOK

HEAD = "format: policy-outline/1\nid: a\n"


def read(body: str) -> DocumentRoot:
    """A document that has nothing wrong."""
    loaded = document_from_text(HEAD + body)
    assert loaded.problems == ()
    return loaded.root


def row(fields: str) -> Node:
    return read(f"outline:\n  - {fields}\n").outline[0]


def test_the_example_of_the_format() -> None:
    loaded = read_document(EXAMPLE.encode())
    assert loaded.problems == ()
    assert loaded.notices == ()
    assert loaded.header == "# yaml-language-server: $schema=policy-outline-1.schema.json\n"
    assert loaded.text == EXAMPLE
    root = loaded.root
    assert root.id == "miit-2019-press"
    assert root.status is DocumentStatus.DRAFT
    assert root.original_language == "zh"
    assert [source.id for source in root.sources] == ["s1", "s2"]
    assert root.sources[1].date == "2019-01-29"
    assert root.actors[1].name.get("zh") == "苗圩"
    assert root.concepts[1].label.get("en") == "state advances, private retreats"
    note = root.notes[0]
    assert note.kind is NoteKind.CONTEXT
    assert note.also_on == ("n-k5mvt",)
    assert note.compares is not None
    assert note.compares.finding is Finding.EMPHASIS
    assert [node.id for node in walk(root.outline)] == ["n-3fqx8", "n-8bd2r", "n-k5mvt"]
    assert root.outline[0].children[0].original == "推动制造业高质量发展"


def test_every_field() -> None:
    root = read_document(EVERY_FIELD.encode()).root
    node = root.outline[0]
    assert node.instrument is Instrument.GUARANTEE_FUND
    assert node.change is Change.NEW
    assert node.stated is Stated.ABSENT
    assert (node.period, node.due) == ("2019-Q1/2022", "2022")
    assert node.places == ("CN-HN", "CN")
    assert node.targets == ("smes",)
    assert node.cites == ("s1@p. 3, left", "s2")
    first, second = node.amounts
    assert (first.value, first.to, first.currency) == (Decimal("60000000000"), None, "CNY")
    assert (second.value, second.to, second.unit) == (Decimal("-2.50"), Decimal("10"), "%")
    assert str(second.value) == "-2.50"
    assert root.sources[0].checked is True
    assert root.sources[1].checked is False
    assert root.concepts[0].include == "Firms that\nlead a niche.\n"


def test_a_codebook() -> None:
    loaded = read_codebook(EXAMPLE_CODEBOOK.encode())
    assert loaded.problems == ()
    assert loaded.notices == ()
    assert loaded.root.id == "shared"
    assert [actor.id for actor in loaded.root.actors] == ["miit"]
    assert [concept.id for concept in loaded.root.concepts] == ["small-giants"]
    assert loaded.header == "# The codebook of all files here.\n"


def test_faults_in_a_codebook() -> None:
    data = b"format: policy-codebook/1\nid: a\nactors: [{id: b}]\noutline: []\n"
    loaded = read_codebook(data)
    assert loaded.has_errors
    assert [(problem.code, problem.line, problem.column) for problem in loaded.problems] == [
        ("missing-key", 3, 10),
        ("unknown-key", 4, 1),
    ]
    assert loaded.root.actors == ()


def test_an_outline_is_no_codebook() -> None:
    with pytest.raises(FileRefused) as refused:
        read_codebook(EXAMPLE.encode())
    assert refused.value.problem.code == "is-outline"
    assert (refused.value.problem.line, refused.value.problem.column) == (2, 9)


# Every scalar is text


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "on",
        "true",
        "2019",
        "12:30",
        "1e3",
        "0x1f",
        "017",
        "1_000",
        "2019-01-29",
        ".inf",
        ".nan",
        "=",
        "<<",
        "-1",
        "+1",
        "0b1",
        "~a",
        "nulls",
        "NuLL",
        "1__0",
        "2001-12-14t21:59:43.10-05:00",
    ],
)
def test_a_text_stays_as_it_is_written(text: str) -> None:
    assert row(f"text: {text}").text == text


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL"])
def test_unquoted_null_is_absent(null: str) -> None:
    node = row(f"{{text: a, original: {null}, kind: {null}, actors: {null}, notes: {null}}}")
    assert node == Node(id=node.id, text="a")


@pytest.mark.parametrize("null", ["~", "null", "Null", "NULL"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quoted_null_is_text(null: str, quote: str) -> None:
    assert row(f"text: {quote}{null}{quote}").text == null


def test_languages_can_be_absent() -> None:
    root = read("actors: [{id: b, name: {en: B, zh: ~, no: Nei}}]\n")
    assert root.actors[0].name.texts == (("en", "B"), ("no", "Nei"))


def test_an_empty_comparison_is_none() -> None:
    assert read("notes: [{id: t-aa, text: b, compares: {document: ~}}]\n").notes[0].compares is None


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("'it''s'", "it's"),
        ('"a\\tb\\u4e2d\\U0001F600\\L"', "a\tb中😀\u2028"),
        ("a\n      b", "a b"),
        ("'a\n\n      b'", "a\nb"),
        ("|\n      a\n       b\n", "a\n b\n"),
        ("|-\n      a\n", "a"),
        ("|+\n      a\n", "a\n\n"),
        (">-\n      a\n      b\n", "a b"),
        ("|1-\n      a", " a"),
    ],
)
def test_every_style_of_text(source: str, text: str) -> None:
    assert row(f"original: {source}\n    text: b").original == text


def test_keys_in_any_order_and_style() -> None:
    root = read('"outline": [{\'text\': a, "id": n-aa}]\n? status\n: reviewed\n')
    assert root.status is DocumentStatus.REVIEWED
    assert root.outline == (Node(id="n-aa", text="a"),)


def test_lists_need_no_indentation() -> None:
    assert len(read("outline:\n- text: a\n- text: b\n").outline) == 2


def test_a_hundred_levels_of_rows() -> None:
    body = "outline:\n" + "".join(
        f"{'    ' * level}  - text: level {level + 1}\n{'    ' * level}    children:\n"
        for level in range(100)
    )
    root = read(body.removesuffix("children:\n").rstrip(" "))
    assert [node.text for node in walk(root.outline)][-1] == "level 100"


# Own fields


def test_own_fields_keep_order_nesting_and_plainness() -> None:
    body = """\
x-b: 2019
x-a:
  - '2019'
  - c: ~
    "1": [d e, 'f']
  - |
    g
  - h
    i
x-:
"""
    quoted = ExtensionScalar

    def plain(text: str) -> ExtensionScalar:
        return ExtensionScalar(text, plain=True)

    assert read(body).extensions == (
        ("x-b", plain("2019")),
        (
            "x-a",
            ExtensionList(
                (
                    quoted("2019"),
                    ExtensionMap(
                        (
                            (plain("c"), plain("~")),
                            (quoted("1"), ExtensionList((plain("d e"), quoted("f")))),
                        )
                    ),
                    quoted("g\n"),
                    quoted("h i"),
                )
            ),
        ),
        ("x-", plain("")),
    )


def test_every_element_may_have_own_fields() -> None:
    root = read(
        "sources: [{id: s1, x-a: 1}]\n"
        "actors: [{id: b, name: {en: B, x-a: 2}, x-a: 3}]\n"
        "notes: [{id: t-aa, text: c, compares: {document: d, x-a: 4}, x-a: 5}]\n"
        "outline: [{id: n-aa, text: e, amounts: [{quote: f, x-a: 6}], x-a: 7}]\n"
    )
    actor, note, node = root.actors[0], root.notes[0], root.outline[0]
    assert note.compares is not None
    owners = [root.sources[0], actor.name, actor, note.compares, note, node.amounts[0], node]
    assert [owner.extensions[0][1] for owner in owners] == [
        ExtensionScalar(str(number), plain=True) for number in range(1, 8)
    ]


# Encodings and line ends


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (EXAMPLE.encode(), []),
        (codecs.BOM_UTF8 + EXAMPLE.encode(), ["notice.byte-order-mark"]),
        (EXAMPLE.encode("utf-16"), ["notice.utf-16"]),
        (codecs.BOM_UTF16_BE + EXAMPLE.encode("utf-16-be"), ["notice.utf-16"]),
        (EXAMPLE.replace("\n", "\r\n").encode(), ["notice.line-ends"]),
        (
            EXAMPLE.replace("\n", "\r\n").encode("utf-16"),
            ["notice.utf-16", "notice.line-ends"],
        ),
    ],
)
def test_accepted_encodings_and_line_ends(data: bytes, codes: list[str]) -> None:
    loaded = read_document(data)
    assert loaded.root == read_document(EXAMPLE.encode()).root
    assert loaded.text == EXAMPLE
    assert loaded.header == read_document(EXAMPLE.encode()).header
    assert [notice.code for notice in loaded.notices] == codes


def test_line_ends_of_windows_in_a_text_of_several_lines() -> None:
    data = (HEAD + "title: |\n  a\n  b\n").replace("\n", "\r\n").encode()
    assert read_document(data).root.title == "a\nb\n"


def test_no_final_line_end() -> None:
    assert document_from_text(HEAD + "title: b").root.title == "b"


# Missing ids


def ids(root: DocumentRoot) -> list[str]:
    found = [note.id for note in root.notes]
    for node in walk(root.outline):
        found += [node.id, *(note.id for note in node.notes)]
    return found


WITHOUT_IDS = (
    "notes:\n  - text: N\noutline:\n  - text: A\n    notes:\n      - text: N\n"
    "  - text: A\n    children:\n      - id: n-aa\n        text: A\n"
)


def test_missing_ids_are_derived_and_said() -> None:
    loaded = document_from_text(HEAD + WITHOUT_IDS)
    assert [notice.text for notice in loaded.notices] == [
        "4 rows and notes without an id were given one; saving writes them."
    ]
    given = ids(loaded.root)
    assert len(set(given)) == 5
    assert given == ["t-4jn7p", "n-72xn6", "t-t9fpg", "n-p95kw", "n-aa"]


def test_derived_ids_do_not_depend_on_the_order_of_keys_or_the_way_of_reading() -> None:
    expected = ids(document_from_text(HEAD + WITHOUT_IDS).root)
    notes, outline = WITHOUT_IDS.split("outline:")
    swapped = document_from_text(f"{HEAD}outline:{outline}{notes}")
    assert ids(swapped.root) == expected
    thorough = document_from_text(f"# c\n{HEAD}{WITHOUT_IDS}x-a: b # c\n")
    assert [given for given in ids(thorough.root) if given in expected] == expected


def test_a_derived_id_avoids_those_in_the_file() -> None:
    taken = document_from_text(HEAD + "outline:\n  - text: A\n").root.outline[0].id
    root = read(f"outline:\n  - text: A\n  - id: {taken}\n    text: B\n")
    assert root.outline[1].id == taken
    assert root.outline[0].id != taken


# The view of a file with errors


def read_with_errors(body: str) -> LoadedDocument:
    loaded = document_from_text(HEAD + body)
    assert loaded.has_errors
    return loaded


def test_a_failing_field_is_left_out() -> None:
    loaded = read_with_errors(
        "status: final\noutline:\n  - id: n-aa\n    text: A\n    kind: mesure\n    due: '2022'\n"
        "    actors: [b, C]\n    amounts: [{quote: d, value: e}]\n    children:\n      - F\n"
    )
    assert loaded.root.status is DocumentStatus.DRAFT
    node = loaded.root.outline[0]
    assert (node.kind, node.due, node.actors, node.children) == (None, "2022", (), ())
    assert node.amounts[0].quote == "d"
    assert node.amounts[0].value is None
    assert {problem.ref for problem in loaded.problems} == {DOCUMENT, node_ref("n-aa")}
    assert [problem.field for problem in loaded.problems] == [
        "status",
        "kind",
        "actors",
        "amounts",
        "children",
    ]


def test_a_row_without_text_shows_that() -> None:
    loaded = read_with_errors("outline:\n  - id: n-aa\n    children: [{id: n-bb, text: B}]\n")
    node = loaded.root.outline[0]
    assert node.text == "(no text)"
    assert node.children[0].text == "B"
    assert loaded.problems[0].ref == node_ref("n-aa")


def test_an_element_that_can_not_be_shown_is_left_out() -> None:
    loaded = read_with_errors("actors:\n  - id: b\n    role: [c]\n  - id: d\n    name: {en: D}\n")
    assert [actor.id for actor in loaded.root.actors] == ["d"]
    assert {problem.ref for problem in loaded.problems} == {DOCUMENT}
    assert {problem.field for problem in loaded.problems} == {"actors"}


def test_errors_point_to_the_elements_of_the_view() -> None:
    loaded = read_with_errors(
        "notes:\n  - text: N\n    kind: remark\noutline:\n  - text: A\n    kind: b\n"
        "  - id: n-aa\n    text: B\n  - id: n-aa\n    text: C\n"
    )
    root = loaded.root
    assert [problem.ref for problem in loaded.problems] == [
        note_ref(root.notes[0].id),
        node_ref(root.outline[0].id),
        node_ref(root.outline[2].id),
    ]
    assert root.outline[1].id == "n-aa"
    assert root.outline[2].id != "n-aa"
    assert len({node.id for node in root.outline}) == 3


def test_a_curated_document_may_have_no_errors() -> None:
    loaded = read_with_errors("status: curated\noutline: [{text: A, kind: b}, {text: ~}]\n")
    curated = loaded.problems[0]
    assert (curated.code, curated.line, curated.column) == ("curated-with-errors", 3, 9)
    assert curated.message.text.startswith("The status is “curated”, but the file has 2 errors.")
    assert loaded.root.status is DocumentStatus.CURATED


def test_a_curated_document_without_errors() -> None:
    assert read("status: curated\n").status is DocumentStatus.CURATED


def test_problems_stand_in_the_order_of_the_file() -> None:
    loaded = read_with_errors("x-a: b\noutline:\n  - {text: A, due: b, kind: c}\nstatus: d\n")
    places = [(problem.line, problem.column) for problem in loaded.problems]
    assert places == sorted(places)


def test_the_garbage_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    read_document(EXAMPLE.encode())
    assert gc.isenabled()
    gc.disable()
    try:
        read_document(EXAMPLE.encode())
        assert not gc.isenabled()
    finally:
        gc.enable()
