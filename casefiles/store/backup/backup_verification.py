"""Proving a backup: each page authentic, none missing, the copy opened and its ledger true."""

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.domain.foundation.ids import Randomness, new_id
from casefiles.store.backup import summaries
from casefiles.store.backup.backup_generations import Generation, PageSources
from casefiles.store.backup.backup_packs import (
    RECORD,
    TAG_SIZE,
    BackupPack,
    BackupPackKind,
    blocks_of,
    open_pack,
)
from casefiles.store.backup.backup_writing import PART
from casefiles.store.backup.summaries import BackupSummary
from casefiles.store.database.connection import PAGE_SIZE, Connection
from casefiles.store.database.driver_faults import SuspectedDamage
from casefiles.store.database.migrations import migrate
from casefiles.store.files.in_folder import free_bytes, on_disk
from casefiles.store.keys.key_file import Keys
from casefiles.store.ledger.chains import load_chains
from casefiles.store.ledger.check import verify
from casefiles.store.pages.damage_diagnosis import require_memory
from casefiles.store.pages.page_proof import PageProof, page_proof

LARGE: Final = 512 << 20
"""Bytes of database above which a delta is proven by its pages alone, without a rebuild."""
_MARGIN: Final = 8 << 20
_ROUNDS: Final = 2
_TAG_AT: Final = PAGE_SIZE - 80
_SIDE_FILES: Final = ("", "-wal", "-shm")


def verify_backup(
    generation: Generation, keys: Keys, randomness: Randomness, ticket: CancellationToken
) -> None:
    """Prove a moment; its newest pack only, where the database is large and the pack a delta.

    Raises:
        VaultDamaged: it would not bring back what was there.
        CasefilesError: the disk fails, or somebody asked to stop.
    """
    size = generation.manifest.page_count * PAGE_SIZE
    newest = generation.chain[-1]
    folder = newest.path.parent
    is_large_delta = newest.manifest.kind is BackupPackKind.DELTA and size > LARGE
    if is_large_delta or free_bytes(folder) < size + _MARGIN:
        verify_pages(generation, keys, ticket)
        return
    temporary = folder / (new_id(randomness) + PART)
    try:
        rebuild(generation, temporary, keys, ticket)
        require_intact(temporary, keys, summary_of(generation, keys), ticket)
    finally:
        remove_database(temporary)


def summary_of(generation: Generation, keys: Keys) -> BackupSummary:
    """Return what a moment holds.

    Raises:
        VaultDamaged: the manifest is not of this moment.
    """
    manifest = generation.manifest
    summary = summaries.opened(manifest.sealed, manifest.generation, keys)
    if summary is None:
        raise VaultDamaged("backup_damaged")
    return summary


@on_disk
def verify_pages(generation: Generation, keys: Keys, ticket: CancellationToken) -> None:
    """Prove each page of the newest pack, and that with the older ones the moment is complete.

    Raises:
        VaultDamaged: a page is not authentic, or one is missing.
    """
    summary_of(generation, keys)
    newest = generation.chain[-1]
    overlay = PageSources(generation.chain)
    is_complete = compare_digest(sha256(overlay.tags).digest(), generation.manifest.tags)
    if not is_complete or not _has_authentic_pages(newest, page_proof(keys), ticket):
        raise VaultDamaged("backup_damaged")


def _has_authentic_pages(pack: BackupPack, proof: PageProof, ticket: CancellationToken) -> bool:
    """Read a pack once: its digest, its index, and the MAC of each page at its place."""
    numbers = _numbers(pack)
    digest, seen = sha256(), 0
    for block in blocks_of(pack):
        digest.update(block)
        for at in range(0, len(block), PAGE_SIZE):
            if seen == len(numbers):
                break
            number, tag = numbers[seen]
            page = block[at : at + PAGE_SIZE]
            if page[_TAG_AT : _TAG_AT + TAG_SIZE] != tag or not proof(number, page):
                return False
            seen += 1
        ticket.step(seen, len(numbers), "proving_backup")
    return compare_digest(digest.digest(), pack.manifest.pack)


