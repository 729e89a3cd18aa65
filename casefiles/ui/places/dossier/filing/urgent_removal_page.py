"""Seventy-two hours: the shortest way to a request for interim measures, body by body."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from casefiles.office.draft.dossiers import ForumChoice
from casefiles.office.forum.forum_sheets import UrgentForum
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.labels import heading, muted, subheading
from casefiles.ui.widgets.layout import TOP, clear, column, row, words
from casefiles.ui.widgets.panel import BackPage
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_PURPOSE: Final = msg_mark(
    "For a removal within days: choose the forum, fill in the required fields, review the checks"
    " and export the filing pack. Form limits never block such a request."
)
_WITHHOLD: Final = msg_mark("Redact by Emergency: name the client alone")
_WITHHELD: Final = msg_mark(
    "Everybody else is withheld in this request, whatever is set, and"
    " sentences about their kin go without a question. Nothing of the"
    " case is changed: choose another preset to widen it later."
)
_STEPS: Final = (
    msg_mark("1. Date, time, time zone and destination of the removal, and your source."),
    msg_mark("2. The interim measure requested and the irreparable harm, in a few sentences."),
    msg_mark(
        "3. The last decision and the removal order as exhibits; the signed authority to act."
    ),
    msg_mark(
        "4. Export the filing pack, send it from a connected computer, keep the acknowledgement."
    ),
)


class UrgentRemovalPage(BackPage):
    """Lists the bodies that take requests for interim measures.

    Attributes:
        chosen: profile and audience of the body that was chosen.
        withholds: the request names nobody but the client.
        begin: the button of each body, by profile.
    """

    chosen = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.begin: dict[str, Button] = {}
        self.withholds = QCheckBox(msg_of(_WITHHOLD))
        self.withholds.setToolTip(msg_of(_WITHHELD))
        self.withholds.setChecked(True)
        self._cards = column(gap=10)
        self._lay_out()

    def show_forums(self, found: tuple[UrgentForum, ...]) -> None:
        """Show each body with what its form still lacks."""
        clear(self._cards)
        self.begin = {}
        for one in found:
            self._cards.addWidget(self._card(one))
        first = next(iter(self.begin.values()), None)
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, one: UrgentForum) -> QFrame:
        card = QFrame()
        card.setProperty("card", "true")
        name = words(one.title, "label")
        lacks = msg_n("{n} needed field is empty", "{n} needed fields are empty", one.missing)
        lines = [lacks if one.missing else msg("All required fields are filled in")]
        lines += [one.hours] if one.hours else []
        lines += [msg("Way in: {way}", way=way) for way in one.channels]
        begin = button(msg("Fill in the request"), "pencil-simple", primary=True)
        begin.setAccessibleName(msg("Fill in the request: {title}", title=one.title))
        begin.clicked.connect(lambda: self.chosen.emit(one.profile, one.audience))
        self.begin[one.profile] = begin
        row(
            (column(name, muted("\n".join(lines))), 1),
            (begin, TOP),
            margins=(14, 10, 14, 10),
            of=card,
        )
        return card

    def _lay_out(self) -> None:
        within = QWidget()
        body = column(
            muted(msg_of(_PURPOSE)),
            self.withholds,
            muted(msg_of(_WITHHELD)),
            self._cards,
            subheading(msg("STEPS")),
            gap=10,
            margins=(0, 0, 12, 0),
            of=within,
        )
        for line in msg_of(_STEPS):
            body.addWidget(muted(line))
        body.addStretch(1)
        column(
            row(self.back, (heading(msg("Removal within 72 hours: interim measures")), 1)),
            (ColumnScroll(within), 1),
            gap=10,
            margins=(16, 12, 4, 12),
            of=self,
        )


def interim(forums: tuple[ForumChoice, ...]) -> dict[str, str]:
    """Return the profiles for requests for interim measures, each with its first audience."""
    return {one.id: one.audiences[0].id for one in forums if one.is_interim}
