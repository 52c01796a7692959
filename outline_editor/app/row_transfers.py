"""What takes rows of an open document to another place: moving, cutting and pasting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.selection import WordsOfRow
from outline_editor.app.steps import OpenStep
from outline_editor.core.addresses import Ref, node_ref
from outline_editor.core.errors import Message
from outline_editor.core.quotes import set_words
from outline_editor.core.row_sets import count_all, count_chosen
from outline_editor.core.text_difference import Difference, differences

if TYPE_CHECKING:
    from outline_editor.app.clipboard import Pasted


class RowTransfers:
    """The commands on rows that go elsewhere, each a step of undo. They raise `EditRefused`."""

    def __init__(self, opened: OpenDocument, step: OpenStep) -> None:
        self._opened, self._step = opened, step

    def move(self, rows: Sequence[str], owner: Ref, index: int) -> None:
        """Move rows to a place among the rows of an owner; see `rearranging.move_to`.

        Where they stand there already nothing happens.
        """
        from outline_editor.core.rearranging import move_to

        name = Message.of("name.move-to", n=count_chosen(self._opened.document, rows))
        with self._step(name) as transaction:
            move_to(transaction, rows, owner, index)

    def cut(self, rows: Sequence[str]) -> str:
        """Delete rows that were copied; returns the id of one next to them, `''` for none."""
        from outline_editor.core.deletion import delete

        name = Message.of("name.cut", n=count_chosen(self._opened.document, rows))
        with self._step(name) as transaction:
            return delete(transaction, rows) or ""

    def paste(
        self,
        pasted: Pasted,
        owner: Ref,
        index: int,
        *,
        instead_of: str = "",
        without: WordsOfRow | None = None,
    ) -> list[str]:
        """Put rows from elsewhere in at a place, with what they refer to.

        `instead_of` is a row that they replace, `without` are words that go.
        Returns the ids of the top rows pasted.
        """
        from outline_editor.core.pasting import paste

        excerpt, codebook = pasted.excerpt, self._opened.codebook
        at_home = pasted.home == self._opened.token
        name = Message.of("name.paste", n=count_all(excerpt.rows))
        with self._step(name) as transaction:
            if without is not None:
                text = self._opened.document.node(without.row).text
                left = without.left_of(text)
                gone = differences(text, left, without.start)
                set_words(transaction, node_ref(without.row), "text", left, gone)
            rows = paste(transaction, excerpt, owner, index, codebook=codebook, at_home=at_home)
            if instead_of:
                transaction.remove(node_ref(instead_of))
        return rows

    def paste_words(self, words: str, place: WordsOfRow) -> int:
        """Put words in instead of others, or at a caret; returns where they end.

        A space keeps them from the words beside them.
        """
        from outline_editor.core.text_edits import put_between

        text = self._opened.document.node(place.row).text
        made, end = put_between(text[: place.start], words, text[place.end :])
        put_in = made[place.start : len(made) - len(text) + place.end]
        change = Difference(place.start, place.end, put_in)
        with self._step(Message.of("name.paste-into-row")) as transaction:
            set_words(transaction, node_ref(place.row), "text", made, [change])
        return end
