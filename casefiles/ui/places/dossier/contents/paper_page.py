"""The argument as prose: its editor, changes of the map, pinpoints, and a Word file come back."""

from PySide6.QtCore import Slot

from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.contents.edited_file_page import EditedFilePage
from casefiles.ui.places.dossier.contents.editor_page import EditorPage
from casefiles.ui.places.dossier.contents.paper_editor import PaperEditor
from casefiles.ui.places.dossier.contents.paper_lists import MapChangesPage, PinpointsPage


class PaperPage(EditorPage):
    """Shows one of the four."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.editor = PaperEditor(context)
        self.changes = MapChangesPage(context)
        self.pinpoints = PinpointsPage(context)
        self.edited = EditedFilePage(context)
        self._hold(self.editor, self.changes, self.pinpoints, self.edited)
        self.editor.changes_requested.connect(self._on_changes)
        self.editor.pinpoints_requested.connect(self._on_pinpoints)
        self.editor.edited_requested.connect(self._on_edited)
        for page in (self.changes, self.pinpoints, self.edited):
            page.left.connect(self._on_back)

    def show_papers(self, profile: str, audience: str) -> None:
        """Show the argument for a forum, in the language of a recipient's papers."""
        self.editor.show_papers(profile, audience)

    @Slot()
    def _on_changes(self) -> None:
        self._pages.setCurrentWidget(self.changes)
        self.changes.open(self.editor.profile, self.editor.audience)

    @Slot()
    def _on_pinpoints(self) -> None:
        self._pages.setCurrentWidget(self.pinpoints)
        self.pinpoints.open(self.editor.profile, self.editor.audience)

    @Slot()
    def _on_edited(self) -> None:
        self._pages.setCurrentWidget(self.edited)
        self.edited.open(self.editor.profile)
