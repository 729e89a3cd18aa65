"""Rows of a conversation: how high each is, and how it is painted."""

import re
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.files.extracted_items import MessageKind
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.documents.messages import AttachmentRow, ShownMessage
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.list.states import icon_of_type
from casefiles.ui.widgets.inputs import runs_leftwards

_WIDEST_SHARE: Final = 0.78
_WIDEST: Final = 640
_PADDING: Final = 9
_GAP: Final = 6
_ICON: Final = 16
_PICTURE: Final = 150
_LONGEST: Final = 4_000
_CORNER: Final = 9
_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap)
_LONG_WORD: Final = re.compile(r"(\S{36})(?=\S)")
_MAY_BREAK: Final = "\\1\u200b"
_TALL: Final = 1 << 20
_COLOURS: Final = ("accent", "ok", "warn", "danger", "muted")


@dataclass(frozen=True, slots=True)
class AttachmentArea:
    """A file on a row: where a click opens it, and where its picture goes."""

    file: AttachmentRow
    rect: QRect
    picture: QRect | None


@dataclass(frozen=True, slots=True)
class RowPlan:
    """Where the pieces of one message stand, from the top of its row.

    Attributes:
        day: words of the day that begins with it; empty where it does not begin one.
        files: those that can be seen.
    """

    height: int
    day: str
    bubble: QRect
    sender: QRect
    text: QRect
    accessible_text: str
    files: tuple[AttachmentArea, ...] = ()


@dataclass(slots=True)
class ConversationStyle:
    """What rows are painted with.

    Attributes:
        senders: whose side and colour are known.
        pictures: of files that are pictures, by document.
    """

    theme: Theme
    font: QFont
    senders: tuple[str, ...] = ()
    pictures: dict[DocumentId, QPixmap] = field(default_factory=dict)

    @property
    def metrics(self) -> QFontMetrics:
        """Of the words."""
        return QFontMetrics(self.font)

    def is_right(self, sender: str) -> bool:
        """Tell whether a sender's messages stand on the right: of two, the second's."""
        return len(self.senders) == 2 and sender == self.senders[1]  # noqa: PLR2004  a pair

    def colour(self, sender: str) -> str:
        """Return the role of the colour that a sender's name has."""
        known = self.senders.index(sender) if sender in self.senders else 0
        return _COLOURS[known % len(_COLOURS)]


def day_of(shown: ShownMessage) -> str:
    """Return the day of a message as EDTF; empty if it is not known."""
    return shown.message.moment[:10]


def day_words(day: str) -> str:
    """Return a day in words."""
    try:
        return words_from_edtf(day) if day else ""
    except ValueError:
        return day


def plan_row(shown: ShownMessage, day: str, width: int, look: ConversationStyle) -> RowPlan:
    """Measure a row.

    Args:
        shown: the message.
        day: words of the day that begins with it, or empty.
        width: of the list, in pixels.
        look: fonts and sizes.
    """
    px, line = look.theme.pixels, look.metrics.height()
    top = line + px(14) if day else 0
    message = shown.message
    summary = message.text[:_LONGEST] + ("…" if len(message.text) > _LONGEST else "")
    summary = _LONG_WORD.sub(_MAY_BREAK, summary)
    if message.kind is MessageKind.SYSTEM:
        inner = width - 2 * px(40)
        high = look.metrics.boundingRect(0, 0, inner, _TALL, _WRAPPED, summary).height()
        text = QRect(px(40), top + px(_GAP), inner, high)
        return RowPlan(top + high + 2 * px(_GAP), day, QRect(), QRect(), text, summary)
    widest = min(round(width * _WIDEST_SHARE), px(_WIDEST))
    inner = max(widest - 2 * px(_PADDING), px(80))
    words = look.metrics.boundingRect(0, 0, inner, _TALL, _WRAPPED, summary) if summary else QRect()
    head = sum(map(look.metrics.horizontalAdvance, (message.sender, message.written))) + px(20)
    wide = max(words.width(), min(head, inner))
    wide = min(inner, max(wide, *(_file_width(one, look) for one in shown.files), px(60)))
    high = px(_PADDING) + line + px(2) + words.height()
    files, high = _file_spots(shown, (px(_PADDING), high, wide), look)
    high += px(_PADDING)
    full = wide + 2 * px(_PADDING)
    left = width - full - px(12) if look.is_right(message.sender) else px(12)
    bubble = QRect(left, top + px(3), full, high)
    at = bubble.topLeft()
    sender = QRect(at.x() + px(_PADDING), at.y() + px(_PADDING), wide, line)
    text = QRect(sender.x(), sender.bottom() + px(3), wide, words.height())
    moved = tuple(
        AttachmentArea(
            one.file,
            one.rect.translated(at),
            one.picture.translated(at) if one.picture is not None else None,
        )
        for one in files
    )
    return RowPlan(bubble.bottom() + px(4), day, bubble, sender, text, summary, moved)


