"""What a file tells about its maker, and all that was found in it, each leading to its page."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from casefiles.office.documents.file_report import FileReport
from casefiles.office.records.findings import Finding, FindingLocation
from casefiles.ui.widgets.buttons import Button
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import column, row, words
from casefiles.words.files import TRAITS, claim_in_words
from casefiles.words.language import msg, msg_mark, msg_number, msg_of

_MOST: Final = 60
"""Places of one kind that are listed; the pages show all of them."""
_NOTHING: Final = msg_mark("No metadata found.")


class MetadataPanel(QScrollArea):
    """Lists traits and findings of one document.

    Attributes:
        opened: page where a finding stands.
        counted: how many traits and findings there are.
    """

    opened = Signal(int)
    counted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(msg("Metadata in this file"))
        self._heads: dict[str, QWidget] = {}
        self.setWidget(QWidget())

    def show_report(self, report: FileReport | None) -> None:
        """Show what a file tells; nothing for none."""
        within = QWidget()
        self._heads.clear()
        body = column(gap=6, margins=(2, 2, 10, 2), of=within)
        if report is not None:
            self._show_claim(report, body)
            body.addWidget(subheading(msg("Metadata in this file")))
            body.addLayout(_traits(report))
            for one in report.found:
                self._show_found(one, body)
        body.addStretch(1)
        self.setWidget(within)
        within.show()
        traits = 0 if report is None else sum(len(texts) for _, texts in report.traits)
        self.counted.emit(traits)

    def bring(self, code: str) -> None:
        """Scroll to what was found of a kind, once the panel has its room."""
        QTimer.singleShot(0, self, partial(self._scroll_to, code))

    def _scroll_to(self, code: str) -> None:
        head = self._heads.get(code)
        self.verticalScrollBar().setValue(head.y() if head is not None else 0)

    def words(self) -> tuple[str, ...]:
        """Return everything that is shown."""
        labels = tuple(one.text() for one in self.findChildren(QLabel))
        return (*labels, *(one.text() for one in self.findChildren(Button)))

    def _show_claim(self, report: FileReport, column: QVBoxLayout) -> None:
        words = claim_in_words(report.claim)
        if words:
            column.addWidget(subheading(msg("Its name")))
            column.addWidget(_wrapped(f"{words}."))

    def _show_found(self, found: Finding, column: QVBoxLayout) -> None:
        head = subheading(found.words[:1].upper() + found.words[1:])
        self._heads[found.code] = head
        column.addWidget(head)
        if found.means:
            column.addWidget(muted(found.means))
        for spot in found.spots[:_MOST]:
            self._show_place(spot, column)
        if len(found.spots) > _MOST:
            column.addWidget(
                muted(
                    msg(
                        "and {number} more on the pages",
                        number=msg_number(len(found.spots) - _MOST),
                    )
                )
            )

    def _show_place(self, spot: FindingLocation, column: QVBoxLayout) -> None:
        line = row(gap=4)
        page = spot.detail
        if page:
            made = Button(msg("Page {page}", page=page), "arrow-right", quiet=True)
            made.setAccessibleName(msg("Page {page}: {detail}", page=page, detail=spot.words))
            made.clicked.connect(partial(self._open, int(page)))
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(_wrapped(spot.words), 1)
        column.addLayout(line)

    def _open(self, page: int, _checked: object = None) -> None:
        self.opened.emit(page)


def _traits(report: FileReport) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for number, (kind, texts) in enumerate(report.traits):
        name = msg_of(TRAITS.get(kind, str(kind).replace("_", " ")))
        value = _wrapped("\n".join(texts))
        value.setAccessibleName(f"{name}: {', '.join(texts)}")
        grid.addWidget(muted(name, wrap=False), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, number, 1)
    if not report.traits:
        grid.addWidget(muted(msg_of(_NOTHING)), 0, 0, 1, 2)
    return grid


def _wrapped(text: str) -> QLabel:
    """Return words of a file: plain, and they can be selected."""
    value = selectable(words(text), by_keys=True)
    value.setMinimumWidth(1)
    return value
