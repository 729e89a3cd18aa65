"""The page that is worked on at the left, the true pages at the right where there is room."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.contents.facts_editor import FactsEditor
from casefiles.ui.places.dossier.contents.narrative_page import NarrativePage
from casefiles.ui.places.dossier.contents.paper_page import PaperPage
from casefiles.ui.places.dossier.preview.preview_pane import PreviewPane
from casefiles.ui.widgets.splits import Split

_STEP: Final = (620, 560)
_WIDE_STEP: Final = (760, 760)
_WIDE_FROM: Final = 1516
"""Pixels at 100 % of a window of 1600 without its rail."""
_EDITOR: Final = (600, 560)
_LEAST: Final = (420, 360)
"""Room that a step and the pages must have side by side."""

Editor = FactsEditor | NarrativePage | PaperPage


class PreviewNavigator(Split):
    """Holds the pages of the room, and shows the preview with steps and with what is written.

    Where both have no room side by side the page that is worked on has all of it; lists of
    findings and forms always do.
    """

    def __init__(
        self,
        context: Context,
        pages: QStackedWidget,
        preview: PreviewPane,
        steps: tuple[QWidget, ...],
        editors: tuple[Editor, ...],
    ) -> None:
        super().__init__("dossier", Qt.Orientation.Horizontal)
        self._context = context
        self._shown, self._preview = pages, preview
        self._steps, self._editors = steps, editors
        self._divided: tuple[tuple[int, ...], int] = ((), 0)
        self.setChildrenCollapsible(False)
        self.addWidget(pages)
        self.addWidget(preview)
        self.setStretchFactor(1, 1)
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
        is_step = any(one is current for one in self._steps)
        is_adjacent = (editor is not None and self._has_room(_EDITOR)) or (
            is_step and self._has_room(_LEAST)
        )
        if editor is not None:
            editor.set_upright(is_upright=is_adjacent)
        self._preview.verdict.setVisible(editor is not None)
        self._preview.setVisible(is_adjacent)
        wide = _WIDE_STEP if self._has_room((_WIDE_FROM,)) else _STEP
        widths = _EDITOR if editor is not None else wide
        if is_adjacent and (widths, self.width()) != self._divided:
            self._divided = widths, self.width()
            first = self._context.theme.pixels(widths[0])
            self.setSizes([first, max(self.width() - first, 1)])

    def _has_room(self, widths: tuple[int, ...]) -> bool:
        theme = self._context.theme
        return self.width() >= sum(theme.pixels(width) for width in widths)
