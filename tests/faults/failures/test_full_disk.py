"""A disk that is full: told as such, nothing acknowledged is lost, and room makes it work again."""

import os
import secrets
import shutil
import subprocess

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, NotEnoughSpace
from casefiles.domain.records.case_records import Event
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault.opening import create, open_vault
from tests.store.world import (
    CHEAP,
    PASSPHRASE,
    Hands,
    World,
    insert_all,
    keep_document,
    new_case,
    new_event,
    seal,
)

SMALL = 9 << 20


@pytest.fixture
def small_disk(tmp_path):
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    is_root = os.geteuid() == 0 and mount is not None
    if is_root:
        done = subprocess.run(
            [mount, "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", place],
            check=False,
            timeout=60,
        )
        is_root = done.returncode == 0
    if not is_root:
        if os.environ.get("CI") == "true":
            pytest.fail("a small disk needs root")
        pytest.skip("a small disk needs root")
    yield place
    subprocess.run(["umount", "-l", place], check=True, timeout=60)


@pytest.fixture
def world(small_disk):
    return World(small_disk / "vault")


def fill(place) -> None:
    """Take all the room there is but nothing of the vault."""
    with (place / "filler").open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


def test_a_file_that_does_not_fit_leaves_the_vault_as_it_was(world, small_disk):
    case = new_case()
    with world.create() as vault:
        insert_all(vault, [case])
        keep_document(vault, case, b"small")
        with pytest.raises(NotEnoughSpace, match="no_space"):
            seal(vault, case, secrets.token_bytes(8 << 20))
        assert vault.read(lambda reader: reader.contents())[1:] == ()
        insert_all(vault, [new_event(case)])
    with world.open() as vault:
        assert check_integrity(vault, CancellationToken()).is_sound
        assert len(vault.read(lambda reader: reader.find(Event))) == 1
        rows = vault._on_reader(lambda at: at.rows("SELECT count(*) FROM content"))
        assert rows == [(1,)]
    assert small_disk.is_dir()


def test_edits_on_a_full_disk_are_refused_and_go_on_when_there_is_room(world, small_disk):
    case = new_case()
    acknowledged = 0
    with world.create() as vault:
        insert_all(vault, [case])
        fill(small_disk)
        with pytest.raises(NotEnoughSpace):
            while True:
                insert_all(vault, [new_event(case, "x" * 2000)])
                acknowledged += 1
        assert len(vault.read(lambda reader: reader.find(Event))) == acknowledged
        (small_disk / "filler").unlink()
        insert_all(vault, [new_event(case)])
    with world.open() as vault:
        assert len(vault.read(lambda reader: reader.find(Event))) == acknowledged + 1
        assert check_integrity(vault, CancellationToken()).is_sound


def test_closing_and_opening_on_a_full_disk_loses_nothing(world, small_disk):
    case = new_case()
    vault = world.create()
    insert_all(vault, [case])
    fill(small_disk)
    acknowledged = 0
    with pytest.raises(NotEnoughSpace):
        while True:
            insert_all(vault, [new_event(case, "x" * 2000)])
            acknowledged += 1
    try:
        vault.close()
    except CasefilesError as error:
        assert error.code == "no_space"  # noqa: PT017 - a close may also succeed
    try:
        world.open().close()
    except CasefilesError as error:
        assert error.code == "no_space"  # noqa: PT017 - an opening may also succeed
    (small_disk / "filler").unlink()
    with world.open() as again:
        assert len(again.read(lambda reader: reader.find(Event))) == acknowledged
        assert check_integrity(again, CancellationToken()).is_sound


def test_a_vault_that_does_not_fit_is_not_begun(small_disk):
    fill(small_disk)
    with pytest.raises(NotEnoughSpace, match="no_space"):
        World(small_disk / "vault").create()
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


BALLAST = 1 << 20


def with_ballast(folder, call=open_vault):
    hands = Hands()
    arguments = (CHEAP,) if call is create else ()
    return call(folder, PASSPHRASE, *arguments, hands.clock(), secrets.token_bytes, ballast=BALLAST)


def test_with_a_ballast_drafts_are_kept_on_a_full_disk_and_the_vault_closes(small_disk):
    folder, case = small_disk / "vault", new_case()
    acknowledged = 0
    with with_ballast(folder, create) as vault:
        insert_all(vault, [case])
        fill(small_disk)
        with pytest.raises(NotEnoughSpace):
            while True:
                insert_all(vault, [new_event(case, "x" * 2000)])
                acknowledged += 1
        assert vault.is_ballast_given_up
        assert (folder / "vault.ballast").stat().st_size == 0
        with pytest.raises(NotEnoughSpace):
            insert_all(vault, [new_event(case)])
        for number in range(5):
            vault.write(lambda work, n=number: work.put_setting("draft:1", f"{n}" * 3000))
    with with_ballast(folder) as vault:
        assert vault.read(lambda reader: reader.setting("draft:1")) == "4" * 3000
        assert len(vault.read(lambda reader: reader.find(Event))) == acknowledged
        (small_disk / "filler").unlink()
        insert_all(vault, [new_event(case)])
    with with_ballast(folder) as vault:
        assert (folder / "vault.ballast").stat().st_size == BALLAST
        assert check_integrity(vault, CancellationToken()).is_sound


def test_a_draft_that_is_the_first_to_meet_a_full_disk_is_kept(small_disk):
    folder = small_disk / "vault"
    with with_ballast(folder, create) as vault:
        insert_all(vault, [new_case()])
        fill(small_disk)
        for number in range(30):
            vault.write(lambda work, n=number: work.put_setting("draft:1", f"{n:02}" * 3000))
        assert vault.is_ballast_given_up
    with with_ballast(folder) as vault:
        assert vault.read(lambda reader: reader.setting("draft:1")) == "29" * 3000


def test_a_file_that_fills_the_disk_is_taken_back_and_the_ballast_is_made_again(small_disk):
    folder, case = small_disk / "vault", new_case()
    with with_ballast(folder, create) as vault:
        insert_all(vault, [case])
        with pytest.raises(NotEnoughSpace):
            seal(vault, case, secrets.token_bytes(8 << 20))
        insert_all(vault, [new_event(case)])
        assert not vault.is_ballast_given_up
    assert (folder / "vault.ballast").stat().st_size == BALLAST


def test_a_backup_that_does_not_fit_is_told_and_the_vault_works_on(small_disk):
    from casefiles.store.backup.backup_taking import take_backup

    world, case = World(small_disk / "vault"), new_case()
    with world.create() as vault:
        keep_document(vault, case, secrets.token_bytes(2 << 20))
        with vault.backing_up() as source, pytest.raises(NotEnoughSpace, match="for_backup"):
            for _ in range(2):
                take_backup(source, source.shelf_folder, CancellationToken(), afresh=True)
        insert_all(vault, [new_event(case)])
        assert all(".part" not in path.name for path in (vault.folder / "backups").iterdir())
