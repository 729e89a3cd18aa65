"""The code of a printed slip: what a hand can copy from paper of a signed checkpoint.

Eleven groups of four symbols (Crockford's base 32) are 27 bytes: 4 of the device's id, 4 of the
size, 16 of the root, and 3 of a check over the rest, so that a slip of the hand is noticed. So
much of the root (128 bits) binds the owner of the vault too: of 80 bits, as the eight groups of
older slips have, somebody with a machine room can make two ledgers that fit.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from casefiles.domain.foundation.errors import Refused

GROUPS: Final = 11
GROUPS_BEFORE: Final = 8
"""Of older slips, which are still read."""
GROUP_SIZE: Final = 4
_SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES: Final = str.maketrans("OIL", "011")
_BITS: Final = 5
_PREFIX: Final = 4
_SIZE: Final = 4
BINDING: Final = 16
"""Bytes of the root that bind the owner of the vault."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a code is made: groups, bytes of the root and of the check, and what is hashed first."""

    groups: int
    root: int
    check: int
    tag: bytes

    @property
    def symbols(self) -> int:
        return self.groups * GROUP_SIZE

    @property
    def size(self) -> int:
        return _PREFIX + _SIZE + self.root + self.check

    def check_of(self, data: bytes) -> bytes:
        return sha256(self.tag + data).digest()[: self.check]


_FORM: Final = _Form(GROUPS, BINDING, 3, b"casefiles/slip/2")
_FORMER: Final = _Form(GROUPS_BEFORE, 10, 2, b"casefiles/slip/1")


@dataclass(frozen=True, slots=True)
class PrintedAnchorCode:
    """What a code holds.

    Attributes:
        device: first 8 hexadecimal digits of the device's id.
        size: of the tree.
        root: first bytes of its root.
    """

    device: str
    size: int
    root: bytes

    @property
    def is_binding(self) -> bool:
        """Whether it holds enough of the root to bind the owner of the vault."""
        return len(self.root) >= BINDING


def code_of(device: str, size: int, root: bytes) -> tuple[str, ...]:
    """Return the groups of a code."""
    data = bytes.fromhex(device)[:_PREFIX] + size.to_bytes(_SIZE, "big") + root[: _FORM.root]
    number = int.from_bytes(data + _FORM.check_of(data), "big")
    symbols = "".join(_SYMBOLS[number >> _BITS * at & 31] for at in reversed(range(_FORM.symbols)))
    return tuple(symbols[at : at + GROUP_SIZE] for at in range(0, len(symbols), GROUP_SIZE))


def parse_code(text: str) -> PrintedAnchorCode:
    """Read a code as it was typed: spaces, hyphens and lower case do not matter.

    Raises:
        Refused: it is not complete, or a symbol is wrong.
    """
    typed = "".join(text.replace("-", " ").split()).upper().translate(_LOOKALIKES)
    form = next((one for one in (_FORM, _FORMER) if len(typed) == one.symbols), None)
    if form is None or not set(typed) <= set(_SYMBOLS):
        counts = {"of": _FORM.symbols, "before": _FORMER.symbols}
        raise Refused("code_incomplete", symbols=len(typed), **counts)
    number = 0
    for symbol in typed:
        number = number << _BITS | _SYMBOLS.index(symbol)
    if number >> 8 * form.size:
        raise Refused("code_wrong")
    data = number.to_bytes(form.size, "big")
    content, check = data[: -form.check], data[-form.check :]
    if check != form.check_of(content):
        raise Refused("code_wrong")
    size = int.from_bytes(content[_PREFIX : _PREFIX + _SIZE], "big")
    return PrintedAnchorCode(content[:_PREFIX].hex(), size, content[_PREFIX + _SIZE :])
