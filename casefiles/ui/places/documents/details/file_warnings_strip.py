"""Above the pages: what was found in a file, in a few words, each leading to its page."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.files.extracted_items import FileWarningCode
from casefiles.office.documents.file_report import FileReport
from casefiles.office.records.findings import Finding
from casefiles.ui.widgets.buttons import Button
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import Chip
from casefiles.ui.widgets.layout import column
from casefiles.words.files import claim_in_words
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_MOST: Final = 6
_TAKE_IN: Final = msg_mark("Import as draft incident")
_ICONS: Final[Mapping[str, str]] = {
    FileWarningCode.TRACKED_CHANGES: "pencil-simple",
    FileWarningCode.COMMENTS: "chat-text",
    FileWarningCode.NOTES: "note",
    FileWarningCode.HIDDEN_TEXT: "eye-slash",
    FileWarningCode.TEXT_DIFFERS: "eye-slash",
    FileWarningCode.HIDDEN_SHEETS: "eye-slash",
    FileWarningCode.HIDDEN_ROWS: "eye-slash",
    FileWarningCode.HIDDEN_COLUMNS: "eye-slash",
    FileWarningCode.HIDDEN_SLIDES: "eye-slash",
    FileWarningCode.EXTERNAL_LINKS: "link",
    FileWarningCode.REMOTE_CONTENT: "globe",
    FileWarningCode.EMBEDDED_FILES: "paperclip",
    FileWarningCode.SIGNATURES: "seal-check",
    FileWarningCode.PICTURES_LEFT_OUT: "image",
    FileWarningCode.SUBSTITUTED_FONTS: "text-aa",
    FileWarningCode.EARLIER_VERSIONS: "clock-counter-clockwise",
}


class FileWarningsStrip(QWidget):
    """Shows what one file has; hidden where there is nothing to say.

    Attributes:
        page_requested: a page where something was found, and what it is.
        panel_requested: all of it is wanted.
        incident_requested: an incident is to be made of what was filled in.
    """

    page_requested = Signal(int, str)
    panel_requested = Signal()
    incident_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(msg("File warnings"))
        self.claim = Chip("", parent=self)
        self.claim.hide()
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        self._buttons: list[Button] = []
        column(self.claim, self._row, gap=6, margins=0, of=self)
        self.hide()

    def show_report(self, report: FileReport | None) -> None:
        """Show what a file tells; nothing for none."""
        while self._buttons:
            self._flow.takeAt(self._flow.count() - 1)
            self._buttons.pop().deleteLater()
        words = "" if report is None else claim_in_words(report.claim)
        self.claim.setVisible(bool(words))
        if report is not None and words:
            kind = "danger" if report.claim.is_danger else "warn"
            self.claim.show_state(words, "shield-warning", kind)  # type: ignore[arg-type]
        is_requested = report is not None and report.is_questionnaire
        if is_requested:
            self._button(msg_of(_TAKE_IN), "users").clicked.connect(self._take_in)
        loud = [] if report is None else [one for one in report.found if one.kind != "ok"]
        for one in loud[:_MOST]:
            self._add(one)
        if len(loud) > _MOST:
            self._button(
                msg("{number} more", number=len(loud) - _MOST), "dots-three"
            ).clicked.connect(self._all)
        traits = 0 if report is None else sum(len(texts) for _, texts in report.traits)
        if loud and traits:
            words = msg_n(
                "Reveals {n} detail about its author",
                "Reveals {n} details about its author",
                traits,
            )
            self._button(words, "fingerprint").clicked.connect(self._all)
        self._row.setVisible(bool(loud) or is_requested)
        self.setVisible(bool(loud) or is_requested or not self.claim.isHidden())

    def words(self) -> tuple[str, ...]:
        """Return what is said."""
        claim = () if self.claim.isHidden() else (self.claim.text(),)
        return (*claim, *(one.text() for one in self._buttons))

    def button_of(self, words: str) -> Button | None:
        """Return the button that says just this."""
        return next((one for one in self._buttons if one.text() == words), None)

    def _add(self, found: Finding) -> None:
        icon = "shield-warning" if found.kind == "warn" else _ICONS.get(found.code, "info")
        made = self._button(found.words, icon)
        page = next((one.detail for one in found.spots if one.detail), "")
        parts = [found.means, msg("First on page {page}", page=page) if page else ""]
        made.setToolTip("\n".join(line for line in parts if line))
        if page:
            made.clicked.connect(partial(self._to_page, int(page), found.code))
        else:
            made.clicked.connect(self._all)

    def _button(self, words: str, icon: str) -> Button:
        made = Button(words, icon, quiet=True, parent=self._row)
        self._flow.addWidget(made)
        self._buttons.append(made)
        made.show()
        return made

    def _to_page(self, page: int, code: str, _checked: object = None) -> None:
        self.page_requested.emit(page, code)

    def _take_in(self, _checked: object = None) -> None:
        self.incident_requested.emit()

    def _all(self, _checked: object = None) -> None:
        self.panel_requested.emit()
