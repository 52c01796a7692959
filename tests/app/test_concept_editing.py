"""Concepts are changed in the document and in the codebook that it shares, and undone in both."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from outline_editor.app.editing import Editing
from outline_editor.app.open_codebook import Codebooks
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.core.addresses import (
    DOCUMENT,
    ElementKind,
    actor_ref,
    concept_ref,
    node_ref,
    note_ref,
)
from outline_editor.core.errors import EditRefused
from outline_editor.core.labels import Labels
from outline_editor.core.model import Concept
from outline_editor.core.steps import Kept, Retraced

SAMPLES = Path(__file__).parents[2] / "sample_docs"
NAMES = ("miit-2019-press.yaml", "miit-2018-work-conference.yaml", "codebook.yaml")
GIANTS, STATE, DEVOLUTION = "small-giants", "state-advances", "fang-guan-fu"
GIANTS_ROW, CONTEXT = node_ref("n-w6tzp"), note_ref("t-4hk9w")


class Desk:
    """The two samples open in one process, with their shared codebook."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in NAMES:
            shutil.copyfile(SAMPLES / name, folder / name)
        self.shown: list[OpenDocument] = []
        self.codebooks = Codebooks(lambda: self.shown)
        self.press = self.open("miit-2019-press.yaml")
        self.conference = self.open("miit-2018-work-conference.yaml")
        self.editing = Editing(self.press)
        self.concepts = self.editing.concepts

    def open(self, name: str) -> OpenDocument:
        opened = open_document(self.folder / name, self.codebooks)
        self.shown.append(opened)
        return opened

    def written(self) -> list[bytes]:
        return [(self.folder / name).read_bytes() for name in NAMES]

    def save_all(self) -> None:
        for opened in (self.press, self.conference):
            assert opened.path is not None
            opened.save(opened.path)

    def label(self, concept: str, language: str = "en") -> str:
        entry = self.press.entry(concept_ref(concept))
        return entry.label.get(language)  # type: ignore[union-attr]

    def concepts_of(self, ref: object) -> tuple[str, ...]:
        return self.press.document.require(ref).concepts  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_tagging_renaming_and_merging_is_undone_to_the_same_bytes(desk: Desk) -> None:
    before = desk.written()
    desk.editing.set_field(GIANTS_ROW, "concepts", (GIANTS, STATE))
    desk.concepts.set_label(concept_ref(STATE), "en", "the state advances")
    desk.concepts.merge(STATE, DEVOLUTION)
    assert desk.concepts_of(GIANTS_ROW) == (GIANTS, DEVOLUTION)
    assert desk.concepts_of(CONTEXT) == (GIANTS, DEVOLUTION)
    desk.save_all()
    assert desk.written()[0] != before[0]
    assert b"merged_into: fang-guan-fu" in desk.written()[2]
    while desk.press.history.undo_name is not None:
        desk.editing.undo()
    assert desk.press.is_modified
    desk.save_all()
    assert desk.written() == before


def test_what_is_undone_can_be_done_again(desk: Desk) -> None:
    desk.concepts.set_label(concept_ref(STATE), "en", "the state advances")
    desk.concepts.merge(STATE, DEVOLUTION)
    codebook, root = desk.press.codebook.root, desk.press.document.root
    desk.editing.undo()
    desk.editing.undo()
    assert desk.label(STATE) == "state advances, private retreats"
    desk.editing.redo()
    desk.editing.redo()
    assert desk.press.codebook.root == codebook
    assert desk.press.document.root == root


def test_a_changed_codebook_makes_every_document_of_it_modified_until_it_is_saved(
    desk: Desk,
) -> None:
    desk.concepts.set_label(concept_ref(STATE), "en", "the state advances")
    assert desk.press.is_modified
    assert desk.conference.is_modified
    unchanged = desk.written()[0]
    desk.conference.save(desk.folder / NAMES[1])
    assert not desk.press.is_modified
    assert desk.written()[0] == unchanged
    assert b"the state advances" in desk.written()[2]


