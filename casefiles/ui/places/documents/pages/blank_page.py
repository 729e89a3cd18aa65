"""Whether pages are white in dark colours too: what was chosen, followed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from casefiles.domain.foundation.changes import Changes
from casefiles.office.workplace.preferences import Preferences, preferences
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.pages.page_view import PageView


class BlankPage(QObject):
    """Asks for the preference, and again when it changes."""

    def __init__(self, context: Context, views: Sequence[PageView], parent: QObject) -> None:
        super().__init__(parent)
        self._session = context.session
        self._views = tuple(views)
        self._session.changed.connect(self._on_changed)
        self._ask()

    def _ask(self) -> None:
        self._session.ask(self, preferences(), self._on_preferences, channel="preferences")

    def _on_preferences(self, preferences: Preferences) -> None:
        for view in self._views:
            view.set_white_paper(is_white=preferences.white_paper)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if "preferences" in changes.ids("setting"):
            self._ask()
