"""The open vault: what is acknowledged is kept, what fails leaves nothing, and it says so."""

import os
import secrets
import threading
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import (
    NotAVault,
    NotEnoughSpace,
    Refused,
    VaultDamaged,
    VaultError,
    VaultInUse,
    VaultReadOnly,
    VaultTooNew,
    WrongPassphrase,
)
from casefiles.domain.records.case_records import Case, Event
from casefiles.store.database.connection import Connection
from casefiles.store.database.driver_faults import DriverFault, SuspectedDamage
from casefiles.store.ledger import head
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault import upkeep
from tests.store.world import (
    World,
    insert_all,
    keep_document,
    new_case,
    new_event,
    seal,
)


def cases(vault):
    return vault.read(lambda reader: reader.find(Case))


def test_what_was_written_is_there_when_opened_again(world):
    case = new_case()
    event = new_event(case)
    with world.create() as vault:
        insert_all(vault, [case, event])
    with world.open() as vault:
        assert cases(vault) == (case,)
        assert vault.read(lambda reader: reader.get(Event, event.id)) == event
        assert vault.read(lambda reader: reader.get(Event, "0" * 32)) is None
        assert vault.read(lambda reader: reader.find(Event, case_id=case.id, place="x")) == ()
        with pytest.raises(ValueError, match="no such field"):
            vault.read(lambda reader: reader.find(Event, nothing=1))


def test_records_come_in_the_order_of_insertion(vault):
    case = new_case()
    events = [new_event(case, f"{number}") for number in range(40)]
    insert_all(vault, [case, *events])
    assert vault.read(lambda reader: reader.find(Event, case_id=case.id)) == tuple(events)


def test_the_folder_is_for_its_owner_only(world):
    os.umask(0o022)
    with world.create() as vault:
        insert_all(vault, [new_case()])
        modes = {path.name: path.stat().st_mode & 0o777 for path in world.folder.iterdir()}
    assert world.folder.stat().st_mode & 0o777 == 0o700
    assert set(modes.values()) == {0o600}
    assert {"vault.db-wal", "vault.db-shm", "vault.keys", "vault.head"} <= modes.keys()
    for path in (world.folder, *world.folder.iterdir()):
        path.chmod(0o777)
    with world.open():
        assert world.folder.stat().st_mode & 0o777 == 0o700
        assert (world.folder / "vault.keys").stat().st_mode & 0o777 == 0o600


def test_closing_leaves_one_database_and_no_wal(world):
    with world.create() as vault:
        insert_all(vault, [new_case()])
    names = sorted(path.name for path in world.folder.iterdir())
    assert names == ["vault.db", "vault.head", "vault.keys", "vault.keys.copy"]


def test_a_write_that_fails_leaves_nothing(vault):
    case = new_case()

    def half(work):
        work.insert(case, "load")
        raise KeyError("half way")

    with pytest.raises(KeyError):
        vault.write(half)
    assert cases(vault) == ()
    insert_all(vault, [case])
    assert [entry.seq for entry in vault.read(lambda reader: reader.entries(case.id))] == [1]
    assert check_integrity(vault, CancellationToken()).is_sound


def test_a_write_without_an_entry_is_refused_but_for_derived_rows(vault):
    sealed = seal(vault, new_case(), b"x")
    with pytest.raises(RuntimeError, match="without an entry"):
        vault.write(lambda work: work.accept_content(sealed.content_id))
    vault.write(lambda work: work.put_setting("a", "b"))
    assert vault.write(lambda work: 5) == 5
    with pytest.raises(Refused, match="no_such_content"):
        vault.write(lambda work: work.accept_content("0" * 32))


def test_nothing_of_a_transaction_outlives_it(vault):
    reader = vault.read(lambda reader: reader)
    with pytest.raises(RuntimeError, match="after its transaction"):
        reader.find(Case)
    work = vault.write(lambda work: work)
    with pytest.raises(RuntimeError, match="after its transaction"):
        work.insert(new_case(), "load")


def test_a_call_that_would_wait_for_itself_is_refused(vault):
    with pytest.raises(RuntimeError, match="asked for another"):
        vault.write(lambda work: vault.write(lambda inner: None))
    with pytest.raises(RuntimeError, match="asked for another"):
        vault.read(lambda reader: cases(vault))
    assert vault.write(lambda work: cases(vault)) == ()


def test_reads_see_one_moment_while_others_write(vault):
    insert_all(vault, [new_case("R-1")])
    started, wrote = threading.Event(), threading.Event()

    def slow(reader):
        before = len(reader.find(Case))
        started.set()
        wrote.wait(5)
        return before, len(reader.find(Case))

    seen = []
    thread = threading.Thread(target=lambda: seen.append(vault.read(slow)))
    thread.start()
    started.wait(5)
    insert_all(vault, [new_case("R-2")])
    wrote.set()
    thread.join()
    assert seen == [(1, 1)]
    assert len(cases(vault)) == 2


