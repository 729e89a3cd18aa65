"""The key file: its bytes, its two copies, and the keys that follow from the master key."""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as hmac_digest
from pathlib import Path
from struct import Struct

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from casefiles.domain.foundation.errors import (
    CasefilesError,
    NotAVault,
    Refused,
    VaultDamaged,
    VaultTooNew,
    WrongPassphrase,
)
from casefiles.domain.foundation.ids import Randomness, VaultId, new_id
from casefiles.store.files.folder import KEYS, KEYS_COPY, VaultFolder
from casefiles.store.files.in_folder import Folder, read_chosen, read_file, replace_file, within
from casefiles.store.keys.key_slots import (
    KEY_SIZE,
    SLOT_COUNT,
    SLOT_SIZE,
    Argon2Cost,
    OpenedSlot,
    Opener,
    RecoveryKey,
    Secret,
    empty_slot,
    is_payable,
    opened_slot,
    sealed_slot,
    secret_of,
)

_MAGIC = b"CASEKEYS"
_VERSION = 1
_HEADER = Struct(">8sH16sIII16s16s")
_GENERATION = Struct(">Q")
_SLOTS_AT = _HEADER.size + _GENERATION.size
_BODY_SIZE = _SLOTS_AT + SLOT_COUNT * SLOT_SIZE
_DIGEST_SIZE = 32
KEY_FILE_SIZE = _BODY_SIZE + 2 * _DIGEST_SIZE
_READ_LIMIT = 1 << 20

OWNER = "owner"
RECOVERY = "recovery"
RECOVERY_SLOT = SLOT_COUNT - 1


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The contents of a key file but for its digests.

    Attributes:
        vault_id: of the database that the keys belong to.
        cost: what one guess costs.
        salt: 16 bytes, for Argon2id.
        cipher_salt: 16 bytes, for SQLCipher, which would else keep it in the database.
        generation: counts the times that slots were changed.
        slots: eight, of equal size and looks.
    """

    vault_id: VaultId
    cost: Argon2Cost
    salt: bytes
    cipher_salt: bytes
    generation: int
    slots: tuple[bytes, ...]

    @property
    def header(self) -> bytes:
        """What never changes while slots come and go: every slot is bound to it."""
        return _HEADER.pack(
            _MAGIC,
            _VERSION,
            bytes.fromhex(self.vault_id),
            self.cost.memory_kib,
            self.cost.passes,
            self.cost.lanes,
            self.salt,
            self.cipher_salt,
        )


@dataclass(frozen=True, slots=True)
class Keys:
    """Everything that follows from an opened slot.

    Attributes:
        vault_id: of the vault.
        actor: label of the slot that opened.
        cipher_salt: 16 bytes.
        slot: number of the slot that opened.
    """

    vault_id: VaultId
    actor: str
    cipher_salt: bytes = field(repr=False)
    master: bytes = field(repr=False)
    slot: int = 0

    def derived(self, purpose: str) -> bytes:
        """Return the 32-byte key for one purpose."""
        info = f"casefiles/{purpose}/1".encode()
        return HKDF(algorithm=SHA256(), length=KEY_SIZE, salt=None, info=info).derive(self.master)

    def cipher_key(self) -> bytearray:
        """Return SQLCipher's raw key and salt, as it wants them; the caller zeroes it."""
        key = self.derived("database").hex() + self.cipher_salt.hex()
        return bytearray(f"x'{key}'".encode())


def new_keys(
    opener: Opener,
    cost: Argon2Cost,
    randomness: Randomness,
    vault_id: VaultId | None = None,
    label: str = OWNER,
) -> tuple[KeyFile, Keys]:
    """Make a master key and a key file that one opener opens, by its first slot.

    Args:
        opener: what shall open it.
        cost: of one guess.
        randomness: source of all keys and salts.
        vault_id: of a vault that gets new keys; None for a new vault.
        label: of the slot.

    Raises:
        Refused: the passphrase is not Unicode text.
        VaultError: there is not enough memory to pay the cost.
    """
    slots = tuple(empty_slot(randomness) for _ in range(SLOT_COUNT))
    known = vault_id or VaultId(new_id(randomness))
    empty = KeyFile(known, cost, randomness(16), randomness(16), 1, slots)
    first = OpenedSlot(0, randomness(KEY_SIZE), label)
    secret = secret_of(opener, empty.salt, cost)
    slot = sealed_slot(first, secret, empty.header, randomness)
    return replace(empty, slots=(slot, *slots[1:])), _keys(empty, first)


