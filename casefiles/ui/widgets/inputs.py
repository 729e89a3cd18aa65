"""What all text inputs have in common: nothing typed is remembered, and each runs its own way."""

from typing import Final

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QTextEdit

from casefiles.words.language import msg_mark, msg_of

PRIVATE_INPUT: Final = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""Keyboards neither learn nor complete what is typed."""

HALF_LETTER: Final = msg_mark("Invalid character: delete it and type it again.")
_LONGEST: Final = 4_000_000
"""Characters of one line; Qt would cut what is pasted after 32,767 of them, without a word."""
_LEFTWARDS: Final = (range(0x590, 0x900), range(0xFB1D, 0xFE00), range(0xFE70, 0xFEFD))
"""Code points of Hebrew, Arabic and their kin."""


def runs_leftwards(text: str) -> bool:
    """Tell whether the first letter of a text belongs to a script that runs to the left."""
    for character in text:
        if character.isalpha():
            code = ord(character)
            return any(code in block for block in _LEFTWARDS)
    return False


def private_line(name: str = "") -> QLineEdit:
    """Return a line that is not remembered and aligns by what is in it."""
    line = QLineEdit()
    line.setInputMethodHints(PRIVATE_INPUT)
    line.setAccessibleName(name)
    accept_long_text(line)
    line.textChanged.connect(lambda text: align(line, text))
    return line


def align(line: QLineEdit, text: str) -> None:
    """Let a line begin at the side where its first letter begins."""
    towards = (
        Qt.LayoutDirection.RightToLeft if runs_leftwards(text) else Qt.LayoutDirection.LeftToRight
    )
    if line.layoutDirection() != towards:
        line.setLayoutDirection(towards)


def accept_long_text(line: QLineEdit) -> None:
    """Let a line hold whatever is pasted; but never half a letter, which would cut the rest off."""
    line.setMaxLength(_LONGEST)
    # What is no whole text matches nothing, so the line does not take it.
    whole = QRegularExpression(r"[\s\S]*")
    line.setValidator(QRegularExpressionValidator(whole, line))


def broken_letter(text: QTextEdit) -> str:
    """Return words if a text holds half a letter, which would cut the rest off; else nothing."""
    stored_units = text.document().characterCount() - 1
    text_units = len(text.toPlainText().encode("utf-16-le", "replace")) // 2
    return msg_of(HALF_LETTER) if text_units < stored_units else ""
