"""Backups of a vault: taken while it is written, proven, and told apart from anything else."""

import os
import secrets
import threading
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, NotEnoughSpace, VaultError
from casefiles.domain.records.case_records import Event
from casefiles.store.backup import backup_verification, backup_writing
from casefiles.store.backup.backup_generations import backup_directory_at, page_of
from casefiles.store.backup.backup_packs import BackupPackKind, index_of, read_pack
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.pages.page_proof import page_proof
from tests.store.world import insert_all, keep_document, new_case, new_event


@pytest.fixture
def filled(vault):
    case = new_case()
    insert_all(vault, [case])
    keep_document(vault, case, os.urandom(3 << 20), "a page of words")
    return case


def backed_up(vault, **how):
    with vault.backing_up() as source:
        return take_backup(source, source.shelf_folder, CancellationToken(), **how)


def generations(vault):
    keys = vault._parts.keys
    return backup_directory_at(vault.folder / "backups").of(keys).generations()


def test_the_first_backup_is_the_whole_database_byte_by_byte(vault, filled):
    taken = backed_up(vault)
    assert taken.manifest.kind is BackupPackKind.BASE
    database = (vault.folder / "vault.db").read_bytes()
    assert taken.chain[0].path.read_bytes().startswith(database)
    assert taken.manifest.page_count * PAGE_SIZE == len(database)
    assert taken.is_proven(vault._parts.keys)


def test_the_next_holds_only_what_changed(vault, filled):
    first = backed_up(vault)
    insert_all(vault, [new_event(filled)])
    second = backed_up(vault)
    assert second.manifest.kind is BackupPackKind.DELTA
    assert second.manifest.predecessor == first.id
    assert 0 < second.manifest.pages < 40 < first.manifest.pages
    assert generations(vault) == (second, first)


def test_nothing_changed_means_nothing_written(vault, filled):
    backed_up(vault)
    files = sorted((vault.folder / "backups").iterdir())
    assert backed_up(vault) is None
    assert sorted((vault.folder / "backups").iterdir()) == files


def test_each_page_of_each_moment_can_be_had_alone(vault, filled):
    moments = []
    for _ in range(3):
        insert_all(vault, [new_event(filled) for _ in range(30)])
        taken = backed_up(vault)
        moments.append((taken, (vault.folder / "vault.db").read_bytes()))
    for taken, database in moments:
        pages = [page_of(taken, number + 1) for number in range(taken.manifest.page_count)]
        assert b"".join(pages) == database
        assert page_of(taken, 0) is None
        assert page_of(taken, taken.manifest.page_count + 1) is None


def test_a_page_proves_itself_at_its_place_only(vault, filled):
    taken = backed_up(vault)
    proof = page_proof(vault._parts.keys)
    one, two = page_of(taken, 5), page_of(taken, 6)
    assert proof(5, one)
    assert not proof(6, one)
    assert not proof(5, two)
    assert not proof(5, one[:100] + bytes([one[100] ^ 1]) + one[101:])


def test_a_backup_taken_while_somebody_writes_is_one_moment(vault, filled):
    backed_up(vault)
    stop = threading.Event()
    written = []

    def write():
        while not stop.is_set():
            insert_all(vault, [new_event(filled, str(len(written)))])
            written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    taken = []
    try:
        while len(taken) < 6:
            seen = len(written)
            taken += [one for one in [backed_up(vault)] if one]
            assert taken or not seen
    finally:
        stop.set()
        writer.join()
    assert all(one.is_proven(vault._parts.keys) for one in taken)
    assert vault.checkpoint_fault == ""
    assert len(written) > 10
    assert len(vault.read(lambda reader: reader.find(Event))) == len(written)


def test_the_wal_is_left_alone_while_the_file_is_held_and_folded_in_later(
    vault, filled, monkeypatch
):
    monkeypatch.setattr("casefiles.store.vault.upkeep.WAL_LIMIT", 100_000)
    wal = vault.folder / "vault.db-wal"
    with vault.backing_up() as source, source.hold():
        insert_all(vault, [new_event(filled, "x" * 200_000)])
        insert_all(vault, [new_event(filled)])
        assert wal.stat().st_size > 100_000
    insert_all(vault, [new_event(filled)])
    assert wal.stat().st_size == 0
    assert vault.checkpoint_fault == ""


def test_two_backups_at_once_are_refused(vault):
    with (
        vault.backing_up(),
        pytest.raises(VaultError, match="backup_under_way"),
        vault.backing_up(),
    ):
        pass
    with vault.backing_up():
        pass


def test_a_stop_leaves_nothing(vault, filled):
    ticket = CancellationToken(
        listener=lambda progress: progress.label == "backing_up" and ticket.stop.set()
    )
    with vault.backing_up() as source, pytest.raises(Cancelled):
        take_backup(source, source.shelf_folder, ticket)
    assert list((vault.folder / "backups").iterdir()) == []


