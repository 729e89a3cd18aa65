"""The answers to a question of kinship: buttons with the keys 1 to 5, and what each does."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.ids import PersonId
from casefiles.office.redaction.kinship_answers import (
    KINSHIP_KINDS,
    another_person,
    may_be_known,
    may_stay,
    one_by_one,
    remove_sentences,
    use_placeholder,
)
from casefiles.office.redaction.redaction_queue import QueuedSuggestion
from casefiles.office.redaction.suggestions import RedactionSuggestion
from casefiles.office.workplace.operations import Edit, Job
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import Button, quiet_button
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, flow
from casefiles.words.kinship import ANSWERS, disclosure_words, places_words
from casefiles.words.language import msg, msg_of

_CODES: Final = tuple(ANSWERS)
COUNT: Final = len(_CODES)


class KinshipAnswers(QWidget):
    """Stands in place of the other answers where kinship is asked about.

    Attributes:
        wants_person: it must be said who is meant.
    """

    wants_person = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._row: QueuedSuggestion | None = None
        self.where = muted("", wrap=True)
        self.disclosure_label = muted("", wrap=True)
        within = QWidget()
        self.buttons = {code: self._button(number, code) for number, code in enumerate(_CODES, 1)}
        self.every = quiet_button(msg("All kin of this speaker alike: remove"), "eraser")
        self.every.clicked.connect(context.actions["redaction.all_kin"].trigger)
        flow(*self.buttons.values(), self.every, gap=8, of=within)
        column(self.where, self.disclosure_label, within, gap=6, margins=0, of=self)
        self.hide()

    def show_item(self, row: QueuedSuggestion | None) -> None:
        """Show the answers to an item; none where it is of another kind."""
        self._row = row if row is not None and row.item.kind in KINSHIP_KINDS else None
        self.setVisible(self._row is not None)
        if self._row is None:
            return
        item = self._row.item
        self.where.setText(places_words(item.text, [one.page for one in item.places]))
        self.where.setVisible(bool(item.places))
        is_known_first = may_be_known(item)
        self.disclosure_label.setText(disclosure_words(is_harmless=is_known_first))
        self.disclosure_label.setVisible(bool(item.places))
        self.buttons["apart"].setVisible(len(item.places) > 1)
        first = "known" if is_known_first else "remove"
        for code, made in self.buttons.items():
            made.setDefault(code == first)

    def is_shown(self) -> bool:
        """Tell whether an item of kinship is shown."""
        return self._row is not None

    def answered(self, number: int) -> "Job[object] | Edit[int] | None":
        """Return what an answer does; None where nothing is asked, or a person must be said first.

        Args:
            number: of the answer, from 1.
        """
        if self._row is None:
            return None
        item, case_id = self._row.item, self._context.case_id
        randomness = self._context.session.vault.workplace.randomness
        match _CODES[number - 1]:
            case "remove":
                return remove_sentences(case_id, [item])
            case "placeholder":
                return use_placeholder(case_id, [item])
            case "known":
                return may_stay(case_id, [item], randomness)
            case "apart" if len(item.places) > 1:
                return one_by_one(case_id, item, randomness)
            case "another":
                self.wants_person.emit()
        return None

    def meant(self, item: RedactionSuggestion, person_id: PersonId) -> Edit[int]:
        """Return the answer that another person is meant."""
        randomness = self._context.session.vault.workplace.randomness
        return another_person(self._context.case_id, [item], person_id, randomness)

    def is_job(self, number: int) -> bool:
        """Tell whether an answer draws pages, so that the next item is shown meanwhile."""
        return _CODES[number - 1] in {"remove", "placeholder"}

    def _button(self, number: int, code: str) -> Button:
        action = self._context.actions[f"redaction.answer_{number}"]
        made = Button(f"{msg_of(ANSWERS[code])}  ({number})", "", primary=number == 1)
        made.clicked.connect(action.trigger)
        action.enabledChanged.connect(made.setEnabled)
        made.setEnabled(action.isEnabled())
        return made
