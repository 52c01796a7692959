"""What a query finds in a document, and what is found as it changes."""

from __future__ import annotations

import time

import pytest

from outline_editor.core.addresses import ElementKind, Ref, node_ref, note_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.errors import Message
from outline_editor.core.finder import Finder
from outline_editor.core.labels import Labels
from outline_editor.core.model import Codebook, Concept, DocumentRoot, Node, Note
from outline_editor.core.row_filter import RowFilter
from outline_editor.core.search import Query, Where
from outline_editor.core.search_rows import Match
from outline_editor.core.search_texts import SearchTexts

NAME = Message.of("name.type")

A = Node(
    id="n-aa",
    text="a fund of funds",
    original="引导基金",
    notes=(Note(id="t-aa", text="which fund?"), Note(id="t-ab", text="no")),
)
B = Node(id="n-bb", text="nothing", original="国进民退")
C = Node(id="n-cc", text="Fund", children=(Node(id="n-dd", text="deep fund"),))


@pytest.fixture
def document() -> Document:
    return Document(DocumentRoot(id="d", outline=(A, B, C)))


def _find(document: Document, words: str, where: Where = Where.ALL) -> Finder:
    return Finder(document, SearchTexts(document), Query(words, where))


def _walk(finder: Finder, by: int, start: str = "n-aa") -> list[tuple[str, str, int]]:
    """All matches one after the other, until the first comes again."""
    found: list[Match] = []
    match = finder.step(None, start, by)
    while match is not None and match not in found:
        found.append(match)
        match = finder.step(match, start, by)
    return [(m.row[2:], m.field, m.start) for m in found]


ORDER = [
    ("aa", "text", 2),
    ("aa", "text", 10),
    ("aa", "notes", 6),
    ("cc", "text", 0),
    ("dd", "text", 5),
]


def test_counts_everything(document: Document) -> None:
    finder = _find(document, "fund")
    assert (finder.total, finder.rows) == (5, {"n-aa": 3, "n-cc": 1, "n-dd": 1})


@pytest.mark.parametrize(
    ("where", "total"),
    [(Where.TEXT, 4), (Where.ORIGINAL, 0), (Where.NOTES, 1), (Where.TEXT | Where.NOTES, 5)],
)
def test_looks_where_it_is_told(document: Document, where: Where, total: int) -> None:
    assert _find(document, "fund", where).total == total


@pytest.mark.parametrize(
    ("words", "how", "total"),
    [
        ("fund", {"match_case": True}, 4),
        ("fund", {"whole_words": True}, 4),
        ("Fund", {"match_case": True, "whole_words": True}, 1),
        ("f.nd", {"is_expression": True}, 5),
        ("基金", {}, 1),
        ("gjmt", {}, 1),
        ("jijin", {}, 1),
        ("", {}, 0),
        ("absent", {}, 0),
    ],
)
def test_counts_as_it_is_asked(
    document: Document, words: str, how: dict[str, bool], total: int
) -> None:
    finder = Finder(document, SearchTexts(document), Query(words, **how))  # pyright: ignore[reportArgumentType]
    assert finder.total == total
    assert finder.total == sum(len(list(finder.in_row(node))) for node in document.walk())


def test_goes_from_match_to_match_and_round(document: Document) -> None:
    finder = _find(document, "fund")
    assert _walk(finder, 1) == ORDER
    assert _walk(finder, -1) == ORDER[::-1]
    assert _walk(finder, 1, "n-bb") == [*ORDER[3:], *ORDER[:3]]
    match = finder.step(None, "n-aa", 1)
    for number in (1, 2, 3, 4, 5):
        assert match is not None
        assert finder.number_of(match) == number
        match = finder.step(match, "n-aa", 1)


def test_says_which_note_it_is_in(document: Document) -> None:
    finder = _find(document, "which")
    match = finder.step(None, "n-cc", 1)
    assert match is not None
    assert (match.row, match.note) == ("n-aa", "t-aa")


def test_follows_the_document(document: Document) -> None:
    finder = _find(document, "fund")
    told: list[int] = []
    finder.follow(lambda: told.append(finder.total))
    with document.transaction(NAME) as transaction:
        transaction.set(node_ref("n-bb"), text="a fund")
    with document.transaction(NAME) as transaction:
        transaction.set(note_ref("t-ab"), text="fund fund")
    with document.transaction(NAME) as transaction:
        transaction.remove(node_ref("n-cc"))
    with document.transaction(NAME) as transaction:
        transaction.move(node_ref("n-bb"), node_ref("n-aa"), 0)
    assert told == [6, 8, 6, 6]
    assert _walk(finder, 1)[-1] == ("bb", "text", 2)


