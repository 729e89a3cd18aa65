"""Opens and folds the inspector right of the page; folded, its icons stand there."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.list.document_head import DocumentHead
from casefiles.ui.places.documents.pages.page_tools import PageTools
from casefiles.ui.places.documents.side_panel import DETAILS, SidePanel
from casefiles.ui.widgets.layout import HCENTER, column

_STRIP: Final = 40
_LEAST: Final = 220
_MOST: Final = 480
"""Pixels at 100 % of the folded inspector, and of the open one at the least and at the most."""


class InspectorFold(QObject):
    """Shows either the open inspector or the strip of its icons.

    Attributes:
        turned: it was opened or folded.
        pages_requested: it was closed, and the keyboard belongs to the pages.
        strip: the icons beside the page.
    """

    turned = Signal()
    pages_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        side: SidePanel,
        switches: tuple[DocumentHead, PageTools],
        splitter: QSplitter,
    ) -> None:
        """Begin folded.

        Args:
            theme: sizes.
            side: the inspector.
            switches: what opens and folds it, beside its own icons.
            splitter: page and inspector.
        """
        super().__init__(side)
        self._theme, self._side, self._splitter = theme, side, splitter
        self._head, self._tools = switches
        self._is_spared = False
        self.strip = QFrame()
        self.strip.setObjectName("inspector")
        panel = self._head.panel
        column((side.strip, 1), (panel, HCENTER), 6, gap=0, margins=0, of=self.strip)
        side.closed.connect(self._on_closed)
        side.strip.section_clicked.connect(self.open_section)
        self._head.panel_requested.connect(self._on_panel)
        theme.changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Give strip and inspector the width that the size of text asks for."""
        pixels = self._theme.pixels
        self.strip.setFixedWidth(pixels(_STRIP))
        self._side.setMinimumWidth(pixels(_LEAST))
        self._side.setMaximumWidth(pixels(_MOST))

    @Slot(int)
    def open_section(self, tab: int) -> None:
        """Open the inspector at one of its sections."""
        is_new = self._side.isHidden()
        self._side.turn_to(tab)
        self._head.panel.setChecked(True)
        if not is_new:
            self.turned.emit()
        else:
            # The stubs promise a widget where there may be none.
            focused: QWidget | None = self._side.window().focusWidget()
            if focused is not None and self.strip.isAncestorOf(focused):
                self._side.tabs.take_focus()
            self._show_strip()
            self.turned.emit()

    def close(self) -> None:
        """Fold it, if it is open."""
        if not self._side.isHidden():
            self._side.hide()
            self._on_closed()

    @Slot(bool)
    def _on_panel(self, is_requested: bool) -> None:
        if is_requested:
            current = self._side.tabs.current()
            self.open_section(current if current >= 0 else DETAILS)
        else:
            self.close()

    @Slot()
    def _on_closed(self) -> None:
        self._side.keep_drafts()
        self._head.panel.setChecked(False)
        self._show_strip()
        self.turned.emit()
        self.pages_requested.emit()

    def spare(self, *, is_spared: bool) -> None:
        """Leave the icons out, where the page needs their width."""
        self._is_spared = is_spared
        self._tools.offer_panel(is_offered=is_spared)
        self._show_strip()

    def _show_strip(self) -> None:
        self.strip.setVisible(self._side.isHidden() and not self._is_spared)

    def give(self, width: int) -> None:
        """Let the inspector be so wide, unless a person dragged it to another width."""
        self._splitter.setSizes([max(self._splitter.width() - width, 1), width])
