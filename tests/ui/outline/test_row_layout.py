from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from outline_editor.core.model import Node, Note
from outline_editor.core.vocabulary import NodeKind
from outline_editor.ui.outline.row_layout import RowContent, RowLayout, RowLayouts, lay_out
from outline_editor.ui.outline.row_metrics import RowMetrics

TEXT = "guide them to become innovative ‘small giants’, and help small giants to grow 𠮷"
ORIGINAL = "引导支持中小企业发展成为“小巨人”"


@pytest.fixture
def metrics(qapp: QApplication) -> RowMetrics:
    return RowMetrics.of(QApplication.font(), 1200, 1200, originals=True)


def _note(quote: str, before: str = "", after: str = "") -> Note:
    return Note(id="t-11", text="why", quote=quote, before=before, after=after)


def _laid_out(
    metrics: RowMetrics, *notes: Note, text: str = TEXT, original: str = ORIGINAL, level: int = 1
) -> RowLayout:
    node = Node(id="n-aa", text=text, original=original, notes=notes)
    return lay_out(node, RowContent.of(node, level), metrics)


def test_quoted_words_are_marked_where_they_stand(metrics: RowMetrics) -> None:
    (words,) = _laid_out(metrics, _note("‘small giants’")).quotes
    font = QFontMetrics(metrics.text_font)
    before = font.horizontalAdvance(TEXT[: TEXT.index("‘small")])
    assert words.left() == pytest.approx(metrics.text_left(1) + before, abs=2)
    assert words.width() == pytest.approx(font.horizontalAdvance("‘small giants’"), abs=2)
    assert words.bottom() == metrics.padding + metrics.baseline


def test_neighbours_decide_between_the_same_words(metrics: RowMetrics) -> None:
    (first,) = _laid_out(metrics, _note("small giants", before="‘")).quotes
    (second,) = _laid_out(metrics, _note("small giants", after=" to")).quotes
    assert first.left() < second.left()


@pytest.mark.parametrize("quote", ["", "never said", "small giants"])
def test_what_is_not_found_is_not_marked(metrics: RowMetrics, quote: str) -> None:
    assert _laid_out(metrics, _note(quote)).quotes == ()


def test_words_of_the_original_are_marked_in_its_column(metrics: RowMetrics) -> None:
    (words,) = _laid_out(metrics, _note("小巨人")).quotes
    assert words.left() > metrics.original_left
    narrow = RowMetrics.of(QApplication.font(), 300, 300, originals=True)
    assert narrow.original_width == 0
    assert _laid_out(narrow, _note("小巨人")).quotes == ()


def test_words_over_two_lines_are_marked_on_both(metrics: RowMetrics) -> None:
    narrow = RowMetrics.of(QApplication.font(), 300, 300, originals=False)
    marked = _laid_out(narrow, _note(TEXT)).quotes
    assert len(marked) > 1
    tops = [words.top() for words in marked]
    assert [b - a for a, b in itertools.pairwise(tops)] == [narrow.pitch] * (len(marked) - 1)


def test_characters_beyond_the_first_plane_are_one_place_each(metrics: RowMetrics) -> None:
    (words,) = _laid_out(metrics, _note("grow"), text="𠮷𠮷 grow").quotes
    alone = QFontMetrics(metrics.text_font).horizontalAdvance("𠮷𠮷 ")
    assert words.left() == pytest.approx(metrics.text_left(1) + alone, abs=2)


def test_a_row_is_as_high_as_the_longer_of_its_texts(metrics: RowMetrics) -> None:
    one_line = _laid_out(metrics, text="short", original="短")
    assert one_line.height == metrics.pitch + 2 * metrics.padding
    long_original = _laid_out(metrics, text="short", original="长" * 200)
    assert long_original.original is not None
    lines = long_original.original.lineCount()
    assert lines > 1
    assert long_original.height == lines * metrics.pitch + 2 * metrics.padding
    assert long_original.text_rect.height() == metrics.pitch


def test_lines_stand_on_an_even_grid_whatever_their_script(metrics: RowMetrics) -> None:
    narrow = RowMetrics.of(QApplication.font(), 300, 300, originals=False)
    layout = _laid_out(narrow, text="only Latin in this line " + "推动制造业高质量发展" * 5).text
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    baselines = [line.y() + line.ascent() for line in lines]
    steps = [b - a for a, b in itertools.pairwise(baselines)]
    assert steps == pytest.approx([narrow.pitch] * len(steps), abs=0.05)


def test_several_lines_in_a_file_are_several_lines_here(metrics: RowMetrics) -> None:
    assert _laid_out(metrics, text="one\ntwo\nthree").text.lineCount() == 3


def test_sections_and_priorities_are_heavier(metrics: RowMetrics) -> None:
    weights = {}
    for kind in (None, *NodeKind):
        node = Node(id="n-aa", text="text", kind=kind)
        weights[kind] = lay_out(node, RowContent.of(node, 1), metrics).font.weight()
    heavy = {kind for kind, weight in weights.items() if weight > QFont.Weight.Normal}
    assert heavy == {NodeKind.SECTION, NodeKind.PRIORITY}


def test_a_layout_is_kept_until_something_about_the_row_changes(metrics: RowMetrics) -> None:
    layouts = RowLayouts()
    child = Node(id="n-bb", text="child")
    node = Node(id="n-aa", text="text", children=(child,))
    first = layouts.get(node, 1, metrics)
    same = Node(id="n-aa", text="text", children=())
    assert layouts.get(same, 1, metrics) is first, "what is under a row has no say"
    assert layouts.get(node, 2, metrics) is not first
    other_metrics = RowMetrics.of(QApplication.font(), 500, 500, originals=True)
    assert layouts.get(node, 2, other_metrics).metrics is other_metrics


def test_layouts_of_rows_long_gone_are_let_go(metrics: RowMetrics) -> None:
    layouts = RowLayouts()
    first = layouts.get(Node(id="n-first", text="text"), 1, metrics)
    for number in range(1000):
        layouts.get(Node(id=f"n-{number:04}", text="text"), 1, metrics)
    assert layouts.get(Node(id="n-first", text="text"), 1, metrics) is not first


# Measures


def test_columns_follow_each_other(metrics: RowMetrics) -> None:
    assert metrics.text_left(1) < metrics.text_left(2) < metrics.text_right
    assert metrics.text_right < metrics.original_left
    assert metrics.original_left + metrics.original_width < metrics.notes_left
    assert metrics.notes_left < metrics.kind_left
    assert metrics.kind_left + metrics.kind_width < 1200


def test_a_scroll_bar_does_not_make_columns_come_or_go(qapp: QApplication) -> None:
    font = QApplication.font()
    for room in range(300, 1500, 3):
        bare = RowMetrics.of(font, room, room, originals=True)
        beside_bar = RowMetrics.of(font, room - 14, room, originals=True)
        assert bool(bare.original_width) == bool(beside_bar.original_width)
        assert bool(bare.kind_width) == bool(beside_bar.kind_width)
        assert beside_bar.text_width(1) <= bare.text_width(1)


def test_lines_do_not_grow_without_end(qapp: QApplication) -> None:
    font = QApplication.font()
    wide = RowMetrics.of(font, 3000, 3000, originals=False)
    wider = RowMetrics.of(font, 5000, 5000, originals=False)
    assert wide == wider
