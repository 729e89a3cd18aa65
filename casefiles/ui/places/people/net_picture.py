"""People and how they stand to one another, painted around the one in the middle."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from casefiles.office.people.relations import NetPerson, NetRelation, NetStep
from casefiles.ui.look.accessible_roles import with_role
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.people.net_layout import NetSpot, drawn_steps, spots_of
from casefiles.ui.records.people_words import PROTECTIONS
from casefiles.words.language import msg, msg_n, msg_of

_HIGH: Final = 40
_PAD: Final = 8
_ICON: Final = 14
_SECOND: Final = 11
_MOST_NAME: Final = 150
_ROUND: Final = 8
_WORDS_AT: Final = 0.6
_TONES: Final = {"plain": "edge", "accent": "accent", "ok": "ok"}


@with_role(QAccessible.Role.Graphic)
class NetPicture(QWidget):
    """The net around one person.

    Attributes:
        chosen: id of somebody who was pressed, or come to by keys.
        centred: id of somebody around whom the net is wanted.
    """

    chosen = Signal(str)
    centred = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._middle: NetPerson | None = None
        self._spots: tuple[NetSpot, ...] = ()
        self._selected = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(msg("Relationships"))
        theme.changed.connect(self.update)

    def show_net(self, middle: NetPerson | None, steps: tuple[NetStep, ...]) -> None:
        """Show who stands around somebody."""
        drawn = drawn_steps(steps)
        self._middle, self._spots = middle, spots_of(drawn)
        words = msg_n(
            "{n} person around {name}; the list has the same in words",
            "{n} people around {name}; the list has the same in words",
            len(self._spots),
            name=middle.name if middle is not None else "",
        )
        self.setAccessibleDescription(words)
        self.update()

    def select(self, person_id: str) -> None:
        """Mark somebody."""
        self._selected = person_id
        self.update()

    def boxes(self) -> dict[str, QRectF]:
        """Return where everybody is drawn, by id."""
        found = {}
        if self._middle is not None:
            found[self._middle.id] = self._box(self._middle, 0.0, 0.0)
        for spot in self._spots:
            found[spot.step.person.id] = self._box(spot.step.person, spot.x, spot.y)
        return found

    @override
    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(self._theme.pixels(520), self._theme.pixels(420))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the least size at which people can be told apart."""
        return QSize(self._theme.pixels(240), self._theme.pixels(160))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw lines first, people over them, and the words of lines over both."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        boxes = self.boxes()
        for spot in self._spots:
            self._draw_line(painter, boxes, spot.step.relation)
        for spot in self._spots:
            self._draw_person(painter, boxes[spot.step.person.id], spot.step.person)
        if self._middle is not None:
            self._draw_person(painter, boxes[self._middle.id], self._middle, is_middle=True)
        for spot in self._spots:
            self._draw_words(painter, boxes, spot.step.relation)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose who is under the pointer."""
        person_id = self._at(event.position())
        if person_id:
            self.chosen.emit(person_id)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the net around who is under the pointer."""
        person_id = self._at(event.position())
        if person_id:
            self.centred.emit(person_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from one to the next; Enter shows the net around the chosen one."""
        ways = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        ids = [spot.step.person.id for spot in self._spots]
        key = Qt.Key(event.key())
        if key in ways and ids:
            at = ids.index(self._selected) if self._selected in ids else -1
            self.chosen.emit(ids[(at + ways[key]) % len(ids)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._selected:
            self.centred.emit(self._selected)
        else:
            super().keyPressEvent(event)

    def _at(self, at: QPointF) -> str:
        return next((one for one, box in self.boxes().items() if box.contains(at)), "")

    def _fonts(self) -> tuple[QFont, QFont]:
        name, second = QFont(self.font()), QFont(self.font())
        name.setPixelSize(self._theme.pixels(12))
        name.setWeight(QFont.Weight.DemiBold)
        second.setPixelSize(self._theme.pixels(_SECOND))
        return name, second

    def _words(self, person: NetPerson) -> tuple[str, str]:
        protection = msg_of(PROTECTIONS[person.protection])[0]
        second = " · ".join(one for one in (person.role, protection) if one)
        metrics = QFontMetricsF(self._fonts()[0])
        most = self._theme.pixels(_MOST_NAME)
        return metrics.elidedText(person.name, Qt.TextElideMode.ElideRight, most), second

    def _box(self, person: NetPerson, x: float, y: float) -> QRectF:
        """Return where somebody is drawn; mirrored here and nowhere else."""
        pixels = self._theme.pixels
        name, second = self._words(person)
        fonts = self._fonts()
        wide = max(
            QFontMetricsF(fonts[0]).horizontalAdvance(name),
            QFontMetricsF(fonts[1]).horizontalAdvance(second),
        )
        wide += pixels(_ICON) + 3 * pixels(_PAD)
        high = pixels(_HIGH)
        across = (self.width() - wide) / 2 - pixels(_PAD)
        down = (self.height() - high) / 2 - pixels(_PAD)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x = -x
        middle = QPointF(self.width() / 2 + x * across, self.height() / 2 + y * down)
        return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)

    def _draw_line(
        self, painter: QPainter, boxes: dict[str, QRectF], relation: NetRelation
    ) -> None:
        colour = self._theme.colour
        painter.setPen(QPen(colour("danger"), 2) if relation.harm else QPen(colour("edge"), 1.2))
        painter.drawLine(boxes[relation.person_id].center(), boxes[relation.other_id].center())

    def _draw_words(
        self, painter: QPainter, boxes: dict[str, QRectF], relation: NetRelation
    ) -> None:
        """Write what a line says upon its middle, on the ground."""
        font = self._fonts()[1]
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(
            relation.in_words, Qt.TextElideMode.ElideRight, self._theme.pixels(180)
        )
        start, end = boxes[relation.person_id].center(), boxes[relation.other_id].center()
        wide, high = metrics.horizontalAdvance(words) + 6, metrics.height()
        middle = start + (end - start) * self._part(relation)
        box = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        painter.fillRect(box, self._theme.colour("surface"))
        painter.setFont(font)
        painter.setPen(self._theme.colour("danger" if relation.harm else "muted"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def _part(self, relation: NetRelation) -> float:
        """Return where on its line the words stand: further out, where lines are apart."""
        centre = self._middle.id if self._middle is not None else ""
        if relation.other_id == centre:
            return 1 - _WORDS_AT
        return _WORDS_AT if relation.person_id == centre else 0.5

    def _draw_person(
        self, painter: QPainter, box: QRectF, person: NetPerson, *, is_middle: bool = False
    ) -> None:
        pixels, colour = self._theme.pixels, self._theme.colour
        name_font, second_font = self._fonts()
        _, icon, kind = PROTECTIONS[person.protection]
        tone = "accent" if is_middle else _TONES.get(kind, "edge")
        is_plain = kind == "plain" and not is_middle
        painter.setPen(QPen(colour(tone), 1.2 if is_plain else 2))
        painter.setBrush(colour("select" if is_middle else "bg"))
        painter.drawRoundedRect(box, pixels(_ROUND), pixels(_ROUND))
        if person.id == self._selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), pixels(_ROUND), pixels(_ROUND))
        size, pad = pixels(_ICON), pixels(_PAD)
        ratio = self.devicePixelRatioF()
        role = "muted" if kind == "plain" else tone
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = box.right() - pad - size if is_mirrored else box.left() + pad
        at = QPointF(left, box.top() + pixels(4))
        painter.drawPixmap(at, self._theme.pixmap(icon, size, role, ratio))
        name, second = self._words(person)
        words = box.adjusted(pad, 0, -2 * pad - size, 0)
        if not is_mirrored:
            words.translate(pad + size, 0)
        half = box.height() / 2
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        painter.setFont(name_font)
        painter.setPen(colour("text"))
        painter.drawText(QRectF(words.left(), box.top() + 1, words.width(), half), flags, name)
        painter.setFont(second_font)
        painter.setPen(colour("muted"))
        below = QRectF(words.left(), box.top() + half - 2, words.width(), half)
        painter.drawText(below, flags, second)
