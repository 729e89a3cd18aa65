"""Flags of the timeline: asked for, counted on a button, and explained."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from casefiles.office.chronology.date_conflicts import FLAG, date_conflicts_of
from casefiles.office.records.finding_acceptance import accept, withdraw_acceptance
from casefiles.office.records.findings import Finding
from casefiles.ui.base.context import Context
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.chronology.conflicts_pane import ConflictsPane
from casefiles.words.language import msg

_LATER: Final = 400
"""Milliseconds: the picture comes first."""


class Flagging(QObject):
    """What stands between the office and the pane of flags.

    Attributes:
        shown: id of a record that is wanted in the picture.
        left: the pane is done with.
        counted: how many flags wait.
        pane: lists the flags.
    """

    shown = Signal(str)
    left = Signal()
    counted = Signal(int)

    def __init__(self, context: Context, stack: QStackedWidget, otherwise: QWidget) -> None:
        """Add the pane to a stack.

        Args:
            context: surroundings.
            stack: holds the pane.
            otherwise: shown where the pane is not.
        """
        super().__init__(stack)
        self._context, self._stack, self._otherwise = context, stack, otherwise
        self.pane = ConflictsPane(context.theme)
        self.pane.show_flags(())
        stack.addWidget(self.pane)
        self._timer = made_timer(self, _LATER, self._ask)
        self.pane.shown.connect(self.shown)
        self.pane.left.connect(self.left)
        self.pane.explained.connect(self._on_explained)
        self.pane.again.connect(self._on_again)

    def ask(self) -> None:
        """Ask again what does not fit, once the picture is there."""
        self._timer.start()

    @Slot()
    def _ask(self) -> None:
        query = date_conflicts_of(self._context.case_id)
        self._context.session.ask(self, query, self._on_flags, channel="flags")

    def show_pane(self, *, is_shown: bool) -> None:
        """Show the pane, or what is there otherwise."""
        if is_shown or self._stack.currentWidget() is self.pane:
            self._stack.setCurrentWidget(self.pane if is_shown else self._otherwise)

    def _on_flags(self, flags: tuple[Finding, ...]) -> None:
        self.counted.emit(sum(not one.reason for one in flags))
        self.pane.show_flags(flags)

    @Slot(str, str)
    def _on_explained(self, of: str, reason: str) -> None:
        randomness = self._context.session.vault.workplace.randomness
        edit = accept(self._context.case_id, FLAG, (of,), reason, randomness)
        notices = self._context.notices
        self._context.session.run(
            self,
            edit,
            lambda _: notices.post(msg("Accepted. The reason is internal."), "app.undo"),
            otherwise=notices.warn,
        )

    @Slot(str)
    def _on_again(self, of: str) -> None:
        self._context.session.run(self, withdraw_acceptance(self._context.case_id, FLAG, (of,)))
