"""Colours: one calm palette for light and one for dark, and who chooses."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from outline_editor.app.settings import ColourScheme
from outline_editor.resources import resource

# Light and dark, by role.
_COLOURS: dict[QPalette.ColorRole, tuple[str, str]] = {
    QPalette.ColorRole.Window: ("#f5f5f3", "#25262b"),
    QPalette.ColorRole.WindowText: ("#1f2328", "#e4e5e7"),
    QPalette.ColorRole.Base: ("#ffffff", "#1d1e22"),
    QPalette.ColorRole.AlternateBase: ("#fafaf9", "#222328"),
    QPalette.ColorRole.Text: ("#1f2328", "#e4e5e7"),
    QPalette.ColorRole.PlaceholderText: ("#6a7079", "#9a9fa8"),
    QPalette.ColorRole.Button: ("#ffffff", "#2e2f35"),
    QPalette.ColorRole.ButtonText: ("#1f2328", "#e4e5e7"),
    QPalette.ColorRole.BrightText: ("#b3261e", "#ff8a80"),
    QPalette.ColorRole.Highlight: ("#dbe7fb", "#2d426b"),
    QPalette.ColorRole.HighlightedText: ("#14181d", "#ffffff"),
    QPalette.ColorRole.Accent: ("#2a5fc7", "#86a9ff"),
    QPalette.ColorRole.Link: ("#2a5fc7", "#86a9ff"),
    QPalette.ColorRole.LinkVisited: ("#6b4fb3", "#b9a2ff"),
    QPalette.ColorRole.ToolTipBase: ("#ffffff", "#2e2f35"),
    QPalette.ColorRole.ToolTipText: ("#1f2328", "#e4e5e7"),
    QPalette.ColorRole.Light: ("#ffffff", "#3a3b42"),
    QPalette.ColorRole.Midlight: ("#eeeeec", "#303138"),
    QPalette.ColorRole.Mid: ("#dededb", "#3b3c43"),
    QPalette.ColorRole.Dark: ("#a5a5a1", "#55565e"),
    QPalette.ColorRole.Shadow: ("#8a8a86", "#000000"),
}

_HIGHLIGHT_ELSEWHERE = ("#e5e6e7", "#37383e")
"""What is selected where keys don't go."""


def palette_for(dark: bool) -> QPalette:
    """The program's palette; a pure function of the scheme."""
    palette = QPalette()
    for role, colours in _COLOURS.items():
        palette.setColor(role, QColor(colours[dark]))
    inactive = QPalette.ColorGroup.Inactive
    palette.setColor(inactive, QPalette.ColorRole.Highlight, QColor(_HIGHLIGHT_ELSEWHERE[dark]))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        faded = QColor("#9a9a96" if not dark else "#71757d")
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return palette


def is_dark(palette: QPalette) -> bool:
    """Whether a palette puts light text on dark ground."""
    return (
        palette.color(QPalette.ColorRole.Base).lightness()
        < palette.color(QPalette.ColorRole.Text).lightness()
    )


def note_colour(palette: QPalette) -> QColor:
    """The colour of notes, readable on the palette's base."""
    return QColor("#e0a63c" if is_dark(palette) else "#8f5600")


def warning_colour(palette: QPalette) -> QColor:
    """The colour of a warning's mark."""
    return note_colour(palette)


def error_colour(palette: QPalette) -> QColor:
    """The colour of an error's mark and words."""
    return palette.color(QPalette.ColorRole.BrightText)


