"""What the dossier tells together with earlier editions: each thing here, there, and accepted."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QStackedWidget,
    QWidget,
)

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.documents.pages import PagePicture, page_picture
from casefiles.office.draft.combined_disclosure import (
    CombinedDisclosure,
    CombinedDisclosureItem,
    accept_overlaps,
    reject_overlaps,
)
from casefiles.office.records.findings import FindingLocation
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.preview.sheet_picture import SheetPicture
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import heading, muted, subheading
from casefiles.ui.widgets.layout import TOP, card, clear, column, flow, in_column, row, say, words
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.split_panes import halves, lay_out_page

_COLUMNS: Final = (
    ListColumn("brief", "Told together", 260, stretch=True, sorts=False),
    ListColumn("readers", "With the one for", 140, sorts=False, drops=True),
    ListColumn("state", "Accepted", 120, sorts=False, drops=True),
)
_NOTHING: Final = (
    "Nobody who reads this dossier and an earlier edition learns what neither tells alone."
)
_NONE_EARLIER: Final = "No earlier edition is within reach of these readers."
_UNCOMPARABLE: Final = "Cannot be compared, since only a digest was kept: "
_WHY: Final = "Why it may be told together, for your own file"
_LAPSES: Final = (
    "Kept in the vault with your reason; it lapses as soon as anything of the finding changes."
)
_PICTURE: Final = 900
_WIDTHS: Final = (500, 640)
_MENDS: Final = 4


class CombinedDisclosurePage(BackPage):
    """Lists the findings, with two columns for the one that is selected.

    Attributes:
        overlay: what is shown; None before it is known.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wish = ""
        self._shown: CombinedDisclosureItem | None = None
        self.overlay: CombinedDisclosure | None = None
        model = RowModel(_COLUMNS, _text, _icon, _role, identity=lambda row: str(row.of))
        self.table = RowTable(model, context.theme, many=True)
        self.table.setAccessibleName("Told together with earlier editions")
        self._counts = muted("")
        self._counts.setWordWrap(False)
        self.reason = private_line(_WHY)
        self.reason.setPlaceholderText(_WHY)
        self.accept = button("Accept", "check", primary=True)
        self.accept_all = button("Accept all", "check-square")
        self.take_back = button("Accept no more", "arrow-counter-clockwise")
        self._uncomparable = muted("")
        self._words = words()
        self._sides = {side: _Side(context, side) for side in ("Here", "There")}
        self._remedies = column(gap=0)
        self._nothing = EmptyState(
            context.theme, "files", "Told together with earlier editions", _NOTHING, None
        )
        self._right = QStackedWidget()
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.activated_row.connect(lambda _: self.reason.setFocus())
        self.reason.textChanged.connect(self._allow)
        self.reason.returnPressed.connect(self._on_accept)
        self.accept.clicked.connect(self._on_accept)
        self.accept_all.clicked.connect(self._on_accept_all)
        self.take_back.clicked.connect(self._on_take_back)
        context.actions.barred.connect(self._allow)

    def open(self, of: str) -> None:
        """Show the findings, one of them selected; a reason that was typed before is gone."""
        self._wish = of
        self.reason.clear()
        if of:
            self.table.select(of)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def of(self) -> str:
        """Digest of the finding that is selected; empty for none."""
        row = self.table.row()
        return str(row.of) if row is not None else ""

    def show_overlay(self, found: CombinedDisclosure) -> None:
        """Show what was found; the selection stays on its row."""
        self.overlay = found
        self.table.set_rows(found.findings)
        left = len(found.open)
        earlier = len(found.editions)
        against = "1 earlier edition" if earlier == 1 else f"{earlier} earlier editions"
        self._counts.setText(f"against {against} · {left} not accepted")
        message = _UNCOMPARABLE + ", ".join(found.uncomparable) if found.uncomparable else ""
        say(self._uncomparable, message)
        self._nothing.words.setText(_NOTHING if found.editions else _NONE_EARLIER)
        self._right.setCurrentIndex(1 if found.findings else 0)
        if self._wish and self.table.select(self._wish):
            self._wish = ""
        elif self.table.row() is None and found.findings:
            self.table.select_first()
        self._allow()

    @Slot(object)
    def _on_chosen(self, row: CombinedDisclosureItem | None) -> None:
        self._allow()
        if row is None:
            return
        self._shown = row
        self._words.setText(row.item.words)
        self._sides["Here"].show_words("Here", "This dossier", row.item.here)
        self._sides["There"].show_words("There", _capital(row.edition), row.item.there)
        self._show_pages(row)
        self._show_ways(row)
        self._context.navigator.note(NavigationTarget("dossier", row.of, "overlay"))

    def _show_pages(self, row: CombinedDisclosureItem) -> None:
        page = row.page
        for side in self._sides.values():
            side.picture.setVisible(page is not None)
        if page is None:
            return
        self._paint(row, None)
        self._context.session.fetch(
            self, page_picture(page[0], page[1], _PICTURE),
            lambda picture: self._on_picture(row, picture), channel="sheet",
            otherwise=self._on_undrawn,
        )  # fmt: skip

    def _on_picture(self, row: CombinedDisclosureItem, picture: PagePicture) -> None:
        if self._shown is row:
            self._paint(row, picture)

    def _paint(self, row: CombinedDisclosureItem, picture: PagePicture | None) -> None:
        areas = row.overlap.areas
        self._sides["Here"].picture.show_page(picture, row.here_boxes, areas)
        self._sides["There"].picture.show_page(picture, row.there_boxes, areas)

    def _on_undrawn(self, _error: CasefilesError) -> None:
        """Leave bare paper: the words say what it is about."""

    def _show_ways(self, row: CombinedDisclosureItem) -> None:
        clear(self._remedies)
        for spot in row.spots[:_MENDS]:
            self._remedies.addWidget(self._made_way(spot))

    def _made_way(self, spot: FindingLocation) -> QWidget:
        """Return a button to a place, and what place it is, which may take several lines."""
        link = quiet_button("Mend it", "arrow-square-out")
        link.setAccessibleName(f"Mend it: {spot.words}")
        link.clicked.connect(lambda _=False: self._go(spot))
        text = words(spot.words)
        way = QWidget()
        row((link, TOP), (text, 1), margins=0, of=way)
        return way

    def _go(self, spot: FindingLocation) -> None:
        self._context.navigator.go(NavigationTarget(spot.room, spot.record, spot.detail))

    @Slot()
    def _allow(self) -> None:
        """Let be pressed what may be done, in an open case only."""
        rows = self.table.selected_rows()
        is_open = self._context.actions.refusal is None
        has_reason = bool(self.reason.text().strip())
        found = self.overlay.open if self.overlay is not None else ()
        self.reason.setEnabled(is_open)
        self.accept.setEnabled(is_open and has_reason and any(one.reason is None for one in rows))
        self.accept_all.setEnabled(is_open and has_reason and bool(found))
        self.take_back.setEnabled(is_open and any(one.reason is not None for one in rows))

    @Slot()
    def _on_accept(self) -> None:
        if self.accept.isEnabled():
            self._accept(self.table.selected_rows())

    @Slot()
    def _on_accept_all(self) -> None:
        if self.overlay is not None:
            self._accept(self.overlay.open)

    def _accept(self, rows: tuple[CombinedDisclosureItem, ...]) -> None:
        session = self._context.session
        requested = [one.of for one in rows if one.reason is None]
        randomness = session.vault.workplace.randomness
        edit = accept_overlaps(self._context.case_id, requested, self.reason.text(), randomness)
        session.run(self, edit, lambda _: self.reason.clear())

    @Slot()
    def _on_take_back(self) -> None:
        requested = [one.of for one in self.table.selected_rows() if one.reason is not None]
        self._context.session.run(self, reject_overlaps(self._context.case_id, requested))

    def _lay_out(self) -> None:
        head = flow(self.back, heading("Told together"), self._counts, gap=10)
        left = in_column((self.table, 1), self._uncomparable, margins=(16, 0, 12, 12))
        self._right.addWidget(self._nothing)
        self._right.addWidget(self._made_detail())
        widths = [self._context.theme.pixels(width) for width in _WIDTHS]
        lay_out_page(self, head, halves("overlay", left, self._right, widths, shares=(1, 1)))

    def _made_detail(self) -> QWidget:
        """Return the sentence, the two columns, the ways to mend it, and where to accept it."""
        within = in_column(
            self._words,
            row(*((side, 1) for side in self._sides.values()), gap=16),
            self._remedies,
            self._made_card(),
            ...,
            gap=12,
            margins=(16, 0, 16, 12),
        )
        return ColumnScroll(within, self, frame=False)

    def _made_card(self) -> QFrame:
        return card(
            self.reason,
            flow(self.accept, self.accept_all, self.take_back, gap=8),
            muted(_LAPSES),
            gap=8,
            margins=(12, 10, 12, 10),
        )


class _Side(QWidget):
    """One of the two columns."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._title = subheading(name)
        self._edition = muted("")
        self._words_label = words()
        self.picture = SheetPicture(context.theme, f"The page {name.lower()}")
        column(
            self._title,
            self._edition,
            self._words_label,
            self.picture,
            ...,
            gap=6,
            margins=0,
            of=self,
        )

    def show_words(self, title: str, edition: str, message: str) -> None:
        """Say what an edition says or shows."""
        self._title.setText(title.upper())
        self._edition.setText(edition)
        self._words_label.setText(message)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _text(row: CombinedDisclosureItem, key: str) -> str:
    if key == "brief":
        return row.item.brief
    if key == "readers":
        return row.readers
    return "No" if row.reason is None else row.reason


def _icon(row: CombinedDisclosureItem, key: str) -> tuple[str, str] | None:
    if key != "brief":
        return None
    return ("x-circle", "danger") if row.reason is None else ("check-circle", "ok")


def _role(_row: CombinedDisclosureItem, key: str) -> str:
    return "text" if key == "brief" else "muted"
