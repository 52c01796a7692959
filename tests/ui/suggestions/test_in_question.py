"""Which suggestion is in question, as suggestions come and go."""

from __future__ import annotations

from outline_editor.core.addresses import node_ref
from outline_editor.core.offers import Offer
from outline_editor.core.suggestions import Suggestion
from outline_editor.core.vocabulary import Basis
from outline_editor.ui.suggestions.in_question import InQuestion


def _suggested(name: str) -> Suggestion:
    return Suggestion(node_ref("n-aa"), Offer("concepts", name, "text", 0, 1, Basis.STATED), ())


A, B, C, D = map(_suggested, "abcd")


def test_the_first_comes_into_question() -> None:
    question = InQuestion()
    question.take((A, B), (C,))
    assert (question.meant, question.here) == (A, (A, B))


def test_one_that_stays_stays_in_question() -> None:
    question = InQuestion()
    question.take((A, B), ())
    assert question.mean(B, on_document=False)
    assert not question.mean(B, on_document=False)
    question.take((D, B), ())
    assert question.meant == B


def test_after_one_that_is_gone_comes_what_stands_in_its_place() -> None:
    question = InQuestion()
    question.take((A, B, C), ())
    question.mean(B, on_document=False)
    question.take((A, C), ())
    assert question.meant == C
    question.take((A,), ())
    assert question.meant == A
    question.take((), (D,))
    assert question.meant is None


def test_those_of_the_document_are_a_place_of_their_own() -> None:
    question = InQuestion()
    question.take((A, B), (C, D))
    assert question.mean(C, on_document=True)
    assert (question.beside(1), question.beside(-1), question.beside(2)) == (D, None, None)
    question.clear()
    assert (question.meant, question.here, question.beside(1)) == (None, (), None)
