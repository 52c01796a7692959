"""What a few words may mean in a long list."""

from __future__ import annotations

from outline_editor.app.choices import PlaceChoices, RowChoices, best_matches
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.search import normalised
from tests.core.outlines import MINISTRY, lines, outline, row_id


def _best(words: str, *texts: str) -> list[str]:
    found = best_matches(words, [normalised(text) for text in texts], 10)
    return [texts[position] for position in found]


def _texts(choices: RowChoices, words: str = "") -> list[str]:
    return [choice.text for choice in choices.matching(words, 100)]


class TestBestMatches:
    def test_nothing_written_gives_the_first(self) -> None:
        assert best_matches(" ", ["a", "b", "c"], 2) == [0, 1]

    def test_a_beginning_comes_before_a_word_and_that_before_a_part_of_one(self) -> None:
        texts = ("counterfund", "a fund", "funds", "nothing")
        assert _best("fund", *texts) == ["funds", "a fund", "counterfund"]

    def test_words_stand_in_any_order(self) -> None:
        assert _best("giants small", "small giants", "small") == ["small giants"]

    def test_words_as_written_come_first(self) -> None:
        texts = ("giants that are small", "support for small giants")
        assert _best("small giants", *texts) == [texts[1], texts[0]]

    def test_case_width_and_quotes_make_no_difference(self) -> None:
        assert _best("‘IT’", "Ｉt's", "'it'") == ["'it'"]

    def test_what_is_misspelt_is_found_where_nothing_else_is(self) -> None:
        texts = ("innovation centres", "tax cuts")
        assert _best("inovation", *texts) == ["innovation centres"]
        assert _best("qqqqqq", *texts) == []

    def test_few_letters_are_not_taken_for_misspelt(self) -> None:
        assert _best("tux", "tax cuts") == []

    def test_no_more_than_asked_for(self) -> None:
        assert best_matches("a", ["a"] * 9, 3) == [0, 1, 2]


class TestRows:
    def test_are_offered_in_the_order_of_the_document(self) -> None:
        assert _texts(RowChoices(outline(lines("a", "  b", "c")))) == ["a", "b", "c"]

    def test_say_what_they_stand_under(self) -> None:
        found = RowChoices(outline(lines("top", "  middle", "    low"))).matching("low", 5)
        assert [(choice.id, choice.detail) for choice in found] == [(row_id("low"), "top › middle")]

    def test_are_found_by_their_original_and_their_id(self) -> None:
        node = Node(id="n-7k3f", text="small giants", original="小巨人")
        choices = RowChoices(Document(DocumentRoot(id="d", title="D", outline=(node,))))
        assert _texts(choices, "巨人") == _texts(choices, "n-7k3f") == ["small giants"]

    def test_without_some_leave_out_what_is_under_them(self) -> None:
        assert _texts(RowChoices(outline(lines("a", "  b", "c")), [row_id("a")])) == ["c"]


class TestPlaces:
    def test_begin_with_the_top(self) -> None:
        choices = PlaceChoices(outline(lines("a", "b")), [row_id("b")], "Top of all")
        assert _texts(choices) == ["Top of all", "a"]
        assert choices.matching("", 1)[0].id == ""

    def test_list_the_top_only_where_it_is_meant(self) -> None:
        choices = PlaceChoices(outline(MINISTRY), [], "Top of all")
        assert _texts(choices, "top") == ["Top of all"]
        assert "Top of all" not in _texts(choices, "a")