def _file_width(file: AttachmentRow, look: ConversationStyle) -> int:
    return look.metrics.horizontalAdvance(file.name) + look.theme.pixels(_ICON + 14)


def _file_spots(
    shown: ShownMessage, start: tuple[int, int, int], look: ConversationStyle
) -> tuple[list[AttachmentArea], int]:
    left, top, wide = start
    px, spots = look.theme.pixels, []
    for file in shown.files:
        picture = None
        if shows_picture(file):
            picture = QRect(left, top + px(_GAP), wide, px(_PICTURE))
            top += px(_PICTURE) + px(_GAP)
        rect = QRect(left, top + px(4), wide, look.metrics.height() + px(4))
        spots.append(AttachmentArea(file, rect, picture))
        top = rect.bottom()
    return spots, top


def shows_picture(file: AttachmentRow) -> bool:
    """Tell whether a file is shown as a picture: never what is graphic."""
    return bool(file.document_id) and file.media_type.startswith("image/") and not file.is_shielded


def paint_row(
    painter: QPainter,
    shown: ShownMessage,
    plan: RowPlan,
    look: ConversationStyle,
    *,
    is_selected: bool,
    is_found: bool,
) -> None:
    """Paint a row whose top left is the origin of the painter."""
    painter.setFont(look.font)
    if plan.day:
        _paint_day(painter, plan.day, look)
    if plan.bubble.isNull():
        role = "accent" if is_selected or is_found else "muted"
        painter.setPen(look.theme.colour(role))
        painter.drawText(
            plan.text, _WRAPPED | int(Qt.AlignmentFlag.AlignHCenter), plan.accessible_text
        )
        return
    ground = "select" if is_selected else "raised"
    painter.setPen(look.theme.colour("accent" if is_found or is_selected else "line"))
    painter.setBrush(look.theme.colour(ground))
    corner = look.theme.pixels(_CORNER)
    painter.drawRoundedRect(QRectF(plan.bubble).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
    _paint_head(painter, shown, plan, look)
    painter.setPen(look.theme.colour("text"))
    side = (
        Qt.AlignmentFlag.AlignRight
        if runs_leftwards(plan.accessible_text)
        else Qt.AlignmentFlag.AlignLeft
    )
    painter.drawText(
        plan.text, _WRAPPED | int(side | Qt.AlignmentFlag.AlignAbsolute), plan.accessible_text
    )
    for spot in plan.files:
        _paint_file(painter, spot, look)


def _paint_day(painter: QPainter, day: str, look: ConversationStyle) -> None:
    width = round(painter.viewport().width() / painter.device().devicePixelRatioF())
    rect = QRect(0, look.theme.pixels(4), width, look.metrics.height() + look.theme.pixels(4))
    painter.setPen(look.theme.colour("muted"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), day)


def _paint_head(
    painter: QPainter, shown: ShownMessage, plan: RowPlan, look: ConversationStyle
) -> None:
    message, metrics = shown.message, look.metrics
    written = message.written
    room = plan.sender.width() - metrics.horizontalAdvance(written) - look.theme.pixels(10)
    name = metrics.elidedText(message.sender, Qt.TextElideMode.ElideRight, max(room, 0))
    painter.setPen(look.theme.colour(look.colour(message.sender)))
    painter.drawText(plan.sender, int(Qt.AlignmentFlag.AlignLeft), name)
    painter.setPen(look.theme.colour("muted"))
    painter.drawText(plan.sender, int(Qt.AlignmentFlag.AlignRight), written)


def _paint_file(painter: QPainter, spot: AttachmentArea, look: ConversationStyle) -> None:
    file, px = spot.file, look.theme.pixels
    if spot.picture is not None:
        picture = look.pictures.get(DocumentId(file.document_id))
        if picture is None:
            painter.fillRect(spot.picture, look.theme.colour("hover"))
        else:
            size = picture.deviceIndependentSize().toSize()
            place = QRect(spot.picture.topLeft(), size.boundedTo(spot.picture.size()))
            painter.drawPixmap(place, picture)
    icon = icon_of_type(file.media_type) if file.document_id else "file-x"
    role = "accent" if file.document_id else "muted"
    at = spot.rect.topLeft()
    painter.drawPixmap(at.x(), at.y() + px(2), look.theme.pixmap(icon, px(_ICON), role))
    painter.setPen(look.theme.colour(role))
    words = spot.rect.adjusted(px(_ICON + 6), 0, 0, 0)
    name = look.metrics.elidedText(file.name, Qt.TextElideMode.ElideMiddle, words.width())
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), name)
