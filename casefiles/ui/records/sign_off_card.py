"""The boxes in which somebody says why what stops a dossier may leave all the same."""

from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame

from casefiles.domain.records.editions import SignOff
from casefiles.office.records.findings import CODES, DossierFindings, Finding, sign_off_words
from casefiles.office.workplace import drafts
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.base.timers import made_timer
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg

_PAUSE: Final = 700


class SignOffCard(QFrame):
    """A reason and a tick; the tick lapses when something else is found than what was signed for.

    Attributes:
        changed: somebody typed or ticked.
        code: of the stop that is signed for.
    """

    changed = Signal()

    def __init__(self, context: Context, code: str) -> None:
        super().__init__()
        self._context = context
        self.code = code
        self._name = ""
        self._found: Finding | None = None
        self._is_typed = False
        self.setProperty("card", "true")
        self.tick = QCheckBox("")
        self.reason = private_line(msg("Reason for sign-off"))
        self.reason.setPlaceholderText(msg("Reason (internal)"))
        self._words = muted(msg("Internal: your reason is never exported."))
        self._timer = made_timer(self, _PAUSE, self.keep_draft_now)
        column(self.tick, self.reason, self._words, gap=6, margins=(12, 10, 12, 10), of=self)
        self.reason.textEdited.connect(self._on_edited)
        self.tick.toggled.connect(self.changed)
        self.hide()

    @property
    def signature(self) -> SignOff | None:
        """What somebody signed; None if nobody did."""
        reason = self.reason.text().strip()
        if self._found is None or not reason or not self.tick.isChecked():
            return None
        return SignOff(self.code, self._found.of, reason)

    def show_found(self, found: Finding | None) -> None:
        """Say what would leave; None for nothing."""
        if found is None or self._found is None or found.of != self._found.of:
            if self.tick.isChecked():
                # Given for something else: it is typed anew, not offered again.
                self._clear()
            self.tick.setChecked(False)
        self._found = found
        if found is not None:
            # Short, since a tick cannot wrap where text is large.
            self.tick.setText(sign_off_words(found))

    def load(self, request: EditionRequest) -> None:
        """Put back what was typed for a dossier."""
        self.keep_draft_now()
        self._name = _draft_of(self.code, request)
        self.tick.setChecked(False)
        self.reason.clear()
        query = drafts.draft(self._name)
        self._context.session.ask(self, query, self._put_back, channel="draft", after_edits=True)

    def forget(self) -> None:
        """Take back the signature after an export; the vault keeps its reason with the edition."""
        self.tick.setChecked(False)
        self._clear()

    def _clear(self) -> None:
        self.reason.clear()
        self._timer.stop()
        self._is_typed = False
        self._context.session.run(self, drafts.discard_draft(self._name))

    def keep_draft_now(self) -> None:
        """Hand what was typed to the vault."""
        self._timer.stop()
        if self._is_typed and self._name:
            self._is_typed = False
            values = {"reason": self.reason.text()}
            self._context.session.run(self, drafts.save_draft(self._name, values))

    def _put_back(self, draft: dict[str, Any] | None) -> None:
        if draft is not None and not self.reason.text():
            self.reason.setText(str(draft.get("reason", "")))
            self.changed.emit()

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self._is_typed = True
        self._timer.start()
        self.changed.emit()


class SignOffCards(QObject):
    """A box for each finding that can be signed for; what was typed in one outlives the finding.

    Attributes:
        changed: somebody typed or ticked.
        cards: by the code of what is signed for.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.cards: dict[str, SignOffCard] = {}
        self._context = context
        self._request: EditionRequest | None = None
        self._found: dict[str, Finding] = {}

    @property
    def given(self) -> tuple[SignOff, ...]:
        """What was signed."""
        signed = (self.cards[code].signature for code in self._found)
        return tuple(one for one in signed if one is not None)

    @property
    def is_complete(self) -> bool:
        """Whether somebody signed for all that needs it."""
        return len(self.given) == len(self._found)

    def show_checks(self, checks: DossierFindings) -> None:
        """Have a box for each finding that can be signed for."""
        self._found = {one.code: one for one in checks.found if one.kind == "sign"}
        for code in self._found:
            if code not in self.cards:
                self.cards[code] = SignOffCard(self._context, code)
                self.cards[code].changed.connect(self.changed)
                if self._request is not None:
                    self.cards[code].load(self._request)
        for code, card in self.cards.items():
            card.show_found(self._found.get(code))

    def load(self, request: EditionRequest) -> None:
        """Put back what was typed for a dossier."""
        self._request = request
        for card in self.cards.values():
            card.load(request)

    def forget(self, request: EditionRequest) -> None:
        """Take back all signatures for a dossier after its export, also those not shown now."""
        drop = drafts.discard_draft(*(_draft_of(code, request) for code in sorted(CODES)))
        self._context.session.run(self, drop)
        if request == self._request:
            for card in self.cards.values():
                card.forget()

    def keep_drafts_now(self) -> None:
        """Hand what was typed to the vault."""
        for card in self.cards.values():
            card.keep_draft_now()


def _draft_of(code: str, request: EditionRequest) -> str:
    return f"signature-{code}-{request.profile}-{request.audience}-{request.case_id}"
