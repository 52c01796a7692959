"""The action table: everything a person can ask the program to do.

Ids are stable handles for automation and for the user's own keys. Keys follow
the conventions of the best outliners: no Ctrl+Alt (AltGr types characters on
many keyboards) and no brackets off macOS (not on every keyboard).
"""

from __future__ import annotations

from outline_editor.app.action_specs import ActionSpec, Menu, Needs, Scope
from outline_editor.app.note_actions import CONCEPT_ACTIONS, NOTE_ACTIONS
from outline_editor.app.row_actions import ROW_ACTIONS

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("file.new", "&New", Menu.FILE, ("Ctrl+N",)),
    ActionSpec("file.open", "&Open…", Menu.FILE, ("Ctrl+O",)),
    ActionSpec("file.save", "&Save", Menu.FILE, ("Ctrl+S",), starts_group=True),
    ActionSpec("file.save_as", "Save &As…", Menu.FILE, ("Ctrl+Shift+S",)),
    ActionSpec("file.export_text", "&Export as Briefing Text…", Menu.FILE),
    ActionSpec("file.export_pdf", "Export as P&DF…", Menu.FILE),
    ActionSpec("file.print", "&Print…", Menu.FILE, ("Ctrl+P",)),
    ActionSpec("file.revert", "Re&vert to Saved", Menu.FILE),
    ActionSpec("file.versions", "Vers&ions…", Menu.FILE),
    ActionSpec(
        "document.checklist", "C&uration Checklist", Menu.FILE, ("Ctrl+F8",), starts_group=True
    ),
    ActionSpec("document.mark_reviewed", "&Mark as Reviewed", Menu.FILE, needs=Needs.EDITABLE),
    ActionSpec("document.mark_curated", "Mar&k as Curated", Menu.FILE, needs=Needs.EDITABLE),
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
    ActionSpec(
        "row.toggle_selected",
        "Select Row B&esides Others",
        Menu.EDIT,
        row_keys=("Ctrl+D",),
        scope=Scope.OUTLINE,
        needs=Needs.ROW,
        starts_group=True,
    ),
    ActionSpec("edit.find", "&Find…", Menu.EDIT, ("Ctrl+F",), starts_group=True),
    ActionSpec("edit.find_next", "Find &Next", Menu.EDIT, ("F3",), ("Ctrl+G",)),
    ActionSpec("edit.find_previous", "Find Pre&vious", Menu.EDIT, ("Shift+F3",), ("Ctrl+Shift+G",)),
    ActionSpec("edit.filter", "Fi&lter…", Menu.EDIT, ("Ctrl+L",)),
    ActionSpec("edit.replace", "Repl&ace…", Menu.EDIT, ("Ctrl+H",), ("Ctrl+Alt+F",)),
    ActionSpec("edit.spelling", "Check &Spelling", Menu.EDIT, starts_group=True, checkable=True),
    *ROW_ACTIONS,
    *NOTE_ACTIONS,
    *CONCEPT_ACTIONS,
    ActionSpec("view.new_window", "Ne&w Window", Menu.VIEW, ("Ctrl+Shift+W",)),
    ActionSpec(
        "view.text_larger", "&Larger Text", Menu.VIEW, ("Ctrl++", "Ctrl+="), starts_group=True
    ),
    ActionSpec("view.text_smaller", "&Smaller Text", Menu.VIEW, ("Ctrl+-",)),
    ActionSpec("view.text_normal", "&Normal Text Size", Menu.VIEW, ("Ctrl+Shift+T",)),
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
    ActionSpec("view.columns_automatic", "&Automatic", Menu.COLUMNS, checkable=True),
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
            ("targets", "Ta&rgets"),
            ("places", "P&laces"),
            ("amounts", "A&mounts"),
            ("concepts", "Conc&epts"),
            ("cites", "&Sources"),
        )
    ),
    ActionSpec("view.columns_widths", "&Widths…", Menu.COLUMNS),
    ActionSpec(
        "view.reading", "Read as Pros&e", Menu.VIEW, ("Ctrl+E",), checkable=True, starts_group=True
    ),
    ActionSpec("view.statistics", "S&tatistics", Menu.VIEW, ("Ctrl+Shift+E",), checkable=True),
    ActionSpec("view.sidebar", "Side&bar", Menu.VIEW, checkable=True, starts_group=True),
    ActionSpec("view.problems", "&Problems", Menu.VIEW, checkable=True),
    ActionSpec("view.back", "Bac&k", Menu.GO, ("Alt+Left",), ("Meta+Ctrl+[",)),
    ActionSpec("view.forward", "&Forward", Menu.GO, ("Alt+Right",), ("Meta+Ctrl+]",)),
    ActionSpec("edit.go_to", "&Go to Row…", Menu.GO, ("Ctrl+K",), starts_group=True),
    ActionSpec("app.palette", "&All Actions…", Menu.GO, ("Ctrl+Shift+P",)),
    ActionSpec("go.outline", "&Outline", Menu.GO, starts_group=True),
    ActionSpec("go.row", "&Row", Menu.GO),
    ActionSpec("go.notes", "&Notes", Menu.GO),
    ActionSpec("go.all_notes", "All No&tes", Menu.GO, ("Ctrl+Shift+N",)),
    ActionSpec("go.document", "&Document", Menu.GO),
    ActionSpec("go.concepts", "&Concepts", Menu.GO, ("Ctrl+Shift+C",)),
    ActionSpec("go.problems", "&Problems", Menu.GO),
    ActionSpec("go.next_pane", "Ne&xt Pane", Menu.GO, ("F6",), starts_group=True),
    ActionSpec("go.previous_pane", "Pre&vious Pane", Menu.GO, ("Shift+F6",)),
    ActionSpec(
        "go.row_above",
        "Row Above, Keeping the &Selection",
        Menu.GO,
        row_keys=("Ctrl+Left",),
        scope=Scope.OUTLINE,
        needs=Needs.ROW,
        starts_group=True,
    ),
    ActionSpec(
        "go.row_below",
        "Row B&elow, Keeping the Selection",
        Menu.GO,
        row_keys=("Ctrl+Right",),
        scope=Scope.OUTLINE,
        needs=Needs.ROW,
    ),
    ActionSpec("go.next_problem", "Next Pro&blem", Menu.GO, ("F8",), starts_group=True),
    ActionSpec("go.previous_problem", "Previous Prob&lem", Menu.GO, ("Shift+F8",)),
    ActionSpec("help.keys", "&Keys", Menu.HELP, ("F1",)),
    ActionSpec("help.about", "&About Outline Editor", Menu.HELP),
)

BY_ID: dict[str, ActionSpec] = {spec.id: spec for spec in ACTIONS}
