"""Where somebody with another passphrase approves exactly what would leave, or refuses it."""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from casefiles.domain.records.redaction_settings import Approval
from casefiles.office.stops.second_review import (
    SecondReviewState,
    record_second_review,
    require_second_review,
    second_review_of,
)
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import words
from casefiles.ui.widgets.panel import Panel
from casefiles.words.combined_editions import readers_words
from casefiles.words.language import msg, msg_mark, msg_of

_WHY: Final = msg_mark(
    "Read the pages in the preview, then approve or refuse under your own passphrase. The decision"
    " applies to exactly this dossier and lapses when anything in it changes."
)
_NOBODY: Final = msg_mark("No review of the current version.")


class SecondReviewPanel(Panel):
    """Says who has looked, and lets whoever opened the vault say the same.

    Attributes:
        need: no dossier of the case leaves without a second look.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("SECOND REVIEW"))
        self._request: EditionRequest | None = None
        self._look: SecondReviewState | None = None
        self.need = QCheckBox(msg("Require a second review for every export of this case"))
        self.status_label = words()
        self._as = muted("")
        self.note = private_line(msg("Note"))
        self.note.setPlaceholderText(msg("Note (internal; required when refusing)"))
        self.refuse = button(msg("Refuse"), "hand-palm")
        self.approve = button(msg("Approve"), "check", primary=True)
        parts = (muted(msg_of(_WHY)), self.need, self.status_label, self._as, self.note)
        self.lay_out(*parts, buttons=(self.refuse, self.approve))
        self.need.clicked.connect(self._on_need)
        self.refuse.clicked.connect(lambda: self._say_it(is_given=False))
        self.approve.clicked.connect(lambda: self._say_it(is_given=True))

    def open(self, request: EditionRequest, words: str) -> None:
        """Show where the second look at a dossier stands."""
        self._request = request
        self.title.setText(msg("Second review for: {words}", words=words))
        self.note.clear()
        self.say("")
        self._ask()
        self.show_at(self.note)

    def ask_again(self) -> None:
        """Look again where it stands, if this is shown."""
        if not self.isHidden():
            self._ask()

    def _ask(self) -> None:
        self.approve.setEnabled(False)
        self.refuse.setEnabled(False)
        if self._request is not None:
            self._context.session.fetch(
                self, second_review_of(self._request), self._on_look, channel="second look",
                otherwise=self.refused,
            )  # fmt: skip

    def _on_look(self, look: SecondReviewState) -> None:
        self._look = look
        self.need.setChecked(look.is_needed)
        lines = [_review_line(one) for one in look.given] or [msg_of(_NOBODY)]
        lines += [
            msg("{by} approved an earlier version; it has changed since.", by=one.by)
            for one in look.lapsed
        ]
        self.status_label.setText("\n".join(dict.fromkeys(lines)))
        who = (
            msg("You speak as {opener}.", opener=look.opener)
            if look.opener
            else msg("The vault was opened with a recovery key.")
        )
        self._as.setText(msg("{who} History records each decision and its reviewer.", who=who))
        self.approve.setEnabled(bool(look.opener))
        self.refuse.setEnabled(bool(look.opener))

    @Slot()
    def _on_need(self) -> None:
        edit = require_second_review(self._context.case_id, is_needed=self.need.isChecked())
        self._context.session.run(self, edit, otherwise=self.refused)

    def _say_it(self, *, is_given: bool) -> None:
        if self._request is not None and self._look is not None:
            job = record_second_review(
                self._request, self._look.of, self.note.text(), is_given=is_given
            )
            self._context.session.start(
                self, msg("Saving the review"), job, self._on_saved, otherwise=self.refused
            )

    def _on_saved(self, _approval: Approval) -> None:
        self.note.clear()
        self.say("")
        self._ask()


def _review_line(one: Approval) -> str:
    reader = readers_words(one.audience)
    words = (
        msg("{by} approved this dossier for {recipient} as it is now", by=one.by, recipient=reader)
        if one.is_given
        else msg(
            "{by} refused this dossier for {recipient} as it is now", by=one.by, recipient=reader
        )
    )
    return f"{words}: {one.note}" if one.note else f"{words}."
