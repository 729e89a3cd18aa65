"""What lies under the pointer, explained: how Han characters are read, and legal terms."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QLineEdit, QToolTip
from typing_extensions import override

from casefiles.office.documents.glossary import GlossaryExplanation, explain
from casefiles.office.documents.pages import PageWord, PageWords
from casefiles.ui.base.session import Session
from casefiles.ui.places.documents.pages.explained_words import tooltip
from casefiles.ui.places.documents.pages.page_view import PageView


class PageGlossaryTips(QObject):
    """Explains the word of a page on which the pointer rests."""

    def __init__(self, session: Session, view: PageView) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask about the word under the pointer."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().eventFilter(watched, event)
        found = self._line_at(event.pos())
        if found is None:
            QToolTip.hideText()
        else:
            then = partial(self._show, event.globalPos())
            self._session.fetch(self, explain(*found), then, channel="explained")
        return True

    def _line_at(self, at: QPoint) -> tuple[str, int] | None:
        """Return the line under the pointer, and which of its characters is meant."""
        across, down = self._view.place(at.toPointF())
        for sheet in self._view.in_sight():
            words = self._view.supply.words.get(sheet.number)
            x, y = sheet.fractions(across, down)
            if words is not None and 0 <= x <= 1 and 0 <= y <= 1:
                return line_at(words, x, y)
        return None

    def _show(self, at: QPoint, explained: GlossaryExplanation) -> None:
        words = tooltip(explained)
        if words and self._view.underMouse():
            QToolTip.showText(at, words, self._view.viewport())


class LineGlossaryTips(QObject):
    """Explains the word of a line of text on which the pointer rests."""

    def __init__(self, session: Session, line: QLineEdit) -> None:
        super().__init__(line)
        self._session, self._line = session, line
        line.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask about the word under the pointer."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().eventFilter(watched, event)
        text, at = self._line.text(), self._line.cursorPositionAt(event.pos())
        if not text.strip():
            return super().eventFilter(watched, event)
        then = partial(self._show, event.globalPos())
        job = explain(text, min(at, len(text) - 1))
        self._session.fetch(self, job, then, channel="explained")
        return True

    def _show(self, at: QPoint, explained: GlossaryExplanation) -> None:
        words = tooltip(explained)
        if words and self._line.underMouse():
            QToolTip.showText(at, words, self._line)


def line_at(words: PageWords, x: float, y: float) -> tuple[str, int] | None:
    """Return the line of a page at a place, and the index of the word's first character in it.

    Args:
        words: of the page.
        x: fraction of its width.
        y: fraction of its height.
    """
    hit = next((one for one in words.words if _covers(one, x, y)), None)
    if hit is None:
        return None
    line, at = "", 0
    for word in words.words:
        if word.line == hit.line:
            line += "" if word.is_glued or not line else " "
            at = len(line) if word is hit else at
            line += word.text
    return line, at


def _covers(word: PageWord, x: float, y: float) -> bool:
    box = word.box
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
