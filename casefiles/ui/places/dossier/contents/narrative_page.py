"""The page of the narrative: its editor, and beside it what comes from a Word file, and names."""

from PySide6.QtCore import Slot

from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.contents.editor_page import EditorPage
from casefiles.ui.places.dossier.contents.narrative_editor import NarrativeEditor
from casefiles.ui.places.dossier.contents.narrative_import_page import NarrativeImportPage
from casefiles.ui.places.dossier.contents.narrative_names_page import NarrativeNamesPage


class NarrativePage(EditorPage):
    """Shows one of the three."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.editor = NarrativeEditor(context)
        self.import_page = NarrativeImportPage(context)
        self.names = NarrativeNamesPage(context)
        self._hold(self.editor, self.import_page, self.names)
        self.editor.import_requested.connect(self._on_import)
        self.editor.names_requested.connect(self.look_at_names)
        self.import_page.left.connect(self._on_back)
        self.import_page.taken.connect(self.look_at_names)
        self.names.left.connect(self._on_back)

    @Slot()
    def _on_import(self) -> None:
        self._pages.setCurrentWidget(self.import_page)
        self.import_page.open(has_blocks=self.editor.has_blocks)

    @Slot()
    def look_at_names(self) -> None:
        """Show the names that are typed in it."""
        self._pages.setCurrentWidget(self.names)
        self.names.open()
