"""The form of a list of closed days, shown in place of the dates."""

from typing import Any, Final

from PySide6.QtCore import Signal, Slot

from casefiles.domain.dates.closed_days import ClosedDays
from casefiles.domain.foundation.errors import Refused
from casefiles.office.records.closed_days import (
    closed_days,
    days_in_words,
    keep_closed_days,
    list_of_year,
)
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import LineField, TextField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted
from casefiles.words.language import msg, msg_mark, msg_of

_PURPOSE: Final = msg_mark(
    "The Court gives the days on which its registry is closed in its"
    " own “List of public and other holidays” for each year. Copy all"
    " of them: no calendar of a State has its bridge days. It holds in"
    " every case of this vault."
)
_DAYS: Final = msg_mark("A day a line, such as 14 May 2027.")


class ClosedDaysForm(RecordForm):
    """Adds or changes the list of a year.

    Attributes:
        done: the vault has it.
    """

    done = Signal()

    def __init__(self, context: Context, year: str) -> None:
        super().__init__(
            context, f"closed_days:{year}", msg("Closed days in Strasbourg, {year}", year=year)
        )
        self._year = year
        self._surroundings = context
        self.add_words(muted(msg_of(_PURPOSE)))
        self.add(TextField("days", msg("Closed on"), msg_of(_DAYS), required=True, rows=8))
        self.add(LineField("source", msg("Source"), msg("The page of the Court."), required=True))
        self.add(
            DateField(
                "checked",
                msg("Checked on"),
                msg("Date on which you read the source."),
                required=True,
            )
        )
        self.add(LineField("signed_by", msg("Signed by"), msg("Who copied it."), required=True))
        self.submitted.connect(self._on_submitted)
        self.load({})
        context.session.ask(self, closed_days(year), self._on_loaded)

    def _on_loaded(self, days: ClosedDays | None) -> None:
        if days is not None and not self.is_changed():
            self.load(
                {
                    "days": days_in_words(days.days),
                    "source": days.source,
                    "checked": days.checked,
                    "signed_by": days.signed_by,
                }
            )

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        described = (str(values["source"]), str(values["checked"]), str(values["signed_by"]))
        try:
            days = list_of_year(self._year, str(values["days"]), described)
        except Refused as error:
            self.refused(error, "days")
            return
        self._surroundings.session.run(
            self,
            keep_closed_days(days),
            lambda _: self._emit_done(),
            otherwise=lambda error: self.refused(error, "days"),
        )

    def _emit_done(self) -> None:
        self.saved()
        self.done.emit()
