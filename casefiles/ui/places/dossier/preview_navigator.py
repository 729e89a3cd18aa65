"""Where the true pages stand: between outline and checks, or beside what is being written."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget
from typing_extensions import override

from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.contents.facts_editor import FactsEditor
from casefiles.ui.places.dossier.contents.narrative_page import NarrativePage
from casefiles.ui.places.dossier.contents.paper_page import PaperPage
from casefiles.ui.places.dossier.preview.preview_pane import PreviewPane
from casefiles.ui.widgets.splits import Split
from casefiles.words.language import msg

_WIDTHS: Final = (600, 560)
_COLUMN: Final = 1
"""Of the pages among the columns of the room."""

Editor = FactsEditor | NarrativePage | PaperPage


class PreviewNavigator(Split):
    """Holds the pages of the room, and lets the preview go with the one in which somebody writes.

    Where both have no room side by side the editor has all of it.
    """

    def __init__(
        self,
        context: Context,
        pages: QStackedWidget,
        columns: QSplitter,
        preview: PreviewPane,
        editors: tuple[Editor, ...],
    ) -> None:
        super().__init__(msg("dossier preview"), Qt.Orientation.Horizontal)
        self._context = context
        self._shown, self._columns, self._preview = pages, columns, preview
        self._editors = editors
        self._widths: list[int] = []
        self.setChildrenCollapsible(False)
        self.addWidget(pages)
        self.setStretchFactor(0, 1)
        pages.currentChanged.connect(self._place)
        # Letters of another size leave other room, also while another room of the window is shown.
        context.theme.changed.connect(self._place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place it anew where there is more room or less."""
        super().resizeEvent(event)
        self._place()

    @Slot()
    def _place(self) -> None:
        current = self._shown.currentWidget()
        editor = next((one for one in self._editors if one is current), None)
        is_adjacent = editor is not None and self._has_room()
        if editor is not None:
            editor.set_upright(is_upright=is_adjacent)
        stored = self._preview.parentWidget()
        if is_adjacent and stored is not self:
            self._widths = self._columns.sizes()
            self.addWidget(self._preview)
            self._preview.verdict.show()
            self.setSizes([self._context.theme.pixels(width) for width in _WIDTHS])
        elif not is_adjacent and stored is self:
            self._columns.insertWidget(_COLUMN, self._preview)
            self._preview.verdict.hide()
            self._columns.setStretchFactor(_COLUMN, 1)
            self._columns.setSizes(self._widths)

    def _has_room(self) -> bool:
        theme = self._context.theme
        return self.width() >= sum(theme.pixels(width) for width in _WIDTHS)
