"""What was found about the dossier, each finding with the way to its place; and the signature."""

from itertools import groupby
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from casefiles.office.export.emergency import stricter_of
from casefiles.office.records.findings import DossierFindings, Finding, FindingLocation, Kind
from casefiles.office.stops.same_placeholders import SamePlaceholder, show_with_letters
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import target_of
from casefiles.ui.look import theme
from casefiles.ui.look.theme import Theme
from casefiles.ui.records.sign_off_card import SignOffCards
from casefiles.ui.widgets.buttons import Button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import TOP, column, row, words
from casefiles.words.catalogue import label
from casefiles.words.export_checks import STRICTER
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

KINDS: Final[dict[Kind, tuple[str, str, str]]] = {
    "stop": (msg_mark("BLOCKING"), "x-circle", "danger"),
    "sign": (msg_mark("SIGN-OFF NEEDED"), "seal-warning", "warn"),
    "warn": (msg_mark("VISIBLE TO READERS"), "warning", "warn"),
    "info": (msg_mark("FOR INFORMATION"), "info", "muted"),
    "ok": (msg_mark("PASSED"), "check-circle", "ok"),
}
"""Heading, icon and colour role of each kind of finding."""
_SHOWN: Final = 3
_ICON: Final = 18
_INDENT: Final = 28
_LEFT: Final = "QPushButton { text-align: left }"


class CheckRow(QWidget):
    """One finding.

    Attributes:
        location_chosen: a `Spot` that was asked for.
        left_out: exhibits and sections that shall not leave, so that this does not either.
        leave_out: the button for it; None where nothing can be left out.
        lettered: people who are withheld alike shall each get a letter.
        letters: the button for it; None where nobody is withheld like another.
    """

    location_chosen = Signal(object)
    lettered = Signal(object)
    left_out = Signal(object, object)

    def __init__(self, theme: Theme, found: Finding) -> None:
        super().__init__()
        self.found = found
        self.links: list[Button] = []
        self._theme = theme
        _, self._icon, self._role = msg_of(KINDS[found.kind])
        self._picture = QLabel()
        self._words = words(found.words)
        self._column = column(
            row((self._picture, TOP), (self._words, 1), gap=10),
            gap=0,
            margins=(0, 4, 0, 4),
            of=self,
        )
        for spot in found.spots[:_SHOWN]:
            self._add_link(spot)
        if len(found.spots) > _SHOWN:
            self._more = quiet_button(
                msg("{number} more", number=len(found.spots) - _SHOWN), "caret-down"
            )
            self._more.setStyleSheet(_LEFT)
            self._more.clicked.connect(self._on_more)
            self._add(self._more)
        if found.means:
            self._add(muted(found.means))
        self.leave_out: Button | None = None
        if found.kind == "stop":
            self._offer_stricter()
        self.letters: Button | None = None
        if isinstance(found, SamePlaceholder):
            self._offer_letters(found)
        theme.changed.connect(self._tint)
        self._tint()

    def _offer_letters(self, found: SamePlaceholder) -> None:
        """Offer the placeholders by which readers could tell people apart, and do it in one act."""
        labels = ", ".join(found.labels[:_SHOWN])
        rest = len(found.labels) - _SHOWN
        question = msg("Show them as {labels}?", labels=labels)
        if rest > 0:
            question = msg("Show them as {labels} and {number} more?", labels=labels, number=rest)
        self._add(muted(question))
        if found.also:
            recipients = ", ".join(map(label, found.also))
            self._add(muted(msg("The same for: {recipients}.", recipients=recipients)))
        # What would be printed stands above, where it wraps: a long button widens the column.
        self.letters = quiet_button(msg("Show with letters"), "users-three")
        self.letters.setStyleSheet(_LEFT)
        self.letters.setAccessibleDescription(question)
        self.letters.clicked.connect(lambda: self.lettered.emit(found))
        self._add(self.letters)

    def _offer_stricter(self) -> None:
        """Say what can be sent all the same, and do it where that is leaving something out."""
        words = msg_of(STRICTER.get(self.found.code, ""))
        if words:
            self._add(muted(msg("Stricter: {words}.", words=words)))
        documents, sections = stricter_of(self.found.spots)
        if documents or sections:
            what = msg("Leave these exhibits out") if documents else msg("Omit the section")
            self.leave_out = quiet_button(what, "minus")
            self.leave_out.setStyleSheet(_LEFT)
            self.leave_out.clicked.connect(lambda: self.left_out.emit(documents, sections))
            self._add(self.leave_out)

    def _add_link(self, spot: FindingLocation) -> None:
        link = _Link(spot)
        link.clicked.connect(lambda: self.location_chosen.emit(spot))
        self.links.append(link)
        self._add(link)

    def _add(self, widget: QWidget) -> None:
        self._column.addLayout(
            row((widget, 1), margins=(self._theme.pixels(_INDENT) - 12, 0, 0, 0))
        )

    @Slot()
    def _on_more(self) -> None:
        self._more.hide()
        for spot in self.found.spots[_SHOWN:]:
            self._add_link(spot)
        self.links[_SHOWN].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _tint(self) -> None:
        size = self._theme.pixels(_ICON)
        self._picture.setPixmap(self._theme.pixmap(self._icon, size, self._role))


