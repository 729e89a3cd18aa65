"""The recovery sheet: a key as groups of letters that a hand can copy and a check can judge.

13 groups of Crockford's base 32: four symbols of the key and one check symbol, so that a slip of
the pen is found in its group. The check detects any one wrong symbol, any two that changed
places, and groups in the wrong order.
"""

from dataclasses import dataclass, field
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import Randomness
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.work import WriteTransaction
from casefiles.store.keys.key_file import RECOVERY, RECOVERY_SLOT
from casefiles.store.keys.key_slots import KEY_SIZE, RecoveryKey

GROUPS: Final = 13
GROUP_SIZE: Final = 5
REMINDER: Final = "recovery_reminder"

_SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES: Final = str.maketrans("OIL", "011")
_PER_GROUP: Final = GROUP_SIZE - 1
_BITS: Final = 5
_SPARE: Final = GROUPS * _PER_GROUP * _BITS - 8 * KEY_SIZE
_FIELD: Final = 0b100101
"""The polynomial of the field of 32 elements in which checks are sums."""


def sheet_of(key: RecoveryKey) -> tuple[str, ...]:
    """Return a key as the groups of its sheet.

    Raises:
        Refused: it is not 32 bytes long.
    """
    if len(key.data) != KEY_SIZE:
        raise Refused("recovery_key_malformed")
    number = int.from_bytes(key.data, "big") << _SPARE
    digits = [
        number >> _BITS * place & (1 << _BITS) - 1 for place in reversed(range(GROUPS * _PER_GROUP))
    ]
    parts = [digits[at : at + _PER_GROUP] for at in range(0, len(digits), _PER_GROUP)]
    return tuple(
        "".join(_SYMBOLS[digit] for digit in (*part, _check(position, part)))
        for position, part in enumerate(parts, start=1)
    )


def key_from(text: str) -> RecoveryKey:
    """Read a key from what was typed from its sheet.

    Raises:
        Refused: a group is not as on the sheet (`group` tells which), or some are missing.
    """
    typed = cleaned(text)
    wrong = first_wrong_group(typed)
    if wrong:
        raise Refused("recovery_group_wrong", group=wrong)
    if len(typed) != GROUPS * GROUP_SIZE:
        groups = len(typed) // GROUP_SIZE
        raise Refused("recovery_key_incomplete", groups=groups, of=GROUPS)
    number = 0
    for at in range(0, len(typed), GROUP_SIZE):
        for symbol in typed[at : at + _PER_GROUP]:
            number = number << _BITS | _SYMBOLS.index(symbol)
    if number & (1 << _SPARE) - 1:
        raise Refused("recovery_group_wrong", group=GROUPS)
    return RecoveryKey((number >> _SPARE).to_bytes(KEY_SIZE, "big"))


def cleaned(text: str) -> str:
    """Return the symbols of what was typed: capitals, without what stands between groups."""
    stored = "".join(text.split()).replace("-", "").replace(".", "")
    return stored.upper().translate(_LOOKALIKES)


def first_wrong_group(text: str) -> int:
    """Return the number, from 1, of the first whole group that is not as on a sheet; 0 for none."""
    typed = cleaned(text)
    for at in range(0, len(typed), GROUP_SIZE):
        group, position = typed[at : at + GROUP_SIZE], at // GROUP_SIZE + 1
        if any(symbol not in _SYMBOLS for symbol in group) or position > GROUPS:
            return position
        digits = [_SYMBOLS.index(symbol) for symbol in group]
        if len(group) == GROUP_SIZE and _check(position, digits[:-1]) != digits[-1]:
            return position
    return 0


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A recovery key that opens nothing yet, and its groups."""

    key: RecoveryKey
    groups: tuple[str, ...] = field(repr=False)


def drawn_sheet(randomness: Randomness) -> NewSheet:
    """Draw a recovery key."""
    key = RecoveryKey(randomness(KEY_SIZE))
    return NewSheet(key, sheet_of(key))


def save_recovery_sheet(sheet: NewSheet) -> Job[None]:
    """Let a sheet that was copied and proven open the vault, in place of an earlier one."""

    def work(workplace: JobContext, _ticket: CancellationToken) -> None:
        place = (RECOVERY_SLOT, RECOVERY)
        workplace.vault.ring.put(place, sheet.key, "add_recovery_key")
        workplace.vault.write(sheet_copied())

    return work


def note_recovery() -> Edit[None]:
    """Note that a recovery key opened the vault, and remind of making a new one."""

    def change(work: WriteTransaction) -> None:
        work.note("opened_by_recovery")
        work.put_setting(REMINDER, "later")

    return change


def remind_later() -> Edit[None]:
    """Remember that nobody holds a recovery sheet yet."""
    return lambda work: work.put_setting(REMINDER, "later")


def sheet_copied() -> Edit[None]:
    """Remember that the sheet was copied and proven."""

    def change(work: WriteTransaction) -> None:
        if work.setting(REMINDER) is not None:
            work.remove_setting(REMINDER)

    return change


def is_reminder_set() -> Query[bool]:
    """Tell whether somebody wanted to be reminded of the recovery sheet."""
    return lambda reader: reader.setting(REMINDER) is not None


def is_reminder_due() -> Job[bool]:
    """Tell whether the door shall show a sheet; not while the keys are on a stick."""

    def work(place: JobContext, _ticket: CancellationToken) -> bool:
        return not place.vault.ring.are_away and place.vault.read(is_reminder_set())

    return work


def _check(position: int, digits: list[int]) -> int:
    """Return the check of a group: a sum in which each place has its own weight."""
    total, weight = position, 2
    for digit in digits:
        total ^= _times(digit, weight)
        weight = _times(weight, 2)
    return total


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        product ^= left if right & 1 else 0
        left <<= 1
        left ^= _FIELD if left >> _BITS else 0
        right >>= 1
    return product
