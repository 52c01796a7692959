from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.vocabulary import NodeKind
from outline_editor.formats.text_reader import read_briefing
from tests.formats.briefing_cases import CASES, Case

FOUNDING = Path(__file__).parents[2] / "sample_docs" / "miit-2019-press.txt"


def drawn(root: DocumentRoot) -> str:
    """The outline in the notation of `briefing_cases`."""
    lines = ["! " + note.text.replace("\n", "\\n") for note in root.notes]

    def draw(nodes: tuple[Node, ...], level: int) -> None:
        for node in nodes:
            mark = "# " if node.kind is NodeKind.SECTION else ""
            lines.append("  " * level + mark + node.text)
            draw(node.children, level + 1)

    draw(root.outline, 0)
    return "\n".join(lines)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_text_becomes_the_outline_a_reader_sees(case: Case) -> None:
    assert drawn(read_briefing(case.text, "case").root) == case.outline


_GLYPHS = "•-*+–—·▪◦●○■□◆►➢✓☐‣・\uf0b7①⑳❶⑴⒈㈠"
_DECIMALS = ("1.", "1)", "1、", "１．", "(1)", "（1）", "1）", "99.", "100)")
_CHINESE = ("一、", "一.", "（一）", "(一)", "十二、", "（二十三）", "一是", "——")
_LETTERS = ("a)", "(b)", "B)", "（c）", "(iv)")
_PADDED = ("o\t", "o  ", "§\t", "•\t", "•\u00a0", "-\u3000")


@pytest.mark.parametrize("marker", [*_GLYPHS, *_DECIMALS, *_CHINESE, *_LETTERS, *_PADDED])
@pytest.mark.parametrize("words", ["推动创新", "promote innovation"])
def test_a_marker_is_not_part_of_the_text(marker: str, words: str) -> None:
    gap = "" if words.startswith("推") and not marker.startswith(("*", "+", "o")) else " "
    root = read_briefing(f"Priorities\n\n{marker}{gap}{words}\n", "case").root
    assert drawn(root) == f"# Priorities\n  {words}"


# The founding briefing as other programs and habits would have put it


def _retold(prefix: Callable[[int, int], str], between: str = "\n") -> str:
    """The founding briefing with other bullets; `prefix` takes level and number."""
    return between.join(_retold_lines(prefix))


def _retold_lines(prefix: Callable[[int, int], str]) -> Iterator[str]:
    counts = [0] * 5
    for line in FOUNDING.read_text("utf-8").splitlines():
        indent, bullet, text = line.partition("• ")
        if not bullet:
            counts = [0] * 5
            yield line
            continue
        level = len(indent) // 2
        counts[level] += 1
        counts[level + 1 :] = [0] * (4 - level)
        yield prefix(level, counts[level]) + text


_WORD_BULLETS = {1: "·\t", 2: "o\t", 3: "§\t"}
_OUTLOOK_BULLETS = {1: "·         ", 2: "o   ", 3: "§  "}
_CHINESE_NUMERALS = " 一二三四五六七八九"
_SIGNS = {1: "• ", 2: "– ", 3: "* "}


def _official(level: int, number: int) -> str:
    return [f"{_CHINESE_NUMERALS[number]}、", f"（{_CHINESE_NUMERALS[number]}）", f"{number}. "][
        level - 1
    ]


@pytest.mark.parametrize(
    "prefix",
    [
        lambda level, number: "\t" * level + "• ",
        lambda level, number: "\t" * (level - 1) + "- ",
        lambda level, number: "    " * (level - 1) + "* ",
        lambda level, number: " " * level + "+ ",
        lambda level, number: "\u3000" * 2 * level + "•",
        lambda level, number: "\u00a0" * 3 * level + "•\u00a0",
        lambda level, number: "  " * level + f"{number}) ",
        lambda level, number: "   " * level + _SIGNS[level],
        lambda level, number: _SIGNS[level],
        lambda level, number: _WORD_BULLETS[level],
        lambda level, number: "\t" * level + _WORD_BULLETS[level],
        lambda level, number: _OUTLOOK_BULLETS[level],
        lambda level, number: _official(level, number),
        lambda level, number: "\u3000\u3000" + _official(level, number),
        lambda level, number: ["1.", "(1)", "①"][level - 1].replace("1", str(number)) + " ",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
def test_the_founding_briefing_keeps_its_outline(
    prefix: Callable[[int, int], str], between: str
) -> None:
    founding = read_briefing(FOUNDING.read_text("utf-8"), "x").root
    assert drawn(read_briefing(_retold(prefix, between), "x").root) == drawn(founding)
