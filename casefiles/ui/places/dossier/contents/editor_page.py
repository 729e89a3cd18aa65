"""The page of a text in blocks: its editor, and other pages that take its place for a while."""

from typing import Any, Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from casefiles.ui.widgets.layout import column


class BlockEditor(Protocol):
    """What the page asks of an editor, which is a widget besides."""

    left: Any
    chosen: Any

    @property
    def record_id(self) -> str:
        """The block that is selected; empty for none."""

    def open(self, record_id: str, /) -> None:
        """Show the text, one block of it selected."""

    def move_selected(self, steps: int) -> None:
        """Move the selected block down, or up if negative."""

    def set_upright(self, *, is_upright: bool) -> None:
        """Put the form below the parts, or beside them."""

    def keep_drafts(self) -> None:
        """Store what the form holds."""


class EditorPage(QWidget):
    """Shows the editor, or one of the other pages.

    Attributes:
        left: back to the dossier.
        chosen: another block is selected.
    """

    left = Signal()
    chosen = Signal()

    def _hold(self, editor: BlockEditor, *others: QWidget) -> None:
        """Put in the editor, which is shown first, and the others."""
        self._block_editor = editor
        self._pages = QStackedWidget()
        for page in (editor, *others):
            self._pages.addWidget(page)  # type: ignore[arg-type]  # the editor is a widget
        column(self._pages, margins=0, of=self)
        editor.left.connect(self.left)
        editor.chosen.connect(self.chosen)

    @property
    def block_id(self) -> str:
        """The block that is selected; empty for none."""
        return self._block_editor.record_id

    def open(self, block_id: str) -> None:
        """Show the text, one block of it selected."""
        self._pages.setCurrentIndex(0)
        self._block_editor.open(block_id)

    def move_selected(self, steps: int) -> None:
        """Move the selected block down, or up if negative."""
        if self._pages.currentIndex() == 0:
            self._block_editor.move_selected(steps)

    def set_upright(self, *, is_upright: bool) -> None:
        """Put the form below the parts, or beside them."""
        self._block_editor.set_upright(is_upright=is_upright)

    def keep_drafts(self) -> None:
        """Store what the form holds."""
        self._block_editor.keep_drafts()

    @Slot()
    def _on_back(self) -> None:
        self.open("")