def test_undone_changes_leave_nothing_to_save(desk: Desk) -> None:
    desk.concepts.set_label(concept_ref(STATE), "en", "the state advances")
    desk.editing.undo()
    assert not desk.press.is_modified
    assert not desk.conference.is_modified


class TestOtherDocuments:
    def _tag(self, desk: Desk) -> None:
        Editing(desk.conference).set_field(node_ref("n-qwhh9"), "concepts", (STATE,))

    def _tags(self, desk: Desk) -> tuple[str, ...]:
        return desk.conference.document.node("n-qwhh9").concepts

    def test_follow_a_merging_at_once_and_its_undoing(self, desk: Desk) -> None:
        self._tag(desk)
        desk.concepts.merge(STATE, DEVOLUTION)
        assert self._tags(desk) == (DEVOLUTION,)
        desk.editing.undo()
        assert self._tags(desk) == (STATE,)
        desk.editing.redo()
        assert self._tags(desk) == (DEVOLUTION,)

    def test_keep_what_a_definition_of_this_document_alone_hides(self, desk: Desk) -> None:
        self._tag(desk)
        own = Concept(id=STATE, label=Labels.of({"en": "another idea"}))
        target = Concept(id="only-here", label=Labels.of({"en": "only here"}))
        with desk.press.document.transaction("Own definitions") as transaction:
            transaction.insert(own)
            transaction.insert(target)
        desk.concepts.merge(STATE, "only-here")
        assert desk.concepts_of(CONTEXT) == (GIANTS, "only-here")
        assert self._tags(desk) == (STATE,)
        assert not desk.conference.problems.problems()

    def test_keep_what_was_done_there_since(self, desk: Desk) -> None:
        self._tag(desk)
        desk.concepts.merge(STATE, DEVOLUTION)
        there = Editing(desk.conference)
        there.set_field(node_ref("n-4bhq4"), "text", "changed since")
        desk.editing.undo()
        assert self._tags(desk) == (STATE,)
        assert desk.conference.document.node("n-4bhq4").text == "changed since"

    def test_may_take_back_their_part_alone(self, desk: Desk) -> None:
        self._tag(desk)
        desk.concepts.merge(STATE, DEVOLUTION)
        Editing(desk.conference).undo()
        assert self._tags(desk) == (STATE,)
        assert desk.concepts_of(CONTEXT) == (GIANTS, DEVOLUTION)
        desk.editing.undo()
        assert self._tags(desk) == (STATE,)
        assert desk.concepts_of(CONTEXT) == (GIANTS, STATE)

    def test_keep_their_changes_of_the_codebook_when_one_before_is_undone_here(
        self, desk: Desk
    ) -> None:
        desk.concepts.set_label(concept_ref(STATE), "en", "ours")
        Editing(desk.conference).concepts.set_label(concept_ref(STATE), "en", "theirs")
        desk.editing.undo()
        assert desk.label(STATE) == "theirs"
        assert desk.press.history.retraced == Retraced((Kept("theirs 国进民退", "label"),), True)
        Editing(desk.conference).undo()
        assert desk.label(STATE) == "ours"
        desk.editing.redo()
        desk.editing.undo()
        assert desk.label(STATE) == "state advances, private retreats"
        assert desk.press.history.retraced.kept == ()

    def test_leave_other_fields_of_the_same_entry_alone(self, desk: Desk) -> None:
        desk.concepts.set_label(concept_ref(STATE), "en", "ours")
        Editing(desk.conference).set_field(concept_ref(STATE), "definition", "theirs")
        desk.editing.undo()
        assert desk.label(STATE) == "state advances, private retreats"
        entry = desk.press.entry(concept_ref(STATE))
        assert isinstance(entry, Concept)
        assert entry.definition == "theirs"


