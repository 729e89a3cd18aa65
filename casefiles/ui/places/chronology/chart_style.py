"""Colours, pens, sizes and laid-out labels of the timeline, made once for each change of theme."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen, QPixmap, QStaticText, QTextOption

from casefiles.ui.look.theme import Theme
from casefiles.ui.places.chronology.chart import Chart

_LABEL_PIXELS: Final = 12
_ROW: Final = {"comfortable": 21, "compact": 19}
_CACHED: Final = 20_000
_TEXT_STEP: Final = 3
_SLACK: Final = 6.0
"""Pixels by which a measure may be wrong."""
_EAST_ASIAN: Final = "\u2e80"
_OTHER_EMS: Final = 0.62


class ChartStyle:
    """What painting needs from the theme.

    Attributes:
        factor: by how much text is larger than usual.
        label_font: of labels and axis.
        strong_font: of lanes and the upper axis.
        row: height of a row of a lane.
        axis: height of the axis.
        icon: size of signs before labels.
    """

    def __init__(self, theme: Theme, font: QFont, ratio: float) -> None:
        self.factor = theme.factor
        self._theme = theme
        self._ratio = ratio
        self.label_font = QFont(font)
        self.label_font.setPixelSize(theme.pixels(_LABEL_PIXELS))
        self.strong_font = QFont(self.label_font)
        self.strong_font.setWeight(QFont.Weight.DemiBold)
        self.label_metrics = QFontMetricsF(self.label_font)
        self.strong_metrics = QFontMetricsF(self.strong_font)
        self.row = theme.pixels(_ROW[theme.density])
        self.axis = theme.pixels(50)
        self.icon = theme.pixels(12)
        self.colours = {
            name: QColor(getattr(theme.tokens, name)) for name in theme.tokens.__dataclass_fields__
        }
        self._texts: dict[tuple[str, int], QStaticText] = {}
        self._icons: dict[tuple[str, str], QPixmap] = {}
        self._pens: dict[tuple[str, float, Qt.PenStyle], QPen] = {}

    @property
    def is_contrast(self) -> bool:
        """Whether all lines are as dark as words, so that those of the ground have to be faint."""
        return self.colours["line"] == self.colours["text"]

    def px(self, size: float) -> float:
        """Return a length, given at 100 %, at the present size of text."""
        return size * self.factor

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        """Return the colour of a token."""
        if alpha == 1.0:
            return self.colours[role]
        colour = QColor(self.colours[role])
        colour.setAlphaF(alpha)
        return colour

    def pen(
        self, role: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> QPen:
        """Return a pen in the colour of a token."""
        key = (role, width, style)
        if key not in self._pens:
            pen = QPen(self.colours[role], width)
            pen.setStyle(style)
            if style == Qt.PenStyle.CustomDashLine:
                pen.setDashPattern([2.6, 2.2])
            self._pens[key] = pen
        return self._pens[key]

    def picture(self, name: str, role: str) -> QPixmap:
        """Return a small icon."""
        if (name, role) not in self._icons:
            self._icons[name, role] = self._theme.pixmap(name, self.icon, role, self._ratio)
        return self._icons[name, role]

    def heads(self, chart: Chart | None) -> float:
        """Return the width that the names of lanes need."""
        names = [lane.name for lane in chart.lanes] if chart is not None else []
        widest = max((self.strong_metrics.horizontalAdvance(name) for name in names), default=0.0)
        return round(min(max(widest + self.px(26), self.px(104)), self.px(128)))

    def text(self, words: str, width: float) -> QStaticText:
        """Return words laid out for a width, shortened if they are longer."""
        # Steps of a few pixels, so that moving along shortens few words anew.
        width = int(width) // _TEXT_STEP * _TEXT_STEP
        key = (words, width)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > _CACHED:
                self._texts.clear()
            shown = self.label_metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            found = QStaticText(shown)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.setTextOption(_one_line())
            found.prepare(font=self.label_font)
            self._texts[key] = found
        return found


def _one_line() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


def measure_of(theme: Theme, font: QFont) -> Callable[[str], float]:
    """Return a measure of labels at 100 % that any thread may call, within a pixel or two.

    Widths of ASCII letters are asked of the font once; those of other scripts are near enough.
    """
    label = QFont(font)
    label.setPixelSize(theme.pixels(_LABEL_PIXELS))
    metrics = QFontMetricsF(label)
    factor = theme.factor
    widths = {chr(code): metrics.horizontalAdvance(chr(code)) / factor for code in range(32, 127)}
    em = label.pixelSize() / factor
    ellipsis = metrics.horizontalAdvance("…") / factor

    def measure(text: str) -> float:
        if text.isascii():
            if not text.isprintable():
                return len(text) * em
            return sum(map(widths.__getitem__, text)) + _SLACK
        total = _SLACK
        for letter in text:
            width = widths.get(letter)
            if width is None:
                other = em if letter >= _EAST_ASIAN else em * _OTHER_EMS
                width = ellipsis if letter == "…" else other
            total += width
        return total

    return measure
