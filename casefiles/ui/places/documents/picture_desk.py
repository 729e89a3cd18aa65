"""Brings together the pages that are shown and the text in their pictures."""

from typing import Final

from PySide6.QtCore import QObject, Slot

from casefiles.domain.foundation.changes import Changes
from casefiles.office.reading.ocr import OcrResult, read_pages
from casefiles.office.reading.ocr_text import OcrTextLine
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.reading_pane import ReadingPane
from casefiles.ui.places.documents.side_panel import TEXT
from casefiles.words.language import msg, msg_mark, msg_of

_ONE: Final = msg_mark("Recognising text on a page")
_ALL: Final = msg_mark("Recognising text in a document")


class PictureDesk(QObject):
    """Has pictures read when somebody asks, and leads from line to line on the page."""

    def __init__(self, context: Context, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._context, self._pane = context, pane
        self._panel = pane.side.text
        for name, handler in (
            ("check_text", self._on_check),
            ("read_picture", self._on_read),
            ("read_pictures", self._on_read_all),
        ):
            context.actions.bind(f"documents.{name}", pane, handler)
        context.session.changed.connect(self._on_changed)
        pane.view.page_changed.connect(self._on_page)
        pane.side.tabs.current_changed.connect(self._on_tab)
        pane.side.opened.connect(self._follow)
        pane.side.closed.connect(self._on_tab)
        self._panel.line_shown.connect(self._on_line)
        self._panel.left.connect(pane.take_focus)

    @property
    def _is_open(self) -> bool:
        side = self._pane.side
        return not side.isHidden() and side.tabs.current() == TEXT

    def _on_check(self) -> None:
        self._pane.open_side(TEXT)
        self._follow()
        self._panel.take_focus()

    def _on_read(self) -> None:
        document_id, number = self._pane.here()
        self._start(msg_of(_ONE), (number,), document_id)

    def _on_read_all(self) -> None:
        document_id, _ = self._pane.here()
        count = len(self._pane.view.sheets.sheets)
        self._start(msg_of(_ALL), tuple(range(1, count + 1)), document_id)

    def _start(self, name: str, numbers: tuple[int, ...], document_id: str) -> None:
        if not document_id or not numbers:
            return
        job = read_pages(self._pane.here()[0], numbers, self._panel.language)
        self._context.session.start(self, name, job, self._on_done)

    def _on_done(self, done: OcrResult) -> None:
        found = msg(
            "Text was found on {with_text} of {pages} pages.",
            with_text=done.with_text,
            pages=done.pages,
        )
        if done.pages == 1:
            found = msg("Text was found.") if done.with_text else msg("No text was found.")
        self._context.notices.post(
            msg(
                "{found} This is recognised text (OCR): check it before you rely on it.",
                found=found,
            )
        )

    @Slot()
    def _follow(self) -> None:
        if self._is_open:
            self._panel.show_number(self._pane.here()[1])

    @Slot()
    def _on_page(self) -> None:
        self._follow()

    @Slot()
    def _on_tab(self) -> None:
        self._follow()
        if not self._is_open:
            self._pane.view.set_line(None)

    @Slot(object)
    def _on_line(self, line: OcrTextLine | None) -> None:
        view = self._pane.view
        number = self._pane.here()[1]
        if line is None or not self._is_open:
            view.set_line(None)
            return
        view.set_line((number, line.line.box))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        document_id = self._pane.here()[0]
        if document_id and changes.concern("recognised", "transcription"):
            self._pane.view.supply.forget_words()
            self._pane.view.look_again()
            if self._is_open:
                self._panel.ask()
