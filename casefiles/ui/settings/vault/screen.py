"""The room of the vault: one page with a card for each way in which it is kept safe."""

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.records.card_screen import CardScreen
from casefiles.ui.settings.vault.about_card import AboutCard
from casefiles.ui.settings.vault.backups_card import BackupsCard
from casefiles.ui.settings.vault.card import VaultCard
from casefiles.ui.settings.vault.check_card import CheckCard
from casefiles.ui.settings.vault.computer_card import ComputerCard
from casefiles.ui.settings.vault.keys_card import KeysCard
from casefiles.ui.settings.vault.program_card import ProgramCard
from casefiles.ui.settings.vault.proof_card import ProofCard
from casefiles.ui.settings.vault.recovery_card import RecoveryCard
from casefiles.ui.settings.vault.travel_card import TravelCard
from casefiles.words.language import msg

_CARDS: Final[tuple[Callable[[Context], VaultCard], ...]] = (
    AboutCard,
    CheckCard,
    KeysCard,
    RecoveryCard,
    TravelCard,
    BackupsCard,
    ProofCard,
    ComputerCard,
    ProgramCard,
)
"""From top to bottom."""


class VaultScreen(CardScreen):
    """Keys, backups, checks and proofs of the open vault."""

    key: ClassVar[str] = "vault"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.cards: dict[str, VaultCard] = {}
        for make in _CARDS:
            made = make(context)
            made.setParent(self)
            self.cards[made.key] = made
        words = msg("Protection and recovery of this vault.")
        self.show_cards(msg("Vault"), words, (made.card for made in self.cards.values()))

    @override
    def open(self, place: NavigationTarget) -> None:
        """Bring the card that a place names into sight, and the focus into it."""
        card = self.cards.get(place.record) or next(iter(self.cards.values()))
        first = card.card.first_control()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring_into_sight(card.card)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what may be different now."""
        super().showEvent(event)
        for card in self.cards.values():
            card.ask()

    @override
    def on_changed(self, changes: Changes) -> None:
        """Let each card hear of a change."""
        for card in self.cards.values():
            card.on_changed(changes)
