"""From what is selected on pages to marks: which kind, on which pages, and where a mark moves."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import MarkId
from casefiles.domain.records.case_records import RedactionKind
from casefiles.office.redaction.marking import RedactionArea, move_mark
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.pages.page_view import PageView
from casefiles.ui.places.documents.side_panel import MARKS, SidePanel
from casefiles.words.language import msg


class MarkingDesk(QObject):
    """Hands what is selected to the form of marks, and what was dragged to the vault.

    Attributes:
        tab_requested: number of a panel beside the pages.
        moved: a mark stands elsewhere now.
        done: marks were made; the pages can have the focus again.
    """

    tab_requested = Signal(int)
    moved = Signal()
    done = Signal()

    def __init__(self, context: Context, view: PageView, side: SidePanel, pane: QWidget) -> None:
        super().__init__(pane)
        self._context, self._view, self._side = context, view, side
        self._pages = 0
        for name, handler in (
            ("mark", self._on_mark),
            ("mark_page", self._on_page),
            ("keep_only", self._on_keep),
            ("as_burned", view.toggle_burned),
        ):
            context.actions.bind(f"documents.{name}", pane, handler)
        view.selection_changed.connect(self._follow_selection)
        view.mark_moved.connect(self._on_moved)
        view.supply.refused.connect(self._on_not_burned)
        view.removal_requested.connect(side.marks.remove_chosen)
        side.marks.made.connect(self._on_made)
        side.marks.resumed.connect(self._on_resumed)
        side.marks.begun.shown.connect(self._on_begun)
        side.finding.marks_requested.connect(self._on_areas_requested)
        self._follow_selection()

    def show_document(self, pages: int) -> None:
        """Begin with another document of so many pages."""
        self._pages = pages

    @Slot()
    def _follow_selection(self) -> None:
        has_any = self._view.has_selection()
        for name in ("mark", "keep_only"):
            self._context.actions[f"documents.{name}"].setEnabled(has_any)

    def _on_mark(self) -> None:
        is_area = self._view.hand.area is not None
        self._begin(self._view.selected_areas(), RedactionKind.AREA if is_area else None)

    def _on_keep(self) -> None:
        self._begin(self._view.selected_areas(), RedactionKind.KEEP)

    def _on_page(self) -> None:
        if self._pages:
            page = RedactionArea(self._view.document_id, self._view.page, WHOLE_PAGE)
            self._begin((page,), RedactionKind.PAGE)

    def _begin(self, areas: Sequence[RedactionArea], kind: RedactionKind | None) -> None:
        if areas:
            self.tab_requested.emit(MARKS)
            self._side.marks.begin(areas, self._pages, kind)
            # The panel may have come to lie over what is to be marked.
            first = areas[0]
            QTimer.singleShot(0, self._view, partial(self._view.go_to, first.page, first.box))

    @Slot(object)
    def _on_areas_requested(self, areas: Sequence[RedactionArea]) -> None:
        self.tab_requested.emit(MARKS)
        self._side.marks.begin(areas, 0)

    @Slot()
    def _on_begun(self) -> None:
        self.tab_requested.emit(MARKS)

    @Slot(object)
    def _on_resumed(self, areas: tuple[RedactionArea, ...]) -> None:
        """Go on with marks that were begun before, with their places and words."""
        self._view.take_up(areas)
        self._side.marks.begin(areas, self._pages)

    @Slot()
    def _on_made(self) -> None:
        self._view.hand.clear()
        self._side.finding.untick()
        self.done.emit()

    @Slot(str, object)
    def _on_moved(self, mark_id: str, box: Box) -> None:
        edit = move_mark(MarkId(mark_id), box)
        session = self._context.session
        session.run(self, edit, self._on_saved, otherwise=self._on_refused)

    def _on_saved(self, _nothing: None) -> None:
        self._view.mark_hand.stored()
        self.moved.emit()
        self._context.notices.post(msg("Redaction mark moved."), "app.undo")

    @Slot(object)
    def _on_not_burned(self, error: CasefilesError) -> None:
        """Say why pages cannot be shown as readers get them, and show them as they are."""
        self._view.toggle_burned()
        self._context.notices.warn(error)

    def _on_refused(self, error: CasefilesError) -> None:
        self._view.mark_hand.drop()
        self._context.notices.warn(error)
