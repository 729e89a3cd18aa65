"""What a printed slip says and shows: nothing of any case."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import segno

from casefiles.custody.printed_anchor_code import BINDING
from casefiles.office.vault.anchors import PrintedAnchor

_SECOND: Final = 1_000_000_000
_WORDS: Final = (
    "This anchor proves the state of a ledger and contains nothing of its content.",
    (
        f"The code holds {8 * BINDING} bits of the ledger's root. A slip binds whoever keeps the"
        " vault only if it prints so many: with fewer, two ledgers could be made that fit it."
    ),
    (
        "Keep it away from the computer, with a person you trust. To compare, enter the code under"
        " Vault, “Compare”."
    ),
)


@dataclass(frozen=True, slots=True)
class PrintedAnchorPage:
    """One page.

    Attributes:
        title: at its head.
        lines: words, from top to bottom.
        code: groups for a hand.
        squares: the note as a QR code: rows of dark (1) and light (0) squares.
    """

    title: str
    lines: tuple[str, ...]
    code: tuple[str, ...]
    squares: tuple[tuple[int, ...], ...]


def page_of(slip: PrintedAnchor) -> PrintedAnchorPage:
    """Return what is printed of a checkpoint."""
    made = datetime.fromtimestamp(slip.wall / _SECOND, UTC).strftime("%Y-%m-%d %H:%M UTC")
    values = (
        f"Made {made}, for {slip.size} entries of the vault's ledger.",
        f"Fingerprint of the key: {slip.fingerprint}",
    )
    matrix = segno.make(slip.note, error="m", boost_error=False, micro=False).matrix
    squares = tuple(tuple(int(bool(square)) for square in row) for row in matrix)
    return PrintedAnchorPage(
        "Casefiles: anchor of a ledger", (*values, *_WORDS), slip.code, squares
    )
