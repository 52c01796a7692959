"""Printing a document as prose, or writing it to a PDF: what the person is asked and told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QProgressDialog, QWidget

from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.progress import Cancelled, Tell
from outline_editor.core.prose import Prose
from outline_editor.ui import dialogs
from outline_editor.ui.reading.printing import Progress, pdf_of, print_prose
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Paper(QObject):
    """Puts on paper the rows in sight in the outline, all of them unfolded."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        zoomed: Callable[[], str],
        may_export_to: Callable[[Path], bool],
    ) -> None:
        """What prints; `may_export_to` tells the person where that can't go."""
        super().__init__(window)
        self._may_export_to = may_export_to
        self._session = session
        self._window = window
        self._zoomed = zoomed

    def print(self) -> None:
        """Ask for a printer, and print."""
        # It brings a library of its own.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        dialog = QPrintDialog(printer, self._window)
        if not dialog.exec():
            return
        name = printer.outputFileName()
        if not name:
            self._print_with(printer)
        elif self._may_export_to(Path(name)):
            self._print_to_file(printer, Path(name))

    def _print_to_file(self, printer: QPrinter, path: Path) -> None:
        """Print to a file; it is written as any other, once all the pages are there."""
        with TemporaryDirectory() as folder:
            pages = Path(folder) / path.name
            printer.setOutputFileName(str(pages))
            if self._print_with(printer):
                self._write(path, pages.read_bytes())

    def _print_with(self, printer: QPrinter) -> bool:
        """Whether all is printed; else the person has been told why, or does not want it."""
        prose = self._prose()
        try:
            with self._progress(prose) as progress:
                return print_prose(printer, prose, self._title, self._font, progress)
        except OutlineError as error:
            dialogs.ask.tell_error(self._window, error.message)
            return False

    def export_pdf(self) -> None:
        """Ask for a file, and write the pages to it; what it held is kept as a version."""
        proposed = self._session.opened.proposed_path.with_suffix(".pdf")
        path = dialogs.choose_file.to_export_pdf(self._window, proposed)
        if path is None or not self._may_export_to(path):
            return
        prose = self._prose()
        with self._progress(prose) as progress:
            data = pdf_of(prose, self._title, self._font, progress)
        if data:
            self._write(path, data)

    def _write(self, path: Path, data: bytes) -> None:
        # Imported here: few windows ever write one.
        from outline_editor.app.writing import put_file

        def write(tell: Tell) -> None:
            put_file(path, data, lambda: tell(0))

        text, at_once = translate("Paper", "Writing {name}…"), dialogs.waiting.AT_ONCE
        try:
            dialogs.waiting.waited_for(
                write, text.format(name=path.name), self._window, at_once=at_once
            )
        except Cancelled:
            return
        except OutlineError as error:
            dialogs.ask.tell_error(self._window, error.message)
            return
        self._session.said.emit(Message.of("file.pdf-written", name=path.name))

    def _prose(self) -> Prose:
        opened = self._session.opened
        return Prose(opened.document.root, opened.codebook, self._zoomed())

    @property
    def _title(self) -> str:
        root = self._session.document.root
        return root.title or root.id

    @property
    def _font(self) -> QFont:
        return self._window.font()

    @contextmanager
    def _progress(self, prose: Prose) -> Iterator[Progress]:
        """A window that says how far it is, once it takes a while, and lets one end it."""
        dialog = QProgressDialog(self._window)
        dialog.setLabelText(translate("Paper", "Setting the pages…"))
        dialog.setCancelButtonText(translate("Paper", "Cancel"))
        dialog.setRange(0, max(1, len(prose.rows)))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)

        def goes_on(rows: int) -> bool:
            dialog.setValue(rows)
            return not dialog.wasCanceled()

        try:
            yield goes_on
        finally:
            dialog.close()
            dialog.deleteLater()
