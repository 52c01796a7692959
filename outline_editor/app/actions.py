"""The action table: everything a person can ask the program to do.

Ids are stable handles for automation and for the user's own keys. Keys follow
the conventions of the best outliners: no Ctrl+Alt (AltGr types characters on
many keyboards) and no brackets off macOS (not on every keyboard).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Menu(Enum):
    """The menus of the window, in their order, and those inside them."""

    FILE = auto()
    EDIT = auto()
    OUTLINE = auto()
    NOTES = auto()
    VIEW = auto()
    GO = auto()
    HELP = auto()
    ROW_ALONE = auto()
    LEVELS = auto()
    COLUMNS = auto()


INSIDE: dict[Menu, Menu] = {
    Menu.ROW_ALONE: Menu.OUTLINE,
    Menu.LEVELS: Menu.VIEW,
    Menu.COLUMNS: Menu.VIEW,
}
"""The menus that stand in another, where the first of their actions is listed."""


class Scope(Enum):
    """Where the keys of an action are heard."""

    WINDOW = auto()
    """Everywhere in the window."""
    OUTLINE = auto()
    """In the outline, whether a row is selected or its text is edited."""


class Needs(Enum):
    """What must be there for an action to apply."""

    NOTHING = auto()
    EDITABLE = auto()
    """A document that may be changed."""
    ROW = auto()
    """A current row."""
    EDITABLE_ROW = auto()
    """A current row in a document that may be changed."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: its stable id, its words, its keys, when it applies.

    `keys` and `mac_keys` are portable key sequences, the first one shown in
    the menu: for the Enter key its name on the keypad, which people know
    better than “Return”. `row_keys` are further keys, heard only in the outline and only
    while no text is edited, with `mac_row_keys` instead on macOS if there are
    any. `starts_group` draws a line above it in its menu.
    """

    id: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    mac_keys: tuple[str, ...] | None = None
    row_keys: tuple[str, ...] = ()
    mac_row_keys: tuple[str, ...] = ()
    scope: Scope = Scope.WINDOW
    needs: Needs = Needs.NOTHING
    starts_group: bool = False
    checkable: bool = False


def _outline(action_id: str, text: str, *keys: str, **more: object) -> ActionSpec:
    settings: dict = {"menu": Menu.OUTLINE, "scope": Scope.OUTLINE, "needs": Needs.EDITABLE_ROW}
    return ActionSpec(action_id, text, keys=keys, **{**settings, **more})


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("file.new", "&New", Menu.FILE, ("Ctrl+N",)),
    ActionSpec("file.open", "&Open…", Menu.FILE, ("Ctrl+O",)),
    ActionSpec("file.save", "&Save", Menu.FILE, ("Ctrl+S",), starts_group=True),
    ActionSpec("file.save_as", "Save &As…", Menu.FILE, ("Ctrl+Shift+S",)),
    ActionSpec("file.export_text", "&Export as Briefing Text…", Menu.FILE),
    ActionSpec("file.revert", "Re&vert to Saved", Menu.FILE),
    ActionSpec("file.close", "&Close Window", Menu.FILE, ("Ctrl+W",), starts_group=True),
    ActionSpec("file.quit", "&Quit", Menu.FILE, ("Ctrl+Q",)),
    ActionSpec("edit.undo", "&Undo", Menu.EDIT, ("Ctrl+Z",)),
    ActionSpec("edit.redo", "&Redo", Menu.EDIT, ("Ctrl+Y", "Ctrl+Shift+Z"), ("Ctrl+Shift+Z",)),
    ActionSpec(
        "edit.cut",
        "Cu&t",
        Menu.EDIT,
        ("Ctrl+X",),
        scope=Scope.OUTLINE,
        starts_group=True,
    ),
    ActionSpec("edit.copy", "&Copy", Menu.EDIT, ("Ctrl+C",), scope=Scope.OUTLINE),
    ActionSpec("edit.paste", "&Paste", Menu.EDIT, ("Ctrl+V",), scope=Scope.OUTLINE),
    ActionSpec(
        "edit.paste_into_row",
        "Paste &Into One Row",
        Menu.EDIT,
        ("Ctrl+Shift+V",),
        scope=Scope.OUTLINE,
    ),
    ActionSpec("edit.find", "&Find…", Menu.EDIT, ("Ctrl+F",), starts_group=True),
    ActionSpec("edit.find_next", "Find &Next", Menu.EDIT, ("F3",), ("Ctrl+G",)),
    ActionSpec("edit.find_previous", "Find Pre&vious", Menu.EDIT, ("Shift+F3",), ("Ctrl+Shift+G",)),
    ActionSpec("edit.filter", "Fi&lter…", Menu.EDIT, ("Ctrl+L",)),
    ActionSpec("edit.replace", "Repl&ace…", Menu.EDIT, ("Ctrl+H",), ("Ctrl+Alt+F",)),
    ActionSpec("edit.spelling", "Check &Spelling", Menu.EDIT, starts_group=True, checkable=True),
    _outline("row.insert_below", "&New Row", "Enter", "Return"),
    _outline("row.insert_above", "New Row A&bove"),
    _outline(
        "row.insert_child",
        "New &Child Row",
        "Ctrl+Shift+Enter",
        "Ctrl+Shift+Return",
        row_keys=("Ins",),
    ),
    _outline("row.duplicate", "Du&plicate", "Ctrl+Shift+D"),
    _outline("row.group", "&Group under a New Row"),
    _outline("row.edit", "&Edit Text", "F2", starts_group=True),
    _outline("row.join_above", "&Join with the Row Above"),
    _outline(
        "row.indent",
        "&Indent",
        "Tab",
        "Alt+Shift+Right",
        mac_keys=("Tab", "Ctrl+]", "Meta+Ctrl+Right"),
        starts_group=True,
    ),
    _outline(
        "row.outdent",
        "Ou&tdent",
        "Shift+Tab",
        "Alt+Shift+Left",
        mac_keys=("Shift+Tab", "Ctrl+[", "Meta+Ctrl+Left"),
    ),
    _outline(
        "row.move_up",
        "Move &Up",
        "Alt+Shift+Up",
        mac_keys=("Meta+Ctrl+Up",),
        row_keys=("Ctrl+Shift+Up",),
    ),
    _outline(
        "row.move_down",
        "Move &Down",
        "Alt+Shift+Down",
        mac_keys=("Meta+Ctrl+Down",),
        row_keys=("Ctrl+Shift+Down",),
    ),
    _outline("row.move_to", "Mo&ve To…", "Ctrl+Shift+J", mac_keys=("Ctrl+\\",)),
    _outline("row.sort_children", "&Sort Rows Under This One"),
    _outline("row.indent_only", "&Indent Row Alone", menu=Menu.ROW_ALONE, starts_group=True),
    _outline("row.outdent_only", "&Outdent Row Alone", menu=Menu.ROW_ALONE),
    _outline("row.delete_only", "&Delete Row Alone", menu=Menu.ROW_ALONE),
    _outline(
        "row.delete",
        "Delete &Row",
        "Ctrl+Shift+Backspace",
        mac_keys=("Ctrl+Shift+K",),
        row_keys=("Del",),
        mac_row_keys=("Backspace", "Del"),
    ),
    _outline(
        "row.fold",
        "&Fold",
        "Ctrl+Up",
        mac_keys=("Ctrl+Up", "Ctrl+9"),
        needs=Needs.ROW,
        starts_group=True,
    ),
    _outline(
        "row.unfold",
        "Unf&old",
        "Ctrl+Down",
        mac_keys=("Ctrl+Down", "Ctrl+0"),
        needs=Needs.ROW,
    ),
    _outline("row.fold_all", "Fold &All", needs=Needs.NOTHING),
    _outline("row.unfold_all", "Unfold A&ll", needs=Needs.NOTHING),
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
    ActionSpec("view.text_larger", "&Larger Text", Menu.VIEW, ("Ctrl++", "Ctrl+=")),
    ActionSpec("view.text_smaller", "&Smaller Text", Menu.VIEW, ("Ctrl+-",)),
    ActionSpec("view.text_normal", "&Normal Text Size", Menu.VIEW),
    ActionSpec("view.reading_width", "&Reading Width", Menu.VIEW, checkable=True),
    ActionSpec(
        "view.scheme_system",
        "Colours of the Des&ktop",
        Menu.VIEW,
        starts_group=True,
        checkable=True,
    ),
    ActionSpec("view.scheme_light", "L&ight Colours", Menu.VIEW, checkable=True),
    ActionSpec("view.scheme_dark", "&Dark Colours", Menu.VIEW, checkable=True),
    ActionSpec(
        "view.zoom_in",
        "&Zoom Into Row",
        Menu.VIEW,
        ("Alt+Down",),
        ("Ctrl+Alt+Right",),
        scope=Scope.OUTLINE,
        needs=Needs.ROW,
        starts_group=True,
    ),
    ActionSpec(
        "view.zoom_out",
        "Zoom &Out",
        Menu.VIEW,
        ("Alt+Up",),
        ("Ctrl+Alt+Left",),
        scope=Scope.OUTLINE,
    ),
    *(
        ActionSpec(
            f"view.level_{level}",
            f"Level &{level}",
            Menu.LEVELS,
            (f"Ctrl+{level}",),
            (f"Ctrl+Alt+{level}",),
        )
        for level in range(1, 7)
    ),
    ActionSpec("view.show_all", "&All Levels", Menu.LEVELS, ("Ctrl+0",), ("Ctrl+Alt+0",)),
    ActionSpec("view.columns_automatic", "&As There Is Room", Menu.COLUMNS, checkable=True),
    *(
        ActionSpec(f"view.column_{field}", text, Menu.COLUMNS, checkable=True)
        for field, text in (
            ("original", "&Original"),
            ("notes", "&Notes"),
            ("kind", "&Kind"),
            ("change", "&Change"),
            ("due", "&Due"),
            ("period", "&Period"),
            ("instrument", "&Instrument"),
            ("actors", "Ac&tors"),
            ("places", "P&laces"),
            ("concepts", "Conc&epts"),
            ("cites", "&Sources"),
        )
    ),
    ActionSpec("view.sidebar", "Side&bar", Menu.VIEW, checkable=True, starts_group=True),
    ActionSpec("view.problems", "&Problems", Menu.VIEW, checkable=True),
    ActionSpec("view.back", "Bac&k", Menu.GO, ("Alt+Left",), ("Meta+Ctrl+[",)),
    ActionSpec("view.forward", "&Forward", Menu.GO, ("Alt+Right",), ("Meta+Ctrl+]",)),
    ActionSpec("edit.go_to", "&Go to Row…", Menu.GO, ("Ctrl+K",), starts_group=True),
    ActionSpec("app.palette", "&All Actions…", Menu.GO, ("Ctrl+Shift+P",)),
    ActionSpec("go.outline", "&Outline", Menu.GO, starts_group=True),
    ActionSpec("go.row", "&Row", Menu.GO),
    ActionSpec("go.notes", "&Notes", Menu.GO),
    ActionSpec("go.document", "&Document", Menu.GO),
    ActionSpec("go.problems", "&Problems", Menu.GO),
    ActionSpec("go.next_pane", "Ne&xt Pane", Menu.GO, ("F6",), starts_group=True),
    ActionSpec("go.previous_pane", "Pre&vious Pane", Menu.GO, ("Shift+F6",)),
    ActionSpec("go.next_problem", "Next Pro&blem", Menu.GO, ("F8",), starts_group=True),
    ActionSpec("go.previous_problem", "Previous Prob&lem", Menu.GO, ("Shift+F8",)),
    ActionSpec("help.keys", "&Keys", Menu.HELP, ("F1",)),
    ActionSpec("help.about", "&About Outline Editor", Menu.HELP),
)

BY_ID: dict[str, ActionSpec] = {spec.id: spec for spec in ACTIONS}
