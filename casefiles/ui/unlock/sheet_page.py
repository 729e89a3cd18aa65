"""The recovery sheet in place of the passphrase; each group is judged as it is typed."""

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from casefiles.domain.errors import Refused
from casefiles.office.recovery import GROUP_SIZE, GROUPS, cleaned, first_wrong_group, key_from
from casefiles.ui.unlock.page import Page, labelled, words
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import PRIVATE_INPUT
from casefiles.ui.widgets.kept_inside import keep_inside
from casefiles.words import explain

_LINES = 4


class _Groups(QPlainTextEdit):
    """Takes groups of letters; Enter goes on instead of making a line."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        keep_inside(self)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(PRIVATE_INPUT | Qt.InputMethodHint.ImhUppercaseOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName("Groups of the recovery sheet")
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 20)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Let nothing be copied or dragged out."""
        return QMimeData()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class SheetPage(Page):
    """Asks for the groups of a recovery sheet.

    Attributes:
        wanted: the recovery key, as the office made it from the groups.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Unlock with the recovery sheet", "key")
        self.groups = _Groups()
        self._count = words("", "muted")
        go_back = button("Back")
        self.unlock = button("Unlock", "lock-open", primary=True)
        self.column.addLayout(labelled(f"The {GROUPS} groups, in order", self.groups))
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
            f"{min(whole, GROUPS)} of {GROUPS} groups. Spaces and capitals do not matter."
        )
        self.show_problem(f"Group {wrong} is not as on the sheet." if wrong else "")
        self.unlock.setEnabled(not wrong and whole == GROUPS)

    @Slot()
    def _on_unlock(self) -> None:
        try:
            key = key_from(self.groups.toPlainText())
        except Refused as error:
            self.show_problem(explain(error.code, error.safe))
            return
        self.wipe()
        self.wanted.emit(key)
