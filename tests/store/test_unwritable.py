"""A vault where nothing can be written: all of it can be asked for, and nothing is made of it."""

import random
import secrets
import shutil
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused, VaultDamaged, VaultReadOnly, WrongPassphrase
from casefiles.domain.records.case_records import Case, Event
from casefiles.store.database.migrations import newest_form
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.maintenance.unwritable import (
    UnwritableVault,
    cannot_be_written,
    open_unwritable,
)
from casefiles.store.pages import btree
from casefiles.store.pages.raw_pages import PageFile
from casefiles.store.search.store_environment import StoreEnvironment
from tests.store.harm import fill, flip, known_of
from tests.store.maintenance.test_damaged import everything, readable
from tests.store.prepared import look
from tests.store.world import PASSPHRASE, World, insert_all, new_event, seal
from tests.unwritable import WAYS, unwritable

pytestmark = pytest.mark.parametrize("way", WAYS)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A vault that was closed, and as a crash left it, each with one event more than is known."""
    place = tmp_path_factory.mktemp("whole")
    world = World(place / "vault")
    keys = fill(vault := world.create(), 20, 30)
    known = known_of(vault, keys)
    with world.open() as vault:
        case = vault.read(lambda reader: reader.find(Case))[0]
        insert_all(vault, [new_event(case, "the last of all")])
        shutil.copytree(world.folder, place / "crashed")
    return world, known, keys


@pytest.fixture(params=["closed", "crashed"])
def vault(whole, tmp_path, request) -> World:
    world, *_ = whole
    source = world.folder if request.param == "closed" else world.folder.with_name("crashed")
    shutil.copytree(source, tmp_path / "v")
    return World(tmp_path / "v", world.hands)


def opened(world: World, passphrase: str = PASSPHRASE) -> UnwritableVault:
    surroundings = StoreEnvironment(world.hands.clock(), secrets.token_bytes)
    return open_unwritable(world.folder, passphrase, surroundings, CancellationToken())


def test_it_is_read_searched_and_checked_and_stays_as_it_is(whole, vault, way):
    known = whole[1]
    before = look(vault.folder)
    with unwritable(vault.folder, way):
        assert cannot_be_written(vault.folder)
        with pytest.raises(VaultReadOnly, match="vault_read_only"):
            vault.open()
        with pytest.raises(WrongPassphrase):
            opened(vault, "wrong")
        with opened(vault) as held:
            found = everything(held)
            assert {name: found[name] for name in known.records} == known.records
            assert len(found) == len(known.records) + 1
            assert readable(held, known) == known.contents
            case = held.read(lambda reader: reader.find(Case))[0]
            assert len(held.read(lambda reader: reader.search(case.id, "document 12"))) == 1
            report = check_integrity(held, CancellationToken())
            assert report.is_sound
            assert (report.pages, report.contents) == (held.found.pages, 20)
            assert held.has_sound_pages()
        assert look(vault.folder).keys() == before.keys()
    assert held_of(look(vault.folder)) == held_of(before)
    assert not cannot_be_written(vault.folder)
    with vault.open() as again:
        assert len(again.read(lambda reader: reader.find(Event))) == 31


def held_of(seen):
    """Return what cannot be different because a test gave a file to another user and back."""
    return {name: (facts[3], *facts[4:]) for name, facts in seen.items()}


def test_what_would_have_to_last_is_refused_in_words_of_its_own(vault, way):
    with unwritable(vault.folder, way), opened(vault) as held:
        case = held.read(lambda reader: reader.find(Case))[0]
        held.write(lambda work: work.put_setting("draft", "typed"))
        assert held.read(lambda reader: reader.setting("draft")) == "typed"
        for change in (
            lambda: insert_all(held, [new_event(case)]),
            lambda: held.write(lambda work: work.update(replace(case, title="Other"), "edit_case")),
            lambda: seal(held, case, b"new bytes"),
            held.backing_up,
            held.add_recovery_key,
            held.sign_ledger,
            lambda: held.erase(lambda work: work.note("erase")),
        ):
            with pytest.raises((VaultReadOnly, Refused), match="medium_read_only"):
                change()


def test_what_is_damaged_there_is_told_as_anywhere(vault, way):
    data = (vault.folder / "vault.db").read_bytes()
    (vault.folder / "vault.head").write_bytes(b"")
    with (
        unwritable(vault.folder, way),
        pytest.raises(VaultDamaged, match="head_damaged"),
    ):
        opened(vault)
    assert (vault.folder / "vault.db").read_bytes() == data


def test_a_bad_page_is_found_by_the_check(whole, tmp_path, way):
    shutil.copytree(whole[0].folder, tmp_path / "v")
    world = World(tmp_path / "v", whole[0].hands)
    # A page of a long file is read only with that file, so that the vault opens all the same.
    with PageFile(world.folder, whole[2]) as pages:
        long = max(whole[1].content_pages.values(), key=len)
        page = next(n for n in sorted(long) if btree.parent_of(pages.page, n)[0] in {3, 4})
    flip(world.folder / "vault.db", page, random.Random(3))
    with unwritable(world.folder, way), opened(world) as held:
        report = check_integrity(held, CancellationToken())
        assert not report.is_sound
        assert report.bad_pages == (page,)
        assert report.bad_contents == 1
        assert not held.has_sound_pages()


def test_a_vault_that_lost_its_newest_entries_does_not_open(whole, tmp_path, way):
    folder = tmp_path / "v"
    shutil.copytree(whole[0].folder.with_name("crashed"), folder)
    (folder / "vault.db-wal").unlink()
    with unwritable(folder, way), pytest.raises(VaultDamaged, match="entries_missing"):
        opened(World(folder, whole[0].hands))


def test_a_vault_of_an_earlier_version_is_not_brought_up_to_date(whole, tmp_path, way):
    folder = tmp_path / "v"
    shutil.copytree(whole[0].folder, folder)
    world = World(folder, whole[0].hands)
    with world.open() as vault:
        older = f"PRAGMA user_version = {newest_form() - 1}"
        vault._on_writer(lambda at: at.run(older))
    with unwritable(folder, way), pytest.raises(VaultReadOnly, match="older_read_only"):
        opened(world)


def test_one_file_that_cannot_be_written_is_enough(whole, tmp_path, way):
    """The folder can be written, and still nothing is made in it."""
    folder = tmp_path / "v"
    shutil.copytree(whole[0].folder.with_name("crashed"), folder)
    world = World(folder, whole[0].hands)
    what = folder / "vault.db" if way == "mounted" else folder
    with unwritable(what, way):
        if what == folder:
            folder.chmod(0o700)
        before = look(folder)
        with pytest.raises(VaultReadOnly):
            world.open()
        with opened(world) as held:
            assert check_integrity(held, CancellationToken()).is_sound
        assert look(folder) == before
