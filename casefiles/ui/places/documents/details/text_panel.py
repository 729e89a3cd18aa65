"""Putting the text in the picture of a page right, line by line, with its picture above."""

import secrets
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.checked_text import CheckedLine
from casefiles.office.documents.pages import page_picture
from casefiles.office.reading.ocr_text import (
    OcrTextLine,
    OcrTextPage,
    confirm_page,
    picture_page,
    save_line,
)
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.pages.line_image import LineImage
from casefiles.ui.places.documents.review.expected_languages import ExpectedLanguages
from casefiles.ui.widgets.buttons import action_button, button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, flow
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.recognition import ENGINES_IN_WORDS, LANGUAGES_IN_WORDS

_COLUMNS_OF_PICTURE: Final = 1_600
"""Pixels across a page: letters of a footnote can still be told apart."""
_NOT_READ: Final = msg_mark(
    "Text recognition has not run on this page yet. It runs automatically after import. Choose"
    " Recognise text on this page to run it now."
)
_NOTHING: Final = msg_mark("No text found on this page.")


class TextPanel(QWidget):
    """Shows one line after the other of the page that is looked at.

    Attributes:
        line_shown: a `PictureLine` that is at hand now, or None.
        left: Esc was pressed.
    """

    line_shown = Signal(object)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._number = 0
        self._page: OcrTextPage | None = None
        self._at = 0
        self._shown: OcrTextLine | None = None
        self.state = muted("")
        self.languages = QComboBox()
        self.languages.setAccessibleName(msg("Language of the page"))
        self.expected = ExpectedLanguages(self._context)
        self.picture = LineImage()
        self.place = muted("")
        self.line = private_line(msg("Text of the line"))
        self.line.installEventFilter(self)
        self.right = button(msg("Confirm and next"), "check", primary=True)
        self.back = button(msg("Back"), "arrow-up")
        self.drop = button(msg("No text here"), "prohibit")
        self.confirm = button(msg("Confirm page"), "check")
        self._within = QWidget()
        self._lay_out()
        self._connect()
        self._show_page()

    def _lay_out(self) -> None:
        self.languages.addItem(msg("Languages of the case"), "")
        for code, words in msg_of(LANGUAGES_IN_WORDS).items():
            self.languages.addItem(words, code)
        read_again = action_button(self._context.actions["documents.read_picture"])
        self.confirm.setToolTip("Ctrl+Enter")
        # They break, so that the pages beside them keep their room.
        again, steps = QWidget(), QWidget()
        for within, row in (
            (again, (self.languages, read_again, self.expected)),
            (steps, (self.right, self.back, self.drop, self.confirm)),
        ):
            flow(*row, gap=8, of=within)
        column(self.picture, self.line, self.place, steps, gap=8, margins=0, of=self._within)
        column(self.state, self._within, again, ..., gap=8, margins=0, of=self)

    def _connect(self) -> None:
        self.right.clicked.connect(self._on_right)
        self.back.clicked.connect(partial(self._step, -1))
        self.drop.clicked.connect(self._on_drop)
        self.confirm.clicked.connect(self._on_confirm)

    @property
    def language(self) -> str:
        """The language that is chosen; empty for those expected of the case."""
        return str(self.languages.currentData())

    def show_document(self, document_id: DocumentId) -> None:
        """Begin with another document."""
        self._document_id, self._number = document_id, 0
        self._page = None
        # Words of the document before must not be kept as if they were read in this one.
        self._show_page()

    def show_number(self, number: int) -> None:
        """Turn to a page."""
        if number == self._number:
            return
        self._number, self._at, self._page = number, 0, None
        self._show_page()
        self.picture.show_page(None)
        self.ask()
        job = page_picture(self._document_id, number, _COLUMNS_OF_PICTURE)
        self._context.session.fetch(
            self, job, self.picture.show_page, channel="line picture", otherwise=_drop
        )

    def ask(self) -> None:
        """Ask for the text again."""
        if self._document_id and self._number:
            requested = self._document_id, self._number
            then = partial(self._on_page, requested)
            self._context.session.ask(self, picture_page(*requested), then, channel="picture text")

    def take_focus(self) -> None:
        """Let the person type."""
        target = self.line if self._lines else self.languages
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _lines(self) -> tuple[OcrTextLine, ...]:
        return () if self._page is None else self._page.lines

    def _on_page(self, requested: tuple[DocumentId, int], page: OcrTextPage) -> None:
        if requested != (self._document_id, self._number):
            return
        is_new = self._page is None
        self._page = page
        if is_new:
            self._at = next((at for at, one in enumerate(page.lines) if not one.is_checked), 0)
        self._show_page()

    def _show_page(self) -> None:
        self.state.setText(_state(self._page))
        self._within.setVisible(bool(self._lines))
        self._show_line()

    def _show_line(self) -> None:
        self._at = max(0, min(self._at, len(self._lines) - 1))
        line = self._lines[self._at] if self._lines else None
        is_same = self._shown is not None and line is not None and self._shown.line == line.line
        self._shown = line
        if line is None:
            self.line.clear()
            self.picture.show_line(None)
            self.line_shown.emit(None)
            return
        if not is_same:
            # What is being typed stays while the page is only told anew.
            self.line.setText(line.line.text)
            self.line.setCursorPosition(0)
        self.picture.show_line(line.line.box, line.line.turns)
        message = msg("checked") if line.is_checked else msg("Recognised text, unchecked")
        self.place.setText(
            msg(
                "Line {number} of {count} · {message}",
                number=self._at + 1,
                count=len(self._lines),
                message=message,
            )
        )
        self.back.setEnabled(self._at > 0)
        self.line_shown.emit(line)

    @Slot()
    def _on_right(self) -> None:
        self._keep(self.line.text())

    @Slot()
    def _on_drop(self) -> None:
        self._keep("")

    def _keep(self, text: str) -> None:
        if self._shown is None:
            return
        checked_line = CheckedLine(text, self._shown.line.box)
        edit = save_line(self._document_id, self._number, checked_line, secrets.token_bytes)
        self._context.session.run(self, edit)
        # A line without text is gone once the page is told anew: the next one takes its place.
        self._step(1 if text.strip() else 0)

    def _step(self, by: int) -> None:
        self._at += by
        if self._at >= len(self._lines):
            self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_line()

    @Slot()
    def _on_confirm(self) -> None:
        if self._page is None:
            return
        lines = [CheckedLine(one.line.text, one.line.box) for one in self._lines]
        if self._shown is not None and self._at < len(lines):
            lines[self._at] = CheckedLine(self.line.text(), self._shown.line.box)
        edit = confirm_page(self._document_id, self._number, lines, secrets.token_bytes)
        self._context.session.run(self, edit, self._on_confirmed)

    def _on_confirmed(self, _nothing: None) -> None:
        self._context.notices.post(msg("Page confirmed."), "app.undo")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the line lead from line to line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_whole = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self._on_confirm if is_whole else self._on_right)()
        elif key == Qt.Key.Key_Up:
            self._step(-1)
        elif key == Qt.Key.Key_Down and self._at + 1 < len(self._lines):
            self._step(1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True


def _state(page: OcrTextPage | None) -> str:
    """Say what this text is, and how far it is to be believed."""
    if page is None:
        return ""
    if page.is_confirmed:
        return msg("Checked by a person.")
    if page.fault:
        return msg("The picture of this page could not be read: {words}.", words=label(page.fault))
    if not page.lines:
        return msg_of(_NOTHING) if page.was_read else msg_of(_NOT_READ)
    engine = ENGINES_IN_WORDS.get(page.read.engine, "")
    languages = " and ".join(msg_of(LANGUAGES_IN_WORDS[one]) for one in page.read.languages)
    unchecked = sum(not line.is_checked for line in page.lines)
    message = msg(
        "Recognised text (OCR) of the page image ({engine}: {languages}).",
        engine=engine,
        languages=languages,
    )
    if not unchecked:
        return msg(
            "{message} Every line is checked; confirm the page if it contains no other text.",
            message=message,
        )
    return msg(
        "{message} {unchecked} of {count} lines are unchecked.",
        message=message,
        unchecked=unchecked,
        count=len(page.lines),
    )


def _drop(_error: object) -> None:
    """A page that cannot be drawn is told of beside it."""
