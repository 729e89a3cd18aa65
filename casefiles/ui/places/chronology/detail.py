"""The pane beside the timeline: the present event in words, and the way to its proof."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from casefiles.domain.rules.citation_text import place_detail
from casefiles.office.chronology.dated_records import in_beijing
from casefiles.office.chronology.timeline import EvidenceLink, TimelineRow
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.chronology.signs import UNPROVEN_ICON, WITHHELD_ICON
from casefiles.ui.records.date_lines import date_in_words
from casefiles.ui.widgets.buttons import Button, action_button, button
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import Chip, heading, muted, subheading
from casefiles.ui.widgets.layout import column, flow, row, words
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.register import TYPES

_NOTHING = msg_mark("Select an event to see its evidence.")


class DetailPane(QScrollArea):
    """Shows one row of the timeline.

    Attributes:
        proof_requested: id of a document, and where in it (`cites.place_detail`).
        date_requested: id of a date that the case must meet.
        record_requested: id of a record of the proceedings.
    """

    proof_requested = Signal(str, str)
    date_requested = Signal(str)
    record_requested = Signal(str)

    def __init__(self, theme: Theme, edit: QAction) -> None:
        super().__init__()
        self._theme = theme
        self._edit = edit
        self.row: TimelineRow | None = None
        self.links: list[Button] = []
        self.setWidgetResizable(True)
        self.setProperty("stop", "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(msg("Selected event"))
        self.show_row(None)

    def show_row(self, row: TimelineRow | None) -> None:
        """Show a row, or what the place is for."""
        if row is not None and row == self.row:
            return
        self.row = row
        self.links = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if row is None else Qt.FocusPolicy.StrongFocus)
        if row is None:
            nothing = EmptyState(
                self._theme,
                "clock-counter-clockwise",
                msg("No event selected"),
                msg_of(_NOTHING),
                None,
            )
            self.setWidget(nothing)
            return
        body = QWidget()
        title = heading(date_in_words(row.date))
        title.setWordWrap(True)
        text = words(row.text)
        selectable(text)
        content = column(title, self._chips(row), 6, text, gap=5, margins=(20, 18, 20, 18), of=body)
        self._add_part(content, msg("Interval"), row.interval)
        self._add_part(content, msg("Beijing time"), in_beijing(row.date))
        self._add_part(content, msg("Place"), row.place)
        self._add_part(content, msg("People"), ", ".join(row.people))
        self._add_links(content, row)
        content.addStretch(1)
        self.setWidget(body)

    def take_focus(self) -> None:
        """Put the focus on the first thing to press."""
        first = self.links[0] if self.links else self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chips(self, row: TimelineRow) -> QWidget:
        holder = QWidget()
        chips = flow(Chip(row.lane, "rows"), of=holder)
        if row.is_withheld:
            chips.addWidget(Chip(msg("Internal: never exported"), WITHHELD_ICON, "accent"))
        if row.needs_proof:
            chips.addWidget(Chip(msg("No evidence yet"), UNPROVEN_ICON, "warn"))
        return holder

    def _add_part(self, column: QVBoxLayout, name: str, text: str) -> None:
        if text:
            column.addSpacing(10)
            column.addWidget(subheading(name))
            column.addWidget(words(text))

    def _add_links(self, column: QVBoxLayout, row: TimelineRow) -> None:
        column.addSpacing(10)
        if row.kind == "document":
            self._add_link(column, msg("Open the document"), "file-text", row.cites[0])
            return
        if row.kind == "deadline":
            column.addWidget(muted(msg("A key date. Edit it in Today.")))
            link = button(msg("Show it in the overview"), "calendar-check")
            link.clicked.connect(lambda: self.date_requested.emit(row.id))
            self._put(column, link)
            return
        if row.kind == "register":
            self._add_record(column, row)
            return
        column.addWidget(subheading(msg("Evidence")))
        if row.needs_proof:
            column.addWidget(
                muted(msg("No evidence yet. Edit the event to cite a document and page."))
            )
        for cite in row.cites:
            self._add_link(column, cite.words, "file-text", cite)
            if cite.mark and cite.title:
                column.addWidget(muted(cite.title))
        column.addSpacing(12)
        edit = action_button(self._edit)
        self._put(column, edit)

    def _add_record(self, column: QVBoxLayout, row: TimelineRow) -> None:
        for cite in row.cites:
            self._add_link(column, cite.words, "file-text", cite)
        word, _, icon = msg_of(TYPES[row.type])
        column.addWidget(muted(msg("{word}, kept in the proceedings.", word=word)))
        link = button(msg("Open it in the proceedings"), icon)
        link.clicked.connect(lambda: self.record_requested.emit(row.record))
        self._put(column, link)

    def _add_link(self, column: QVBoxLayout, words: str, icon: str, cite: EvidenceLink) -> None:
        link = button(words, icon)
        link.setToolTip(msg("{value}: show {place}", value=cite.title or words, place=cite.place))
        where = place_detail(cite.cite)
        link.clicked.connect(lambda: self.proof_requested.emit(cite.document_id, where))
        self._put(column, link)

    def _put(self, column: QVBoxLayout, link: Button) -> None:
        self.links.append(link)
        column.addLayout(row(link, ...))
