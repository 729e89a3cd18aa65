"""The code of a printed slip: what a hand can copy from paper of a signed checkpoint.

Eight groups of four symbols (Crockford's base 32) are 20 bytes: 4 of the device's id, 4 of the
size, 10 of the root, and 2 of a check over the rest, so that a slip of the hand is noticed.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from casefiles.domain.errors import Refused

GROUPS: Final = 8
GROUP_SIZE: Final = 4
_SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES: Final = str.maketrans("OIL", "011")
_BITS: Final = 5
_PREFIX: Final = 4
_ROOT: Final = 10
_CHECK: Final = 2
_TAG: Final = b"casefiles/slip/1"


@dataclass(frozen=True, slots=True)
class SlipCode:
    """What a code holds.

    Attributes:
        device: first 8 hexadecimal digits of the device's id.
        size: of the tree.
        root: first 10 bytes of its root.
    """

    device: str
    size: int
    root: bytes


def code_of(device: str, size: int, root: bytes) -> tuple[str, ...]:
    """Return the groups of a code."""
    told = bytes.fromhex(device)[:_PREFIX] + size.to_bytes(4, "big") + root[:_ROOT]
    number = int.from_bytes(told + _check(told), "big")
    places = range(GROUPS * GROUP_SIZE)
    symbols = "".join(_SYMBOLS[number >> _BITS * at & 31] for at in reversed(places))
    return tuple(symbols[at : at + GROUP_SIZE] for at in range(0, len(symbols), GROUP_SIZE))


def parse_code(text: str) -> SlipCode:
    """Read a code as it was typed: spaces, hyphens and lower case do not matter.

    Raises:
        Refused: it is not complete, or a symbol is wrong.
    """
    typed = "".join(text.replace("-", " ").split()).upper().translate(_LOOKALIKES)
    if len(typed) != GROUPS * GROUP_SIZE or not set(typed) <= set(_SYMBOLS):
        raise Refused("code_incomplete", symbols=len(typed), of=GROUPS * GROUP_SIZE)
    number = 0
    for symbol in typed:
        number = number << _BITS | _SYMBOLS.index(symbol)
    data = number.to_bytes(GROUPS * GROUP_SIZE * _BITS // 8, "big")
    told, check = data[:-_CHECK], data[-_CHECK:]
    if check != _check(told):
        raise Refused("code_wrong")
    size = int.from_bytes(told[_PREFIX : _PREFIX + 4], "big")
    return SlipCode(told[:_PREFIX].hex(), size, told[_PREFIX + 4 :])


def _check(told: bytes) -> bytes:
    return sha256(_TAG + told).digest()[:_CHECK]