def test_goes_on_from_a_match_that_is_gone(document: Document) -> None:
    finder = _find(document, "fund")
    second = finder.step(finder.step(None, "n-aa", 1), "n-aa", 1)
    with document.transaction(NAME) as transaction:
        transaction.set(node_ref("n-aa"), text="a fund of banks")
    following = finder.step(second, "n-aa", 1)
    assert following is not None
    assert (finder.number_of(second or following), following.field) == (0, "notes")


def test_texts_prepared_in_steps_are_the_same(document: Document) -> None:
    texts = SearchTexts(document)
    assert not texts.prepare(2)
    with document.transaction(NAME) as transaction:
        transaction.set(node_ref("n-bb"), text="a fund")
    assert [texts.prepare(2) for _ in range(3)][-1]
    assert Finder(document, texts, Query("fund")).total == 6


class TestWithin:
    """Steps stay within a row as long as there is anything in it and under it."""

    def test_only_what_is_there_is_stepped_through(self, document: Document) -> None:
        finder = _find(document, "fund")
        found = [finder.step(None, "n-aa", 1, "n-cc")]
        for _ in range(2):
            found.append(finder.step(found[-1], "n-aa", 1, "n-cc"))
        assert [match.row for match in found if match] == ["n-cc", "n-dd", "n-cc"]
        assert [finder.number_of(match, "n-cc") for match in found if match] == [1, 2, 1]
        assert finder.total_within("n-cc") == 2

    def test_all_where_nothing_is(self, document: Document) -> None:
        finder = _find(document, "which")
        match = finder.step(None, "n-dd", -1, "n-cc")
        assert match is not None
        assert (match.row, finder.number_of(match, "n-cc")) == ("n-aa", 1)
        assert finder.total_within("n-cc") == 1

    @pytest.mark.parametrize(
        ("start", "by", "round_"), [("n-aa", 1, 0), ("n-bb", 1, 3), ("n-aa", -1, 1)]
    )
    def test_steps_know_where_they_go_round(
        self, document: Document, start: str, by: int, round_: int
    ) -> None:
        finder = _find(document, "fund")
        match, steps = None, 0
        while True:
            found = finder.step(match, start, by)
            assert found is not None
            steps += 1
            if finder.went_round(match, start, found, by):
                break
            match = found
        assert steps == {0: 6, 3: 3, 1: 1}[round_]


class TestSlowExpressions:
    SLOW = "(a|aa)+[bc]|[0-9]"

    def _finder(self, document: Document) -> Finder:
        query = Query(self.SLOW, is_expression=True)
        return Finder(document, SearchTexts(document), query)

    def test_what_was_slow_to_find_is_shown_at_once(self) -> None:
        rows = tuple([Node(id=f"n-a{n}", text="a" * 21 + str(n)) for n in range(20)])
        document = Document(DocumentRoot(id="d", outline=rows))
        finder = self._finder(document)
        assert finder.total == 30
        started = time.process_time()
        assert sum(len(finder.in_row(node)) for node in document.walk()) == 30
        assert time.process_time() - started < 0.05

    def test_one_that_takes_too_long_finds_nothing_and_says_so(self) -> None:
        document = Document(DocumentRoot(id="d", outline=(Node(id="n-aa", text="a" * 40),)))
        finder = self._finder(document)
        assert (finder.total, finder.step(None, "n-aa", 1)) == (0, None)
        assert finder.fault is not None
        assert "takes too long" in finder.fault.text

    def test_an_edit_neither_fails_nor_waits(self, document: Document) -> None:
        finder = self._finder(document)
        followed = RowFilter(document, finder.rows, finder.finds)

        def follow(change_set: ChangeSet) -> None:
            followed.follow(change_set.changes, ["n-bb"])

        document.follow(follow)
        told: list[bool] = []
        finder.follow(lambda: told.append(finder.fault is not None))
        started = time.process_time()
        with document.transaction(NAME) as transaction:
            transaction.set(node_ref("n-bb"), text="a" * 34)
        assert time.process_time() - started < 0.1
        assert told == [True]
        assert (finder.total, finder.in_row(document.node("n-bb"))) == (0, [])


