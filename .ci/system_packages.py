"""Names the Debian packages that this machine lacks, one a line, for .ci/setup.

A library counts as present if the dynamic linker finds it, wherever it came
from. With the argument `check`, what only some tests use is asked for too.
"""

import ctypes
import glob
import importlib.util
import shutil
import subprocess
import sys

# What Qt's libraries and its platforms `offscreen`, `xcb` and `wayland` are linked to,
# beyond what every Debian has; `libgthread` is in glib's package.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# Micro Hei is small (1.6 MB to fetch; Noto CJK: 57 MB) and covers GBK.
FONTS = {"en": "fonts-dejavu-core", "zh": "fonts-wqy-microhei"}


# What tests on a real screen use, and those that read it as a screen reader does.
TOOLS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "dbus-run-session": "dbus-daemon",
}
FILES = {
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi": "python3-gi",
    "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}


def _has_library(name):
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_font(language):
    command = ["fc-list", f":lang={language}", "family"]
    return bool(subprocess.run(command, capture_output=True, check=False).stdout.strip())


def _missing(tools):
    if any(importlib.util.find_spec(module) is None for module in ("ensurepip", "venv")):
        yield "python{}.{}-venv".format(*sys.version_info[:2])
    for library, package in LIBRARIES.items():
        if not _has_library(library):
            yield package
    has_fontconfig = shutil.which("fc-list") is not None
    if not has_fontconfig:
        yield "fontconfig"
    for language, package in FONTS.items():
        if not (has_fontconfig and _has_font(language)):
            yield package
    if "check" in tools:
        yield from (package for tool, package in TOOLS.items() if shutil.which(tool) is None)
        yield from (package for pattern, package in FILES.items() if not glob.glob(pattern))


if sys.platform.startswith("linux"):
    for package in dict.fromkeys(_missing(sys.argv[1:])):
        print(package)
