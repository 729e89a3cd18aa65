"""The page of the narrative: its editor, and beside it what comes from a Word file, and names."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.contents.narrative_editor import NarrativeEditor
from casefiles.ui.places.dossier.contents.narrative_import_page import NarrativeImportPage
from casefiles.ui.places.dossier.contents.narrative_names_page import NarrativeNamesPage
from casefiles.ui.widgets.layout import column


class NarrativePage(QWidget):
    """Shows one of the three.

    Attributes:
        left: back to the dossier.
        chosen: another block is selected.
    """

    left = Signal()
    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.editor = NarrativeEditor(context)
        self.import_page = NarrativeImportPage(context)
        self.names = NarrativeNamesPage(context)
        self._pages = QStackedWidget()
        for page in (self.editor, self.import_page, self.names):
            self._pages.addWidget(page)
        column(self._pages, margins=0, of=self)
        self.editor.left.connect(self.left)
        self.editor.chosen.connect(self.chosen)
        self.editor.import_requested.connect(self._on_import)
        self.editor.names_requested.connect(self.look_at_names)
        self.import_page.left.connect(self._on_back)
        self.import_page.taken.connect(self.look_at_names)
        self.names.left.connect(self._on_back)

    @property
    def block_id(self) -> str:
        """The block that is selected; empty for none."""
        return self.editor.record_id

    def open(self, block_id: str) -> None:
        """Show the narrative, one block of it selected."""
        self._pages.setCurrentWidget(self.editor)
        self.editor.open(block_id)

    def move_selected(self, steps: int) -> None:
        """Move the selected block down, or up if negative."""
        if self._pages.currentWidget() is self.editor:
            self.editor.move_selected(steps)

    def set_upright(self, *, is_upright: bool) -> None:
        """Put the form below the parts, or beside them."""
        self.editor.set_upright(is_upright=is_upright)

    def keep_drafts(self) -> None:
        """Keep what the form holds."""
        self.editor.keep_drafts()

    @Slot()
    def _on_import(self) -> None:
        self._pages.setCurrentWidget(self.import_page)
        self.import_page.open(has_blocks=self.editor.has_blocks)

    @Slot()
    def look_at_names(self) -> None:
        """Show the names that are typed in it."""
        self._pages.setCurrentWidget(self.names)
        self.names.open()

    @Slot()
    def _on_back(self) -> None:
        self.open("")
