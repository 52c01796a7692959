from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref, note_ref, ref_of
from outline_editor.core.edits import Edit, Insert, Move, Remove, SetField, decode, encode
from outline_editor.core.extensions import ExtensionList, ExtensionMap, ExtensionScalar
from outline_editor.core.fields import fields_of
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    MAX_DEPTH,
    Actor,
    Amount,
    Comparison,
    Concept,
    Element,
    Node,
    Note,
    Source,
)
from outline_editor.core.vocabulary import (
    Basis,
    Change,
    ConceptKind,
    DocumentStatus,
    Instrument,
    Modifier,
    NodeKind,
    NoteKind,
    NoteState,
    SourceKind,
    Stated,
)

OWN_FIELDS = (
    ("x-empty", ExtensionScalar("", plain=True)),
    ("x-quoted", ExtensionScalar("", plain=False)),
    ("x-number", ExtensionScalar("2019", plain=True)),
    ("x-lines", ExtensionScalar("two\nlines")),
    ("x-list", ExtensionList((ExtensionScalar("a"), ExtensionList(()), ExtensionMap(())))),
    (
        "x-map",
        ExtensionMap(
            (
                (ExtensionScalar("1", plain=True), ExtensionMap(())),
                (ExtensionScalar("key"), ExtensionList((ExtensionMap(()),))),
            )
        ),
    ),
    ("x-nothing-listed", ExtensionList(())),
    ("x-nothing-mapped", ExtensionMap(())),
)

NAME = Labels((("zh", "小巨人"), ("en", "small giants")), OWN_FIELDS)

AMOUNTS = (
    Amount(
        quote="60 bn",
        value=Decimal(60_000_000_000),
        to=Decimal("61.50"),
        currency="CNY",
        modifier=Modifier.RANGE,
        basis=Basis.INFERRED,
        extensions=OWN_FIELDS,
    ),
    Amount(quote="none", value=Decimal("-0.0"), unit="%"),
    Amount(quote="tiny", value=Decimal("1E-1000")),
    Amount(quote="huge", value=Decimal("9E+999")),
)

NOTE = Note(
    id="t-note",
    kind=NoteKind.TODO,
    quote="‘small giants’",
    before="to become ",
    after=" \t",
    text="Why?\nSince when? \U0001f9ed",
    also_on=("n-row", "n-other"),
    concepts=("small-giants",),
    compares=Comparison(document="miit-2018", extensions=OWN_FIELDS),
    cites=("s1@p. 3", "s2"),
    by="CP",
    date="2019-Q1",
    state=NoteState.OPEN,
    extensions=OWN_FIELDS,
)

NODE = Node(
    id="n-row",
    kind=NodeKind.MEASURE,
    text="no",
    original="否",
    actors=("miit",),
    places=("CN-HN", "CN"),
    targets=("smes",),
    instrument=Instrument.GUARANTEE_FUND,
    change=Change.NEW,
    stated=Stated.ABSENT,
    period="2019/2022",
    due="2019-02-30",
    amounts=AMOUNTS,
    concepts=("small-giants",),
    cites=("s1",),
    extensions=OWN_FIELDS,
    notes=(NOTE, Note(id="t-bare", text="")),
    children=(Node(id="n-child", text=""),),
)

SOURCE = Source(
    id="s1",
    title="Ticker",
    publisher="CP",
    date="2019-01-29",
    url="https://example.org",
    language="zh-Hans",
    kind=SourceKind.PRESS_CONFERENCE,
    accessed="2019",
    checked=False,
    extensions=OWN_FIELDS,
)

ACTOR = Actor(
    id="miit", name=NAME, alt=("MIIT", "工信部"), role="ministry", of="sc", extensions=OWN_FIELDS
)

CONCEPT = Concept(
    id="small-giants",
    label=NAME,
    alt=("little giants",),
    definition="SMEs",
    include="in",
    exclude="out",
    broader="smes",
    kind=ConceptKind.SECTOR,
    merged_into="champions",
    extensions=OWN_FIELDS,
)


def _through_json(edit: Edit) -> Edit:
    return decode(json.loads(json.dumps(encode(edit))))


def _fields(element: Element) -> list[SetField]:
    """One edit for every field of an element that can be set."""
    fixed = ("id", "notes", "children")
    names = [name for name in fields_of(type(element)) if name not in fixed]
    return [SetField(ref_of(element), name, getattr(element, name)) for name in names]


