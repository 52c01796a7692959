"""Standard streams that are closed, full, cut short, or in another encoding; odd names."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.processes import PROGRAM, called, environment, hear_ctrl_c, run

SAMPLE = "miit-2019-press.yaml"
OUTLINE = "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\n"
WRONG = f"{OUTLINE}outline:\n  - id: n-aa\n    text: 工业\n    rank: 1\n"
TRANSLATED = "制造业"


def in_shell(command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a shell command in which `$P` is the program."""
    program = " ".join(PROGRAM)
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; P='{program}'; {command}"],
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        timeout=60,
    )


def test_a_reader_that_stops_is_no_failure_but_no_success_either(folder: Path) -> None:
    """More than a pipe holds; the exit code is that of other programs (SIGPIPE)."""
    rows = "".join(f"  - id: n-{number:05}\n    text: ''\n" for number in range(3000))
    (folder / "long.yaml").write_text(f"{OUTLINE}outline:\n{rows}")
    outcome = in_shell("$P check long.yaml | head -n 1", folder)
    assert outcome.returncode == 141
    assert outcome.stdout.startswith(b"long.yaml:7:11: warning[empty-row]: ")
    assert outcome.stderr == b""


def test_what_was_found_stands_although_nobody_reads_it(folder: Path) -> None:
    """All of it is still to be printed when the pipe turns out to be closed."""
    (folder / "a.yaml").write_text(WRONG)
    reading, writing = os.pipe()
    os.close(reading)
    try:
        outcome = subprocess.run(
            [*PROGRAM, "check", "a.yaml"],
            cwd=folder,
            env=environment(),
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    finally:
        os.close(writing)
    assert (outcome.returncode, outcome.stderr) == (1, b"")


def test_a_full_disk_is_said(folder: Path) -> None:
    outcome = in_shell(f"$P show {SAMPLE} > /dev/full", folder)
    assert outcome.returncode == 2
    assert outcome.stderr.decode() == (
        "What was to be printed could not be written: No space left on device. Print it to "
        "another place.\n"
    )


def test_closed_streams_do_not_keep_the_work_from_being_done(folder: Path) -> None:
    outcome = in_shell(f"$P note {SAMPLE} --text T >&- 2>&-", folder)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, b"", b"")
    assert b"    text: T\n" in (folder / SAMPLE).read_bytes()
    outcome = in_shell(f"$P convert {SAMPLE} b.txt 2>&-", folder)
    assert (outcome.returncode, outcome.stdout) == (0, b"")
    outcome = in_shell("$P convert - c.yaml --from text <&-", folder)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith(b"-: refusal[briefing.empty]: ")


def test_a_full_standard_error_does_neither(folder: Path) -> None:
    outcome = in_shell(f"$P convert {SAMPLE} b.txt 2>/dev/full", folder)
    assert (outcome.returncode, outcome.stdout) == (0, b"")
    assert (folder / "b.txt").exists()


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_in_any_locale_nothing_fails_and_data_are_utf_8(
    folder: Path, locale: dict[str, str]
) -> None:
    (folder / "a.yaml").write_text(WRONG, "utf-8")
    env = environment(**locale)
    shown = run("show", SAMPLE, cwd=folder, env=env)
    assert (shown.returncode, shown.stderr) == (0, b"")
    escaped = TRANSLATED.encode("ascii", "backslashreplace")
    assert TRANSLATED.encode() in shown.stdout or escaped in shown.stdout
    checked = run("check", "--json", "a.yaml", cwd=folder, env=env)
    (problem,) = json.loads(checked.stdout.decode("utf-8"))
    assert "工业" in problem["message"]
    assert "工业".encode() in checked.stdout
    text = run("convert", SAMPLE, "-", "--to", "text", cwd=folder, env=env)
    assert "苗圩".encode() in text.stdout


def test_ctrl_c_ends_without_a_traceback(folder: Path) -> None:
    command = [*PROGRAM, "convert", "-", "out.yaml", "--from", "text"]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hear_ctrl_c,
    ) as program:
        assert program.stdin is not None
        program.stdin.write(b"one\n")
        program.stdin.flush()
        # It reads to the end, which does not come.
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(1)
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=20)
    assert (program.returncode, out, err) == (130, b"", b"")
    assert not (folder / "out.yaml").exists()


# Names of files

ODD_NAMES = {
    b"two words.yaml": "two words.yaml",
    b"line\nbreak.yaml": "line\\nbreak.yaml",
    b"bell\x07\x1b[31m.yaml": "bell\\x07\\x1b[31m.yaml",
    b"latin-\xe9.yaml": "latin-\\udce9.yaml",
    "工业.yaml".encode(): "工业.yaml",
}


@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_name_is_shown_on_one_line_and_kept_in_json(folder: Path, name: bytes) -> None:
    with open(os.path.join(os.fsencode(folder), name), "w", encoding="utf-8") as file:
        file.write(WRONG)
    outcome = run("check", name, cwd=folder)
    assert (outcome.returncode, outcome.stderr) == (1, b"")
    lines = outcome.stdout.decode("utf-8").splitlines()
    assert lines[0].startswith(f"{ODD_NAMES[name]}:8:5: error[unknown-key]: ")
    assert len(lines) == 3
    outcome = run("check", "--json", name, cwd=folder)
    (problem,) = json.loads(outcome.stdout.decode("utf-8"))
    assert os.fsencode(problem["path"]) == name


def test_names_that_start_with_a_dash_come_after_two(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "-a.yaml").write_text(OUTLINE)
    assert called(capsys, "check", "--strict", "--", "-a.yaml") == (0, "", "")
    assert called(capsys, "check", "./-a.yaml") == (0, "", "")
    assert called(capsys, "convert", "--to", "yaml", "--", "-a.yaml", "-b").code == 0
    assert (folder / "-b").read_text() == OUTLINE


def test_a_missing_file_with_an_odd_name_takes_one_line_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = called(capsys, "check", "a\nb.yaml")
    assert code == 2
    assert out == (
        "a\\nb.yaml: refusal[file.not-found]: There is no file a\\nb.yaml; check the name and the "
        "folder.\n"
    )
