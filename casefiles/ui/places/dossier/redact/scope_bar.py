"""Which questions are shown: those of the dossier at hand, or all of the case."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.redaction.redaction_queue import QueuedSuggestion, RedactionQueue
from casefiles.office.redaction.suggestions import RedactionSuggestion
from casefiles.office.stops.dossier_queue import DossierQueue, dossier_queue
from casefiles.ui.base.context import Context
from casefiles.ui.base.dossier_steps import REDACT
from casefiles.ui.places.dossier.steps.step_states import redact_state
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import row
from casefiles.words.language import msg, msg_n

_DECIDED: Final = ("review_decision", "mark", "person", "exhibit", "setting", "outline")


class ScopeBar(QWidget):
    """Asks for the queue, and counts what waits outside the dossier.

    Attributes:
        changed: other questions shall be shown.
        found: all that waits; None before it is known.
        turn: shows the other questions too, or those of the dossier alone.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._is_whole = False
        self._dossier = context.steps.present
        self.found: DossierQueue | None = None
        self._words = muted("")
        self.turn = quiet_button("", "arrows-out")
        self.turn.clicked.connect(self._on_turn)
        row((self._words, 1), self.turn, gap=8, margins=(16, 4, 12, 4), of=self)
        self.hide()
        context.steps.changed.connect(self._on_steps)

    @property
    def queue(self) -> RedactionQueue:
        """The questions that are shown."""
        if self.found is None:
            return RedactionQueue((), was_made=False)
        return self.found.whole if self._is_whole else self.found.inside

    @property
    def documents(self) -> frozenset[DocumentId] | None:
        """The documents that they are about; None for all."""
        return None if self._is_whole or self.found is None else self.found.documents

    @property
    def words(self) -> str:
        """What is said of the questions that are outside."""
        return self._words.text()

    def of_same_text(self, row: QueuedSuggestion) -> tuple[RedactionSuggestion, ...]:
        """Return what waits in the case with the same text, the item itself first."""
        item = row.item
        waiting = self.found.whole.undecided if self.found is not None and item.same else ()
        others = (
            one.item
            for one in waiting
            if (one.item.kind, one.item.same) == (item.kind, item.same) and one.item.key != item.key
        )
        return (item, *others)

    def ask(self) -> None:
        """Ask for the queue as it is now."""
        query = dossier_queue(self._context.case_id, self._context.steps.present)
        self._context.session.ask(self, query, self._on_found, channel="queue")

    def hear(self, changes: Changes) -> None:
        """Ask again where questions or the contents of a dossier changed."""
        if changes.concern(*_DECIDED):
            self.ask()

    def seek(self, identity: str) -> None:
        """Show all questions where one is sought that the dossier does not hold."""
        if self.found is None or self._is_whole:
            return
        outside = {one.id for one in self.found.whole.items}
        if identity in outside - {one.id for one in self.found.inside.items}:
            self._on_turn()

    def _on_found(self, found: DossierQueue) -> None:
        self.found = found
        self._context.steps.note(REDACT, redact_state(found.inside))
        self._show()
        self.changed.emit()

    @Slot()
    def _on_turn(self) -> None:
        self._is_whole = not self._is_whole
        self._show()
        self.changed.emit()

    @Slot()
    def _on_steps(self) -> None:
        present = self._context.steps.present
        if present != self._dossier and self.found is not None:
            self._is_whole = False
            self.ask()
        self._dossier = present

    def _show(self) -> None:
        outside = self.found.outside if self.found is not None else 0
        if self._is_whole:
            self._words.setText(
                msg_n(
                    "All questions of the case: {n} is outside this dossier.",
                    "All questions of the case: {n} are outside this dossier.",
                    outside,
                )
            )
            self.turn.setText(msg("This dossier only"))
        else:
            self._words.setText(
                msg_n(
                    "{n} more question is on documents outside this dossier.",
                    "{n} more questions are on documents outside this dossier.",
                    outside,
                )
            )
            self.turn.setText(msg("Show all of the case"))
        self.setVisible(bool(outside) or self._is_whole)
