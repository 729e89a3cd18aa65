"""Key slots: one master key, sealed under each secret that may open the vault.

A passphrase is stretched once with Argon2id (RFC 9106); where a key file belongs to it, the digest
of that file is joined to the result. A recovery key is random and needs no stretching. HKDF (RFC
5869) with the slot's number then gives each slot a key of its own.
"""

import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from casefiles.domain.foundation.errors import Refused, VaultError
from casefiles.domain.foundation.ids import Randomness
from casefiles.store.keys.key_file_bytes import key_file_digest

KEY_SIZE = 32
SLOT_COUNT = 8
_NONCE_SIZE = 12
_TAG_SIZE = 16
_LABEL_SIZE = 31
_PLAIN_SIZE = KEY_SIZE + 1 + _LABEL_SIZE
SLOT_SIZE = _NONCE_SIZE + _PLAIN_SIZE + _TAG_SIZE

PASSPHRASE_KIND: Final = "passphrase"  # noqa: S105 - the name of a kind
GUARDED_KIND: Final = "passphrase-and-file"
RECOVERY_KIND: Final = "recovery"
SHARES_KIND: Final = "shares"


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """What one guess of a passphrase costs: memory in KiB, passes over it, lanes beside."""

    memory_kib: int
    passes: int
    lanes: int


FLOOR = 256 * 1024
"""The least memory, in KiB, that a guess at the passphrase of a real vault must cost."""

FLOOR_PASSES = 3

CEILING = Argon2Cost(1024 * 1024, 10, 16)
"""The highest cost that is paid for a file: a forged one could exhaust the machine."""

_LEAST_KIB_PER_LANE = 8


def require_floor(cost: Argon2Cost) -> None:
    """Refuse a cost that is too low for a real case.

    Raises:
        Refused: less memory or fewer passes than the floor.
    """
    if cost.memory_kib < FLOOR or cost.passes < FLOOR_PASSES:
        raise Refused("cost_too_low", memory_kib=cost.memory_kib, passes=cost.passes)


def is_payable(cost: Argon2Cost) -> bool:
    """Tell whether a cost read from a file may be paid: a forged one could exhaust the machine."""
    return (
        1 <= cost.passes <= CEILING.passes
        and 1 <= cost.lanes <= CEILING.lanes
        and _LEAST_KIB_PER_LANE * cost.lanes <= cost.memory_kib <= CEILING.memory_kib
    )


@dataclass(frozen=True, slots=True)
class Secret:
    """Key material from which each slot's key follows.

    Attributes:
        kind: one of the kinds above; slots of one kind never open with another.
        material: 32 bytes or more of full strength.
    """

    kind: str
    material: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """The random 32 bytes of a recovery sheet."""

    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SharedKey:
    """The random 32 bytes that two of three shares give together."""

    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class GuardedPassphrase:
    """A passphrase that opens only together with a key file (see `stick_key`)."""

    passphrase: str = field(repr=False)
    key_file: bytes = field(repr=False)


Opener: TypeAlias = str | GuardedPassphrase | RecoveryKey | SharedKey
"""What a person opens a vault with; a text is a passphrase without a key file."""


def kind_of(opener: Opener) -> str:
    """Return the kind of slot that an opener opens."""
    if isinstance(opener, GuardedPassphrase):
        return GUARDED_KIND
    if isinstance(opener, RecoveryKey):
        return RECOVERY_KIND
    return SHARES_KIND if isinstance(opener, SharedKey) else PASSPHRASE_KIND


def secret_of(opener: Opener, salt: bytes, cost: Argon2Cost) -> Secret:
    """Return the key material of an opener.

    Raises:
        Refused: it is no text, no key file or no recovery key.
        VaultError: there is not enough memory to pay the cost.
    """
    if isinstance(opener, str):
        return stretched(opener, salt, cost)
    if isinstance(opener, GuardedPassphrase):
        digest = key_file_digest(opener.key_file)
        return Secret(GUARDED_KIND, stretched(opener.passphrase, salt, cost).material + digest)
    return recovery_secret(opener)


