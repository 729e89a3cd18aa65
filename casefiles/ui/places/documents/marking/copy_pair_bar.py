"""Above the pages: a copy or translation of this document with other marks, until settled."""

from functools import partial

from typing_extensions import override

from casefiles.domain.foundation.ids import MarkId
from casefiles.domain.records.replacement_texts import CopyPairAnswer
from casefiles.office.documents.copy_pair_decisions import decide_copy_pair
from casefiles.office.redaction.copy_pairs import CopyPairRow, carry_marks, copy_pairs_of
from casefiles.office.redaction.marking import marks_made_words
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.pages.compare_bar import CompareBar
from casefiles.ui.widgets.buttons import Button, button
from casefiles.words.language import msg, msg_n

_LONGEST = 50


class CopyPairBar(CompareBar):
    """Names the first twin whose marks differ, with what can be done."""

    first: CopyPairRow | None

    def __init__(self, context: Context) -> None:
        super().__init__(context, copy_pairs_of, lambda found: str(found.other_id))
        self.here: Button = button(msg("Copy its marks here"), "arrow-down")
        self.there: Button = button(msg("Copy these marks there"), "arrow-right")
        self.enough: Button = button(msg("Redactions complete"), "check")
        self.apart: Button = button(msg("Mark as different"), "x")
        self.add(self.here, self.there, self.enough, self.apart)
        self.here.setToolTip(msg("Apply the other document's marks to this one"))
        self.there.setToolTip(msg("Apply this document's marks to the other one"))
        self.enough.setToolTip(msg("Compared. Asked again when a redaction mark or name changes"))
        self.here.clicked.connect(partial(self._carry, to_here=True))
        self.there.clicked.connect(partial(self._carry, to_here=False))
        self.enough.clicked.connect(partial(self._judge, CopyPairAnswer.COMPARED))
        self.apart.clicked.connect(partial(self._judge, CopyPairAnswer.DIFFERENT))
        self.setAccessibleName(msg("Copies with different redactions"))

    @override
    def show_first(self, more: int) -> None:
        """Say which of the two lacks what."""
        first = self.first
        if first is None:
            return
        others = msg(", and {more} more", more=more) if more else ""
        self._words.show_state(f"{_difference_text(first)}{others}", "warning", "warn")
        self.here.setVisible(first.can_carry and first.lacks > 0)
        self.there.setVisible(first.can_carry and first.other_lacks > 0)

    def _carry(self, *_clicked: object, to_here: bool) -> None:
        if self.first is not None:
            other = self.first.other_id
            pair = (other, self.document_id) if to_here else (self.document_id, other)
            session = self._context.session
            words = msg("Copying marks")
            session.start(
                self, words, carry_marks(*pair), self._on_carried, otherwise=self._on_refused
            )

    def _on_carried(self, made: tuple[MarkId, ...]) -> None:
        self._context.notices.post(marks_made_words(len(made)), "app.undo")
        self.ask()

    def _judge(self, answer: CopyPairAnswer, *_clicked: object) -> None:
        if self.first is not None:
            session = self._context.session
            randomness = session.vault.workplace.randomness
            edit = decide_copy_pair(self.document_id, self.first.other_id, answer, randomness)
            session.run(self, edit, self._on_judged, otherwise=self._on_refused)

    def _on_judged(self, _nothing: None) -> None:
        self._context.notices.post(
            msg("Saved. Shown again if a redaction mark changes."), "app.undo"
        )
        self.ask()


def _difference_text(row: CopyPairRow) -> str:
    """Say which of two lacks what."""
    name = row.name if len(row.name) <= _LONGEST else f"{row.name[:_LONGEST]}…"
    if row.can_carry and row.lacks:
        marks = msg_n("a redaction mark", "{n} redaction marks", row.lacks)
        return msg(
            "This is like {name}, which has {marks} that are missing here", name=name, marks=marks
        )
    if row.can_carry:
        marks = msg_n("a redaction mark", "{n} redaction marks", row.other_lacks)
        return msg("{name} is like this and lacks {marks} made here", name=name, marks=marks)
    return msg("Linked copy: redact the same in {name}", name=name)
