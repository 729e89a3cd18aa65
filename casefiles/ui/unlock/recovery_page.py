"""The recovery sheet: shown to be copied by hand, then two of its groups are typed back."""

from typing import Final

from typing_extensions import override

from casefiles.domain.foundation.ids import Randomness
from casefiles.office.vault.recovery import GROUPS, cleaned
from casefiles.ui.unlock.copied_page import CopiedPage, Manner
from casefiles.ui.unlock.printed_page import PrintedPage

_MANNER: Final = Manner(
    part="Group",
    rows=5,
    word_count=2,
    size="1",
    check="Type these two groups from your paper.",
    wrong="This is not as on the sheet: look at your copy.",
    print_it="Print it…",
    later="Later, remind me",
    again="Show the sheet again",
)
_INTRO: Final = (
    f"If the passphrase is forgotten, only this sheet opens the vault. Copy the {GROUPS} groups by"
    " hand, with their numbers, and keep the paper away from this computer. Whoever has it can open"
    " the vault."
)


class RecoveryPage(CopiedPage):
    """Ends when the copy was proven, or put off."""

    def __init__(self, randomness: Randomness) -> None:
        super().__init__("Copy the recovery sheet", "key", _MANNER, randomness)

    @override
    def intro(self) -> str:
        """Return what is said above the groups."""
        return _INTRO

    @override
    def paper(self) -> PrintedPage:
        """Return the sheet as it is printed."""
        message = "All groups, in their order, open the vault in place of the passphrase."
        return PrintedPage("Recovery sheet", message, self.parts)

    @override
    def read(self, typed: str) -> str:
        """Return a group without spaces, in capitals."""
        return cleaned(typed)
