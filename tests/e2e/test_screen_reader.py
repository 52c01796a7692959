"""A screen reader's way to the rows: AT-SPI on a real X server, in processes of their own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "sample_docs" / "miit-2019-press.yaml"
READER = Path(__file__).with_name("screen_reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"


def _can_read_screens() -> bool:
    tools = ("Xvfb", "xdotool", "openbox", "dbus-run-session")
    if any(shutil.which(tool) is None for tool in tools) or not Path(LAUNCHER).exists():
        return False
    asks = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    return subprocess.run([SYSTEM_PYTHON, "-c", asks], capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not _can_read_screens(),
    reason="needs an X server and AT-SPI (.ci/setup check)",
)

SESSION = """
{launcher} --launch-immediately & launcher=$!
openbox & manager=$!
{python} -m outline_editor {file} & editor=$!
timeout 40 {reader_python} {reader} outline-editor Down Left
status=$?
kill $editor $manager $launcher
wait $editor
exit $status
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1200x900x24"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.send_signal(signal.SIGTERM)
    server.wait(timeout=20)


def test_rows_are_read_and_followed(display: str, tmp_path: Path) -> None:
    file = Path(shutil.copy(SAMPLE, tmp_path))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    environment = kept | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "HOME": str(tmp_path),
    }
    session = SESSION.format(
        launcher=LAUNCHER,
        python=sys.executable,
        file=file,
        reader_python=SYSTEM_PYTHON,
        reader=READER,
    )
    outcome = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", session],
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert outcome.returncode == 0, outcome.stderr
    heard = [json.loads(line) for line in outcome.stdout.splitlines() if line.startswith("{")]
    assert heard[0] == {"tree": "Outline", "children": 35}
    rows = [one["row"] for one in heard if "row" in one]
    assert rows[0]["name"].startswith("Miao Wei 苗圩")
    assert rows[0] | {"name": ""} == {
        "name": "",
        "description": "section",
        "level": "1",
        "expandable": True,
        "expanded": True,
        "selected": True,
        "focused": True,
    }
    assert (rows[1]["level"], rows[1]["description"]) == ("2", "推动制造业高质量发展, priority")
    assert (rows[2]["level"], rows[2]["expandable"]) == ("3", False)
    assert not rows[1]["focused"]
    assert rows[3] == rows[1] | {"expanded": False, "selected": True, "focused": True}
    assert heard[-1]["children"] == 32
