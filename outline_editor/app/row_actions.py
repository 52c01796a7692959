"""The actions on the rows of an outline; see `actions`."""

from __future__ import annotations

from outline_editor.app.action_specs import ActionSpec, Menu, Needs, Scope


def _outline(action_id: str, text: str, *keys: str, **more: object) -> ActionSpec:
    settings: dict = {"menu": Menu.OUTLINE, "scope": Scope.OUTLINE, "needs": Needs.EDITABLE_ROW}
    return ActionSpec(action_id, text, keys=keys, **{**settings, **more})


ROW_ACTIONS: tuple[ActionSpec, ...] = (
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
    _outline("row.join_below", "Join wit&h the Row Below"),
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
    _outline("row.fold_deep", "Fold Completel&y", "Ctrl+PgUp", needs=Needs.ROW),
    _outline("row.unfold_deep", "Unfold Co&mpletely", "Ctrl+PgDown", needs=Needs.ROW),
    _outline("row.fold_all", "Fold &All", needs=Needs.NOTHING),
    _outline("row.unfold_all", "Unfold A&ll", needs=Needs.NOTHING),
)
