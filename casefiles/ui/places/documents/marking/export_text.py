"""The own words of a document that leaves as text: chosen, and outlined where they go."""

from bisect import bisect_right
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from casefiles.office.redaction.replacement_texts import ExportFormState, redacted_spans_of
from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.drag_guard import prevent_dragging
from casefiles.ui.widgets.inputs import PRIVATE_INPUT
from casefiles.words.language import msg

_MOST: Final = 1_000
"""Blocks that are shown; more would make the window wait."""
_BETWEEN: Final = "\n\n"
_TINT: Final = 40


class ExportText(QTextEdit):
    """Shows messages, rows or paragraphs one below the other.

    Attributes:
        chosen: other words are selected.
    """

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._texts: tuple[str, ...] = ()
        self._starts: list[int] = []
        self._export_state: ExportFormState | None = None
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setInputMethodHints(PRIVATE_INPUT)
        self.setAccessibleName(msg("Document text"))
        prevent_dragging(self)
        self.selectionChanged.connect(self.chosen)
        theme.changed.connect(self._paint)

    def show_export_state(self, export_state: ExportFormState) -> None:
        """Show the words of a document, and what goes from them."""
        texts = tuple(block.whole for block in export_state.blocks[:_MOST])
        self._export_state = export_state
        if texts != self._texts:
            self._texts = texts
            self._starts = []
            at = 0
            for text in texts:
                self._starts.append(at)
                at += _units(text + _BETWEEN)
            self.setPlainText(_BETWEEN.join(texts))
            self._set_heads(export_state)
        self._paint()

    @property
    def places(self) -> tuple[tuple[int, int, int], ...]:
        """What is selected: number of a block from 1, first character and the one after the last.

        The block in which the caret stands counts as a whole where nothing is selected.
        """
        cursor = self.textCursor()
        if not self._starts:
            return ()
        if not cursor.hasSelection():
            number = bisect_right(self._starts, cursor.position())
            return ((number, 0, len(self._texts[number - 1])),)
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        found = []
        for index in range(bisect_right(self._starts, first) - 1, len(self._texts)):
            start, text = self._starts[index], self._texts[index]
            if start >= last:
                break
            span = _index(text, first - start), _index(text, last - start)
            if span[0] < span[1]:
                found.append((index + 1, *span))
        return tuple(found)

    def select(self, number: int, start: int, end: int) -> None:
        """Select words of a block, as a mark in it is chosen."""
        if 1 <= number <= len(self._starts):
            self.setTextCursor(self._cursor(number, start, end))
            self.ensureCursorVisible()

    def _cursor(self, number: int, start: int, end: int) -> QTextCursor:
        base, text = self._starts[number - 1], self._texts[number - 1]
        cursor = QTextCursor(self.document())
        cursor.setPosition(base + _units(text[:start]))
        cursor.setPosition(base + _units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _set_heads(self, export_state: ExportFormState) -> None:
        """Let who wrote a message stand out from what was written."""
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        for number, block in enumerate(export_state.blocks[:_MOST], start=1):
            if block.head:
                self._cursor(number, 0, len(block.head)).mergeCharFormat(strong)

    def _paint(self) -> None:
        """Outline what goes in red, never black: it can still be read and decided upon."""
        if self._export_state is None:
            return
        red = QColor(self._theme.tokens.danger)
        tint = QColor(red)
        tint.setAlpha(_TINT)
        removed = QTextCharFormat()
        removed.setBackground(tint)
        removed.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        removed.setUnderlineColor(red)
        shown = []
        for number, spans in enumerate(redacted_spans_of(self._export_state)[:_MOST], start=1):
            for start, end in spans:
                one = QTextEdit.ExtraSelection()
                one.cursor = self._cursor(number, start, end)
                one.format = removed
                shown.append(one)
        self.setExtraSelections(shown)


def _units(text: str) -> int:
    """Return how many places a text takes here, where letters beyond the first plane take two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _index(text: str, units: int) -> int:
    """Return the character at a place."""
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * max(0, units)]
    return len(before.decode("utf-16-le", "ignore"))
