"""Reads a window as a screen reader does; run by a Python that has Atspi.

Prints what it reads as JSON, a line each: some rows, then one of them again
after keys were pressed.
"""

# pyright: reportMissingImports=false

import json
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 20


def say(**words):
    print(json.dumps(words, ensure_ascii=False), flush=True)


def find(start, role, depth=0):
    if start.get_role_name() == role:
        return start
    for index in range(min(start.get_child_count(), 40) if depth < 12 else 0):
        child = start.get_child_at_index(index)
        found = child and find(child, role, depth + 1)
        if found:
            return found
    return None


def tree_of(name):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_name() == name:
                found = find(application, "tree")
                if found:
                    return found
        time.sleep(0.2)
    sys.exit("no tree was found")


def state(row):
    states = row.get_state_set()
    kinds = Atspi.StateType
    return {
        "expandable": states.contains(kinds.EXPANDABLE),
        "expanded": states.contains(kinds.EXPANDED),
        "selected": states.contains(kinds.SELECTED),
        "focused": states.contains(kinds.FOCUSED),
    }


def describe(row):
    row.clear_cache()
    return {
        "name": row.get_name(),
        "description": row.get_description(),
        "level": row.get_attributes().get("level"),
        **state(row),
    }


def main():
    Atspi.init()
    tree = tree_of(sys.argv[1])
    say(tree=tree.get_name(), children=tree.get_child_count())
    for index in range(3):
        say(row=describe(tree.get_child_at_index(index)))
    for key in sys.argv[2:]:
        subprocess.run(["xdotool", "key", key], check=True)
        time.sleep(0.5)
    tree.clear_cache()
    say(row=describe(tree.get_child_at_index(1)), children=tree.get_child_count())


main()
