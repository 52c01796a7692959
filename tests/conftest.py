"""What every test runs under: no screen, folders of its own, nothing left behind."""

from __future__ import annotations

import compileall
import gc
import os
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before Qt is imported: what the desktop has set must not change what is tested.
for _name in [name for name in os.environ if name.startswith("QT_")]:
    del os.environ[_name]
os.environ.update(QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", LANGUAGE="")

from PySide6.QtCore import QSettings

import outline_editor
from outline_editor.app.written_later import wait_until_written
from outline_editor.storage.collector import keep_all
from outline_editor.ui.plain_imports import leave_out_import_hook
from tests import qt_guards
from tests.ordinary_user import folder_of_ordinary_user as folder_of_ordinary_user

# As the program itself does. Hypothesis imports something with almost every value that it
# draws: with PySide6's hook that takes as long as all else that it does.
leave_out_import_hook()

settings.register_profile(
    "default",
    derandomize=True,
    deadline=None,
    max_examples=30,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search", settings.get_profile("default"), derandomize=False, max_examples=2000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

_FAILED = pytest.StashKey[bool]()
_GUARD = qt_guards.DialogGuard()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Use all processors for all tests, and one for those that are named: it starts sooner."""
    is_all = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    is_run = is_all and not config.option.collectonly
    return (os.cpu_count() or 1) if is_run else 0


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the program once, rather than in each of the many processes of it that tests start.

    Where Python is told not to write what it compiled, they would each time
    compile all that was changed since it was set up.
    """
    if not hasattr(session.config, "workerinput"):  # one of several processes that test
        compileall.compile_dir(Path(outline_editor.__file__).parent, quiet=1)


def pytest_collection() -> None:
    """Look for no garbage while the tests are read: what is made is there to the end."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: else all may have to wait for one of them at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Keep the tests themselves out of every later look for garbage."""
    gc.enable()
    gc.collect()
    keep_all()


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Say when part of what guards the tests is off."""
    if config.getoption("capture") == "no":
        return ["without capturing (-s), Qt's warnings don't fail a test"]
    return []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[object]:
    """Keep whether a test failed, for its fixtures."""
    report = yield
    if call.when == "call":
        item.stash[_FAILED] = report.failed
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[object]:
    """Let a test answer its dialogs if it says so, and end it if nobody does."""
    if item.get_closest_marker("answers_dialogs"):
        _GUARD.answers = qt_guards.Answers.TEST
    with qt_guards.closing_what_is_stuck():
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[object]:
    """Close the windows of a test without asking whether to save."""
    _GUARD.answers = qt_guards.Answers.DISCARD
    try:
        return (yield)
    finally:
        _GUARD.answers = qt_guards.Answers.NOBODY


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the folder of each test goes."""
    # To number them, pytest's factory looks through all that are there: some thousands, in the end.
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def user_folders(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for each test; settings, state, cache and log stand below it."""
    home = next(homes)
    home.mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(f"XDG_{name}", str(folder))
    # Spelling is checked by the dictionaries of a test, never by those of the machine.
    monkeypatch.setenv("OUTLINE_EDITOR_DICPATH", str(home / "dictionaries"))
    for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(file_format, QSettings.Scope.UserScope, str(home / "config_home"))
    return home


@pytest.fixture(scope="session", autouse=True)
def guarded_dialogs() -> Iterator[None]:
    """Stand between the program and every dialog that would wait for an answer."""
    with pytest.MonkeyPatch.context() as patch:
        _GUARD.install(patch)
        yield


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, user_folders: Path) -> Iterator[None]:
    """Fails a test that leaves a window or a thread behind."""
    threads = set(threading.enumerate())
    yield
    wait_until_written()
    left = qt_guards.left_windows() + qt_guards.left_threads(threads)
    qt_guards.forget_shared_state()
    # The traceback of a failed test keeps what its functions hold.
    if left and not request.node.stash.get(_FAILED, False):
        pytest.fail(f"left behind: {', '.join(left)}")
