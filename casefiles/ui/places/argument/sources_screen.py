"""Country reports and treaties of a case: two views of the argument, one list at a time."""

from typing import ClassVar

from typing_extensions import override

from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.argument.source_list import SourceList
from casefiles.ui.records.records_screen import RecordsScreen
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg_mark
from casefiles.words.register import OF_COUNTRIES


class SourcesScreen(RecordsScreen):
    """Shows reports on States and what treaties bind them, and adds to them."""

    key: ClassVar[str] = "sources"
    types: ClassVar[tuple[str, ...]] = OF_COUNTRIES
    nothing: ClassVar[str] = msg_mark("Reports on States, and the treaties that bind them.")

    def __init__(self, context: Context) -> None:
        self.list = SourceList(context)
        super().__init__(context, self.list, self.list)
        column(self.list.tools, (self._whole, 1), gap=0, margins=0, of=self)
        self._enable()

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show a record, or the records of the type whose code is the detail."""
        if place.detail in OF_COUNTRIES and place.detail != self.list.type:
            self._leave_form()
            self.list.show_type(place.detail)
        self._open_list(place.record, place.detail)
        if self.form is None:
            self.list.take_focus()
