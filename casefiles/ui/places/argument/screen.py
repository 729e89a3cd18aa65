"""The room of the argument: limbs of legal tests on the left, what is said on one on the right."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Slot
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.ids import ArgumentId, new_id
from casefiles.domain.records.arguments import Argument, Bearing
from casefiles.office.law.arguments import ArgumentMap, LimbRow, argument_map
from casefiles.office.records.record_commands import remove_record
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.screen import Screen
from casefiles.ui.places.argument.argument_form import ArgumentForm
from casefiles.ui.places.argument.limb_list import LimbList
from casefiles.ui.places.argument.limb_pane import LimbPane
from casefiles.ui.records.list_and_form import AROUND_FORM, ListAndForm
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.split_panes import ReadingSide, halves
from casefiles.words.language import msg

_WIDTHS: Final = (620, 560)
_SHOWN: Final = ("argument", "fact", "person", "document", "exhibit")


class ArgumentScreen(ListAndForm[ArgumentForm], Screen):
    """Shows the argument of the case, and adds to it."""

    key: ClassVar[str] = "argument"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = LimbList(context)
        self.pane = LimbPane(context)
        self._is_requested = False
        self._wish = ""
        words = msg("Choose a limb to see its arguments and authorities.")
        self._nothing = EmptyState(context.theme, "scales", msg("No selection"), words, None)
        self._right = ReadingSide(self._nothing, self.pane)
        column(halves("argument", self.list, self._right, _WIDTHS), margins=0, of=self)
        self._connect()

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show a limb (test/limb), or the list."""
        self._wish = place.record or self._wish
        if not self._is_requested:
            self._is_requested = True
            self._ask()
        elif self._wish:
            self._seek()
        if self.form is None:
            self.list.take_focus()

    @override
    def here(self) -> NavigationTarget:
        """Return the limb that is shown."""
        shown = self.pane.shown
        return NavigationTarget(self.key, shown.id if shown is not None else self._wish)

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again for what is shown."""
        if self._is_requested and changes.concern(*_SHOWN):
            self._ask()

    def _connect(self) -> None:
        bind = self.context.actions.bind
        bind("argument.add", self, lambda: self._on_add(str(Bearing.OURS)))
        bind("argument.add_theirs", self, lambda: self._on_add(str(Bearing.THEIRS)))
        bind("argument.find", self, self.list.filter.focus)
        self.list.chosen.connect(self._on_chosen)
        self.list.paper.clicked.connect(self._on_paper)
        self.pane.add_requested.connect(self._on_add)
        self.pane.edit_requested.connect(self._on_edit)
        self.pane.remove_requested.connect(self._on_remove)

    def _ask(self) -> None:
        job = argument_map(self.context.case_id)
        self.context.session.fetch(
            self, job, self._on_map, channel="map", otherwise=self.context.notices.warn
        )

    def _on_map(self, shown: ArgumentMap) -> None:
        self.list.show_map(shown)
        self._seek()
        row = self.list.table.row()
        if row is not None:
            self._show(row)

    def _seek(self) -> None:
        if self._wish and self.list.table.select(self._wish):
            self._wish = ""

    @Slot()
    def _on_paper(self) -> None:
        self.context.navigator.go(NavigationTarget("dossier", "", "paper"))

    @Slot(object)
    def _on_chosen(self, row: LimbRow | None) -> None:
        if row is not None:
            self._leave_form()
            self._show(row)
        self.context.navigator.note(self.here())

    def _show(self, row: LimbRow) -> None:
        self.pane.show_limb(row)
        self._right.show_pane()

    @Slot(str)
    def _on_add(self, bearing: str) -> None:
        row = self.pane.shown
        if row is not None:
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