def with_slot(
    file: KeyFile, keys: Keys, place: tuple[int, str], opener: Opener, randomness: Randomness
) -> KeyFile:
    """Return a key file with one more slot, in place of what its number opened before.

    Args:
        file: to be changed.
        keys: of the vault.
        place: number and label of the slot.
        opener: what shall open it.
        randomness: source of the nonce.
    """
    number, label = place
    secret = secret_of(opener, file.salt, file.cost)
    opened = OpenedSlot(number, keys.master, label)
    slot = sealed_slot(opened, secret, file.header, randomness)
    slots = (*file.slots[:number], slot, *file.slots[number + 1 :])
    return replace(file, slots=slots, generation=file.generation + 1)


def with_recovery(
    file: KeyFile, keys: Keys, recovery: RecoveryKey, randomness: Randomness
) -> KeyFile:
    """Return a key file whose last slot opens with a recovery key; an earlier one stops to."""
    return with_slot(file, keys, (RECOVERY_SLOT, RECOVERY), recovery, randomness)


def without_slots(file: KeyFile, randomness: Randomness) -> KeyFile:
    """Return a key file of the same vault that nothing opens."""
    slots = tuple(empty_slot(randomness) for _ in range(SLOT_COUNT))
    return replace(file, slots=slots, generation=file.generation + 1)


def slot_that_opens(file: KeyFile, opener: Opener) -> int | None:
    """Return the number of the slot that an opener opens, or None.

    Raises:
        Refused: it is no text, no key file or no recovery key.
        VaultError: there is not enough memory to pay the cost.
    """
    opened = opened_slot(file.slots, secret_of(opener, file.salt, file.cost), file.header)
    return opened.number if opened is not None else None


def _keys(file: KeyFile, opened: OpenedSlot) -> Keys:
    return Keys(file.vault_id, opened.label, file.cipher_salt, opened.master, opened.number)


def key_file_bytes(file: KeyFile, keys: Keys) -> bytes:
    """Return the bytes of a key file, with its checksum and its MAC."""
    body = file.header + _GENERATION.pack(file.generation) + b"".join(file.slots)
    summed = body + sha256(body).digest()
    return summed + hmac_digest(keys.derived("key-file"), summed, "sha256")


def read_key_file(data: bytes) -> KeyFile | None:
    """Read a key file without any key.

    Returns:
        Its contents, or None if the bytes are not a sound key file.

    Raises:
        VaultTooNew: the file is sound and of a version that this program does not know.
    """
    if not _is_sound(data):
        return None
    version = int.from_bytes(data[len(_MAGIC) : len(_MAGIC) + 2], "big")
    if version > _VERSION:
        raise VaultTooNew("vault_too_new", version=version, known=_VERSION)
    if version < _VERSION or len(data) != KEY_FILE_SIZE:
        return None
    _, _, vault_id, memory, passes, lanes, salt, cipher_salt = _HEADER.unpack_from(data)
    (generation,) = _GENERATION.unpack_from(data, _HEADER.size)
    slots = tuple(data[at : at + SLOT_SIZE] for at in range(_SLOTS_AT, _BODY_SIZE, SLOT_SIZE))
    cost = Argon2Cost(memory, passes, lanes)
    if not is_payable(cost):
        return None
    return KeyFile(VaultId(vault_id.hex()), cost, salt, cipher_salt, generation, slots)


def is_vault_key_file(path: Path) -> bool:
    """Tell whether a file begins as the key file of a vault does, sound or not."""
    try:
        return (read_chosen(path, len(_MAGIC)) or b"") == _MAGIC
    except CasefilesError:
        return False


