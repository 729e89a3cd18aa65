"""What is done with answers about words: for the whole case, or document by document."""

from collections.abc import Callable

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.case_records import NOBODY
from casefiles.office.redaction.review_words import WordRow
from casefiles.office.redaction.suggestion_decisions import (
    AcceptedSuggestion,
    accept,
    is_the_person,
    reject,
)
from casefiles.office.redaction.suggestions import KINDS, RedactionSuggestion
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.redact.words_view import WordsView

__all__ = ["WordAnswers"]


class WordAnswers:
    """Answers for the view of words.

    Args of the constructor: the context; the view; what is told of names that were added; what
    is told of a failure.
    """

    def __init__(
        self,
        context: Context,
        view: WordsView,
        on_accepted: Callable[[AcceptedSuggestion], None],
        on_failed: Callable[[CasefilesError], None],
    ) -> None:
        self._context = context
        self._view = view
        self._on_accepted = on_accepted
        self._on_failed = on_failed

    def everywhere(self, person_id: PersonId = NOBODY) -> None:
        """Take the word for the person, wherever it stands."""
        row = self._view.row
        if row is None:
            return
        needs = row.is_for_case or any(KINDS[one.kind].needs_person for one in row.items)
        if needs and not (row.person_id or person_id):
            self._view.pane.ask_person()
            return
        if row.is_for_case:
            self._view.go_on(row)
            edit = is_the_person(row.items, person_id)
            self._context.session.run(
                self._view, edit, self._on_accepted, otherwise=self._on_failed
            )
            return
        self._view.go_on(row)
        self._accept(row.items, person_id)

    def never(self) -> None:
        """Take the word for none of the person's, wherever it stands, and later."""
        row = self._view.row
        if row is not None:
            self._view.go_on(row)
            self._reject(row.items, everywhere=True)

    def remove_here(self) -> None:
        """Remove the word in the document that is selected."""
        row, at = self._view.row, self._view.pane.document
        if row is not None and at is not None:
            self._go_on_document(row)
            self._accept(at.items, NOBODY)

    def leave_here(self) -> None:
        """Leave the word in the document that is selected."""
        row, at = self._view.row, self._view.pane.document
        if row is not None and at is not None:
            self._go_on_document(row)
            self._reject(at.items, everywhere=False)

    def _go_on_document(self, row: WordRow) -> None:
        if len(row.places) == 1:
            self._view.go_on(row)

    def _accept(self, items: tuple[RedactionSuggestion, ...], person_id: PersonId) -> None:
        job = accept(self._context.case_id, items, person_id)
        # Pages are drawn for the marks: the next word is shown meanwhile.
        channel = items[0].key if items else ""
        self._context.session.fetch(
            self._view, job, self._on_accepted, channel=channel, otherwise=self._on_failed
        )

    def _reject(self, items: tuple[RedactionSuggestion, ...], *, everywhere: bool) -> None:
        randomness = self._context.session.vault.workplace.randomness
        edit = reject(self._context.case_id, items, randomness, everywhere=everywhere)
        self._context.session.run(self._view, edit, _done, otherwise=self._on_failed)


def _done(_count: object) -> None:
    """Take nothing: the room hears of what changed."""
