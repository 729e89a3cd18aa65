"""The five steps of a dossier, and what each says of itself beside its name."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from casefiles.words.language import msg_mark

STEPS: Final = {
    "readers": msg_mark("Recipient"),
    "contents": msg_mark("Contents"),
    "redact": msg_mark("Redact"),
    "check": msg_mark("Check"),
    "export": msg_mark("Export and file"),
}
"""Names of the steps in their order; they can be visited in any."""
REDACT: Final = "redact"
"""The step that has a screen of its own."""


@dataclass(frozen=True, slots=True)
class StepState:
    """How far one step is.

    Attributes:
        icon: its name.
        role: of its colour.
        words: the same, for a screen reader.
        open: how many questions or findings wait in it.
    """

    icon: str
    role: str
    words: str
    open: int = 0


BEGUN: Final = StepState("circle-dashed", "warn", msg_mark("not finished"))
WAITING: Final = StepState("circle", "muted", msg_mark("not done yet"))
DONE: Final = StepState("check-circle", "ok", msg_mark("done"))
RUNNING: Final = StepState("hourglass", "accent", msg_mark("export running"))
BLOCKED: Final = StepState("x-circle", "danger", msg_mark("blocked"))


@dataclass(frozen=True, slots=True)
class PreparedDossier:
    """A dossier that can be gone on with.

    Attributes:
        words: whom it is for, and by whose rules.
    """

    profile: str
    audience: str
    words: str


class DossierSteps(QObject):
    """What both screens of the dossier show above them.

    Attributes:
        changed: a state, or a dossier that can be chosen.
        states: of each step.
        prepared: the dossiers that can be gone on with.
        present: profile and audience of the one that is shown.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.states: dict[str, StepState] = dict.fromkeys(STEPS, WAITING)
        self.prepared: tuple[PreparedDossier, ...] = ()
        self.present = ("", "")

    def note(self, step: str, state: StepState) -> None:
        """Show another state of a step."""
        if self.states[step] != state:
            self.states[step] = state
            self.changed.emit()

    def offer(self, prepared: tuple[PreparedDossier, ...], present: tuple[str, str]) -> None:
        """Show which dossiers there are, and which of them is shown."""
        if (prepared, present) != (self.prepared, self.present):
            self.prepared, self.present = prepared, present
            self.changed.emit()
