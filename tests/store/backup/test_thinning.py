"""A set of backups over weeks: what stays, what is merged, and that nothing is lost on the way."""

import os
import secrets

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.store.backup import (
    backup_retention,
    backup_verification,
    backup_writing,
    delta_merging,
)
from casefiles.store.backup.backup_generations import PageSources, backup_directory_at, page_of
from casefiles.store.backup.backup_packs import BackupPackKind
from casefiles.store.backup.backup_retention import (
    DAY,
    HOUR,
    WEEK,
    needs_tending,
    retained_moments,
    tend,
)
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.database.connection import PAGE_SIZE
from tests.store.world import insert_all, keep_document, new_case, new_event

START = 1_700_000_000 * 1_000_000_000 // WEEK * WEEK


@pytest.fixture
def case(world, vault):
    world.hands.wall = START
    made = new_case()
    insert_all(vault, [made])
    keep_document(vault, made, os.urandom(1 << 18))
    return made


class Backups:
    """Backups of one vault, with the database that each was taken of."""

    def __init__(self, world, vault, case):
        self.world, self.vault, self.case = world, vault, case
        self.databases = {}

    def take(self, after=0):
        self.world.hands.wall += after
        insert_all(self.vault, [new_event(self.case, secrets.token_hex(200))])
        with self.vault.backing_up() as source:
            taken = take_backup(source, source.shelf_folder, CancellationToken())
        self.databases[taken.id] = (self.vault.folder / "vault.db").read_bytes()
        return taken

    def tend(self):
        with self.vault.backing_up() as source:
            tend(source, CancellationToken())

    def is_due(self):
        with self.vault.backing_up() as source:
            return needs_tending(source)

    def moments(self):
        """Return the moments there are, oldest first, having proven that each is as it was."""
        keys = self.vault._parts.keys
        found = list(
            reversed(backup_directory_at(self.vault.folder / "backups").of(keys).generations())
        )
        for one in found:
            assert one.is_proven(keys)
            assert b"".join(PageSources(one.chain).blocks()) == self.databases[one.id]
            middle = one.manifest.page_count // 2
            start = (middle - 1) * PAGE_SIZE
            assert page_of(one, middle) == self.databases[one.id][start : start + PAGE_SIZE]
        return found

    def bases(self):
        keys = self.vault._parts.keys
        packs = backup_directory_at(self.vault.folder / "backups").of(keys).packs
        return [pack for pack in packs if pack.manifest.kind is BackupPackKind.BASE]


@pytest.fixture
def backups(world, vault, case):
    return Backups(world, vault, case)


