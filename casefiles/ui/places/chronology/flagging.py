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
from casefiles.ui.widgets.buttons import button
from casefiles.words.language import msg, msg_number

_LATER: Final = 400
"""Milliseconds: the picture comes first."""


class Flagging(QObject):
    """What stands between the office and the pane of flags.

    Attributes:
        shown: id of a record that is wanted in the picture.
        pane: lists the flags.
        button: opens it, and says how many wait.
    """

    shown = Signal(str)

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
        self.button = button(msg("No inconsistencies"), "flag")
        self.button.setToolTip(msg("What does not fit  Alt+4"))
        self.button.clicked.connect(self.turn)
        self._timer = made_timer(self, _LATER, self._ask)
        self.pane.shown.connect(self.shown)
        self.pane.left.connect(self.turn)
        self.pane.explained.connect(self._on_explained)
        self.pane.again.connect(self._on_again)

    def ask(self) -> None:
        """Ask again what does not fit, once the picture is there."""
        self._timer.start()

    @Slot()
    def _ask(self) -> None:
        query = date_conflicts_of(self._context.case_id)
        self._context.session.ask(self, query, self._on_flags, channel="flags")

    @Slot()
    def turn(self) -> None:
        """Show the pane, or what was there before."""
        is_shown = self._stack.currentWidget() is self.pane
        self._stack.setCurrentWidget(self._otherwise if is_shown else self.pane)

    def _on_flags(self, flags: tuple[Finding, ...]) -> None:
        waiting = sum(not one.reason for one in flags)
        self.button.setText(
            msg("{waiting} flagged", waiting=msg_number(waiting))
            if waiting
            else msg("No inconsistencies")
        )
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
