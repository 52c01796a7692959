"""The actions on notes, suggestions, concepts and actors; see `actions`."""

from __future__ import annotations

from outline_editor.app.action_specs import ActionSpec, Menu, Needs, Scope


def _entry(action_id: str, text: str, *keys: str, **more: object) -> ActionSpec:
    settings: dict = {"menu": Menu.CONCEPTS, "needs": Needs.EDITABLE_ENTRY}
    if keys:
        settings["scope"] = Scope.CONCEPTS
    return ActionSpec(action_id, text, keys=keys, **{**settings, **more})


NOTE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "note.add_context",
        "Add &Context Note",
        Menu.NOTES,
        ("Shift+Enter", "Shift+Return"),
        scope=Scope.OUTLINE,
        needs=Needs.EDITABLE_ROW,
    ),
    ActionSpec("note.add_comparison", "Add Co&mparison", Menu.NOTES, needs=Needs.EDITABLE_ROW),
    ActionSpec("note.add_comment", "Add C&omment", Menu.NOTES, needs=Needs.EDITABLE_ROW),
    ActionSpec("note.add_question", "Add &Question", Menu.NOTES, needs=Needs.EDITABLE_ROW),
    ActionSpec("note.add_evidence", "Add &Evidence", Menu.NOTES, needs=Needs.EDITABLE_ROW),
    ActionSpec("note.add_definition", "Add &Definition", Menu.NOTES, needs=Needs.EDITABLE_ROW),
    ActionSpec("note.add_todo", "Add &To Do", Menu.NOTES, needs=Needs.EDITABLE_ROW),
    ActionSpec(
        "note.add_to_document",
        "Add Note to Doc&ument",
        Menu.NOTES,
        needs=Needs.EDITABLE,
        starts_group=True,
    ),
    ActionSpec(
        "note.toggle_state",
        "Mar&k as Done or Open",
        Menu.NOTES,
        ("Ctrl+Enter", "Ctrl+Return"),
        needs=Needs.EDITABLE,
    ),
    ActionSpec("note.sign", "Sign Ne&w Notes…", Menu.NOTES, checkable=True),
    ActionSpec(
        "note.show_all",
        "&Show Notes in the Outline",
        Menu.NOTES,
        ("Ctrl+Shift+M",),
        checkable=True,
        starts_group=True,
    ),
    ActionSpec("note.next", "&Next Note", Menu.NOTES, ("F7",)),
    ActionSpec("note.previous", "&Previous Note", Menu.NOTES, ("Shift+F7",)),
    ActionSpec("note.next_open", "Ne&xt Open Question or To Do", Menu.NOTES, ("Ctrl+F7",)),
    ActionSpec(
        "note.previous_open", "Pre&vious Open Question or To Do", Menu.NOTES, ("Ctrl+Shift+F7",)
    ),
    ActionSpec("note.show_lost", "&Lost and Ambiguous Quotes", Menu.NOTES, starts_group=True),
    ActionSpec(
        "suggestion.accept",
        "Accept Su&ggestion",
        Menu.NOTES,
        ("Alt+Enter", "Alt+Return"),
        needs=Needs.EDITABLE,
        starts_group=True,
    ),
    ActionSpec(
        "suggestion.reject", "Re&ject Suggestion", Menu.NOTES, ("Alt+Del",), needs=Needs.EDITABLE
    ),
    ActionSpec(
        "suggestion.next",
        "Next Suggest&ion",
        Menu.NOTES,
        ("Alt+PgDown",),
        needs=Needs.EDITABLE,
    ),
    ActionSpec(
        "suggestion.previous",
        "P&revious Suggestion",
        Menu.NOTES,
        ("Alt+PgUp",),
        needs=Needs.EDITABLE,
    ),
    ActionSpec("suggestion.make", "M&ake Suggestions", Menu.NOTES, checkable=True),
)

CONCEPT_ACTIONS: tuple[ActionSpec, ...] = (
    _entry("concept.new", "&New Concept…", "Ins", needs=Needs.EDITABLE),
    _entry("actor.new", "New &Actor…", needs=Needs.EDITABLE),
    _entry("concept.rename", "&Rename", "F2", starts_group=True),
    _entry("concept.put_under", "Put &Under…", "Ctrl+Shift+J", mac_keys=("Ctrl+\\",)),
    _entry("concept.merge", "&Merge Into…", "Ctrl+J", needs=Needs.EDITABLE_CONCEPT),
    _entry("concept.share", "Move to &Codebook"),
    _entry("concept.delete", "&Delete…", "Del", mac_keys=("Backspace", "Del")),
    ActionSpec(
        "concept.show_merged",
        "&Show Merged Concepts",
        Menu.CONCEPTS,
        checkable=True,
        starts_group=True,
    ),
)
