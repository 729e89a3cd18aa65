"""The tools above the pages: what a drag selects, what to do with it, which page and how large."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from casefiles.ui.base.actions import Actions
from casefiles.ui.widgets.buttons import Button, IconButton, button, icon_button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.layout import column, flow, row
from casefiles.words.language import msg, msg_mark, msg_of

_SHORT: Final = {
    "documents.select_words": (msg_mark("Text"), "text-t"),
    "documents.select_area": (msg_mark("Area"), "selection"),
    "documents.mark": (msg_mark("Mark"), "eraser"),
    "documents.as_burned": (msg_mark("Redacted"), "eye"),
    "documents.new_fact": (msg_mark("New fact"), "quotes"),
    "documents.new_event": (msg_mark("New event"), "calendar-plus"),
    "documents.looked_at": (msg_mark("Checked"), "eye"),
    "documents.looked_at_all": (msg_mark("All checked"), "eye"),
    "documents.find_all": (msg_mark("Find all"), "magnifying-glass"),
    "documents.beside": (msg_mark("Side by side"), "columns"),
}


_DIGITS: Final = 8
"""Width of the field for a page, in digits; its frame takes three of them."""


class PageTools(QWidget):
    """Two rows that break where it is narrow.

    Attributes:
        page_requested: number of a page that somebody typed.
    """

    page_requested = Signal(int)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.words = self._tool("documents.select_words", checkable=True)
        self.area = self._tool("documents.select_area", checkable=True)
        self.mark = self._tool("documents.mark")
        self.burned = self._tool("documents.as_burned", checkable=True)
        self.fact = self._tool("documents.new_fact")
        self.event_tool = self._tool("documents.new_event")
        self.find_all = self._tool("documents.find_all")
        self.side_by_side = self._tool("documents.beside", checkable=True)
        self.page = private_line(msg("Page"))
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._valid = QIntValidator(1, 1, self)
        self.page.setValidator(self._valid)
        self.page_checked = self._tool("documents.looked_at", checkable=True)
        self.all_pages_checked = self._tool("documents.looked_at_all")
        self._of = QLabel("")
        self._zoom = QLabel("100 %")
        self.fit = self._icon("documents.fit", "arrows-out-line-horizontal")
        self.turn = self._icon("documents.turn_right", "arrow-clockwise")
        self._lay_out()
        self._size_field()
        self.offer_side_by_side(is_offered=False)
        self.page.returnPressed.connect(self._on_page)

    def show_page(self, number: int, last: int) -> None:
        """Show which page is looked at."""
        self._valid.setTop(max(1, last))
        if not self.page.hasFocus() or not self.page.isModified():
            self.page.setText(str(number))
        self._of.setText(msg("of {last}", last=last))
        self._actions["documents.previous_page"].setEnabled(number > 1)
        self._actions["documents.next_page"].setEnabled(number < last)

    def show_zoom(self, percent: int) -> None:
        """Show how large the pages are."""
        self._zoom.setText(f"{percent} %")

    def show_mode(self, mode: str) -> None:
        """Show what a drag selects."""
        self.words.setChecked(mode == "words")
        self.area.setChecked(mode == "area")

    @Slot(bool)
    def show_burned(self, is_burned: bool) -> None:
        """Show whether pages are shown as readers get them."""
        self.burned.setChecked(is_burned)

    @Slot(bool)
    def show_table(self, is_table: bool) -> None:
        """Offer what is done to pages only where pages are seen, and not a table in their place."""
        for tool in self._of_pages:
            tool.setVisible(not is_table)

    @Slot(bool)
    def offer_side_by_side(self, is_offered: bool) -> None:
        """Offer to show a translation or original beside the pages, where there is one."""
        self._actions["documents.beside"].setEnabled(is_offered)
        self.side_by_side.setVisible(is_offered)

    @Slot(bool)
    def show_side_by_side(self, is_shown: bool) -> None:
        """Show whether two documents are shown."""
        self.side_by_side.setChecked(is_shown)
        for name in ("beside_turn", "shift_back", "shift_on"):
            self._actions[f"documents.{name}"].setEnabled(is_shown)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Make room for the digits in another size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._size_field()

    def _size_field(self) -> None:
        wide = self.page.fontMetrics().horizontalAdvance("0" * _DIGITS)
        if self.page.minimumWidth() != wide:
            self.page.setFixedWidth(wide)

    def _lay_out(self) -> None:
        tools = QWidget(self)
        flow(
            self.words,
            self.area,
            self.mark,
            self.burned,
            self.fact,
            self.event_tool,
            self.find_all,
            self.side_by_side,
            self.all_pages_checked,
            of=tools,
        )
        to_page: tuple[QWidget, ...] = (
            self._icon("documents.previous_page", "caret-up"),
            self._icon("documents.next_page", "caret-down"),
            QLabel(msg("Page")),
            self.page,
            self._of,
        )
        how_large: tuple[QWidget, ...] = (
            self._icon("documents.zoom_out", "magnifying-glass-minus"),
            self._zoom,
            self._icon("documents.zoom_in", "magnifying-glass-plus"),
            self.fit,
            self.turn,
        )
        of_drags = (self.words, self.area, self.mark, self.burned)
        self._of_pages: tuple[QWidget, ...] = (*of_drags, *to_page, *how_large)
        column(
            tools,
            row(*to_page, self.page_checked, ..., *how_large, gap=6),
            gap=6,
            margins=0,
            of=self,
        )

    def _tool(self, name: str, *, checkable: bool = False) -> Button:
        words, icon = msg_of(_SHORT[name])
        action = self._actions[name]
        tool = button(words, icon)
        tool.setCheckable(checkable)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tool.setToolTip(f"{action.text()}  {keys}")
        tool.clicked.connect(action.trigger)
        if not checkable:
            action.enabledChanged.connect(tool.setEnabled)
            tool.setEnabled(action.isEnabled())
        return tool

    def _icon(self, name: str, icon: str) -> IconButton:
        action = self._actions[name]
        tool = icon_button(action.text(), icon)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tool.setToolTip(f"{action.text()}  {keys}")
        tool.clicked.connect(action.trigger)
        action.enabledChanged.connect(tool.setEnabled)
        return tool

    @Slot()
    def _on_page(self) -> None:
        self.page.setModified(False)
        self.page_requested.emit(int(self.page.text()))
