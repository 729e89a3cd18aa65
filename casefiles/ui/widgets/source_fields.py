"""Who told something and who can know it: fields that forms of facts and of events share."""

from typing import Final

from typing_extensions import override

from casefiles.ui.base.context import Context
from casefiles.ui.widgets.field import TickField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.people_field import PeopleField

_SOURCE: Final = "Who told it to you. Never leaves the vault."
_KNOWN: Final = (
    "Everybody who can know it. Where a protected person told what few know, the export stops."
)
_MORE: Final = "More people know it than could be told apart."
_ONE: Final = "One person only: remove the others, or add them to those who know it."


class SourceField(PeopleField):
    """Holds one person, or nobody."""

    @override
    def check(self) -> str:
        """Refuse several persons."""
        return _ONE if len(self.value()) > 1 else super().check()


def add_source_fields(form: RecordForm, context: Context) -> None:
    """Ask below the other fields who told it (source), who knows it, and whether many do."""
    form.add(SourceField(context, "source", "Told by", _SOURCE))
    form.add(PeopleField(context, "known_to", "Known to", _KNOWN))
    form.add(TickField("widely_known", "Widely known", _MORE))