class _Link(Button):
    """Leads to a place; its words are cut where there is no room."""

    def __init__(self, spot: FindingLocation) -> None:
        super().__init__("", "", quiet=True)
        self._full = spot.words
        self.setToolTip(spot.words)
        self.setAccessibleName(msg("Go to {words}", words=spot.words))
        self.setStyleSheet(_LEFT)
        self._cut()

    @override
    def sizeHint(self) -> QSize:
        """Ask for no more width than there is."""
        return QSize(40, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Give way."""
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the width."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(self.width() - theme.applied().pixels(28), 20)
        words = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))


class ChecksPane(QWidget):
    """All findings, the gravest first, and the boxes to sign for what can be signed for.

    Attributes:
        checks: what is shown; None before it is known.
        is_current: nothing changed since.
        signatures: where somebody signs.
        left_out: exhibits and sections that shall not leave in this dossier.
    """

    left_out = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.checks: DossierFindings | None = None
        self.is_current = False
        self.rows: list[CheckRow] = []
        self.signatures = SignOffCards(context, self)
        self._context = context
        self._state = muted("")
        self._state.setWordWrap(False)
        self._within = QWidget()
        self._column = column(..., gap=4, margins=(12, 4, 16, 12), of=self._within)
        self._lay_out()

    @property
    def stops(self) -> int:
        """How many findings block the export, as far as they are known and current."""
        return self.checks.stops if self.checks is not None and self.is_current else 0

    def show_checking(self) -> None:
        """Say that what is shown is being looked over again."""
        self.is_current = False
        self._state.setText(msg("Checking…"))

    def show_failed(self) -> None:
        """Say that it is not known whether anything stands against an export."""
        self.is_current = False
        self._state.setText(msg("Check failed"))

    def show_checks(self, checks: DossierFindings) -> None:
        """Show findings."""
        self.is_current = True
        is_same = checks == self.checks
        self.checks = checks
        self._state.setText(_summary(checks))
        if is_same:
            return
        self.signatures.show_checks(checks)
        self._rebuild(checks)

    def _rebuild(self, checks: DossierFindings) -> None:
        for card in self.signatures.cards.values():
            self._column.removeWidget(card)
            card.setParent(self)
            card.hide()
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.rows = []
        for kind, found in groupby(checks.found, key=lambda one: one.kind):
            self._put(_spaced(subheading(msg_of(KINDS[kind][0]))))
            for one in found:
                row = CheckRow(self._context.theme, one)
                row.location_chosen.connect(self._on_location_chosen)
                row.left_out.connect(self.left_out)
                row.lettered.connect(self._on_lettered)
                self.rows.append(row)
                self._put(row)
                if kind == "sign":
                    self._put(self.signatures.cards[one.code])
                    self.signatures.cards[one.code].show()

    def _put(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    @Slot(object)
    def _on_location_chosen(self, spot: FindingLocation) -> None:
        self._context.navigator.go(target_of(spot))

    @Slot(object)
    def _on_lettered(self, found: SamePlaceholder) -> None:
        edit, notices = show_with_letters(found), self._context.notices
        self._context.session.run(self, edit, otherwise=notices.warn)

    def _lay_out(self) -> None:
        scroll = ColumnScroll(self._within, self, frame=False)
        column(
            row(subheading(msg("CHECKS")), ..., self._state, margins=(12, 12, 16, 0)),
            (scroll, 1),
            gap=4,
            margins=0,
            of=self,
        )


def _spaced(label: QLabel) -> QLabel:
    label.setContentsMargins(0, 10, 0, 0)
    return label


def _summary(checks: DossierFindings) -> str:
    if checks.stops:
        return msg_n("{n} blocking finding", "{n} blocking findings", checks.stops)
    return msg("Sign-off needed") if checks.needs_signature else msg("Ready")
