"""What a document is of others, and others of it; one click opens the other end."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from casefiles.domain.foundation.ids import DocumentId, DocumentLinkId
from casefiles.domain.records.translation import DocumentLinkKind
from casefiles.office.documents.links import (
    DocumentLinkRow,
    add_link,
    edit_link,
    links_of,
    remove_link,
)
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.marking.record_panel import AddingPanel
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.document_field import DocumentField
from casefiles.ui.widgets.field import ChoiceField, LineField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.row_model import ListColumn
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.review import CHOICES

_COLUMNS: Final = (
    ListColumn("words", msg_mark("Link type"), 132, sorts=False),
    ListColumn("name", msg_mark("Document"), 200, stretch=True, sorts=False),
    ListColumn("note", msg_mark("Note"), 110, sorts=False, drops=True),
)
_NONE: Final = msg_mark(
    "No links. Link this document as a translation, reply, attachment or still of another document."
)


class LinkForm(RecordForm):
    """Says what this document is of another."""

    def __init__(self, context: Context, draft_name: str, title: str, *, is_new: bool) -> None:
        super().__init__(context, draft_name, title)
        self.other = DocumentField(context, "other", msg("Linked document"), required=is_new)
        self.other.setVisible(is_new)
        self.add(ChoiceField("kind", msg("This document is a"), msg_of(CHOICES[DocumentLinkKind])))
        self.add(self.other)
        self.add(LineField("note", msg("Note"), msg("Such as pages 3 to 5 only.")))


class LinksPanel(AddingPanel[LinkForm]):
    """Lists links, and makes and changes them.

    Attributes:
        counted: how many links there are.
    """

    counted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg_of(_COLUMNS), msg("Linked documents"), msg_of(_NONE))
        self._edited: DocumentLinkId | None = None
        self.open = button(msg("Open"), "arrow-square-out")
        self._buttons.insertWidget(0, self.open)
        self._for_a_row.append(self.open)
        self.open.clicked.connect(self._on_open)
        self.table.activated_row.connect(self._go)
        self.table.clicked.connect(self._on_clicked)
        self._enable()

    @override
    def ask(self) -> None:
        """Ask for the links again."""
        query = links_of(self._document_id)
        self._context.session.ask(self, query, self._on_rows, channel="links")

    @override
    def _adding(self) -> tuple[str, str]:
        return msg("Link"), "link"

    @Slot()
    @override
    def begin(self) -> None:
        """Open the form of a new link."""
        name = f"link:new:{self._document_id}"
        form = self._open_form(LinkForm(self._context, name, msg("Link"), is_new=True))
        self._edited = None
        form.other.leave_out(self._document_id)
        form.load({"kind": str(DocumentLinkKind.TRANSLATION), "other": "", "note": ""})
        form.focus_first()

    @override
    def _edit(self, row: DocumentLinkRow) -> None:
        title = row.name if row.is_from_here else msg("Link from {name}", name=row.name)
        form = self._open_form(LinkForm(self._context, f"link:{row.id}", title, is_new=False))
        self._edited = row.id
        form.load({"kind": str(row.kind), "other": row.other_id, "note": row.note})
        form.focus_first()

    @override
    def _text(self, row: DocumentLinkRow, key: str) -> str:
        return str(getattr(row, key, ""))

    def _on_rows(self, rows: tuple[DocumentLinkRow, ...]) -> None:
        self._list(rows)
        for one in (self.open, self.remove):
            one.setVisible(bool(rows))
        self.counted.emit(len(rows))

    @Slot(object)
    def _on_clicked(self, index: Any) -> None:
        """Follow a click on the other document's name."""
        if msg_of(_COLUMNS[index.column()].key) == "name":
            self._go(self.table.rows_model.row_at(index.row()))

    @Slot()
    def _on_open(self) -> None:
        row = self.table.row()
        if row is not None:
            self._go(row)

    @Slot(object)
    def _go(self, row: DocumentLinkRow) -> None:
        self._context.navigator.go(NavigationTarget("documents", row.other_id, "1"))

    @override
    def _removal(self, row: DocumentLinkRow) -> tuple[Edit[None], str]:
        return remove_link(row.id), msg("Link removed.")

    @override
    def _want(self, form: LinkForm, values: dict[str, Any]) -> None:
        session = self._context.session
        kind, note = DocumentLinkKind(values["kind"]), values["note"]
        refused, saved = partial(self._on_refused, form), partial(self._on_saved, form)
        if self._edited is not None:
            session.run(self, edit_link(self._edited, kind, note), saved, otherwise=refused)
            return
        new = add_link(
            self._context.case_id,
            self._document_id,
            DocumentId(values["other"]),
            (kind, note),
            session.vault.workplace.randomness,
        )
        session.run(self, new, saved, otherwise=refused)
