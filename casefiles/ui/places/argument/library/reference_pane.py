"""One figure or authority: what it says, what it is safe for, and what it is not."""

from typing import Final

from PySide6.QtWidgets import QLabel, QWidget

from casefiles.office.law.reference import SIDES, ReferenceEntry
from casefiles.ui.base.context import Context
from casefiles.ui.places.argument.library.reference_list import ICONS
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.labels import Chip, ChipKind, heading, muted, subheading
from casefiles.ui.widgets.layout import clear, column, row, words
from casefiles.words.language import msg, msg_of

_MARGIN: Final = 20
_CHIPS: Final[dict[str, ChipKind]] = {"adverse": "warn", "for": "ok", "procedure": "accent"}


class ReferencePane(QWidget):
    """The reading pane of the room."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.shown: ReferenceEntry | None = None
        self._within = QWidget()
        self._column = column(gap=6, margins=_MARGIN, of=self._within)
        scroll = ColumnScroll(self._within, self, frame=False)
        self.note = action_button(context.actions["library.note"])
        self.note.hide()
        column(
            (scroll, 1), row(self.note, ..., margins=(_MARGIN, 8, _MARGIN, 16)), margins=0, of=self
        )

    def show_reference(self, shown: ReferenceEntry) -> None:
        """Show all that is known of one."""
        self.shown = shown
        clear(self._column)
        title = heading(shown.title)
        title.setWordWrap(True)
        selectable(title)
        self._column.addWidget(title)
        self._column.addWidget(muted(_where(shown)))
        icon, _ = ICONS[shown.side]
        chips = row(
            Chip(msg_of(SIDES[shown.side]), icon, _CHIPS.get(shown.side, "plain")),
            ...,
            margins=(0, 6, 0, 6),
        )
        holder = QWidget()
        holder.setLayout(chips)
        self._column.addWidget(holder)
        for text in shown.warnings:
            warning = muted(text)
            warning.setProperty("tone", "warn")
            self._column.addWidget(warning)
        if shown.note:
            self._column.addSpacing(10)
            self._column.addWidget(subheading(msg("Your note")))
            self._column.addWidget(_line(shown.note))
        for part in shown.parts:
            self._column.addSpacing(10)
            self._column.addWidget(subheading(part.heading))
            for line in part.lines:
                self._column.addWidget(_line(line))
        self._column.addStretch(1)
        self.note.setVisible(True)


def _line(text: str) -> QLabel:
    return selectable(words(text))


def _where(shown: ReferenceEntry) -> str:
    return "  ·  ".join(part for part in (shown.source, shown.date_words, shown.place) if part)
