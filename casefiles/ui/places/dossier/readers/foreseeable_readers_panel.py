"""Who may foreseeably read what is given to an audience, changed for one case with a reason."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.foreseeable_readers import Reach, readers_reached_by
from casefiles.office.draft.dossiers import ForumChoice, RecipientChoice
from casefiles.office.draft.pairings import PairAnswer, questions_of
from casefiles.office.draft.recipients import reset_foreseeable_readers, save_foreseeable_readers
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.readers.pairing_card import PairingCard
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import clear, column
from casefiles.ui.widgets.panel import Panel
from casefiles.words.language import msg, msg_mark, msg_of

_WHY: Final = msg_mark(
    "Select everybody who may read this edition. Combined disclosure is checked for these readers."
    " Editions that can reach the requesting State show one neutral redaction reason."
)


class ForeseeableReadersPanel(Panel):
    """Ticks for the audiences that an edition reaches, and why that differs."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("FORESEEABLE READERS"), leave=msg("Cancel"))
        self._audience = self._profile = ""
        self.boxes: dict[str, QCheckBox] = {}
        self._ticks = QWidget()
        self._flow = FlowLayout(self._ticks, spacing=12)
        self.reason = private_line(msg("Reason for the difference from the default"))
        self.reason.setPlaceholderText(msg("For example an order of the court (internal)"))
        self.pairs: list[PairingCard] = []
        self._questions = column(gap=8, margins=0)
        self._same_file = subheading(msg("SAME FILE"))
        self.ordinary = quiet_button(msg("Reset to default"), "arrow-counter-clockwise")
        self.keep = button(msg("Save"), "check", primary=True)
        self.lay_out(
            muted(msg_of(_WHY)),
            self._ticks,
            self.reason,
            self._same_file,
            self._questions,
            before=(self.ordinary,),
            buttons=(self.keep,),
        )
        self.keep.clicked.connect(self._on_keep)
        self.reason.returnPressed.connect(self._on_keep)
        self.ordinary.clicked.connect(self._on_ordinary)

    def open(self, forum: ForumChoice, audience: RecipientChoice, reaches: Iterable[Reach]) -> None:
        """Show who reads what is given to an audience."""
        recorded = tuple(reaches)
        self._audience, self._profile = audience.id, forum.id
        self.title.setText(msg("Foreseeable readers: {words}", words=audience.words))
        self._make_boxes(forum)
        reached = readers_reached_by(audience.id, recorded)
        for name, box in self.boxes.items():
            box.setChecked(name in reached)
        own = next((one for one in recorded if one.audience == audience.id), None)
        self.reason.setText(own.reason if own is not None else "")
        self.ordinary.setVisible(own is not None)
        self.say("")
        self._show_questions(())
        self._ask()
        self.show_at(next(iter(self.boxes.values())))

    def _ask(self) -> None:
        case_id = self._context.case_id
        query = questions_of(case_id, EditionRequest(case_id, self._profile, self._audience))
        self._context.session.ask(self, query, self._show_questions, channel="pairs")

    def _show_questions(self, found: tuple[PairAnswer, ...]) -> None:
        """Show each question about this recipient and another, to be answered or changed."""
        own = [one for one in found if self._audience in one.pair]
        self._same_file.setVisible(bool(own))
        if len(own) != len(self.pairs):
            clear(self._questions)
            self.pairs = [PairingCard(self._context) for _ in own]
            for card in self.pairs:
                card.saved.connect(self._ask)
                self._questions.addWidget(card)
        for card, one in zip(self.pairs, own, strict=True):
            card.show_answer(one)

    def _make_boxes(self, forum: ForumChoice) -> None:
        clear(self._flow)
        self.boxes = {}
        for one in forum.audiences:
            if one.id != self._audience:
                box = QCheckBox(one.words.replace("&", "&&"))
                self.boxes[one.id] = box
                self._flow.addWidget(box)
        order: list[QWidget] = [*self.boxes.values(), self.reason]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    @Slot()
    def _on_keep(self) -> None:
        reached = {name for name, box in self.boxes.items() if box.isChecked()}
        case_id, randomness = (
            self._context.case_id,
            self._context.session.vault.workplace.randomness,
        )
        edit = save_foreseeable_readers(
            case_id, self._audience, reached, self.reason.text(), randomness
        )
        self._context.session.run(self, edit, lambda _: self.left.emit(), otherwise=self.refused)

    @Slot()
    def _on_ordinary(self) -> None:
        edit = reset_foreseeable_readers(self._context.case_id, self._audience)
        self._context.session.run(self, edit, lambda _: self.left.emit(), otherwise=self.refused)

    @override
    def refused(self, error: CasefilesError) -> None:
        """Say why it was not kept."""
        super().refused(error)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
