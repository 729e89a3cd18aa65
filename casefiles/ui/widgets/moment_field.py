"""A date, and below it the zone of its clock."""

from collections.abc import Sequence
from typing import Any, Final

from typing_extensions import override

from casefiles.domain.dates.edtf import is_edtf
from casefiles.office.chronology.events import with_zone, without_zone
from casefiles.office.records.pickers import ReferenceIds
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField
from casefiles.words.forms import ZONE, ZONE_HINT
from casefiles.words.language import msg_mark, msg_of

_GAP: Final = 10
_NO_ZONE: Final = msg_mark(
    "Time zone: choose one from the list, or type its offset, for example +02:00."
)


class MomentField(DateField):
    """Holds EDTF with its zone.

    Attributes:
        zone: of the clock.
    """

    def __init__(
        self,
        name: str,
        label: str,
        hint: str,
        zones: Sequence[tuple[str, str]],
        *,
        required: bool = False,
    ) -> None:
        super().__init__(name, label, hint, required=required)
        self.zone = ChoiceField(f"{name}_zone", msg_of(ZONE), zones, msg_of(ZONE_HINT), free=True)
        self.zone.changed.connect(self._touched)
        self._column.addSpacing(_GAP)
        self._column.addWidget(self.zone)

    @override
    def value(self) -> str:
        """Return the date with its zone, where it has a time of day."""
        return with_zone(super().value(), self.zone.value())

    @override
    def check(self) -> str:
        """Return what is wrong with the date, or with the zone below it."""
        value = self.value()
        return super().check() or (msg_of(_NO_ZONE) if value and not is_edtf(value) else "")

    @override
    def set_value(self, value: Any) -> None:
        """Show a date, and its zone apart."""
        date, zone = without_zone(str(value or ""))
        super().set_value(date)
        self.zone.set_value(zone)

    @override
    def draft(self) -> Any:
        """Return what was typed, and the zone."""
        return [super().draft(), self.zone.draft()]

    @override
    def set_draft(self, draft: Any) -> None:
        """Put back what was typed, and the zone."""
        typed, zone = (draft, "") if isinstance(draft, str) else draft or ("", "")
        super().set_draft(typed)
        self.zone.set_draft(zone)

    @override
    def know(self, known: ReferenceIds) -> None:
        """Tell whom a reference can name, to the zone too."""
        super().know(known)
        self.zone.know(known)
