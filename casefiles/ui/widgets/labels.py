"""Words on the window: headings, secondary words, chips."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.ui.look import theme
from casefiles.ui.widgets.layout import row, words
from casefiles.ui.widgets.tools.term_label import TermLabel

ChipKind = Literal["plain", "ok", "warn", "danger", "accent"]
_ROLES = {"plain": "muted", "ok": "ok", "warn": "warn", "danger": "danger", "accent": "accent"}
_CHIP_ICON = 14


def heading(text: str) -> QLabel:
    """Return the name of a place."""
    return _title(text, "1")


def subheading(text: str) -> QLabel:
    """Return the name of a part of a place."""
    return _title(text, "2")


def muted(text: str, *, wrap: bool = True) -> QLabel:
    """Return secondary words."""
    label = _label(text, "muted", "true")
    label.setWordWrap(wrap)
    return label


def rule() -> QFrame:
    """Return a quiet line between two parts."""
    line = QFrame()
    line.setProperty("rule", "true")
    return line


def words_in_line(fault: CasefilesError | str) -> str:
    """Return what is said of an error, or of the code of one, in a single line."""
    code, safe = (fault, {}) if isinstance(fault, str) else (fault.code, fault.safe)
    # The unlock window has labels before the texts of all faults are loaded.
    from casefiles.words.catalogue import explain  # noqa: PLC0415

    return explain(code, safe).replace("\n", " ")


def _title(text: str, level: str) -> QLabel:
    label = TermLabel(text)
    label.setProperty("h", level)
    return label


def _label(text: str, name: str, value: str) -> QLabel:
    label = words(text, wrap=False)
    label.setProperty(name, value)
    return label


class ShortenedLabel(QLabel):
    """Secondary words in one line, shortened where there is no room; whole in the tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("muted", "true")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_words(text)

    def show_words(self, text: str) -> None:
        """Say something else."""
        self.setText(text)
        self.setToolTip(text)

    @override
    def minimumSizeHint(self) -> QSize:
        """Claim a line's height and no width."""
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()


class Chip(QFrame):
    """A word or two in a rounded frame, with an icon beside the colour."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        kind: ChipKind = "plain",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._kind: ChipKind = kind
        self._picture = QLabel(self)
        self._words = QLabel(text, self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._row = row(self._picture, self._words, gap=5, of=self)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setProperty("chip", kind)
        self._tint()

    def text(self) -> str:
        """Return the words."""
        return self._words.text()

    def show_state(self, text: str, icon: str = "", kind: ChipKind = "plain") -> None:
        """Say something else."""
        self._icon, self._kind = icon, kind
        self._words.setText(text)
        self.setAccessibleName(text)
        if self.property("chip") != kind:
            self.setProperty("chip", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            # Colours of the words hang on the frame's property, so they are asked for anew too.
            self.style().polish(self._words)
        self._tint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        look = theme.applied()
        side = look.pixels(9)
        self._row.setContentsMargins(side, look.pixels(2), side, look.pixels(2))
        self._picture.setVisible(bool(self._icon))
        if self._icon:
            size = look.pixels(_CHIP_ICON)
            self._picture.setPixmap(look.pixmap(self._icon, size, _ROLES[self._kind]))
