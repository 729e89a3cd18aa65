"""New packs out of old ones, without the vault: several deltas as one, and a chain as a base."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.store.backup.backup_generations import Generation, PageSources, backup_directory_at
from casefiles.store.backup.backup_packs import (
    RECORD,
    BackupPack,
    BackupPackKind,
    index_of,
    open_pack,
)
from casefiles.store.backup.backup_taking import BackupSource, proven
from casefiles.store.backup.backup_verification import require_pages
from casefiles.store.backup.backup_writing import Run, pack_size, require_room, write_pack
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.pages.page_proof import page_proof

_PLACE_BITS: Final = 32


def rebuilt_base(
    source: BackupSource, generation: Generation, ticket: CancellationToken
) -> Generation:
    """Write all pages of a moment as a base of the same moment, and prove it.

    Raises:
        VaultDamaged: a page of the packs is not what it was; nothing is left.
        NotEnoughSpace: it does not fit; nothing was begun.
        CasefilesError: the disk fails, or somebody asked to stop; nothing is left.
    """
    folder, manifest = source.shelf_folder, generation.manifest
    require_room(folder, pack_size(manifest.page_count))
    draft = replace(manifest, kind=BackupPackKind.BASE, base=manifest.generation)
    pack = write_pack(source.press(folder), draft, _all_pages(source, generation, ticket))
    made = Generation(pack.manifest, (pack,))
    proven(made, source, ticket)
    return made


def _all_pages(
    source: BackupSource, generation: Generation, ticket: CancellationToken
) -> Iterator[Run]:
    overlay, proof = PageSources(generation.chain), page_proof(source.keys)
    if sha256(overlay.tags).digest() != generation.manifest.tags:
        raise VaultDamaged("backup_damaged")
    number, total = 1, generation.manifest.page_count
    for block in overlay.blocks():
        require_pages(overlay, proof, number, block)
        yield number, block
        number += len(block) // PAGE_SIZE
        ticket.step(number - 1, total, "rebuilding_backup")


def joined_delta(
    source: BackupSource, packs: Sequence[BackupPack], ticket: CancellationToken
) -> BackupPack:
    """Write deltas that follow one another as one that leads to the moment of the last.

    Raises:
        VaultDamaged: a page of them is not what it was; nothing is left.
        NotEnoughSpace: it does not fit; nothing was begun.
        CasefilesError: the disk fails, or somebody asked to stop; nothing is left.
    """
    folder, first, last = source.shelf_folder, packs[0].manifest, packs[-1].manifest
    newest = _newest_places(packs)
    require_room(folder, pack_size(len(newest)))
    before = next(
        one
        for one in backup_directory_at(folder).of(source.keys).generations()
        if one.id == first.predecessor
    )
    draft = replace(last, base=first.base, predecessor=first.predecessor)
    runs = _pages_of(packs, newest, ticket)
    joined = write_pack(source.press(folder), draft, runs)
    proven(Generation(joined.manifest, (*before.chain, joined)), source, ticket)
    return joined


def _newest_places(packs: Sequence[BackupPack]) -> dict[int, int]:
    """Return for each page, by rising number, which pack holds it last, and where in it."""
    count = packs[-1].manifest.page_count
    places: dict[int, int] = {}
    for number, pack in enumerate(packs):
        for place, (page, _) in enumerate(RECORD.iter_unpack(index_of(pack))):
            if page <= count:
                places[page] = number << _PLACE_BITS | place
    return dict(sorted(places.items()))


def _pages_of(
    packs: Sequence[BackupPack], places: dict[int, int], ticket: CancellationToken
) -> Iterator[Run]:
    with ExitStack() as open_files:
        files = [
            open_files.enter_context(os.fdopen(open_pack(pack.path), "rb", buffering=0))
            for pack in packs
        ]
        for done, (page, where) in enumerate(places.items(), 1):
            file, place = files[where >> _PLACE_BITS], where & ((1 << _PLACE_BITS) - 1)
            data = os.pread(file.fileno(), PAGE_SIZE, place * PAGE_SIZE)
            if len(data) != PAGE_SIZE:
                raise VaultDamaged("backup_damaged")
            yield page, data
            ticket.step(done, len(places), "rebuilding_backup")