class TestUndoingWhatWasChangedSince:
    """Each part of a step is taken back that is as the step left it, whoever changed the others."""

    def _kept(self, desk: Desk) -> list[tuple[str, str]]:
        return [(one.entry, one.field) for one in desk.press.history.retraced.kept]

    def test_takes_back_the_rows_of_a_merging_though_its_target_has_other_names(
        self, desk: Desk
    ) -> None:
        before = desk.press.document.root
        desk.concepts.merge(STATE, DEVOLUTION)
        there = Editing(desk.conference)
        there.set_field(concept_ref(DEVOLUTION), "alt", ("delegation",))
        desk.shown.remove(desk.conference)
        desk.editing.undo()
        assert desk.press.document.root == before
        state, target = (desk.press.entry(concept_ref(one)) for one in (STATE, DEVOLUTION))
        assert isinstance(state, Concept)
        assert state.merged_into is None
        assert target is not None
        assert target.alt == ("delegation",)
        assert self._kept(desk) == [("devolution 放管服", "alt")]
        assert not desk.press.history.retraced.is_all_kept

    def test_typing_goes_on_after_what_another_window_has_changed(self, desk: Desk) -> None:
        desk.editing.set_field(concept_ref(STATE), "definition", "mine", typed=True)
        Editing(desk.conference).set_field(concept_ref(STATE), "definition", "theirs")
        desk.editing.set_field(concept_ref(STATE), "definition", "theirs too", typed=True)
        desk.editing.undo()
        entry = desk.press.entry(concept_ref(STATE))
        assert isinstance(entry, Concept)
        assert entry.definition == "theirs"
        desk.editing.undo()
        assert desk.press.entry(concept_ref(STATE)) == entry
        assert self._kept(desk) == [("state advances, private retreats 国进民退", "definition")]

    def test_keeps_a_new_concept_that_another_window_has_defined(self, desk: Desk) -> None:
        made = desk.concepts.create(
            ElementKind.CONCEPT, Labels.of({"en": "New Drivers"}), on=CONTEXT
        )
        Editing(desk.conference).set_field(concept_ref(made), "definition", "theirs")
        desk.editing.undo()
        assert desk.concepts_of(CONTEXT) == (GIANTS, STATE)
        assert self._kept(desk) == [("New Drivers", "")]
        assert desk.label(made) == "New Drivers"
        desk.editing.redo()
        assert desk.concepts_of(CONTEXT) == (GIANTS, STATE, made)

    def test_brings_a_deleted_concept_back_though_others_came_since(self, desk: Desk) -> None:
        before = desk.press.document.root
        desk.concepts.delete(concept_ref(GIANTS))
        labels = Labels.of({"en": "later"})
        later = Editing(desk.conference).concepts.create(ElementKind.CONCEPT, labels)
        desk.editing.undo()
        assert desk.press.document.root == before
        assert desk.press.codebook.root is not None
        ids = [one.id for one in desk.press.codebook.root.concepts]
        assert ids == [GIANTS, STATE, DEVOLUTION, later]
        assert self._kept(desk) == []

    def test_merges_nothing_again_into_what_was_merged_on(self, desk: Desk) -> None:
        there = Editing(desk.conference).concepts
        target = there.create(ElementKind.CONCEPT, Labels.of({"en": "target"}))
        desk.concepts.merge(STATE, target)
        desk.editing.undo()
        there.merge(target, DEVOLUTION)
        desk.editing.redo()
        assert desk.concepts_of(CONTEXT) == (GIANTS, target)
        assert ("state advances, private retreats 国进民退", "merged_into") in self._kept(desk)
        state = desk.press.entry(concept_ref(STATE))
        assert isinstance(state, Concept)
        assert state.merged_into is None

    def test_goes_on_to_the_steps_before(self, desk: Desk) -> None:
        desk.editing.set_field(GIANTS_ROW, "text", "before")
        desk.concepts.set_label(concept_ref(STATE), "en", "ours")
        Editing(desk.conference).concepts.set_label(concept_ref(STATE), "en", "theirs")
        desk.editing.undo()
        desk.editing.undo()
        assert desk.press.document.node(GIANTS_ROW.id).text != "before"


