"""Watches how far each step of the dossier is, and which dossiers can be gone on with."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Refused
from casefiles.office.draft.dossiers import DossierPlan, ForumChoice, prepared_dossiers
from casefiles.office.draft.numbered_editions import NumberedEdition, exported_editions
from casefiles.office.redaction.redaction_queue import RedactionQueue
from casefiles.office.stops.dossier_queue import DossierQueue, dossier_queue
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.base.dossier_steps import (
    BEGUN,
    BLOCKED,
    DONE,
    REDACT,
    RUNNING,
    WAITING,
    PreparedDossier,
    StepState,
)
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_n

_DECIDED: Final = ("review_decision", "mark", "person", "exhibit", "setting", "outline")
_PREPARED: Final = ("edition", "outline", "treatment")


def redact_state(queue: RedactionQueue) -> StepState:
    """Return how far redaction is: done once a search was made and nothing waits."""
    waiting = len(queue.undecided)
    is_done = queue.was_made and not waiting
    state = DONE if is_done else BEGUN
    return StepState(state.icon, state.role, state.words, waiting)


class StepWatch(QObject):
    """Asks what the steps show.

    Attributes:
        exported: the editions of the dossier that left, the newest first.
    """

    exported = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._steps = context, context.steps
        self._forums: tuple[ForumChoice, ...] = ()
        self._begun: tuple[tuple[str, str, int], ...] = ()
        self._request: EditionRequest | None = None
        self._has_edition = self._is_running = False

    def ask(self) -> None:
        """Ask for what waits, and for the dossiers that there are."""
        session, case_id = self._context.session, self._context.case_id
        self._ask_queue()
        session.ask(self, prepared_dossiers(case_id), self._on_prepared, channel="prepared")

    def hear(self, changes: Changes) -> None:
        """Ask again where something changed that the steps show."""
        session, case_id = self._context.session, self._context.case_id
        if changes.concern(*_DECIDED):
            self._ask_queue()
        if changes.concern("edition"):
            self._ask_exported()
        if changes.concern(*_PREPARED):
            session.ask(self, prepared_dossiers(case_id), self._on_prepared, channel="prepared")

    def _ask_queue(self) -> None:
        request = self._request
        dossier = (request.profile, request.audience) if request is not None else ("", "")
        query = dossier_queue(self._context.case_id, dossier)
        self._context.session.ask(self, query, self._on_queue, channel="step queue")

    def _ask_exported(self) -> None:
        if self._request is not None:
            query = exported_editions(self._request)
            self._context.session.ask(self, query, self._on_exported, channel="exported")

    def _on_exported(self, editions: tuple[NumberedEdition, ...]) -> None:
        self._has_edition = bool(editions)
        self._show_last()
        self.exported.emit(editions)

    def show_running(self, *, is_running: bool) -> None:
        """Show whether an export is under way: the last step waits for it."""
        self._is_running = is_running
        self._show_last()

    def _show_last(self) -> None:
        ended = DONE if self._has_edition else WAITING
        self._steps.note("export", RUNNING if self._is_running else ended)

    def show_forums(self, forums: tuple[ForumChoice, ...]) -> None:
        """Take what the forums are called."""
        self._forums = forums
        self._offer()

    def show_request(self, request: EditionRequest) -> None:
        """Show which dossier is worked on."""
        self._request = request
        self._ask_exported()
        self._ask_queue()
        self._steps.note("readers", DONE)
        self._offer()

    def show_plan(self, plan: DossierPlan) -> None:
        """Show whether anything goes in."""
        has_some = any(one.is_requested for one in plan.exhibits)
        self._steps.note("contents", DONE if has_some else BEGUN)

    def show_checks(self, stops: int, *, is_ready: bool) -> None:
        """Show whether anything speaks against an export.

        Args:
            stops: findings that block it, as far as they are known.
            is_ready: nothing speaks against it, whatever runs at present.
        """
        if stops:
            blocked = StepState(BLOCKED.icon, BLOCKED.role, BLOCKED.words, stops)
            self._steps.note("check", blocked)
        else:
            self._steps.note("check", DONE if is_ready else BEGUN)

    def _on_queue(self, found: DossierQueue) -> None:
        self._steps.note(REDACT, redact_state(found.inside))

    def _on_prepared(self, begun: tuple[tuple[str, str, int], ...]) -> None:
        self._begun = begun
        self._offer()

    def _offer(self) -> None:
        present = (self._request.profile, self._request.audience) if self._request else ("", "")
        begun = {(profile, audience): count for profile, audience, count in self._begun}
        if all(present):
            begun.setdefault(present, 0)
        prepared = (self._named(*pair, count) for pair, count in sorted(begun.items()))
        self._steps.offer(tuple(one for one in prepared if one is not None), present)

    def _named(self, profile: str, audience: str, count: int) -> PreparedDossier | None:
        """Return a dossier in words; None where its forum is not installed any more."""
        forum = next((one for one in self._forums if one.id == profile), None)
        if forum is None:
            return None
        try:
            recipient = forum.audience(audience).words
        except Refused:
            recipient = label(audience)
        exported = msg_n("exported {n} time", "exported {n} times", count)
        state = exported if count else msg("draft")
        words = msg(
            "{recipient} · {forum} · {state}", recipient=recipient, forum=forum.title, state=state
        )
        return PreparedDossier(profile, audience, words)