def test_the_newest_of_each_hour_day_and_week_stays():
    walls = [START + 20 * WEEK - at * HOUR // 2 for at in range(20 * 7 * 48)]
    kept = [walls[place] for place in retained_moments(walls)]
    newest = kept[0]
    assert newest == walls[0]
    assert sum(newest - wall < DAY for wall in kept) >= 24
    assert len({wall // DAY for wall in kept if newest - wall < 14 * DAY}) == 14
    assert len({wall // WEEK for wall in kept}) == 8
    assert len(kept) <= 24 + 14 + 8
    assert retained_moments([]) == []


def test_few_backups_all_stay():
    walls = [START + at * DAY for at in range(5)]
    assert retained_moments(walls[::-1]) == [0, 1, 2, 3, 4]


def test_a_clock_turned_back_loses_nothing_of_today():
    walls = [START + at * HOUR for at in (1, 0, 60 * 24, 59 * 24)]
    assert retained_moments(walls) == [0, 1, 2, 3]


def test_after_a_day_a_base_is_made_of_the_packs_alone(backups):
    backups.take()
    for _ in range(24):
        assert not backups.is_due()
        backups.take(HOUR)
    assert backups.is_due()
    backups.tend()
    assert not backups.is_due()
    assert len(backups.bases()) == 2
    assert len(backups.moments()) == 25
    assert backups.moments()[-1].chain[0].manifest.kind is BackupPackKind.BASE
    assert len(backups.moments()[-1].chain) == 1


def test_over_months_there_are_never_more_than_two_bases_and_all_moments_hold(backups):
    for day in range(66):
        for _ in range(3 if day % 20 == 0 else 1):
            backups.take(HOUR)
        backups.world.hands.wall += DAY - HOUR
        if day % 5 == 0 or day > 60:
            backups.tend()
        assert len(backups.bases()) <= 2
    found = backups.moments()
    ages = [(backups.world.hands.wall - one.manifest.wall) // DAY for one in found]
    assert {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12} <= {age - ages[-1] for age in ages}
    assert max(ages) > 42, "weeks are kept"
    assert max(ages) < 65, "and not for ever"
    assert len(found) < 30, "days in between are not"


def test_deltas_that_outgrow_a_base_let_the_oldest_moments_go(backups, monkeypatch):
    monkeypatch.setattr(backup_retention, "_ALWAYS_ROOM", 0)
    for _ in range(6):
        keep_document(backups.vault, backups.case, os.urandom(1 << 20))
        backups.take(DAY)
    size = backups.moments()[-1].manifest.page_count * PAGE_SIZE
    backups.tend()
    folder = backups.vault.folder / "backups"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 3 * size + (1 << 20)
    assert len(backups.bases()) <= 2
    assert backups.moments()[-1].manifest.sequence == 6


def test_without_room_for_a_third_base_the_spare_one_makes_it(backups, monkeypatch):
    for _ in range(2):
        backups.take(DAY)
        backups.tend()
    assert len(backups.bases()) == 2
    backups.take(DAY)
    need = backup_writing.pack_size(backups.moments()[-1].manifest.page_count)

    def free(folder):
        return need if len(backups.bases()) < 2 else need - 1

    monkeypatch.setattr(backup_writing, "free_bytes", free)
    backups.tend()
    monkeypatch.undo()
    assert len(backups.bases()) == 2
    assert len(backups.moments()) == 3


@pytest.mark.parametrize("is_large", [False, True])
def test_a_set_with_a_rotten_pack_is_begun_afresh_and_the_rot_goes_first(
    backups, monkeypatch, is_large
):
    if is_large:
        monkeypatch.setattr(backup_verification, "LARGE", 0)
    path = backups.take().chain[0].path
    with path.open("r+b") as file:
        file.seek(50_000)
        file.write(b"rot")
    newest = backups.take(HOUR)
    assert (len(newest.chain) == 1) is not is_large, "where all is read each hour, it shows then"
    backups.take(DAY)
    backups.tend()
    keys = backups.vault._parts.keys
    newest = backup_directory_at(path.parent).of(keys).generations()[0]
    assert len(newest.chain) == 1
    assert newest.is_proven(keys)
    for _ in range(2):
        backups.databases.setdefault(newest.id, (backups.vault.folder / "vault.db").read_bytes())
        backups.take(DAY)
        backups.tend()
    assert len(backups.bases()) == 2
    assert not path.exists()
    assert backups.moments()


@pytest.mark.parametrize("stop_after", [1, 2, 3, 4, 5, 6])
def test_a_crash_between_merging_and_removing_is_tidied_the_next_time(
    backups, monkeypatch, stop_after
):
    for _ in range(3):
        for _ in range(3):
            backups.take(HOUR // 8)
        backups.world.hands.wall += DAY
    done = []

    class Crash(Exception):
        pass

    def counted(original):
        def call(*args, **kwargs):
            done.append(1)
            if len(done) > stop_after:
                raise Crash
            return original(*args, **kwargs)

        return call

    for module, name in ((backup_retention, "remove_packs"), (delta_merging, "proven")):
        monkeypatch.setattr(module, name, counted(getattr(module, name)))
    with pytest.raises(Crash):
        backups.tend()
    monkeypatch.undo()
    seen = {one.id for one in backups_there(backups)}
    backups.take(HOUR)
    backups.tend()
    found = backups.moments()
    assert {found[0].id, found[-2].id} <= seen
    assert len(backups.bases()) == 2
    packs = backup_directory_at(backups.vault.folder / "backups").packs
    assert len(packs) == len(found) + 1, "nothing lies about"


def backups_there(backups):
    keys = backups.vault._parts.keys
    return backup_directory_at(backups.vault.folder / "backups").of(keys).generations()
