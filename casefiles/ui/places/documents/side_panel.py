"""The inspector right of the page: details, marks, facts, finds, links and more; one at a time."""

from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.office.documents.pages import ShownDocument
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.details.consent_panel import ConsentPanel
from casefiles.ui.places.documents.details.custody_panel import CustodyPanel
from casefiles.ui.places.documents.details.event_panel import EventPanel
from casefiles.ui.places.documents.details.facts_panel import FactsPanel
from casefiles.ui.places.documents.details.links_panel import LinksPanel
from casefiles.ui.places.documents.details.metadata_panel import MetadataPanel
from casefiles.ui.places.documents.details.numbering_panel import NumberingPanel
from casefiles.ui.places.documents.details.text_panel import TextPanel
from casefiles.ui.places.documents.inspector_tabs import InspectorSection, InspectorTabs
from casefiles.ui.places.documents.marking.export_format_panel import ExportFormatPanel
from casefiles.ui.places.documents.marking.find_panel import FindPanel
from casefiles.ui.places.documents.marking.marks_panel import MarksPanel
from casefiles.ui.widgets.buttons import icon_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.labels import ShortenedLabel
from casefiles.ui.widgets.layout import column, row
from casefiles.words.language import msg, msg_mark, msg_number, msg_of

MARKS, FACTS, FIND, LINKS, CONSENT, CUSTODY, REVEALS, TEXT, EXPORTED, DETAILS, NUMBERS, EVENT = (
    range(12)
)
_SECTIONS: Final = (
    (DETAILS, msg_mark("Details"), "info"),
    (MARKS, msg_mark("Redaction marks"), "eraser"),
    (FACTS, msg_mark("Facts"), "quotes"),
    (FIND, msg_mark("Find"), "magnifying-glass"),
    (TEXT, msg_mark("Text"), "text-t"),
    (LINKS, msg_mark("Links"), "link"),
    (CONSENT, msg_mark("Consent"), "handshake"),
    (CUSTODY, msg_mark("Custody"), "shield-check"),
    (REVEALS, msg_mark("Metadata"), "fingerprint"),
    (EXPORTED, msg_mark("Export"), "export"),
)
_TASKS: Final = {NUMBERS: msg_mark("Number exhibits"), EVENT: msg_mark("New event")}
"""What is done here and then gone, so that no icon leads to it."""
_MARGIN: Final = 10


class SidePanel(QWidget):
    """Holds the sections under their icons.

    Attributes:
        closed: it is not wanted any more.
        opened: one of the sections is shown now.
        tabs: icons above the section that is open.
        strip: the same icons beside the page while none is open.
    """

    closed = Signal()
    opened = Signal()

    def __init__(self, context: Context, details: QWidget) -> None:
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
        self.numbering = NumberingPanel(context)
        self.event_form = EventPanel(context)
        sections = tuple(InspectorSection(*one) for one in msg_of(_SECTIONS))
        self.tabs = InspectorTabs(msg("Details"), sections, is_strip=False)
        self.strip = InspectorTabs(msg("Details"), sections, is_strip=True)
        self.title = ShortenedLabel("")
        self.title.setProperty("muted", "false")
        self.title.setProperty("strong", "true")
        self._stack = QStackedWidget(self)
        for panel in (
            *(self.marks, self.facts, self.finding, self.links, self.consent, self.custody),
            *(
                self.metadata,
                self.text,
                self.export_format,
                details,
                self.numbering,
                self.event_form,
            ),
        ):
            # Beside a page there is height to scroll, and little width.
            self._stack.addWidget(ColumnScroll(panel, frame=False))
        close = icon_button(msg("Close the panel"), "x")
        column(
            row((self.title, 1), close, gap=0),
            self.tabs,
            (self._stack, 1),
            gap=4,
            margins=(_MARGIN - 2, 4, _MARGIN - 2, _MARGIN),
            of=self,
        )
        self.tabs.current_changed.connect(self._on_current)
        self.tabs.section_clicked.connect(self._on_clicked)
        self.tabs.worded.connect(self.strip.set_words)
        self.tabs.open_section(DETAILS)
        self.facts.counted.connect(self._on_facts)
        self.links.counted.connect(self._on_links)
        self.metadata.counted.connect(self._on_count)
        self.consent.counted.connect(self._on_consents)
        self.consent.answers_shown.connect(self.custody.show_consents)
        self.numbering.done.connect(self._on_close)
        self.event_form.left.connect(self._on_close)
        close.clicked.connect(self._on_close)

    def show_document(self, shown: ShownDocument) -> None:
        """Begin with another document."""
        document_id = shown.document.id
        self.marks.show_document(document_id)
        self.facts.show_document(document_id)
        self.event_form.leave()
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
        if changes.concern("document", "exhibit"):
            self.numbering.on_changed()
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
        words = msg("Redaction marks {count}", count=count) if count else msg("Redaction marks")
        self._word(MARKS, words, count)

    def count_acts(self, count: int) -> None:
        """Say in the tab of the details how much there is to look into."""
        words = msg("Details {count}", count=count) if count else msg("Details")
        self._word(DETAILS, words, count)

    def _word(self, tab: int, words: str, count: int) -> None:
        self.tabs.set_words(tab, words, msg_number(count) if count else "")
        if tab == self.tabs.current():
            self.title.show_words(words)

    def turn_to(self, tab: int) -> None:
        """Show one of the panels."""
        is_task = tab in _TASKS
        self.tabs.open_section(-1 if is_task else tab)
        if is_task:
            self._stack.setCurrentIndex(tab)
            self.title.show_words(msg_of(_TASKS[tab]))
        self.show()
        self.opened.emit()

    @property
    def is_numbering(self) -> bool:
        """Whether exhibit numbers are given here, which is about rows of the list."""
        return not self.isHidden() and self._stack.currentIndex() == NUMBERS

    def keep_drafts(self) -> None:
        """Keep what forms hold."""
        self.marks.keep_draft_now()
        self.facts.keep_draft_now()
        self.event_form.keep_draft_now()
        self.links.keep_draft_now()
        self.consent.keep_draft_now()
        self.export_format.keep_draft_now()

    @Slot(int)
    def _on_facts(self, count: int) -> None:
        words = msg("Facts {count}", count=count) if count else msg("Facts")
        self._word(FACTS, words, count)

    @Slot(int)
    def _on_links(self, count: int) -> None:
        words = msg("Links {count}", count=count) if count else msg("Links")
        self._word(LINKS, words, count)

    @Slot(int)
    def _on_count(self, count: int) -> None:
        words = msg("Metadata {count}", count=count) if count else msg("Metadata")
        self._word(REVEALS, words, count)

    @Slot(int, int)
    def _on_consents(self, count: int, against: int) -> None:
        words = msg("Consent {count}", count=count) if count else msg("Consent")
        if against:
            words = msg("{words} · {against} no", words=words, against=against)
        self._word(CONSENT, words, count)

    @Slot(int)
    def _on_current(self, tab: int) -> None:
        if tab >= 0:
            # Panels lie in the order of their numbers, icons in the order of their use.
            self._stack.setCurrentIndex(tab)
            self.title.show_words(self.tabs.words_of(tab))

    @Slot(int)
    def _on_clicked(self, tab: int) -> None:
        """Let who turns to Find type at once, rather than command the page by letters."""
        if tab == FIND:
            QTimer.singleShot(0, self.finding.line, self.finding.line.setFocus)

    @Slot()
    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
