"""A calm line above the rooms while something cannot be changed: what, why, and what to do."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.foundation.errors import CasefilesError, Refused, VaultReadOnly
from casefiles.office.records.case_closure import CaseRetention
from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.layout import VCENTER, row
from casefiles.words.language import msg, msg_mark

_ICON: Final = 18
_EVERYWHERE: Final = frozenset({"vault", "preferences"})
"""Rooms that are not of one case."""
_SAYS_ITSELF: Final = "overview"
"""The room that has how a case is kept at its head."""


@dataclass(frozen=True, slots=True)
class BannerState:
    """What holds for the vault or the case.

    Attributes:
        words: told above the rooms; empty where nothing holds.
        icon: name of an icon.
        role: of its colour.
        wish: what the first button asks for: found, or keeping; empty for none.
        button: words of it.
        may_repair: a second button leads to the repair.
        is_of_case: it holds for the rooms of the case alone.
        barred: what commands that change something are refused with; None if they are not.
    """

    words: str = ""
    icon: str = ""
    role: str = "muted"
    wish: str = ""
    button: str = ""
    may_repair: bool = False
    is_of_case: bool = True
    barred: CasefilesError | None = None

    def holds_in(self, room: str) -> bool:
        """Tell whether it is told above a room."""
        if self.is_of_case and (room in _EVERYWHERE or room == _SAYS_ITSELF):
            return False
        return bool(self.words)


NONE: Final = BannerState()
DAMAGED: Final = BannerState(
    msg_mark(
        "Read-only: this vault is damaged. Only verified content is shown; changes are not saved."
    ),
    "shield-warning",
    "warn",
    "found",
    msg_mark("Show damage report"),
    may_repair=True,
    is_of_case=False,
    barred=VaultReadOnly("damaged_read_only"),
)
UNWRITABLE: Final = BannerState(
    msg_mark(
        "Read-only: the location of this vault is not writable. You can read, search, check and"
        " export; nothing you change or type is saved, and exports are not recorded in History."
    ),
    "shield-warning",
    "warn",
    is_of_case=False,
    barred=VaultReadOnly("medium_read_only"),
)


def standing_of(case: CaseRetention | None) -> BannerState:
    """Return what holds for a case."""
    if case is None or not (case.closed or case.hold):
        return NONE
    stored = (
        msg("Held, so that nothing of it may be erased: {hold}.", hold=case.hold.rstrip("."))
        if case.hold
        else ""
    )
    if not case.closed:
        return BannerState(stored, "hand-palm", wish="keeping", button=msg("Retention"))
    closed = msg(
        "Read only: this case was closed on {date}. It can be read and"
        " searched, and nothing in it changed.",
        date=words_from_edtf(case.closed),
    )
    words = f"{closed} {stored}".strip()
    return BannerState(words, "archive", "warn", "keeping", msg("Reopen…"), barred=_CLOSED)


_CLOSED: Final = Refused("case_closed")


class StatusBanner(QWidget):
    """Shows a `Standing`.

    Attributes:
        requested: found, keeping, or repair.
    """

    requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("standing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._standing = NONE
        self._icon, self.words = QLabel(), QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.first: Button = button("")
        self.repair: Button = button(msg("Repair…"), "seal-check")
        self.first.clicked.connect(lambda: self.requested.emit(self._standing.wish))
        self.repair.clicked.connect(lambda: self.requested.emit("repair"))
        row(
            (self._icon, VCENTER),
            (self.words, 1),
            self.first,
            self.repair,
            gap=10,
            margins=(18, 6, 12, 6),
            of=self,
        )
        theme.changed.connect(self._tint)
        self.hide()

    def show_standing(self, standing: BannerState, room: str) -> None:
        """Show what holds in a room, or nothing."""
        self._standing = standing
        self.words.setText(standing.words)
        self.setAccessibleName(standing.words)
        self.first.setText(standing.button)
        self.first.setAccessibleName(standing.button)
        self.first.setVisible(bool(standing.wish))
        self.repair.setVisible(standing.may_repair)
        self._tint()
        self.setVisible(standing.holds_in(room))

    def _tint(self) -> None:
        if self._standing.icon:
            size = self._theme.pixels(_ICON)
            self._icon.setPixmap(self._theme.pixmap(self._standing.icon, size, self._standing.role))
