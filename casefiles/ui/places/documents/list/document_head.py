"""What is known of a document first: its mark and title, and the rest in chips."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.case_records import DocumentStatus
from casefiles.office.documents.pages import ShownDocument
from casefiles.ui.places.documents.list.states import STATUSES
from casefiles.ui.widgets.buttons import icon_button
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import Chip, ChipKind, heading, muted
from casefiles.ui.widgets.layout import column
from casefiles.words.files import type_in_words
from casefiles.words.language import msg, msg_n, msg_number, msg_of

_KIBIBYTE: Final = 1024
_FACTOR: Final = 1024.0
_FINE: Final = 10.0
_ICONS: Final = {"privileged": ("lock", "warn"), "working": ("note-pencil", "plain")}


class DocumentHead(QWidget):
    """Shows one document in two lines, more where it is narrow.

    Attributes:
        panel_requested: the panel beside the pages is wanted, or not any more.
    """

    panel_requested = Signal(bool)

    def __init__(self, toggle: QAction) -> None:
        """Show nothing yet.

        Args:
            toggle: opens and closes the panel beside the pages by its keys.
        """
        super().__init__()
        self.title = heading("")
        self.title.setWordWrap(True)
        self.panel = icon_button(toggle.text(), "sidebar-simple")
        self.panel.setCheckable(True)
        keys = toggle.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.panel.setToolTip(f"{toggle.text()}  {keys}")
        self.panel.clicked.connect(self.panel_requested)
        self._witness = muted("")
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self._shown: list[Chip] = []
        column(
            self.title,
            self._witness,
            self._chips,
            gap=6,
            margins=0,
            of=self,
        )

    def show_document(self, shown: ShownDocument, marks: int) -> None:
        """Show a document.

        Args:
            shown: the document.
            marks: how many marks are on it.
        """
        self.title.setText(f"{shown.exhibit}  {shown.title}".strip())
        self._witness.setText(
            msg("Produced by {witness}", witness=shown.witness) if shown.witness else ""
        )
        self._witness.setVisible(bool(shown.witness))
        self._show_chips(_chips(shown, marks))

    def _show_chips(self, found: list[tuple[str, str, ChipKind]]) -> None:
        while len(self._shown) < len(found):
            chip = Chip("", parent=self._chips)
            self._shown.append(chip)
            self._flow.addWidget(chip)
        for chip, (words, icon, kind) in zip(self._shown, found, strict=False):
            chip.show_state(words, icon, kind)
            chip.show()
        for chip in self._shown[len(found) :]:
            chip.hide()
        self._chips.updateGeometry()

    def words(self) -> tuple[str, ...]:
        """Return what the chips say."""
        return tuple(chip.text() for chip in self._shown if not chip.isHidden())


def _chips(shown: ShownDocument, marks: int) -> list[tuple[str, str, ChipKind]]:
    document = shown.document
    status = dict(msg_of(STATUSES)).get(str(document.status), str(document.status))
    icon, kind = _ICONS.get(str(document.status), ("tray", "plain"))
    chips: list[tuple[str, str, ChipKind]] = [
        (type_in_words(shown.media_type), "file-text", "plain"),
        (_length(shown), "", "plain"),
    ]
    # The day says so, too.
    if document.status is not DocumentStatus.RECEIVED or not document.received:
        chips.append((status, icon, "warn" if kind == "warn" else "plain"))
    if document.received:
        chips.append(
            (msg("Received {date}", date=_date(document.received)), "calendar-blank", "plain")
        )
    if document.is_public:
        chips.append((msg("Published"), "globe", "plain"))
    if marks:
        words = msg_n("{n} redaction mark", "{n} redaction marks", marks)
        chips.append((words, "eraser", "accent"))
    if shown.page_sizes:
        chips.append(
            (msg("Pages checked"), "eye", "ok")
            if document.is_looked_at
            else (msg("Pages not checked"), "eye-slash", "warn")
        )
    return chips


def _length(shown: ShownDocument) -> str:
    count = len(shown.page_sizes)
    if not count:
        return size_in_words(shown.size)
    return msg_n("{n} page", "{n} pages", count)


def _date(edtf: str) -> str:
    try:
        return words_from_edtf(edtf)
    except CasefilesError:
        return edtf


def whole_size(size: int) -> str:
    """Return a size such as 340 KB (348,160 bytes), or 128 bytes."""
    words = size_in_words(size)
    return (
        words
        if size < _KIBIBYTE
        else msg("{words} ({size} bytes)", words=words, size=msg_number(size))
    )


def size_in_words(size: int) -> str:
    """Return a size such as 340 KB or 2.4 MB."""
    if size < _KIBIBYTE:
        return msg_n("{n} byte", "{n} bytes", size)
    number, unit = size / _FACTOR, "KB"
    for larger in ("MB", "GB"):
        if number < _FACTOR:
            break
        number, unit = number / _FACTOR, larger
    return f"{number:.1f} {unit}" if number < _FINE else f"{number:.0f} {unit}"
