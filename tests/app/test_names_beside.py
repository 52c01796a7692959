"""Names for files beside others."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.names_beside import beside


def test_no_file_has_the_name(tmp_path: Path) -> None:
    for name in ("a (mine).yaml", "a (mine 2).yaml"):
        (tmp_path / name).touch()
    assert beside(tmp_path / "a.yaml", "mine") == tmp_path / "a (mine 3).yaml"
    assert beside(tmp_path / "a.yaml", "copy") == tmp_path / "a (copy).yaml"


def test_a_name_that_is_too_long_is_given_all_the_same(tmp_path: Path) -> None:
    """Saving under it is refused with a reason, and another can be taken then."""
    name = "n" * 245
    assert beside(tmp_path / f"{name}.yaml", "recovered").name == f"{name} (recovered).yaml"


def test_a_folder_that_can_not_be_entered(folder_of_ordinary_user: Path) -> None:
    folder = folder_of_ordinary_user / "locked"
    folder.mkdir(mode=0)
    assert beside(folder / "a.yaml", "mine") == folder / "a (mine).yaml"
