"""Where a document is seen: its pages, its player, or a cover over either."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.files.media import PLAYED
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.provenance import Sensitivity
from casefiles.office.documents.near_duplicates import pair_of
from casefiles.office.documents.pages import ShownDocument
from casefiles.office.redaction.marking import RedactionArea
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.citing import citation_of
from casefiles.ui.places.documents.marking.copy_pair_bar import CopyPairBar
from casefiles.ui.places.documents.marking.near_duplicate_bar import NearDuplicateBar
from casefiles.ui.places.documents.media.player import Player
from casefiles.ui.places.documents.messages.message_views import MessageViews
from casefiles.ui.places.documents.messages.worksheet_views import WorksheetViews
from casefiles.ui.places.documents.pages.graphic_cover import GraphicCover
from casefiles.ui.places.documents.pages.page_pair import PagePair
from casefiles.ui.places.documents.pages.page_view import PageView
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg_mark, msg_of

_NO_WORDS: Final = msg_mark(
    "No words were read on this page so far: it is an image. Use Area (F8) to mark it and check the"
    " whole page. The program does not detect faces."
)
_GRIPS: Final = msg_mark(
    "Drag the mark or its edges, or use the arrow keys. Shift resizes; Ctrl moves in smaller steps."
)


class ReadingStack(QWidget):
    """Shows one of pages, player and cover.

    Attributes:
        lifted: what was covered is to be seen.
        is_played: the document has no pages and is played.
        document_id: of what is seen here; empty for nothing.
    """

    lifted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.view = PageView(context.session, context.theme)
        self.pair = PagePair(context, self.view)
        self.sheets = WorksheetViews(context, self.pair)
        self.messages = MessageViews(context, self.sheets)
        self.player = Player(context)
        self.cover = GraphicCover()
        self.near_duplicates = NearDuplicateBar(context)
        self.twins = CopyPairBar(context)
        self.hint = muted("")
        self.is_played = False
        self.document_id = DocumentId("")
        self._seen = self._covered = ""
        self._is_at_message = False
        column(
            self.near_duplicates,
            self.twins,
            self.hint,
            (self.messages, 1),
            (self.player, 1),
            (self.cover, 1),
            gap=6,
            margins=0,
            of=self,
        )
        self.hint.hide()
        self.player.hide()
        self.cover.hide()
        self.cover.lifted.connect(self._on_lifted)
        self.messages.focus_requested.connect(self.take_focus)
        self.near_duplicates.compare_requested.connect(self._on_compare)
        self.twins.compare_requested.connect(self._on_compare)

    def begin(self, shown: ShownDocument, page: int) -> None:
        """Follow to a document, of which a page is wanted."""
        self._is_at_message = False
        self.pair.show_document(shown.document.id)
        self.sheets.show_document(shown, page)
        self.messages.show_document(shown, page)

    def choose(self, shown: ShownDocument) -> None:
        """Decide how a document is seen; one that is marked as graphic is covered at first."""
        document = shown.document
        self.document_id = document.id
        if self._seen != document.id:
            self._seen = ""
        has_focus = self.isAncestorOf(self.window().focusWidget())
        self.is_played = shown.unreadable == PLAYED
        is_graphic = document.sensitivity is Sensitivity.GRAPHIC and self._seen != document.id
        # The player has a cover of its own, since it has to fall silent too.
        is_covered = is_graphic and not self.is_played
        self.messages.setVisible(not self.is_played and not is_covered)
        self.cover.setVisible(is_covered)
        self.player.setVisible(self.is_played)
        self._covered = document.id if is_covered else ""
        self.hint.hide()
        self.near_duplicates.show_document(document.id)
        self.twins.show_document(document.id)
        if self.is_played:
            self.player.show_document(shown)
        if has_focus:
            # Keys of a review go on, whatever kind of document comes next.
            self.take_focus()

    def leave(self) -> None:
        """Let go of what is played; what was uncovered is covered again."""
        self._seen = ""
        self.player.leave()

    @Slot()
    def take_focus(self) -> None:
        """Put the focus on what is seen."""
        self._seen_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _seen_widget(self) -> QWidget:
        for one in (self.player, self.cover):
            if not one.isHidden():
                return one
        if self.messages.is_showing:
            return self.messages.words
        return self.sheets.table if self.sheets.is_showing else self.view

    def cited(self, document_id: str) -> tuple[str, Citation]:
        """Return the words that are selected, and where they stand."""
        if self.is_played:
            return "", self.player.cite()
        if self.messages.is_showing:
            return self.messages.selection()
        if self.sheets.is_showing:
            text, page = self.sheets.selection()
            return text, Citation(DocumentId(document_id), page)
        areas = self.view.selected_areas()
        cite = citation_of(document_id, areas, self.view.page)
        return self.view.selected_text(), cite

    def go_to(self, cite: Citation) -> None:
        """Show what is cited: a part of a recording, a message, an area, or a page."""
        self._is_at_message = cite.message is not None
        if self.is_played:
            self.player.go_to(cite)
        elif cite.message is not None:
            self.messages.show_message(cite.page, cite.message)
        elif cite.box is not None:
            self.messages.show_pages()
            self.sheets.show_pages()
            self.view.take_up((RedactionArea(cite.document_id, cite.page, cite.box),))
        elif self.messages.is_showing:
            self.messages.show_message(cite.page)
        elif cite.page > 1 or not self.sheets.show_table():
            # The first page of a workbook stands for all of it, which is a table.
            self.show_place(cite.page)

    def page_in_sight(self) -> int:
        """Return the page that is seen, or on which what is seen instead begins."""
        if self.messages.is_showing:
            return self.messages.page_in_sight()
        return 1 if self.sheets.is_showing else self.view.page

    def show_words(self, page: int, box: Box) -> None:
        """Show words on a page, which stay behind a message that is shown."""
        if self._is_at_message:
            self.view.go_to(page, box)
        else:
            self.show_place(page, box)

    def show_place(self, page: int, box: Box | None = None) -> None:
        """Show a place on a page, not in a table or among messages."""
        self.messages.show_pages()
        self.sheets.show_pages()
        self.view.go_to(page, box)

    def turn(self, pages: int) -> None:
        """Go some pages on or back; in a table, as many rows as are seen."""
        if self.sheets.is_showing:
            self.sheets.turn(pages)
        else:
            self.view.go_to(self.view.page + pages)

    @Slot()
    def show_hint(self) -> None:
        """Say what can be done here, or that no words were read on this page."""
        is_area = self.view.mode == "area"
        self.hint.setText(msg_of(_GRIPS) if is_area else msg_of(_NO_WORDS))
        has_any = self.view.picked is not None if is_area else self.view.has_words() is False
        self.hint.setVisible(has_any and not self.messages.isHidden() and not self.pair.isHidden())

    @Slot(str)
    def _on_compare(self, other: str) -> None:
        query = pair_of(self.document_id, DocumentId(other))
        self._context.session.ask(self, query, self.pair.compare, channel="compare")

    @Slot()
    def _on_lifted(self) -> None:
        self._seen, self._covered = self._covered, ""
        self.cover.hide()
        self.messages.show()
        self.take_focus()
        self.lifted.emit()
