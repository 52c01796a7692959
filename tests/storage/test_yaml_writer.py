"""Which fields are written, in which order and shape."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from inspect import isclass

from outline_editor.core import vocabulary
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    MAX_DEPTH,
    Actor,
    Amount,
    Codebook,
    Comparison,
    Concept,
    DocumentRoot,
    Node,
    Note,
    Source,
)
from outline_editor.core.vocabulary import (
    Basis,
    Change,
    ConceptKind,
    DocumentStatus,
    Finding,
    Instrument,
    Modifier,
    NodeKind,
    NoteKind,
    NoteState,
    SourceKind,
    Stated,
)
from outline_editor.storage.scalar_style import block_text, flow_text
from outline_editor.storage.yaml_writer import write_codebook, write_document
from tests.storage.writing import written

EVERYTHING = """\
format: policy-outline/1
id: everything
title: Title
language: en-GB
original_language: 'no'
jurisdiction: CN
status: curated
codebook: ../codebook.yaml
sources:
  - id: s1
    title: Title
    publisher: Publisher
    date: 2019-Q1
    url: https://example.org/#a
    language: zh
    kind: plan
    accessed: '2019'
    checked: false
actors:
  - id: 'null'
    name: {en: One, de: Eins, 'no': En}
    alt: ['a, b', c]
    role: role
    of: miit
concepts:
  - id: smes
    label: {zh: 中小企业}
    alt: [SMEs]
    definition: |
      First line
      second line
    include: Include
    exclude: Exclude
    broader: firms
    kind: sector
    merged_into: other
notes:
  - id: t-aa
    kind: comment
    text: ''
outline:
  - id: n-aa
    kind: measure
    text: ''
    original: 原文
    actors: [miit, '2019']
    places: [CN-HN]
    targets: [smes]
    instrument: other
    change: new
    stated: absent
    period: 2019/2022
    due: '2022'
    amounts:
      - quote: 60 bn
        value: 60000000000
        to: 0
        currency: CNY
        modifier: at-least
        basis: inferred
      - quote: a tenth
        value: 10.50
        unit: '%'
    concepts: ['on']
    cites: [s1, 's1@p. 3, left']
    notes:
      - id: t-bb
        kind: question
        quote: quote
        before: 'before '
        after: ' after'
        text: |-
          What
          now?
        also_on: [n-bb]
        concepts: [smes]
        compares: {finding: added}
        cites: [s1]
        by: somebody
        date: 2019-02
        state: done
    children:
      - id: n-bb
        text: child
"""


def everything() -> DocumentRoot:
    note = Note(
        id="t-bb",
        kind=NoteKind.QUESTION,
        quote="quote",
        before="before ",
        after=" after",
        text="What\nnow?",
        also_on=("n-bb",),
        concepts=("smes",),
        compares=Comparison(finding=Finding.ADDED),
        cites=("s1",),
        by="somebody",
        date="2019-02",
        state=NoteState.DONE,
    )
    first = Amount(
        quote="60 bn",
        value=Decimal("6E+10"),
        to=Decimal(0),
        currency="CNY",
        modifier=Modifier.AT_LEAST,
        basis=Basis.INFERRED,
    )
    row = Node(
        id="n-aa",
        kind=NodeKind.MEASURE,
        text="",
        original="原文",
        actors=("miit", "2019"),
        places=("CN-HN",),
        targets=("smes",),
        instrument=Instrument.OTHER,
        change=Change.NEW,
        stated=Stated.ABSENT,
        period="2019/2022",
        due="2022",
        amounts=(first, Amount(quote="a tenth", value=Decimal("10.50"), unit="%")),
        concepts=("on",),
        cites=("s1", "s1@p. 3, left"),
        notes=(note,),
        children=(Node(id="n-bb", text="child"),),
    )
    source = Source(
        id="s1",
        title="Title",
        publisher="Publisher",
        date="2019-Q1",
        url="https://example.org/#a",
        language="zh",
        kind=SourceKind.PLAN,
        accessed="2019",
        checked=False,
    )
    actor = Actor(
        id="null",
        name=Labels.of({"no": "En", "de": "Eins", "en": "One"}),
        alt=("a, b", "c"),
        role="role",
        of="miit",
    )
    concept = Concept(
        id="smes",
        label=Labels.of({"zh": "中小企业"}),
        alt=("SMEs",),
        definition="First line\nsecond line\n",
        include="Include",
        exclude="Exclude",
        broader="firms",
        kind=ConceptKind.SECTOR,
        merged_into="other",
    )
    return DocumentRoot(
        id="everything",
        title="Title",
        language="en-GB",
        original_language="no",
        jurisdiction="CN",
        status=DocumentStatus.CURATED,
        codebook="../codebook.yaml",
        sources=(source,),
        actors=(actor,),
        concepts=(concept,),
        notes=(Note(id="t-aa", text=""),),
        outline=(row,),
    )


def test_every_field_in_its_place() -> None:
    assert written(everything()) == EVERYTHING


def test_an_empty_document() -> None:
    assert written(DocumentRoot(id="a")) == "format: policy-outline/1\nid: a\nstatus: draft\n"


def test_an_empty_codebook() -> None:
    assert write_codebook(Codebook(id="a"), "") == b"format: policy-codebook/1\nid: a\n"


def test_a_row_that_has_no_id_yet() -> None:
    root = DocumentRoot(id="a", notes=(Note(text="b"),), outline=(Node(text="c"),))
    assert write_document(root, "").decode().partition("status: draft\n")[2] == (
        "notes:\n  - kind: comment\n    text: b\noutline:\n  - text: c\n"
    )


def test_the_header_is_written_as_it_stands() -> None:
    header = "%YAML 1.2\n# one\n\n  # two\n---\n"
    assert write_document(DocumentRoot(id="a"), header).decode().startswith(header + "format:")


def test_every_choice_is_plain() -> None:
    for name in dir(vocabulary):
        choices = getattr(vocabulary, name)
        if isclass(choices) and issubclass(choices, StrEnum):
            for choice in choices:
                assert block_text(choice.value, "") == flow_text(choice.value) == choice.value


def test_as_many_levels_as_there_may_be() -> None:
    row = Node(id="n-100", text="level 100")
    for level in range(MAX_DEPTH - 1, 0, -1):
        row = Node(id=f"n-{level:03}", text=f"level {level}", children=(row,))
    text = written(DocumentRoot(id="a", outline=(row,)))
    assert text.endswith(f"{'    ' * 99}  - id: n-100\n{'    ' * 100}text: level 100\n")


def test_texts_of_several_lines_are_indented_with_their_key() -> None:
    note = Note(id="t-aa", text=" one\n\ntwo\n\n", by="three")
    inner = Node(id="n-bb", text="four\nfive", notes=(note,))
    root = DocumentRoot(id="a", outline=(Node(id="n-aa", text="", children=(inner,)),))
    assert written(root).partition("children:\n")[2] == (
        "      - id: n-bb\n"
        "        text: |-\n"
        "          four\n"
        "          five\n"
        "        notes:\n"
        "          - id: t-aa\n"
        "            kind: comment\n"
        "            text: |2+\n"
        "               one\n"
        "\n"
        "              two\n"
        "\n"
        "            by: three\n"
    )
