"""Three shares of a recovery key, one at a time; each is typed back in part before the next."""

from typing import Final

from PySide6.QtCore import Slot
from typing_extensions import override

from casefiles.domain.foundation.ids import Randomness
from casefiles.office.vault.recovery_shares import NEEDED, SHARES, words_of
from casefiles.ui.unlock.copied_page import CopiedPage, Manner
from casefiles.ui.unlock.printed_page import PrintedPage
from casefiles.words.language import msg, msg_mark, msg_of

_MANNER: Final = Manner(
    part=msg_mark("Word"),
    rows=11,
    word_count=3,
    size="",
    check=msg_mark("Enter these words from your copy; four letters are enough."),
    wrong=msg_mark("Does not match the share. Check your copy."),
    print_it=msg_mark("Print this share…"),
    later=msg_mark("Not now"),
    again=msg_mark("Show it again"),
)
_INTRO: Final = msg_mark(
    "Any {needed} of the {shares} shares open the vault; one alone does not. Copy this one by hand"
    " with the word numbers and give it to a trusted person, preferably in another place or"
    " country."
)


class SharesPage(CopiedPage):
    """Goes through the shares.

    Attributes:
        shares: those that were not proven yet, each 33 words; what was is empty.
        number: of the share that is shown, from 0.
    """

    def __init__(self, randomness: Randomness) -> None:
        super().__init__("", "users-three", msg_of(_MANNER), randomness)
        self.shares: list[tuple[str, ...]] = []
        self.number = 0
        self.back.connect(self.leave)

    def show_shares(self, shares: tuple[tuple[str, ...], ...]) -> None:
        """Begin with the first share."""
        self.shares, self.number = list(shares), 0
        self._begin()

    def _begin(self) -> None:
        self.title.setText(msg("Share {number} of {shares}", number=self.number + 1, shares=SHARES))
        self.show_parts(self.shares[self.number])

    @override
    def intro(self) -> str:
        """Return what is said above the words."""
        return msg_of(_INTRO).format(needed=NEEDED, shares=SHARES)

    @override
    def paper(self) -> PrintedPage:
        """Return one share: whoever finds the paper of one job must not find two."""
        message = msg(
            "Share {number} of {shares}. Any {needed} open the vault.",
            number=self.number + 1,
            shares=SHARES,
            needed=NEEDED,
        )
        return PrintedPage(msg("Share of a recovery key"), message, self.parts)

    @override
    def read(self, typed: str) -> str:
        """Return a word whole where its beginning tells which it is."""
        return " ".join(words_of(typed))

    @override
    def on_copied(self) -> None:
        """Show the next share, or end with the last."""
        self.shares[self.number] = ()
        self.number += 1
        if self.number < len(self.shares):
            self._begin()
        else:
            self.shares = []
            super().on_copied()

    @override
    @Slot()
    def leave(self) -> None:
        """Put it off; the shares open nothing."""
        self.shares = []
        super().leave()
