"""Salted commitments to the fields of a case, padded and sorted so that they tell nothing.

A commitment is SHA-256 over 02, the salt of 16 bytes, and path and value, each in UTF-8 behind its
length in four bytes, the most significant first. What was not committed to is a random number of
the same size, so that nobody can count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import Randomness

SALT_SIZE: Final = 16
LADDER: Final = (1 << 12, 1 << 14, 1 << 16, 1 << 18)
"""How many commitments a manifest may have: the first of these that is enough."""
_TAG: Final = b"\x02"


@dataclass(frozen=True, slots=True)
class CommittedField:
    """A value under the path that names it within one edition."""

    path: str
    value: str


@dataclass(frozen=True, slots=True)
class SaltedField:
    """What opens one commitment."""

    salt: bytes
    path: str
    value: str

    @property
    def commitment(self) -> bytes:
        """What stands for it in the manifest."""
        path, value = self.path.encode(), self.value.encode()
        sized = len(path).to_bytes(4, "big") + path + len(value).to_bytes(4, "big") + value
        return sha256(_TAG + self.salt + sized).digest()


def salted(fields: Iterable[CommittedField], randomness: Randomness) -> tuple[SaltedField, ...]:
    """Return fields, each with a salt of its own."""
    return tuple(SaltedField(randomness(SALT_SIZE), one.path, one.value) for one in fields)


def decoys(count: int, randomness: Randomness) -> tuple[bytes, ...]:
    """Return so many random commitments that the next step of the ladder is filled.

    Raises:
        Refused: proof_too_large: no step is enough.
    """
    size = next((step for step in LADDER if count <= step), 0)
    if not size:
        raise Refused("proof_too_large", most=LADDER[-1])
    return tuple(randomness(sha256().digest_size) for _ in range(size - count))


def sorted_commitments(fields: Iterable[SaltedField], others: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return all commitments of a manifest in their one order."""
    return tuple(sorted((*(one.commitment for one in fields), *others)))
