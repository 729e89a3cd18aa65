"""The bar above every place: menu, case, back and forward, one field, and what presses."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.ids import CaseId
from casefiles.office.case.case_in_bar import CaseInBar, case_in_bar
from casefiles.office.records.countdown import local_now
from casefiles.ui.base.context import Context
from casefiles.ui.base.lasting_warnings import WarningList
from casefiles.ui.base.timers import made_timer
from casefiles.ui.look.theme import Theme
from casefiles.ui.shell.command_menu import CommandLine, add_menu, command_menu
from casefiles.ui.shell.due_button import DueButton
from casefiles.ui.shell.state_warnings import warn_of_removal
from casefiles.ui.shell.warnings_panel import WarningsChip
from casefiles.ui.widgets.buttons import Button, quiet_button
from casefiles.ui.widgets.layout import row
from casefiles.words.language import isolated, msg

_ICON: Final = 18
_FIELD: Final = 520
_NAME: Final = 300
_PADDING: Final = 20
_SPARE: Final = 3
_LEAST_LETTERS: Final = 8
_MINUTE: Final = 60_000
_CONCERNS: Final = ("case", "deadline", "person")
_CASE_COMMANDS: Final = (
    "overview.edit_case",
    "overview.new_case",
    "overview.load_form",
    "overview.keeping",
)


class TopBar(QWidget):
    """Stands above every place, in one line of one height.

    Attributes:
        case_chosen: id of another case.
        due: what is due soon.
        removal: how far the removal is away; leads to it.
        chip: how many warnings there are; opens their panel.
        field: opens the field that searches and commands.
        rooms_here: keys of the rooms of the present place, whose commands the menu shows.
    """

    case_chosen = Signal(str)

    def __init__(self, context: Context, warnings: WarningList) -> None:
        super().__init__()
        self.setObjectName("top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context, self._name = context, ""
        self._warnings = warnings
        self.chip = WarningsChip(warnings)
        self.due = DueButton()
        self._icons: dict[QToolButton, str] = {}
        self.rooms_here: frozenset[str] = frozenset()
        self._case = _CaseButton(context.theme)
        self._cases = QMenu(self._case)
        self._case.setMenu(self._cases)
        self._icons[self._case] = "caret-down"
        self.field = _Field(context)
        self.removal = quiet_button("", "hourglass")
        self.removal.setProperty("danger", "true")
        self.removal.clicked.connect(context.actions["app.go_overview"].trigger)
        self.removal.hide()
        self._menu = self._menu_button()
        row(
            self._menu,
            self._case,
            self._command("app.back", "arrow-left"),
            self._command("app.forward", "arrow-right"),
            ...,
            (self.field, 4),
            ...,
            self.removal,
            self.chip,
            self.due,
            self._command("app.help", "question"),
            gap=6,
            margins=(8, 4, 8, 4),
            of=self,
        )
        self.chip.follow()
        self._minute = made_timer(self, _MINUTE, self._ask, once=False)
        self._minute.start()
        context.session.changed.connect(self._on_changed)
        context.theme.changed.connect(self._tint)
        self._tint()
        self._ask()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concern(*_CONCERNS):
            self._ask()

    @Slot()
    def _ask(self) -> None:
        now = local_now(self._context.session.clock)
        query = case_in_bar(self._context.case_id, now)
        self._context.session.ask(self, query, self._on_case, channel="case_in_bar")

    def _on_case(self, case: CaseInBar | None) -> None:
        self._name = case.name if case is not None else ""
        self._fill_menu(case)
        removal = case.removal if case is not None else None
        self.removal.setVisible(removal is not None)
        warn_of_removal(self._warnings, removal)
        self._warnings.begin_day(local_now(self._context.session.clock).date().isoformat())
        if removal is not None:
            self.removal.setText(msg("Removal {away}", away=removal.away))
            self.removal.setToolTip(removal.words)
            self.removal.setAccessibleDescription(removal.words)
        self._case.show_name(self._name or msg("No case yet"))

    def _fill_menu(self, case: CaseInBar | None) -> None:
        menu = self._cases
        menu.clear()
        for case_id, name in case.others if case is not None else ():
            entry = QAction(name.replace("&", "&&"), menu)
            entry.triggered.connect(partial(self._choose, case_id))
            menu.addAction(entry)
        menu.addSeparator()
        for name in _CASE_COMMANDS:
            menu.addAction(CommandLine(self._context.actions, name, menu))

    def _choose(self, case_id: CaseId, _is_checked: bool = False) -> None:
        self.case_chosen.emit(case_id)

    def menu(self) -> QMenu:
        """Return the menu of all commands."""
        return self._menu.menu()

    def show_menu(self) -> None:
        """Open the menu of all commands."""
        # The button's own way waits in a loop of events within that of the window.
        self.menu().popup(self._menu.mapToGlobal(self._menu.rect().bottomLeft()))

    def show_add_menu(self) -> None:
        """Open the menu of all that can be added, below the field."""
        menu = add_menu(self._context.actions, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.field.mapToGlobal(self.field.rect().bottomLeft()))

    def _menu_button(self) -> QToolButton:
        button = self._plain_button(msg("Menu"), "list")
        button.setToolTip(msg("All commands  F10"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(command_menu(self._context.actions, button, lambda: self.rooms_here))
        return button

    def _command(self, name: str, icon: str) -> QToolButton:
        action = self._context.actions[name]
        button = self._plain_button(action.text(), icon)
        keys = action.shortcut().toString()
        button.setToolTip(f"{action.text()}  {keys}")
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        button.setEnabled(action.isEnabled())
        return button

    def _plain_button(self, words: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icons[button] = icon
        return button

    @Slot()
    def _tint(self) -> None:
        theme = self._context.theme
        side = theme.pixels(_ICON)
        for button, icon in self._icons.items():
            button.setIcon(theme.icon(icon, "text"))
            button.setIconSize(QSize(side, side))


class _CaseButton(QToolButton):
    """Names the case in the room that there is; whole in its tip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._name = theme, ""
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Name another case."""
        self._name = name
        self.setToolTip(name)
        self.setAccessibleName(msg("Case: {name}", name=name))
        self._shorten()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        """Claim the width of the name, up to a bound."""
        # Letters side by side are a fraction wider than their sum.
        words = self.fontMetrics().horizontalAdvance(self._name) + _SPARE
        return self._size(min(words, self._theme.pixels(_NAME)))

    @override
    def minimumSizeHint(self) -> QSize:
        """Claim the width of a few letters."""
        return self._size(self.fontMetrics().horizontalAdvance("0" * _LEAST_LETTERS))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much of the name as there is room for."""
        super().resizeEvent(event)
        self._shorten()

    def _size(self, words: int) -> QSize:
        return QSize(words + self._around(), super().sizeHint().height())

    def _around(self) -> int:
        return self._theme.pixels(_ICON) + self._theme.pixels(_PADDING)

    def _shorten(self) -> None:
        room = self.width() - self._around()
        metrics = self.fontMetrics()
        # The name runs as its own letters do, whatever the direction of the window is.
        words = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, max(room, 0))
        self.setText(isolated(words))


class _Field(Button):
    """Reads as a field; a click opens the one that can be typed into, in the same place."""

    def __init__(self, context: Context) -> None:
        keys = context.actions["app.palette"].shortcut().toString()
        super().__init__(msg("Search or command"), "magnifying-glass")
        self.setToolTip(f"{self.text()}  {keys}")
        self.setAccessibleName(msg("Search or command"))
        self.setProperty("field", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(context.actions["app.palette"].trigger)

    @override
    def sizeHint(self) -> QSize:
        """Claim the width of a field, where there is room."""
        return QSize(_FIELD, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Claim the width of its icon and a few letters."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), 4 * least.height()), least.height())
