"""Whether a window can be opened here, found out before Qt tries.

Qt ends the process when its platform can't start, because of a dead display or
a missing system library, and no `try` catches that. So every reason for it is
looked for beforehand, in the order in which Qt goes through its platforms.
Nothing of PySide6 is imported; where the display answers, this takes a
millisecond, apart from libraries that Qt loads next anyway.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from outline_editor.core.errors import Message

_PLUGINS = {
    "xcb": "libqxcb.so",
    "wayland": "libqwayland.so",
    "offscreen": "libqoffscreen.so",
    "minimal": "libqminimal.so",
    "vnc": "libqvnc.so",
}

_XCB_PARSE_ERROR = 5
_XCB_INVALID_SCREEN = 6
"""`XCB_CONN_CLOSED_PARSE_ERR` and `XCB_CONN_CLOSED_INVALID_SCREEN` of xcb.h."""

_WAYLAND_TIMEOUT = 5.0
_REHEARSAL_TIMEOUT = 60.0
_REHEARSAL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from PySide6.QtGui import QGuiApplication
QGuiApplication(sys.argv)
"""


@dataclass(frozen=True, slots=True)
class DisplayProblem:
    """Why no window can be opened; `message` says it in a sentence."""

    message: Message


def probe_display(platform: str | None, environ: Mapping[str, str]) -> DisplayProblem | None:
    """Why Qt could not open a window; `None` if it can.

    `platform` is what `--platform` names, as Qt takes it (`xcb`, `offscreen`,
    `wayland;xcb`); without it `QT_QPA_PLATFORM` decides, then Qt's own rule.
    `environ` is the environment that Qt will find. Nothing is probed on macOS
    and Windows, where a session always has a display.
    """
    if sys.platform in ("darwin", "win32"):
        return None
    problems: list[Message] = []
    for candidate in _candidates(platform or environ.get("QT_QPA_PLATFORM", ""), environ):
        problem = _platform_problem(candidate, environ)
        if problem is None:
            return None
        problems.append(problem)
    return DisplayProblem(problems[0])


def debian_package(library: str) -> str:
    """The Debian and Ubuntu package of a shared library, by Debian's naming rule.

    The rule (Debian Policy 8.1): the library's name and version, with a hyphen
    between if the name ends in a digit: `libxcb-cursor.so.0` is in
    `libxcb-cursor0`, `libX11.so.6` in `libx11-6`.
    """
    if library.startswith(("libglib-2.0.so", "libgthread-2.0.so")):
        return "libglib2.0-0"
    name, _, version = library.lower().partition(".so.")
    return f"{name}-{version}" if name[-1:].isdigit() else f"{name}{version}"


def _candidates(chosen: str, environ: Mapping[str, str]) -> list[str]:
    # The default order is that of QGuiApplicationPrivate::createPlatformIntegration.
    if chosen:
        return [name for name in chosen.split(";") if name] or [chosen]
    has_wayland = "WAYLAND_DISPLAY" in environ or environ.get("XDG_SESSION_TYPE") == "wayland"
    return ["wayland", "xcb"] if has_wayland else ["xcb"]


def _platform_problem(candidate: str, environ: Mapping[str, str]) -> Message | None:
    plugin = _plugin(candidate, environ)
    if plugin is None:
        return _rehearsed(candidate, environ)
    platform = candidate.lower()
    if platform == "xcb" and not environ.get("DISPLAY"):
        return Message.of("display.none")
    problem = _library_problem(plugin)
    if problem is not None:
        return problem
    if platform == "xcb":
        return _x11_problem(environ["DISPLAY"])
    if platform == "wayland":
        return _wayland_problem(environ)
    return None


def _plugin(candidate: str, environ: Mapping[str, str]) -> Path | None:
    """The file of a platform that can be judged from here."""
    name = _PLUGINS.get(candidate.lower())
    spec = importlib.util.find_spec("PySide6")
    if name is None or spec is None or environ.get("QT_QPA_PLATFORM_PLUGIN_PATH"):
        return None
    for folder in spec.submodule_search_locations or ():
        path = Path(folder, "Qt", "plugins", "platforms", name)
        if path.exists():
            return path
    return None


def _library_problem(plugin: Path) -> Message | None:
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        missing = re.match(r"([^/:\s]+\.so[.\d]*): cannot open shared object file", str(error))
        if missing is None:
            return Message.of("display.broken-library", reason=str(error))
        library = missing[1]
        return Message.of("display.library", library=library, package=debian_package(library))
    return None


def _x11_problem(display: str) -> Message | None:
    """Why the X server can't be used: found by connecting just as Qt does."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]

    def connect() -> int:
        screen = ctypes.c_int()
        connection = xcb.xcb_connect(os.fsencode(display), ctypes.byref(screen))
        error = xcb.xcb_connection_has_error(connection)
        xcb.xcb_disconnect(connection)
        return error

    error, refusal = _with_standard_error(connect)
    if not error:
        return None
    if error == _XCB_PARSE_ERROR:
        return Message.of("display.malformed", display=display)
    if error == _XCB_INVALID_SCREEN:
        return Message.of("display.no-screen", display=display)
    if refusal:
        return Message.of("display.refused", display=display, reason=refusal)
    return Message.of("display.unreachable", display=display, variable="DISPLAY")


def _with_standard_error(call: Callable[[], int]) -> tuple[int, str]:
    """What a call returns, and in one line what C code wrote to standard error meanwhile.

    libxcb writes an X server's refusal there, and nowhere else.
    """
    if sys.stderr is None:
        return call(), ""
    reading, writing = os.pipe()
    standard_error = os.dup(2)
    os.dup2(writing, 2)
    os.close(writing)
    try:
        result = call()
    finally:
        os.dup2(standard_error, 2)
        os.close(standard_error)
        with open(reading, encoding="utf-8", errors="replace") as written:
            text = written.read()
    return result, " ".join(text.split())


def _wayland_problem(environ: Mapping[str, str]) -> Message | None:
    """Why the Wayland compositor can't be used, by the rules of wl_display_connect."""
    import socket

    if environ.get("WAYLAND_SOCKET"):
        return None
    name = environ.get("WAYLAND_DISPLAY", "wayland-0")
    path = os.path.join(environ.get("XDG_RUNTIME_DIR", ""), name)
    if not os.path.isabs(path):
        return Message.of("display.no-runtime-folder", display=name)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(_WAYLAND_TIMEOUT)
        try:
            probe.connect(path)
        except OSError:
            return Message.of("display.unreachable", display=name, variable="WAYLAND_DISPLAY")
    return None


def _rehearsed(candidate: str, environ: Mapping[str, str]) -> Message | None:
    """Why a platform that can't be judged from here fails: tried in a process of its own."""
    import subprocess

    command = [sys.executable, "-c", _REHEARSAL, "-platform", candidate]
    try:
        outcome = subprocess.run(
            command,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_REHEARSAL_TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Message.of("display.platform", platform=candidate)
    return Message.of("display.platform", platform=candidate) if outcome.returncode else None
