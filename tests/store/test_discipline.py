"""The discipline of the store, rule by rule; for each, what happens without it."""

import secrets
import shutil
import threading
import time
from dataclasses import replace
from hashlib import pbkdf2_hmac
from hmac import digest
from itertools import pairwise

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlcipher3 import dbapi2

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, CasefilesError, VaultError
from casefiles.domain.records.case_records import Event
from casefiles.store.database import connection as driver_wall
from casefiles.store.database.connection import PAGE_SIZE, Connection
from casefiles.store.database.connection_threads import ConnectionThread
from casefiles.store.database.driver_faults import DriverFault, SuspectedDamage
from casefiles.store.database.migrations import schema
from casefiles.store.files.folder import HEAD, KEYS, KEYS_COPY
from casefiles.store.files.in_folder import DATABASE
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault import upkeep
from tests.store.maintenance.test_check import unguarded
from tests.store.raw_pages import raw_key
from tests.store.world import insert_all, new_case, new_event, seal

LONG = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
    " SELECT max(i) FROM n"
)
MINUTES, MOMENT = 10**10, 200_000


def wal(world):
    path = world.folder / "vault.db-wal"
    return path.stat().st_size if path.exists() else 0


def key_of(vault):
    return vault._parts.keys.cipher_key()


# Open: header, keys, head, ledger since the last signed checkpoint; each before the next.

FAULTS = {
    "database_empty": (DATABASE, lambda _data: b""),
    "key_file_damaged": (KEYS, lambda data: data[:-1] + bytes([data[-1] ^ 1])),
    "head_damaged": (HEAD, lambda data: bytes(len(data))),
    "ledger_broken": (DATABASE, None),
}


@pytest.fixture
def faulty(world, tmp_path):
    """A vault, and how to give it the faults of some steps of opening."""
    case = new_case()
    with world.create() as vault:
        insert_all(vault, [case, *(new_event(case, f"{number}") for number in range(3))])
    whole, rewritten = tmp_path / "whole", tmp_path / "rewritten"
    shutil.copytree(world.folder, whole)
    vault = world.open()
    unguarded(vault, "UPDATE signed_checkpoint SET note = replace(note, 'casefiles', 'casefilez')")
    vault._is_failed = True  # so that nothing is signed anew
    vault.close()
    shutil.copytree(world.folder, rewritten)

    def with_faults(*codes):
        shutil.rmtree(world.folder)
        shutil.copytree(rewritten if "ledger_broken" in codes else whole, world.folder)
        for code in codes:
            name, harm = FAULTS[code]
            for each in (KEYS, KEYS_COPY) if name == KEYS else (name,) if harm else ():
                path = world.folder / each
                path.write_bytes(harm(path.read_bytes()))
        try:
            world.open().close()
        except CasefilesError as error:
            return error.code
        return ""

    return with_faults


def test_opening_looks_at_header_keys_head_and_ledger_in_this_order(faulty):
    codes = list(FAULTS)
    alone = [faulty(code) for code in codes]
    assert len(set(alone)) == len(codes), "each is told apart, so that the order can be seen"
    assert "" not in alone
    assert faulty() == ""
    for first in range(len(codes)):
        assert faulty(*codes[first:]) == alone[first]


def test_a_database_that_is_not_the_one_that_was_closed_stays_as_it_was_found(world, tmp_path):
    case = new_case()
    with world.create() as vault:
        insert_all(vault, [case])
        seal(vault, case, b"left over" * 1000)
    world.hands.wall += 365 * 86400 * 10**9  # nobody goes on with it any more
    older = (world.folder / DATABASE).read_bytes()
    shutil.copytree(world.folder, tmp_path / "control")
    with world.open() as vault:
        insert_all(vault, [new_event(case)])
    (world.folder / DATABASE).write_bytes(older)
    with pytest.raises(VaultError, match="entries_missing"):
        world.open()
    assert (world.folder / DATABASE).read_bytes() == older

    replace(world, folder=tmp_path / "control").open().close()
    assert (tmp_path / "control" / DATABASE).read_bytes() != older, "what is in order is tidied"


# The WAL is folded in when the store says so, and at no other time.


def fill_wal(connection):
    connection.run("BEGIN")
    for number in range(1100):
        value = secrets.token_hex(8000)
        connection.run("INSERT INTO setting VALUES(?, ?)", (f"draft:{number}", value))
    connection.run("COMMIT")
    connection.run("INSERT INTO setting VALUES('a', 'b')")


@pytest.mark.parametrize("by_itself", [False, True])
def test_the_driver_folds_nothing_in_by_itself(world, by_itself):
    vault = world.create()
    before = (world.folder / DATABASE).stat().st_size

    def fill(connection):
        if by_itself:
            connection._driver.set_authorizer(None)
            connection.run("PRAGMA wal_autocheckpoint = 1000")
        fill_wal(connection)

    vault._on_writer(fill)
    assert wal(world) > 16 << 20
    assert ((world.folder / DATABASE).stat().st_size > before) == by_itself
    vault.close()


