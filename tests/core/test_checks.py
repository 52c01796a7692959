from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref, note_ref
from outline_editor.core.checks import MOST_OF_ONE, check_document
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.errors import Message, Severity
from outline_editor.core.extensions import ExtensionScalar
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
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
from outline_editor.core.problems import Problem
from outline_editor.core.vocabulary import NoteKind, NoteState

MIIT = Actor(id="miit", name=Labels.of({"en": "Ministry of Industry and IT (MIIT)"}))
GIANTS = Concept(id="small-giants", label=Labels.of({"en": "small giants", "zh": "小巨人"}))


def _root(**fields: Any) -> DocumentRoot:
    return DocumentRoot(**{"id": "d", "title": "D", **fields})


def _found(root: DocumentRoot, codebook: SharedCodebook | None = None) -> list[Problem]:
    found = list(check_document(root, codebook or SharedCodebook()))
    assert all(problem.severity is Severity.WARNING for problem in found)
    return found


def _codes(root: DocumentRoot, codebook: SharedCodebook | None = None) -> list[str]:
    return [problem.code for problem in _found(root, codebook)]


def _row(**fields: Any) -> list[Problem]:
    """The problems of a document with this one row."""
    return _found(_root(outline=(Node(**{"id": "n-row", "text": "guarantee fund", **fields}),)))


def _note(**fields: Any) -> list[Problem]:
    """The problems of a row with this one note."""
    return _row(notes=(Note(**{"id": "t-note", "text": "state advances", **fields}),))


def test_a_sound_document_has_no_problems() -> None:
    root = _root(
        jurisdiction="CN",
        language="tlh",
        sources=(Source(id="s1", date="2019-01-29", accessed="2024-02-29"),),
        actors=(MIIT, Actor(id="miao-wei", name=Labels.of({"zh": "苗圩"}), of="miit")),
        concepts=(
            GIANTS,
            Concept(id="champions", label=GIANTS.label, broader="small-giants"),
            Concept(id="old", label=GIANTS.label, merged_into="champions"),
        ),
        notes=(Note(id="t-one", text="", also_on=("n-row",), cites=("s1",), concepts=("old",)),),
        outline=(
            Node(
                id="n-row",
                text="a 60 bn fund of funds",
                original="600亿元",
                actors=("miao-wei",),
                places=("CN-HN", "CN"),
                targets=("anything-goes",),
                period="2019/2019-Q2",
                due="2020-02-29",
                amounts=(
                    Amount(quote="60 bn", value=Decimal(60), to=Decimal(60), currency="CNY"),
                    Amount(quote="600亿", value=Decimal(600)),
                ),
                concepts=("small-giants",),
                cites=("s1@p. 3",),
                notes=(
                    Note(id="t-two", text="", quote="fund", after=" "),
                    Note(id="t-three", text="", kind=NoteKind.TODO, state=NoteState.DONE),
                    Note(id="t-four", text="", compares=Comparison(document="elsewhere")),
                ),
            ),
        ),
    )
    assert _found(root) == []


class TestDocument:
    @pytest.mark.parametrize("title", ["", "  "])
    def test_a_title_is_missing(self, title: str) -> None:
        assert _found(_root(title=title)) == [
            Problem(Severity.WARNING, Message.of("missing-title"), DOCUMENT, "title")
        ]

    def test_the_jurisdiction_has_no_such_code(self) -> None:
        (problem,) = _found(_root(jurisdiction="CX-ABC"))
        assert (problem.code, problem.ref, problem.field) == (
            "unknown-place",
            DOCUMENT,
            "jurisdiction",
        )


