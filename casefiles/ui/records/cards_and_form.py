"""Records on cards below one another, and in their place the form of one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.records.list_and_form import ListAndForm
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.layout import Part, column, in_column
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.split_panes import ReadingSide

_SCROLL_BAR_MARGINS = (0, 0, 12, 0)


class CardsAndForm(ListAndForm[RecordForm], BackPage):
    """Lists records, adds, changes and removes them."""

    def __init__(self, context: Context, title: str, back: str, usual: str, *, gap: int) -> None:
        """Make the list.

        Args:
            context: the surroundings.
            title: of the page.
            back: words of the button that leads back from the list.
            usual: the field that a refusal is shown at which names none.
            gap: pixels between two cards.
        """
        super().__init__(context, back)
        self._usual = usual
        self._title = heading(title)
        self._title.setWordWrap(True)
        self._cards = column(gap=gap)

    @override
    def leave(self) -> None:
        """Lead back to the list, or from there to where one came from."""
        if self.form is not None:
            self._leave_form()
        else:
            self.left.emit()

    def _lay_out_list(self, *parts: Part, controls: tuple[Part, ...] = (), side: int = 0) -> None:
        """Lay out the page: parts of the list, and what stands beside its title."""
        within = in_column(*parts, ..., gap=10, margins=_SCROLL_BAR_MARGINS)
        self._right = ReadingSide(ColumnScroll(within, self))
        self.lay_out(self._title, self._right, *controls, side=side)

    def _show(self, make: Callable[[], RecordForm]) -> RecordForm:
        form = self._open_form(make, around=_SCROLL_BAR_MARGINS)
        form.submitted.connect(self._on_submitted)
        return form

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        self._submit(values)

    def _submit(self, values: dict[str, Any]) -> None:
        """Save what was typed; see `_change`."""
        raise NotImplementedError

    def _change(self, edit: Edit[None]) -> None:
        """Save a record, and lead back to the list."""
        self._context.session.run(
            self, edit, lambda _: self._on_saved(), otherwise=self._on_refused
        )

    def _on_saved(self) -> None:
        if self.form is not None:
            self.form.saved()
        self._leave_form()

    def _on_refused(self, error: CasefilesError) -> None:
        if self.form is not None:
            self.form.refused(error, self._usual)
        else:
            self._context.notices.warn(error)

    def _first(self) -> QWidget | None:
        """Return what begins with a record, or goes on with one."""
        raise NotImplementedError

    @override
    def _focus_list(self) -> None:
        first = self._first()
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
