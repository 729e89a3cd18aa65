"""The head record: outside the database, what the last entry of every chain is.

The database alone cannot tell that its newest changes were cut off; `vault.head` can, because it
is synced before a change is acknowledged. Two records alternate, so that one is whole whenever
the other is being written.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casefiles.domain.foundation.errors import VaultDamaged, VaultTooNew
from casefiles.domain.foundation.ids import Randomness
from casefiles.store.files.in_folder import (
    Where,
    on_disk,
    open_file,
    read_file,
    replace_file,
    write_all,
)
from casefiles.store.keys.key_file import Keys
from casefiles.store.ledger.chains import ChainKey, ChainTip

_MAGIC = b"CASEHEAD"
_VERSION = 1
_HEADER = Struct(">8sHI")
_FIELDS_END = _HEADER.size + 32
_BLOCK = 4096
_FIRST_CAPACITY = 4096
_LARGEST_CAPACITY = 1 << 28
_NONCE_SIZE = 12
_OVERHEAD = _NONCE_SIZE + 16
_COUNTS = Struct(">QI")
_CHAIN = Struct(">16s16sQ32s")


@dataclass(frozen=True, slots=True)
class HeadState:
    """What a head file says.

    Attributes:
        counter: of the newest whole record.
        tips: the end of every chain at that record.
        is_whole: both records can be read; if not, a write was under way, or one was damaged.
        is_blank: what lies before the records is zeros, as it was written.
    """

    counter: int
    tips: dict[ChainKey, ChainTip]
    is_whole: bool
    is_blank: bool = True


class HeadFile:
    """The open head file of a vault, written by one thread."""

    def __init__(self, where: Where, keys: Keys, randomness: Randomness) -> None:
        self._where = where
        self._cipher = AESGCM(keys.derived("head"))
        self._vault_id = bytes.fromhex(keys.vault_id)
        self._randomness = randomness
        self._capacity = _FIRST_CAPACITY
        self._counter = 0
        self._descriptor = -1

    def load(self) -> HeadState:
        """Read the file and keep it open for writing.

        Raises:
            VaultDamaged: it is gone, or none of its records is whole.
            VaultTooNew: a newer program wrote it.
        """
        state = self.look()
        self._reopen()
        return state

    def look(self) -> HeadState:
        """Read the file, which may be one that cannot be written.

        Raises:
            VaultDamaged: it is gone, or none of its records is whole.
            VaultTooNew: a newer program wrote it.
        """
        data = read_file(self._where, _BLOCK + 2 * _LARGEST_CAPACITY)
        if data is None:
            raise VaultDamaged("head_missing")
        self._capacity = _capacity_of(data)
        records = [self._record(data, slot) for slot in (0, 1)]
        whole = [record for record in records if record is not None]
        if not whole:
            raise VaultDamaged("head_damaged")
        self._counter, tips = max(whole, key=lambda record: record[0])
        is_blank = not any(data[_FIELDS_END:_BLOCK])
        return HeadState(self._counter, tips, len(whole) == len(records), is_blank)

    def opens_none_of(self, data: bytes) -> bool:
        """Tell whether a head file's bytes are in order and none of its records opens."""
        self._capacity = _capacity_of(data)
        return all(self._record(data, slot) is None for slot in (0, 1))

    def _record(self, data: bytes, slot: int) -> tuple[int, dict[ChainKey, ChainTip]] | None:
        start = _BLOCK + slot * self._capacity
        record = data[start : start + self._capacity]
        nonce, sealed = record[:_NONCE_SIZE], record[_NONCE_SIZE:]
        try:
            plain = self._cipher.decrypt(nonce, sealed, self._bound_to(slot))
        except InvalidTag:
            return None
        return _unpacked(plain)

    def _bound_to(self, slot: int) -> bytes:
        return _header(self._capacity) + self._vault_id + bytes([slot])

    def create(self, tips: Mapping[ChainKey, ChainTip]) -> None:
        """Write a new file that says this, whole and synced.

        Raises:
            CasefilesError: the disk refused; an older file is still there.
        """
        self._capacity = _needed_capacity(len(tips), self._capacity)
        self._counter += 2
        first, second = sorted((self._counter - 1, self._counter), key=lambda count: count % 2)
        records = self._sealed(tips, first) + self._sealed(tips, second)
        header = _header(self._capacity).ljust(_BLOCK, b"\0")
        replace_file(self._where, header + records)
        self._reopen()

    def _sealed(self, tips: Mapping[ChainKey, ChainTip], counter: int) -> bytes:
        plain = _packed(tips, counter).ljust(self._capacity - _OVERHEAD, b"\0")
        nonce = self._randomness(_NONCE_SIZE)
        return nonce + self._cipher.encrypt(nonce, plain, self._bound_to(counter % 2))

    def reserve(self, chains: int, tips: Mapping[ChainKey, ChainTip]) -> None:
        """Make room for so many chains before a commit, as afterwards it could fail.

        Args:
            chains: how many the next record will hold.
            tips: what the file says now.

        Raises:
            CasefilesError: the disk refused; the vault has to be opened again.
        """
        needed = _needed_capacity(chains, self._capacity)
        if needed > self._capacity:
            self._capacity = needed
            self.create(tips)

    @on_disk
    def write(self, tips: Mapping[ChainKey, ChainTip]) -> None:
        """Write the next record over the older one, and sync it.

        Raises:
            CasefilesError: the disk refused; the other record is whole.
        """
        self._counter += 1
        offset = _BLOCK + self._counter % 2 * self._capacity
        write_all(self._descriptor, self._sealed(tips, self._counter), offset)
        os.fdatasync(self._descriptor)

    @on_disk
    def blank(self) -> None:
        """Write zeros before the records again, and sync them.

        Raises:
            CasefilesError: the disk refused.
        """
        write_all(self._descriptor, bytes(_BLOCK - _FIELDS_END), _FIELDS_END)
        os.fdatasync(self._descriptor)

    @on_disk
    def settle(self) -> None:
        """Make durable what was read, before anything is written beside it.

        Raises:
            CasefilesError: the disk refused.
        """
        os.fdatasync(self._descriptor)

    @on_disk
    def _reopen(self) -> None:
        self.close()
        self._descriptor = open_file(self._where, os.O_RDWR)

    def close(self) -> None:
        """Close; safe to call again."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def is_of_other_keys(where: Where, keys: Keys) -> bool:
    """Tell whether a head file is in order and was written under other keys."""
    data = read_file(where, _BLOCK + 2 * _LARGEST_CAPACITY) or b""
    try:
        return HeadFile(where, keys, _no_randomness).opens_none_of(data)
    except (VaultDamaged, VaultTooNew):
        return False


def _no_randomness(_size: int) -> bytes:
    raise RuntimeError("a file that is only looked at was written")


def _header(capacity: int) -> bytes:
    fields = _HEADER.pack(_MAGIC, _VERSION, capacity)
    return fields + sha256(fields).digest()


def _capacity_of(data: bytes) -> int:
    fields, checksum = data[: _HEADER.size], data[_HEADER.size : _FIELDS_END]
    if not fields.startswith(_MAGIC) or sha256(fields).digest() != checksum:
        raise VaultDamaged("head_damaged")
    _, version, capacity = _HEADER.unpack(fields)
    if version > _VERSION:
        raise VaultTooNew("vault_too_new", version=version, known=_VERSION)
    if len(data) != _BLOCK + 2 * capacity or capacity < _FIRST_CAPACITY:
        raise VaultDamaged("head_damaged")
    return int(capacity)


def _needed_capacity(chains: int, capacity: int) -> int:
    while _COUNTS.size + chains * _CHAIN.size > capacity - _OVERHEAD:
        capacity *= 2
    return capacity


def _packed(tips: Mapping[ChainKey, ChainTip], counter: int) -> bytes:
    chains = (
        _CHAIN.pack(bytes.fromhex(scope), bytes.fromhex(device), tip.seq, tip.hash)
        for (scope, device), tip in sorted(tips.items())
    )
    return _COUNTS.pack(counter, len(tips)) + b"".join(chains)


def _unpacked(plain: bytes) -> tuple[int, dict[ChainKey, ChainTip]]:
    counter, chains = _COUNTS.unpack_from(plain)
    tips = {}
    for number in range(chains):
        scope, device, seq, last = _CHAIN.unpack_from(plain, _COUNTS.size + number * _CHAIN.size)
        tips[scope.hex(), device.hex()] = ChainTip(seq, last)
    return counter, tips