class TestReferences:
    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"actors": ("miit",)}, "unknown-actor"),
            ({"concepts": ("small-giants",)}, "unknown-concept"),
            ({"cites": ("s1",)}, "unknown-source"),
            ({"cites": ("s1@p. 3",)}, "unknown-source"),
        ],
    )
    def test_of_a_row_lead_nowhere(self, fields: dict[str, Any], code: str) -> None:
        (problem,) = _row(**fields)
        assert problem.code == code
        assert problem.ref == node_ref("n-row")
        assert [problem.field] == list(fields)

    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"also_on": ("n-gone",)}, "unknown-row"),
            ({"concepts": ("small-giants",)}, "unknown-concept"),
            ({"cites": ("s1@p. 3",)}, "unknown-source"),
        ],
    )
    def test_of_a_note_lead_nowhere(self, fields: dict[str, Any], code: str) -> None:
        (problem,) = _note(**fields)
        assert problem.code == code
        assert problem.ref == note_ref("t-note")
        assert [problem.field] == list(fields)

    def test_of_actors_and_concepts_lead_nowhere(self) -> None:
        actor = Actor(id="miao-wei", name=MIIT.name, of="miit")
        concept = Concept(id="old", label=GIANTS.label, broader="a", merged_into="b")
        found = _found(_root(actors=(actor,), concepts=(concept,)))
        assert [(problem.code, problem.ref, problem.field) for problem in found] == [
            ("unknown-actor", Ref(ElementKind.ACTOR, "miao-wei"), "of"),
            ("unknown-concept", Ref(ElementKind.CONCEPT, "old"), "broader"),
            ("unknown-concept", Ref(ElementKind.CONCEPT, "old"), "merged_into"),
        ]

    def test_each_is_a_problem_of_its_own(self) -> None:
        found = _row(actors=("one", "two"))
        assert [dict(problem.message.values)["id"] for problem in found] == ["one", "two"]

    def test_an_id_of_another_kind_does_not_count(self) -> None:
        root = _root(concepts=(GIANTS,), outline=(Node(text="x", actors=("small-giants",)),))
        assert _codes(root) == ["unknown-actor"]


class TestCodebook:
    ROW = Node(id="n-row", text="x", actors=("miit",), concepts=("small-giants",), cites=("s1",))
    BOOK = Codebook(id="book", actors=(MIIT,), concepts=(GIANTS,))

    def test_defines_actors_and_concepts_but_no_sources(self) -> None:
        root = _root(codebook="codebook.yaml", outline=(self.ROW,))
        shared = SharedCodebook("codebook.yaml", self.BOOK)
        assert _codes(root, shared) == ["unknown-source"]

    def test_that_can_not_be_used_is_one_problem_and_nothing_else_is_checked_against_it(
        self,
    ) -> None:
        root = _root(codebook="gone.yaml", outline=(self.ROW,))
        trouble = Message.of("edit.named", name="There is no such file.")
        found = _found(root, SharedCodebook("gone.yaml", None, trouble))
        assert [problem.code for problem in found] == ["unusable-codebook", "unknown-source"]
        assert (found[0].ref, found[0].field) == (DOCUMENT, "codebook")
        assert "gone.yaml" in found[0].message.text
        assert "There is no such file." in found[0].message.text

    def test_may_define_the_same_once_more(self) -> None:
        root = _root(codebook="codebook.yaml", actors=(MIIT,), concepts=(GIANTS,))
        assert _codes(root, SharedCodebook("codebook.yaml", self.BOOK)) == []

    def test_own_fields_define_nothing(self) -> None:
        commented = replace(MIIT, extensions=(("x-comment", ExtensionScalar("checked")),))
        book = Codebook(id="book", actors=(commented,), concepts=(GIANTS,))
        root = _root(codebook="codebook.yaml", actors=(MIIT,))
        assert _codes(root, SharedCodebook("codebook.yaml", book)) == []

    def test_that_defines_the_same_id_differently_is_a_problem(self) -> None:
        other = Actor(id="miit", name=Labels.of({"en": "MIIT"}))
        concept = Concept(id="small-giants", label=GIANTS.label, definition="SMEs")
        root = _root(codebook="codebook.yaml", actors=(other,), concepts=(concept,))
        found = _found(root, SharedCodebook("codebook.yaml", self.BOOK))
        assert [(problem.code, problem.ref) for problem in found] == [
            ("actor-differs", Ref(ElementKind.ACTOR, "miit")),
            ("concept-differs", Ref(ElementKind.CONCEPT, "small-giants")),
        ]


