"""Repair: from backups, from the ledger, and not at all unless everything proves itself."""

import random
import secrets
import shutil

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, NotEnoughSpace, VaultDamaged, VaultError
from casefiles.domain.records.case_records import Case, Event
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.maintenance import repair
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.pages import btree
from casefiles.store.pages.raw_pages import PageFile
from tests.store.harm import fill, flip, known_of, lose_disk, surroundings_of
from tests.store.maintenance.test_damaged import digest_of, everything, readable
from tests.store.world import PASSPHRASE, World, insert_all, new_event


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    world = World(tmp_path_factory.mktemp("original") / "vault")
    vault = world.create()
    keys = fill(vault, documents=30, events=40)
    return world, keys, known_of(vault, keys)


@pytest.fixture
def copied(original, tmp_path):
    world, keys, known = original
    copy = World(tmp_path / "vault", world.hands)
    shutil.copytree(world.folder, copy.folder)
    return copy, keys, known


def no_backups(_keys):
    return lambda _number: iter(())


def backups_at(*paths):
    """Return pages as whole copies of a database hold them, the newest first."""

    def of(_keys):
        def candidates(number):
            for path in paths:
                data = path.read_bytes()[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
                if data:
                    yield data

        return candidates

    return of


def repaired(world, candidates=no_backups, ticket=None):
    return repair.repair(
        world.folder, PASSPHRASE, surroundings_of(world), candidates, ticket or CancellationToken()
    )


def is_whole(world, known):
    with world.open() as vault:
        assert everything(vault) == known.records
        assert readable(vault, known) == known.contents
        assert check_integrity(vault, CancellationToken()).is_sound
        actions = [entry.action for entry in vault.read(lambda reader: reader.entries(None))]
    assert "repair_vault" in actions
    assert not (world.folder / repair.REPAIR_PART).exists()


@pytest.mark.parametrize("seed", range(6))
def test_random_bad_pages_come_back_from_a_backup(copied, tmp_path, seed):
    world, _, known = copied
    backup = tmp_path / "backup.db"
    shutil.copy(world.folder / "vault.db", backup)
    chance = random.Random(seed)
    count = backup.stat().st_size // PAGE_SIZE
    bad = sorted(chance.sample(range(1, count + 1), chance.choice([1, 4, 20])))
    for page in bad:
        flip(world.folder / "vault.db", page, chance)
    damaged = (world.folder / "vault.db").read_bytes()
    report = repaired(world, backups_at(backup))
    assert list(report.bad_pages) == bad
    assert (report.from_backups, report.is_rebuilt) == (len(bad), False)
    assert report.aside == "vault.db.damaged.1"
    aside = (world.folder / report.aside).read_bytes()
    # Folding its WAL in may have touched the damaged file before; its bad pages are still there.
    assert [aside[(n - 1) * PAGE_SIZE : n * PAGE_SIZE] for n in bad] == [
        damaged[(n - 1) * PAGE_SIZE : n * PAGE_SIZE] for n in bad
    ]
    is_whole(world, known)


def leaf_of(world, keys, record_id):
    """Return the page that the row of a record lies on; entries name it in another column."""
    with PageFile(world.folder, keys) as pages:
        for number in range(3, pages.count + 1):
            page = pages.page(number)
            for place in btree.places(page, number) if btree.is_leaf(page, number) else ():
                if (btree.first_cells(page, place, 2) or ())[1:] == (record_id,):
                    return number
    raise AssertionError("no such row")


def test_lost_entries_that_no_backup_holds_are_not_made_up(copied):
    world, keys, _ = copied
    with PageFile(world.folder, keys) as pages:
        leaf = next(
            number
            for number in range(3, pages.count + 1)
            if btree.is_leaf(pages.page(number), number)
            and any(
                "create_vault" in (btree.cells_of(btree.payload(pages.page, place)) or ())
                for place in btree.places(pages.page(number), number)
            )
        )
    flip(world.folder / "vault.db", leaf, random.Random(1))
    with pytest.raises(VaultDamaged, match="repair_failed"):
        repaired(world)


def test_a_page_that_changed_since_the_backup_is_not_taken_for_its_older_self(copied, tmp_path):
    world, keys, known = copied
    backup = tmp_path / "backup.db"
    shutil.copy(world.folder / "vault.db", backup)
    with world.open() as vault:
        case = vault.read(lambda reader: reader.find(Case))[0]
        added = [new_event(case, "after the backup") for _ in range(3)]
        insert_all(vault, added)
    flip(world.folder / "vault.db", leaf_of(world, keys, added[-1].id), random.Random(1))
    report = repaired(world, backups_at(backup))
    assert report.is_rebuilt
    assert ("event", added[-1].id) in report.made_again
    known.records.update({("event", event.id): event for event in added})
    try:
        is_whole(world, known)
    finally:
        for event in added:
            del known.records["event", event.id]


def test_without_backups_rows_that_the_ledger_holds_and_derived_rows_are_made_again(copied):
    world, _, known = copied
    pages = set.union(*(where for (kind, _), where in known.pages.items() if kind == "event"))
    for page in pages:
        flip(world.folder / "vault.db", page, random.Random(page))
    report = repaired(world)
    assert report.is_rebuilt
    assert {kind for kind, _ in report.made_again} >= {"event"}
    is_whole(world, known)


def test_a_document_whose_bytes_are_gone_is_not_called_repaired(copied):
    world, _, known = copied
    page = max(max(pages) for pages in known.content_pages.values())
    flip(world.folder / "vault.db", page, random.Random(page))
    before = digest_of(world.folder)
    with pytest.raises(VaultDamaged, match="repair_failed"):
        repaired(world)
    after = digest_of(world.folder)
    after.pop("vault.db-wal", None)
    after.pop("vault.db-shm", None)
    assert after == before


def test_a_sound_vault_is_left_as_it_is_but_for_the_ledger(copied):
    world, _, known = copied
    report = repaired(world)
    assert (report.bad_pages, report.aside, report.is_rebuilt) == ((), "", False)
    is_whole(world, known)


def test_a_stop_and_a_full_disk_change_nothing(copied, monkeypatch):
    world, _, _ = copied
    flip(world.folder / "vault.db", 9, random.Random(9))
    before = digest_of(world.folder)
    ticket = CancellationToken()
    ticket.stop.set()
    with pytest.raises(Cancelled):
        repaired(world, ticket=ticket)
    monkeypatch.setattr(repair, "free_bytes", lambda _folder: 0)
    with pytest.raises(NotEnoughSpace):
        repaired(world)
    assert digest_of(world.folder) == before


def test_a_disk_that_gives_nothing_is_not_called_damage(copied, monkeypatch):
    world, _, known = copied
    with monkeypatch.context() as patch:
        lose_disk(patch, keeps_small_files=True)
        with pytest.raises(VaultDamaged, match="nothing_sound_left"):
            repaired(world)
    with monkeypatch.context() as patch:
        lose_disk(patch)
        with pytest.raises(VaultError, match="disk_failed"):
            repaired(world)
    assert repaired(world).bad_pages == ()
    is_whole(world, known)


def test_a_second_repair_keeps_what_the_first_put_aside(copied, tmp_path):
    world, _, known = copied
    backup = tmp_path / "backup.db"
    shutil.copy(world.folder / "vault.db", backup)
    for number in (1, 2):
        flip(world.folder / "vault.db", 5, random.Random(secrets.randbelow(99)))
        assert repaired(world, backups_at(backup)).aside == f"vault.db.damaged.{number}"
        shutil.copy(world.folder / "vault.db", backup)
    is_whole(world, known)
    assert world.open().read(lambda reader: len(reader.find(Event))) == 40


def test_a_page_of_another_moment_does_not_spoil_what_backups_hold_as_it_was(copied, tmp_path):
    world, keys, known = copied
    backup = tmp_path / "backup.db"
    shutil.copy(world.folder / "vault.db", backup)
    with world.open() as vault:
        insert_all(vault, [new_event(vault.read(lambda reader: reader.find(Case))[0], "later")])
        ((index,),) = vault._on_reader(
            lambda at: at.rows(
                "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_entry_1'"
            )
        )
        later = known_of(vault, keys)
    content_id = max(later.contents, key=lambda one: len(later.contents[one]))
    others = later.shared.union(*later.pages.values())
    page = min(later.content_pages[content_id] - others)
    for number in (index, page):
        flip(world.folder / "vault.db", number, random.Random(number))
    old, new = (path.read_bytes() for path in (backup, world.folder / "vault.db"))
    assert old[(index - 1) * PAGE_SIZE :][:PAGE_SIZE] != new[(index - 1) * PAGE_SIZE :][:PAGE_SIZE]
    assert len(later.records) == len(known.records) + 1
    report = repaired(world, backups_at(backup))
    assert report.is_rebuilt
    assert report.from_backups == 2
    is_whole(world, later)
