"""Writing the blank questionnaire for an incident, in a language that the person reads."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.office.filing.questionnaire_file import (
    WrittenQuestionnaire,
    export_questionnaire,
    questionnaire_languages,
    questionnaire_name,
)
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_folder
from casefiles.ui.places.proceedings.extra_page import ExtraPage
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.field import ChoiceField
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import column, flow
from casefiles.words.language import msg, msg_mark, msg_of

_TITLE: Final = msg_mark("Incident questionnaire")
_WHAT: Final = msg_mark(
    "A four-page form to print or fill in on screen. It asks what happened and, for each"
    " recipient, whether the person consents. It contains nothing of the case."
)
_BACK: Final = msg_mark(
    "Import a form completed on screen as a document and use Import as draft incident. Scan"
    " handwritten forms and type the answers."
)
_HAND_OVER: Final = msg_mark(
    "Hand it over in person. Paper creates no trace on a telephone or computer."
)
_WIDTH: Final = 620


class BlankQuestionnairePage(ExtraPage):
    """Asks for the language and the folder.

    Attributes:
        language: of the paper.
        save: chooses the folder, and writes.
    """

    def __init__(self, context: Context, _record_id: str) -> None:
        super().__init__()
        self._context = context
        self.language = ChoiceField(
            "language", msg("Language of the form"), questionnaire_languages()
        )
        self.save = button(msg("Choose a folder…"), "download-simple", primary=True)
        self.save.clicked.connect(self._on_save)
        back = button(msg("Back"))
        back.clicked.connect(lambda: self.left.emit(""))
        page = QWidget()
        page.setMaximumWidth(context.theme.pixels(_WIDTH))
        body = column(heading(msg_of(_TITLE)), gap=12, margins=(20, 16, 20, 16), of=page)
        for words in (msg_of(_WHAT), msg_of(_HAND_OVER), msg_of(_BACK)):
            body.addWidget(muted(words))
        body.addWidget(self.language)
        below = QWidget()
        flow(self.save, back, of=below)
        body.addWidget(below)
        body.addStretch(1)
        scroll = ColumnScroll(page, self)
        column(scroll, margins=0, of=self)

    @override
    def take_focus(self) -> None:
        """Put the focus on the language."""
        self.language.take_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit("")
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_save(self) -> None:
        choose_folder(self, self.write)

    def write(self, folders: list[Path]) -> None:
        """Write the paper into the first folder."""
        language = self.language.value()
        for folder in folders[:1]:
            target = questionnaire_name(folder, language)
            job = export_questionnaire(self._context.case_id, target, language)
            self._context.session.finish(
                self,
                msg("Writing a questionnaire"),
                job,
                self._on_written,
                otherwise=self._context.notices.warn,
            )

    def _on_written(self, written: WrittenQuestionnaire) -> None:
        self._context.notices.post(written.words)
        self.left.emit("")
