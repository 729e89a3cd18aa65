"""What stands beside the pages: the list, the review, the board of translations, the glossary."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.list.documents_list import DocumentsList
from casefiles.ui.places.documents.review.glossary_side import GlossarySide
from casefiles.ui.places.documents.review.review_panel import KEYS, ReviewPanel
from casefiles.ui.places.documents.review.translation_board import TranslationBoard
from casefiles.words.language import msg_of

REVIEW: Final = "review"
TRANSLATIONS: Final = "translations"
GLOSSARY: Final = "glossary"
"""What of the room is shown, where it is not the list."""


class ListSide(QStackedWidget):
    """Shows one of the four at a time.

    Attributes:
        turning: another one will be shown.
        turned: another one is shown.
    """

    turning = Signal()
    turned = Signal()

    def __init__(self, context: Context, documents: DocumentsList) -> None:
        super().__init__()
        self._context = context
        self.list = documents
        self.review = ReviewPanel(context)
        self.board = TranslationBoard(context)
        self.glossary = GlossarySide(context)
        self._modes = {
            "": self.list,
            REVIEW: self.review,
            TRANSLATIONS: self.board,
            GLOSSARY: self.glossary,
        }
        for one in self._modes.values():
            self.addWidget(one)
            if one is not self.list:
                one.closed.connect(partial(self.turn, ""))  # type: ignore[attr-defined]  # all of them have it

    @property
    def mode(self) -> str:
        """Which one is shown; empty for the list."""
        shown = self.currentWidget()
        return next(mode for mode, one in self._modes.items() if one is shown)

    def turn(self, mode: str) -> None:
        """Show one of them; what is no mode of this room is the list."""
        requested = self._modes.get(mode, self.list)
        for name in msg_of(KEYS):
            self._context.actions[f"documents.{name}"].setEnabled(requested is self.review)
        if requested is self.currentWidget():
            return
        self.turning.emit()
        self.review.keep_drafts()
        self.setCurrentWidget(requested)
        if requested is self.review:
            self.review.open()
        elif requested is self.board:
            self.board.ask()
        self.turned.emit()

    def toggle(self, mode: str) -> None:
        """Show one of them, or the list if it is shown already."""
        self.turn("" if self.mode == mode else mode)

    def ask(self) -> None:
        """Ask again for what is shown beside the list."""
        if self.mode == REVIEW:
            self.review.ask()
        elif self.mode == TRANSLATIONS:
            self.board.ask()

    def take_focus(self) -> None:
        """Put the focus on the rows that are shown."""
        shown = self._modes[self.mode]
        if shown is not self.review:
            shown.take_focus()  # type: ignore[attr-defined]  # all others have it
