"""What the signs of the timeline mean, in one quiet line."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from casefiles.domain.dates.edtf import span
from casefiles.office.chronology.timeline import Kind, TimelineRow
from casefiles.ui.look.mirroring import draw_words, mirror, readable
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.chronology.chart_style import ChartStyle
from casefiles.ui.places.chronology.signs import UNPROVEN_ICON, WITHHELD_ICON, draw_bar, draw_sign
from casefiles.words.language import msg, msg_mark, msg_of

_HEIGHT: Final = 26
_SIGNS: Final = (
    ("register", "2020-01-01", msg_mark("step")),
    ("incident", "2020-01-01", msg_mark("reprisal")),
    ("event", "2020-01-01", msg_mark("exact day")),
    ("event", "2020-01-01~", "about"),
    ("bar", "2020-01-01/2020-02-01", "interval"),
    ("bar", "2020-01", msg_mark("within this period")),
    ("bar", "2020-01-01/..", msg_mark("open end")),
    ("deadline", "2020-01-01", msg_mark("key date, or to come")),
    (WITHHELD_ICON, "text", "withheld"),
    (UNPROVEN_ICON, "warn", msg_mark("no evidence yet")),
)


class Legend(QWidget):
    """The signs with their meanings; those for which there is no room are left out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look: ChartStyle | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(msg("Legend"))
        self.setAccessibleDescription(", ".join(words for _, _, words in msg_of(_SIGNS)))
        theme.changed.connect(self._on_theme)

    @override
    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(300, self._theme.pixels(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return one line."""
        return QSize(100, self._theme.pixels(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each sign and its words."""
        if self._look is None:
            self._look = ChartStyle(self._theme, self.font(), self.devicePixelRatioF())
        look = self._look
        painter = QPainter(self)
        mirror(painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.label_font)
        x, middle = look.px(16), self.height() / 2
        for kind, what, words in msg_of(_SIGNS):
            wide = look.px(22 if kind == "bar" else 12)
            text = look.label_metrics.horizontalAdvance(words)
            if x + wide + look.px(6) + text > self.width():
                break
            _draw(painter, look, (kind, what), QRectF(x, middle - look.px(6), wide, look.px(12)))
            x += wide + look.px(6)
            painter.setPen(look.pen("muted"))
            box = QRectF(x, 0, text + 2, self.height())
            draw_words(painter, box, int(Qt.AlignmentFlag.AlignVCenter), words)
            x += text + look.px(18)
        painter.end()

    @Slot()
    def _on_theme(self) -> None:
        self._look = None
        self.updateGeometry()
        self.update()


def _draw(painter: QPainter, look: ChartStyle, sign: tuple[str, str], box: QRectF) -> None:
    kind, what = sign
    if kind not in {"event", "bar", "deadline", "register", "incident"}:
        top = box.center().y() - look.icon / 2
        with readable(painter, box.left(), look.icon):
            painter.drawPixmap(QPointF(box.left(), top), look.picture(kind, what))
        return
    at = span(what)
    of_row: Kind = kind if kind in {"deadline", "register"} else "event"  # type: ignore[assignment]  # both are kinds
    row = TimelineRow(of_row, "", what, at, 0.0, 0.0, "", "", type=kind)
    if kind == "bar":
        draw_bar(painter, look, row, box, "muted")
    else:
        draw_sign(painter, look, row, box.center(), "muted")
