"""What pages are shown on: white paper, or dark, where only the shown picture is another one."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QImage, QPainter, qRgb

from casefiles.office.documents.pages import PagePicture
from casefiles.ui.look.design_tokens import DARK, LIGHT, DesignTokens

_BYTES_PER_PIXEL: Final = 3
_MOST: Final = 255


@dataclass(frozen=True, slots=True)
class PageBackground:
    """A kind of paper.

    Attributes:
        ground: its colour.
        tokens: colours of what is laid over it.
    """

    ground: str
    tokens: DesignTokens

    @property
    def is_dark(self) -> bool:
        """Whether light and dark change places on it."""
        return self.tokens is DARK


WHITE_PAPER: Final = PageBackground("#ffffff", LIGHT)
DARK_PAPER: Final = PageBackground(DARK.surface, DARK)


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A page ready for the screen.

    Attributes:
        number: page, from 1.
        requested_width: pixels across that were asked for.
    """

    number: int
    requested_width: int
    image: QImage


def shown_picture(picture: PagePicture, paper: PageBackground) -> ShownPicture:
    """Return a drawn page as it looks on some paper; on any thread."""
    row = picture.columns * _BYTES_PER_PIXEL
    image = QImage(
        picture.rgb, picture.columns, picture.rows, row, QImage.Format.Format_RGB888
    ).convertToFormat(QImage.Format.Format_RGB32)
    return ShownPicture(
        picture.number, picture.requested_width, darkened(image, paper) if paper.is_dark else image
    )


def darkened(image: QImage, paper: PageBackground) -> QImage:
    """Return a picture whose white is the paper and whose black is its text, in the same hues.

    Red, green and blue are shifted by the same amount, so that only lightness changes places.
    """
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    shown = image.copy()
    painter = QPainter(shown)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.drawImage(0, 0, _mapped(grey, _LIGHTER))
    painter.end()
    # Taking away is adding to the negative.
    shown.invertPixels()
    painter = QPainter(shown)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.drawImage(0, 0, _mapped(grey, _DARKER))
    painter.end()
    shown.invertPixels()
    _stretch(shown, QColor(paper.ground), QColor(paper.tokens.text))
    return shown


_LIGHTER: Final = [qRgb(*(max(0, _MOST - 2 * grey),) * 3) for grey in range(_MOST + 1)]
_DARKER: Final = [qRgb(*(max(0, 2 * grey - _MOST),) * 3) for grey in range(_MOST + 1)]


def _mapped(grey: QImage, table: list[int]) -> QImage:
    """Return for each grey what a table says."""
    checked = QImage(
        grey.constBits(),
        grey.width(),
        grey.height(),
        grey.bytesPerLine(),
        QImage.Format.Format_Indexed8,
    )
    checked.setColorTable(table)
    return checked.convertToFormat(QImage.Format.Format_RGB32)


def _stretch(image: QImage, ground: QColor, text: QColor) -> None:
    """Let black become the ground and white the text, and all else what lies between."""
    span = QColor(
        text.red() - ground.red(), text.green() - ground.green(), text.blue() - ground.blue()
    )
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(image.rect(), span)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.fillRect(image.rect(), ground)
    painter.end()
