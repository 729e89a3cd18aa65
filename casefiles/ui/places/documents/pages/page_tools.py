"""The one row above the pages: which document and page, how large, and what a selection becomes."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from typing_extensions import override

from casefiles.ui.base.actions import Actions
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import Chip, ShortenedLabel
from casefiles.ui.widgets.tools.tool_row import ToolButton, ToolRow
from casefiles.words.language import msg, msg_mark, msg_of

_WORDS: Final = {
    "documents.mark": (msg_mark("Redact"), "eraser"),
    "documents.new_fact": (msg_mark("Fact"), "quotes"),
    "documents.new_event": (msg_mark("Event"), "calendar-plus"),
}
_ICONS: Final = {
    "documents.list": "sidebar-simple",
    "documents.panel": "info",
    "documents.edit": "pencil-simple",
    "documents.previous_page": "caret-up",
    "documents.next_page": "caret-down",
    "documents.zoom_out": "magnifying-glass-minus",
    "documents.fit": "arrows-out-line-horizontal",
    "documents.zoom_in": "magnifying-glass-plus",
    "documents.select_words": "cursor-text",
    "documents.select_area": "selection",
    "documents.beside": "columns",
    "documents.as_burned": "eye",
    "documents.turn_right": "arrow-clockwise",
    "documents.reading": "arrow-square-out",
}
_MENU: Final = (
    *("looked_at_all", "", "find_all", "explain", "check_text", "read_picture", "read_pictures"),
    *("", "mark_page", "keep_only", "", "turn_left", "turn_right", "beside_turn", "shift_back"),
    *("shift_on", "", "translate", "remove", "erase"),
)
"""What stands behind the last button in any case; empty for a line between two groups."""
_DIGITS: Final = 8
"""Width of the field for a page, in digits; its frame takes three of them."""


class PageTools(ToolRow):
    """Says which document is shown, and offers what can be done to it.

    Attributes:
        page_requested: number of a page that somebody typed.
    """

    page_requested = Signal(int)

    def __init__(self, actions: Actions) -> None:
        super().__init__(msg("Tools for the page"))
        self._actions = actions
        self.exhibit = Chip("", parent=self)
        self.title = ShortenedLabel("", self)
        self.title.setProperty("muted", "false")
        self.title.setProperty("strong", "true")
        self.list = self._tool("documents.list")
        self.words = self._tool("documents.select_words", checkable=True)
        self.area = self._tool("documents.select_area", checkable=True)
        self.mark = self._tool("documents.mark")
        self.burned = self._tool("documents.as_burned", checkable=True)
        self.fact = self._tool("documents.new_fact")
        self.event_tool = self._tool("documents.new_event")
        self.side_by_side = self._tool("documents.beside", checkable=True)
        self.fit_width = self._tool("documents.fit")
        self.turn = self._tool("documents.turn_right")
        self.reading = self._tool("documents.reading", checkable=True)
        self.panel = self._tool("documents.panel")
        self.page = private_line(msg("Page"))
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._valid = QIntValidator(1, 1, self)
        self.page.setValidator(self._valid)
        self.page_checked = QCheckBox(msg("Checked"))
        self.page_checked.setToolTip(_tip(actions, "documents.looked_at"))
        self.page_checked.clicked.connect(actions["documents.looked_at"].trigger)
        self._of = QLabel("")
        self._of.setProperty("muted", "true")
        self._fill()
        self._size_field()
        for widget in (self.list, self.side_by_side, self.title, self.panel):
            self.offer(widget, is_offered=False)
        self.page.returnPressed.connect(self._on_page)

    def show_document(self, exhibit: str, title: str) -> None:
        """Say which document is shown."""
        words = exhibit or msg("No exhibit number")
        self.exhibit.show_state(words, "", "accent" if exhibit else "warn")
        self.exhibit.setToolTip(f"{exhibit}  {title}".strip())
        self.title.show_words(title)

    def name_document(self, *, is_named: bool) -> None:
        """Show the title here, where the list does not."""
        self.offer(self.title, is_offered=is_named)

    def offer_list(self, *, is_offered: bool) -> None:
        """Offer the list, where it is not in sight."""
        self.offer(self.list, is_offered=is_offered)

    def offer_panel(self, *, is_offered: bool) -> None:
        """Offer the inspector, where there is no room for its icons."""
        self.offer(self.panel, is_offered=is_offered)

    def show_page(self, number: int, last: int) -> None:
        """Show which page is looked at."""
        self._valid.setTop(max(1, last))
        if not self.page.hasFocus() or not self.page.isModified():
            self.page.setText(str(number))
        self._of.setText(msg("of {last}", last=last))
        self._actions["documents.previous_page"].setEnabled(number > 1)
        self._actions["documents.next_page"].setEnabled(number < last)

    def show_checked(self, *, is_checked: bool, count: int, pages: int) -> None:
        """Show whether the page was checked, and how many pages of all were."""
        words = msg("Checked {count} of {pages}", count=count, pages=pages)
        self.page_checked.setText(words if pages > 1 and count else msg("Checked"))
        self.page_checked.setChecked(is_checked)

    def show_zoom(self, percent: int) -> None:
        """Show how large the pages are."""
        name = msg("{name}, now {percent} %", name=self._fit_name(), percent=percent)
        self.fit_width.describe(name)

    def show_mode(self, mode: str) -> None:
        """Show what a drag selects."""
        self.words.setChecked(mode == "words")
        self.area.setChecked(mode == "area")

    @Slot(bool)
    def show_burned(self, is_burned: bool) -> None:
        """Show whether pages are shown as readers get them."""
        self.burned.setChecked(is_burned)

    def show_reading(self, *, is_reading: bool) -> None:
        """Show whether the page has all of the window."""
        self.reading.setChecked(is_reading)

    @Slot(bool)
    def show_table(self, is_table: bool) -> None:
        """Offer what is done to pages only where pages are seen, and not a table in their place."""
        for tool in self._of_pages:
            self.offer(tool, is_offered=not is_table)

    def show_pages(self, *, has_pages: bool) -> None:
        """Offer what is done to pages, and to what is cited, only where there is any."""
        for tool in (*self._of_pages, self.page_checked, self.reading):
            self.offer(tool, is_offered=has_pages)

    @Slot(bool)
    def offer_side_by_side(self, is_offered: bool) -> None:
        """Offer to show a translation or original beside the pages, where there is one."""
        self._actions["documents.beside"].setEnabled(is_offered)
        self.offer(self.side_by_side, is_offered=is_offered)

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
        if not hasattr(self, "page"):
            return
        wide = self.page.fontMetrics().horizontalAdvance("0" * _DIGITS)
        if self.page.minimumWidth() != wide:
            self.page.setFixedWidth(wide)

    def _fit_name(self) -> str:
        return self._actions["documents.fit"].text()

    def _fill(self) -> None:
        to_page: tuple[tuple[QWidget, int, str], ...] = (
            (self._tool("documents.previous_page"), 3, "documents.previous_page"),
            (self.page, 2, ""),
            (self._of, 2, ""),
            (self._tool("documents.next_page"), 3, "documents.next_page"),
        )
        how_large: tuple[tuple[QWidget, int, str], ...] = (
            (self._tool("documents.zoom_out"), 7, "documents.zoom_out"),
            (self.fit_width, 7, "documents.fit"),
            (self._tool("documents.zoom_in"), 7, "documents.zoom_in"),
        )
        self.add(self.list)
        self.add(self.exhibit)
        self.add(self.title, 4, None, 1)
        self.add(self._tool("documents.edit"), 5, self._actions["documents.edit"])
        for widget, rank, name in (
            *to_page,
            *how_large,
            (self.words, 6, "documents.select_words"),
            (self.area, 6, "documents.select_area"),
            (self.mark, 1, "documents.mark"),
            (self.fact, 1, "documents.new_fact"),
            (self.event_tool, 1, "documents.new_event"),
            (self.side_by_side, 8, "documents.beside"),
            (self.burned, 6, "documents.as_burned"),
            (self.turn, 9, ""),
            (self.reading, 8, "documents.reading"),
        ):
            self.add(widget, rank, self._actions[name] if name else None)
        self.add_room()
        self.add(self.panel, 4, self._actions["documents.panel"])
        self.add(self.page_checked, 1, self._actions["documents.looked_at"])
        of_drags = (self.words, self.area, self.mark, self.burned, self.turn)
        moves = (*to_page, *how_large)
        self._of_pages: tuple[QWidget, ...] = (*of_drags, *(widget for widget, *_ in moves))
        self.set_more(*(self._actions[f"documents.{name}"] if name else None for name in _MENU))

    def _tool(self, name: str, *, checkable: bool = False) -> ToolButton:
        word, icon = msg_of(_WORDS[name]) if name in _WORDS else ("", _ICONS[name])
        tool = ToolButton(self._actions[name], icon, word)
        tool.setCheckable(checkable)
        tool.follow()
        return tool

    @Slot()
    def _on_page(self) -> None:
        self.page.setModified(False)
        self.page_requested.emit(int(self.page.text()))


def _tip(actions: Actions, name: str) -> str:
    action = actions[name]
    return f"{action.text()}  {action.shortcut().toString()}"
