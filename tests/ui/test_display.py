"""The display is judged before Qt tries it, and judged as Qt would."""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6 import __file__ as pyside

from outline_editor.core.errors import Message
from outline_editor.core.templates.program import PROGRAM
from outline_editor.ui.display import debian_package, probe_display

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="nothing is probed where a display is certain"
)
needs_x_server = pytest.mark.skipif(
    shutil.which("Xvfb") is None, reason="needs an X server to talk to: Xvfb (.ci/setup check)"
)

PROBE = """
import os, sys
from outline_editor.ui.display import probe_display
problem = probe_display(sys.argv[1] or None, os.environ)
assert not [name for name in sys.modules if name.startswith("PySide6")]
print(problem.message.code + ": " + problem.message.text if problem else "a window")
"""
QT = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from PySide6.QtGui import QGuiApplication
QGuiApplication(sys.argv)
"""


def environment(**more: str) -> dict[str, str]:
    """What a session without any display has, and more."""
    desktop = ("QT_", "DISPLAY", "WAYLAND_", "XAUTHORITY", "XDG_SESSION_TYPE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(desktop)}
    return kept | more


def run(code: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=60,
    )


def probe(platform: str = "", **more: str) -> str:
    """The code of the problem, or `a window`, as a new process finds it."""
    outcome = run(PROBE, platform, **more)
    assert (outcome.returncode, outcome.stderr) == (0, "")
    return outcome.stdout.strip().partition(": ")[0]


def qt_starts(platform: str = "", **more: str) -> bool:
    return run(QT, *(["-platform", platform] if platform else []), **more).returncode == 0


NOT_THERE = [
    ("display.none", "", {}),
    ("display.none", "", {"DISPLAY": ""}),
    ("display.none", "xcb", {}),
    ("display.none", "XCB", {"QT_QPA_PLATFORM": "offscreen"}),
    ("display.none", "", {"QT_QPA_PLATFORM": "xcb"}),
    ("display.unreachable", "", {"DISPLAY": ":4321"}),
    ("display.unreachable", "", {"DISPLAY": ":4321.0"}),
    ("display.unreachable", "", {"DISPLAY": "localhost:4321"}),
    ("display.malformed", "", {"DISPLAY": "unix:/no/such/socket"}),
    ("display.malformed", "", {"DISPLAY": "nonsense"}),
    ("display.malformed", "", {"DISPLAY": ":x"}),
    ("display.unreachable", "", {"WAYLAND_DISPLAY": "wayland-4321"}),
    ("display.unreachable", "", {"WAYLAND_DISPLAY": "/no/such/socket"}),
    ("display.unreachable", "", {"XDG_SESSION_TYPE": "wayland"}),
    ("display.no-runtime-folder", "", {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": ""}),
    ("display.unreachable", "wayland", {"DISPLAY": ":4321"}),
    ("display.unreachable", "wayland;xcb", {"DISPLAY": ":4321"}),
    ("display.platform", "no-such-platform", {}),
    ("display.platform", "", {"QT_QPA_PLATFORM": "no-such-platform"}),
]


@pytest.mark.parametrize(("code", "platform", "more"), NOT_THERE)
def test_what_is_not_there_is_said_and_qt_would_abort(
    code: str, platform: str, more: dict[str, str]
) -> None:
    assert probe(platform, **more) == code
    assert not qt_starts(platform, **more)


THERE = [
    ("offscreen", {}),
    ("Offscreen", {"DISPLAY": ":4321"}),
    ("minimal", {}),
    ("", {"QT_QPA_PLATFORM": "offscreen"}),
    ("", {"QT_QPA_PLATFORM": "minimal", "DISPLAY": "nonsense"}),
    ("wayland;offscreen", {}),
    ("offscreen:some=argument", {}),
]


@pytest.mark.parametrize(("platform", "more"), THERE)
def test_platforms_without_a_screen_open_a_window(platform: str, more: dict[str, str]) -> None:
    assert probe(platform, **more) == "a window"
    assert qt_starts(platform, **more)


def test_a_compositor_that_listens_is_reached(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()
        here = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}
        assert probe(**here) == "a window"
        assert probe(WAYLAND_DISPLAY=str(tmp_path / "wayland-7")) == "a window"
    assert probe(**here) == "display.unreachable"
    assert probe(**here, WAYLAND_SOCKET="5") == "a window"


@contextmanager
def x_server(*options: str) -> Iterator[str]:
    """A real X server; its display."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", *options]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with open(reading) as number:
            display = number.readline().strip()
        assert display, "Xvfb did not start"
        yield f":{display}"
    finally:
        server.terminate()
        server.wait()


