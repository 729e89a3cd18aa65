"""Which languages are expected on pages of the case: a button with a list to tick."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from casefiles.office.reading.ocr import LANGUAGES, expect_languages, expected_languages
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg, msg_of
from casefiles.words.recognition import LANGUAGES_IN_WORDS


class ExpectedLanguages(QWidget):
    """Shows and keeps the languages that pictures of pages are tried in."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.open = button(msg("Expected in this case"))
        self.menu = QMenu(self)
        self._actions = {
            code: self.menu.addAction(msg_of(LANGUAGES_IN_WORDS[code])) for code in LANGUAGES
        }
        for action in self._actions.values():
            action.setCheckable(True)
        self.open.setMenu(self.menu)
        column(self.open, margins=0, of=self)
        self.menu.triggered.connect(self._on_chosen)
        self.menu.aboutToShow.connect(self.ask)
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask what is expected now."""
        query = expected_languages(self._context.case_id)
        self._context.session.ask(self, query, self._show, channel="expected languages")

    def _show(self, languages: tuple[str, ...]) -> None:
        for code, action in self._actions.items():
            action.setChecked(code in languages)

    @Slot()
    def _on_chosen(self) -> None:
        chosen = tuple(code for code, action in self._actions.items() if action.isChecked())
        if not chosen:
            self.ask()
            return
        self._context.session.run(self, expect_languages(self._context.case_id, chosen))
