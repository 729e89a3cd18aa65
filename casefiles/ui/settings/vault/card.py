"""What the page of the vault is made of: one card for each way in which the vault is kept safe."""

from typing import ClassVar

from PySide6.QtCore import QObject

from casefiles.domain.foundation.changes import Changes
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.setting_card import SettingCard


class VaultCard(QObject):
    """One group of the page.

    Attributes:
        key: how a place in the window names it.
        card: what is shown.
    """

    key: ClassVar[str]

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self.context = context
        self.session = context.session
        self.card = SettingCard(context.theme, title)

    def ask(self) -> None:
        """Ask for what may be different now; called whenever the page is shown."""

    def on_changed(self, changes: Changes) -> None:
        """Ask again for what a change concerns."""
