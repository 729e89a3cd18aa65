"""What is asked about the readers of a dossier: who they are, whom tokens stand for, who looked."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.office.draft.recipients import foreseeable_readers_of
from casefiles.office.draft.redaction_schedules import JUDGE, PROFILE
from casefiles.office.redaction.presets import presets, redaction_settings_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.readers.disclosure_panel import DisclosurePanel
from casefiles.ui.places.dossier.readers.foreseeable_readers_panel import ForeseeableReadersPanel
from casefiles.ui.places.dossier.readers.pseudonym_key_panel import PseudonymKeyPanel
from casefiles.ui.places.dossier.readers.pseudonyms_panel import PseudonymsPanel
from casefiles.ui.places.dossier.readers.recipient_bar import RecipientBar
from casefiles.ui.places.dossier.readers.schedule_panel import SchedulePanel
from casefiles.ui.places.dossier.readers.second_review_panel import SecondReviewPanel
from casefiles.ui.places.dossier.readers.timestamp_panel import TimestampPanel


class RecipientPanels(QObject):
    """Cards of which one at most is shown, and the answers that the recipient's fields need.

    Attributes:
        opening: name of the step in which a card is about to be shown.
        left: it was closed.
    """

    opening = Signal(str)
    left = Signal()

    def __init__(self, context: Context, bar: RecipientBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._bar = bar
        self._reaches: tuple[Reach, ...] = ()
        self.reach = ForeseeableReadersPanel(context)
        self.tokens = PseudonymsPanel(context)
        self.second_look = SecondReviewPanel(context)
        self.schedule = SchedulePanel(context)
        self.time = TimestampPanel(context)
        self.opened_key = PseudonymKeyPanel(context)
        self.disclosure = DisclosurePanel(context)
        self.schedule.made.connect(self._on_schedule)
        for panel in self._all:
            panel.left.connect(self._on_left)

    @property
    def _all(
        self,
    ) -> tuple[
        ForeseeableReadersPanel,
        PseudonymsPanel,
        SchedulePanel,
        SecondReviewPanel,
        TimestampPanel,
        PseudonymKeyPanel,
        DisclosurePanel,
    ]:
        readers = (self.reach, self.tokens, self.schedule, self.second_look)
        return *readers, self.time, self.opened_key, self.disclosure

    @property
    def holds_work(self) -> bool:
        """Whether a card is open, in which something may be typed."""
        return any(not panel.isHidden() for panel in self._all)

    def bind(self, room: QWidget) -> None:
        """Let the commands of the room open the cards."""
        bind = self._context.actions.bind
        bind("dossier.readers", room, lambda: self._open(self.reach))
        everybody = NavigationTarget("people", "", "recipients")
        bind("dossier.recipients", room, lambda: self._context.navigator.go(everybody))
        bind("dossier.tokens", room, lambda: self._open(self.tokens))
        bind("dossier.schedule", room, self.open_schedule)
        bind("dossier.second_look", room, lambda: self._open(self.second_look))
        bind("dossier.time", room, self.open_time)
        bind("dossier.open_key", room, self._open_key)
        bind("dossier.disclose", room, self._open_disclosure)

    @Slot(object)
    def open_time(self, file: Path | None = None) -> None:
        """Ask for a time of a signed dossier; None to let it be chosen."""
        self.close_all()
        self.opening.emit("export")
        self.time.open(file)

    def open_schedule(self) -> None:
        """Ask for the reasons that a judge is told."""
        self._open(self.schedule)

    def _open_key(self) -> None:
        self.close_all()
        self.opening.emit("export")
        self.opened_key.open()

    def _open_disclosure(self) -> None:
        request = self.request
        if request is not None:
            self.close_all()
            self.opening.emit("export")
            self.disclosure.open(request)

    def ask_presets(self) -> None:
        """Ask which presets came with the program."""
        self._context.session.fetch(self, presets(), self._bar.offer_presets, channel="presets")

    def ask(self) -> None:
        """Ask what the lawyer says of readers, and what is chosen for these."""
        session, request = self._context.session, self.request
        query = foreseeable_readers_of(self._context.case_id)
        session.ask(self, query, self._on_reaches, channel="reaches")
        if request is not None:
            session.ask(
                self, redaction_settings_of(request), self._on_treatment, channel="treatment"
            )

    def hear(self, changes: Changes) -> None:
        """Ask again after a change that concerns readers or what they would get."""
        if changes.concern("reach", "treatment"):
            self.ask()
        self.second_look.ask_again()

    def close_all(self) -> None:
        """Show none, and forget what was typed."""
        self.tokens.sealing.leave()
        self.opened_key.forget()
        self.disclosure.forget()
        for panel in self._all:
            panel.hide()

    @property
    def request(self) -> EditionRequest | None:
        """Which dossier is chosen."""
        forum, audience = self._bar.forum, self._bar.audience
        if forum is None or audience is None:
            return None
        return EditionRequest(self._context.case_id, forum.id, audience.id)

    def _open(self, panel: QFrame) -> None:
        forum, audience, request = self._bar.forum, self._bar.audience, self.request
        if forum is None or audience is None or request is None:
            return
        self.close_all()
        steps = (
            (self.reach, "readers"),
            (self.tokens, "readers"),
            (self.schedule, "export"),
            (self.second_look, "check"),
        )
        self.opening.emit(next(step for one, step in steps if one is panel))
        if panel is self.reach:
            self.reach.open(forum, audience, self._reaches)
        elif panel is self.tokens:
            self.tokens.open(request, audience.words)
        elif panel is self.schedule:
            self.schedule.open(forum)
        else:
            self.second_look.open(request, audience.words)

    def _on_reaches(self, reaches: tuple[Reach, ...]) -> None:
        self._reaches = reaches
        self._bar.show_reaches(reaches)

    def _on_treatment(self, treatment: Treatment | None) -> None:
        self._bar.show_preset(treatment.preset if treatment is not None else "")

    @Slot()
    def _on_schedule(self) -> None:
        self.close_all()
        self._bar.choose_both(PROFILE, JUDGE)
        self.left.emit()

    @Slot()
    def _on_left(self) -> None:
        self.close_all()
        self.left.emit()