def test_leftovers_of_a_crash_are_swept(vault, filled):
    folder = vault.folder / "backups"
    folder.mkdir()
    for name in ("ab" * 16 + ".part", "cd" * 16 + ".part-wal"):
        (folder / name).write_bytes(b"half")
    (folder / "notes.txt").write_bytes(b"somebody's")
    taken = backed_up(vault)
    assert {path.name for path in folder.iterdir()} == {taken.chain[0].path.name, "notes.txt"}


def test_what_does_not_fit_is_not_begun(vault, filled, monkeypatch):
    monkeypatch.setattr(backup_writing, "free_bytes", lambda _: 1 << 20)
    with pytest.raises(NotEnoughSpace, match="no_space_for_backup") as caught:
        backed_up(vault)
    assert caught.value.safe["missing_mb"] >= 3
    assert list((vault.folder / "backups").iterdir()) == []


def test_a_disk_that_keeps_other_bytes_is_told_and_nothing_is_left(vault, filled, monkeypatch):
    monkeypatch.setattr(backup_writing, "is_as_written", lambda _: False)
    with pytest.raises(VaultError, match="backup_not_kept"):
        backed_up(vault)
    assert list((vault.folder / "backups").iterdir()) == []


def flipping(monkeypatch, times):
    """Let a byte of the first page of the next packs be written wrong, and not be noticed."""
    put = backup_writing._put
    left = [times]

    def flip(descriptor, data):
        if len(data) >= PAGE_SIZE and left[0]:
            left[0] -= 1
            data = bytes([data[99] ^ 1]).join((data[:99], data[100:]))
        put(descriptor, data)

    monkeypatch.setattr(backup_writing, "_put", flip)
    monkeypatch.setattr(backup_writing, "is_as_written", lambda _: True)


@pytest.mark.parametrize("is_large", [False, True])
def test_a_delta_that_does_not_bring_the_vault_back_gives_way_to_a_whole_copy(
    vault, filled, monkeypatch, is_large
):
    backed_up(vault)
    insert_all(vault, [new_event(filled)])
    if is_large:
        monkeypatch.setattr(backup_verification, "LARGE", 0)
    flipping(monkeypatch, 1)
    taken = backed_up(vault)
    assert taken.manifest.kind is BackupPackKind.BASE
    assert taken.is_proven(vault._parts.keys)
    assert len(list((vault.folder / "backups").iterdir())) == 2


def test_where_not_even_a_whole_copy_proves_itself_that_is_told(vault, filled, monkeypatch):
    first = backed_up(vault)
    insert_all(vault, [new_event(filled)])
    flipping(monkeypatch, 1000)
    with pytest.raises(VaultError, match="backup_of_damaged"):
        backed_up(vault)
    assert generations(vault) == (first,)


def test_every_flipped_byte_of_a_manifest_is_seen_and_each_region_too(vault, filled):
    keys = vault._parts.keys
    taken = backed_up(vault)
    path = taken.chain[0].path
    whole = path.read_bytes()
    begin = taken.manifest.size
    chance = [secrets.randbelow(begin) for _ in range(20)]
    for at in [*range(begin, len(whole), 29), *chance]:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        assert is_seen(path, keys), at
    path.write_bytes(whole)
    assert not is_seen(path, keys)


def is_seen(path, keys) -> bool:
    from casefiles.store.backup.backup_packs import is_as_written

    pack = read_pack(path)
    if pack is None or not pack.is_authentic(keys) or pack.has_stray_proof(keys):
        return True
    return pack.proven_at(keys) is None or not is_as_written(pack)


def test_a_manifest_of_another_hand_is_not_believed(vault, filled, tmp_path):
    from casefiles.store.backup.backup_packs import manifest_bytes

    taken = backed_up(vault)
    forger = replace(vault._parts.keys, master=bytes(32))
    path = taken.chain[0].path
    forged = manifest_bytes(replace(taken.manifest, wall=0), forger)
    whole = path.read_bytes()
    size = taken.manifest.size
    path.write_bytes(whole[:size] + forged + whole[size + len(forged) :])
    shelf = backup_directory_at(vault.folder / "backups")
    assert len(shelf.packs) == 1, "whole, as far as no key is needed"
    assert shelf.of(vault._parts.keys).packs == ()
    assert shelf.of(vault._parts.keys).unreadable == (path.name,)


def test_the_index_names_each_page_and_its_tag(vault, filled):
    taken = backed_up(vault)
    index = index_of(taken.chain[0])
    assert len(index) == taken.manifest.page_count * 20
    assert index[:4] == (1).to_bytes(4, "big")
