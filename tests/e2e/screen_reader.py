"""Reads windows as a screen reader does; run by a Python that has Atspi.

Answers each line of its input with a line of JSON, in the end not at all:
`trees` with the outlines on the screen and their rows, `heard` with the events
since this was last asked.
"""

# pyright: reportMissingImports=false

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

EVENTS = ("object:state-changed:focused", "object:state-changed:expanded")
"""What Orca follows a person by, and how it learns that a row was folded."""

ATTEMPTS = 100


def find(start, role, depth=0):
    """The first accessible of a role in sight, neither far down nor one of very many."""
    if start.get_role_name() == role:
        start.clear_cache()
        # There are pages behind others, too.
        return start if start.get_state_set().contains(Atspi.StateType.SHOWING) else None
    for index in range(min(start.get_child_count(), 40) if depth < 12 else 0):
        child = start.get_child_at_index(index)
        found = child and find(child, role, depth + 1)
        if found:
            return found
    return None


def windows():
    """All windows of all programs."""
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    for application in children(desktop):
        application.clear_cache()
        yield from children(application)


def children(parent):
    for index in range(parent.get_child_count()):
        child = parent.get_child_at_index(index)
        if child:
            yield child


def described(row):
    row.clear_cache()
    states, kinds = row.get_state_set(), Atspi.StateType
    place = row.get_extents(Atspi.CoordType.SCREEN)
    return {
        "name": row.get_name(),
        "description": row.get_description(),
        "level": row.get_attributes().get("level"),
        "expandable": states.contains(kinds.EXPANDABLE),
        "expanded": states.contains(kinds.EXPANDED),
        "selected": states.contains(kinds.SELECTED),
        "focused": states.contains(kinds.FOCUSED),
        "place": [place.x, place.y, place.width, place.height],
    }


def read_trees():
    """Every outline: its window, its name, its rows (its last child is the viewport)."""
    found = []
    for window in windows():
        tree = find(window, "tree")
        if tree:
            tree.clear_cache()
            rows = [
                described(tree.get_child_at_index(i)) for i in range(tree.get_child_count() - 1)
            ]
            found.append({"window": window.get_name(), "name": tree.get_name(), "rows": rows})
    return found


def read_patiently():
    """What is on the screen, though a window may change while it is read."""
    for _ in range(ATTEMPTS):
        try:
            return read_trees()
        except GLib.Error:
            time.sleep(0.02)
    return []


def name_of(source):
    try:
        return source.get_name()
    except GLib.Error:
        return ""  # it is gone already


def main():
    Atspi.init()
    heard = []

    def hear(event, *_):
        _, _, state = event.type.split(":")
        said = {"state": state, "is_so": bool(event.detail1), "name": name_of(event.source)}
        heard.append(said)

    listeners = []
    for event in EVENTS:
        listeners.append(Atspi.EventListener.new(hear))
        listeners[-1].register(event)
    for line in sys.stdin:
        while GLib.MainContext.default().iteration(False):
            pass
        if line.strip() == "trees":
            answer = read_patiently()
        else:
            answer, heard[:] = list(heard), []
        print(json.dumps(answer, ensure_ascii=False), flush=True)


main()
