"""The look of the window: colours, density, size of text, icons."""

from pathlib import Path
from sys import platform
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from casefiles.ui.look import accessible_roles, fonts, style
from casefiles.ui.look.design_tokens import CONTRAST, DARK, LIGHT, DesignTokens
from casefiles.ui.look.icons import IconCache
from casefiles.words import language

Mode = Literal["system", "light", "dark", "contrast"]
Density = Literal["comfortable", "compact"]

TEXT_PIXELS: Final = 13
_PLAIN_DPI: Final = 72 if platform == "darwin" else 96
_ROW: Final = {"comfortable": 36, "compact": 28}
_SMALLEST, _LARGEST = 80, 250


_PROGRAM_ICONS: Final = (16, 24, 32, 48, 64, 128)
_ICONS: Final = (16, 22, 24, 40)
"""Sizes of icons at 100 %, in logical pixels."""


class Theme(QObject):
    """The one source of colours, sizes and icons.

    Attributes:
        resources: where the data of the program lie.
        changing: colours or sizes are about to change, for every widget that there is.
        changed: colours or sizes are different now; who paints by hand paints again.
    """

    changing = Signal()
    changed = Signal()

    @property
    def terms(self) -> Path:
        """The table of terms that labels and help explain."""
        return self.resources / "terms" / "en.tsv"

    def program_icon(self) -> QIcon:
        """Return the icon that stands for the program in lists of windows."""
        drawings = IconCache(self.resources / "delivery")
        return drawings.icon("casefiles", self._tokens.text, _PROGRAM_ICONS)

    def __init__(self, resources: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mode: Mode = "system"
        self.density: Density = "comfortable"
        self.scale = 100
        self.resources = resources
        self._shelf = IconCache(resources / "icons")
        self._app: QApplication | None = None
        self._tokens = LIGHT

    @property
    def tokens(self) -> DesignTokens:
        """The colours that hold now."""
        return self._tokens

    @property
    def is_dark(self) -> bool:
        """Tell whether the dark colours hold."""
        return self._tokens is DARK

    @property
    def factor(self) -> float:
        """By how much text is larger than 13 px: what was chosen, times the system's."""
        screen = QGuiApplication.primaryScreen()
        return self.scale / 100 * max(screen.logicalDotsPerInchY() / _PLAIN_DPI, 1.0)

    def pixels(self, size: float) -> int:
        """Return a length, given at 100 %, at the present size of text."""
        return max(1, round(size * self.factor))

    @property
    def row_height(self) -> int:
        """Height of a row of a list."""
        return self.pixels(_ROW[self.density])

    def colour(self, role: str) -> QColor:
        """Return the colour of a token by its name."""
        return QColor(getattr(self.tokens, role))

    def icon(self, name: str, role: str = "text") -> QIcon:
        """Return an icon in the colour of a token; sharp at the sizes that the window uses."""
        ratio = self._app.devicePixelRatio() if self._app is not None else 1.0
        sizes = tuple(round(self.pixels(size) * ratio) for size in _ICONS)
        return self._shelf.icon(name, getattr(self.tokens, role), sizes)

    def pixmap(self, name: str, size: int, role: str = "text", ratio: float = 0.0) -> QPixmap:
        """Return an icon as a picture, to be painted by hand.

        Args:
            name: of the icon.
            size: logical pixels.
            role: name of a token.
            ratio: device pixels for each; 0 for the sharpest that a screen has.
        """
        if not ratio:
            ratio = self._app.devicePixelRatio() if self._app is not None else 1.0
        return self._shelf.pixmap(name, size, getattr(self.tokens, role), ratio)

    def set_mode(self, mode: Mode) -> None:
        """Choose light or dark colours, or those of the system."""
        self.choose(mode, self.density, self.scale)

    def set_density(self, density: Density) -> None:
        """Choose how high rows are."""
        self.choose(self.mode, density, self.scale)

    def set_scale(self, percent: int) -> None:
        """Choose the size of text."""
        self.choose(self.mode, self.density, percent)

    def choose(self, mode: Mode, density: Density, percent: int) -> None:
        """Choose colours, height of rows and size of text at once.

        Each change dresses anew all that there is, which takes a second in a full window: not
        where the desktop's colours are those that were chosen.
        """
        before = self.density, self.scale, self._tokens
        self.mode, self.density = mode, density
        self.scale = min(max(percent, _SMALLEST), _LARGEST)
        if before != (self.density, self.scale, self._needed_tokens()):
            self._restyle()

    def apply(self, app: QApplication) -> None:
        """Dress the application, now and after each change."""
        global _applied  # noqa: PLW0603 - one application, one look
        _applied = self
        if self._app is not app:
            self._app = app
            fonts.load(self.resources / "fonts")
            accessible_roles.install()
            app.setStyle("Fusion")
            if language.runs_from_right():
                app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            hints = QGuiApplication.styleHints()
            hints.colorSchemeChanged.connect(self._on_scheme)
            hints.accessibility().contrastPreferenceChanged.connect(self._on_contrast)
        self._restyle()

    @Slot(Qt.ColorScheme)
    def _on_scheme(self, _scheme: object = None) -> None:
        if self.mode == "system" and self._needed_tokens() is not self._tokens:
            self._restyle()

    @Slot()
    def _on_contrast(self) -> None:
        self._on_scheme()

    def _drawings(self) -> Path:
        """Return where ticks and arrows of controls lie, drawn in the colours that hold."""
        return self.resources / "icons" / ("dark" if self.is_dark else "light")

    def _needed_tokens(self) -> DesignTokens:
        """Return the colours that were chosen, or those that the desktop asks for."""
        if self.mode != "system":
            return {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}[self.mode]
        if self._app is None:
            return LIGHT
        if _asks_for_contrast():
            return CONTRAST
        return DARK if _scheme_of(self._app) == Qt.ColorScheme.Dark else LIGHT

    def _restyle(self) -> None:
        if self._app is None:
            return
        self.changing.emit()
        self._tokens = self._needed_tokens()
        font = QFont(list(fonts.FAMILIES))
        font.setPixelSize(self.pixels(TEXT_PIXELS))
        self._app.setFont(font)
        self._app.setPalette(palette(self.tokens))
        is_mirrored = self._app.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._app.setStyleSheet(
            style.sheet(self.tokens, self.pixels, self._drawings(), is_mirrored=is_mirrored)
        )
        self.changed.emit()


def _scheme_of(app: QApplication) -> Qt.ColorScheme:
    return app.styleHints().colorScheme()


def _asks_for_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


_applied: Theme | None = None


def applied() -> Theme:
    """Return the theme that dresses the application.

    Raises:
        LookupError: none does yet.
    """
    if _applied is None:
        raise LookupError("no theme is applied")
    return _applied


def palette(tokens: DesignTokens) -> QPalette:
    """Return the colours as Qt's own roles."""
    made = QPalette()
    role = QPalette.ColorRole
    for at, colour in (
        (role.Window, tokens.bg),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.raised),
        (role.Button, tokens.surface),
        (role.WindowText, tokens.text),
        (role.Text, tokens.text),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.on_accent),
        (role.PlaceholderText, tokens.muted),
        (role.Highlight, tokens.select),
        (role.HighlightedText, tokens.text),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.raised),
        (role.Mid, tokens.line),
        (role.Dark, tokens.line),
        (role.Shadow, tokens.line),
    ):
        made.setColor(at, QColor(colour))
    for at in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, at, QColor(tokens.muted))
    return made
