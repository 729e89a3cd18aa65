"""A pack from a stick before it is taken in: whose it is, and what it would change."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.office.law.packs import ChangeKind, EntryChange, PackOffer
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.field import LineField
from casefiles.ui.widgets.labels import heading, muted, subheading
from casefiles.ui.widgets.layout import clear, column, flow, in_column, row, words
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.acts import field_words
from casefiles.words.language import msg, msg_mark, msg_of

_COLUMNS: Final = (
    ListColumn("kind", msg_mark("Change"), 108, sorts=False),
    ListColumn("title", msg_mark("Entry"), 180, stretch=True, sorts=False),
    ListColumn("id", msg_mark("Id"), 110, sorts=False, drops=True),
)
_KINDS: Final = {
    ChangeKind.ADDED: (msg_mark("New"), "plus", "ok"),
    ChangeKind.CHANGED: (msg_mark("Changed"), "pencil-simple", "accent"),
    ChangeKind.REMOVED: (msg_mark("Removed"), "minus", "danger"),
}
_ASK: Final = msg_mark(
    "This publisher's key is not trusted yet. Compare the fingerprint with the one you received by"
    " another channel, on paper or by telephone. Nothing of the pack has been read."
)


def _cell(row: EntryChange, key: str) -> str:
    return msg_of(_KINDS[row.kind][0]) if key == "kind" else str(getattr(row, key))


def _icon(row: EntryChange, key: str) -> tuple[str, str] | None:
    return msg_of(_KINDS[row.kind][1:]) if key == "kind" else None


def _role(_row: EntryChange, key: str) -> str:
    return "muted" if key == "id" else "text"


class KeyPane(QWidget):
    """Asks whether a key is the maker's.

    Attributes:
        compared: the fingerprint that was typed.
        left: the pack is not wanted.
    """

    compared = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = heading(msg("Trust this publisher?"))
        self.name = muted("")
        self.fingerprint = words()
        self.fingerprint.setProperty("h", "2")
        selectable(self.fingerprint)
        self.typed = LineField(
            "typed", msg("Fingerprint from the publisher"), msg("Spaces are ignored.")
        )
        self.accept = button(msg("Trust publisher"), "check", primary=True)
        self.accept.clicked.connect(self._on_accept)
        leave = button(msg("Not now"))
        leave.clicked.connect(self.left)
        within = in_column(
            self.title,
            self.name,
            muted(msg_of(_ASK)),
            subheading(msg("Publisher's key")),
            self.fingerprint,
            self.typed,
            flow(self.accept, leave, gap=8),
            ...,
            gap=12,
            margins=(20, 16, 20, 16),
        )
        _fill(self, within)

    def show_offer(self, offer: PackOffer) -> None:
        """Show the key of a pack."""
        self.name.setText(msg("It was signed as {name}.", name=offer.maker.name))
        self.fingerprint.setText(offer.maker.fingerprint)
        self.typed.set_value("")
        self.typed.problem("")
        self.typed.take_focus()

    @Slot()
    def _on_accept(self) -> None:
        self.compared.emit(self.typed.value())


class ChangesPane(QWidget):
    """Shows what a pack would change.

    Attributes:
        requested: it is to be taken in.
        left: it is not.
    """

    requested = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.title = heading("")
        self.title.setWordWrap(True)
        self.about = muted("")
        self.table = RowTable(
            RowModel(msg_of(_COLUMNS), _cell, _icon, _role, parent=self), context.theme
        )
        self.table.setAccessibleName(msg("Changes in this pack"))
        self.table.chosen.connect(self._on_chosen)
        self._within = QWidget()
        self._fields = column(margins=(0, 4, 8, 4), of=self._within)
        scroll = ColumnScroll(self._within, frame=False)
        self.take = button(msg("Import"), "check", primary=True)
        self.take.clicked.connect(self.requested)
        leave = button(msg("Not now"))
        leave.clicked.connect(self.left)
        column(
            self.title,
            self.about,
            (self.table, 3),
            (scroll, 2),
            row(..., leave, self.take),
            gap=8,
            margins=(20, 16, 20, 16),
            of=self,
        )

    def show_offer(self, offer: PackOffer) -> None:
        """Show what differs, what is gone first."""
        self.title.setText(
            msg("{title}, edition {edition}", title=offer.title, edition=offer.edition)
        )
        self.about.setText(_about(offer))
        self.table.set_rows(offer.changes)
        self.table.select_first()
        self.take.setFocus()

    @Slot(object)
    def _on_chosen(self, chosen: EntryChange | None) -> None:
        clear(self._fields)
        for field in chosen.fields if chosen is not None else ():
            self._fields.addWidget(subheading(field_words(field.name)))
            for text, tone in ((field.before, msg("Before: ")), (field.after, "")):
                if text:
                    label = words(f"{tone}{text}")
                    label.setProperty("muted", "true" if tone else "false")
                    selectable(label)
                    self._fields.addWidget(label)
        self._fields.addStretch(1)


def _about(offer: PackOffer) -> str:
    counts = {kind: sum(one.kind is kind for one in offer.changes) for kind in ChangeKind}
    message = msg(
        "{new} new, {changed} changed, {removed} removed.",
        new=counts[ChangeKind.ADDED],
        changed=counts[ChangeKind.CHANGED],
        removed=counts[ChangeKind.REMOVED],
    )
    instead = (
        msg("In place of edition {installed}: ", installed=offer.installed)
        if offer.installed
        else ""
    )
    checked = msg(
        "Checked on {date}, signed by {name}.",
        date=words_from_edtf(offer.as_of),
        name=offer.maker.name,
    )
    return msg(
        "{checked}  {instead}{message}  Your own notes stay.",
        checked=checked,
        instead=instead,
        message=message,
    )


def _fill(outer: QWidget, within: QWidget) -> None:
    scroll = ColumnScroll(within, frame=False)
    column(scroll, margins=0, of=outer)