def _is_sound(data: bytes) -> bool:
    # Every version ends with the checksum and the MAC, so that damage never looks like the future.
    body, checksum = data[: -2 * _DIGEST_SIZE], data[-2 * _DIGEST_SIZE : -_DIGEST_SIZE]
    return data.startswith(_MAGIC) and compare_digest(sha256(body).digest(), checksum)


@dataclass(frozen=True, slots=True)
class FoundKeys:
    """What opened a vault.

    Attributes:
        file: the key file that opened.
        keys: of the vault.
        harmed: names of the copies in the folder that are gone, damaged or older than it.
    """

    file: KeyFile
    keys: Keys
    harmed: tuple[str, ...] = ()


def find_keys(folder: VaultFolder, opener: Opener) -> FoundKeys:
    """Open the newer of the two copies of the key file that is sound; neither is changed.

    A newer copy that the opener does not open counts as it is: somebody put an older one in the
    place of the other.

    Args:
        folder: of the vault.
        opener: what shall open it.

    Raises:
        NotAVault: there is no key file, or what has its name is something else.
        VaultTooNew: a newer program wrote it.
        VaultDamaged: neither the file nor its copy is sound.
        WrongPassphrase: one is sound, and no slot opens.
        Refused: the key file that belongs to the passphrase is none, or damaged.
    """
    both = _both(folder)
    file, keys = _opened_of(both, opener)
    harmed = (
        name
        for name, data in zip((KEYS, KEYS_COPY), both, strict=True)
        if data != key_file_bytes(file, keys) and not _is_newer(data, file, keys)
    )
    return FoundKeys(file, keys, tuple(harmed))


def _both(folder: VaultFolder) -> list[bytes | None]:
    return [read_file(folder.spot(name), _READ_LIMIT) for name in (KEYS, KEYS_COPY)]


def _is_newer(data: bytes | None, file: KeyFile, keys: Keys) -> bool:
    try:
        other = read_key_file(data) if data else None
    except VaultTooNew:
        # Its checksum proves nothing: anybody may write one, and the one that opened is sound.
        return False
    return (
        other is not None
        and other.generation > file.generation
        and key_file_bytes(other, keys) == data
    )


def open_keys(folder: VaultFolder, opener: Opener) -> tuple[KeyFile, Keys]:
    """Open the key file, or its copy, see `find_keys`; neither is changed."""
    found = find_keys(folder, opener)
    return found.file, found.keys


def find_keys_away(path: Path, folder: VaultFolder, opener: Opener) -> FoundKeys:
    """Open a key file that was moved out of the vault's folder, to a stick.

    Args:
        path: of the file on the stick.
        folder: of the vault, whose own files then hold no slot.
        opener: what shall open it.

    Raises:
        Refused: it is not there, is none or damaged, belongs to another vault, or to this one
            before its keys were changed.
        WrongPassphrase: it is sound, and no slot opens.
        VaultTooNew: a newer program wrote it.
    """
    file, keys = open_key_file_at(path, opener)
    harmed = []
    for name, data in zip((KEYS, KEYS_COPY), _both(folder), strict=True):
        here = read_key_file(data) if data else None
        if here is None:
            harmed.append(name)
            continue
        if here.vault_id != file.vault_id:
            raise Refused("keys_of_another_vault")
        if key_file_bytes(here, keys) != data:
            raise Refused("keys_of_another_time")
    return FoundKeys(file, keys, tuple(harmed))


def open_key_file_at(path: Path, opener: Opener) -> tuple[KeyFile, Keys]:
    """Open a key file on a stick, whatever vault it belongs to.

    Raises:
        Refused: it is not there, is none, or is damaged.
        WrongPassphrase: it is sound, and no slot opens.
        VaultTooNew: a newer program wrote it.
    """
    try:
        data = read_chosen(path, _READ_LIMIT)
    except CasefilesError:
        data = None
    if data is None:
        raise Refused("keys_on_stick_missing")
    if not data.startswith(_MAGIC):
        raise Refused("keys_on_stick_foreign")
    try:
        return open_key_file(data, opener)
    except VaultDamaged:
        raise Refused("keys_on_stick_damaged") from None


