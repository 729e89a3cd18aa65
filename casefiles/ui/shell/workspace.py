"""The places of one case, with the bar, the rail and the field that lead to them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.records.case_closure import CaseRetention, case_file
from casefiles.ui.base.actions import ROOMS, Actions
from casefiles.ui.base.command_groups import CHANGING, EXPORT_ACTIONS, OF_VAULT
from casefiles.ui.base.context import Context
from casefiles.ui.base.lasting_warnings import WarningList
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.places import LAST_VIEW, PLACES, VAULT, View, place_with
from casefiles.ui.base.screen import Screen
from casefiles.ui.places.argument.library.screen import LibraryScreen
from casefiles.ui.places.argument.screen import ArgumentScreen
from casefiles.ui.places.argument.sources_screen import SourcesScreen
from casefiles.ui.places.chronology.screen import ChronologyScreen
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.ui.places.dossier.redact.screen import RedactionScreen
from casefiles.ui.places.dossier.screen import DossierScreen
from casefiles.ui.places.emergency.screen import EmergencyScreen
from casefiles.ui.places.people.screen import PeopleScreen
from casefiles.ui.places.proceedings.screen import ProceedingsScreen
from casefiles.ui.places.today.screen import OverviewScreen
from casefiles.ui.search.screen import SearchScreen
from casefiles.ui.settings.history.screen import HistoryScreen
from casefiles.ui.settings.preferences.screen import PreferencesScreen
from casefiles.ui.settings.vault.screen import VaultScreen
from casefiles.ui.shell.keys_sheet import KeysSheet, key_table
from casefiles.ui.shell.navigation_rail import NavigationRail
from casefiles.ui.shell.palette import Palette
from casefiles.ui.shell.panes import PaneRound, panes_in
from casefiles.ui.shell.place_help import help_of
from casefiles.ui.shell.room_area import RoomArea
from casefiles.ui.shell.status_banner import (
    DAMAGED,
    NONE,
    UNWRITABLE,
    BannerState,
    StatusBanner,
    standing_of,
)
from casefiles.ui.shell.top_bar import TopBar
from casefiles.ui.shell.view_bar import ViewBar
from casefiles.ui.shell.warnings_panel import WarningsPanel
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.layout import column, row
from casefiles.words.language import msg, msg_of

_A_WHILE = 60
"""Milliseconds in which a room puts the focus where it wants it."""

_MAKERS: dict[str, Callable[[Context], Screen]] = {
    "overview": OverviewScreen,
    "documents": DocumentsScreen,
    "search": SearchScreen,
    "timeline": ChronologyScreen,
    "people": PeopleScreen,
    "redaction": RedactionScreen,
    "dossier": DossierScreen,
    "register": ProceedingsScreen,
    "argument": ArgumentScreen,
    "library": LibraryScreen,
    "sources": SourcesScreen,
    "history": HistoryScreen,
    "vault": VaultScreen,
    "preferences": PreferencesScreen,
    "emergency": EmergencyScreen,
}

_WITHOUT_CASE = frozenset({"overview", "library", "history", "vault", "preferences"})
"""Rooms that a vault without a case has."""


class Workspace(QWidget):
    """Shows one room at a time; each is made when it is first entered.

    Attributes:
        case_requested: id of another case that was chosen; the window then makes a new workspace.
        foot: the strip at the foot of the window, a pane like those of the place.
        moved: the person is somewhere else now.
        filled: the screen that is shown wants all of the window, or no longer.
    """

    case_requested = Signal(str)
    moved = Signal()
    filled = Signal(bool)

    def __init__(self, context: Context, warnings: WarningList) -> None:
        super().__init__()
        self.context = context
        self.rooms: dict[str, Screen] = {}
        self._area = RoomArea()
        self._stack = self._area.stack
        self._rail = NavigationRail(context.actions, context.theme)
        self.views = ViewBar()
        self.top = TopBar(context, warnings)
        self.warnings = WarningsPanel(context, warnings, self.top.chip)
        self.warnings.setParent(self)
        self._palette = Palette(context, self.top.field)
        self._palette.setParent(self)
        self._before: QWidget | None = None
        self._round = PaneRound()
        self.foot: QWidget | None = None
        self._left: dict[str, NavigationTarget] = {}
        self.standing = StatusBanner(context.theme)
        place = column(self.standing, self.views, (self._area, 1), gap=0)
        column(
            self.top,
            (row(self._rail, (place, 1), gap=0), 1),
            gap=0,
            margins=0,
            of=self,
        )
        self._rail.place_chosen.connect(self._on_place_chosen)
        self.views.chosen.connect(self._on_view_chosen)
        self.top.case_chosen.connect(self.case_requested)
        self._bind(context.actions)
        self._palette.done.connect(self._do)
        self.warnings.acted.connect(self._do)
        self.top.chip.clicked.connect(self.warnings.toggle)
        self._palette.closed.connect(self._focus_back)
        context.theme.changing.connect(self._on_theme_changing)
        context.navigator.moved.connect(self._on_moved)
        context.navigator.changed.connect(self._on_way)
        context.actions.requested.connect(self._do)
        self.standing.requested.connect(self._on_banner_requested)
        context.session.changed.connect(self._on_changed)
        self._holding = NONE
        self._ask_standing()
        self._on_way()

    @property
    def room(self) -> Screen | None:
        """The room that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def room_rectangle(self) -> QRect:
        """Return where rooms are shown, in the coordinates of the parent."""
        corner = self._area.mapTo(self, self._area.rect().topLeft())
        return self._area.rect().translated(corner + self.pos())

    def here(self) -> NavigationTarget:
        """Return where the person is."""
        return self.room.here() if self.room is not None else NavigationTarget("overview")

    def keep_drafts(self) -> None:
        """Hand every unfinished form to the session."""
        for room in self.rooms.values():
            room.keep_drafts()

    def enter(self, key: str) -> Screen:
        """Show a room, made if need be, without opening a place in it."""
        if key not in self.rooms:
            self.rooms[key] = _MAKERS[key](self.context)
            self._stack.addWidget(self.rooms[key])
            self.rooms[key].filled.connect(self._fill)
        self._stack.setCurrentWidget(self.rooms[key])
        self._mark()
        self.standing.show_standing(self._holding, key)
        return self.rooms[key]

    @Slot(bool)
    def _fill(self, is_full: bool) -> None:
        """Leave bar and rail out, or show them again."""
        for part in (self.top, self._rail):
            part.setHidden(is_full)
        self.filled.emit(is_full)

    def _mark(self) -> None:
        """Show on rail and tabs which place and which of its views is open."""
        here = self.here()
        place = place_with(here)
        self._rail.mark(place.key if place is not None else "")
        self.top.rooms_here = place.rooms if place is not None else frozenset({here.room})
        self.views.show_place(place, here)
        own = self.room.own_views if self.room is not None else 0
        for number in range(LAST_VIEW):
            # A key of a view is free for a command of a place that has none.
            action = self.context.actions[f"app.view_{number + 1}"]
            action.setEnabled(number < max(len(self.views.views), own))

    @Slot(str)
    def _on_place_chosen(self, key: str) -> None:
        """Enter a place by its first view that there is."""
        place = next(one for one in (*PLACES, VAULT) if one.key == key)
        if not place.views:
            self._go(key)
            return
        view = next(one for one in place.views if self._is_there(one.room))
        self._on_view_chosen(view)

    @Slot(object)
    def _on_view_chosen(self, view: View) -> None:
        if not self._is_there(view.room):
            self._mark()
        elif view.pages:
            self.context.navigator.go(view.target)
        else:
            self._go(view.room)

    def _show_view(self, number: int) -> None:
        if number < len(self.views.views):
            self._on_view_chosen(self.views.views[number])
        elif self.room is not None:
            self.room.show_view(number)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the palette in the middle, and the panel of warnings at its chip."""
        super().resizeEvent(event)
        self.warnings.place()
        self._palette.place()

    def _ask_standing(self) -> None:
        """Ask whether the vault or the case can be changed."""
        session, case_id = self.context.session, self.context.case_id
        if session.vault.is_read_only:
            self._hold(msg_of(DAMAGED) if session.vault.is_damaged else msg_of(UNWRITABLE))
        elif case_id:
            session.ask(self, case_file(case_id), self._on_case, channel="standing")

    def _on_case(self, case: CaseRetention | None) -> None:
        self._hold(standing_of(case))

    def _hold(self, holding: BannerState) -> None:
        """Tell what holds, and bar what it forbids."""
        self._holding = holding
        names: frozenset[str] = frozenset()
        if holding.barred is not None:
            names = CHANGING | (EXPORT_ACTIONS if holding.is_of_case else OF_VAULT)
        self.context.actions.bar(names, holding.barred)
        self.standing.show_standing(holding, self.room.key if self.room is not None else "")

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concern("case"):
            self._ask_standing()

    @Slot(str)
    def _on_banner_requested(self, wish: str) -> None:
        if wish == "repair":
            self.context.session.operation_requested.emit(wish)
        else:
            self._do("app.findings" if wish == "found" else "overview.keeping")

    def _bind(self, actions: Actions) -> None:
        navigator = self.context.navigator
        actions.bind("app.palette", self, self._open_palette)
        actions.bind("app.back", self, lambda: navigator.step(-1))
        actions.bind("app.forward", self, lambda: navigator.step(1))
        for key, _, _ in msg_of(ROOMS):
            go = actions.bind(f"app.go_{key}", self, partial(self._go, key))
            go.setEnabled(self._is_there(key))
        for number in range(LAST_VIEW):
            actions.bind(f"app.view_{number + 1}", self, partial(self._show_view, number))
        actions.bind("app.next_pane", self, partial(self._step_pane, 1))
        actions.bind("app.previous_pane", self, partial(self._step_pane, -1))
        actions.bind("app.help", self, self._show_help)
        actions.bind("app.keys", self, self._show_keys)
        actions.bind("app.menu", self, self.top.show_menu)
        actions.bind("app.add_anything", self, self.top.show_add_menu)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, focused: QWidget | None) -> None:
        """Leave the keys of the main button to a form that has the keyboard."""
        while focused is not None and not isinstance(focused, RecordForm):
            focused = focused.parentWidget()
        self.context.actions.give_way("act", gives=focused is not None)

    def _show_keys(self) -> None:
        KeysSheet.open_over(self, msg("Keyboard shortcuts"), key_table)

    def _show_help(self) -> None:
        """Show help for the place that is open; over all places, the keys."""
        place = msg_of(place_with(self.here()))
        if place is None:
            self._show_keys()
            return
        title = msg("Help: {place}", place=place.text)
        manual = self.context.theme.resources / "manual" / "en"
        KeysSheet.open_over(self, title, partial(help_of, manual, self.context.theme.terms, place))

    def _step_pane(self, steps: int) -> None:
        """Go to another pane: rail, views, those of the place, and the bar above all."""
        parts = (self._rail, self.views, self.room, self.foot, self.top)
        panes = [pane for one in parts if one is not None for pane in panes_in(one)]
        self._round.step(tuple(panes), steps)

    def _is_there(self, key: str) -> bool:
        return bool(self.context.case_id) or key in _WITHOUT_CASE

    def _go(self, key: str) -> None:
        """Go to a room as it was left."""
        room = self.rooms.get(key)
        left = self._left.get(key, NavigationTarget(key))
        self.context.navigator.go(room.here() if room is not None else left)

    @Slot()
    def _on_theme_changing(self) -> None:
        """Give up rooms that are not shown: to dress their hundreds of widgets takes long.

        They are made again when they are entered, at the place where they were left.
        """
        if self.context.session.tasks:
            return
        for key, room in list(self.rooms.items()):
            if room is not self.room and not room.holds_work():
                room.keep_drafts()
                self._left[key] = room.here()
                del self.rooms[key]
                self._stack.removeWidget(room)
                self.context.actions.release(key)
                room.deleteLater()

    def _open_palette(self) -> None:
        self._before = self.focusWidget()
        self._palette.open()

    def _focus_back(self) -> None:
        before = self._before
        # What had the focus may be gone: the room behind works on.
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _do(self, name: str) -> None:
        """Carry out an action, in its room; say why not, if it is barred."""
        refusal = self.context.actions.refusal
        if refusal is not None and self.context.actions.is_barred(name):
            self.context.notices.warn(refusal)
            return
        room = name.partition(".")[0]
        if room != "app" and (self.room is None or self.room.key != room):
            self._go(room)
        self.context.actions[name].trigger()

    @Slot(object)
    def _on_moved(self, place: NavigationTarget) -> None:
        if place.room == "overview" and place.detail == "case":
            if place.record != self.context.case_id:
                self.case_requested.emit(place.record)
                return
            place = NavigationTarget("overview")
        if not self._is_there(place.room):
            place = NavigationTarget("overview")
        if place.room in _MAKERS:
            self.enter(place.room).open(place)
            self._mark()
            self.moved.emit()
            QTimer.singleShot(_A_WHILE, self, self._take_focus)

    def _take_focus(self) -> None:
        """Put the keyboard into the room, where its own rows come too late to take it."""
        room = self.room
        if room is None or self._palette.isVisible():
            return
        # The stubs promise a widget where there may be none.
        focused: QWidget | None = self.window().focusWidget()
        if focused is None or not room.isAncestorOf(focused):
            focused = _first_stop(room)
        if focused is not None and not focused.hasFocus():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_way(self) -> None:
        navigator = self.context.navigator
        self.context.actions["app.back"].setEnabled(navigator.can_go(-1))
        self.context.actions["app.forward"].setEnabled(navigator.can_go(1))
        self._mark()
        self.moved.emit()


def _first_stop(room: QWidget) -> QWidget | None:
    """Return the first widget of a room that Tab would come to."""
    widget = room.nextInFocusChain()
    while widget is not None and widget is not room:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and room.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            return widget
        widget = widget.nextInFocusChain()
    return None
