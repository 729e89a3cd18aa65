"""What is asked about the readers of a dossier: who they are, whom tokens stand for, who looked."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.records.audiences import Reach
from casefiles.domain.records.treatment import Treatment
from casefiles.office.draft.audiences import reaches_of
from casefiles.office.draft.schedules import JUDGE, PROFILE
from casefiles.office.redaction.presets import presets, treatment_of
from casefiles.office.workplace.wanted import Wanted
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.readers.opened_key_panel import OpenedKeyPanel
from casefiles.ui.places.dossier.readers.reach_panel import ReachPanel
from casefiles.ui.places.dossier.readers.readers_bar import ReadersBar
from casefiles.ui.places.dossier.readers.schedule_panel import SchedulePanel
from casefiles.ui.places.dossier.readers.second_look_panel import SecondLookPanel
from casefiles.ui.places.dossier.readers.time_panel import TimePanel
from casefiles.ui.places.dossier.readers.tokens_panel import TokensPanel


class ReaderPanels(QWidget):
    """Cards of which one at most is shown, and the answers that the bar above needs.

    Attributes:
        opening: a card is about to be shown.
        left: it was closed.
    """

    opening = Signal()
    left = Signal()

    def __init__(self, context: Context, bar: ReadersBar) -> None:
        super().__init__()
        self._context = context
        self._bar = bar
        self._reaches: tuple[Reach, ...] = ()
        self.reach = ReachPanel(context)
        self.tokens = TokensPanel(context)
        self.second_look = SecondLookPanel(context)
        self.schedule = SchedulePanel(context)
        self.time = TimePanel(context)
        self.opened_key = OpenedKeyPanel(context)
        self.schedule.made.connect(self._on_schedule)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for panel in self._all:
            column.addWidget(panel)
            panel.left.connect(self._on_left)

    @property
    def _all(
        self,
    ) -> tuple[ReachPanel, TokensPanel, SchedulePanel, SecondLookPanel, TimePanel, OpenedKeyPanel]:
        readers = (self.reach, self.tokens, self.schedule, self.second_look)
        return *readers, self.time, self.opened_key

    @property
    def holds_work(self) -> bool:
        """Whether a card is open, in which something may be typed."""
        return any(not panel.isHidden() for panel in self._all)

    def bind(self, room: QWidget) -> None:
        """Let the commands of the room open the cards."""
        bind = self._context.actions.bind
        bind("dossier.readers", room, lambda: self._open(self.reach))
        bind("dossier.tokens", room, lambda: self._open(self.tokens))
        bind("dossier.schedule", room, lambda: self._open(self.schedule))
        bind("dossier.second_look", room, lambda: self._open(self.second_look))
        bind("dossier.time", room, self.open_time)
        bind("dossier.open_key", room, self._open_key)

    @Slot(object)
    def open_time(self, file: Path | None = None) -> None:
        """Ask for a time of a signed dossier; None to let it be chosen."""
        self.close_all()
        self.opening.emit()
        self.time.open(file)

    def _open_key(self) -> None:
        self.close_all()
        self.opening.emit()
        self.opened_key.open()

    def ask_presets(self) -> None:
        """Ask which presets came with the program."""
        self._context.session.fetch(self, presets(), self._bar.offer_presets, channel="presets")

    def ask(self) -> None:
        """Ask what the lawyer says of readers, and what is chosen for these."""
        session, wanted = self._context.session, self.wanted
        query = reaches_of(self._context.case_id)
        session.ask(self, query, self._on_reaches, channel="reaches")
        if wanted is not None:
            session.ask(self, treatment_of(wanted), self._on_treatment, channel="treatment")

    def hear(self, changes: Changes) -> None:
        """Ask again after a change that concerns readers or what they would get."""
        if changes.concern("reach", "treatment"):
            self.ask()
        self.second_look.ask_again()

    def close_all(self) -> None:
        """Show none, and forget what was typed."""
        self.tokens.sealing.leave()
        self.opened_key.forget()
        for panel in self._all:
            panel.hide()

    @property
    def wanted(self) -> Wanted | None:
        """Which dossier is chosen above."""
        forum, audience = self._bar.forum, self._bar.audience
        if forum is None or audience is None:
            return None
        return Wanted(self._context.case_id, forum.id, audience.id)

    def _open(self, panel: QFrame) -> None:
        forum, audience, wanted = self._bar.forum, self._bar.audience, self.wanted
        if forum is None or audience is None or wanted is None:
            return
        self.close_all()
        self.opening.emit()
        if panel is self.reach:
            self.reach.open(forum, audience, self._reaches)
        elif panel is self.tokens:
            self.tokens.open(wanted, audience.words)
        elif panel is self.schedule:
            self.schedule.open(forum)
        else:
            self.second_look.open(wanted, audience.words)

    def _on_reaches(self, said: tuple[Reach, ...]) -> None:
        self._reaches = said
        self._bar.show_reaches(said)

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
