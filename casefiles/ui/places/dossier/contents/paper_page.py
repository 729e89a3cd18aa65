"""The argument as prose: its editor, changes of the map, pinpoints, and a Word file come back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.contents.edited_file_page import EditedFilePage
from casefiles.ui.places.dossier.contents.paper_editor import PaperEditor
from casefiles.ui.places.dossier.contents.paper_lists import MapChangesPage, PinpointsPage
from casefiles.ui.widgets.layout import column


class PaperPage(QWidget):
    """Shows one of the four.

    Attributes:
        left: back to the dossier.
        chosen: another block is selected.
    """

    left = Signal()
    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.editor = PaperEditor(context)
        self.changes = MapChangesPage(context)
        self.pinpoints = PinpointsPage(context)
        self.edited = EditedFilePage(context)
        self._pages = QStackedWidget()
        for page in (self.editor, self.changes, self.pinpoints, self.edited):
            self._pages.addWidget(page)
        column(self._pages, margins=0, of=self)
        self.editor.left.connect(self.left)
        self.editor.chosen.connect(self.chosen)
        self.editor.changes_requested.connect(self._on_changes)
        self.editor.pinpoints_requested.connect(self._on_pinpoints)
        self.editor.edited_requested.connect(self._on_edited)
        for page in (self.changes, self.pinpoints, self.edited):
            page.left.connect(self._on_back)

    @property
    def block_id(self) -> str:
        """The block that is selected; empty for none."""
        return self.editor.record_id

    def open(self, block_id: str) -> None:
        """Show the argument, one block of it selected."""
        self._pages.setCurrentWidget(self.editor)
        self.editor.open(block_id)

    def show_papers(self, profile: str, audience: str) -> None:
        """Show the argument for a forum, in the language of a recipient's papers."""
        self.editor.show_papers(profile, audience)

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

    @Slot()
    def _on_back(self) -> None:
        self.open("")
