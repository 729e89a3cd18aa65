"""The key file of a passphrase: random bytes on a stick, in a form that can be told and checked."""

from hashlib import sha256
from hmac import compare_digest
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import Randomness

_MAGIC: Final = b"CASEKEYF"
_VERSION: Final = (1).to_bytes(2, "big")
_RANDOM: Final = 32
_DIGEST: Final = 32
REMOVABLE_KEY_SIZE: Final = len(_MAGIC) + len(_VERSION) + _RANDOM + _DIGEST


def new_key_file(randomness: Randomness) -> bytes:
    """Return the bytes of a new key file."""
    body = _MAGIC + _VERSION + randomness(_RANDOM)
    return body + sha256(body).digest()


def key_file_digest(data: bytes) -> bytes:
    """Return what a key file gives to its slot: the SHA-256 of all its bytes.

    Raises:
        Refused: it is no key file of this program, or not as it was written.
    """
    if not data.startswith(_MAGIC):
        raise Refused("stick_key_foreign")
    body, checksum = data[:-_DIGEST], data[-_DIGEST:]
    if len(data) != REMOVABLE_KEY_SIZE or not compare_digest(sha256(body).digest(), checksum):
        raise Refused("stick_key_damaged")
    return sha256(data).digest()
