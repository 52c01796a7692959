"""How typing is cut into steps of undo."""

from __future__ import annotations

from outline_editor.app.typing_runs import PAUSE, TypingRuns
from outline_editor.core.addresses import node_ref

ROW, OTHER = node_ref("n-aa"), node_ref("n-bb")


class Typist:
    """Types into one field and keeps the run of each change."""

    def __init__(self) -> None:
        self.now = 0.0
        self.runs = TypingRuns(lambda: self.now)
        self.text = ""

    def write(self, *texts: str, after: float = 0.1, field: str = "text") -> list[str]:
        """The runs of turning the text into each of these in turn."""
        runs = []
        for text in texts:
            self.now += after
            runs.append(self.runs.run(ROW, field, self.text, text))
            self.text = text
        return runs


def _growing(text: str) -> list[str]:
    return [text[: n + 1] for n in range(len(text))]


def test_one_word_is_one_run() -> None:
    assert len(set(Typist().write(*_growing("priority")))) == 1


def test_each_word_is_a_run_with_the_space_after_it() -> None:
    runs = Typist().write(*_growing("one two  three"))
    assert [runs.count(run) for run in dict.fromkeys(runs)] == [4, 5, 5]


def test_a_pause_begins_a_run() -> None:
    typist = Typist()
    first = typist.write("a", "ab")
    later = typist.write("abc", after=PAUSE + 0.01)
    assert set(later).isdisjoint(first)


def test_deleting_is_a_run_of_its_own() -> None:
    runs = Typist().write("a", "ab", "a", "", "c")
    assert len(set(runs)) == 3
    assert runs[0] == runs[1]
    assert runs[2] == runs[3]


def test_another_field_begins_a_run() -> None:
    typist = Typist()
    (first,) = typist.write("a")
    (second,) = typist.write("ab", field="original")
    assert first != second


def test_another_element_begins_a_run() -> None:
    runs = TypingRuns(lambda: 0.0)
    assert runs.run(ROW, "text", "", "a") != runs.run(OTHER, "text", "", "a")


def test_what_is_pasted_stands_alone() -> None:
    runs = Typist().write("a", "a pasted", "a pasted!", "a pasted!!")
    assert len(set(runs)) == 3
    assert runs[2] == runs[3]


def test_a_selection_written_over_is_one_run_with_the_word_that_follows() -> None:
    runs = Typist().write("old words", "n", "ne", "new")
    assert runs[1] == runs[2] == runs[3] != runs[0]


def test_a_selection_deleted_stands_alone() -> None:
    runs = Typist().write("old words", "old", "ol")
    assert len(set(runs)) == 3


def test_writing_in_the_middle_is_like_writing_at_the_end() -> None:
    runs = Typist().write("ad", "abd", "abcd")
    assert runs[1] == runs[2]


def test_end_begins_a_run() -> None:
    typist = Typist()
    first = typist.write("a")
    typist.runs.end()
    assert typist.write("ab") != first
