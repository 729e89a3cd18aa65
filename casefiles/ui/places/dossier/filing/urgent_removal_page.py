"""Seventy-two hours: the shortest way to a request for interim measures, body by body."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from casefiles.office.draft.dossiers import ForumChoice
from casefiles.office.forum.forum_sheets import UrgentForum
from casefiles.ui.widgets.buttons import Button, button, icon_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.labels import heading, muted, subheading

_PURPOSE: Final = (
    "When somebody may be handed over within days: choose the body, fill in what it needs at once,"
    " look at the checks, and export the filing pack. No limit of a forum holds such a request up."
)
_WITHHOLD: Final = "Redact by Emergency: name the client alone"
_WITHHELD: Final = (
    "Everybody else is withheld in this request, whatever is set, and sentences about their kin go"
    " without a question. Nothing of the case is changed: choose another preset to widen it later."
)
_STEPS: Final = (
    "1. Date, hour, zone and destination of the removal, and where you know it from.",
    "2. The measure asked for, and the irreparable harm in a few sentences.",
    "3. The last decision and the order as exhibits; the authority to act, signed.",
    "4. Export the filing pack; send it from the connected machine; keep the receipt.",
)


class UrgentRemovalPage(QWidget):
    """Lists the bodies that take requests for interim measures.

    Attributes:
        left: back to the dossier.
        chosen: profile and audience of the body that was chosen.
        withholds: the request names nobody but the client.
        begin: the button of each body, by profile.
    """

    left = Signal()
    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.begin: dict[str, Button] = {}
        self.withholds = QCheckBox(_WITHHOLD)
        self.withholds.setToolTip(_WITHHELD)
        self.withholds.setChecked(True)
        self.back = icon_button("Back to the dossier", "arrow-left")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._lay_out()
        self.back.clicked.connect(self.left)

    def show_forums(self, found: tuple[UrgentForum, ...]) -> None:
        """Show each body with what its form still lacks."""
        while (item := self._cards.takeAt(0)) is not None:
            held = item.widget()
            if held is not None:
                held.deleteLater()
        self.begin = {}
        for one in found:
            self._cards.addWidget(self._card(one))
        first = next(iter(self.begin.values()), None)
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, one: UrgentForum) -> QFrame:
        card = QFrame()
        card.setProperty("card", "true")
        name = QLabel(one.title)
        name.setProperty("label", "true")
        name.setWordWrap(True)
        lacks = (
            "1 needed field is empty"
            if one.missing == 1
            else f"{one.missing} needed fields are empty"
        )
        lines = [lacks if one.missing else "Every needed field is filled in"]
        lines += [one.hours] if one.hours else []
        lines += [f"Way in: {way}" for way in one.channels]
        begin = button("Fill in the request", "pencil-simple", primary=True)
        begin.setAccessibleName(f"Fill in the request: {one.title}")
        begin.clicked.connect(lambda: self.chosen.emit(one.profile, one.audience))
        self.begin[one.profile] = begin
        text = QVBoxLayout()
        text.addWidget(name)
        text.addWidget(muted("\n".join(lines)))
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 10, 14, 10)
        row.addLayout(text, 1)
        row.addWidget(begin, 0, Qt.AlignmentFlag.AlignTop)
        return card

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(heading("72 hours: interim measures"), 1)
        within = QWidget()
        column = QVBoxLayout(within)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        column.addWidget(muted(_PURPOSE))
        column.addWidget(self.withholds)
        column.addWidget(muted(_WITHHELD))
        column.addLayout(self._cards)
        column.addWidget(subheading("IN THIS ORDER"))
        for line in _STEPS:
            column.addWidget(muted(line))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 4, 12)
        outer.setSpacing(10)
        outer.addLayout(head)
        outer.addWidget(ColumnScroll(within, self), 1)


def interim(forums: tuple[ForumChoice, ...]) -> dict[str, str]:
    """Return the profiles for requests for interim measures, each with its first audience."""
    return {one.id: one.audiences[0].id for one in forums if one.is_interim}