def _opened_of(candidates: list[bytes | None], opener: Opener) -> tuple[KeyFile, Keys]:
    _require_key_file(candidates)
    is_wrong = False
    secrets: dict[tuple[bytes, Argon2Cost], Secret] = {}
    for file, data in _newest_first(candidates):
        stretched = (file.salt, file.cost)
        if stretched not in secrets:
            secrets[stretched] = secret_of(opener, *stretched)
        opened = opened_slot(file.slots, secrets[stretched], file.header)
        if opened is None:
            is_wrong = True
            continue
        keys = _keys(file, opened)
        if compare_digest(key_file_bytes(file, keys), data):
            return file, keys
    if is_wrong:
        raise WrongPassphrase("wrong_passphrase")
    raise VaultDamaged("key_file_damaged")


def _newest_first(candidates: list[bytes | None]) -> list[tuple[KeyFile, bytes]]:
    """Return the sound key files by their generations; the first comes first of two that agree."""
    sound: list[tuple[KeyFile, bytes]] = []
    for data in candidates:
        try:
            file = read_key_file(data) if data else None
        except VaultTooNew:
            if not sound:
                raise
            continue
        if file is not None and data is not None:
            sound.append((file, data))
    return sorted(sound, key=lambda one: one[0].generation, reverse=True)


def open_key_file(data: bytes, opener: Opener) -> tuple[KeyFile, Keys]:
    """Open a key file from its bytes, such as the copy that a backup holds.

    Raises:
        VaultTooNew: a newer program wrote it.
        VaultDamaged: it is not sound.
        WrongPassphrase: it is sound, and no slot opens.
    """
    file = read_key_file(data)
    if file is not None:
        keys = _opened(file, opener)
        if compare_digest(key_file_bytes(file, keys), data):
            return file, keys
    raise VaultDamaged("key_file_damaged")


def _require_key_file(both: list[bytes | None]) -> None:
    present = [data for data in both if data is not None]
    if not present:
        raise NotAVault("key_file_missing")
    if not any(present):
        raise NotAVault("key_file_empty")
    if not any(data.startswith(_MAGIC) for data in present):
        raise NotAVault("key_file_foreign")


def _opened(file: KeyFile, opener: Opener) -> Keys:
    opened = opened_slot(file.slots, secret_of(opener, file.salt, file.cost), file.header)
    if opened is None:
        raise WrongPassphrase("wrong_passphrase")
    return _keys(file, opened)


def bad_key_files(folder: VaultFolder, keys: Keys) -> tuple[str, ...]:
    """Return the names of the copies of the key file that are gone or not as they were written."""
    bad = []
    for name in (KEYS, KEYS_COPY):
        data = read_file(folder.spot(name), _READ_LIMIT)
        file = read_key_file(data) if data else None
        if file is None or key_file_bytes(file, keys) != data:
            bad.append(name)
    return tuple(bad)


def heal_keys(folder: VaultFolder, names: tuple[str, ...], file: KeyFile, keys: Keys) -> None:
    """Write copies of the key file anew.

    Raises:
        CasefilesError: the disk refused.
    """
    for name in names:
        replace_file(folder.spot(name), key_file_bytes(file, keys))


def put_in_both(folder: Folder, data: bytes) -> None:
    """Let both copies be a key file; one that is so already is not touched.

    Raises:
        CasefilesError: the disk refused.
    """
    for name in (KEYS, KEYS_COPY):
        where = within(folder, name)
        if read_file(where, _READ_LIMIT) != data:
            replace_file(where, data)


def write_keys(folder: Folder, file: KeyFile, keys: Keys) -> None:
    """Write both copies, one after the other, so that one is whole at any moment."""
    data = key_file_bytes(file, keys)
    for name in (KEYS, KEYS_COPY):
        replace_file(within(folder, name), data)
