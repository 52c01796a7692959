"""A desktop of a test's own: a screen, its windows, its mouse and keys, and who reads it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

SYSTEM_PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("screen_reader.py")
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"

PATIENCE = 20
"""Seconds that something may take on a busy machine."""

_STEPS = 8
"""Movements that a hand takes from one place to another."""

Answer = TypeVar("Answer")
Point = tuple[int, int]


def is_possible() -> bool:
    """Whether this machine has what such a desktop is made of."""
    tools = ("Xvfb", "xdotool", "openbox", "dbus-run-session")
    if not sys.platform.startswith("linux") or any(shutil.which(tool) is None for tool in tools):
        return False
    asks = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if not all(Path(program).exists() for program in (SYSTEM_PYTHON, LAUNCHER)):
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", asks], capture_output=True).returncode == 0


def wait_for(look: Callable[[], Answer], until: Callable[[Answer], bool]) -> Answer:
    """What is seen once it is as it should be, or when patience ends."""
    deadline = time.monotonic() + PATIENCE
    while True:
        seen = look()
        if until(seen) or time.monotonic() > deadline:
            return seen
        time.sleep(0.02)


class Row(NamedTuple):
    """A row as a screen reader is told of it."""

    name: str
    description: str
    level: int
    expandable: bool
    expanded: bool
    selected: bool
    focused: bool
    place: tuple[int, int, int, int]
    """Left, top, width and height on the screen, in pixels."""

    def point(self, across: float, down: float) -> tuple[int, int]:
        """A point in it, as parts of its width and height."""
        left, top, width, height = self.place
        return left + round(width * across), top + round(height * down)


class Reader:
    """A screen reader, at work in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        # Answers only once it listens: what is done from now on is heard.
        self.heard()

    def trees(self) -> dict[str, list[Row]]:
        """The rows of the outlines on the screen, by the titles of their windows."""
        return {tree["window"]: [_row(row) for row in tree["rows"]] for tree in self._ask("trees")}

    def heard(self) -> list[tuple[str, bool, str]]:
        """What was told since this was last asked: the state, whether it is so, of what."""
        return [(one["state"], one["is_so"], one["name"]) for one in self._ask("heard")]

    def _ask(self, question: str) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(question + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def _row(read: Mapping[str, Any]) -> Row:
    return Row(**{**read, "level": int(read["level"] or 0), "place": tuple(read["place"])})


class Desktop:
    """A screen with a window manager; windows stand on it one at a time or side by side."""

    size = (1200, 900)

    def __init__(self, home: Path) -> None:
        own = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        own |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
        own |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self._environment = own
        self._ending = ExitStack()

    def __enter__(self) -> Desktop:
        with ExitStack() as self._ending:
            self._environment["DISPLAY"] = self._start_screen()
            self._environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus()
            self._start([LAUNCHER, "--launch-immediately"])
            self._start(["openbox"])
            wait_for(self._has_window_manager, bool)
            self.reader = Reader(self._start([SYSTEM_PYTHON, READER], talks=True))
            self._ending = self._ending.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """End all that was started, the last first."""
        self._ending.close()

    def _start(
        self, command: Sequence[str | Path], *, talks: bool = False, pass_fds: Sequence[int] = ()
    ) -> subprocess.Popen[str]:
        """Start a program that ends with the desktop, or with its input if it talks."""
        pipe = subprocess.PIPE if talks else subprocess.DEVNULL
        process = subprocess.Popen(
            command,
            env=self._environment,
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            pass_fds=pass_fds,
            text=True,
        )
        self._ending.callback(_end, process)
        return process

    def _start_screen(self) -> str:
        read, write = os.pipe()
        screen = "{}x{}x24".format(*self.size)
        # By default it starts anew when the last program leaves, and refuses others meanwhile.
        command = ["Xvfb", "-noreset", "-displayfd", str(write), "-screen", "0", screen]
        self._start(command, pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as told:
            return f":{told.readline().strip()}"

    def _start_bus(self) -> str:
        """Start a session's bus, which ends with its only program."""
        says = 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat'
        command = ["dbus-run-session", "--", "sh", "-c", says]
        session = self._start(command, talks=True)
        assert session.stdout is not None
        return session.stdout.readline().strip()

    def _has_window_manager(self) -> bool:
        """Only a window manager knows how many desktops there are."""
        asked = ["xdotool", "get_num_desktops"]
        return not subprocess.run(asked, env=self._environment, capture_output=True).returncode

    # Programs

    @contextmanager
    def running(self, *files: Path) -> Iterator[None]:
        """Run the editor on some files, with the folders of the test that asks."""
        folders = {name: value for name, value in os.environ.items() if name.startswith("XDG_")}
        environment = self._environment | folders | {"HOME": os.environ["HOME"]}
        command = [sys.executable, "-m", "outline_editor", *files]
        with tempfile.TemporaryFile("w+") as said:
            program = subprocess.Popen(command, env=environment, stderr=said, text=True)
            try:
                yield
            finally:
                _end(program)
                said.seek(0)
                # Shown if the test fails; Qt's bridge always has some remarks.
                print(said.read())

    # The hands of a person

    def press(self, *keys: str) -> None:
        """Press combinations of keys, as xdotool names them, where the focus is."""
        self._tool("key", *keys)

    def click(self, point: Point, held: str = "") -> None:
        """Click on a point, with a key held down."""
        hold, let_go = (["keydown", held], ["keyup", held]) if held else ([], [])
        self._tool("mousemove", *point, *hold, "click", 1, *let_go)

    def carry(self, start: Point, end: Point) -> None:
        """Press the mouse on a point and take it to another, as a hand does."""
        self._tool("mousemove", *start, "mousedown", 1, *_way(start, end, _STEPS))
        # What began with these steps must be under way before the last one:
        # Qt sees steps that it is late for as one.
        self.reader.trees()
        near = end[0] - 1, end[1]
        self._tool(*_way(near, end, 1))
        self.reader.trees()

    def let_go(self) -> None:
        """Release the mouse."""
        self._tool("mouseup", 1)

    def put_window(self, title: str, left: int, width: int) -> None:
        """Place the window whose title begins so, at the top of the screen."""
        self._tool(
            *_window(title), "windowmove", left, 0, "windowsize", width, self.size[1] * 4 // 5
        )

    def turn_to_window(self, title: str) -> None:
        """Give the focus to the window whose title begins so."""
        self._tool(*_window(title), "windowactivate", "--sync")

    def title_in_front(self) -> str:
        """The title of the window that has the focus, `''` for none."""
        asked = ["xdotool", "getactivewindow", "getwindowname"]
        told = subprocess.run(asked, env=self._environment, capture_output=True, text=True)
        return told.stdout.strip()

    def _tool(self, *words: str | int) -> None:
        command = ["xdotool", *map(str, words)]
        subprocess.run(command, env=self._environment, check=True, timeout=PATIENCE)


def _window(title: str) -> list[str]:
    """How xdotool finds the window whose title begins so."""
    return ["search", "--onlyvisible", "--name", f"^{re.escape(title)}"]


def _way(start: Point, end: Point, steps: int) -> list[str | int]:
    """What xdotool does on the way from one point to another."""
    words: list[str | int] = []
    for step in range(1, steps + 1):
        across = start[0] + (end[0] - start[0]) * step // steps
        down = start[1] + (end[1] - start[1]) * step // steps
        words += ["mousemove", across, down, "sleep", "0.01"]
    return words


def _end(process: subprocess.Popen[str]) -> None:
    """End a process that was started here, and wait for it."""
    if process.stdin is not None:
        process.stdin.close()
    else:
        process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