class TestRows:
    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"text": ""}, "empty-row"),
            ({"text": " \t"}, "empty-row"),
            ({"text": "", "original": "小巨人"}, "row-without-text"),
        ],
    )
    def test_without_words(self, fields: dict[str, str], code: str) -> None:
        (problem,) = _row(**fields)
        assert (problem.code, problem.ref, problem.field) == (code, node_ref("n-row"), "text")

    @pytest.mark.parametrize(
        ("fields", "field"), [({"text": "a\nb"}, "text"), ({"original": "一\n二"}, "original")]
    )
    def test_of_several_lines(self, fields: dict[str, str], field: str) -> None:
        (problem,) = _row(**fields)
        assert (problem.code, problem.field) == ("row-of-several-lines", field)

    @pytest.mark.parametrize("code", ["CN-43", "XX", "CN-XX"])
    def test_at_a_place_with_no_such_code(self, code: str) -> None:
        (problem,) = _row(places=("CN", code))
        assert (problem.code, problem.field) == ("unknown-place", "places")
        assert code in problem.message.text


class TestDates:
    @pytest.mark.parametrize(
        "date", ["2019-02-29", "2019-02-30", "2019-04-31", "1900-02-29", "0001-02-29"]
    )
    def test_that_no_calendar_has(self, date: str) -> None:
        assert [problem.field for problem in _row(due=date)] == ["due"]
        assert [problem.field for problem in _row(period=date)] == ["period"]
        assert _row(period=f"2000/{date}")[0].field == "period"
        assert [problem.code for problem in _note(date=date)] == ["impossible-date"]
        source = Source(id="s1", date=date, accessed=date)
        assert [problem.field for problem in _found(_root(sources=(source,)))] == [
            "date",
            "accessed",
        ]

    @pytest.mark.parametrize(
        "date",
        ["2020-02-29", "2000-02-29", "2019-12-31", "2019", "2019-02", "2019-Q4", "0000-02-29"],
    )
    def test_that_are_in_the_calendar(self, date: str) -> None:
        assert _row(due=date, period=date) == []

    @pytest.mark.parametrize(
        "period",
        [
            "2019/2018",
            "2019/2018-12-31",
            "2019-02/2019-01",
            "2019-Q2/2019-03",
            "2019-Q2/2019-Q1",
            "2019-04-02/2019-04-01",
            "2020/2019-Q4",
        ],
    )
    def test_of_a_period_that_ends_before_it_starts(self, period: str) -> None:
        (problem,) = _row(period=period)
        assert (problem.code, problem.field) == ("period-reversed", "period")

    @pytest.mark.parametrize(
        "period",
        [
            "2019/2019",
            "2019-Q3/2019",
            "2019/2019-Q1",
            "2019-01-29/2019-01",
            "2019-Q2/2019-06",
            "2019-Q2/2019-04-01",
            "2019/2022",
        ],
    )
    def test_of_a_period_that_may_end_where_it_starts(self, period: str) -> None:
        assert _row(period=period) == []


class TestAmounts:
    @pytest.mark.parametrize(
        ("amount", "code"),
        [
            (Amount(quote="60 bn"), "amount-not-in-row"),
            (Amount(quote="fund", to=Decimal(2)), "amount-without-value"),
            (Amount(quote="fund", value=Decimal("2.5"), to=Decimal("2.4")), "amount-reversed"),
            (Amount(quote="fund", value=Decimal(1), currency="RMB"), "unknown-currency"),
        ],
    )
    def test_that_make_no_sense(self, amount: Amount, code: str) -> None:
        (problem,) = _row(amounts=(amount,))
        assert (problem.code, problem.ref, problem.field) == (code, node_ref("n-row"), "amounts")


class TestNotes:
    @pytest.mark.parametrize(("quote", "code"), [("fundd", "quote-lost"), ("u", "quote-ambiguous")])
    def test_quote_words_that_can_not_be_found(self, quote: str, code: str) -> None:
        (problem,) = _note(quote=quote)
        assert (problem.code, problem.ref, problem.field) == (code, note_ref("t-note"), "quote")

    def test_on_the_document_quote_nothing(self) -> None:
        note = Note(id="t-note", text="x", quote="D")
        (problem,) = _found(_root(notes=(note,)))
        assert (problem.code, problem.ref, problem.field) == (
            "quote-on-document",
            note_ref("t-note"),
            "quote",
        )

    @pytest.mark.parametrize("kind", list(NoteKind))
    def test_have_a_state_as_questions_and_todos_only(self, kind: NoteKind) -> None:
        found = _note(kind=kind, state=NoteState.OPEN)
        expected = [] if kind in (NoteKind.QUESTION, NoteKind.TODO) else ["state-not-for-kind"]
        assert [problem.code for problem in found] == expected


