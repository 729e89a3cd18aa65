"""Asks how the dates of a conversation are meant where its file does not say; never guesses."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QWidget

from casefiles.domain.dates.date_order import DateOrder
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.importing.date_resolution import (
    AmbiguousDate,
    UnresolvedDates,
    open_dates,
    resolve_dates,
)
from casefiles.office.records.time_zones import CLOCKS, clock_words, order_words
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.messages.conversation_rows import day_words
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.labels import ShortenedLabel, muted, subheading
from casefiles.ui.widgets.layout import clear, column
from casefiles.words.language import msg, msg_of

_SHOWN: Final = 3


class DatingBar(QFrame):
    """Hidden where the dates of a document tell all of themselves."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._unresolved: UnresolvedDates | None = None
        self._is_changing = False
        self.setProperty("band", "true")
        self.question = subheading("")
        self.question.setWordWrap(True)
        self._examples = QWidget(self)
        self._grid = QGridLayout(self._examples)
        self.day_first = button(msg("Day first"))
        self.month_first = button(msg("Month first"))
        self._orders = QWidget(self)
        self.zone_words = muted(msg("Time zone of this file"), wrap=False)
        self.zone = QComboBox()
        self.zone.setAccessibleName(msg("Time zone"))
        self.zone.addItem(msg("Not recorded"), "")
        for name, words in msg_of(CLOCKS):
            self.zone.addItem(words, name)
        self.answered = ShortenedLabel()
        self.change = quiet_button(msg("Change"), "pencil-simple")
        self._zones = QWidget(self)
        self._answers = QWidget(self)
        self._lay_out()
        self.day_first.clicked.connect(partial(self._answer_order, DateOrder.DAY_FIRST))
        self.month_first.clicked.connect(partial(self._answer_order, DateOrder.MONTH_FIRST))
        self.zone.activated.connect(self._on_zone)
        self.change.clicked.connect(self._on_change)
        self.hide()

    def show_document(self, document_id: DocumentId) -> None:
        """Ask about another document, or about the same once more."""
        if document_id != self._document_id:
            self._document_id = document_id
            self._is_changing = False
            self.hide()
        query = open_dates(document_id)
        self._context.session.ask(self, query, self._on_dates, channel="dates")

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(2, 1)
        orders, zones, answers = (
            QHBoxLayout(one) for one in (self._orders, self._zones, self._answers)
        )
        for row in (orders, zones, answers):
            row.setContentsMargins(0, 0, 0, 0)
        orders.addWidget(self.day_first)
        orders.addWidget(self.month_first)
        orders.addStretch(1)
        zones.addWidget(self.zone_words)
        zones.addWidget(self.zone)
        zones.addStretch(1)
        answers.addWidget(self.answered, 1)
        answers.addWidget(self.change)
        column(
            self.question,
            self._examples,
            self._orders,
            self._zones,
            self._answers,
            gap=6,
            margins=(12, 8, 8, 8),
            of=self,
        )

    def _on_dates(self, unresolved_dates: UnresolvedDates | None) -> None:
        self._unresolved = unresolved_dates
        if unresolved_dates is None or not unresolved_dates.has_questions:
            self.hide()
            return
        is_order_open = bool(unresolved_dates.examples)
        self.question.setVisible(is_order_open)
        self._examples.setVisible(is_order_open)
        self._orders.setVisible(is_order_open)
        if is_order_open:
            self._show_examples(unresolved_dates.examples[:_SHOWN])
        self._zones.setVisible(unresolved_dates.is_zone_open or self._is_changing)
        self.zone.setCurrentIndex(max(0, self.zone.findData(unresolved_dates.zone)))
        words = _answered(unresolved_dates)
        self.answered.show_words(words)
        self._answers.setVisible(bool(words))
        self.show()

    def _show_examples(self, examples: tuple[AmbiguousDate, ...]) -> None:
        first = examples[0]
        day, month = day_words(first.day_first), day_words(first.month_first)
        self.question.setText(
            msg("{written}: is it {day} or {month}?", written=first.written, day=day, month=month)
        )
        self.day_first.setText(msg("Day first: {day}", day=day))
        self.month_first.setText(msg("Month first: {month}", month=month))
        clear(self._grid)
        for line, both in enumerate(examples):
            values = (both.written, day_words(both.day_first), day_words(both.month_first))
            for at, words in enumerate(values):
                label = muted(words, wrap=False)
                self._grid.addWidget(label, line, at, Qt.AlignmentFlag.AlignLeft)

    # Answers

    def _answer_order(self, order: DateOrder) -> None:
        if self._unresolved is not None:
            self._answer(order, self._unresolved.zone)

    @Slot(int)
    def _on_zone(self, index: int) -> None:
        zone = str(self.zone.itemData(index))
        if self._unresolved is not None and zone != self._unresolved.zone:
            self._is_changing = False
            self._answer(self._unresolved.order, zone)

    @Slot()
    def _on_change(self) -> None:
        """Ask once more; an order that was answered is open again until it is answered anew."""
        unresolved_dates = self._unresolved
        if unresolved_dates is None:
            return
        self._is_changing = True
        if unresolved_dates.order is not DateOrder.UNKNOWN:
            self._answer(DateOrder.UNKNOWN, unresolved_dates.zone)
        else:
            self._on_dates(unresolved_dates)

    def _answer(self, order: DateOrder, zone: str) -> None:
        context = self._context
        refusal = context.actions.refusal
        if refusal is not None:
            context.notices.warn(refusal)
            return
        job = resolve_dates(self._document_id, order, zone)
        context.session.start(
            self, msg("Dating the messages"), job, self._on_answered, otherwise=context.notices.warn
        )

    def _on_answered(self, _nothing: None) -> None:
        self.show_document(self._document_id)


def _answered(unresolved_dates: UnresolvedDates) -> str:
    order, zone = (
        order_words(unresolved_dates.order),
        clock_words(unresolved_dates.zone) if unresolved_dates.zone else "",
    )
    parts = []
    if order:
        parts.append(msg("Dates are read {order}", order=order))
    if zone:
        parts.append(
            msg("clocks of {zone}", zone=zone) if order else msg("Clocks of {zone}", zone=zone)
        )
    return ", ".join(parts)