class TestCreating:
    def test_puts_a_concept_into_the_codebook_under_a_slug_of_its_label(self, desk: Desk) -> None:
        made = desk.concepts.create(
            ElementKind.CONCEPT, Labels.of({"en": "New Drivers"}), on=CONTEXT
        )
        assert made == "new-drivers"
        assert desk.concepts_of(CONTEXT) == (GIANTS, STATE, "new-drivers")
        assert desk.press.document.root.concepts == ()
        assert desk.concepts.uses(concept_ref(made)).notes == (CONTEXT.id,)
        desk.editing.undo()
        assert desk.press.entry(concept_ref(made)) is None
        assert desk.concepts_of(CONTEXT) == (GIANTS, STATE)

    def test_puts_it_on_several_rows_in_one_step(self, desk: Desk) -> None:
        others = (node_ref("n-x4f7m"), node_ref("n-k5mvt"))
        labels = Labels.of({"en": "new drivers"})
        made = desk.concepts.create(ElementKind.CONCEPT, labels, on=GIANTS_ROW, also=others)
        assert all(made in desk.concepts_of(ref) for ref in (GIANTS_ROW, *others))
        desk.editing.undo()
        assert not any(made in desk.concepts_of(ref) for ref in (GIANTS_ROW, *others))
        assert desk.press.history.undo_name is None

    def test_says_what_the_note_says_from_then_on(self, desk: Desk) -> None:
        before = desk.press.document.root
        labels = Labels.of({"en": "new drivers"})
        made = desk.concepts.create(ElementKind.CONCEPT, labels, on=CONTEXT, text="Short.")
        assert desk.press.document.note(CONTEXT.id).text == "Short."
        assert desk.concepts_of(CONTEXT)[-1] == made
        desk.editing.undo()
        assert desk.press.document.root == before

    def test_calls_a_chinese_one_by_its_sound_and_counts_on(self, desk: Desk) -> None:
        labels = Labels.of({"zh": "新动能"})
        made = [
            desk.concepts.create(ElementKind.CONCEPT, labels, in_codebook=False) for _ in range(2)
        ]
        assert made == ["xin-dong-neng", "xin-dong-neng-2"]
        assert [one.id for one in desk.press.document.root.concepts] == made

    def test_goes_to_the_document_where_there_is_no_codebook(self, desk: Desk) -> None:
        desk.editing.set_field(DOCUMENT, "codebook", "")
        made = desk.concepts.create(ElementKind.ACTOR, Labels.of({"en": "NDRC"}))
        assert desk.press.document.has(actor_ref(made))

    def test_is_refused_while_the_codebook_cannot_be_used(self, desk: Desk) -> None:
        desk.editing.set_field(DOCUMENT, "codebook", "gone.yaml")
        with pytest.raises(EditRefused, match="can't be changed"):
            desk.concepts.create(ElementKind.CONCEPT, Labels.of({"en": "x"}))


class TestTaggingANote:
    def test_adds_the_concept_and_changes_the_text_in_one_step(self, desk: Desk) -> None:
        before = desk.press.document.root
        desk.concepts.tag_note(CONTEXT.id, DEVOLUTION, "Short.")
        assert desk.concepts_of(CONTEXT) == (GIANTS, STATE, DEVOLUTION)
        assert desk.press.document.note(CONTEXT.id).text == "Short."
        desk.editing.undo()
        assert desk.press.document.root == before

    def test_adds_none_twice(self, desk: Desk) -> None:
        desk.concepts.tag_note(CONTEXT.id, GIANTS, "Short.")
        assert desk.concepts_of(CONTEXT) == (GIANTS, STATE)


