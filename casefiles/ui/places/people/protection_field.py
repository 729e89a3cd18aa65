"""How a person appears to readers: three choices, each with what it means."""

from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QRadioButton,
    QWidget,
)
from typing_extensions import override

from casefiles.domain.records.case_records import Protection
from casefiles.ui.look.mirroring import in_direction
from casefiles.ui.records.people_words import PROTECTIONS, READERS_SEE
from casefiles.ui.widgets.field import Field
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, words
from casefiles.words.language import msg, msg_mark, msg_of

_ORDER: Final = (Protection.WITHHELD, Protection.PSEUDONYM, Protection.OPEN)
_WARNING: Final = msg_mark(
    "Named: every future dossier shows this name and the numbers and addresses below. Exported"
    " dossiers cannot be recalled."
)
_CONSENT: Final = msg_mark("Show the name in dossiers")
_UNSURE: Final = msg_mark("Confirm that dossiers may show the name, or choose another protection.")


class ProtectionField(Field):
    """Holds a `Protection`; opening somebody who was protected asks once more, in place."""

    def __init__(self) -> None:
        super().__init__("protection", msg("Protection"))
        self.buttons: dict[Protection, QRadioButton] = {}
        self._before = Protection.WITHHELD
        self._group = QButtonGroup(self)
        holder = QWidget(self)
        body = column(gap=2, margins=0, of=holder)
        for protection in _ORDER:
            button = QRadioButton(msg_of(PROTECTIONS[protection][0]))
            button.setAccessibleDescription(msg_of(READERS_SEE[protection]))
            button.clicked.connect(self._on_clicked)
            words = muted(msg_of(READERS_SEE[protection]))
            words.setContentsMargins(*in_direction(28, 0, 0, 6))
            self._group.addButton(button)
            self.buttons[protection] = button
            body.addWidget(button)
            body.addWidget(words)
        self.consent = QCheckBox(msg_of(_CONSENT))
        self.consent.clicked.connect(self._on_clicked)
        self._question = self._made_question()
        body.addWidget(self._question)
        self._hold(holder, self.buttons[Protection.WITHHELD])
        for protection, button in self.buttons.items():
            button.setAccessibleName(f"{msg_of(PROTECTIONS[protection][0])}: {self.label}")
        self.set_value(str(Protection.WITHHELD))

    @property
    def opens(self) -> bool:
        """Whether somebody who was protected would be open."""
        return self.value() == Protection.OPEN and self._before is not Protection.OPEN

    @override
    def value(self) -> str:
        """Return the protection that is chosen."""
        return str(next(key for key, button in self.buttons.items() if button.isChecked()))

    @override
    def set_value(self, value: Any) -> None:
        """Show the protection that holds."""
        self._before = Protection(value or Protection.WITHHELD)
        self._choose(self._before)

    @override
    def set_draft(self, draft: Any) -> None:
        """Put back what was chosen; what holds stays what it was."""
        self._choose(Protection(draft or Protection.WITHHELD))

    @override
    def check(self) -> str:
        """Opening somebody needs a second word."""
        return msg_of(_UNSURE) if self.opens and not self.consent.isChecked() else ""

    @override
    def take_focus(self) -> None:
        """Put the focus where an answer is missing."""
        chosen = self.buttons[Protection(self.value())]
        (self.consent if self.check() else chosen).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, protection: Protection) -> None:
        self.buttons[protection].setChecked(True)
        self.consent.setChecked(False)
        self._question.setVisible(self.opens)

    @Slot()
    def _on_clicked(self) -> None:
        if not self.opens:
            self.consent.setChecked(False)
        self._question.setVisible(self.opens)
        self._touched()

    def _made_question(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("band", "danger")
        text = words(msg_of(_WARNING))
        column(text, self.consent, gap=8, margins=(12, 10, 12, 10), of=frame)
        self.consent.setAccessibleDescription(msg_of(_WARNING))
        return frame
