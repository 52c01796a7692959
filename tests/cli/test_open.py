"""`outline-editor [FILE…]` where there is a display, and where there is none."""

from __future__ import annotations

import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import outline_editor
from outline_editor.cli.exit_codes import Exit
from outline_editor.formats.listing import listing
from tests.cli.processes import PROGRAM, environment, hear_ctrl_c, run

SAMPLE = "miit-2019-press.yaml"

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems always have a display"
)

WITHOUT_DISPLAY = {
    "nothing set": ((), {}, "There is no display here to open a window on."),
    "the verb": (("open",), {}, "There is no display here to open a window on."),
    "an empty DISPLAY": ((), {"DISPLAY": ""}, "There is no display here to open a window on."),
    "a dead DISPLAY": (
        (),
        {"DISPLAY": ":987"},
        "No window can be opened: nothing answers at the display “:987”; check DISPLAY.",
    ),
    "a dead compositor": (
        (),
        {"WAYLAND_DISPLAY": "wayland-987"},
        "No window can be opened: nothing answers at the display “wayland-987”; check "
        "WAYLAND_DISPLAY.",
    ),
    "an unknown platform": (
        ("--platform", "no-such"),
        {},
        "No window can be opened: the platform “no-such” doesn't start here; choose another with "
        "--platform (offscreen, minimal and vnc need no display).",
    ),
    "an unknown platform in the environment": (
        (),
        {"QT_QPA_PLATFORM": "no-such"},
        "No window can be opened: the platform “no-such” doesn't start here; choose another with "
        "--platform (offscreen, minimal and vnc need no display).",
    ),
}


@pytest.mark.parametrize("case", WITHOUT_DISPLAY)
def test_without_a_display_the_outline_comes_as_text(folder: Path, case: str) -> None:
    options, more, reason = WITHOUT_DISPLAY[case]
    outcome = run(*options, SAMPLE, cwd=folder, env=environment(**more))
    assert outcome.returncode == 0
    assert outcome.stdout.decode() == listing(outline_editor.load(SAMPLE).root, notes=True)
    (line,) = outcome.stderr.decode().splitlines()
    assert line == (
        f"{reason} The outline follows as text; “outline-editor render FILE OUT.png” draws the "
        "window as a picture, and --platform names another display (such as --platform vnc)."
    )


def test_without_a_display_and_files_there_is_nothing_to_show(folder: Path) -> None:
    outcome = run(cwd=folder)
    assert (outcome.returncode, outcome.stdout) == (2, b"")
    (line,) = outcome.stderr.decode().splitlines()
    assert line.startswith("There is no display here to open a window on. ")
    assert "outline-editor render" in line
    assert "--platform" in line


def test_several_files_follow_each_other_and_a_missing_one_is_named(folder: Path) -> None:
    outcome = run(SAMPLE, "gone.yaml", "miit-2019-press.txt", cwd=folder)
    assert outcome.returncode == 2
    assert outcome.stdout.decode() == "\n".join(
        listing(outline_editor.load(name).root, notes=True)
        for name in (SAMPLE, "miit-2019-press.txt")
    )
    _, missing = outcome.stderr.decode().splitlines()
    assert missing.startswith("gone.yaml: refusal[file.not-found]: ")


@pytest.mark.parametrize(
    ("options", "more"),
    [
        (("--platform", "offscreen"), {"DISPLAY": ":987"}),
        ((), {"QT_QPA_PLATFORM": "offscreen"}),
    ],
)
def test_a_platform_without_a_screen_opens_a_window_until_ctrl_c(
    folder: Path, options: tuple[str, ...], more: dict[str, str]
) -> None:
    command = [*PROGRAM, *options, SAMPLE, "miit-2018-work-conference.yaml"]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(QT_LOGGING_RULES="qt.qpa.*=true", **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hear_ctrl_c,
    ) as window:
        try:
            # What Qt's platform logs first shows that the process has come so far.
            assert window.stderr is not None
            assert select.select([window.stderr], [], [], 30)[0]
            with pytest.raises(subprocess.TimeoutExpired):
                window.wait(1)
            window.send_signal(signal.SIGINT)
            # On a slow machine the signal comes before the window does.
            assert window.wait(20) in (Exit.FINE, -signal.SIGINT)
        finally:
            window.kill()
        assert b"Traceback" not in window.stderr.read()


def test_names_of_no_files_are_said_and_open_nothing(folder: Path) -> None:
    outcome = run("--platform", "offscreen", "frobnicate", "gone.yaml", ".", cwd=folder)
    assert (outcome.returncode, outcome.stdout) == (2, b"")
    assert [line.partition(": There")[0] for line in outcome.stderr.decode().splitlines()] == [
        "frobnicate: refusal[file.not-found]",
        "gone.yaml: refusal[file.not-found]",
        ".: refusal[file.is-folder]: . is a folder; name a file in it.",
    ]


def test_help_names_every_verb(folder: Path) -> None:
    outcome = run("--help", cwd=folder)
    assert (outcome.returncode, outcome.stderr) == (0, b"")
    for verb in ("open", "check", "convert", "note", "show", "render", "schema"):
        assert f"\n  {verb} ".encode() in outcome.stdout
    assert b"--platform" in outcome.stdout


def test_version(folder: Path) -> None:
    outcome = run("--version", cwd=folder)
    assert outcome.stdout == b"outline-editor 0.1.0\n"