class TestMerging:
    def _create(self, desk: Desk, label: str, *, shared: bool = True, broader: str = "") -> str:
        labels, kind = Labels.of({"en": label}), ElementKind.CONCEPT
        return desk.concepts.create(kind, labels, in_codebook=shared, broader=broader or None)

    def test_goes_no_way_round(self, desk: Desk) -> None:
        desk.concepts.merge(STATE, DEVOLUTION)
        with pytest.raises(EditRefused, match="was merged into fang-guan-fu already"):
            desk.concepts.merge(DEVOLUTION, STATE)
        with pytest.raises(EditRefused, match="was merged into"):
            desk.concepts.merge(STATE, GIANTS)
        with pytest.raises(EditRefused, match="into itself"):
            desk.concepts.merge(GIANTS, GIANTS)

    def test_leaves_no_chain(self, desk: Desk) -> None:
        desk.concepts.merge(STATE, DEVOLUTION)
        desk.concepts.merge(DEVOLUTION, GIANTS)
        assert desk.press.codebook.root is not None
        merged = {one.id: one.merged_into for one in desk.press.codebook.root.concepts}
        assert merged == {STATE: GIANTS, DEVOLUTION: GIANTS, GIANTS: None}

    def test_lets_the_target_answer_to_the_names_of_the_source(self, desk: Desk) -> None:
        desk.concepts.merge(STATE, DEVOLUTION)
        target = desk.press.entry(concept_ref(DEVOLUTION))
        assert target is not None
        assert target.alt == ("state advances, private retreats", "国进民退")

    def test_of_a_shared_one_into_one_of_this_document_alone_is_refused(self, desk: Desk) -> None:
        own = self._create(desk, "only here", shared=False)
        with pytest.raises(EditRefused, match="move it to the codebook first"):
            desk.concepts.merge(STATE, own)
        desk.concepts.share(concept_ref(own))
        desk.concepts.merge(STATE, own)
        assert desk.concepts_of(CONTEXT) == (GIANTS, own)

    def test_puts_what_stood_under_the_source_under_the_target(self, desk: Desk) -> None:
        below = self._create(desk, "below", broader=STATE)
        desk.concepts.merge(STATE, DEVOLUTION)
        assert desk.press.entry(concept_ref(below)).broader == DEVOLUTION  # type: ignore[union-attr]

    def test_into_one_that_stands_under_it_leaves_no_circle(self, desk: Desk) -> None:
        middle = self._create(desk, "middle", broader=STATE)
        low = self._create(desk, "low", broader=middle)
        desk.concepts.merge(STATE, low)
        assert desk.press.entry(concept_ref(middle)).broader is None  # type: ignore[union-attr]
        assert desk.press.entry(concept_ref(low)).broader == middle  # type: ignore[union-attr]

    def test_is_seen_by_files_opened_later_which_may_be_rewritten(self, desk: Desk) -> None:
        desk.shown.remove(desk.conference)
        path = desk.folder / NAMES[1]
        heading = "    original: 激发市场活力，培育更具竞争力的优质企业\n    actors: [miit]\n"
        text = path.read_text("utf-8")
        assert heading in text
        path.write_text(text.replace(heading, heading + f"    concepts: [{STATE}]\n"), "utf-8")
        desk.concepts.merge(STATE, DEVOLUTION)
        again = Editing(desk.open(NAMES[1]))
        assert again.concepts.merged_count() == 1
        again.concepts.rewrite_merged()
        assert again.concepts.merged_count() == 0


class TestDeleting:
    def test_takes_the_references_along_and_undo_brings_them_back(self, desk: Desk) -> None:
        before = desk.press.document.root, desk.press.codebook.root
        desk.concepts.delete(concept_ref(GIANTS))
        assert desk.concepts_of(GIANTS_ROW) == ()
        assert desk.concepts_of(CONTEXT) == (STATE,)
        assert not desk.press.problems.problems()
        desk.editing.undo()
        assert (desk.press.document.root, desk.press.codebook.root) == before

    def test_of_a_target_takes_what_was_merged_into_it_along(self, desk: Desk) -> None:
        desk.concepts.merge(STATE, DEVOLUTION)
        desk.concepts.delete(concept_ref(DEVOLUTION))
        assert desk.press.codebook.root is not None
        assert [one.id for one in desk.press.codebook.root.concepts] == [GIANTS]

    def test_of_an_actor_leaves_those_under_it(self, desk: Desk) -> None:
        desk.concepts.delete(actor_ref("miit"))
        minister = desk.press.entry(actor_ref("miao-wei"))
        assert minister is not None
        assert minister.of is None  # type: ignore[union-attr]
        assert desk.press.document.node("n-3fqx8").actors == ("miao-wei",)

    def test_tells_where_an_entry_is_used(self, desk: Desk) -> None:
        uses = desk.concepts.uses(concept_ref(GIANTS))
        assert uses.rows == ("n-w6tzp", "n-b6nrg")
        assert uses.notes == (CONTEXT.id,)
        assert desk.concepts.uses_elsewhere(actor_ref("miit"))[0][0] is desk.conference


