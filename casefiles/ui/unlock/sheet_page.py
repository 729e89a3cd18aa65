"""The recovery sheet in place of the passphrase; each group is judged as it is typed."""

from PySide6.QtCore import Qt, Signal, Slot
from typing_extensions import override

from casefiles.domain.foundation.errors import Refused
from casefiles.office.vault.recovery import GROUP_SIZE, GROUPS, cleaned, first_wrong_group, key_from
from casefiles.ui.unlock.page import Page, labelled
from casefiles.ui.unlock.secret_lines import SecretLines
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.layout import words
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_of

_LINES = 4


class SheetPage(Page):
    """Asks for the groups of a recovery sheet.

    Attributes:
        submitted: the recovery key, as the office made it from the groups.
    """

    submitted = Signal(object)

    def __init__(
        self,
        title: str = msg_mark("Unlock with the recovery sheet"),
        go_on: str = msg_mark("Unlock"),
    ) -> None:
        super().__init__(msg_of(title), "key")
        self.groups = SecretLines(msg("Groups of the recovery sheet"), _LINES)
        hints = self.groups.inputMethodHints()
        self.groups.setInputMethodHints(hints | Qt.InputMethodHint.ImhUppercaseOnly)
        self._count = words("", "muted")
        go_back = button(msg("Back"))
        self.unlock = button(msg_of(go_on), "lock-open", primary=True)
        self.column.addLayout(
            labelled(msg("The {groups} groups, in order", groups=GROUPS), self.groups)
        )
        self.column.addWidget(self._count)
        self.end_with(go_back, self.unlock)
        self.first = self.groups
        go_back.clicked.connect(self.back)
        self.groups.entered.connect(self.unlock.click)
        self.groups.textChanged.connect(self._judge)
        self.unlock.clicked.connect(self._on_unlock)
        self._judge()

    @override
    def wipe(self) -> None:
        """Forget what was typed."""
        self.groups.setPlainText("")

    @Slot()
    def _judge(self) -> None:
        typed = self.groups.toPlainText()
        wrong, whole = first_wrong_group(typed), len(cleaned(typed)) // GROUP_SIZE
        self._count.setText(
            msg(
                "{count} of {groups} groups. Spaces and capitals do not matter.",
                count=min(whole, GROUPS),
                groups=GROUPS,
            )
        )
        self.show_problem(
            msg("Group {wrong} is not as on the sheet.", wrong=wrong) if wrong else ""
        )
        self.unlock.setEnabled(not wrong and whole == GROUPS)

    @Slot()
    def _on_unlock(self) -> None:
        try:
            key = key_from(self.groups.toPlainText())
        except Refused as error:
            self.show_problem(explain(error.code, error.safe))
            return
        self.wipe()
        self.submitted.emit(key)
