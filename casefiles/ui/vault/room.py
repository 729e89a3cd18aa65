"""The room of the vault: one page with a card for each way in which it is kept safe."""

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.domain.changes import Changes
from casefiles.ui.context import Context
from casefiles.ui.navigation import Place
from casefiles.ui.room import Room
from casefiles.ui.vault.about_card import AboutCard
from casefiles.ui.vault.backups_card import BackupsCard
from casefiles.ui.vault.card import VaultCard
from casefiles.ui.vault.check_card import CheckCard
from casefiles.ui.vault.computer_card import ComputerCard
from casefiles.ui.vault.keys_card import KeysCard
from casefiles.ui.vault.proof_card import ProofCard
from casefiles.ui.vault.recovery_card import RecoveryCard
from casefiles.ui.vault.travel_card import TravelCard
from casefiles.ui.widgets.labels import heading, muted

_WIDTH: Final = 760
_MARGIN: Final = 18

_CARDS: Final[tuple[Callable[[Context], VaultCard], ...]] = (
    AboutCard,
    CheckCard,
    KeysCard,
    RecoveryCard,
    TravelCard,
    BackupsCard,
    ProofCard,
    ComputerCard,
)
"""From top to bottom."""


class VaultRoom(Room):
    """Keys, backups, checks and proofs of the open vault."""

    key: ClassVar[str] = "vault"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.cards: dict[str, VaultCard] = {}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 24)
        column.setSpacing(18)
        column.addWidget(heading("Vault"))
        words = "How this vault is guarded, and what brings it back when it is harmed."
        column.addWidget(muted(words))
        for make in _CARDS:
            made = make(context)
            made.setParent(self)
            self.cards[made.key] = made
            column.addWidget(made.card)
        column.addStretch(1)
        self._page = page
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(page)
        line.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        context.theme.changed.connect(self._fit)
        self._fit()

    @override
    def open(self, place: Place) -> None:
        """Bring the card that a place names into sight, and the focus into it."""
        card = self.cards.get(place.record) or next(iter(self.cards.values()))
        first = card.card.first_control()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(card.card)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what may be different now."""
        super().showEvent(event)
        for card in self.cards.values():
            card.ask()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page narrow enough to read."""
        super().resizeEvent(event)
        self._fit()

    @override
    def on_changed(self, changes: Changes) -> None:
        """Let each card hear of a change."""
        for card in self.cards.values():
            card.on_changed(changes)

    @Slot()
    def _fit(self) -> None:
        width = min(self.width(), self.context.theme.pixels(_WIDTH))
        inner = max(width - self._scroll.verticalScrollBar().sizeHint().width(), 1)
        self._page.setFixedWidth(inner)
        for card in self.cards.values():
            card.card.fit(width)