class TestDeletingWhatOthersBuildOn:
    """Another open document has concepts of its own that name one of the codebook."""

    @pytest.fixture
    def building(self, desk: Desk) -> Desk:
        with desk.conference.document.transaction("Define") as transaction:
            for name, fields in (("under", {"broader": STATE}), ("same", {"merged_into": STATE})):
                label = Labels.of({"en": name})
                transaction.insert(Concept(id=name, label=label, **fields))  # type: ignore[arg-type]
        return desk

    def test_they_are_among_its_uses(self, building: Desk) -> None:
        uses = dict(building.concepts.uses_elsewhere(concept_ref(STATE)))
        assert set(uses[building.conference].entries) == {concept_ref("under"), concept_ref("same")}

    def test_nothing_is_left_that_names_it(self, building: Desk) -> None:
        document = building.conference.document
        before = document.root
        building.concepts.delete(concept_ref(STATE))
        assert document.require(concept_ref("under")).broader is None
        assert document.require(concept_ref("same")).merged_into is None
        assert building.conference.problems.problems() == ()
        building.editing.undo()
        assert document.root == before


class TestSettingFields:
    def test_of_the_codebook_typed_in_a_row_is_one_step(self, desk: Desk) -> None:
        for text in ("a", "ab", "abc"):
            desk.editing.set_field(concept_ref(STATE), "definition", text, typed=True)
        desk.editing.undo()
        entry = desk.press.entry(concept_ref(STATE))
        assert entry is not None
        assert entry.definition.startswith("The concern")  # type: ignore[union-attr]
        assert desk.press.history.undo_name is None

    def test_cannot_put_an_entry_under_itself(self, desk: Desk) -> None:
        desk.editing.set_field(concept_ref(STATE), "broader", DEVOLUTION)
        for upper in (DEVOLUTION, STATE):
            with pytest.raises(EditRefused, match="under itself"):
                desk.editing.set_field(concept_ref(DEVOLUTION), "broader", upper)

    def test_cannot_take_the_last_label(self, desk: Desk) -> None:
        desk.concepts.set_label(concept_ref(STATE), "en", "")
        with pytest.raises(EditRefused, match="At least one language"):
            desk.concepts.set_label(concept_ref(STATE), "zh", "")


def test_a_codebook_named_before_keeps_its_changes(desk: Desk) -> None:
    desk.concepts.set_label(concept_ref(STATE), "en", "changed")
    desk.editing.set_field(DOCUMENT, "codebook", "")
    assert desk.press.is_modified
    desk.editing.undo()
    assert desk.label(STATE) == "changed"


def test_problems_follow_the_codebook(desk: Desk) -> None:
    Editing(desk.conference).set_field(node_ref("n-4bhq4"), "concepts", ("later",))
    assert [problem.code for problem in desk.conference.problems.problems()] == ["unknown-concept"]
    desk.concepts.create(ElementKind.CONCEPT, Labels.of({"en": "later"}))
    assert not desk.conference.problems.problems()
    desk.editing.undo()
    assert [problem.code for problem in desk.conference.problems.problems()] == ["unknown-concept"]


class TestTheSameIdElsewhere:
    """Another document defines a concept under the id of one that is this document's own."""

    def _own_in_both(self, desk: Desk) -> str:
        labels = Labels.of({"en": "mine"})
        for opened in (desk.press, desk.conference):
            Editing(opened).concepts.create(ElementKind.CONCEPT, labels, in_codebook=False)
        Editing(desk.conference).set_field(node_ref("n-qwhh9"), "concepts", ("mine",))
        return "mine"

    def test_is_not_touched_by_deleting_or_merging_here(self, desk: Desk) -> None:
        own = self._own_in_both(desk)
        assert desk.concepts.uses_elsewhere(concept_ref(own)) == []
        desk.concepts.merge(own, GIANTS)
        assert desk.conference.document.node("n-qwhh9").concepts == (own,)
        desk.editing.undo()
        desk.concepts.delete(concept_ref(own))
        assert desk.conference.document.node("n-qwhh9").concepts == (own,)
