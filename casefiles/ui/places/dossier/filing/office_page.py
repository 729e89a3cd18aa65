"""Counsel's own office: entered once, and offered to every form that asks who files."""

from typing import Any, Final

from typing_extensions import override

from casefiles.domain.records.offices import OWN_OFFICE, Office
from casefiles.office.forum.own_office import office_values, own_office, save_office
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.field import LineField
from casefiles.ui.widgets.form_page import FormPage
from casefiles.ui.widgets.labels import muted
from casefiles.words.acts import field_words
from casefiles.words.language import msg, msg_mark, msg_of

_PURPOSE: Final = msg_mark(
    "Entered once for all cases of this vault. Forms that ask for the representative or a"
    " telephone number offer it; it is exported only in an answer that you save."
)
_NIGHT: Final = msg_mark("For requests for interim measures.")


class OfficePage(FormPage):
    """Edits the office."""

    usual_field = "name"

    def __init__(self, context: Context) -> None:
        super().__init__(context, "office", msg("My office"))
        self.form.add_words(muted(msg_of(_PURPOSE)))
        for name in office_values(Office(OWN_OFFICE)):
            hint = msg_of(_NIGHT) if name == "phone_at_night" else ""
            words = field_words(name, "office")
            self.form.add(LineField(name, words, hint, required=name == "name"))

    def open(self) -> None:
        """Show the office as the vault has it."""
        self._context.session.ask(self, own_office(), self._on_loaded, channel="office")
        self.take_focus()

    def _on_loaded(self, office: Office) -> None:
        if not self.form.is_changed():
            self.form.load(office_values(office))

    @override
    def _keep(self, values: dict[str, Any]) -> None:
        self._run(save_office(values))
