"""The room of the argument: limbs of legal tests on the left, what is said on one on the right."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Slot
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.ids import ArgumentId, new_id
from casefiles.domain.records.arguments import Argument, Bearing
from casefiles.office.law.argument_choice import (
    CHOICE,
    ArgumentChoice,
    OfferedChoice,
    argument_choice,
    offered_choice,
    save_argument_choice,
)
from casefiles.office.law.arguments import ArgumentMap, LimbRow, argument_map
from casefiles.office.records.record_commands import remove_record
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.row_commands import row_actions
from casefiles.ui.base.screen import Screen
from casefiles.ui.places.argument.argument_form import ArgumentForm
from casefiles.ui.places.argument.choice_page import ChoicePage
from casefiles.ui.places.argument.limb_list import LimbList, TestHead
from casefiles.ui.places.argument.limb_pane import LimbPane
from casefiles.ui.places.argument.matrix_page import MatrixPage
from casefiles.ui.records.list_and_form import AROUND_FORM, ListAndForm
from casefiles.ui.widgets.buttons import action_button, quiet_button
from casefiles.ui.widgets.current_stack import CurrentStack
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.split_panes import ReadingSide, halves
from casefiles.ui.widgets.tools.tool_row import ToolRow
from casefiles.words.language import msg

_WIDTHS: Final = (470, 710)
_MATRIX: Final = "matrix"
"""The view of limbs by exhibits."""
_SHOWN: Final = ("argument", "fact", "person", "document", "exhibit")


class ArgumentScreen(ListAndForm[ArgumentForm], Screen):
    """Shows the argument of the case, and adds to it."""

    key: ClassVar[str] = "argument"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = LimbList(context)
        self.pane = LimbPane(context)
        self.matrix = MatrixPage(context)
        self._map: ArgumentMap | None = None
        self._choice: ArgumentChoice | None = None
        self.chooser: ChoicePage | None = None
        self._is_requested = False
        self._wish = ""
        words = msg("Choose a limb to see its arguments and authorities.")
        self._nothing = EmptyState(context.theme, "scales", msg("No selection"), words, None)
        self._right = ReadingSide(self._nothing, self.pane)
        self._pages = CurrentStack()
        self._pages.addWidget(halves("argument", self.list, self._right, _WIDTHS))
        self._pages.addWidget(self.matrix)
        column(self._made_tools(), (self._pages, 1), gap=0, margins=0, of=self)
        self._connect()

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show a limb (test/limb), or the list."""
        self._wish = place.record or self._wish
        self._pages.setCurrentIndex(1 if place.detail == _MATRIX else 0)
        self._offer()
        if not self._is_requested:
            self._is_requested = True
            self._ask()
        elif self._wish:
            self._seek()
        if place.detail == _MATRIX:
            self.matrix.take_focus()
        elif self.form is None:
            self.list.take_focus()

    @override
    def here(self) -> NavigationTarget:
        """Return the limb that is shown."""
        shown = self.pane.shown
        record = shown.id if shown is not None else self._wish
        if self._pages.currentWidget() is self.matrix:
            return NavigationTarget(self.key, "", _MATRIX)
        return NavigationTarget(self.key, record)

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again for what is shown."""
        is_choice = f"{CHOICE}{self.context.case_id}" in changes.ids("setting")
        if self._is_requested and (is_choice or changes.concern(*_SHOWN)):
            self._ask()

    def _connect(self) -> None:
        bind = self.context.actions.bind
        bind("argument.add", self, lambda: self._on_add(str(Bearing.OURS)))
        bind("argument.add_theirs", self, lambda: self._on_add(str(Bearing.THEIRS)))
        bind("argument.find", self, self.list.filter.focus)
        self.list.chosen.connect(self._on_chosen)
        self.list.table.offer(
            lambda row: (
                row_actions(self.context.actions, "limb") if isinstance(row, LimbRow) else ()
            )
        )
        self.list.choice_requested.connect(self._on_choose)
        self.list.all_requested.connect(self._on_all)
        self.matrix.limb_opened.connect(self._on_limb)
        self.matrix.page_opened.connect(self._on_page)
        self.pane.add_requested.connect(self._on_add)
        self.pane.edit_requested.connect(self._on_edit)
        self.pane.remove_requested.connect(self._on_remove)

    def _ask(self) -> None:
        query = argument_choice(self.context.case_id)
        self.context.session.ask(self, query, self._on_choice, channel="choice")
        job = argument_map(self.context.case_id)
        self.context.session.fetch(
            self, job, self._on_map, channel="map", otherwise=self.context.notices.warn
        )

    def _on_map(self, shown: ArgumentMap) -> None:
        self._map = shown
        self._show_map()

    def _on_choice(self, choice: ArgumentChoice) -> None:
        self._choice = choice
        self._show_map()

    def _show_map(self) -> None:
        """Show the tests once both they and the choice are known."""
        if self._map is None or self._choice is None:
            return
        self.list.show_map(self._map, self._choice)
        self.matrix.show_limbs(self.list.shown_limbs())
        self._seek()
        self._offer()
        row = self.list.table.row()
        if isinstance(row, LimbRow):
            self._show(row)
        elif self.pane.shown is not None and not self.list.shown_limbs():
            self.pane.shown = None
            self._right.show_pane(is_there=False)

    def _offer(self) -> None:
        """Offer tools where there is something that they are for."""
        is_any, is_list = bool(self.list.shown_limbs()), self._pages.currentIndex() == 0
        self.tools.offer(self.list.choose, is_offered=is_any and self.chooser is None)
        self.tools.offer(self.add, is_offered=is_any and is_list)
        self.tools.offer(self.paper, is_offered=is_any and self.chooser is None)

    def _seek(self) -> None:
        if self._wish and self._map is not None and self._choice is not None:
            self.list.seek(self._wish)
            self._wish = ""
            # A test that was led to is shown whatever was chosen.
            self._offer()

    @Slot()
    def _on_choose(self) -> None:
        job = offered_choice(self.context.case_id)
        self.context.session.fetch(
            self, job, self._open_chooser, channel="offered", otherwise=self.context.notices.warn
        )

    def _open_chooser(self, offered: OfferedChoice) -> None:
        self._leave_chooser()
        self.chooser = ChoicePage(offered)
        self.chooser.chosen.connect(self._on_chosen_forums)
        self.chooser.left.connect(self._leave_chooser)
        self._pages.addWidget(self.chooser)
        self._pages.setCurrentWidget(self.chooser)
        self._offer()
        self.chooser.take_focus()

    @Slot()
    def _leave_chooser(self) -> None:
        page, self.chooser = self.chooser, None
        if page is not None:
            self._pages.setCurrentIndex(0)
            self._pages.removeWidget(page)
            page.deleteLater()
            self._offer()
            self.list.take_focus()

    @Slot(object)
    def _on_chosen_forums(self, choice: ArgumentChoice) -> None:
        self._leave_chooser()
        self._save(choice)

    @Slot()
    def _on_all(self) -> None:
        self._save(ArgumentChoice(is_all=True))

    def _save(self, choice: ArgumentChoice) -> None:
        case_id = self.context.case_id
        self.context.session.run(
            self, save_argument_choice(case_id, choice), lambda _: self._on_choice(choice)
        )

    @Slot(str)
    def _on_limb(self, limb_id: str) -> None:
        self.context.navigator.go(NavigationTarget(self.key, limb_id))

    @Slot(str, str)
    def _on_page(self, document_id: str, where: str) -> None:
        self.context.navigator.go(NavigationTarget("documents", document_id, where))

    def _made_tools(self) -> ToolRow:
        actions = self.context.actions
        self.tools = ToolRow(msg("Tools of the argument"))
        self.tools.add(self.list.choose, 0)
        self.tools.add_room()
        self.paper = quiet_button(msg("Draft the argument…"), "text-indent")
        self.paper.setToolTip(msg("Write the argument as numbered paragraphs, in the dossier"))
        self.paper.clicked.connect(self._on_paper)
        self.tools.add(self.paper, 2)
        self.add = action_button(actions["argument.add"], primary=True)
        self.tools.add(self.add, 1, actions["argument.add"])
        self.tools.set_more(actions["argument.add_theirs"], actions["argument.find"])
        return self.tools

    @Slot()
    def _on_paper(self) -> None:
        self.context.navigator.go(NavigationTarget("dossier", "", "paper"))

    @Slot(object)
    def _on_chosen(self, row: LimbRow | TestHead | None) -> None:
        if isinstance(row, LimbRow):
            self._leave_form()
            self._show(row)
        self.context.navigator.note(self.here())

    def _show(self, row: LimbRow) -> None:
        self.pane.show_limb(row)
        self._right.show_pane()

    @Slot(str)
    def _on_add(self, bearing: str) -> None:
        row = self.pane.shown
        if row is None:
            self._on_choose()
        else:
            own = ArgumentId(new_id(self.context.session.vault.workplace.randomness))
            case_id = self.context.case_id
            new = Argument(own, case_id, row.test.id, row.limb, 0, Bearing(bearing), "")
            self._show_form(new, is_new=True)

    @Slot(object)
    def _on_edit(self, argument: Argument) -> None:
        self._show_form(argument, is_new=False)

    @Slot(object)
    def _on_remove(self, argument: Argument) -> None:
        edit = remove_record(Argument, argument.id, "remove_argument")
        notices = self.context.notices
        self.context.session.run(
            self,
            edit,
            lambda _: notices.post(msg("Argument removed."), "app.undo"),
            otherwise=notices.warn,
        )

    def _show_form(self, argument: Argument, *, is_new: bool) -> None:
        make = partial(ArgumentForm, self.context, argument, is_new=is_new)
        form = self._open_form(make, around=AROUND_FORM)
        form.argument_saved.connect(self._leave_form)
        form.focus_first()

    @override
    def _focus_list(self) -> None:
        self.list.take_focus()
