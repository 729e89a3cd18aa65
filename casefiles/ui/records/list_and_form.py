"""A list, and the form in which one of its records is worked on."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from casefiles.ui.widgets.form_page import FormPage
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.split_panes import ReadingSide

AROUND_FORM = (20, 16, 20, 16)
"""Pixels around a form that has a side of a room to itself."""
F = TypeVar("F", bound=RecordForm | FormPage)


class ListAndForm(Generic[F]):
    """What pages and rooms share in which a form opens beside a list, or over it.

    It is named before the widget that it is part of, which makes `_right`. A form that is closed
    keeps what was typed as its draft.

    Attributes:
        form: the form that is open; None while none is.
    """

    form: F | None = None
    _form_of = ""
    _right: ReadingSide

    def keep_drafts(self) -> None:
        """Keep what the form holds."""
        if self.form is not None:
            self.form.keep_draft_now()

    def _open_form(
        self, make: Callable[[], F], record_id: str = "", around: Sequence[int] = (0, 0, 0, 0)
    ) -> F:
        """Show a form in place of the one that was open; leaving it leads back to the list.

        Args:
            make: returns the form with its record loaded; called once the draft of the one that
                was open is kept, since that may be its own.
            record_id: of its record; empty for a new one.
            around: margins, see `ReadingSide.show_form`.
        """
        self._close_form()
        form = make()
        self.form, self._form_of = form, record_id
        left = form.ended if isinstance(form, FormPage) else form.left
        left.connect(self._leave_form)
        self._right.show_form(form, form.keep_draft_now, around)
        return form

    def _close_form(self) -> None:
        self.form, self._form_of = None, ""
        self._right.take_form()

    def _leave_form(self) -> None:
        if self.form is not None:
            self._close_form()
            self._focus_list()

    def _focus_list(self) -> None:
        """Put the focus where another record is chosen, once a form was left."""
        raise NotImplementedError