def test_many_threads_write_one_by_one(vault):
    case = new_case()
    insert_all(vault, [case])
    threads = [
        threading.Thread(target=lambda: [insert_all(vault, [new_event(case)]) for _ in range(10)])
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(vault.read(lambda reader: reader.find(Event))) == 60
    assert check_integrity(vault, CancellationToken()).is_sound


def test_a_closed_vault_says_so(world):
    vault = world.create()
    vault.close()
    vault.close()
    for call in (lambda: cases(vault), lambda: insert_all(vault, [new_case()])):
        with pytest.raises(VaultError, match="vault_closed"):
            call()


def test_a_second_use_is_refused_and_the_first_goes_on(world):
    with world.create() as vault:
        with pytest.raises(VaultInUse):
            world.open()
        insert_all(vault, [new_case()])
    with world.open() as vault:
        assert len(cases(vault)) == 1


def test_a_wrong_passphrase_leaves_the_vault_free(world):
    world.create().close()
    with pytest.raises(WrongPassphrase):
        world.open("other")
    world.open().close()


def test_a_recovery_key_opens_the_vault_and_is_named_in_the_ledger(world):
    with world.create() as vault:
        recovery = vault.add_recovery_key()
    with world.open(recovery) as vault:
        insert_all(vault, [case := new_case()])
        assert vault.read(lambda reader: reader.entries(case.id))[0].actor == "recovery"
        second = vault.add_recovery_key()
    with pytest.raises(WrongPassphrase):
        world.open(recovery)
    world.open(second).close()
    world.open().close()


@pytest.mark.parametrize("kind", ["file", "full", "link"])
def test_a_place_that_is_taken_is_left_alone(tmp_path, kind):
    world = World(tmp_path / "v")
    if kind == "file":
        world.folder.write_text("mine")
    elif kind == "full":
        world.folder.mkdir()
        (world.folder / "mine").write_text("mine")
    else:
        (tmp_path / "elsewhere").mkdir()
        world.folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="folder_not_empty"):
        world.create()
    assert len(list(tmp_path.iterdir())) <= 2


def test_an_empty_folder_will_do_and_a_missing_parent_will_not(tmp_path):
    (tmp_path / "v").mkdir()
    World(tmp_path / "v").create().close()
    with pytest.raises(Refused, match="parent_folder_missing"):
        World(tmp_path / "a" / "b").create()
    with pytest.raises(NotAVault, match="vault_missing"):
        World(tmp_path / "nothing").open()


def test_creating_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def full(*_args):
        raise NotEnoughSpace("no_space")

    monkeypatch.setattr(head, "replace_file", full)
    with pytest.raises(NotEnoughSpace):
        World(tmp_path / "v").create()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "error", "code"),
    [
        (None, NotAVault, "database_missing"),
        (b"", NotAVault, "database_empty"),
        (b"SQLite format 3\0" + bytes(5000), NotAVault, "database_foreign"),
        (secrets.token_bytes(40_000), VaultDamaged, "database_damaged"),
        (b"%PDF-1.7", VaultDamaged, "database_damaged"),
    ],
)
def test_a_database_that_is_none_is_never_made_anew(world, data, error, code):
    world.create().close()
    path = world.folder / "vault.db"
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(error, match=code):
        world.open()
    assert (path.read_bytes() if path.exists() else None) == data


def test_the_database_of_another_vault_is_not_taken(tmp_path):
    one, two = World(tmp_path / "one"), World(tmp_path / "two")
    one.create().close()
    two.create().close()
    (one.folder / "vault.db").write_bytes((two.folder / "vault.db").read_bytes())
    with pytest.raises(VaultDamaged, match="database_damaged"):
        one.open()


def test_a_vault_of_a_newer_program_is_left_alone(world):
    with world.create() as vault:
        vault._on_writer(lambda at: at.run("PRAGMA user_version = 20001"))
    before = (world.folder / "vault.db").read_bytes()
    with pytest.raises(VaultTooNew, match="version=2"):
        world.open()
    assert (world.folder / "vault.db").read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_read_only_folder_says_so(world):
    world.create().close()
    world.folder.chmod(0o500)
    with pytest.raises(VaultReadOnly):
        world.open()
    world.folder.chmod(0o700)


def test_a_file_that_may_not_be_written_says_so(world, monkeypatch):
    world.create().close()
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("vault.db"))
    with pytest.raises(VaultReadOnly, match="vault_read_only"):
        world.open()


def test_a_head_that_cannot_be_written_ends_the_writing_honestly(world, monkeypatch):
    case, lost = new_case("R-1"), new_case("R-2")
    vault = world.create()

    def broken(_descriptor):
        raise OSError(5, "disk", str(world.folder))

    monkeypatch.setattr(head.os, "fdatasync", broken)
    with pytest.raises(VaultError, match="head_failed") as caught:
        insert_all(vault, [case])
    assert str(world.folder) not in repr(caught.value) + repr(caught.value.__context__)
    monkeypatch.undo()
    with pytest.raises(VaultError, match="vault_failed"):
        insert_all(vault, [lost])
    with pytest.raises(VaultError, match="vault_failed"):
        seal(vault, case, b"x")
    vault.close()
    with world.open() as again:
        assert cases(again) == (case,)
        assert check_integrity(again, CancellationToken()).is_sound


