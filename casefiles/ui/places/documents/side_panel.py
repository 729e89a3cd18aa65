"""Beside the pages: marks, facts, finds, links, consent, custody, text and more; one at a time."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.office.documents.pages import ShownDocument
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.details.consent_panel import ConsentPanel
from casefiles.ui.places.documents.details.custody_panel import CustodyPanel
from casefiles.ui.places.documents.details.facts_panel import FactsPanel
from casefiles.ui.places.documents.details.links_panel import LinksPanel
from casefiles.ui.places.documents.details.metadata_panel import MetadataPanel
from casefiles.ui.places.documents.details.text_panel import TextPanel
from casefiles.ui.places.documents.marking.export_format_panel import ExportFormatPanel
from casefiles.ui.places.documents.marking.find_panel import FindPanel
from casefiles.ui.places.documents.marking.marks_panel import MarksPanel
from casefiles.ui.widgets.buttons import icon_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.layout import column, row
from casefiles.words.language import msg

_WIDE: Final = 1000
"""Logical pixels of the pane from which a panel stands beside the pages."""
MARKS, FACTS, FIND, LINKS, CONSENT, CUSTODY, REVEALS, TEXT, EXPORTED = range(9)
_MARGIN: Final = 10


class SidePanel(QWidget):
    """Holds the panels under tabs.

    Attributes:
        closed: it is not wanted any more.
        opened: one of the panels is shown now.
    """

    closed = Signal()
    opened = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.marks = MarksPanel(context)
        self.facts = FactsPanel(context)
        self.finding = FindPanel(context)
        self.links = LinksPanel(context)
        self.consent = ConsentPanel(context)
        self.custody = CustodyPanel(context)
        self.metadata = MetadataPanel()
        self.text = TextPanel(context)
        self.export_format = ExportFormatPanel(context)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(msg("Details"))
        self.tabs.setProperty("tight", "true")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        # Where text is large, all tabs stay in reach with their words shortened.
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._stack = QStackedWidget(self)
        for words, panel in (
            (msg("Marks"), self.marks),
            (msg("Facts"), self.facts),
            (msg("Find"), self.finding),
            (msg("Links"), self.links),
            (msg("Consent"), self.consent),
            (msg("Custody"), self.custody),
            (msg("Metadata"), self.metadata),
            (msg("Text"), self.text),
            (msg("Export"), self.export_format),
        ):
            self.tabs.addTab(words)
            # On a low window the keys of a line must not be cut; the other panels hold lists.
            self._stack.addWidget(_scrolled(panel) if panel is self.text else panel)
        close = icon_button(msg("Close the panel"), "x")
        # A bar of tabs asks for less than the words of the chosen one take.
        column(
            row((self.tabs, 1), close, gap=0),
            (self._stack, 1),
            gap=8,
            margins=(_MARGIN - 2, _MARGIN // 2, _MARGIN - 2, _MARGIN),
            of=self,
        )
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.tabBarClicked.connect(self._on_clicked)
        self.facts.counted.connect(self._on_facts)
        self.links.counted.connect(self._on_links)
        self.metadata.counted.connect(self._on_count)
        self.consent.counted.connect(self._on_consents)
        self.consent.answers_shown.connect(self.custody.show_consents)
        close.clicked.connect(self._on_close)

    def show_document(self, shown: ShownDocument) -> None:
        """Begin with another document."""
        document_id = shown.document.id
        self.marks.show_document(document_id)
        self.facts.show_document(document_id)
        self.finding.show_document(document_id)
        self.links.show_document(document_id)
        self.consent.show_document(document_id)
        self.custody.show_document(shown)
        self.text.show_document(document_id)
        self.export_format.show_document(document_id)

    def on_changed(self, changes: Changes) -> None:
        """Ask again for what is different now."""
        if changes.concern("document", "exhibit", "edition", "outline"):
            self.custody.ask_again()
        if changes.concern("fact", "person"):
            self.facts.ask()
        if changes.concern("document_link", "document"):
            self.links.ask()
        if changes.concern("substitute", "mark", "document"):
            self.export_format.ask()
        if changes.concern("consent", "person"):
            self.consent.ask()

    def count_marks(self, count: int) -> None:
        """Say in the tab how many marks there are."""
        self.tabs.setTabText(MARKS, msg("Marks {count}", count=count) if count else msg("Marks"))

    def turn_to(self, tab: int) -> None:
        """Show one of the panels."""
        self.tabs.setCurrentIndex(tab)
        self.show()
        self.opened.emit()

    def keep_drafts(self) -> None:
        """Keep what forms hold."""
        self.marks.keep_draft_now()
        self.facts.keep_draft_now()
        self.links.keep_draft_now()
        self.consent.keep_draft_now()
        self.export_format.keep_draft_now()

    @Slot(int)
    def _on_facts(self, count: int) -> None:
        self.tabs.setTabText(FACTS, msg("Facts {count}", count=count) if count else msg("Facts"))

    @Slot(int)
    def _on_links(self, count: int) -> None:
        self.tabs.setTabText(LINKS, msg("Links {count}", count=count) if count else msg("Links"))

    @Slot(int)
    def _on_count(self, count: int) -> None:
        self.tabs.setTabText(
            REVEALS, msg("Metadata {count}", count=count) if count else msg("Metadata")
        )

    @Slot(int, int)
    def _on_consents(self, count: int, against: int) -> None:
        words = msg("Consent {count}", count=count) if count else msg("Consent")
        self.tabs.setTabText(
            CONSENT,
            msg("{words} · {against} no", words=words, against=against) if against else words,
        )

    @Slot(int)
    def _on_clicked(self, tab: int) -> None:
        """Let who turns to Find type at once, rather than command the page by letters."""
        if tab == FIND:
            QTimer.singleShot(0, self.finding.line, self.finding.line.setFocus)

    @Slot()
    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()


def _scrolled(panel: QWidget) -> ColumnScroll:
    return ColumnScroll(panel, frame=False)


def orientation_for(width: int, scale: float) -> Qt.Orientation:
    """Return where a panel fits: beside the pages, or below them where it is narrow."""
    is_wide = width >= _WIDE * scale
    return Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