@dataclass(frozen=True, slots=True)
class OpenedSlot:
    """What a slot holds: the master key, and the label that the ledger names as actor."""

    number: int
    master: bytes = field(repr=False)
    label: str


def stretched(passphrase: str, salt: bytes, cost: Argon2Cost) -> Secret:
    """Stretch a passphrase.

    Args:
        passphrase: any Unicode text; its NFC form counts.
        salt: 16 random bytes of the vault.
        cost: what the key file says.

    Raises:
        Refused: the passphrase is not Unicode text.
        VaultError: there is not enough memory to pay the cost.
    """
    data = _passphrase_bytes(passphrase)
    derivation = Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return Secret(PASSPHRASE_KIND, derivation.derive(data))
    except MemoryError:
        pass
    finally:
        _cover_traces(len(data))
    raise VaultError("no_memory", memory_kib=cost.memory_kib)


def _cover_traces(size: int) -> None:
    """Derive from nothing, cheaply: the library leaves its last argument in memory it gave back."""
    with suppress(MemoryError):
        least = _LEAST_KIB_PER_LANE
        Argon2id(salt=bytes(16), length=KEY_SIZE, iterations=1, lanes=1, memory_cost=least).derive(
            bytes(size)
        )


def _passphrase_bytes(passphrase: str) -> bytes:
    try:
        return unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError:
        pass
    # Raised out here, because the encoder's error would carry the passphrase.
    raise Refused("passphrase_not_text")


def recovery_secret(key: RecoveryKey | SharedKey) -> Secret:
    """Return the secret of a recovery key, whole or put together from shares.

    Raises:
        Refused: it is not 32 bytes long.
    """
    if len(key.data) != KEY_SIZE:
        raise Refused("recovery_key_malformed")
    return Secret(kind_of(key), key.data)


def _slot_key(secret: Secret, number: int) -> bytes:
    info = f"casefiles/slot/1/{secret.kind}/{number}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_SIZE, salt=None, info=info).derive(secret.material)


def _bound_to(header: bytes, number: int) -> bytes:
    return header + bytes([number])


def empty_slot(randomness: Randomness) -> bytes:
    """Return a slot that nothing opens; it looks like any other."""
    return randomness(SLOT_SIZE)


def sealed_slot(opened: OpenedSlot, secret: Secret, header: bytes, randomness: Randomness) -> bytes:
    """Seal the master key for one secret.

    Args:
        opened: number from 0, master key and label (at most 31 bytes) of the slot.
        secret: what shall open it.
        header: the key file's fixed header, to which the slot is bound.
        randomness: source of the nonce.

    Returns:
        `SLOT_SIZE` bytes.
    """
    label = opened.label.encode()
    plain = opened.master + bytes([len(label)]) + label.ljust(_LABEL_SIZE, b"\0")
    if len(plain) != _PLAIN_SIZE:
        raise ValueError("slot contents of the wrong size")
    nonce = randomness(_NONCE_SIZE)
    cipher = AESGCM(_slot_key(secret, opened.number))
    return nonce + cipher.encrypt(nonce, plain, _bound_to(header, opened.number))


def opened_slot(slots: tuple[bytes, ...], secret: Secret, header: bytes) -> OpenedSlot | None:
    """Try every slot, so that the time taken tells nothing of which one opens.

    Returns:
        The first slot that opens, or None.
    """
    found = [_tried(slot, number, secret, header) for number, slot in enumerate(slots)]
    return next((opened for opened in found if opened is not None), None)


def _tried(slot: bytes, number: int, secret: Secret, header: bytes) -> OpenedSlot | None:
    nonce, sealed = slot[:_NONCE_SIZE], slot[_NONCE_SIZE:]
    try:
        plain = AESGCM(_slot_key(secret, number)).decrypt(nonce, sealed, _bound_to(header, number))
    except InvalidTag:
        return None
    length = plain[KEY_SIZE]
    label = plain[KEY_SIZE + 1 : KEY_SIZE + 1 + length].decode()
    return OpenedSlot(number, plain[:KEY_SIZE], label)
