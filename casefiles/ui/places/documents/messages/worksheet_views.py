"""What stands where pages stand: the pages, or the sheets that are set on them, as tables."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTabBar,
    QTableView,
    QWidget,
)
from typing_extensions import override

from casefiles.domain.files.extracted_items import Sheet
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.documents.pages import ShownDocument
from casefiles.office.documents.worksheets import next_cell, sheets_of
from casefiles.ui.base.clipboard import copy
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.messages.sheet_model import SheetModel
from casefiles.ui.places.documents.pages.view_choice import ViewChoice
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, in_column
from casefiles.words.files import SHEETS
from casefiles.words.language import msg, msg_number, msg_of

_WIDTH: Final = 130
_MOST_COPIED: Final = 20_000
_FIELD: Final = 200
_MARGIN: Final = 14


class CellTable(QTableView):
    """Cells of a sheet: what is selected can be copied.

    Attributes:
        too_many: more cells are selected than can be copied at once.
    """

    too_many = Signal()

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        self.sheet_model = model
        self.setModel(model)
        self.setAccessibleName(msg("Sheet"))
        self.setProperty("cells", "true")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setTabKeyNavigation(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected; letters are left to the commands of the room."""
        if event.matches(QKeySequence.StandardKey.Copy):
            text = self.selected_text()
            if text:
                copy(text)
        elif event.text() and event.text().isprintable() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def selected_text(self) -> str:
        """Return the selected cells, columns apart by tabs and rows by line ends."""
        selection = self.selectionModel().selection()
        if selection.isEmpty():
            return ""
        area = selection.first()
        if area.width() * area.height() > _MOST_COPIED:
            self.too_many.emit()
            return ""
        lines = []
        for number in range(area.top(), area.bottom() + 1):
            row = self.sheet_model.row_at(number)
            cells = () if row is None else row.cells[area.left() : area.right() + 1]
            lines.append("\t".join(cells))
        return "\n".join(lines).rstrip()


class WorksheetViews(QWidget):
    """Shows sheets as tables wherever a document has some; its pages are one click away.

    Attributes:
        turned: whether a table is shown now, and not the pages.
    """

    turned = Signal(bool)

    def __init__(self, context: Context, pages: QWidget) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._page = 1
        self._sheets: tuple[Sheet, ...] = ()
        self._pages = pages
        self.model = SheetModel(context)
        self.table = CellTable(self.model)
        self.tabs = QTabBar()
        self.line = private_line(msg("Find in this sheet"))
        self.choice = ViewChoice(msg("Table"), "rows")
        self._none = muted(msg("Not found in this sheet."), wrap=False)
        self.stack = QStackedWidget()
        self._lay_out()
        self.choice.chosen.connect(self._on_choice)
        self.tabs.currentChanged.connect(self._on_tab)
        self.line.returnPressed.connect(self._on_find)
        self.table.too_many.connect(self._on_too_many)
        context.session.changed.connect(self._on_changed)

    @property
    def is_showing(self) -> bool:
        """Whether a table is shown, and not the pages."""
        return bool(self._sheets) and self.stack.currentIndex() == 1

    def show_document(self, shown: ShownDocument, page: int) -> None:
        """Begin with another document; its sheets are shown when they are there."""
        document_id = shown.document.id
        if document_id == self._document_id:
            return
        self._document_id, self._page = document_id, page
        self._sheets = ()
        self._show(is_table=False)
        self._ask()

    def show_pages(self) -> None:
        """Turn to the pages, as when a place on one is wanted."""
        self._turn(is_table=False)

    def show_table(self) -> bool:
        """Turn to the table, as it was left; tells whether there is one."""
        self._turn(is_table=True)
        return bool(self._sheets)

    def turn(self, pages: int) -> None:
        """Scroll the table by what is seen of it."""
        bar = self.table.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def selection(self) -> tuple[str, int]:
        """Return the selected cells as text, and the page on which their sheet begins."""
        return self.table.selected_text(), max(1, self.model.sheet.page)

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName(msg("Sheets"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.line.setPlaceholderText(msg("Find in this sheet"))
        self.line.setMaximumWidth(self._context.theme.pixels(_FIELD))
        self.table.horizontalHeader().setDefaultSectionSize(self._context.theme.pixels(_WIDTH))
        self._none.hide()
        self.choice.add(self._none)
        self.choice.add(self.line)
        # Pages run on below the window; a table ends in it.
        sheet = in_column((self.table, 1), self.tabs, gap=4, margins=(0, 0, 0, _MARGIN))
        self.stack.addWidget(self._pages)
        self.stack.addWidget(sheet)
        column(self.choice, (self.stack, 1), gap=6, margins=0, of=self)

    def _ask(self) -> None:
        if self._document_id:
            query = sheets_of(self._document_id)
            self._context.session.ask(self, query, self._on_sheets, channel="sheets")

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._document_id and self._document_id in changes.ids("reading"):
            self._ask()

    def _on_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        is_new = not self._sheets
        self._sheets = sheets
        self.choice.setVisible(bool(sheets))
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for sheet in sheets:
            sign = msg_of(SHEETS[sheet.visibility])
            name = sheet.name or msg("Table")
            self.tabs.addTab(f"{name} ({sign})" if sign else name)
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(sheets) > 1 or bool(sheets and sheets[0].name))
        if sheets:
            self._on_tab(0)
            self._turn(is_table=is_new and self._page <= 1)
        else:
            self._show(is_table=False)

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        if 0 <= number < len(self._sheets):
            self._none.hide()
            self.model.show_sheet(self._document_id, self._sheets[number])

    def _turn(self, *, is_table: bool) -> None:
        if self._sheets:
            self._show(is_table=is_table)
            self.choice.show_chosen(is_itself=is_table)
            self.line.setVisible(is_table)
            self._none.hide()

    def _show(self, *, is_table: bool) -> None:
        self.stack.setCurrentIndex(int(is_table))
        self.turned.emit(is_table)

    @Slot(bool)
    def _on_choice(self, is_table: bool) -> None:
        self._turn(is_table=is_table)

    @Slot()
    def _on_find(self) -> None:
        at = self.table.currentIndex()
        after = (at.row(), at.column()) if at.isValid() else (-1, -1)
        query = next_cell(self._document_id, self.model.sheet, self.line.text(), after)
        self._context.session.ask(self, query, self._on_found, channel="cell")

    def _on_found(self, place: tuple[int, int] | None) -> None:
        self._none.setVisible(place is None and bool(self.line.text().strip()))
        if place is not None:
            index = self.model.index(*place)
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    @Slot()
    def _on_too_many(self) -> None:
        words = msg(
            "More than {most_copied} cells are selected: copy fewer at a time.",
            most_copied=msg_number(_MOST_COPIED),
        )
        self._context.notices.post(words)
