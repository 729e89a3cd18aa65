"""The list of documents: counts, filter, rows of documents and of files that arrive."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QWidget
from typing_extensions import override

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.rows import DocumentFilter, DocumentRow
from casefiles.office.documents.document_records import DocumentList
from casefiles.office.importing.import_progress import ImportedFile
from casefiles.ui.base.context import Context
from casefiles.ui.base.row_commands import row_actions
from casefiles.ui.places.documents.list.arrivals import Arrivals, ImportEnded
from casefiles.ui.places.documents.list.document_rows import DocumentRows
from casefiles.ui.places.documents.list.import_banner import ImportBanner
from casefiles.ui.places.documents.list.picture_grid import PictureGrid
from casefiles.ui.places.documents.list.states import (
    KINDS,
    STATUSES,
    ListRow,
    cell_icon,
    cell_role,
    cell_text,
    protection_of,
    reason_of,
)
from casefiles.ui.widgets.buttons import action_button, button, icon_button, quiet_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import ShortenedLabel
from casefiles.ui.widgets.layout import HCENTER, column, in_column, row
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.tools.filter_chips import FilterChips
from casefiles.ui.widgets.tools.row_menu import RowMenu
from casefiles.ui.widgets.tools.tool_row import ToolButton, ToolRow
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of

COLUMNS: Final = (
    ListColumn("mark", msg_mark("No."), 70),
    ListColumn("title", msg_mark("Title"), 220, stretch=True),
    ListColumn("pages", msg_mark("Pages"), 62, align_right=True),
    ListColumn("received", msg_mark("Received"), 108, drops=True),
    ListColumn("protection", "", 40, sorts=False),
    ListColumn("state", msg_mark("State"), 142, sorts=False),
)
_NUMBERS_BELOW: Final = 120
"""Pixels at 100 % below which the list shows numbers only."""
_SIDE: Final = 8
_OF_ONE: Final = ("documents.edit", "documents.remove", "documents.erase")
"""What is done to one document, never to several at once."""
_NEWEST_FIRST: Final = ("added", True)
_STATES: Final = (
    ("", msg_mark("Any reading state")),
    ("unread", msg_mark("Needs attention")),
    ("unreadable", msg_mark("Cannot be read")),
    ("unmarked", msg_mark("No exhibit number")),
    ("not_looked_at", msg_mark("Pages not checked")),
    ("not_opened", msg_mark("Not opened")),
)
_PROTECTIONS: Final = (
    ("", msg_mark("Any protection")),
    ("kept_in", msg_mark("Never exported")),
    ("privileged", msg_mark("Privileged")),
    ("do_not_use", msg_mark("Excluded")),
    ("refused", msg_mark("Consent refused")),
    ("traceable", msg_mark("Traceable by copy")),
    ("sensitive", msg_mark("All sensitive")),
    ("special_category", msg_mark("Special category")),
    ("graphic", msg_mark("Graphic")),
    ("source", msg_mark("Identifies a source")),
)
_REVIEWS: Final = (
    ("", msg_mark("Any relevance")),
    ("key", msg_mark("Key documents")),
    ("relevant", msg_mark("Relevant")),
    ("not_relevant", msg_mark("Not relevant")),
    ("undecided", msg_mark("Not reviewed")),
)
_PURPOSE: Final = msg_mark(
    "Everything received or made: requests, disclosure, statements, photographs. Drop files or a"
    " folder here. Each file is encrypted into the vault and read in a sandbox. The originals are"
    " not changed."
)


_TEXT_ROLES: Final = {
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.AccessibleTextRole,
}


class _DocumentsModel(RowModel):
    """Rows that say in full, to those who ask, why they are in their state."""

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return what Qt and screen readers ask of a cell."""
        if role in _TEXT_ROLES and self.columns[index.column()].key == "protection":
            return protection_of(self.row_at(index.row()))[0] or None
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            row = self.row_at(index.row())
            if self.columns[index.column()].key == "pages" and isinstance(row, DocumentRow):
                return _opened_words(row)
            is_state = self.columns[index.column()].key == "state"
            return reason_of(row) or None if is_state and row is not None else None
        return super().data(index, role)


