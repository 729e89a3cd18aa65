"""A backup on disk: one file of ciphertext pages, with everything that is needed to trust them.

A base holds every page of the database, a delta those that differ from the moment before. Copying
needs no key; proving and restoring do. FORMAT.md, section 5, describes every byte.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as hmac_digest
from pathlib import Path
from struct import Struct
from typing import Final

from casefiles.domain.foundation.ids import VaultId
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.files.in_folder import on_disk, open_file
from casefiles.store.keys.key_file import Keys

TAG_SIZE: Final = 16
RECORD: Final = Struct(">I16s")
"""One line of the index: page number, from 1, and the page's tag."""

_MAGIC, _END_MAGIC = b"CASEBACK", b"CASEPACK"
_VERSION: Final = 1
_FIELDS: Final = Struct(">8sHB16s16s16s16sQqIII32s32s")
_LENGTH: Final = Struct(">I")
_END: Final = Struct(">8sI")
_PROOF: Final = Struct(">q32s")
_DIGEST: Final = 32
_TAIL: Final = _END.size + _PROOF.size
_LARGEST_MANIFEST: Final = 64 << 20
_BLOCK: Final = 4 << 20
_ANY: Final = 1 << 30


class BackupPackKind(IntEnum):
    """What a pack holds: every page, or those that changed."""

    BASE = 1
    DELTA = 2


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself.

    Attributes:
        kind: base or delta.
        vault_id: of the vault.
        generation: id of the moment that the pack brings back.
        base: id of the moment whose base this one was taken upon; its own in a base.
        predecessor: id of the moment that a delta differs from; zeros in a first base.
        sequence: rises with each moment of one set.
        wall: when it was taken, in nanoseconds since 1970, as the computer's clock said.
        page_count: pages of the whole database at that moment.
        pages: pages in this pack.
        tags: SHA-256 of the tags of all pages of the moment, in order.
        pack: SHA-256 of pages and index of this pack.
        key_file: copy of the key file.
        sealed: what the moment holds, encrypted (see `summaries`).
    """

    kind: BackupPackKind
    vault_id: VaultId
    generation: str
    base: str
    predecessor: str
    sequence: int
    wall: int
    page_count: int
    pages: int
    tags: bytes
    pack: bytes
    key_file: bytes = field(repr=False)
    sealed: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """Bytes of pages and index."""
        return self.pages * (PAGE_SIZE + RECORD.size)


@dataclass(frozen=True, slots=True)
class BackupPack:
    """A file that is whole as far as that shows without a key.

    Attributes:
        path: the file.
        manifest: what it says.
        data: the bytes of the manifest with checksum and MAC.
        proof: when it was last proven, and the MAC of that.
    """

    path: Path
    manifest: Manifest
    data: bytes = field(repr=False)
    proof: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self.manifest.size + len(self.data) + _TAIL

    def is_authentic(self, keys: Keys) -> bool:
        """Tell whether whoever wrote the manifest had the master key."""
        return compare_digest(self.data[-_DIGEST:], _mac(keys, self.data[:-_DIGEST]))

    def proven_at(self, keys: Keys) -> int | None:
        """Return when the pack was proven, in nanoseconds since 1970, or None."""
        wall, mac = _PROOF.unpack(self.proof)
        return wall if compare_digest(mac, _proof_mac(keys, wall, self.data)) else None

    def has_stray_proof(self, keys: Keys) -> bool:
        """Tell whether something stands where the proof would, and is none."""
        return self.proof != bytes(_PROOF.size) and self.proven_at(keys) is None


def manifest_bytes(manifest: Manifest, keys: Keys) -> bytes:
    """Return the bytes of a manifest, with its checksum and its MAC."""
    ids = (manifest.vault_id, manifest.generation, manifest.base, manifest.predecessor)
    body = _FIELDS.pack(
        _MAGIC,
        _VERSION,
        manifest.kind,
        *map(bytes.fromhex, ids),
        manifest.sequence,
        manifest.wall,
        PAGE_SIZE,
        manifest.page_count,
        manifest.pages,
        manifest.tags,
        manifest.pack,
    )
    for part in (manifest.key_file, manifest.sealed):
        body += _LENGTH.pack(len(part)) + part
    summed = body + sha256(body).digest()
    return summed + _mac(keys, summed)


def _mac(keys: Keys, data: bytes) -> bytes:
    return hmac_digest(keys.derived("backup-manifest"), data, "sha256")


def _proof_mac(keys: Keys, wall: int, data: bytes) -> bytes:
    return _mac(keys, b"proven" + wall.to_bytes(8, "big", signed=True) + data[-_DIGEST:])


def tail_bytes(data: bytes) -> bytes:
    """Return what follows a manifest: where it begins, and room for the proof."""
    return _END.pack(_END_MAGIC, len(data)) + bytes(_PROOF.size)


@on_disk
def note_proof(pack: BackupPack, keys: Keys, wall: int) -> BackupPack:
    """Write into a pack that it was proven, and return it so."""
    proof = _PROOF.pack(wall, _proof_mac(keys, wall, pack.data))
    descriptor = open_file(pack.path, os.O_WRONLY)
    try:
        os.pwrite(descriptor, proof, pack.size - len(proof))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return replace(pack, proof=proof)


def open_pack(path: Path) -> int:
    """Open a pack to be read; in a copy of a set it may share its bytes with another copy.

    Raises:
        NotAVault: it is no file.
        OSError: the medium fails.
    """
    return open_file(path, os.O_RDONLY, names=_ANY)


@on_disk
def read_pack(path: Path) -> BackupPack | None:
    """Read what a file says of itself, without any key.

    Returns:
        The pack, or None if the file is not one, is cut, or its manifest is damaged.
    """
    with os.fdopen(open_pack(path), "rb") as file:
        size = file.seek(0, os.SEEK_END)
        if size < _TAIL:
            return None
        file.seek(size - _TAIL)
        tail = file.read(_TAIL)
        magic, length = _END.unpack_from(tail)
        if magic != _END_MAGIC or length > min(_LARGEST_MANIFEST, size - _TAIL):
            return None
        file.seek(size - _TAIL - length)
        data = file.read(length)
    manifest = _manifest(data)
    if manifest is None or manifest.size + length + _TAIL != size:
        return None
    return BackupPack(path, manifest, data, tail[_END.size :])


def _manifest(data: bytes) -> Manifest | None:
    body, checksum = data[: -2 * _DIGEST], data[-2 * _DIGEST : -_DIGEST]
    if len(body) < _FIELDS.size or not compare_digest(sha256(body).digest(), checksum):
        return None
    magic, version, kind, *ids, sequence, wall, page_size, count, pages, tags, pack = (
        _FIELDS.unpack_from(body)
    )
    if magic != _MAGIC or version != _VERSION or page_size != PAGE_SIZE:
        return None
    (key_size,) = _LENGTH.unpack_from(body, _FIELDS.size)
    sealed_at = _FIELDS.size + _LENGTH.size + key_size
    key_file, sealed = body[_FIELDS.size + _LENGTH.size : sealed_at], body[sealed_at + 4 :]
    vault_id, generation, base, predecessor = (one.hex() for one in ids)
    fixed = (BackupPackKind(kind), VaultId(vault_id), generation, base, predecessor, sequence, wall)
    return Manifest(*fixed, count, pages, tags, pack, key_file, sealed)


@on_disk
def index_of(pack: BackupPack) -> bytes:
    """Return the index of a pack: a `RECORD` per page, by rising page number."""
    with os.fdopen(open_pack(pack.path), "rb") as file:
        file.seek(pack.manifest.pages * PAGE_SIZE)
        return file.read(pack.manifest.pages * RECORD.size)


def blocks_of(pack: BackupPack) -> Iterator[bytes]:
    """Read pages and index of a pack in blocks, from the medium rather than from memory.

    Raises:
        OSError: the medium fails.
    """
    with os.fdopen(open_pack(pack.path), "rb", buffering=0) as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        left = pack.manifest.size
        while left and (block := file.read(min(left, _BLOCK))):
            left -= len(block)
            yield block


@on_disk
def is_as_written(pack: BackupPack) -> bool:
    """Compare pages and index of a pack with their digest; no key is needed."""
    digest = sha256()
    for block in blocks_of(pack):
        digest.update(block)
    return compare_digest(digest.digest(), pack.manifest.pack)
