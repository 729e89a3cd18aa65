"""A date that the case must meet, as a card, or as a line once it is over."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from casefiles.office.case.overview import REMOVAL, DateCard
from casefiles.ui.look.theme import Theme
from casefiles.ui.records.link_button import LinkButton
from casefiles.ui.widgets.buttons import button, icon_button
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import column, row, words
from casefiles.ui.widgets.tools.row_menu import CardMenu
from casefiles.words.language import msg, msg_mark, msg_of

_ICONS = {
    "hearing": "gavel",
    "removal": "siren",
    "appeal": "scales",
    "filing": "tray",
    "translation": "translate",
}
_ICON = 20
UNCHECKED = msg_mark("Not checked against the law")


class DateTile(QFrame):
    """A date to come.

    Attributes:
        edit_requested: id of the date.
        emergency_requested: from a removal, the way to a request that stops it.
    """

    edit_requested = Signal(str)
    emergency_requested = Signal()

    def __init__(self, theme: Theme, card: DateCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.setProperty("card", "true")
        self.setAccessibleName(f"{card.title}, {card.countdown.words}, {card.forum}")
        title = heading(card.title)
        title.setWordWrap(True)
        if card.is_urgent:
            self.setProperty("tone", "danger")
            title.setProperty("tone", "danger")
        picture = QLabel()
        role = "danger" if card.is_urgent else "accent"
        picture.setPixmap(theme.pixmap(icon_of(card), theme.pixels(_ICON), role))
        self.edit = icon_button(msg("Edit this date: {title}", title=card.title), "pencil-simple")
        self.edit.clicked.connect(self._on_edit)
        text = words(card.countdown.words)
        body = column(
            row(picture, (title, 1), self.edit, gap=10),
            text,
            gap=6,
            margins=(14, 12, 8, 12),
            of=self,
        )
        if card.forum:
            body.addWidget(muted(card.forum))
        if not card.deadline.is_confirmed:
            unchecked = muted(msg_of(UNCHECKED))
            unchecked.setProperty("tone", "warn")
            body.addWidget(unchecked)
        if card.badge:
            badge = muted(card.badge)
            badge.setProperty("tone", "warn")
            body.addWidget(badge)
        if card.deadline.kind == REMOVAL:
            request = button(msg("Emergency request…"), "siren", primary=card.is_urgent)
            request.clicked.connect(self.emergency_requested)
            body.addWidget(request, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)
        CardMenu(self)

    @Slot()
    def _on_edit(self) -> None:
        self.edit_requested.emit(self.card.id)


def icon_of(card: DateCard) -> str:
    """Return the icon of what a date is for."""
    return _ICONS.get(card.deadline.kind, "calendar-blank")


def past_row(card: DateCard) -> LinkButton:
    """Return a date that is over, as a quiet line."""
    words = "  ·  ".join(part for part in (card.title, card.forum) if part)
    return LinkButton(card.countdown.words, words, (icon_of(card), "muted"), title_width=230)