def _numbers(pack: BackupPack) -> list[tuple[int, bytes]]:
    with os.fdopen(open_pack(pack.path), "rb") as file:
        file.seek(pack.manifest.pages * PAGE_SIZE)
        return list(RECORD.iter_unpack(file.read(pack.manifest.pages * RECORD.size)))


@on_disk
def rebuild(generation: Generation, target: Path, keys: Keys, ticket: CancellationToken) -> None:
    """Write the database of a moment into a new file, synced, each page proven on the way.

    Raises:
        VaultDamaged: a page is not authentic, or one is missing; the file is of no use.
        NotEnoughSpace: the disk is full.
    """
    proof, overlay = page_proof(keys), PageSources(generation.chain)
    if not compare_digest(sha256(overlay.tags).digest(), generation.manifest.tags):
        raise VaultDamaged("backup_damaged")
    number, total = 1, generation.manifest.page_count
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        for block in overlay.blocks():
            require_pages(overlay, proof, number, block)
            view = memoryview(block)
            while view:
                view = view[os.write(descriptor, view) :]
            number += len(block) // PAGE_SIZE
            ticket.step(number - 1, total, "rebuilding_backup")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def require_pages(overlay: PageSources, proof: PageProof, first: int, pages: bytes) -> None:
    """Refuse pages that are not those of the moment.

    Raises:
        VaultDamaged: one has another tag than the index says, or is not authentic.
    """
    for at in range(0, len(pages), PAGE_SIZE):
        number = first + at // PAGE_SIZE
        page = pages[at : at + PAGE_SIZE]
        tag = overlay.tags[(number - 1) * TAG_SIZE : number * TAG_SIZE]
        if page[_TAG_AT : _TAG_AT + TAG_SIZE] != tag or not proof(number, page):
            raise VaultDamaged("backup_damaged")


def require_intact(
    path: Path, keys: Keys, summary: BackupSummary, ticket: CancellationToken
) -> None:
    """Open a rebuilt database and refuse it unless all of it is in order.

    The driver is asked twice: one complaint may be a lack of memory, and is no verdict.

    Raises:
        VaultDamaged: a page, a tree, the ledger or its end is not as it should be.
        CasefilesError: memory is short, the disk fails, or somebody asked to stop.
    """
    if not any(_is_in_order(path, keys, summary, ticket) for _ in range(_ROUNDS)):
        require_memory()
        raise VaultDamaged("backup_damaged")


def _is_in_order(path: Path, keys: Keys, summary: BackupSummary, ticket: CancellationToken) -> bool:
    is_sound = False
    with suppress(SuspectedDamage):
        connection = Connection(path, keys.cipher_key(), query_only=False)
        try:
            connection.heed(ticket)
            is_sound = all(check(connection) for check in _checks(path, summary, ticket))
        finally:
            connection.close()
    return is_sound


def _checks(
    path: Path, summary: BackupSummary, ticket: CancellationToken
) -> tuple[Callable[[Connection], bool], ...]:
    ticket.step(0, 0, "proving_backup")
    is_small = path.stat().st_size <= LARGE
    return (
        # A second opinion on the pages; it cannot be stopped, so that a large vault goes without.
        lambda at: not is_small or at.rows("PRAGMA cipher_integrity_check") == [],
        lambda at: at.rows("PRAGMA quick_check") == [("ok",)],
        _has_true_ledger,
        lambda at: load_chains(at).tips == summary.tips,
    )


def _has_true_ledger(connection: Connection) -> bool:
    # What an older program wrote is brought to the present form first, in this copy only.
    migrate(connection)
    report = verify(connection)
    return not (report.broken_links or report.bad_patches or report.bad_rows)


def remove_database(path: Path) -> None:
    """Remove a database that was only made to be looked at, with its side files."""
    for ending in _SIDE_FILES:
        # What cannot be removed now is swept the next time.
        with suppress(OSError):
            path.with_name(path.name + ending).unlink(missing_ok=True)
