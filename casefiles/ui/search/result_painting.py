"""Paints a result: its title, what tells it from others, and below it the words that were found."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from casefiles.office.case.snippets import Snippet
from casefiles.ui.look.mirroring import keep_direction_of_text, placed
from casefiles.ui.look.theme import Theme
from casefiles.ui.search.kinds import icon_of
from casefiles.ui.search.result_lines import ResultLine
from casefiles.ui.widgets.inputs import runs_leftwards

_HEAD: Final = 34
_MORE: Final = 30
_MARGIN: Final = 12
_ICON: Final = 16
_TOP: Final = 6
_BOTTOM: Final = 9
_BOLDER: Final = 1.08
_TALLER: Final = 1.25
"""How much higher a line is that has letters of another font."""
_LINES: Final = 2
"""Lines of a snippet."""
_ASIDE: Final = 0.45
"""Of the width, the most that is taken by what stands beside the title."""


class ResultDelegate(QStyledItemDelegate):
    """Paints the lines of the list of results."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a line."""
        line: ResultLine = index.data(Qt.ItemDataRole.UserRole)
        if line.found is None:
            return QSize(0, self._theme.pixels(_HEAD if line.part == "head" else _MORE))
        room = self._list.viewport().width() - self._theme.pixels(2 * _MARGIN + _ICON + 8)
        words = line.found.snippet.text
        # Bold letters take a little more room.
        lines = 1 if option.fontMetrics.horizontalAdvance(words) * _BOLDER < room else _LINES
        height = option.fontMetrics.height()
        below = round(height * _TALLER * (lines if words else 0))
        return QSize(0, height + below + self._theme.pixels(_TOP + _BOTTOM))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a line."""
        line: ResultLine = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if line.part != "head":
            self._paint_ground(painter, option)
        if line.part == "head":
            self._paint_head(painter, option.rect, line, option.font)
        elif line.part == "more":
            self._paint_more(painter, option, line)
        else:
            self._paint_found(painter, option, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens, rect = self._theme.tokens, option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_over:
            painter.fillRect(rect, QColor(tokens.select if is_chosen else tokens.hover))
        if is_chosen and option.state & QStyle.StateFlag.State_HasFocus:
            bar = placed(QRect(rect.left(), rect.top(), 3, rect.height()), rect, self._list)
            painter.fillRect(bar, QColor(tokens.accent))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_head(self, painter: QPainter, rect: QRect, line: ResultLine, font: QFont) -> None:
        margin, icon = self._theme.pixels(_MARGIN), self._theme.pixels(_ICON)
        inner = rect.adjusted(margin, self._theme.pixels(_TOP), -margin, 0)
        picture = self._theme.pixmap(icon_of(line.kind), icon, "muted")
        place = QRect(inner.left(), inner.center().y() - icon // 2, icon, icon)
        painter.drawPixmap(placed(place, rect, self._list).topLeft(), picture)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(self._theme.tokens.text))
        words = placed(inner.adjusted(icon + self._theme.pixels(8), 0, 0, 0), rect, self._list)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), line.words)

    def _paint_more(
        self, painter: QPainter, option: QStyleOptionViewItem, line: ResultLine
    ) -> None:
        painter.setPen(QColor(self._theme.tokens.accent))
        left = self._theme.pixels(_MARGIN + _ICON + 8)
        rect = option.rect.adjusted(left, 0, -self._theme.pixels(_MARGIN), 0)
        rect = placed(rect, option.rect, self._list)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), line.words)

    def _paint_found(
        self, painter: QPainter, option: QStyleOptionViewItem, line: ResultLine
    ) -> None:
        found, pixels, tokens = line.found, self._theme.pixels, self._theme.tokens
        if found is None:
            return
        left = pixels(_MARGIN + _ICON + 8)
        rect = option.rect.adjusted(left, pixels(_TOP), -pixels(_MARGIN), -pixels(4))
        rect = placed(rect, option.rect, self._list)
        keep_direction_of_text(painter)
        height = option.fontMetrics.height()
        top = QRect(rect.left(), rect.top(), rect.width(), height)
        metrics = option.fontMetrics
        aside = metrics.elidedText(
            found.aside, Qt.TextElideMode.ElideMiddle, int(rect.width() * _ASIDE)
        )
        painter.setPen(QColor(tokens.muted))
        # Letters of another font are taller: they stand on the same line, and nothing cuts them.
        foot = top.top() + metrics.ascent()
        wide = metrics.horizontalAdvance(aside)
        end = placed(QRect(top.right() + 1 - wide, 0, wide, 1), top, self._list)
        painter.drawText(end.left(), foot, aside)
        room = rect.width() - metrics.horizontalAdvance(aside) - pixels(16)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        title = painter.fontMetrics().elidedText(found.title, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(tokens.text))
        wide = painter.fontMetrics().horizontalAdvance(title)
        begin = placed(QRect(top.left(), 0, wide, 1), top, self._list)
        painter.drawText(begin.left(), foot, title)
        below = QRectF(rect.left(), rect.top() + height + 2, rect.width(), rect.height() - height)
        _paint_snippet(painter, below, found.snippet, option.font, self._theme)


def _paint_snippet(
    painter: QPainter, rect: QRectF, snippet: Snippet, font: QFont, theme: Theme
) -> None:
    """Paint a snippet in at most two lines; what was found stands out by weight and ground."""
    layout = QTextLayout(snippet.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    leftwards = runs_leftwards(snippet.text)
    direction = Qt.LayoutDirection.RightToLeft if leftwards else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    layout.setTextOption(option)
    at = _units(snippet.text)
    layout.setFormats([_marked(at(start), at(end), theme) for start, end in snippet.spans])
    layout.beginLayout()
    y = 0.0
    lines = []
    for _ in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0.0, y))
        y += line.height()
        lines.append(line)
    layout.endLayout()
    painter.setPen(theme.colour("muted"))
    for line in lines:
        line.draw(painter, rect.topLeft())


def _units(text: str) -> Callable[[int], int]:
    """Return what turns an index of a text into one of Qt's, which counts in halves of letters."""
    if text.isascii() or max(text) <= "\uffff":
        return lambda index: index
    return lambda index: len(text[:index].encode("utf-16-le", "replace")) // 2


def _marked(start: int, end: int, theme: Theme) -> QTextLayout.FormatRange:
    marked = QTextLayout.FormatRange()
    marked.start, marked.length = start, end - start
    form = QTextCharFormat()
    form.setForeground(theme.colour("text"))
    form.setFontWeight(QFont.Weight.Bold)
    ground = theme.colour("warn")
    ground.setAlpha(52)
    form.setBackground(ground)
    marked.format = form
    return marked