@pytest.mark.parametrize(
    ("fault", "code", "goes_on"),
    [
        (NotEnoughSpace("no_space"), "no_space", True),
        (VaultError("disk_failed"), "disk_failed", False),
        (SuspectedDamage(), "database_error", False),
    ],
)
def test_a_commit_that_fails_is_told_and_what_follows_is_clear(
    world, monkeypatch, fault, code, goes_on
):
    vault = world.create()

    def broken(_connection):
        raise fault

    monkeypatch.setattr(Connection, "commit", broken)
    with pytest.raises((VaultError, NotEnoughSpace), match=code):
        insert_all(vault, [new_case()])
    monkeypatch.undo()
    assert cases(vault) == ()
    if goes_on:
        insert_all(vault, [new_case()])
        assert check_integrity(vault, CancellationToken()).is_sound
    else:
        with pytest.raises(VaultError, match="vault_failed"):
            insert_all(vault, [new_case()])
    vault.close()


def test_one_driver_error_is_no_verdict(vault, monkeypatch):
    insert_all(vault, [new_case()])
    calls = []

    def shaky(reader):
        calls.append(1)
        if len(calls) == 1:
            raise SuspectedDamage
        return len(reader.find(Case))

    assert vault.read(shaky) == 1

    def hopeless(_accessor):
        raise SuspectedDamage

    for call in (vault.read, vault.write):
        with pytest.raises(VaultError, match="database_error") as caught:
            call(hopeless)
        assert not isinstance(caught.value, VaultDamaged)
    insert_all(vault, [new_case()])
    assert len(cases(vault)) == 2


def test_the_wal_is_folded_in_above_its_limit(world, monkeypatch):
    monkeypatch.setattr(upkeep, "WAL_LIMIT", 200_000)
    sizes = []
    case = new_case()
    with world.create() as vault:
        insert_all(vault, [case])
        for number in range(12):
            keep_document(vault, case, secrets.token_bytes(100_000 + number))
            sizes.append((world.folder / "vault.db-wal").stat().st_size)
        assert vault.checkpoint_fault == ""
    assert max(sizes) < 600_000
    assert 0 in sizes


def test_a_checkpoint_that_fails_costs_no_write_and_is_shown(world, monkeypatch):
    vault = world.create()
    monkeypatch.setattr(upkeep, "WAL_LIMIT", 0)

    def broken(_connection):
        raise VaultError("disk_failed")

    monkeypatch.setattr(upkeep, "checkpoint", broken)
    case = new_case()
    insert_all(vault, [case])
    assert vault.checkpoint_fault == "disk_failed"
    with pytest.raises(VaultError, match="disk_failed"):
        vault.close()
    monkeypatch.undo()
    with world.open() as again:
        assert cases(again) == (case,)


def test_a_reader_in_the_way_does_not_stop_a_write(world, monkeypatch):
    monkeypatch.setattr(upkeep, "WAL_LIMIT", 0)
    monkeypatch.setattr("casefiles.store.database.connection._BUSY_SECONDS", 0.05)
    with world.create() as vault:
        insert_all(vault, [new_case("R-1")])

        def beside(reader):
            before = len(reader.find(Case))
            insert_all(vault, [new_case("R-2")])
            return before

        assert vault.read(beside) == 1
        assert vault.checkpoint_fault in {"checkpoint_busy", "vault_in_use"}
        insert_all(vault, [new_case("R-3")])
        assert vault.checkpoint_fault == ""


def test_a_bug_in_a_statement_is_told_as_a_bug(vault):
    with pytest.raises(DriverFault):
        vault._on_reader(lambda at: at.rows("SELECT nothing FROM nowhere"))
    assert cases(vault) == ()


def test_nothing_readable_lies_in_the_folder(world):
    canary = "Aygül-canary-7341"
    case = replace(new_case(canary), title=canary)
    with world.create(canary) as vault:
        keep_document(vault, case, canary.encode() * 2000, canary)
        vault.write(lambda work: work.put_setting("canary", canary))
        vault.read(lambda reader: reader.search(case.id, canary))
        lying = {path.name: path.read_bytes() for path in world.folder.iterdir()}
    lying |= {f"{path.name} closed": path.read_bytes() for path in world.folder.iterdir()}
    assert len(lying) > 8
    for name, data in lying.items():
        for coding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert canary[6:].encode(coding) not in data, name
        assert case.id.encode() not in data, name
        assert b"CREATE TABLE" not in data, name


def test_damage_is_told_without_a_word_on_the_terminal(world, capfd):
    with world.create() as vault:
        insert_all(vault, [new_case()])
    path = world.folder / "vault.db"
    data = bytearray(path.read_bytes())
    for at in range(100, len(data), 16384):
        data[at] ^= 1
    path.write_bytes(data)
    with pytest.raises(VaultDamaged, match="database_damaged"):
        world.open()
    assert capfd.readouterr() == ("", "")
