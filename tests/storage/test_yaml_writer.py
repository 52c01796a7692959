from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from inspect import isclass
from pathlib import Path

import pytest

from outline_editor.core import vocabulary
from outline_editor.core.extensions import (
    ExtensionList,
    ExtensionMap,
    Extensions,
    ExtensionScalar,
    ExtensionValue,
)
from outline_editor.core.fields import replaced
from outline_editor.core.index import walk
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
from outline_editor.storage.yaml_reader import document_from_text, read_codebook, read_document
from outline_editor.storage.yaml_writer import write_codebook, write_document
from tests.storage.samples import EXAMPLE

SAMPLES = Path(__file__).parents[2] / "sample_docs"
HEADER = "# yaml-language-server: $schema=policy-outline-1.schema.json\n"


def written(root: DocumentRoot) -> str:
    """A document's file, which reads back as the document."""
    data = write_document(root, "")
    loaded = read_document(data)
    assert loaded.problems == ()
    assert loaded.root == root
    return data.decode()


# The example of the format's page


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


def test_the_example_comes_out_byte_for_byte() -> None:
    assert write_document(example(), HEADER) == EXAMPLE.encode()


def test_the_example_survives_opening_and_saving() -> None:
    loaded = document_from_text(EXAMPLE)
    assert write_document(loaded.root, loaded.header) == EXAMPLE.encode()


# The sample files


@pytest.mark.parametrize("name", ["miit-2019-press", "miit-2018-work-conference"])
def test_the_sample_outlines_are_what_is_written(name: str) -> None:
    data = (SAMPLES / f"{name}.yaml").read_bytes()
    loaded = read_document(data)
    assert (loaded.problems, loaded.notices, loaded.header) == ((), (), HEADER)
    assert write_document(loaded.root, loaded.header) == data
    assert loaded.root.id == name
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


# Which fields are written, and in which order

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


def test_one_edited_row_changes_its_own_lines_only() -> None:
    root = read_document((SAMPLES / "miit-2019-press.yaml").read_bytes()).root
    before = written(root).splitlines()
    section, *others = root.outline
    for index, row in enumerate(section.children):
        children = list(section.children)
        children[index] = replaced(row, "text", "edited: this")
        edited = replaced(section, "children", tuple(children))
        after = written(replaced(root, "outline", (edited, *others))).splitlines()
        assert [line for line in after if line not in before] == ["        text: 'edited: this'"]
        assert [line for line in before if line not in after] == [f"        text: {row.text}"]


# Own fields


def scalar(text: str) -> ExtensionScalar:
    return ExtensionScalar(text, plain=True)


def quoted(text: str) -> ExtensionScalar:
    return ExtensionScalar(text)


ONE_OF_EACH: Extensions = (("x-a", scalar("1")), ("x-b", quoted("1")))


def test_own_fields_stand_before_notes_and_rows_else_last() -> None:
    amount = Amount(quote="b", basis=Basis.STATED, extensions=ONE_OF_EACH)
    note = Note(
        id="t-bb",
        text="c",
        compares=Comparison(document="d", extensions=ONE_OF_EACH),
        state=NoteState.OPEN,
        extensions=ONE_OF_EACH,
    )
    childless = Node(id="n-cc", text="d", cites=("s1",), extensions=ONE_OF_EACH)
    without_notes = Node(id="n-bb", text="e", extensions=ONE_OF_EACH, children=(childless,))
    row = Node(
        id="n-aa",
        text="f",
        amounts=(amount,),
        extensions=ONE_OF_EACH,
        notes=(note,),
        children=(without_notes,),
    )
    label = Labels((("zh", "g"), ("en", "h")), ONE_OF_EACH)
    root = DocumentRoot(
        id="a",
        sources=(Source(id="s1", checked=True, extensions=ONE_OF_EACH),),
        actors=(Actor(id="b", name=label, of="c", extensions=ONE_OF_EACH),),
        extensions=ONE_OF_EACH,
        outline=(row,),
    )
    assert written(root) == (
        "format: policy-outline/1\n"
        "id: a\n"
        "status: draft\n"
        "sources:\n"
        "  - id: s1\n"
        "    checked: true\n"
        "    x-a: 1\n"
        "    x-b: '1'\n"
        "actors:\n"
        "  - id: b\n"
        "    name: {en: h, zh: g, x-a: 1, x-b: '1'}\n"
        "    of: c\n"
        "    x-a: 1\n"
        "    x-b: '1'\n"
        "x-a: 1\n"
        "x-b: '1'\n"
        "outline:\n"
        "  - id: n-aa\n"
        "    text: f\n"
        "    amounts:\n"
        "      - quote: b\n"
        "        basis: stated\n"
        "        x-a: 1\n"
        "        x-b: '1'\n"
        "    x-a: 1\n"
        "    x-b: '1'\n"
        "    notes:\n"
        "      - id: t-bb\n"
        "        kind: comment\n"
        "        text: c\n"
        "        compares: {document: d, x-a: 1, x-b: '1'}\n"
        "        state: open\n"
        "        x-a: 1\n"
        "        x-b: '1'\n"
        "    children:\n"
        "      - id: n-bb\n"
        "        text: e\n"
        "        x-a: 1\n"
        "        x-b: '1'\n"
        "        children:\n"
        "          - id: n-cc\n"
        "            text: d\n"
        "            cites: [s1]\n"
        "            x-a: 1\n"
        "            x-b: '1'\n"
    )


def entries(*pairs: tuple[ExtensionScalar, ExtensionValue]) -> ExtensionMap:
    return ExtensionMap(pairs)


def items(*values: ExtensionValue) -> ExtensionList:
    return ExtensionList(values)