def _opened_words(row: DocumentRow) -> str:
    """Return how much of a document was ever on the screen."""
    if not row.opened:
        return msg("Not opened")
    return msg_n(
        "{opened} of {n} page opened",
        "{opened} of {n} pages opened",
        row.pages,
        opened=msg_number(row.opened),
    )


class DocumentsList(QWidget):
    """What stands on the left of the room.

    Attributes:
        filter_changed: filter or order are others; the rows shall be asked for.
        chosen: a row that was selected, or None.
        opened: a row that Enter was pressed on.
        status_requested: ids of documents, and what they shall be to the defence.
    """

    filter_changed = Signal()
    chosen = Signal(object)
    opened = Signal(object)
    status_requested = Signal(object, str)

    def __init__(self, context: Context, arrivals: Arrivals) -> None:
        super().__init__()
        self._theme = context.theme
        self._arrivals = arrivals
        self._number = context.actions["documents.number"]
        self._actions = context.actions
        self._statuses: QMenu | None = None
        self._head = QAction(self)
        self._head.setEnabled(False)
        self._order = _NEWEST_FIRST
        self._found = DocumentList((), 0, 0)
        self._is_loaded = False
        self._banners: list[ImportBanner] = []
        self.counts = ShortenedLabel()
        self.all = quiet_button(msg("Show all"), "x")
        self.filter = self._made_filter()
        self.table = self._made_table(context)
        self.grid = PictureGrid(context)
        self.as_pictures = icon_button(msg("Show as thumbnails"), "image")
        self.as_pictures.setCheckable(True)
        self._empty = EmptyState(
            context.theme,
            "files",
            msg("No documents yet"),
            msg_of(_PURPOSE),
            action_button(context.actions["documents.add_files"], primary=True),
            action_button(context.actions["documents.add_folder"]),
        )
        clear = quiet_button(msg("Show all documents"))
        clear.clicked.connect(self.filter.clear)
        self._nothing = EmptyState(
            context.theme,
            "magnifying-glass",
            msg("Nothing found"),
            msg("No document matches the filter."),
            clear,
        )
        self._stack = QStackedWidget()
        for widget in (self.table, self.grid, self._empty, self._nothing):
            self._stack.addWidget(widget)
        self._lay_out(context)
        arrivals.states_changed.connect(self._show_banners)
        self.all.hide()
        self.all.clicked.connect(self._on_all)
        self.as_pictures.toggled.connect(self.show_rows)
        self.grid.picked.connect(self.table.select)
        RowMenu(self.grid, lambda: self.acts_for(self.selected_documents()))
        self.grid.opened.connect(self.opened)
        self.table.chosen.connect(self._on_chosen)

    @property
    def kind(self) -> str:
        """The kind of document that is wanted; empty for any."""
        return self.filter.values()["kind"]

    def chosen_filter(self) -> DocumentFilter:
        """Return what filter and header ask for."""
        values = self.filter.values()
        order, is_descending = self._order
        return DocumentFilter(
            text=values["text"],
            status=values["status"],
            state=values["state"] or "all",  # type: ignore[arg-type]  # one of the choices above
            order=order,  # type: ignore[arg-type]  # key of a column that sorts
            is_descending=is_descending,
            protection=values["protection"] or "all",  # type: ignore[arg-type]  # one of the choices
            review=values["review"] or "all",  # type: ignore[arg-type]  # one of the choices
        )

    def show_documents(self, found: DocumentList) -> None:
        """Show documents; those that arrive stay above them."""
        self._found = found
        self._is_loaded = True
        self.show_rows()

    @Slot()
    def show_rows(self) -> None:
        """Show the rows anew; the list stays where it is scrolled to."""
        arriving = self._arriving()
        bar = self.table.verticalScrollBar()
        place, chosen = bar.value(), self.table.row()
        became = self._arrivals.became.get(chosen.id) if isinstance(chosen, ImportedFile) else None
        self.table.set_rows((*arriving, *self._found.rows))
        if became is not None:
            self.table.select(became)
        bar.setValue(place)
        chosen = self.table.row()
        self.grid.set_rows(self._found.rows, chosen.id if chosen is not None else "")
        self.counts.show_words(self._counted())
        self.all.setVisible(self.filter.is_narrowing() and bool(self._found.rows))
        self._stack.setCurrentWidget(self._fitting(bool(arriving)))

    def select(self, document_id: str) -> bool:
        """Select a document, now or when it comes into the list; tells whether it is there."""
        return self.table.select(document_id)

    def take_focus(self) -> None:
        """Put the focus on the rows."""
        shown = self.grid if self._stack.currentWidget() is self.grid else self.table
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_all(self) -> None:
        self.take_focus()
        self.filter.clear()

    @Slot(object)
    def _on_chosen(self, row: ListRow | None) -> None:
        if row is not None:
            self.grid.choose(row.id)

    def _arriving(self) -> tuple[ImportedFile, ...]:
        words = self.filter.values()["text"].casefold()
        rows = self._arrivals.rows()
        return tuple(row for row in rows if words in row.name.casefold()) if words else rows

    def _counted(self) -> str:
        found = self._found
        if not self._is_loaded:
            return ""
        total = msg_n("{n} document", "{n} documents", found.total)
        if self.filter.is_narrowing():
            return msg("{count} of {total}", count=msg_number(len(found.rows)), total=total)
        parts = [total]
        if found.attention:
            parts.append(msg_n("{n} needs attention", "{n} need attention", found.attention))
        return " · ".join(parts)

    def _fitting(self, is_arriving: bool) -> QWidget:
        if self._found.rows and self.as_pictures.isChecked():
            return self.grid
        if self._found.rows or is_arriving or not self._is_loaded:
            return self.table
        return self._nothing if self.filter.is_narrowing() else self._empty

    def _made_filter(self) -> FilterChips:
        bar = FilterChips(msg("Filter documents  /"))
        for name, label, choices in (
            ("status", msg("Status"), (("", msg("Any document status")), *msg_of(STATUSES))),
            ("state", msg("State"), msg_of(_STATES)),
            ("protection", msg("Protection"), msg_of(_PROTECTIONS)),
            ("review", msg("Relevance"), msg_of(_REVIEWS)),
            ("kind", msg("Kind of file"), msg_of(KINDS)),
        ):
            bar.add_choice(name, label, choices)
        bar.changed.connect(self._on_filter)
        bar.left.connect(self.take_focus)
        return bar

    def _made_table(self, context: Context) -> DocumentRows:
        model = _DocumentsModel(msg_of(COLUMNS), cell_text, cell_icon, cell_role, parent=self)
        table = DocumentRows(model, context.theme)
        table.setProperty("flush", "true")
        table.setAccessibleName(msg("Documents"))
        table.show_order(self._order[0], descending=self._order[1])
        table.chosen.connect(self.chosen)
        table.activated_row.connect(self.opened)
        table.sort_requested.connect(self._on_order)
        table.offer(lambda _row: self.acts_for(self.selected_documents()))
        return table

    def _lay_out(self, context: Context) -> None:
        actions = context.actions
        self.tools = ToolRow(msg("Tools for the list"))
        fold = ToolButton(actions["documents.list"], "sidebar-simple")
        review = ToolButton(actions["documents.review"], "list-checks", msg("Review"))
        translate = ToolButton(actions["documents.translations"], "translate", msg("Translate"))
        add = button(msg("Add"), "plus", primary=True)
        add.setToolTip(actions["documents.add_files"].text())
        add.clicked.connect(actions["documents.add_files"].trigger)
        for widget, rank, name in (
            (fold, 0, ""),
            (review, 3, "documents.review"),
            (translate, 3, "documents.translations"),
            (self.as_pictures, 4, ""),
        ):
            self.tools.add(widget, rank, actions[name] if name else None)
        self.tools.add_room()
        self.tools.add(add, 1, actions["documents.add_files"])
        self.tools.set_more(actions["documents.add_folder"], actions["documents.number"], None)
        self.tools.filled = self.table.fill_orders
        self._notes = column(gap=6)
        self.bulk = self._made_bulk()
        self._above = in_column(
            self.filter,
            self.filter.chips,
            row((self.counts, 1), self.all, gap=6),
            self.bulk,
            self._notes,
            gap=4,
            margins=(_SIDE, 6, _SIDE, 4),
        )
        whole = ToolButton(actions["documents.list"], "sidebar-simple")
        self._fold = in_column((whole, HCENTER), margins=(0, 6, 0, 6))
        self._fold.hide()
        column(self.tools, self._above, self._fold, (self._stack, 1), gap=0, margins=0, of=self)

    def _made_bulk(self) -> QWidget:
        """Return what can be done to several rows at once, in sight while several are selected."""
        self.selected = ShortenedLabel("")
        self._status = quiet_button(msg("Legal status"), "caret-down")
        self._status.clicked.connect(self._open_status)
        number = quiet_button(msg("Number…"), "hash")
        number.clicked.connect(self._number.trigger)
        bulk = QWidget()
        row((self.selected, 1), self._status, number, gap=2, margins=0, of=bulk)
        bulk.hide()
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        return bulk

    @Slot()
    def _on_selected(self) -> None:
        count = len(self.selected_documents())
        self.selected.show_words(msg_n("{n} selected", "{n} selected", count))
        self.bulk.setVisible(count > 1)

    @Slot()
    def _open_status(self) -> None:
        ids = self.selected_documents()
        menu = self._status_menu(ids, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._status.mapToGlobal(QPoint(0, self._status.height())))

    def _status_menu(self, ids: tuple[DocumentId, ...], parent: QWidget) -> QMenu:
        status = QMenu(msg("Legal status"), parent)
        for value, words in msg_of(STATUSES):
            status.addAction(words).setData(value)
        status.triggered.connect(partial(self._on_chosen_status, ids))
        return status

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave only the numbers and the way back to the whole list where it is folded."""
        super().resizeEvent(event)
        is_folded = self.width() < self._theme.pixels(_NUMBERS_BELOW)
        if self._fold.isHidden() is is_folded:
            for part in (self.tools, self._above):
                part.setVisible(not is_folded)
            self._fold.setVisible(is_folded)

    @Slot(str)
    def _on_filter(self, _words: str) -> None:
        self.filter_changed.emit()

    @Slot(str, bool)
    def _on_order(self, key: str, descending: bool) -> None:
        # A third click on a header brings back the order in which documents came in.
        is_third = self._order == (key, True)
        self._order = _NEWEST_FIRST if is_third else (key, descending)
        if is_third:
            self.table.show_order(_NEWEST_FIRST[0], descending=True)
        self.filter_changed.emit()

    def acts_for(self, ids: tuple[DocumentId, ...]) -> list[QAction | QMenu | None]:
        """Return what is offered for documents that are selected."""
        if not ids:
            return []
        self._head.setText(msg_n("{n} document", "{n} documents", len(ids)))
        acts = list(row_actions(self._actions, "documents"))
        one_alone = {self._actions[name] for name in _OF_ONE}
        if len(ids) > 1:
            acts = [act for act in acts if act not in one_alone]
        if self._statuses is not None:
            self._statuses.deleteLater()
        self._statuses = self._status_menu(ids, self)
        return [self._head, *acts, None, self._statuses]

    def _on_chosen_status(self, ids: tuple[DocumentId, ...], action: QAction) -> None:
        if action.data():
            self.status_requested.emit(ids, str(action.data()))

    def selected_documents(self) -> tuple[DocumentId, ...]:
        """Return the ids of the selected rows that are documents."""
        rows: tuple[ListRow | None, ...] = self.table.selected_rows()
        return tuple(
            row.id for row in rows if row is not None and not isinstance(row, ImportedFile)
        )

    @Slot()
    def _show_banners(self) -> None:
        focused = QApplication.focusWidget()
        import_banners = [
            one for one in self._banners if focused is not None and one.isAncestorOf(focused)
        ]
        for banner in self._banners:
            self._notes.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self._banners = [self._made_banner(one) for one in self._arrivals.ended.values()]
        if import_banners:
            # Whoever pressed a button finds the focus on the one that takes its place.
            same = [one for one in self._banners if one.import_id == import_banners[0].import_id]
            target = same[0].buttons()[0] if same else self.table
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_banner(self, ended: ImportEnded) -> ImportBanner:
        banner = ImportBanner(ended, self)
        banner.go_on.connect(self._arrivals.go_on)
        banner.forget.connect(self._arrivals.forget)
        banner.show_rows.connect(self._on_show)
        banner.unreadable_requested.connect(partial(self.filter.choose, "state", "unreadable"))
        self._notes.addWidget(banner)
        banner.show()
        return banner

    @Slot(str, bool)
    def _on_show(self, import_id: str, is_shown: bool) -> None:
        self._arrivals.show(import_id, is_shown=is_shown)
