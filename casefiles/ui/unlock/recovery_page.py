"""The recovery sheet: shown to be copied by hand, then two of its groups are typed back."""

from typing import Final

from typing_extensions import override

from casefiles.domain.foundation.ids import Randomness
from casefiles.office.vault.recovery import GROUPS, cleaned
from casefiles.ui.unlock.copied_page import CopiedPage, Manner
from casefiles.ui.unlock.printed_page import PrintedPage
from casefiles.words.language import msg, msg_mark, msg_of

_MANNER: Final = Manner(
    part=msg_mark("Group"),
    rows=5,
    word_count=2,
    size="1",
    check=msg_mark("Enter these two groups from your copy."),
    wrong=msg_mark("Does not match the sheet. Check your copy."),
    print_it=msg_mark("Print it…"),
    later=msg_mark("Later, remind me"),
    again=msg_mark("Show sheet again"),
)
_INTRO: Final = msg_mark(
    "If the passphrase is forgotten, only this sheet opens the vault. Copy the {groups} groups by"
    " hand with their numbers and keep the sheet away from this computer. Anyone with it can open"
    " the vault."
)


class RecoveryPage(CopiedPage):
    """Ends when the copy was proven, or put off."""

    def __init__(self, randomness: Randomness) -> None:
        super().__init__(msg("Copy the recovery sheet"), "key", msg_of(_MANNER), randomness)

    @override
    def intro(self) -> str:
        """Return what is said above the groups."""
        return msg_of(_INTRO).format(groups=GROUPS)

    @override
    def paper(self) -> PrintedPage:
        """Return the sheet as it is printed."""
        message = msg("All groups, in their order, open the vault in place of the passphrase.")
        return PrintedPage(msg("Recovery sheet"), message, self.parts)

    @override
    def read(self, typed: str) -> str:
        """Return a group without spaces, in capitals."""
        return cleaned(typed)
