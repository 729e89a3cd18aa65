"""Holding the vault open for a hearing: what is entered in the ledger of it."""

from typing import Final

from casefiles.office.workplace.operations import Edit

HOLDS: Final = (30, 60, 120)
"""Minutes for which the vault can be held open at a time."""


def note_autolock_extension(minutes: int) -> Edit[None]:
    """Enter that the vault is held open for so many minutes; 0 for its end.

    Raises:
        ValueError: not one of `HOLDS`, nor 0.
    """
    if minutes and minutes not in HOLDS:
        raise ValueError("no such hold")
    action = f"hold_open_{minutes}" if minutes else "hold_ended"
    return lambda work: work.note(action)
