"""Whom tokens stand for: ciphers of a line of editions, and the key of the last one, to seal."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QLayout,
    QLineEdit,
    QWidget,
)

from casefiles.domain.disclosure.closed_paper import CLOSED_READER
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.redaction_settings import AssignedPseudonym
from casefiles.office.draft.assigned_pseudonyms import (
    FAULTS,
    AssignedPseudonymRow,
    assigned_pseudonyms_of,
    save_assigned_pseudonyms,
)
from casefiles.office.export.pseudonym_keys import EditionPlaceholders, placeholders_of_line
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.readers.sealing_form import SealingForm
from casefiles.ui.widgets.broken_brackets import mark_line
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import clear, column, words
from casefiles.ui.widgets.panel import Panel
from casefiles.words.language import msg, msg_mark, msg_of

_WHY: Final = msg_mark(
    "Persons with a pseudonym get a letter unless you assign another pseudonym, for example as"
    " ordered by the court. Applies to this forum and recipient only."
)
_NOBODY: Final = msg_mark("No person has a pseudonym for this recipient. Set it in People.")
_NO_EDITION: Final = msg_mark(
    "No edition exported for this recipient yet, so there is no pseudonym key."
)
_HIGHEST: Final = 220


class PseudonymsPanel(Panel):
    """A line for each person with a pseudonym, and below who each token of the last edition is.

    Attributes:
        lines: where ciphers are typed, by person.
        sealing: writes the key for somebody.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("PSEUDONYMS AND KEY"))
        self._request: EditionRequest | None = None
        self.lines: dict[PersonId, QLineEdit] = {}
        self._within = QWidget()
        self._rows = column(gap=8, margins=(0, 0, 8, 0), of=self._within)
        self.keep = button(msg("Save pseudonyms"), "check", primary=True)
        self.sealing = SealingForm(context)
        self._lay_out()
        self.keep.clicked.connect(self._on_keep)

    def open(self, request: EditionRequest, words: str) -> None:
        """Show the ciphers of a line of editions, and the key of its last edition."""
        self._request = request
        self.title.setText(msg("Pseudonyms and key for: {words}", words=words))
        self.say("")
        self.sealing.leave()
        # The key of another line is not to be written while that of this one is being read.
        self.sealing.show_for(None)
        self._context.session.ask(
            self, assigned_pseudonyms_of(request), self._on_ciphers, channel="ciphers"
        )
        self.show()

    def _on_ciphers(self, rows: tuple[AssignedPseudonymRow, ...]) -> None:
        if self._request is None:
            return
        clear(self._rows)
        self.lines = {}
        self._rows.addWidget(muted(msg_of(_WHY) if rows else msg_of(_NOBODY)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for number, line in enumerate(rows):
            self._add_row(grid, number, line)
        self._rows.addLayout(grid)
        self.keep.setVisible(bool(rows))
        query = placeholders_of_line(self._request)
        self._context.session.ask(self, query, self._on_tokens, channel="tokens")
        first = next(iter(self.lines.values()), None)
        (first or self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, grid: QGridLayout, number: int, row: AssignedPseudonymRow) -> None:
        name = words(row.name, wrap=False)
        line = private_line(msg("Assigned pseudonym of {name}", name=row.name))
        line.setText(row.cipher)
        line.setPlaceholderText(msg("a letter"))
        line.returnPressed.connect(self._on_keep)
        mark_line(line)
        name.setBuddy(line)
        grid.addWidget(name, number, 0)
        grid.addWidget(line, number, 1)
        fault = muted(" ".join(msg_of(FAULTS[code]) for code in row.faults))
        grid.addWidget(fault, number, 2)
        line.setAccessibleDescription(fault.text())
        self.lines[row.person_id] = line

    def _on_tokens(self, editions: tuple[EditionPlaceholders, ...]) -> None:
        self._rows.addSpacing(6)
        self._rows.addWidget(subheading(msg("PSEUDONYM KEY OF THE LAST EDITION")))
        last = next((one for one in editions if one.tokens), None)
        if last is None:
            self._rows.addWidget(muted(msg_of(_NO_EDITION)))
        else:
            grid = QGridLayout()
            grid.setHorizontalSpacing(12)
            grid.setColumnStretch(1, 1)
            for number, one in enumerate(last.tokens):
                for at, text in enumerate((one.token, " · ".join(one.names))):
                    label = words(text, wrap=False)
                    label.setWordWrap(at == 1)
                    grid.addWidget(label, number, at)
            self._rows.addLayout(grid)
        is_closed = self._request is not None and self._request.audience == CLOSED_READER
        self.sealing.show_for(last, on_paper=is_closed)
        self._rows.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        """Take no more height than is needed, and scroll beyond."""
        _show_all(self._rows)
        self._rows.activate()
        needed = self._rows.sizeHint().height() + 8
        highest = self._context.theme.pixels(_HIGHEST)
        self._scroll.setFixedHeight(min(needed, highest))

    @Slot()
    def _on_keep(self) -> None:
        if self._request is None:
            return
        ciphers = [
            AssignedPseudonym(person_id, line.text()) for person_id, line in self.lines.items()
        ]
        edit = save_assigned_pseudonyms(
            self._request, ciphers, self._context.session.vault.workplace.randomness
        )
        self._context.session.run(self, edit, lambda _: self._on_saved(), otherwise=self.refused)

    def _on_saved(self) -> None:
        self.say("")
        if self._request is not None:
            query = assigned_pseudonyms_of(self._request)
            self._context.session.ask(self, query, self._on_ciphers, channel="ciphers")

    def _lay_out(self) -> None:
        self._scroll = ColumnScroll(self._within, self, frame=False)
        self.lay_out(self._scroll, self.sealing, buttons=(self.keep,))


def _show_all(layout: QLayout) -> None:
    """Show what a layout holds: only that counts in its height, and Qt would show it later."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.show()
        if inner is not None:
            _show_all(inner)
