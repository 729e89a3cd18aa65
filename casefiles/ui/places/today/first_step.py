"""What a vault without a case shows: the form of the first one, and loading one from a form."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.ui.base.context import Context
from casefiles.ui.places.today.case_form import CaseEditForm
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.labels import heading, muted, rule
from casefiles.ui.widgets.layout import HCENTER, column, row, words
from casefiles.words.language import msg, msg_mark, msg_of

_WIDTH = 560
_WORDS = msg_mark(
    "A case holds the documents, people, events and dates of one extradition matter. The vault is"
    " empty. Nothing is exported unless you export a dossier."
)
_LOAD = msg_mark("Import a case from another office (a JSON file with its documents).")


class FirstStep(QWidget):
    """Leads to the first case."""

    def __init__(self, context: Context, form: CaseEditForm) -> None:
        super().__init__()
        self._form = form
        text = words(msg_of(_WORDS))
        body = column(
            heading(msg("Create your first case")),
            text,
            row(
                (muted(msg_of(_LOAD)), 1),
                action_button(context.actions["overview.load_form"]),
                gap=12,
            ),
            rule(),
            (form, 1),
            gap=12,
        )
        middle = QWidget()
        middle.setFixedWidth(context.theme.pixels(_WIDTH))
        middle.setLayout(body)
        row((middle, 1, HCENTER), margins=(20, 24, 20, 16), of=self)
        # A new case is left by saving it only: there is nowhere else to go.
        form.cancel.hide()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the form, not at the button above it, which the window would choose."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._form.focus_first)