OWN_VALUES: dict[str, tuple[ExtensionValue, str, str]] = {
    "plain": (scalar("no"), "x-a: no\n", "x-a: no"),
    "quoted": (quoted("no"), "x-a: 'no'\n", "x-a: 'no'"),
    "quoted for nothing": (quoted("small giants"), "x-a: 'small giants'\n", "x-a: 'small giants'"),
    "of characters that decide": (quoted("a, b"), "x-a: a, b\n", "x-a: 'a, b'"),
    "absent": (scalar(""), "x-a:\n", "x-a: "),
    "empty": (quoted(""), "x-a: ''\n", "x-a: ''"),
    "lines": (quoted("a\nb\n"), "x-a: |\n  a\n  b\n", 'x-a: "a\\nb\\n"'),
    "escaped": (quoted("\u2028"), 'x-a: "\\u2028"\n', 'x-a: "\\u2028"'),
    "empty list": (items(), "x-a: []\n", "x-a: []"),
    "empty map": (entries(), "x-a: {}\n", "x-a: {}"),
    "list": (items(scalar("1"), quoted("1")), "x-a:\n  - 1\n  - '1'\n", "x-a: [1, '1']"),
    "map": (
        entries((scalar("1"), scalar("a")), (quoted("2"), quoted("b"))),
        "x-a:\n  1: a\n  '2': 'b'\n",
        "x-a: {1: a, '2': 'b'}",
    ),
    "lists in lists": (
        items(items(scalar("a"), items()), items(items(scalar("b")))),
        "x-a:\n  - - a\n    - []\n  - - - b\n",
        "x-a: [[a, []], [[b]]]",
    ),
    "maps in lists": (
        items(entries((scalar("a"), scalar("1")), (scalar("b"), items(scalar("c")))), entries()),
        "x-a:\n  - a: 1\n    b:\n      - c\n  - {}\n",
        "x-a: [{a: 1, b: [c]}, {}]",
    ),
    "maps in maps": (
        entries((scalar("a"), entries((scalar("b"), scalar("c")), (scalar("d"), quoted("e\nf"))))),
        "x-a:\n  a:\n    b: c\n    d: |-\n      e\n      f\n",
        'x-a: {a: {b: c, d: "e\\nf"}}',
    ),
    "lines in a list": (
        items(items(quoted(" a\nb"))),
        "x-a:\n  - - |2-\n       a\n      b\n",
        'x-a: [[" a\\nb"]]',
    ),
    "absent key": (
        entries((scalar(""), scalar("a"))),
        "x-a:\n  ?\n  : a\n",
        "x-a: {? : a}",
    ),
    "absent key in a list": (
        items(entries((scalar(""), items(scalar("a"))), (scalar("b"), scalar("")))),
        "x-a:\n  - ?\n    :\n      - a\n    b:\n",
        "x-a: [{? : [a], b: }]",
    ),
    "key of several lines": (
        entries((quoted("a\nb"), scalar("c"))),
        'x-a:\n  "a\\nb": c\n',
        'x-a: {"a\\nb": c}',
    ),
    "longest key": (
        entries((scalar("a" * 1024), scalar("b"))),
        f"x-a:\n  {'a' * 1024}: b\n",
        f"x-a: {{{'a' * 1024}: b}}",
    ),
    "longer key": (
        entries((quoted("a" * 1023), scalar("b"))),
        f"x-a:\n  ? '{'a' * 1023}'\n  : b\n",
        f"x-a: {{? '{'a' * 1023}': b}}",
    ),
}


@pytest.mark.parametrize("name", OWN_VALUES)
def test_own_values_in_block_and_in_brackets(name: str) -> None:
    value, in_block, in_flow = OWN_VALUES[name]
    own = (("x-a", value),)
    assert written(DocumentRoot(id="a", extensions=own)).partition("draft\n")[2] == in_block
    actor = Actor(id="a", name=Labels((("en", "b"),), own))
    text = written(DocumentRoot(id="a", actors=(actor,)))
    assert text.partition("name: ")[2] == f"{{en: b, {in_flow}}}\n"


def test_keys_of_own_fields() -> None:
    long = f"x-{'a' * 1023}"
    own = (("x-a b", scalar("1")), ("x-a: b", scalar("2")), ("x-\n", scalar("3")), (long, items()))
    assert written(DocumentRoot(id="a", extensions=own)).partition("draft\n")[2] == (
        f"x-a b: 1\n'x-a: b': 2\n\"x-\\n\": 3\n? {long}\n: []\n"
    )


def test_what_has_no_form_in_brackets_is_written_in_block_style() -> None:
    own = (("x-a", items(scalar(""), scalar("a"))), ("x-b", scalar("c")))
    label = Labels((("no", "a\nb"), ("en", "b")), own)
    note = Note(id="t-aa", text="", compares=Comparison(finding=Finding.OTHER, extensions=own))
    root = DocumentRoot(id="a", actors=(Actor(id="a", name=label, of="b"),), notes=(note,))
    assert written(root).partition("draft\n")[2] == (
        "actors:\n"
        "  - id: a\n"
        "    name:\n"
        "      en: b\n"
        "      'no': |-\n"
        "        a\n"
        "        b\n"
        "      x-a:\n"
        "        -\n"
        "        - a\n"
        "      x-b: c\n"
        "    of: b\n"
        "notes:\n"
        "  - id: t-aa\n"
        "    kind: comment\n"
        "    text: ''\n"
        "    compares:\n"
        "      finding: other\n"
        "      x-a:\n"
        "        -\n"
        "        - a\n"
        "      x-b: c\n"
    )