@needs_x_server
def test_an_x_server_opens_a_window_until_it_ends() -> None:
    with x_server() as display:
        assert probe(DISPLAY=display) == "a window"
        assert qt_starts(DISPLAY=display)
        assert probe(DISPLAY=f"{display}.0") == "a window"
        assert probe("wayland;xcb", DISPLAY=display) == "a window"
        assert probe(DISPLAY=display, WAYLAND_DISPLAY="wayland-4321") == "a window"
        assert probe(DISPLAY=f"{display}.7") == "display.no-screen"
        assert not qt_starts(DISPLAY=f"{display}.7")
    assert probe(DISPLAY=display) == "display.unreachable"


@needs_x_server
def test_an_x_server_that_refuses_is_named_with_its_reason(tmp_path: Path) -> None:
    cookies, none = tmp_path / "cookies", tmp_path / "none"
    none.touch()
    with x_server("-auth", str(cookies)) as display:
        # An entry of libXau: any host (0xffff), the display's number, a name, a secret.
        entry = [b"", display[1:].encode(), b"MIT-MAGIC-COOKIE-1", os.urandom(16)]
        fields = b"".join(struct.pack(">H", len(field)) + field for field in entry)
        cookies.write_bytes(b"\xff\xff" + fields)
        outcome = run(PROBE, "", DISPLAY=display, XAUTHORITY=str(none))
        assert outcome.stdout.startswith("display.refused: ")
        assert "Authorization required" in outcome.stdout
        assert outcome.stdout.count("\n") == 1
        assert outcome.stderr == ""
        assert not qt_starts(DISPLAY=display, XAUTHORITY=str(none))
        assert probe(DISPLAY=display, XAUTHORITY=str(cookies)) == "a window"
        assert qt_starts(DISPLAY=display, XAUTHORITY=str(cookies))


def test_a_missing_library_is_named_with_its_package(tmp_path: Path) -> None:
    """A Qt that is linked to a version of a library which no machine has."""
    real = Path(pyside).parent / "Qt"
    copy = tmp_path / "PySide6" / "Qt"
    (copy / "lib").mkdir(parents=True)
    (tmp_path / "PySide6" / "__init__.py").touch()
    for library in (real / "lib").iterdir():
        (copy / "lib" / library.name).symlink_to(library)
    linked = copy / "lib" / "libQt6XcbQpa.so.6"
    content = linked.read_bytes()
    linked.unlink()
    linked.write_bytes(content.replace(b"libxcb-cursor.so.0", b"libxcb-cursor.so.9"))
    shutil.copytree(real / "plugins" / "platforms", copy / "plugins" / "platforms")
    outcome = run(PROBE, "", DISPLAY=":4321", PYTHONPATH=f"{tmp_path}:{':'.join(sys.path)}")
    assert outcome.stdout.startswith("display.library: ")
    assert "libxcb-cursor.so.9" in outcome.stdout
    assert "libxcb-cursor9" in outcome.stdout


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_nothing_is_probed_where_a_display_is_certain(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert probe_display(None, {}) is None


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ],
)
def test_debian_package(library: str, package: str) -> None:
    assert debian_package(library) == package


@pytest.mark.parametrize("instead", ["display.text-instead", "display.no-window"])
def test_the_message_is_one_line_that_names_both_ways_out(instead: str) -> None:
    reasons = set(PROGRAM) - {"display.text-instead", "display.no-window"}
    for code in reasons:
        values = dict.fromkeys(("display", "variable", "reason", "library", "package"), "VALUE")
        reason = Message.of(code, **values, platform="VALUE").text
        text = Message.of(instead, reason=reason).text
        assert "render" in text
        assert "--platform" in text
        assert "\n" not in text
