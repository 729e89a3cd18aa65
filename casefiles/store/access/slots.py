"""Which slots of the key file are in use: the list that is kept inside the vault.

Slots in use and unused ones look alike, so only this list tells them apart. It is written before
the key file; what a crash left between the two shows by the seal of the slot.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.store.database.connection import Connection
from casefiles.store.keys.key_file import RECOVERY_SLOT
from casefiles.store.keys.key_slots import RECOVERY_KIND, SHARES_KIND, Opener, kind_of

OWNER_SLOT: Final = 0
SHARES_SLOT: Final = RECOVERY_SLOT - 1
_OF_COLLEAGUES: Final = range(1, SHARES_SLOT)
LONGEST_LABEL: Final = 31
"""Bytes of a label in UTF-8."""
_RESERVED: Final = {RECOVERY_KIND: RECOVERY_SLOT, SHARES_KIND: SHARES_SLOT}


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A slot in use.

    Attributes:
        number: of the slot, from 0.
        kind: of what opens it (see `key_slots`).
        label: what the ledger names as actor when it opened.
        made: wall clock, in nanoseconds since 1970.
        seal: SHA-256 of the slot's bytes; None if it was made by an older program.
    """

    number: int
    kind: str
    label: str
    made: int
    seal: bytes | None = None

    def fits(self, slots: tuple[bytes, ...]) -> bool:
        """Tell whether the key file holds this slot, as far as is known."""
        return self.seal is None or sha256(slots[self.number]).digest() == self.seal


def slot_rows(connection: Connection) -> tuple[SlotRow, ...]:
    """Return the slots in use, by number."""
    rows = connection.rows("SELECT number, kind, label, made, seal FROM slot ORDER BY number")
    return tuple(SlotRow(*row) for row in rows)


def put_slot_row(connection: Connection, row: SlotRow) -> None:
    """Enter a slot, in place of what its number was before."""
    connection.run(
        "INSERT OR REPLACE INTO slot(number, kind, label, made, seal) VALUES(?, ?, ?, ?, ?)",
        (row.number, row.kind, row.label, row.made, row.seal),
    )


def number_for(opener: Opener, taken: tuple[SlotRow, ...]) -> int:
    """Return the number for one more slot.

    Raises:
        Refused: all slots for colleagues are in use.
    """
    kind = kind_of(opener)
    if kind in _RESERVED:
        return _RESERVED[kind]
    used = {row.number for row in taken}
    free = next((number for number in _OF_COLLEAGUES if number not in used), None)
    if free is None:
        raise Refused("slots_all_taken", slots=len(_OF_COLLEAGUES))
    return free


def require_label(label: str, taken: tuple[SlotRow, ...]) -> None:
    """Refuse a name that the ledger could not tell from another.

    Raises:
        Refused: it is empty, too long, or in use.
    """
    if not label.strip() or label != label.strip() or not label.isprintable():
        raise Refused("slot_name_empty")
    if len(label.encode(errors="replace")) > LONGEST_LABEL:
        raise Refused("slot_name_too_long", limit=LONGEST_LABEL)
    if any(row.label.casefold() == label.casefold() for row in taken):
        raise Refused("slot_name_taken")
