"""How own fields are written, and where."""

from __future__ import annotations

import pytest

from outline_editor.core.extensions import (
    ExtensionList,
    ExtensionMap,
    Extensions,
    ExtensionScalar,
    ExtensionValue,
)
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    Actor,
    Amount,
    Comparison,
    DocumentRoot,
    Node,
    Note,
    Source,
)
from outline_editor.core.vocabulary import Basis, Finding, NoteState
from outline_editor.storage.yaml_reader import document_from_text
from tests.storage.writing import written


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
    "quoted for brackets": (quoted("a, b"), "x-a: 'a, b'\n", "x-a: 'a, b'"),
    "quoted number of Ruby's": (quoted("1,000"), "x-a: '1,000'\n", "x-a: '1,000'"),
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
    "key that brackets would break": (
        entries((quoted("a, b"), scalar("c")), (quoted("what?"), scalar("d"))),
        "x-a:\n  'a, b': c\n  'what?': d\n",
        "x-a: {'a, b': c, 'what?': d}",
    ),
    "key that is no key": (
        entries((quoted("a: b"), scalar("c"))),
        "x-a:\n  'a: b': c\n",
        "x-a: {'a: b': c}",
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
    "longest key in Chinese": (
        entries((scalar("小" * 1024), scalar("b"))),
        f"x-a:\n  {'小' * 1024}: b\n",
        f"x-a: {{{'小' * 1024}: b}}",
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


PLAIN_OUTSIDE_BRACKETS: tuple[ExtensionValue, ...] = (
    scalar("1,000"),
    scalar("1,0.5"),
    scalar("a, b"),
    scalar("what?"),
    scalar("a [sic] b"),
    scalar("?a"),
    scalar(":a"),
    items(scalar("1,000"), scalar("a")),
    entries((scalar("1,000"), scalar("a"))),
)


@pytest.mark.parametrize("value", PLAIN_OUTSIDE_BRACKETS)
def test_what_only_brackets_would_break_stays_plain_outside_them(value: ExtensionValue) -> None:
    own = (("x-a", value),)
    actor = Actor(id="a", name=Labels((("en", "b"),), own))
    root = DocumentRoot(id="a", title="b", actors=(actor,), extensions=own)
    text = written(root)
    assert "'" not in text
    assert "{" not in text
    assert document_from_text(text).root == root


@pytest.mark.parametrize("form", ["1,000", "'1,000'", "1,0.5", "a, b", "'a, b'", "'what?'", "?a"])
def test_own_scalars_stay_plain_or_quoted(form: str) -> None:
    text = f"format: policy-outline/1\nid: a\nstatus: draft\nx-a: {form}\nx-b:\n  {form}: {form}\n"
    assert written(document_from_text(text).root) == text


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
