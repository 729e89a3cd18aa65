"""The key of an edition as a sealed file: who each token is, for one recipient.

The bytes, in order, numbers with the most significant byte first:

    16  the words "casefiles key 1" and a line end
     4  memory of Argon2id (RFC 9106) in KiB
     4  its passes
     4  its lanes
    16  salt
    12  nonce
     n  AES-256-GCM of the text, then its tag of 16 bytes; all before it is authenticated with it

The key of the cipher is 32 bytes of Argon2id over the passphrase as UTF-8 in NFC. The text is JSON
in UTF-8 (keys sorted, no spaces between), then spaces up to the next multiple of 4 KiB, so that the
size hardly tells how many people there are or how long their names are.
"""

import json
import struct
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from casefiles.domain.foundation.errors import Refused

MAGIC: Final = b"casefiles key 1\n"
LEAST_PASSPHRASE: Final = 12
"""In characters: the file may be guessed at for years by whoever finds it."""
_HEAD: Final = struct.Struct(">16sIII16s12s")
_TAG: Final = 16
_BLOCK: Final = 4096
_LARGEST: Final = 4 << 20
_MOST_MEMORY: Final = 1 << 20
_MOST_PASSES: Final = 10
_MOST_LANES: Final = 16


@dataclass(frozen=True, slots=True)
class KeyDerivationCost:
    """What one guess at a passphrase costs; memory in KiB."""

    memory: int = 256 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class PlaceholderIdentity:
    """Who one token of an edition is.

    Attributes:
        token: as the edition prints it in English, such as [PERSON B] or [Witness 1].
        names: of the person, the one shown first.
    """

    token: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PseudonymKey:
    """Who the tokens of one edition are.

    Attributes:
        dossier: SHA-256 of the dossier's file in hexadecimal, so that nobody takes another's key.
        readers: whom the edition is for, in words.
        tokens: in the order of their letters.
    """

    dossier: str
    readers: str
    tokens: tuple[PlaceholderIdentity, ...]


def seal(
    key: PseudonymKey, passphrase: str, cost: KeyDerivationCost, randomness: Callable[[int], bytes]
) -> bytes:
    """Return the sealed file of a key.

    Raises:
        Refused: key_passphrase_short, or key_without_memory.
    """
    if len(passphrase) < LEAST_PASSPHRASE:
        raise Refused("key_passphrase_short", least=LEAST_PASSPHRASE)
    salt, nonce = randomness(16), randomness(12)
    head = _HEAD.pack(MAGIC, cost.memory, cost.passes, cost.lanes, salt, nonce)
    tokens = [{"names": list(one.names), "token": one.token} for one in key.tokens]
    values = {"dossier": key.dossier, "readers": key.readers, "tokens": tokens}
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    padded = text + b" " * (-len(text) % _BLOCK)
    return head + AESGCM(_stretched(passphrase, salt, cost)).encrypt(nonce, padded, head)


def open_sealed(data: bytes, passphrase: str) -> PseudonymKey:
    """Open a sealed file.

    Raises:
        Refused: key_file_malformed; key_not_opened where the passphrase is wrong or a byte was
            changed; key_without_memory where the computer cannot pay what a guess costs.
    """
    if not _HEAD.size + _BLOCK + _TAG <= len(data) <= _LARGEST:
        raise Refused("key_file_malformed")
    head = data[: _HEAD.size]
    magic, memory, passes, lanes, salt, nonce = _HEAD.unpack(head)
    cost = KeyDerivationCost(memory, passes, lanes)
    if magic != MAGIC or not _is_bearable(cost):
        raise Refused("key_file_malformed")
    try:
        text = AESGCM(_stretched(passphrase, salt, cost)).decrypt(nonce, data[_HEAD.size :], head)
    except InvalidTag:
        raise Refused("key_not_opened") from None
    return _read(text)


def _is_bearable(cost: KeyDerivationCost) -> bool:
    """Tell whether this machine may be asked for such a cost; a file must not exhaust it."""
    return (
        8 * cost.lanes <= cost.memory <= _MOST_MEMORY
        and 1 <= cost.passes <= _MOST_PASSES
        and 1 <= cost.lanes <= _MOST_LANES
    )


def _stretched(passphrase: str, salt: bytes, cost: KeyDerivationCost) -> bytes:
    stretch = Argon2id(
        salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    )
    try:
        return stretch.derive(unicodedata.normalize("NFC", passphrase).encode())
    except MemoryError:
        raise Refused("key_without_memory", memory=-(-cost.memory // 1024)) from None


def _read(text: bytes) -> PseudonymKey:
    try:
        parsed: dict[str, Any] = json.loads(text)
        tokens = tuple(
            PlaceholderIdentity(str(one["token"]), tuple(str(name) for name in one["names"]))
            for one in parsed["tokens"]
        )
        return PseudonymKey(str(parsed["dossier"]), str(parsed["readers"]), tokens)
    except (ValueError, KeyError, TypeError):
        raise Refused("key_file_malformed") from None
