"""Above the pages: a copy or translation of this document with other marks, until settled."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.errors import CasefilesError
from casefiles.domain.ids import DocumentId, MarkId
from casefiles.domain.substitutes import TwinAnswer
from casefiles.office.marking import marks_made_words
from casefiles.office.twin_verdicts import judge
from casefiles.office.twins import TwinRow, carry_marks, twins_of
from casefiles.ui.context import Context
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import Chip

_LONGEST = 50


class TwinBar(QWidget):
    """Names the first twin whose marks differ, with what can be done; hidden where there is none.

    Attributes:
        compare_wanted: id of a document to be shown beside this one.
        document_id: the one that is looked at.
    """

    compare_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.document_id = DocumentId("")
        self._found: tuple[TwinRow, ...] = ()
        self._words = Chip("", parent=self)
        self.compare: Button = button("Compare", "columns")
        self.here: Button = button("Carry its marks over", "arrow-down")
        self.there: Button = button("Carry these marks over", "arrow-right")
        self.enough: Button = button("Nothing is missing", "check")
        self.apart: Button = button("They differ", "x")
        flow = FlowLayout(self)
        for widget in (
            *(self._words, self.compare, self.here, self.there),
            *(self.enough, self.apart),
        ):
            flow.addWidget(widget)
        self.here.setToolTip("Mark this document in the same places as the other one")
        self.there.setToolTip("Mark the other document in the same places as this one")
        self.enough.setToolTip("Both were compared; asked again when a mark or a name changes")
        self.compare.clicked.connect(self._on_compare)
        self.here.clicked.connect(partial(self._carry, to_here=True))
        self.there.clicked.connect(partial(self._carry, to_here=False))
        self.enough.clicked.connect(partial(self._judge, TwinAnswer.COMPARED))
        self.apart.clicked.connect(partial(self._judge, TwinAnswer.DIFFERENT))
        self.setAccessibleName("Copies and translations with other marks")
        self.hide()

    def show_document(self, document_id: DocumentId) -> None:
        """Look for twins of a document."""
        if document_id != self.document_id:
            self.document_id = document_id
            self._show(())
        self.ask()

    def ask(self) -> None:
        """Look again."""
        if self.document_id:
            then = partial(self._on_found, self.document_id)
            query = twins_of(self.document_id)
            self._context.session.ask(self, query, then, channel="twins")

    def words(self) -> str:
        """Return what is said."""
        return "" if self.isHidden() else self._words.text()

    def _on_found(self, document_id: DocumentId, found: tuple[TwinRow, ...]) -> None:
        if document_id == self.document_id:
            self._show(found)

    def _show(self, found: tuple[TwinRow, ...]) -> None:
        self._found = found
        if found:
            first = found[0]
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            self._words.show_state(f"{_said(first)}{more}", "warning", "warn")
            self.here.setVisible(first.can_carry and first.lacks > 0)
            self.there.setVisible(first.can_carry and first.other_lacks > 0)
        self.setVisible(bool(found))

    def _on_compare(self) -> None:
        if self._found:
            self.compare_wanted.emit(self._found[0].other_id)

    def _carry(self, *_clicked: object, to_here: bool) -> None:
        if self._found:
            other = self._found[0].other_id
            pair = (other, self.document_id) if to_here else (self.document_id, other)
            session = self._context.session
            words = "Carrying marks over"
            session.start(
                self, words, carry_marks(*pair), self._on_carried, otherwise=self._on_refused
            )

    def _on_carried(self, made: tuple[MarkId, ...]) -> None:
        self._context.notices.tell(marks_made_words(len(made)), "app.undo")
        self.ask()

    def _judge(self, answer: TwinAnswer, *_clicked: object) -> None:
        if self._found:
            session = self._context.session
            randomness = session.vault.workplace.randomness
            edit = judge(self.document_id, self._found[0].other_id, answer, randomness)
            session.run(self, edit, self._on_judged, otherwise=self._on_refused)

    def _on_judged(self, _nothing: None) -> None:
        self._context.notices.tell("It is noted, and shown again if a mark changes.", "app.undo")
        self.ask()

    def _on_refused(self, error: CasefilesError) -> None:
        self._context.notices.warn(error)


def _said(row: TwinRow) -> str:
    """Say which of two lacks what."""
    name = row.name if len(row.name) <= _LONGEST else f"{row.name[:_LONGEST]}…"
    if row.can_carry and row.lacks:
        marks = "a mark" if row.lacks == 1 else f"{row.lacks} marks"
        return f"This is like {name}, which has {marks} that are missing here"
    if row.can_carry:
        marks = "a mark" if row.other_lacks == 1 else f"{row.other_lacks} marks"
        return f"{name} is like this and lacks {marks} made here"
    return f"Compare with {name}: what goes from one must not stay in the other"
