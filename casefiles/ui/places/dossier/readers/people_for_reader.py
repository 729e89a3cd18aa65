"""Everybody in the case as this dossier's recipient reads them, changed in one click."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.forum.person_fields import person_places
from casefiles.office.people.showings import (
    CaseAppearances,
    ShowingCell,
    ShowingRow,
    appearances_of_case,
    save_showing,
)
from casefiles.ui.base.context import Context
from casefiles.ui.records.showing_editor import ShowingEditor
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import CARD, clear, column, in_column, row, words
from casefiles.ui.widgets.wrapping_row import WrappingRow
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.showings import APPEARANCES

_ORDER: Final = (Appearance.NAMED, Appearance.PSEUDONYM, Appearance.WITHHELD)
_MOST: Final = 40
"""People who are listed here; the table of the whole case has all."""
_STRICTER: Final = msg_mark("Because {reader} may read the same papers.")
_NONE: Final = msg_mark("No people in this case yet. Add them in People.")


class PeopleForReader(QFrame):
    """A line for each person; naming somebody opens the card that asks why it may be done.

    Attributes:
        buttons: how somebody appears, by person and appearance.
        editor: asks for the reason, and says who else reads the name.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._audience = ""
        self._cells: list[tuple[ShowingRow, ShowingCell]] = []
        self.setProperty("card", "true")
        self.buttons: dict[tuple[str, Appearance], QPushButton] = {}
        self.editor = ShowingEditor(context)
        self.editor.hide()
        self.editor.saved.connect(self._on_saved)
        self._lines = column(gap=8, margins=0)
        self._none = muted("")
        everybody = action_button(context.actions["dossier.recipients"])
        column(
            row((subheading(msg("PEOPLE, FOR THIS RECIPIENT")), 1), everybody),
            self._lines,
            self._none,
            self.editor,
            gap=10,
            margins=CARD,
            of=self,
        )

    def open(self, audience: str) -> None:
        """Show how a recipient reads everybody."""
        if audience != self._audience:
            self.editor.hide()
        self._audience = audience
        places = person_places()
        self._context.session.fetch(self, places, self.editor.offer, channel="person_places")
        self.ask()

    def ask(self) -> None:
        """Ask again."""
        if self._audience:
            query = appearances_of_case(self._context.case_id)
            self._context.session.ask(self, query, self._on_shown, channel="showings")

    def hear(self, changes: Changes) -> None:
        """Ask again after a change of people or readers."""
        if changes.concern("person", "reach", "exhibit"):
            self.ask()

    def _on_shown(self, shown: CaseAppearances) -> None:
        self.editor.offer_exhibits(shown.exhibits)
        cells = [(one, self._cell(one)) for one in shown.rows]
        if cells == self._cells:
            self._restore()
            return
        self._cells = cells
        clear(self._lines)
        self.buttons = {}
        for one, cell in cells[:_MOST]:
            self._lines.addWidget(self._made_line(one, cell))
        rest = len(cells) - _MOST
        more = msg("{number} more in the table of all recipients.", number=rest)
        self._none.setText(more if rest > 0 else msg_of(_NONE))
        self._none.setVisible(rest > 0 or not cells)

    def _cell(self, one: ShowingRow) -> ShowingCell:
        return next(cell for cell in one.cells if cell.audience == self._audience)

    def _made_line(self, one: ShowingRow, cell: ShowingCell) -> QWidget:
        """Return a line: who it is, and the three ways to appear."""
        about = [one.person.role] if one.person.role else []
        if cell.shown.because:
            about.append(msg_of(_STRICTER).format(reader=label(cell.shown.because)))
        name = words(one.name, role="label")
        parts = in_column(name, *([muted(" · ".join(about))] if about else []), gap=0, margins=0)
        choices, group = QWidget(), QButtonGroup(self)
        for appearance in _ORDER:
            group.addButton(self._made_button(one, cell, appearance))
        row(*group.buttons(), gap=0, margins=0, of=choices)
        holder = QWidget()
        line = WrappingRow(holder, spacing=10)
        line.addWidget(parts)
        line.addWidget(choices)
        return holder

    def _made_button(
        self, one: ShowingRow, cell: ShowingCell, appearance: Appearance
    ) -> QPushButton:
        text = msg_of(APPEARANCES[appearance])
        made = QPushButton(text)
        made.setProperty("segment", "true")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setChecked(cell.shown.appearance is appearance)
        made.setAccessibleName(msg("{name}: {recipient}", name=one.name, recipient=text))
        made.clicked.connect(lambda: self._choose(one, cell, appearance))
        self.buttons[one.person.id, appearance] = made
        return made

    def _choose(self, one: ShowingRow, cell: ShowingCell, appearance: Appearance) -> None:
        """Show less at once; what shows more is asked about first."""
        if appearance is cell.shown.appearance:
            self.editor.hide()
            self._restore()
        elif appearance is Appearance.NAMED:
            self.editor.open(one, cell)
            self.editor.choose(Appearance.NAMED)
            self.editor.show()
            self.editor.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self._restore()
        else:
            edit = save_showing(one.person.id, Showing(self._audience, appearance))
            self._context.session.run(self, edit, lambda _: self.ask(), otherwise=self._on_refused)

    def _on_refused(self, error: CasefilesError) -> None:
        self._context.notices.warn(error)
        self._restore()

    def _restore(self) -> None:
        """Show what holds until something else is saved."""
        for one, cell in self._cells[:_MOST]:
            for appearance in _ORDER:
                is_shown = cell.shown.appearance is appearance
                self.buttons[one.person.id, appearance].setChecked(is_shown)

    @Slot()
    def _on_saved(self) -> None:
        self.editor.hide()
        self.ask()
