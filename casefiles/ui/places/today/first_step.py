"""What a vault without a case shows: the form of the first one, and loading one from a form."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from casefiles.ui.base.context import Context
from casefiles.ui.places.today.case_form import CaseEditForm
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.labels import heading, muted, rule

_WIDTH = 560
_WORDS = (
    "A case holds the documents, people, events and dates of one extradition matter. The vault is"
    " empty so far; nothing leaves it unless you export a dossier."
)
_LOAD = "A case form is a JSON file with its documents beside it, as another office may hand over."


class FirstStep(QWidget):
    """Leads to the first case."""

    def __init__(self, context: Context, form: CaseEditForm) -> None:
        super().__init__()
        words = QLabel(_WORDS)
        words.setWordWrap(True)
        load = QHBoxLayout()
        load.setSpacing(12)
        load.addWidget(muted(_LOAD), 1)
        load.addWidget(action_button(context.actions["overview.load_form"]))
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(heading("Begin with a case"))
        column.addWidget(words)
        column.addLayout(load)
        column.addWidget(rule())
        column.addWidget(form, 1)
        middle = QWidget()
        middle.setFixedWidth(context.theme.pixels(_WIDTH))
        middle.setLayout(column)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(20, 24, 20, 16)
        outer.addWidget(middle, 1, Qt.AlignmentFlag.AlignHCenter)
        # A new case is left by saving it only: there is nowhere else to go.
        form.cancel.hide()
