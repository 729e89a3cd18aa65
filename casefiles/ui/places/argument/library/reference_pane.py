"""One figure or authority: what it says, what it is safe for, and what it is not."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from casefiles.office.law.reference import SIDES, ReferenceEntry
from casefiles.ui.base.context import Context
from casefiles.ui.places.argument.library.reference_list import ICONS
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.labels import Chip, ChipKind, heading, muted, subheading

_MARGIN: Final = 20
_CHIPS: Final[dict[str, ChipKind]] = {"adverse": "warn", "for": "ok", "procedure": "accent"}


class ReferencePane(QWidget):
    """The reading pane of the room."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.shown: ReferenceEntry | None = None
        self._within = QWidget()
        self._column = QVBoxLayout(self._within)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(6)
        scroll = ColumnScroll(self._within, self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        self.note = action_button(context.actions["library.note"])
        self.note.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, 8, _MARGIN, 16)
        foot.addWidget(self.note)
        foot.addStretch(1)
        outer.addLayout(foot)

    def show_reference(self, shown: ReferenceEntry) -> None:
        """Show all that is known of one."""
        self.shown = shown
        self._empty()
        title = heading(shown.title)
        title.setWordWrap(True)
        selectable(title)
        self._column.addWidget(title)
        self._column.addWidget(muted(_where(shown)))
        chips = QHBoxLayout()
        chips.setContentsMargins(0, 6, 0, 6)
        icon, _ = ICONS[shown.side]
        chips.addWidget(Chip(SIDES[shown.side], icon, _CHIPS.get(shown.side, "plain")))
        chips.addStretch(1)
        holder = QWidget()
        holder.setLayout(chips)
        self._column.addWidget(holder)
        for words in shown.warnings:
            warning = muted(words)
            warning.setProperty("tone", "warn")
            self._column.addWidget(warning)
        if shown.note:
            self._column.addSpacing(10)
            self._column.addWidget(subheading("Your note"))
            self._column.addWidget(_line(shown.note))
        for part in shown.parts:
            self._column.addSpacing(10)
            self._column.addWidget(subheading(part.heading))
            for line in part.lines:
                self._column.addWidget(_line(line))
        self._column.addStretch(1)
        self.note.setVisible(True)

    def _empty(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()


def _line(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    selectable(label)
    return label


def _where(shown: ReferenceEntry) -> str:
    return "  ·  ".join(part for part in (shown.source, shown.date_words, shown.place) if part)
