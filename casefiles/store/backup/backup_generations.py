"""The moments that a folder of backups can give back, and the packs that each stands on."""

import os
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.ids import is_id
from casefiles.store.backup.backup_packs import (
    RECORD,
    TAG_SIZE,
    BackupPack,
    BackupPackKind,
    Manifest,
    index_of,
    open_pack,
    read_pack,
)
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.files.in_folder import on_disk
from casefiles.store.keys.key_file import Keys

_RUN: Final = 256
"""Pages that are read at once."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One moment that can be given back.

    Attributes:
        manifest: of the newest pack of the chain, which is the one of the moment.
        chain: a base, then the deltas upon it, oldest first.
    """

    manifest: Manifest
    chain: tuple[BackupPack, ...]

    @property
    def id(self) -> str:
        """Id of the moment."""
        return self.manifest.generation

    def is_proven(self, keys: Keys) -> bool:
        """Tell whether every pack of the chain was proven after it was written."""
        return all(pack.proven_at(keys) is not None for pack in self.chain)


@dataclass(frozen=True, slots=True)
class BackupDirectory:
    """What lies in a folder of backups.

    Attributes:
        folder: the folder.
        packs: those that are whole as far as that shows.
        unreadable: names of files that should be packs and cannot be read.
    """

    folder: Path
    packs: tuple[BackupPack, ...]
    unreadable: tuple[str, ...]

    def of(self, keys: Keys) -> "BackupDirectory":
        """Leave out what another vault wrote, and what nobody with this key wrote."""
        known = [pack for pack in self.packs if pack.manifest.vault_id == keys.vault_id]
        authentic = tuple(pack for pack in known if pack.is_authentic(keys))
        forged = tuple(pack.path.name for pack in known if pack not in authentic)
        return BackupDirectory(self.folder, authentic, self.unreadable + forged)

    def generations(self) -> tuple[Generation, ...]:
        """Return the moments whose chain is complete, newest first."""
        chains: dict[str, tuple[BackupPack, ...]] = {}
        for pack in sorted(self.packs, key=_by_moment):
            manifest = pack.manifest
            if manifest.kind is BackupPackKind.BASE:
                chains[manifest.generation] = (pack,)
            elif manifest.predecessor in chains and manifest.generation not in chains:
                chains[manifest.generation] = (*chains[manifest.predecessor], pack)
        found = [Generation(chain[-1].manifest, chain) for chain in chains.values()]
        return tuple(sorted(found, key=lambda one: one.manifest.sequence, reverse=True))


def _by_moment(pack: BackupPack) -> tuple[int, int, str]:
    # A base before a delta of the same moment; of two deltas, the one that was merged.
    return pack.manifest.sequence, pack.manifest.kind, pack.path.name


@on_disk
def backup_directory_at(folder: Path) -> BackupDirectory:
    """Look at a folder of backups; files that are none of ours are left alone.

    Raises:
        CasefilesError: the disk fails.
    """
    packs, unreadable = [], []
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if is_id(path.name) and path.is_file() and not path.is_symlink():
                pack = read_pack(path)
                if pack is None:
                    unreadable.append(path.name)
                else:
                    packs.append(pack)
    return BackupDirectory(folder, tuple(packs), tuple(unreadable))


class PageSources:
    """Where each page of a moment lies: the newest pack of the chain that holds it.

    Attributes:
        tags: of all pages, in order.
    """

    def __init__(self, chain: Iterable[BackupPack]) -> None:
        self._packs: list[BackupPack] = []
        self._pack_of, self._place_of = array("H"), array("I")
        self.tags = bytearray()
        for pack in chain:
            self._lay(pack)

    def _lay(self, pack: BackupPack) -> None:
        number, count = len(self._packs), pack.manifest.page_count
        self._packs.append(pack)
        del self._pack_of[count:], self._place_of[count:], self.tags[count * TAG_SIZE :]
        missing = count - len(self._pack_of)
        self._pack_of.extend(array("H", bytes(2 * missing)))
        self._place_of.extend(array("I", bytes(4 * missing)))
        self.tags.extend(bytes(missing * TAG_SIZE))
        for place, (page, tag) in enumerate(RECORD.iter_unpack(index_of(pack))):
            if page <= count:
                self._pack_of[page - 1], self._place_of[page - 1] = number, place
                self.tags[(page - 1) * TAG_SIZE : page * TAG_SIZE] = tag

    def blocks(self) -> Iterator[bytes]:
        """Yield all pages in order, some at a time.

        Raises:
            OSError: the medium fails, or a pack was cut.
        """
        files = [open_pack(pack.path) for pack in self._packs]
        try:
            for first, end in self._runs():
                offset = self._place_of[first] * PAGE_SIZE
                yield _read_all(files[self._pack_of[first]], (end - first) * PAGE_SIZE, offset)
        finally:
            for file in files:
                os.close(file)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Yield spans of pages that lie in one pack one after the other."""
        cuts, first = [0], 0
        for page in range(1, len(self._pack_of)):
            is_next = (
                self._pack_of[page] == self._pack_of[page - 1]
                and self._place_of[page] == self._place_of[page - 1] + 1
            )
            if not is_next or page - first >= _RUN:
                cuts.append(page)
                first = page
        yield from pairwise([*cuts, len(self._pack_of)])


def _read_all(file: int, size: int, offset: int) -> bytes:
    parts = []
    while size:
        part = os.pread(file, size, offset)
        if not part:
            raise OSError(5, "a pack was cut")
        parts.append(part)
        size, offset = size - len(part), offset + len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


class _Pages:
    """The page numbers of a pack, looked up on the medium."""

    def __init__(self, file: int, pack: BackupPack) -> None:
        self._file = file
        self._start = pack.manifest.pages * PAGE_SIZE
        self._count = pack.manifest.pages

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> int:
        record = _read_all(self._file, RECORD.size, self._start + place * RECORD.size)
        return int(RECORD.unpack(record)[0])


@on_disk
def page_of(generation: Generation, number: int) -> bytes | None:
    """Return one ciphertext page of a moment without rebuilding it.

    Args:
        generation: of a shelf.
        number: of the page, from 1.

    Returns:
        16384 bytes, or None if the database was shorter then.

    Raises:
        CasefilesError: the disk fails.
    """
    if not 1 <= number <= generation.manifest.page_count:
        return None
    for pack in reversed(generation.chain):
        file = open_pack(pack.path)
        try:
            pages = _Pages(file, pack)
            place = bisect_left(pages, number)
            if place < len(pages) and pages[place] == number:
                return _read_all(file, PAGE_SIZE, place * PAGE_SIZE)
        finally:
            os.close(file)
    return None