def test_what_was_written_is_folded_in_while_nobody_works(world):
    with world.create() as vault:
        insert_all(vault, [new_case()])
        assert wal(world) > 0, "a short WAL is left until then"
        for _ in range(40):
            if not vault.tidy_some():
                break
        assert wal(world) == 0
        assert vault.checkpoint_fault == ""


def test_folding_in_that_fails_at_idle_is_shown_until_it_succeeds(world, monkeypatch):
    with world.create() as vault:
        insert_all(vault, [new_case()])

        def broken(_connection):
            raise VaultError("disk_failed")

        monkeypatch.setattr(upkeep, "checkpoint", broken)
        while vault.tidy_some():
            pass
        assert vault.checkpoint_fault == "disk_failed"
        monkeypatch.undo()
        while vault.tidy_some():
            pass
        assert vault.checkpoint_fault == ""


# What is done at idle is short, and gives way.


def pages_unused(vault):
    return vault._on_reader(lambda at: at.rows("PRAGMA freelist_count"))[0][0]


def test_unused_pages_are_given_back_piece_by_piece(world):
    case = new_case()
    with world.create() as vault:
        insert_all(vault, [case])
        vault._on_writer(fill_wal)
        vault._on_writer(lambda at: at.run("DELETE FROM setting WHERE name LIKE 'draft:%'"))
        left = [pages_unused(vault)]
        while vault.tidy_some():
            left.append(pages_unused(vault))
        assert left[0] > 900
        assert max(before - after for before, after in pairwise(left)) <= 64
        assert left[-1] <= upkeep.FEW_PAGES
        assert check_integrity(vault, CancellationToken()).is_sound
    assert (world.folder / DATABASE).stat().st_size < 4 << 20


def test_the_planner_is_told_of_tables_and_keeps_no_sample_of_them(world):
    case, secret = new_case(), "Zeytuna Hokansdatter"
    with world.create() as vault:
        insert_all(vault, [case, *(new_event(replace(case), secret) for _ in range(300))])
        unknown = vault._on_writer(lambda at: at.rows("PRAGMA optimize(0x10013)"))
        while vault.tidy_some():
            pass
        known = vault._on_reader(lambda at: at.rows("SELECT DISTINCT tbl FROM sqlite_stat1"))
        assert ("event",) in known
        assert len(known) > 3
        still = vault._on_writer(lambda at: at.rows("PRAGMA optimize(0x10013)"))
        assert len(still) < len(unknown)
        assert vault._on_reader(lambda at: at.rows("SELECT count(*) FROM sqlite_stat4")) == [(0,)]
        # Looking at every row, it would keep samples of them.
        vault._on_writer(lambda at: at.rows("PRAGMA analysis_limit=0"))
        vault._on_writer(lambda at: at.run("ANALYZE event"))
        samples = vault._on_reader(lambda at: at.rows("SELECT sample FROM sqlite_stat4"))
        assert any(case.id.encode() in sample for (sample,) in samples)
        insert_all(vault, [new_event(case, "after")])
        assert check_integrity(vault, CancellationToken()).is_sound
    with world.open() as vault:
        assert len(vault.read(lambda reader: reader.find(Event))) == 301


def test_what_nobody_waits_for_gives_way_to_a_change(world):
    with world.create() as vault:
        begun = threading.Event()

        def piece(connection):
            begun.set()
            return connection.rows(LONG, (MINUTES,))

        gave_way = []

        def spare():
            try:
                vault._parts.writer.spare(piece)
            except Cancelled:
                gave_way.append(True)

        idle = threading.Thread(target=spare)
        idle.start()
        assert begun.wait(60)
        insert_all(vault, [new_case()])
        idle.join(60)
        assert gave_way == [True]
        with pytest.raises(Cancelled):
            # Somebody waits already.
            vault._on_writer(lambda _: vault._parts.writer._yielding(None, piece))


@pytest.mark.parametrize("is_waited_for", [True, False])
def test_a_fault_that_giving_way_brings_is_none(world, is_waited_for):
    with world.create() as vault:
        lane: ConnectionThread = vault._parts.writer
        begun = threading.Event()

        def piece(_connection):
            begun.set()
            while is_waited_for and not lane._pending_count:
                time.sleep(0.001)
            raise DriverFault("database refused: SQLITE_ERROR")

        raised = []

        def spare():
            try:
                lane.spare(piece)
            except (Cancelled, DriverFault) as error:
                raised.append(type(error))

        idle = threading.Thread(target=spare)
        idle.start()
        assert begun.wait(60)
        if is_waited_for:
            insert_all(vault, [new_case()])
        idle.join(60)
        assert raised == [Cancelled if is_waited_for else DriverFault]


