"""Asking for a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from outline_editor.ui.translation import translate


def to_open(parent: QWidget, folder: Path) -> list[Path]:
    """The files to open; none where the person changed their mind."""
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        translate("ChooseFile", "Open"),
        str(folder),
        ";;".join(
            (
                translate("ChooseFile", "Outlines and briefings (*.yaml *.yml *.txt)"),
                translate("ChooseFile", "All files (*)"),
            )
        ),
    )
    return [Path(name) for name in names]


def to_save(parent: QWidget, proposed: Path) -> Path | None:
    """The file to save to, `.yaml` added where no ending is given."""
    return _chosen(
        parent,
        translate("ChooseFile", "Save As"),
        proposed,
        translate("ChooseFile", "Outlines (*.yaml *.yml)"),
        "yaml",
    )


def to_export(parent: QWidget, proposed: Path) -> Path | None:
    """The file to export text to, `.txt` added where no ending is given."""
    return _chosen(
        parent,
        translate("ChooseFile", "Export as Briefing Text"),
        proposed,
        translate("ChooseFile", "Briefing text (*.txt)"),
        "txt",
    )


def to_export_pdf(parent: QWidget, proposed: Path) -> Path | None:
    """The file to write pages to, `.pdf` added where no ending is given."""
    return _chosen(
        parent,
        translate("ChooseFile", "Export as PDF"),
        proposed,
        translate("ChooseFile", "Pages (*.pdf)"),
        "pdf",
    )


def _chosen(parent: QWidget, title: str, proposed: Path, filters: str, suffix: str) -> Path | None:
    dialog = QFileDialog(parent, title, str(proposed.parent), filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(proposed.name)
    # As it stood when it was accepted: a folder that is read only now puts the proposal back.
    chosen: list[str] = []
    dialog.fileSelected.connect(chosen.append)
    dialog.exec()
    return Path(chosen[0]) if chosen else None
