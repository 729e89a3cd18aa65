"""Exhibit numbers for several documents: prefix, first number, order, and what each would get."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QWidget

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.documents.numbering import (
    ExhibitNumbering,
    Unnumbered,
    in_order,
    number_exhibits,
    numbering_of,
)
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import Chip, ShortenedLabel, muted
from casefiles.ui.widgets.layout import card, clear, column, label_for, row, say, words
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_ORDERS: Final = (
    ("date", msg_mark("By date received")),
    ("listed", msg_mark("As listed")),
    ("added", msg_mark("As added")),
)
_MOST: Final = 12
"""Documents that are shown with their numbers; of more, the last one too."""
_LAST: Final = 999_999_999


class NumberingPanel(QWidget):
    """Numbers the documents that were asked for and have no number.

    Attributes:
        done: they have their numbers, or nobody wants that any more.
    """

    done = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._requested: tuple[DocumentId, ...] = ()
        self._found: ExhibitNumbering | None = None
        self.count = words()
        self.prefix = private_line(msg("Prefix"))
        self.first = private_line(msg("From"))
        self.first.setValidator(QIntValidator(1, _LAST, self))
        self.order = QComboBox()
        for value, text in msg_of(_ORDERS):
            self.order.addItem(text, value)
        self.witness = QComboBox()
        self.witness.setEditable(True)
        self.witness.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.problem = words(role="problem")
        self.notice = words()
        self._notice = card(self.notice, margins=(10, 6, 10, 6))
        self.number = button(msg("Number"), "hash", primary=True)
        self._lay_out()
        self.prefix.textEdited.connect(self._on_prefix)
        self.first.textEdited.connect(self._show)
        self.order.currentIndexChanged.connect(self._show)
        self.number.clicked.connect(self._on_number)

    def _lay_out(self) -> None:
        for box, name in ((self.order, msg("Order")), (self.witness, msg("Produced by"))):
            box.setAccessibleName(name)
            box.setMinimumWidth(1)
        self._rows = column(gap=4)
        column(
            self.count,
            row(
                column(label_for(self.prefix, msg("Prefix")), self.prefix, gap=3),
                column(label_for(self.first, msg("From")), self.first, gap=3),
                gap=8,
            ),
            column(label_for(self.order, msg("Order")), self.order, gap=3),
            column(label_for(self.witness, msg("Produced by")), self.witness, gap=3),
            muted(msg("Preview")),
            self._rows,
            self._notice,
            self.problem,
            row(..., self.number),
            ...,
            gap=9,
            margins=0,
            of=self,
        )

    def begin(self, documents: tuple[DocumentId, ...]) -> None:
        """Offer numbers for some documents; for all without one, if none are named."""
        self._requested = documents
        query = numbering_of(self._context.case_id, documents)
        self._context.session.ask(self, query, partial(self._on_found, True), channel="numbers")

    def on_changed(self) -> None:
        """Ask again for what has no number yet."""
        if self._found is not None and self.isVisible():
            query = numbering_of(self._context.case_id, self._requested)
            then = partial(self._on_found, False)
            self._context.session.ask(self, query, then, channel="numbers")

    def _on_found(self, is_new: bool, found: ExhibitNumbering) -> None:
        self._found = found
        if is_new:
            self.prefix.setText(found.prefix)
            self._propose()
            self.witness.clear()
            self.witness.addItems(["", *found.witnesses])
            self.witness.setCurrentIndex(1 if len(found.witnesses) == 1 else 0)
        self._show()

    @Slot()
    def _on_prefix(self) -> None:
        self._propose()
        self._show()

    def _propose(self) -> None:
        free = self._found.free if self._found is not None else {}
        self.first.setText(str(free.get(self.prefix.text().strip(), 1)))

    def shown(self) -> tuple[tuple[str, Unnumbered], ...]:
        """Return what each document would get, in the order of the numbers."""
        if self._found is None:
            return ()
        documents = in_order(self._found.documents, self.order.currentData())
        prefix, first = self.prefix.text().strip(), int(self.first.text() or 0)
        return tuple((f"{prefix}{first + at}", one) for at, one in enumerate(documents))

    @Slot()
    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        shown = self.shown()
        count = len(shown)
        parts = [
            msg_n(
                "{n} document has no exhibit number.",
                "{n} documents have no exhibit number.",
                count,
            )
        ]
        if found.numbered:
            numbered = found.numbered
            parts.append(msg_n("{n} keeps its number.", "{n} keep their numbers.", numbered))
        self.count.setText(" ".join(parts))
        self._show_rows(shown)
        internal = [one.name for _, one in shown if one.is_internal]
        notice = msg_n(
            "{n} document is privileged or a working paper: a number does not export it.",
            "{n} documents are privileged or working papers: a number does not export them.",
            len(internal),
        )
        self.notice.setText(notice)
        self._notice.setVisible(bool(internal))
        taken = next((mark for mark, _ in shown if mark in found.taken), "")
        has_number = bool(self.first.text()) and int(self.first.text()) > 0
        fault = msg("{mark} is already in use.", mark=taken) if taken else ""
        say(self.problem, fault)
        self.number.setText(msg_n("Number {n} document", "Number {n} documents", count))
        self.number.setEnabled(bool(count) and has_number and not taken)

    def _show_rows(self, shown: tuple[tuple[str, Unnumbered], ...]) -> None:
        clear(self._rows)
        seen = shown if len(shown) <= _MOST else (*shown[: _MOST - 1], shown[-1])
        for at, (mark, one) in enumerate(seen):
            if len(shown) > _MOST and at == _MOST - 1:
                left = len(shown) - _MOST
                self._rows.addWidget(muted(msg_n("{n} more", "{n} more", left)))
            self._rows.addLayout(row(Chip(mark, "", "accent"), (ShortenedLabel(one.name), 1)))

    @Slot()
    def _on_number(self) -> None:
        shown = self.shown()
        documents = tuple(one.id for _, one in shown)
        first = (self.prefix.text().strip(), int(self.first.text()))
        randomness = self._context.session.vault.workplace.randomness
        witness = self.witness.currentText().strip()
        edit = number_exhibits(documents, first, witness, randomness)
        self.number.setEnabled(False)
        self._context.session.run(self, edit, self._on_numbered, otherwise=self._on_refused)

    def _on_numbered(self, marks: tuple[str, ...]) -> None:
        message = (
            msg("Exhibit number {mark} assigned.", mark=marks[0])
            if len(marks) == 1
            else msg("Exhibit numbers {first} to {last} assigned.", first=marks[0], last=marks[-1])
        )
        self._found = None
        self._context.notices.post(message, "app.undo")
        self.done.emit()

    def _on_refused(self, error: CasefilesError) -> None:
        self._context.notices.warn(error)
        self.begin(self._requested)
