"""The numbers of rows in print."""

from __future__ import annotations

from hypothesis import given

from outline_editor.core.fields import replaced
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.numbering import numbered
from outline_editor.core.vocabulary import NodeKind
from tests.core.outlines import MINISTRY, lines, rows
from tests.property.strategies import documents


def numbers(drawing: str, sections: str = "") -> str:
    """`a 1, b 1.1, …`; the rows named in `sections` are such."""
    found = numbered(_with_sections(rows(drawing), sections.split()))
    return ", ".join(f"{row.node.text} {row.number or '§'}" for row in found)


def _with_sections(nodes: tuple[Node, ...], names: list[str]) -> tuple[Node, ...]:
    found = []
    for node in nodes:
        changed = replaced(node, "children", _with_sections(node.children, names))
        if node.text in names:
            changed = replaced(changed, "kind", NodeKind.SECTION)
        found.append(changed)
    return tuple(found)


def test_rows_are_counted_at_each_level() -> None:
    assert numbers(MINISTRY) == "a 1, b 1.1, c 1.1.1, d 1.1.2, e 1.2, f 2, g 2.1, h 3"


def test_sections_have_no_number_and_the_rows_under_them_are_counted_on() -> None:
    assert numbers(MINISTRY, "a f") == "a §, b 1, c 1.1, d 1.2, e 2, f §, g 3, h 4"


def test_a_section_among_rows_does_not_interrupt_them() -> None:
    drawing = lines("a", "  b", "  s", "    c", "    t", "      d", "  e", "f")
    assert numbers(drawing, "s t") == "a 1, b 1.1, s §, c 1.2, t §, d 1.3, e 1.4, f 2"


def test_how_far_in_a_row_stands() -> None:
    drawing = lines("s", "  a", "    b", "    t", "      c")
    found = numbered(_with_sections(rows(drawing), ["s", "t"]))
    assert [(row.node.text, row.level, row.sections) for row in found] == [
        ("s", 0, 0),
        ("a", 0, 1),
        ("b", 1, 1),
        ("t", 1, 1),
        ("c", 1, 2),
    ]


def test_a_hundred_levels() -> None:
    drawing = lines(*("  " * level + f"row {level}" for level in range(100)))
    last = list(numbered(rows(drawing)))[-1]
    assert (last.number, last.level) == (".".join("1" * 100), 99)


@given(documents(max_rows=20))
def test_they_can_begin_anywhere(root: DocumentRoot) -> None:
    whole = list(numbered(root.outline))
    parents = {child.id: row.node for row in whole for child in row.node.children}
    for at, row in enumerate(whole):
        way = [row.node]
        while way[0].id in parents:
            way.insert(0, parents[way[0].id])
        assert list(numbered(root.outline, way)) == whole[at:]
