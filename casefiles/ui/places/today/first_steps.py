"""The first steps of a case: what is done, the one that is next with its button, what follows."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from casefiles.office.case.first_steps import FirstStepState, StepKind
from casefiles.ui.records.link_button import LinkButton
from casefiles.ui.widgets.buttons import Button, button, quiet_button
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import TOP, column, row, words
from casefiles.words.language import msg, msg_mark, msg_of

_TITLE_WIDTH: Final = 240
_STEPS: Final[dict[StepKind, tuple[str, str, str]]] = {
    "client": (
        msg_mark("Name the client"),
        msg_mark("The person whose extradition is requested."),
        msg_mark("Edit case"),
    ),
    "documents": (
        msg_mark("Add the documents"),
        msg_mark("Everything received, as it came: a whole folder at once."),
        msg_mark("Open Documents"),
    ),
    "people": (
        msg_mark("Enter who must be protected"),
        msg_mark("Relatives, witnesses, sources: withheld from every dossier by default."),
        msg_mark("Add person"),
    ),
    "numbers": (
        msg_mark("Number the exhibits"),
        msg_mark("A dossier contains the documents with an exhibit number."),
        msg_mark("Number exhibits"),
    ),
    "dates": (
        msg_mark("Enter the dates that bind you"),
        msg_mark("Hearings and time limits."),
        msg_mark("Add date"),
    ),
    "argument": (
        msg_mark("Enter the first argument"),
        msg_mark("The grounds that the dossier prints."),
        msg_mark("Open Argument"),
    ),
    "edition": (
        msg_mark("Make the first dossier"),
        msg_mark("Five steps: recipient, contents, redact, check, export."),
        msg_mark("Open Dossier"),
    ),
}


class FirstStepsCard(QFrame):
    """Leads from step to step, in any order.

    Attributes:
        step_requested: the kind of the step that shall be taken.
        hide_requested: the steps are not to be shown any more.
        act: the button of the step that is next.
    """

    step_requested = Signal(str)
    hide_requested = Signal()

    def __init__(self, steps: tuple[FirstStepState, ...]) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.act: Button | None = None
        done = sum(one.is_done for one in steps)
        self.hide_button = quiet_button(msg("Hide first steps"), "x")
        self.hide_button.clicked.connect(self.hide_requested)
        counted = muted(msg("{done} of {count} done", done=done, count=len(steps)))
        body = column(
            row(subheading(msg("First steps")), (counted, 1), self.hide_button, gap=12),
            gap=2,
            margins=(18, 12, 18, 12),
            of=self,
        )
        for step in steps:
            if step.is_done or self.act is not None:
                body.addWidget(self._line(step))
            else:
                body.addLayout(self._next(step))

    def _line(self, step: FirstStepState) -> LinkButton:
        title, hint, _ = msg_of(_STEPS[step.kind])
        icon = ("check-circle", "ok") if step.is_done else ("circle-dashed", "muted")
        line = LinkButton(
            title, msg("Done") if step.is_done else hint, icon, title_width=_TITLE_WIDTH
        )
        line.clicked.connect(lambda: self.step_requested.emit(step.kind))
        return line

    def _next(self, step: FirstStepState) -> QHBoxLayout:
        title, hint, act = msg_of(_STEPS[step.kind])
        self.act = button(act, "arrow-right", primary=True)
        self.act.setAccessibleDescription(f"{title}. {hint}")
        self.act.clicked.connect(lambda: self.step_requested.emit(step.kind))
        name = words(title)
        name.setProperty("label", "true")
        about = column(name, muted(hint), gap=2)
        return row((about, 1), (self.act, TOP), gap=10, margins=(34, 6, 0, 6))