EDITS: list[Edit] = [
    Insert(DOCUMENT, "outline", 0, NODE),
    Insert(node_ref("n-row"), "notes", 2, NOTE),
    Insert(DOCUMENT, "sources", 1, SOURCE),
    Insert(DOCUMENT, "actors", 0, ACTOR),
    Insert(DOCUMENT, "concepts", 0, CONCEPT),
    Insert(DOCUMENT, "outline", 0, Node(id="n-bare", text="")),
    Remove(node_ref("n-row")),
    Remove(Ref(ElementKind.CONCEPT, "small-giants")),
    Move(node_ref("n-row"), node_ref("n-other"), "children", 3),
    Move(note_ref("t-note"), DOCUMENT, "notes", 0),
    *_fields(NODE),
    *_fields(NOTE),
    *_fields(SOURCE),
    *_fields(ACTOR),
    *_fields(CONCEPT),
    *_fields(Node(id="n-row", text="")),
    *_fields(Note(id="t-note", text="")),
    *_fields(Source(id="s1")),
    SetField(DOCUMENT, "id", "another"),
    SetField(DOCUMENT, "title", ""),
    SetField(DOCUMENT, "status", DocumentStatus.REVIEWED),
    SetField(DOCUMENT, "extensions", OWN_FIELDS),
]


@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_an_edit_comes_back_from_json_exactly(edit: Edit) -> None:
    back = _through_json(edit)
    assert back == edit
    # What is equal can still be written differently: 2.5 and 2.50.
    assert repr(back) == repr(edit)


def test_a_row_of_every_allowed_depth_comes_back(recwarn: pytest.WarningsRecorder) -> None:
    node = Node(id="n-100", text="deepest")
    for level in range(MAX_DEPTH - 1, 0, -1):
        node = Node(id=f"n-{level:03}", text="x", children=(node,))
    edit = Insert(DOCUMENT, "outline", 0, node)
    assert _through_json(edit) == edit
    assert not recwarn.list


def test_what_is_written_is_small_and_plain() -> None:
    assert encode(Insert(DOCUMENT, "outline", 0, Node(id="n-bare", text=""))) == {
        "op": "insert",
        "owner": ["document", ""],
        "field": "outline",
        "index": 0,
        "kind": "node",
        "element": {"id": "n-bare", "text": ""},
    }
    assert encode(SetField(node_ref("n-row"), "instrument", Instrument.PLAN)) == {
        "op": "set",
        "ref": ["node", "n-row"],
        "field": "instrument",
        "value": "plan",
    }
    text = json.dumps(encode(SetField(node_ref("n-row"), "amounts", AMOUNTS[:1])))
    assert '"value": "60000000000", "to": "61.50"' in text


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "remove",
        {},
        {"op": "paint"},
        {"op": "remove"},
        {"op": "remove", "ref": "n-row"},
        {"op": "remove", "ref": ["row", "n-row"]},
        {"op": "remove", "ref": 5},
        {"op": "remove", "ref": ["node", 5]},
        {"op": "remove", "ref": ["node", "n-row"], "also": 1},
        {"op": "set", "ref": ["node", "n-row"], "field": 5, "value": ""},
        *(
            {
                "op": "move",
                "ref": ["node", "n-row"],
                "owner": ["document", ""],
                "field": "outline",
                "index": index,
            }
            for index in (1.0, "1", True)
        ),
        {
            "op": "insert",
            "owner": ["document", ""],
            "field": "outline",
            "index": 0,
            "kind": "document",
            "element": {"id": "a"},
        },
        {"op": "move", "ref": ["node", "n-row"], "owner": ["document", ""], "field": "outline"},
        {
            "op": "move",
            "ref": ["node", "n-row"],
            "owner": ["document", ""],
            "field": "outline",
            "index": None,
        },
        {"op": "set", "ref": ["node", "n-row"], "field": "colour", "value": "red"},
        {"op": "set", "ref": ["node", "n-row"], "field": "due", "value": "soon"},
        {"op": "set", "ref": ["node", "n-row"], "field": "text"},
        {
            "op": "insert",
            "owner": ["document", ""],
            "field": "outline",
            "index": 0,
            "kind": "node",
            "element": {"id": "n-row"},
        },
        {
            "op": "insert",
            "owner": ["document", ""],
            "field": "outline",
            "index": 0,
            "kind": "node",
            "element": {"id": "n-row", "text": "", "colour": "red"},
        },
    ],
)
def test_what_no_edit_was_written_as_is_a_value_error(data: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        decode(data)
