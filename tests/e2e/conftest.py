"""A real screen, shared by all tests that need one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.desktop import Desktop, is_possible


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process have all tests on a desktop: two desktops disturb each other's readers."""
    for item in items:
        if "desktop" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("desktop"))


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """A desktop of its own; each test closes its windows."""
    if not is_possible():
        pytest.skip("needs an X server and AT-SPI (.ci/setup check)")
    with Desktop(tmp_path_factory.mktemp("desktop")) as made:
        yield made
