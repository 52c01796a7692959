"""What the program itself has to say, in the window and on the command line."""

from __future__ import annotations

PROGRAM: dict[str, str | tuple[str, str]] = {
    # Why no window can be opened, and what happens instead
    "display.none": "There is no display here to open a window on.",
    "display.unreachable": (
        "No window can be opened: nothing answers at the display “{display}”; check {variable}."
    ),
    "display.refused": (
        "No window can be opened: the display “{display}” lets this program in only with "
        "permission ({reason}); start it as the person who is logged in there."
    ),
    "display.malformed": (
        "No window can be opened: DISPLAY is “{display}”, which names no display; it should "
        "look like :0."
    ),
    "display.no-screen": (
        "No window can be opened: the screen that DISPLAY names, “{display}”, does not exist; "
        "try it without what follows the point."
    ),
    "display.no-runtime-folder": (
        "No window can be opened: the display “{display}” is looked for in the folder that "
        "XDG_RUNTIME_DIR names, and it names none; log in to the desktop, or set it."
    ),
    "display.library": (
        "No window can be opened: the system library {library} is missing; install it "
        "(Debian and Ubuntu: the package {package})."
    ),
    "display.broken-library": (
        "No window can be opened: a system library can't be used ({reason}); update the system."
    ),
    "display.platform": (
        "No window can be opened: the platform “{platform}” doesn't start here; choose another "
        "with --platform (offscreen, minimal and vnc need no display)."
    ),
    "display.text-instead": (
        "{reason} The outline follows as text; “outline-editor render FILE OUT.png” draws the "
        "window as a picture, and --platform names another display (such as --platform vnc)."
    ),
    "display.no-window": (
        "{reason} Without one, “outline-editor show FILE” prints an outline, “outline-editor "
        "render FILE OUT.png” draws the window as a picture, and --platform names another "
        "display (such as --platform vnc)."
    ),
}