def _style_sheet(palette: QPalette, em: int) -> str:
    def colour(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    line = colour(QPalette.ColorRole.Mid)
    base = colour(QPalette.ColorRole.Base)
    accent = colour(QPalette.ColorRole.Accent)
    hover = colour(QPalette.ColorRole.Midlight)
    note = note_colour(palette).name()
    chevron = resource("icons/chevron.svg").as_posix()
    faint = colour(QPalette.ColorRole.PlaceholderText)
    edge, bar = round(0.66 * em), max(11, round(0.7 * em))
    # Qt puts a space on either side of a button's text: links line up with the fields without.
    inner = round(0.3 * em)
    field = f"border: 1px solid {line}; border-radius: 4px; background: {base};"
    return f"""
        QLineEdit, QComboBox, QPlainTextEdit[field="true"] {{ {field} padding: 2px 5px; }}
        QFrame[tokens="true"] {{ {field} padding: 0; }}
        QLineEdit:focus, QComboBox:focus, QPlainTextEdit[field="true"]:focus
            {{ border-color: {accent}; }}
        QLineEdit[fault="true"], QComboBox[fault="true"], QFrame[fault="true"]
            {{ border-color: {error_colour(palette).name()}; }}
        QFrame[tokens="true"] QLineEdit {{ border: none; padding: 0; background: transparent; }}
        QComboBox::drop-down {{ border: none; width: {round(1.7 * em)}px; }}
        QComboBox::down-arrow {{ image: url("{chevron}"); width: {em}px; height: {em}px; }}
        QPushButton {{ {field} padding: 3px 10px; }}
        QPushButton:hover {{ background: {hover}; }}
        QPushButton:focus {{ border-color: {accent}; }}
        QFrame[card="true"] {{
            background: {base}; border: 1px solid {line};
            border-left: 3px solid {note}; border-radius: 5px;
        }}
        QFrame[card="plain"] {{
            background: {base}; border: 1px solid {line}; border-radius: 5px;
        }}
        QFrame[card="meant"] {{
            background: {base}; border: 1px solid {line};
            border-left: 3px solid {accent}; border-radius: 5px;
        }}
        QFrame[picker="true"] {{
            background: {base}; border: 1px solid {colour(QPalette.ColorRole.Dark)};
            border-radius: 8px;
        }}
        QFrame[picker="true"] QListView {{ background: {base}; outline: none; }}
        QLabel[way="true"]:focus {{ color: {accent}; text-decoration: underline; }}
        QLabel[faint="true"] {{ color: {faint}; }}
        QFrame[rule="true"] {{ background: {line}; border: none; }}
        QLabel[faultText="true"] {{ color: {error_colour(palette).name()}; }}
        QLabel[faultText="warning"] {{ color: {warning_colour(palette).name()}; }}
        QSplitter::handle {{ background: {line}; }}
        QScrollArea {{ background: transparent; border: none; }}
        QStatusBar::item {{ border: none; }}
        QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 1px 5px; }}
        QToolButton:hover {{ background: {hover}; }}
        QToolButton:focus {{ border-color: {accent}; }}
        QToolButton[token="true"] {{
            border: 1px solid {line}; border-radius: 8px; padding: 0 7px; color: {accent};
        }}
        QToolButton[switch="true"]:checked {{
            border-color: {accent}; color: {accent}; background: {base};
        }}
        QToolButton[link="true"] {{ color: {accent}; padding: 1px -{inner}px; }}
        QToolButton::menu-indicator {{ image: none; }}
        QTabBar::tab {{
            padding: {edge}px 14px; border: none; background: transparent; color: {faint};
        }}
        QTabBar::tab:selected {{
            color: {colour(QPalette.ColorRole.WindowText)};
            border-bottom: 2px solid {accent};
        }}
        QTabWidget[folded="true"] QTabBar::tab:selected {{ color: {faint}; border: none; }}
        QTabBar::tab:focus {{ color: {accent}; }}
        QTabWidget::pane {{ border: none; }}
        QTableView[bars="true"] {{ background: {base}; border: none; outline: none; }}
        QTableView[bars="true"] QHeaderView::section {{
            background: {base}; color: {faint}; border: none; padding: 3px 4px;
        }}
        QMenuBar {{ background: {base}; padding: 2px 6px; }}
        QMenuBar::item {{ padding: 4px 9px; background: transparent; border-radius: 4px; }}
        QMenuBar::item:selected {{ background: {hover}; }}
        QScrollBar {{ background: transparent; border: none; }}
        QScrollBar:vertical {{ width: {bar}px; }}
        QScrollBar:horizontal {{ height: {bar}px; }}
        QScrollBar::handle {{ background: {line}; border-radius: 3px; margin: 2px; }}
        QScrollBar::handle:vertical {{ min-height: 32px; }}
        QScrollBar::handle:horizontal {{ min-width: 32px; }}
        QScrollBar::handle:hover {{ background: {colour(QPalette.ColorRole.Dark)}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


class Theme(QObject):
    """Applies colours and text size to the whole application.

    The style sheet is each window's to set, once it is complete: with one on
    the application Qt styles every widget anew each time it gets a parent.
    """

    changed = Signal()
    """Windows must set the style sheet again: Qt tells it no other way."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._base_font = self._font_in_use = QFont(application.font())
        self._desktop_font: QFont | None = None
        self._text_size = 100
        self._scheme = ColourScheme.SYSTEM
        self._dark: bool | None = None
        hints = QGuiApplication.styleHints()
        assert hints is not None
        self._hints = hints
        self._style_sheet = ""
        hints.colorSchemeChanged.connect(self._refresh)

    @property
    def style_sheet(self) -> str:
        """What goes beyond a palette, as each window must set it."""
        return self._style_sheet

    def set_scheme(self, scheme: ColourScheme) -> None:
        """Use light or dark colours, or follow the desktop."""
        self._scheme = scheme
        self._refresh()

    def set_text_size(self, percent: int) -> None:
        """Scale all text; 100 is the size of the desktop's font."""
        self._text_size = percent
        font = QFont(self._base_font)
        if font.pointSizeF() > 0:
            font.setPointSizeF(self._base_font.pointSizeF() * percent / 100)
        else:
            font.setPixelSize(max(1, round(self._base_font.pixelSize() * percent / 100)))
        is_another = font != self._font_in_use
        if font != self._application.font():
            self._application.setFont(font)
        self._font_in_use = QFont(self._application.font())
        if is_another:
            self._restyle()

    def follow_font(self) -> None:
        """Take over another font of the desktop, or one that the application was given.

        Qt itself follows the desktop only until an application sets a font,
        as text of another size needs it.
        """
        font = QFont(self._application.font())
        desktop = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        before, self._desktop_font = self._desktop_font or desktop, desktop
        if font != self._font_in_use:
            self._base_font = font
        elif desktop != before:
            self._base_font = desktop
        else:
            return
        self.set_text_size(self._text_size)

    def _refresh(self) -> None:
        dark = self._scheme is ColourScheme.DARK or (
            self._scheme is ColourScheme.SYSTEM and self._hints.colorScheme() == Qt.ColorScheme.Dark
        )
        if dark != self._dark:
            self._dark = dark
            self._application.setPalette(palette_for(dark))
            self._restyle()

    def _restyle(self) -> None:
        em = QFontInfo(self._font_in_use).pixelSize()
        self._style_sheet = _style_sheet(palette_for(bool(self._dark)), em)
        self.changed.emit()