def test_control_a_change_does_not_give_way_to_another(world):
    with world.create() as vault:
        lane: ConnectionThread = vault._parts.writer
        begun, answers = threading.Event(), []

        def change(connection):
            begun.set()
            return connection.rows(LONG, (MOMENT,))

        first = threading.Thread(target=lambda: answers.append(lane.call(change)))
        first.start()
        assert begun.wait(60)
        answers.append(lane.call(change))
        first.join(60)
        assert answers == [[(MOMENT,)]] * 2


# What a hostile or damaged file could make the driver do.


@pytest.fixture
def bare(world):
    """A connection that a test may take settings from, to a closed vault with an event."""
    case = new_case()
    with world.create() as vault:
        insert_all(vault, [case, new_event(case, "short")])
        key = key_of(vault)
    opened = Connection(world.folder / DATABASE, key, query_only=False)
    opened._driver.set_authorizer(None)
    yield opened
    opened.close()


@pytest.mark.parametrize("trusted", [False, True])
def test_a_schema_that_somebody_planted_calls_no_function_of_ours(bare, trusted):
    called = []
    bare._driver.create_function("reach", 0, lambda: called.append(1))
    bare.run("CREATE VIEW planted AS SELECT reach() AS x")
    if trusted:
        bare.run("PRAGMA trusted_schema = ON")
        bare.rows("SELECT x FROM planted")
    else:
        with pytest.raises(DriverFault):
            bare.rows("SELECT x FROM planted")
    assert bool(called) == trusted


def resealed(page, number, salt, key, change):
    """Alter a page as somebody would who holds the key: it is authentic again."""
    vector = page[-80:-64]
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector))
    opening, closing = cipher.decryptor(), cipher.encryptor()
    plain = bytearray(opening.update(page[:-80]) + opening.finalize())
    change(plain)
    sealed = closing.update(bytes(plain)) + closing.finalize() + vector
    mac_key = pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    return sealed + digest(mac_key, sealed + number.to_bytes(4, "little"), "sha512")


def test_a_cell_beyond_its_page_is_noticed_when_the_page_is_read(world):
    case = new_case()
    with world.create() as vault:
        insert_all(vault, [case, new_event(case, "short")])
        key = key_of(vault)
        place = "SELECT rootpage FROM sqlite_schema WHERE name = 'event'"
        ((number,),) = vault._on_reader(lambda at: at.rows(place))
    path = world.folder / DATABASE
    data = bytearray(path.read_bytes())
    at = (number - 1) * PAGE_SIZE

    def lengthen(page):
        cell = int.from_bytes(page[8:10], "big")
        assert page[0] == 13, "a leaf of a table"
        assert page[cell] > 0x80, "its length takes two bytes"
        page[cell + 1] += 1

    page = bytes(data[at : at + PAGE_SIZE])
    data[at : at + PAGE_SIZE] = resealed(page, number, data[:16], raw_key(world.folder), lengthen)
    path.write_bytes(data)
    found = {}
    for checked in (True, False):
        opened = Connection(path, bytearray(key), query_only=False)
        opened._driver.set_authorizer(None)
        assert opened.rows("PRAGMA cipher_integrity_check") == [], "the page is authentic"
        if not checked:
            opened.rows("PRAGMA cell_size_check = OFF")
        try:
            found[checked] = opened.rows("SELECT row FROM event NOT INDEXED")
        except SuspectedDamage:
            found[checked] = None
        opened.close()
    assert found == {True: None, False: [(1,)]}


@pytest.mark.parametrize(
    "statement",
    [
        'SELECT "nowehre" FROM event',
        'SELECT id FROM event WHERE place = "Kashgar"',
        'UPDATE event SET place = "Kashgar"',
    ],
)
def test_a_quoted_name_that_nothing_has_is_refused_and_not_taken_for_a_text(bare, statement):
    bare.run(statement)  # the driver alone takes it for a text
    bare.freeze_schema()
    for ask in (bare.rows, bare.run, bare.named_rows, lambda text: bare.insert(text, ())):
        with pytest.raises(DriverFault):
            ask(statement)
    assert bare.rows('SELECT count(*) FROM "case"') == [(1,)]


def test_no_step_of_the_form_takes_a_quoted_name_for_a_text():
    quoted = set(driver_wall._QUOTED.findall(schema()))
    with dbapi2.connect(":memory:") as plain:
        plain.executescript(schema())
        made = plain.execute("SELECT name FROM sqlite_schema").fetchall()
        columns = plain.execute(
            "SELECT c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c"
        ).fetchall()
    names = {name for (name,) in (*made, *columns)}
    # How the index cuts words is the only text in quotation marks.
    assert quoted - names == {"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"}
