"""A real screen, shared by all tests that need one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.desktop import Desktop, is_possible


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """A desktop of its own; each test closes its windows."""
    if not is_possible():
        pytest.skip("needs an X server and AT-SPI (.ci/setup check)")
    with Desktop(tmp_path_factory.mktemp("desktop")) as made:
        yield made
