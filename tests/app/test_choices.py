"""What a few words may mean in a long list."""

from __future__ import annotations

from outline_editor.app.choices import PlaceChoices, RowChoices
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node
from tests.core.outlines import MINISTRY, lines, outline, row_id


def _texts(choices: RowChoices, words: str = "") -> list[str]:
    return [choice.text for choice in choices.matching(words, 100)]


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

    def test_are_found_by_the_sound_of_their_original(self) -> None:
        node = Node(id="n-7k3f", text="the state advances", original="国进民退")
        choices = RowChoices(Document(DocumentRoot(id="d", title="D", outline=(node,))))
        assert _texts(choices, "gjmt") == ["the state advances"]

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
