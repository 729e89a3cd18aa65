"""Find all: every place where something stands, each accepted or not, then marked together."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QWidget,
)
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.case.occurrences import TextOccurrence, TextOccurrences, find_all
from casefiles.office.redaction.marking import EVERYWHERE, RedactionArea
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.marking.panel_table import takes_own_keys
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, row
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_WORDS: Final = msg_mark(
    "Finds a name, word or number regardless of capitals, accents, spaces and simplified or"
    " traditional characters. Tick the matches to mark."
)
_UNREAD: Final = msg_mark("Pages without recognised text are not searched. Check them yourself.")


class _Places(QListWidget):
    """Its Del and F2 are not those of the document."""

    @override
    def event(self, event: QEvent) -> bool:
        """Take Del and F2 before a command of the room does."""
        return takes_own_keys(event) or super().event(event)


class FindPanel(QWidget):
    """Searches this document or the case.

    Attributes:
        found: tuple of `Hit`: what is in the list now.
        opened: a `Hit` whose place is wanted.
        marks_requested: tuple of `Area`: what was ticked is to be marked.
    """

    found = Signal(object)
    opened = Signal(object)
    marks_requested = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._hits: tuple[TextOccurrence, ...] = ()
        self.line = private_line(msg("Find all"))
        self.line.setPlaceholderText(msg("Name, word or number"))
        self.scope = QComboBox()
        self.scope.setAccessibleName(msg("Where to look"))
        self.scope.addItem(msg("This document"), False)
        self.scope.addItem(msg("All documents"), True)
        self.go = button(msg("Find"), "magnifying-glass")
        self.list = _Places()
        self.list.setAccessibleName(msg("Matches. Space ticks, Enter opens"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.all = button(msg("Tick all"))
        self.mark = button(msg("Mark ticked matches"), "eraser", primary=True)
        self._state = muted(msg_of(_WORDS))
        self._lay_out()
        self.line.returnPressed.connect(self._on_find)
        self.go.clicked.connect(self._on_find)
        self.list.itemActivated.connect(self._on_opened)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemChanged.connect(self._on_ticked)
        self.all.clicked.connect(self._on_all)
        self.mark.clicked.connect(self._on_mark)
        self._show((), msg_of(_WORDS))

    def show_document(self, document_id: DocumentId) -> None:
        """Look in another document from now on; hits over the whole case stay."""
        self._document_id = document_id
        if any(hit.document_id != document_id for hit in self._hits):
            self.found.emit(self._hits)
        elif not self._is_everywhere():
            self._show((), msg_of(_WORDS))

    def begin(self, text: str) -> None:
        """Take the focus, and find what was selected."""
        if text:
            self.line.setText(text)
            self._on_find()
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ticked(self) -> tuple[TextOccurrence, ...]:
        """Return the hits that were accepted."""
        return tuple(
            hit
            for number, hit in enumerate(self._hits)
            if self.list.item(number).checkState() == Qt.CheckState.Checked
        )

    def _is_everywhere(self) -> bool:
        return bool(self.scope.currentData())

    def _lay_out(self) -> None:
        column(
            row((self.line, 1), self.go, gap=6),
            self.scope,
            self._state,
            (self.list, 1),
            row(self.all, self.mark, ..., gap=6),
            (..., 0),
            gap=8,
            margins=0,
            of=self,
        )

    @Slot()
    def _on_find(self) -> None:
        text = self.line.text().strip()
        if not text:
            self._show((), msg_of(_WORDS))
            return
        where = EVERYWHERE if self._is_everywhere() else self._document_id
        context = self._context
        job = find_all(context.case_id, text, where)
        self._state.setText(msg("Searching…"))
        if where:
            context.session.fetch(
                self, job, self._on_found, channel="find", otherwise=self._on_refused
            )
        else:
            context.session.start(
                self, msg("Finding"), job, self._on_found, otherwise=self._on_refused
            )

    def _on_found(self, hits: TextOccurrences) -> None:
        self._show(hits.places, _summary_text(hits))

    def _on_refused(self, error: CasefilesError) -> None:
        self._show((), msg_of(_WORDS))
        self._context.notices.warn(error)

    def _show(self, hits: Sequence[TextOccurrence], state: str) -> None:
        self._hits = tuple(hits)
        self.list.blockSignals(True)
        self.list.clear()
        for hit in self._hits:
            words = msg(
                "{title} · page {page}\n{cut}", title=hit.title, page=hit.page, cut=_cut(hit)
            )
            item = QListWidgetItem(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        has_any = bool(self._hits)
        for widget in (self.list, self.all, self.mark):
            widget.setVisible(has_any)
        self._state.setText(state)
        self._on_ticked()
        self.found.emit(self._hits)

    def _hit_at(self, item: QListWidgetItem | None) -> TextOccurrence | None:
        number = self.list.row(item) if item is not None else -1
        return self._hits[number] if 0 <= number < len(self._hits) else None

    @Slot(QListWidgetItem)
    def _on_opened(self, item: QListWidgetItem) -> None:
        hit = self._hit_at(item)
        if hit is not None:
            self.opened.emit(hit)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        hit = self._hit_at(item)
        if hit is not None and hit.document_id == self._document_id:
            self.opened.emit(hit)

    @Slot()
    def _on_ticked(self) -> None:
        count = len(self.ticked())
        self.mark.setEnabled(count > 0)
        self.mark.setText(
            msg("Mark the {count} ticked", count=count) if count else msg("Mark ticked matches")
        )
        self.all.setText(
            msg("Untick all") if self._hits and count == len(self._hits) else msg("Tick all")
        )

    def untick(self) -> None:
        """Leave nothing ticked: it has been marked."""
        self._tick(Qt.CheckState.Unchecked)

    @Slot()
    def _on_all(self) -> None:
        is_full = len(self.ticked()) == len(self._hits)
        self._tick(Qt.CheckState.Unchecked if is_full else Qt.CheckState.Checked)

    def _tick(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for number in range(self.list.count()):
            self.list.item(number).setCheckState(state)
        self.list.blockSignals(False)
        self._on_ticked()

    @Slot()
    def _on_mark(self) -> None:
        areas = tuple(
            RedactionArea(hit.document_id, hit.page, box)
            for hit in self.ticked()
            for box in hit.boxes
        )
        if areas:
            self.marks_requested.emit(areas)


def _cut(hit: TextOccurrence) -> str:
    """Return the text around a hit; what was found stands between marks, not in colour alone."""
    return f"…{hit.before}⟦{hit.text}⟧{hit.after}…"


def _summary_text(hits: TextOccurrences) -> str:
    """Return how much was found, and what is not in the list."""
    if not hits.places:
        return msg("Nothing found. {unread}", unread=msg_of(_UNREAD))
    documents = len({hit.document_id for hit in hits.places})
    count = msg_n("{n} place", "{n} places", len(hits.places))
    where = msg(" in {documents} documents", documents=documents) if documents > 1 else ""
    if not hits.has_more:
        return f"{count}{where}. {msg_of(_UNREAD)}"
    return msg(
        "The first {count}{where}; there are more, which are not listed and"
        " not marked with these. Find longer words, or one document at a"
        " time. {unread}",
        count=count,
        where=where,
        unread=msg_of(_UNREAD),
    )
