"""Backups against cp: a whole one, a small change in a large vault, and what proving costs."""

import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.store.backup import backup_verification
from casefiles.store.backup.backup_packs import BackupPack
from casefiles.store.backup.backup_taking import BackupSource, _draft, _runs, take_backup
from casefiles.store.backup.backup_writing import Press, write_pack
from casefiles.store.backup.frozen_database import tags_of
from casefiles.store.vault.open_vault import Vault
from tests.bench.measuring import Spread, in_turn, on_this_disk, seconds_of
from tests.store.world import World, insert_all, keep_document, new_case, new_event

SIZE_MB = 512
ROUNDS = 3


def run() -> Iterator[str]:
    """Print the figures; it takes about a minute and 2 GB of disk."""
    with on_this_disk() as at:
        world = World(Path(at) / "vault")
        with world.create() as vault:
            case = new_case()
            noise = random.Random(1)
            for _ in range(SIZE_MB // 64):
                keep_document(vault, case, noise.randbytes(64 << 20))
            yield from _figures(vault, Path(at), case)


def _figures(vault: Vault, place: Path, case) -> Iterator[str]:
    database = vault.folder / "vault.db"
    with vault.backing_up() as source, source.hold():
        size = database.stat().st_size
    megabytes = size / 1e6

    def copied() -> float:
        target = place / "copy"
        seconds = seconds_of(lambda: subprocess.run(["cp", database, target], check=True))
        seconds += seconds_of(lambda: subprocess.run(["sync", target], check=True))
        target.unlink()
        return seconds

    def based() -> float:
        with vault.backing_up() as source:
            seconds = seconds_of(lambda: _base(source, place))
        shutil.rmtree(place / "packs")
        return seconds

    def scanned() -> float:
        with vault.backing_up() as source, source.hold() as still:
            return seconds_of(lambda: tags_of(still, CancellationToken()))

    taken = in_turn({"cp": copied, "base": based, "scan": scanned}, ROUNDS)
    rate, usual = taken["base"].rate(megabytes), taken["cp"].rate(megabytes)
    yield f"a base of {megabytes:.0f} MB, synced and read back: {rate.text('MB/s', 0)}"
    yield f"  {rate.times(usual, 'cp and sync, which reads nothing back')}"
    scan = taken["scan"].rate(size / 1e9)
    yield f"looking for changed pages: {scan.text('GB/s', 1)}"
    yield from _figures_of_changes(vault, place, case, size)


def _figures_of_changes(vault: Vault, place: Path, case, size: int) -> Iterator[str]:
    with vault.backing_up() as source:
        take_backup(source, source.shelf_folder, CancellationToken())

    def changed() -> float:
        insert_all(vault, [new_event(case) for _ in range(20)])
        with vault.backing_up() as source:
            return seconds_of(
                lambda: deltas.append(take_backup(source, source.shelf_folder, CancellationToken()))
            )

    deltas: list = []
    backup_verification.LARGE, kept = 0, backup_verification.LARGE
    try:
        seconds = in_turn({"delta": changed}, ROUNDS)["delta"]
    finally:
        backup_verification.LARGE = kept
    pages = deltas[-1].manifest.pages
    yield f"20 events more in it: {pages} pages, {seconds.text('s', 2)} with their proof"
    keys = vault._parts.keys
    newest = deltas[-1]

    def rebuilt() -> float:
        return seconds_of(lambda: _proven(newest, keys, place))

    whole = in_turn({"proof": rebuilt}, ROUNDS)["proof"]
    per_gb = Spread([seconds * 1e9 / size for seconds in whole.values])
    yield f"put together, opened and proven: {per_gb.text('s per GB', 1)}"


def _base(source: BackupSource, place: Path) -> BackupPack:
    folder = place / "packs"
    folder.mkdir()
    with source.hold() as still:
        tags = tags_of(still, CancellationToken())
        pages = range(1, still.page_count + 1)
        draft = _draft(source, still, None, 1, tags)
        press = Press(folder, source.keys, source.randomness)
        return write_pack(press, draft, _runs(still, pages, CancellationToken()))


def _proven(generation, keys, place: Path) -> None:
    temporary = place / "rebuilt"
    backup_verification.rebuild(generation, temporary, keys, CancellationToken())
    backup_verification.require_intact(
        temporary, keys, backup_verification.summary_of(generation, keys), CancellationToken()
    )
    backup_verification.remove_database(temporary)