def test_problems_come_in_the_order_of_the_file() -> None:
    note = Note(id="t-row", text="x", cites=("gone",))
    root = DocumentRoot(
        id="d",
        sources=(Source(id="s1", date="2019-02-30"),),
        actors=(Actor(id="a", name=MIIT.name, of="gone"),),
        concepts=(Concept(id="c", label=GIANTS.label, broader="gone"),),
        notes=(Note(id="t-doc", text="x", cites=("gone",)),),
        outline=(
            Node(id="n-first", text="", notes=(note,), children=(Node(id="n-child", text=""),)),
            Node(id="n-last", text="", actors=("gone",)),
        ),
    )
    assert [problem.ref.id for problem in _found(root)] == [
        "",
        "s1",
        "a",
        "c",
        "t-doc",
        "n-first",
        "t-row",
        "n-child",
        "n-last",
        "n-last",
    ]


def test_a_message_names_the_row_and_the_remedy() -> None:
    text = "promote high-quality development in the manufacturing industry and elsewhere"
    (problem,) = _row(text=text, cites=("s9@p. 3",))
    assert problem.message.text == (
        "In “promote high-quality development in the manufacturing indus…”: “cites” names the "
        "source s9, which the document does not have. Add it to the sources, or name another."
    )


def test_a_chain_of_mergings_that_goes_on_in_the_codebook_is_pointed_out() -> None:
    labels = Labels.of({"en": "a"})
    shared = Codebook(
        id="book",
        concepts=(
            Concept(id="b", label=labels, merged_into="c"),
            Concept(id="c", label=labels),
        ),
    )
    own = Concept(id="a", label=labels, merged_into="b")
    root = DocumentRoot(id="d", title="t", concepts=(own,))
    found = [*check_document(root, SharedCodebook("book.yaml", shared))]
    assert [(problem.code, problem.field) for problem in found] == [
        ("merged-on-in-codebook", "merged_into")
    ]
    assert "merged into b, which the codebook “book.yaml” merges into c" in found[0].message.text


def test_being_reviewed_makes_no_other_warnings() -> None:
    assert _found(_root(status="reviewed", outline=(Node(id="n-row", text="x"),))) == []


def _unlisted(places: tuple[str, ...], more: int) -> list[Problem]:
    sources = tuple(f"s{number}" for number in range(MOST_OF_ONE + more))
    return _row(places=places, cites=sources)


def test_of_very_many_warnings_about_one_element_the_number_is_told() -> None:
    *told, last = _unlisted((), 7)
    assert [problem.code for problem in told] == ["unknown-source"] * MOST_OF_ONE
    assert [problem.entry for problem in told] == [*range(MOST_OF_ONE)]
    assert (last.code, last.ref, last.field) == ("more-warnings", node_ref("n-row"), "cites")
    assert last.entry == told[-1].entry
    assert last.message.text.startswith("In “guarantee fund”: there are 7 more warnings")


def test_as_many_as_are_told_are_told_alone() -> None:
    assert [problem.code for problem in _unlisted((), 0)] == ["unknown-source"] * MOST_OF_ONE


def test_those_of_every_sort_count() -> None:
    *_, last = _unlisted(("CN-ZZ", "CN-YY"), 0)
    assert last.message.text.startswith("In “guarantee fund”: there are 2 more warnings")


def test_every_element_has_its_own() -> None:
    sources = tuple(f"s{number}" for number in range(MOST_OF_ONE + 1))
    rows = tuple(Node(id=f"n-{name}", text=name, cites=sources) for name in ("aa", "bb"))
    codes = _codes(_root(outline=rows))
    assert codes == (["unknown-source"] * MOST_OF_ONE + ["more-warnings"]) * 2
