"""The lists of packs and of makers whom the lawyer trusts."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.office.law.packs import InstalledPackRow, PackPublisher, PacksState
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg, msg_mark, msg_of

_PACKS: Final = (
    ListColumn("title", msg_mark("Pack"), 150, stretch=True, sorts=False),
    ListColumn("edition", msg_mark("Edition"), 70, align_right=True, sorts=False, drops=True),
    ListColumn("maker", msg_mark("From"), 120, stretch=True, sorts=False, drops=True),
    ListColumn("state", msg_mark("State"), 110, sorts=False),
)
_MAKERS: Final = (
    ListColumn("name", msg_mark("Publisher"), 140, stretch=True, sorts=False),
    ListColumn("fingerprint", msg_mark("Fingerprint"), 130, stretch=True, sorts=False),
    ListColumn("day", msg_mark("Since"), 110, sorts=False, drops=True),
)
_LEAST: Final = 110
"""Pixels that a list keeps of the height, at 100 %; beyond that the page scrolls."""
_FAULTS: Final = {
    "": msg_mark("In use"),
    "pack_replaced": msg_mark("Replaced"),
    "key_not_accepted": msg_mark("Not trusted"),
    "pack_unreadable": msg_mark("Unreadable"),
}


def _pack(row: InstalledPackRow, key: str) -> str:
    match key:
        case "maker":
            return (
                msg("The program")
                if not row.id
                else row.maker.name
                if row.maker
                else msg("Not installed")
            )
        case "state":
            return msg_of(_FAULTS[row.fault])
    return str(getattr(row, key))


def _icon(row: InstalledPackRow, key: str) -> tuple[str, str] | None:
    if key != "state":
        return None
    return ("warning", "warn") if row.fault else ("check-circle", "ok")


def _maker(row: PackPublisher, key: str) -> str:
    return words_from_edtf(row.day) if key == "day" else str(getattr(row, key))


class PackLists(QWidget):
    """What stands on the left of the page.

    Attributes:
        chosen: another pack or maker is selected.
    """

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.packs = RowTable(RowModel(msg_of(_PACKS), _pack, _icon, parent=self), context.theme)
        self.packs.setAccessibleName(msg("Packs"))
        self.makers = RowTable(RowModel(msg_of(_MAKERS), _maker, parent=self), context.theme)
        self.makers.setAccessibleName(msg("Trusted publishers"))
        self.packs.chosen.connect(lambda _row: self.chosen.emit())
        self.makers.chosen.connect(lambda _row: self.chosen.emit())
        self.nobody = muted(msg("No trusted publishers. Compare a fingerprint to trust one."))
        self.about = muted("")
        buttons = FlowLayout(spacing=8)
        for name in ("take_pack", "remove_pack", "withdraw_key"):
            action = context.actions[f"library.{name}"]
            buttons.addWidget(action_button(action, primary=name == "take_pack"))
        self.packs.setMinimumHeight(context.theme.pixels(_LEAST))
        self.makers.setMinimumHeight(context.theme.pixels(_LEAST))
        within = QWidget()
        scroll = ColumnScroll(within, frame=False)
        column(scroll, margins=0, of=self)
        column(
            (self.packs, 3),
            self.about,
            subheading(msg("Trusted publishers")),
            self.nobody,
            (self.makers, 2),
            buttons,
            gap=6,
            margins=(20, 10, 12, 8),
            of=within,
        )

    def show_state(self, state: PacksState) -> None:
        """Show packs and makers; the selection stays."""
        self.packs.set_rows(state.packs)
        self.makers.set_rows(state.makers)
        self.makers.setVisible(bool(state.makers))
        self.nobody.setVisible(not state.makers)
        if self.packs.row() is None:
            self.packs.select_first()
        self.show_about()

    def show_about(self) -> None:
        """Say more of the pack that is selected."""
        row: InstalledPackRow | None = self.packs.row()
        self.about.setText("" if row is None else _about(row))

    def take_focus(self) -> None:
        """Put the focus on the packs."""
        self.packs.setFocus(Qt.FocusReason.OtherFocusReason)


def _about(row: InstalledPackRow) -> str:
    if row.fault == "key_not_accepted":
        return msg("Not in use: its publisher is no longer trusted.")
    if row.fault == "pack_replaced":
        return msg("Replaced by a later edition.")
    if row.fault:
        return msg("Unreadable by this version. Import a later edition.")
    days = msg(
        "checked on {checked}, again by {again}",
        checked=words_from_edtf(row.as_of),
        again=words_from_edtf(row.review_by),
    )
    return msg("{entries} entries, {days}.", entries=row.entries, days=days)
