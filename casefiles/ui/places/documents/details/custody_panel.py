"""Custody: how a document came in, which dossiers it left in, and what was changed about it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent, QTextOption
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QTextEdit, QWidget
from typing_extensions import override

from casefiles.office.documents.custody import Custody, CustodyChange, ExportedIn, custody_of
from casefiles.office.documents.pages import ShownDocument
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.details.provenance_text import Rows, origin_of, protection_of
from casefiles.ui.places.documents.list.document_head import whole_size
from casefiles.ui.places.documents.list.states import date_words
from casefiles.ui.widgets.drag_guard import prevent_dragging, selectable
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import column, words
from casefiles.words.catalogue import label
from casefiles.words.files import type_in_words
from casefiles.words.language import msg

_SECOND: Final = 1_000_000_000
_FRAME: Final = 22
_MOST: Final = 200
"""Changes shown, the newest of them; the History room has all."""


class CustodyPanel(QScrollArea):
    """Shows what the ledger tells of one document; asked for when it is looked at."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: ShownDocument | None = None
        self._is_stale = True
        self._custody: Custody | None = None
        self._consents: Rows = []
        self.digest = _digest("")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(msg("Custody"))
        self._show_parts(QWidget())

    def show_document(self, shown: ShownDocument) -> None:
        """Begin with another document, or with the same where it is told otherwise now."""
        if self._shown is None or self._shown.document.id != shown.document.id:
            self._show_parts(QWidget())
            self._custody, self._consents = None, []
        self._shown = shown
        self.ask_again()

    def ask_again(self) -> None:
        """Follow the ledger anew, now or when somebody looks."""
        self._is_stale = True
        if self.isVisible():
            self._ask()

    def words(self) -> tuple[str, ...]:
        """Return everything that is shown."""
        return tuple(one.text() for one in self.findChildren(QLabel))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is not known yet."""
        super().showEvent(event)
        if self._is_stale:
            self._ask()

    def _ask(self) -> None:
        if self._shown is not None:
            self._is_stale = False
            context = self._context
            job = custody_of(context.case_id, self._shown.document.id)
            context.session.fetch(self, job, self._on_custody, channel="custody")

    @Slot(object)
    def show_consents(self, consents: Sequence[tuple[str, str]]) -> None:
        """Show who agreed to what."""
        self._consents = list(consents)
        if self._custody is not None:
            self._on_custody(self._custody)

    def _on_custody(self, custody: Custody) -> None:
        self._custody = custody
        if self._shown is None:
            return
        within = QWidget()
        grid = _grid(_came_in(self._shown, custody))
        self.digest = _digest(custody.sha256)
        grid.addWidget(muted("SHA-256", wrap=False), grid.rowCount(), 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.digest, grid.rowCount() - 1, 1)
        body = column(grid, gap=6, margins=(2, 2, 10, 2), of=within)
        for title, rows in (
            (msg("Provenance"), origin_of(self._shown.document)),
            (msg("Consent"), self._consents or [(msg("Answers"), msg("Not recorded"))]),
            (msg("Protection"), protection_of(self._shown.document)),
        ):
            body.addWidget(subheading(title))
            body.addLayout(_grid(rows))
        body.addWidget(subheading(msg("Exported in")))
        left = [(_when(one.wall), _left(one)) for one in reversed(custody.left_in)]
        if left:
            body.addLayout(_grid(left))
        else:
            body.addWidget(muted(msg("Not exported in any dossier.")))
        body.addWidget(subheading(msg("Changes")))
        changes = [
            (_when(one.wall), _change_line(one)) for one in reversed(custody.changes[-_MOST:])
        ]
        if changes:
            body.addLayout(_grid(changes))
        else:
            body.addWidget(muted(msg("No changes since import.")))
        if len(custody.changes) > _MOST:
            body.addWidget(muted(msg("The newest {most}; History has all of them.", most=_MOST)))
        body.addStretch(1)
        self._show_parts(within)

    def _show_parts(self, within: QWidget) -> None:
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setWidget(within)
        # A part that comes into what is seen already is not shown by itself.
        within.show()
        bar.setValue(place)


def _came_in(shown: ShownDocument, custody: Custody) -> list[tuple[str, str]]:
    document, added = shown.document, custody.added
    how = ""
    if added is not None:
        how = msg(
            "{when}, {words}, by {actor}",
            when=_when(added.wall),
            words=label(added.action),
            actor=added.actor,
        )
    return [
        (msg("Added"), how or msg("Not in the ledger.")),
        (msg("Received"), date_words(document.received) or msg("Not recorded")),
        (msg("File"), document.file_name),
        (msg("Type"), type_in_words(shown.media_type)),
        (msg("Size"), whole_size(custody.size)),
    ]


def _left(one: ExportedIn) -> str:
    return msg(
        "As {exhibit}: {forum}, {recipient} (SHA-256 {sha256}…)",
        exhibit=one.mark,
        forum=label(one.profile),
        recipient=label(one.audience),
        sha256=one.sha256[:8],
    )


def _change_line(one: CustodyChange) -> str:
    what = label(one.action)
    parts = [f"{field.name}: {field.before or '–'} → {field.after or '–'}" for field in one.fields]
    return "\n".join(
        [
            msg(
                "{what}, by {actor}",
                what=f"{what[:1].upper()}{what[1:]}",
                actor=one.actor,
            ),
            *parts,
        ]
    )


def _when(wall: int) -> str:
    """Return a time of the ledger at this place, such as 24 Nov 2026 14:05."""
    try:
        then = datetime.fromtimestamp(wall // _SECOND, UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return msg("Date not recorded")
    return f"{date_words(then.date().isoformat())} {then:%H:%M}"


def _grid(rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for number, (name, text) in enumerate(rows):
        value = _selectable(text)
        value.setAccessibleName(f"{name}: {text}")
        grid.addWidget(muted(name, wrap=False), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, number, 1)
    return grid


def _selectable(text: str) -> QLabel:
    """Return words that can be selected."""
    value = selectable(words(text), by_keys=True)
    value.setMinimumWidth(1)
    return value


def _digest(digest: str) -> QTextEdit:
    """Return a digest over two lines where it is narrow; none of it is cut, and it copies whole."""
    shown = QTextEdit()
    prevent_dragging(shown)
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    shown.setAcceptRichText(False)
    shown.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
    shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setAccessibleName("SHA-256")
    shown.setPlainText(digest)
    shown.setFixedHeight(shown.fontMetrics().lineSpacing() * 2 + _FRAME)
    return shown
