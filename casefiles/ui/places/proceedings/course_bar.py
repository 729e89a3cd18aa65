"""The course of the case as a line of stations, above the list of its records."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from casefiles.office.proceedings.course import Station, StationState
from casefiles.ui.look.theme import Theme
from casefiles.ui.records.date_lines import date_lines
from casefiles.words.language import msg

_HIGH: Final = 66
_LINE: Final = 16
_DOT: Final = 6
_LEAST: Final = 76
"""Pixels at 100 % that a station needs."""


class CourseBar(QWidget):
    """Shows stations side by side; hidden where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stations: tuple[Station, ...] = ()
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(msg("Course of the case"))
        theme.changed.connect(self.updateGeometry)
        self.hide()

    def show_stations(self, stations: tuple[Station, ...]) -> None:
        """Show other stations."""
        self._stations = stations
        words = "; ".join(f"{one.words}: {self._date(one)}" for one in stations)
        self.setAccessibleDescription(words)
        self.setToolTip(words.replace("; ", "\n"))
        self.give_room(self._room)
        self.update()

    def give_room(self, width: int) -> None:
        """Show it where there is room for every name and date."""
        self._room = width
        least = self._theme.pixels(_LEAST) * len(self._stations)
        self.setVisible(bool(self._stations) and width >= least)

    @override
    def sizeHint(self) -> QSize:
        """Return the height of line, name and date."""
        return QSize(self._theme.pixels(420), self._theme.pixels(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the least width; words that have no room are shortened."""
        return QSize(self._theme.pixels(120), self._theme.pixels(_HIGH))

    def place_of(self, number: int) -> float:
        """Return where a station is drawn; mirrored here and nowhere else."""
        part = (number + 0.5) / max(len(self._stations), 1)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            part = 1 - part
        return part * self.width()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, then each station with its name and date."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, pixels = self._theme.colour, self._theme.pixels
        painter.fillRect(self.rect(), colour("surface"))
        y = float(pixels(_LINE))
        for number, one in enumerate(self._stations[1:], start=1):
            is_done = one.state is StationState.DONE
            style = Qt.PenStyle.SolidLine if is_done else Qt.PenStyle.DashLine
            painter.setPen(QPen(colour("ok" if is_done else "edge"), 2, style))
            painter.drawLine(
                QPointF(self.place_of(number - 1), y), QPointF(self.place_of(number), y)
            )
        for number, one in enumerate(self._stations):
            self._draw_station(painter, one, QPointF(self.place_of(number), y))
        painter.end()

    def _draw_station(self, painter: QPainter, one: Station, at: QPointF) -> None:
        """Draw a station: filled where it is reached, a ring where it is to come."""
        colour, pixels = self._theme.colour, self._theme.pixels
        role = "ok" if one.state is StationState.DONE else "accent"
        role = "danger" if one.is_removal and one.date else role
        role = "edge" if one.state is StationState.OPEN else role
        is_filled = one.state is StationState.DONE or role == "danger"
        painter.setPen(QPen(colour(role), 2))
        painter.setBrush(colour(role if is_filled else "surface"))
        painter.drawEllipse(at, float(pixels(_DOT)), float(pixels(_DOT)))
        name, small = QFont(self.font()), QFont(self.font())
        name.setPixelSize(pixels(12))
        name.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(pixels(11))
        wide = self.width() / max(len(self._stations), 1) - 4
        top = at.y() + pixels(_DOT) + 2
        for words, font, tone in (
            (one.words, name, "danger" if role == "danger" else "text"),
            (self._date(one), small, "danger" if role == "danger" else "muted"),
        ):
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide)
            painter.setFont(font)
            painter.setPen(colour(tone))
            box = QRectF(at.x() - wide / 2, top, wide, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
            top += metrics.height()

    def _date(self, one: Station) -> str:
        if not one.date:
            return msg("not recorded") if one.is_removal else msg("to come")
        return date_lines(one.date)[0]