class TestConcepts:
    """What a row's concepts are called is found with its notes, where nothing else is."""

    @pytest.mark.parametrize("where", [Where.ALL, Where.TEXT])
    def test_one_is_asked_for_by_its_id(self, where: Where) -> None:
        """Under whichever id, on the row or in a note there, but not by its words in a text."""
        label = Labels.of({"en": "small giants"})
        root = DocumentRoot(
            id="d",
            concepts=(
                Concept(id="giants", label=label),
                Concept(id="old", label=label, merged_into="giants"),
                Concept(id="giants-abroad", label=label),
            ),
            outline=(
                Node(id="n-aa", text="small giants concept:giants"),
                Node(id="n-bb", text="named", concepts=("giants",)),
                Node(id="n-cc", text="c", notes=(Note(id="t-cc", text="a", concepts=("old",)),)),
                Node(id="n-dd", text="another", concepts=("giants-abroad",)),
            ),
        )
        document = Document(root)
        finder = _find(document, "concept:giants", where)
        assert finder.rows == {"n-bb": 1, "n-cc": 1}
        assert _walk(finder, 1) == [("bb", "concepts", 0), ("cc", "concepts", 0)]
        with document.transaction(NAME) as transaction:
            transaction.set(node_ref("n-bb"), concepts=())
            transaction.set(node_ref("n-aa"), concepts=("giants",))
        assert finder.rows == {"n-aa": 1, "n-cc": 1}
        finder.close()

    def test_one_that_nobody_defines_is_looked_for_as_words(self) -> None:
        document = Document(
            DocumentRoot(
                id="d",
                outline=(
                    Node(id="n-aa", text="a concept:gone"),
                    Node(id="n-bb", text="b", concepts=("gone",)),
                ),
            )
        )
        assert _find(document, "concept:gone").rows == {"n-aa": 1}

    @pytest.fixture
    def document(self) -> Document:
        giants = Concept(id="giants", label=Labels.of({"en": "small giants", "zh": "小巨人"}))
        about = Note(id="t-aa", text="all", concepts=("giants",), also_on=("n-cc",))
        by_note = Note(id="t-ab", text="here", concepts=("giants",))
        rows = (
            Node(id="n-aa", text="named", concepts=("giants",)),
            Node(id="n-bb", text="small giants", concepts=("giants",)),
            Node(id="n-cc", text="of the document's note"),
            Node(id="n-dd", text="of its own note", notes=(by_note,)),
            Node(id="n-ee", text="nothing"),
        )
        root = DocumentRoot(id="d", concepts=(giants,), notes=(about,), outline=rows)
        return Document(root)

    @pytest.mark.parametrize("words", ["giants", "xjr", "巨人"])
    @pytest.mark.parametrize("is_expression", [False, True])
    def test_rows_that_carry_one_are_found(
        self, document: Document, words: str, *, is_expression: bool
    ) -> None:
        if is_expression and words == "xjr":
            words = "g.ants"
        query = Query(words, is_expression=is_expression)
        finder = Finder(document, SearchTexts(document), query)
        assert sorted(finder.rows.items()) == [(f"n-{row}", 1) for row in ("aa", "bb", "cc", "dd")]
        match = finder.step(None, "n-cc", 1)
        assert match is not None
        assert (match.row, match.concept, finder.number_of(match)) == ("n-cc", "giants", 3)

    def test_not_where_notes_are_not_looked_at(self, document: Document) -> None:
        assert set(_find(document, "giants", Where.TEXT).rows) == {"n-bb"}

    def test_the_codebook_counts(self) -> None:
        shared = Concept(id="state", label=Labels.of({"zh": "国进民退"}))
        codebook = SharedCodebook("c.yaml", Codebook(id="c", concepts=(shared,)))
        row = Node(id="n-aa", text="a", concepts=("state", "unknown"))
        document = Document(DocumentRoot(id="d", outline=(row,)))
        assert Finder(document, SearchTexts(document, codebook), Query("gjmt")).total == 1

    def test_it_follows_the_document(self, document: Document) -> None:
        finder = _find(document, "giants")
        told: list[set[str]] = []
        finder.follow(lambda: told.append({row[2:] for row in finder.rows}))
        with document.transaction(NAME) as transaction:
            transaction.set(note_ref("t-aa"), also_on=("n-ee",))
        with document.transaction(NAME) as transaction:
            transaction.set(node_ref("n-aa"), concepts=())
        with document.transaction(NAME) as transaction:
            label = Labels.of({"en": "dwarfs"})
            transaction.set(Ref(ElementKind.CONCEPT, "giants"), label=label)
        with document.transaction(NAME) as transaction:
            transaction.remove(note_ref("t-ab"))
        assert told == [{"aa", "bb", "dd", "ee"}, {"bb", "dd", "ee"}, {"bb"}, {"bb"}]
