"""A text beside another of the same paragraph: what only one of them says stands out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.drag_guard import prevent_dragging
from casefiles.ui.widgets.inputs import PRIVATE_INPUT

_TINT: Final = 48


class ComparedText(QTextEdit):
    """Shows a text that can be read and copied, not changed."""

    def __init__(self, theme: Theme, name: str, colour: str) -> None:
        """Show nothing yet.

        Args:
            theme: colours.
            name: for listeners.
            colour: token of the theme for what stands out.
        """
        super().__init__()
        self._theme = theme
        self._colour = colour
        self._text = ""
        self._spans: tuple[tuple[int, int], ...] = ()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setInputMethodHints(PRIVATE_INPUT)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        prevent_dragging(self)
        theme.changed.connect(self._paint)

    def show_text(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        """Show a text in which stretches stand out."""
        self._text, self._spans = text, tuple(spans)
        self.setPlainText(text)
        self._paint()

    def _paint(self) -> None:
        tint = QColor(getattr(self._theme.tokens, self._colour))
        line = QColor(tint)
        tint.setAlpha(_TINT)
        changed = QTextCharFormat()
        changed.setBackground(tint)
        changed.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        changed.setUnderlineColor(line)
        shown = []
        for start, end in self._spans:
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(self._text[:start]))
            cursor.setPosition(_units(self._text[:end]), QTextCursor.MoveMode.KeepAnchor)
            one.cursor = cursor
            one.format = changed
            shown.append(one)
        self.setExtraSelections(shown)


def _units(text: str) -> int:
    """Return how many places a text takes here, where letters beyond the first plane take two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
