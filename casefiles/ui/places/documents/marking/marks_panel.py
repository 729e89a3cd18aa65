"""The marks of a document as a list, and the form of one of them."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from casefiles.domain.foundation.ids import DocumentId, MarkId
from casefiles.domain.records.case_records import RedactionKind
from casefiles.office.draft.redaction_schedules import REASONS
from casefiles.office.redaction.mark_kinds import fit_words, suggests_keeping
from casefiles.office.redaction.marking import (
    MarkInput,
    MarkRow,
    RedactionArea,
    add_marks,
    edit_mark,
    marks_made_words,
    on_pages,
    remove_mark,
)
from casefiles.office.workplace import drafts
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.marking.draft_marks_bar import DraftMarksBar
from casefiles.ui.places.documents.marking.mark_form import (
    MarkForm,
    areas_of,
    page_numbers,
    terms_of,
)
from casefiles.ui.places.documents.marking.record_panel import RecordPanel
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.row_model import ListColumn
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_n, msg_of
from casefiles.words.marks import KIND_WORDS

_COLUMNS: Final = (
    ListColumn("number", msg_mark("No."), 52, sorts=False),
    ListColumn("page", msg_mark("Page"), 60, sorts=False),
    ListColumn("kind", msg_mark("Redacted part"), 104, sorts=False),
    ListColumn("reason", msg_mark("Reason"), 150, stretch=True, sorts=False),
    ListColumn("person", msg_mark("Protects"), 110, sorts=False),
)
_NONE: Final = msg_mark(
    "No redaction marks. Select words or an area (F8) and press Ctrl+M. Marks remain editable"
    " outlines; only exported pages are blacked out."
)
_LEGEND: Final = msg_mark(
    "Amber dashed lines name a protected person and are redacted automatically."
)
_QUICK: Final = 3
"""Pages that are drawn for new marks without a place on the task shelf."""


class MarksPanel(RecordPanel[MarkForm]):
    """Lists marks, makes, changes and removes them.

    Attributes:
        chosen: a `MarkRow` was chosen in the list, or None.
        opened: a `MarkRow` whose place is wanted.
        made: marks were made: what was selected is dealt with.
        resumed: tuple of `Area`: marks that were begun before go on.
    """

    chosen = Signal(object)
    opened = Signal(object)
    made = Signal()
    resumed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg_of(_COLUMNS), msg("Redaction marks"), msg_of(_NONE))
        self._areas: tuple[RedactionArea, ...] = ()
        self._edited: MarkId | None = None
        self.remove = button(msg("Remove"), "trash")
        self.begun = DraftMarksBar()
        self._column.insertWidget(0, self.begun)
        self._buttons.addWidget(self.remove)
        self._buttons.addWidget(muted(msg_of(_LEGEND)), 1)
        self.table.chosen.connect(self.chosen)
        self.table.activated_row.connect(self.opened)
        self.table.removal_requested.connect(self.remove_chosen)
        self._for_a_row.append(self.remove)
        self._enable()
        self.remove.clicked.connect(self.remove_chosen)
        self.begun.requested.connect(self._on_resumed)
        self.begun.unwanted.connect(self._on_dropped)

    def show_document(self, document_id: DocumentId) -> None:
        """Begin with another document."""
        self._leave_form()
        self._document_id = document_id
        self.begun.hide()
        self._ask_for_begun()
        self.set_marks(())

    def set_marks(self, marks: Sequence[MarkRow]) -> None:
        """List marks, numbered as on the pages."""
        self._list(marks)
        self.remove.setVisible(bool(marks))
        self._enable()

    def choose(self, mark_id: str) -> None:
        """Choose a mark that was clicked on the page."""
        self._leave_form()
        self.table.select(mark_id)

    def begin(
        self, areas: Sequence[RedactionArea], last_page: int, kind: RedactionKind | None = None
    ) -> None:
        """Open the form for what was selected.

        Args:
            areas: to be marked.
            last_page: up to which places of one page can be repeated; 0 for not at all.
            kind: chosen beforehand; None for what fits a selection of words. That of an area is
                another, and where it is better to say what stays, nothing is chosen.
        """
        self._areas, self._edited = tuple(areas), None
        form = self._open_form(MarkForm(self._context, self._draft_name, _title(areas)))
        is_area = kind is RedactionKind.AREA
        form.kind.offer(is_area=is_area)
        if kind is not None:
            form.kind.set_value(str(kind))
        form.repeat_up_to(last_page if len({area.page for area in areas}) == 1 else 0)
        form.load_terms(MarkInput(""), self._areas)
        form.focus_first()
        session = self._context.session
        if kind in {None, RedactionKind.AREA} and areas:
            then = partial(self._on_suggested, form, is_area)
            query = suggests_keeping(areas[0].document_id)
            session.ask(self, query, then, channel="keeping")
        fit = fit_words(areas)
        session.ask(self, fit, partial(self._on_fit, form), channel="fit")

    def _on_suggested(self, form: MarkForm, is_area: bool, is_better: bool) -> None:
        """Offer to keep first, unless something was chosen meanwhile."""
        if form is self.form and is_better:
            form.suggest_keeping(is_area=is_area)

    def _on_fit(self, form: MarkForm, words: str) -> None:
        if form is self.form:
            form.kind.show_fit(words)

    @property
    def _draft_name(self) -> str:
        return f"mark:{self._document_id}"

    def _ask_for_begun(self) -> None:
        """Ask whether marks of this document were begun and not made."""
        then = partial(self._on_begun, self._document_id)
        query = drafts.draft(self._draft_name)
        self._context.session.ask(self, query, then, channel="begun", after_edits=True)

    def _on_begun(self, document_id: DocumentId, values: dict[str, Any] | None) -> None:
        if document_id == self._document_id:
            self.begun.show_areas(areas_of(values.get("areas")) if values is not None else ())

    @Slot()
    def _on_resumed(self) -> None:
        self.resumed.emit(self.begun.areas)

    @Slot()
    def _on_dropped(self) -> None:
        self.begun.hide()
        self._context.session.run(self, drafts.discard_draft(self._draft_name))

    @override
    def _text(self, row: MarkRow, key: str) -> str:
        if key == "number":
            return str(self._model.index_of(row.id) + 1)
        if key == "kind":
            return msg_of(KIND_WORDS[row.terms.kind])
        if key == "reason":
            judge = (
                msg(" · judge: {reasons}", reasons=REASONS[row.terms.judge_code])
                if row.terms.judge_code
                else ""
            )
            return f"{row.terms.reason}{_readers(row.terms.audiences)}{judge}"
        return str(getattr(row, key, ""))

    @override
    def _leave_form(self) -> None:
        had_form = self.form is not None
        super()._leave_form()
        if had_form:
            self._ask_for_begun()

    @override
    def _edit(self, row: MarkRow) -> None:
        form = MarkForm(self._context, f"mark:{row.id}", msg("Mark {where}", where=_where(row)))
        self._open_form(form)
        self._edited = row.id
        if row.terms.kind.is_of_text:
            form.kind.offer_words()
        else:
            form.kind.offer_all()
        form.load_terms(row.terms)
        form.focus_first()

    @Slot()
    def remove_chosen(self) -> None:
        """Remove the mark that is chosen in the list."""
        row = self.table.row()
        if row is not None:
            self._context.session.run(self, remove_mark(row.id), self._on_removed)

    def _on_removed(self, _nothing: None) -> None:
        self._context.notices.post(msg("Redaction mark removed."), "app.undo")

    @override
    def _want(self, form: MarkForm, values: dict[str, Any]) -> None:
        session, refused = self._context.session, partial(self._on_refused, form)
        terms = terms_of(values)
        if self._edited is not None:
            edit = edit_mark(self._edited, terms)
            session.run(self, edit, partial(self._on_edited, form), otherwise=refused)
            return
        pages = page_numbers(values["pages"], form.pages.last) or ()
        areas = tuple(one for area in self._areas for one in on_pages(area, pages))
        job, made = add_marks(areas, terms), partial(self._on_made, form)
        if len({(area.document_id, area.page) for area in areas}) <= _QUICK:
            session.fetch(self, job, made, channel=f"making {id(form)}", otherwise=refused)
        else:
            words = msg("Marking {count} places", count=len(areas))
            session.start(self, words, job, made, otherwise=refused)

    def _on_made(self, form: MarkForm, made: tuple[MarkId, ...]) -> None:
        if made:
            self.table.select(made[0])
        self._context.notices.post(marks_made_words(len(made)), "app.undo")
        if self._finish(form):
            self.made.emit()

    def _on_edited(self, form: MarkForm, _nothing: None) -> None:
        if self._finish(form):
            self.left.emit()

    @Slot()
    @override
    def _on_left(self) -> None:
        form = self.form
        if form is not None and not form.is_changed():
            # Who typed nothing and leaves gives up the places too.
            form.saved()
        super()._on_left()


def _where(row: MarkRow) -> str:
    """Say where a mark is."""
    return (
        msg("in message {page}", page=row.page)
        if row.terms.kind.is_of_text
        else msg("on page {page}", page=row.page)
    )


def _readers(audiences: Sequence[str]) -> str:
    """Return for whom a mark holds, where that is not everyone."""
    if not audiences:
        return ""
    if len(audiences) > 1:
        return msg(" ({count} readers)", count=len(audiences))
    return f" ({label(audiences[0])})"


def _title(areas: Sequence[RedactionArea]) -> str:
    pages = {(area.document_id, area.page) for area in areas}
    is_one = len(pages) == 1
    where = msg("page {page}", page=areas[0].page) if is_one else _pages(areas, len(pages))
    what = msg_n("a place", "{n} places", len(areas))
    return msg("Mark {what} on {where}", what=what, where=where)


def _pages(areas: Sequence[RedactionArea], count: int) -> str:
    documents = len({area.document_id for area in areas})
    if documents > 1:
        return msg("{count} pages of {documents} documents", count=count, documents=documents)
    return msg("{count} pages", count=count)
