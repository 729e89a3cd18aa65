"""Names of fields and parts: where one uses a term of the glossary, it says what that means."""

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from casefiles.ui.look import theme
from casefiles.words.used_terms import explanation_of, uses_of

_BELOW: Final = 2
"""Pixels between the letters and the dots below them."""


def meaning_of(text: str) -> str:
    """Return what the terms of a text mean; empty where it uses none."""
    return explanation_of(theme.applied().terms, text) if text else ""


class TermLabel(QLabel):
    """Plain words; the term among them has dots below it, and its meaning as tip and description.

    The meanings are those of the glossary: nothing is written at the label itself.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._explain(text)

    @override
    def setText(self, text: str, /) -> None:
        """Say something else, and what its terms mean."""
        super().setText(text)
        self._explain(text)

    def _explain(self, text: str) -> None:
        meaning = meaning_of(text)
        self.setToolTip(meaning)
        self.setAccessibleDescription(meaning)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dots below the first term, where the words are in one line."""
        super().paintEvent(event)
        uses = uses_of(theme.applied().terms, self.text())
        metrics, within = self.fontMetrics(), self.contentsRect()
        wide = metrics.horizontalAdvance(self.text())
        if not uses or wide > within.width() or "\n" in self.text():
            return
        start = metrics.horizontalAdvance(self.text()[: uses[0].start])
        end = metrics.horizontalAdvance(self.text()[: uses[0].end])
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = within.width() - end, within.width() - start
        # Words of one line are in the middle of the height.
        baseline = within.center().y() + metrics.ascent() - metrics.height() // 2 + _BELOW
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(self.foregroundRole()), 1, Qt.PenStyle.DotLine))
        left = within.left()
        painter.drawLine(QPoint(left + start, baseline), QPoint(left + end, baseline))
        painter.end()
