"""`outline-editor render`."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from outline_editor.app.settings import Settings, store
from outline_editor.app.view_states import ViewState, store_view_state
from tests.cli.processes import called, environment, run

SAMPLE = "miit-2019-press.yaml"


def image(path: Path) -> QImage:
    picture = QImage(str(path))
    assert not picture.isNull()
    return picture


def test_a_process_draws_the_window_and_says_nothing(folder: Path) -> None:
    outcome = run("render", SAMPLE, "out.png", cwd=folder)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, b"", b"")
    picture = image(folder / "out.png")
    assert (picture.width(), picture.height()) == (1280, 820)
    colours = {picture.pixel(x, y) for x in range(0, 1280, 7) for y in range(0, 820, 7)}
    assert len(colours) > 10


def test_look(folder: Path) -> None:
    """In a dead display's environment, which plays no part; dark, wide, on another row."""
    dead = environment(DISPLAY=":987", QT_QPA_PLATFORM="xcb")
    look = ("--size", "900x700", "--scheme", "dark", "--text-size", "150", "--row", "n-w6tzp")
    outcome = run("render", SAMPLE, "dark.PNG", *look, cwd=folder, env=dead)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, b"", b"")
    picture = image(folder / "dark.PNG")
    assert (picture.width(), picture.height()) == (900, 700)
    samples = [picture.pixelColor(x, y).lightness() for x in range(0, 900, 9) for y in (300, 500)]
    assert sorted(samples)[len(samples) // 2] < 100


def test_the_user_plays_no_part(folder: Path) -> None:
    """Neither what somebody has set nor how they looked at the file last."""
    picture = folder / "out.png"
    before, after = (_drawn_for(user, folder, picture) for user in (False, True))
    assert before == after


def _drawn_for(user: bool, folder: Path, picture: Path) -> bytes:
    if user:
        columns = {"shown": ["due", "actors"]}
        settings = Settings(text_size=150, reading_width=True, notes_shown=True, columns=columns)
        store(settings)
        state = ViewState(unfolded=(), current="n-w6tzp", columns=columns)
        store_view_state(folder / SAMPLE, state)
    outcome = run("render", SAMPLE, picture, "--size", "1600x700", cwd=folder)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, b"", b"")
    return picture.read_bytes()


@pytest.mark.long
def test_what_is_in_sight(folder: Path) -> None:
    """On a fine screen each picture is of the same size, and none like another."""
    looks = {
        "plain": (),
        "zoom": ("--zoom", "n-w6tzp"),
        "filter": ("--filter", "innovat"),
        "find": ("--find", "innovat"),
        "reading": ("--reading",),
        "palette": ("--palette", "zoom"),
        "prose": ("--view", "reading"),
        "figures": ("--view", "statistics"),
    }
    pictures = []
    for name, options in looks.items():
        outcome = run(
            *("render", SAMPLE, f"{name}.png", "--scale", "2", "--size", "1600x500", *options),
            cwd=folder,
        )
        assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, b"", b"")
        picture = image(folder / f"{name}.png")
        assert (picture.width(), picture.height()) == (3200, 1000)
        pictures.append(picture)
    assert not any(one == other for n, one in enumerate(pictures) for other in pictures[:n])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            (SAMPLE, "none/out.png"),
            "none/out.png was not written: there is no such folder. Make it first, or write to "
            "another.\n",
        ),
        (
            (SAMPLE, "sub.png"),
            "sub.png was not written: a folder has this name. Give the file another name.\n",
        ),
        (
            (SAMPLE, "out.png", "--row", "n-none"),
            f"{SAMPLE} has no row with the id n-none; look in the file for the line “id: …” of "
            "the row.\n",
        ),
        (
            ("gone.yaml", "out.png"),
            "gone.yaml: refusal[file.not-found]: There is no file gone.yaml; check the name and "
            "the folder.\n",
        ),
    ],
)
def test_what_can_not_be_drawn_is_said(
    folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    (folder / "sub.png").mkdir()
    outcome = run("render", *arguments, cwd=folder)
    assert (outcome.returncode, outcome.stdout.decode(), outcome.stderr.decode()) == (
        2,
        "",
        message,
    )
    assert not (folder / "out.png").exists()


def test_a_size_that_the_window_does_not_fit_into(folder: Path) -> None:
    outcome = run("render", SAMPLE, "out.png", "--size", "20x10", cwd=folder)
    assert outcome.returncode == 2
    assert outcome.stderr.decode().startswith(
        "The window does not fit into 20×10; with this size of text it needs "
    )
    assert not (folder / "out.png").exists()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("out.jpg",), "argument OUT.png: “out.jpg” does not end in .png; name it so"),
        (
            ("out.png", "--size", "big"),
            "argument --size: “big” is no size; write width and height in pixels, such as 1280x820",
        ),
        (
            ("out.png", "--size=-5x10"),
            "argument --size: “-5x10” is no size; write width and height in pixels, such as "
            "1280x820",
        ),
        (
            ("out.png", "--size", "9000x10"),
            "argument --size: “9000x10” is too large; at most 8192x8192",
        ),
        (
            ("out.png", "--text-size", "301"),
            "argument --text-size: write a whole number from 50 to 300, not “301”",
        ),
        (("out.png", "--scheme", "blue"), "argument --scheme: invalid choice: 'blue'"),
        (("out.png", "--view", "map"), "argument --view: invalid choice: 'map'"),
        ((), "the following arguments are required: OUT.png"),
    ],
)
def test_wrong_use(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], complaint: str
) -> None:
    code, out, err = called(capsys, "render", SAMPLE, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: outline-editor render ")
    assert complaint in err
    assert {path.suffix for path in folder.iterdir()} == {".txt", ".yaml"}
