"""The driver behind its wall: settings, refusals, and what its errors mean."""

import os
import secrets
import subprocess
import sys

import pytest

from casefiles.domain.foundation.errors import (
    NotEnoughSpace,
    Refused,
    VaultError,
    VaultInUse,
    VaultReadOnly,
    VaultTooNew,
)
from casefiles.store.database.connection import Connection
from casefiles.store.database.driver_faults import DriverFault, SuspectedDamage, fault_for
from casefiles.store.database.migrations import migrate, newest_form
from casefiles.store.files.in_folder import new_file

KEY = secrets.token_hex(48)


def key():
    return bytearray(f"x'{KEY}'".encode())


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "vault.db"
    new_file(path)
    return path


@pytest.fixture
def connection(database):
    opened = Connection(database, key(), query_only=False)
    migrate(opened)
    yield opened
    opened.close()


def test_the_key_is_zeroed_and_the_file_is_closed_to_others(database):
    given = key()
    Connection(database, given, query_only=False).close()
    assert set(given) == {0}
    assert database.stat().st_mode & 0o777 == 0o600


def test_settings_are_the_ones_that_lose_nothing(database):
    opened = Connection(database, key(), query_only=False)
    opened._driver.set_authorizer(None)
    migrate_pragmas = {
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "wal_autocheckpoint": 0,
        "mmap_size": 0,
        "secure_delete": 2,
        "page_size": "16384",
        "cell_size_check": 1,
        "auto_vacuum": 2,
    }
    found = {name: opened.rows(f"PRAGMA {name}")[0][0] for name in migrate_pragmas}
    opened.close()
    assert found == migrate_pragmas


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE '/tmp/x.db' AS x KEY ''",
        "DETACH DATABASE main",
        "VACUUM",
        "VACUUM INTO '/tmp/x.db'",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA temp_store = FILE",
        "PRAGMA cipher_use_hmac = OFF",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA writable_schema = ON",
        "PRAGMA synchronous = OFF",
        "SELECT load_extension('x')",
        "DROP TRIGGER entry_is_not_changed",
        "CREATE TABLE other(x)",
        "UPDATE entry SET action = 'x'",
        "DELETE FROM entry",
    ],
)
def test_what_would_open_a_way_out_is_refused(connection, statement):
    with pytest.raises(DriverFault):
        connection.run(statement)


def test_control_a_bare_driver_writes_plaintext_when_asked(tmp_path, database):
    opened = Connection(database, key(), query_only=False)
    opened._driver.set_authorizer(None)
    opened.run("ATTACH DATABASE ? AS x KEY ''", (str(tmp_path / "plain.db"),))
    opened.run("CREATE TABLE x.t(a TEXT)")
    opened.run("INSERT INTO x.t VALUES('canary-9')")
    opened.close()
    assert b"canary-9" in (tmp_path / "plain.db").read_bytes()


def test_a_reader_cannot_write(database, connection):
    reader = Connection(database, key(), query_only=True)
    reader.freeze_schema()
    with pytest.raises(VaultReadOnly):
        reader.run("INSERT INTO setting VALUES('a', 'b')")
    with pytest.raises(DriverFault):
        reader.run("PRAGMA query_only = OFF")
    reader.close()


INSERT_ENTRY = (
    "INSERT {} INTO entry(number, version, scope, device, seq, boot, wall, monotonic, hlc, seen,"
    " actor, action, kind, object, patch, row_after, prev)"
    " VALUES({}, 1, 's', 'd', {}, '', 0, 0, 0, '', '', {}, '', '', x'', x'', x'')"
)


@pytest.mark.parametrize(("number", "seq"), [(1, 1), (1, 9), (9, 1)])
def test_an_entry_cannot_be_replaced_changed_or_deleted(connection, number, seq):
    connection.run(INSERT_ENTRY.format("", 1, 1, "'first'"))
    connection._driver.set_authorizer(None)
    for statement in (
        INSERT_ENTRY.format("OR REPLACE", number, seq, "'second'"),
        "UPDATE entry SET action = 'second'",
        "UPDATE OR IGNORE entry SET action = 'second'",
        "DELETE FROM entry",
    ):
        with pytest.raises(DriverFault, match="SQLITE_CONSTRAINT"):
            connection.run(statement)
    assert connection.rows("SELECT action FROM entry") == [("first",)]


def test_control_without_the_third_trigger_replacing_gets_through(connection):
    connection.run(INSERT_ENTRY.format("", 1, 1, "'first'"))
    connection._driver.set_authorizer(None)
    connection.run("DROP TRIGGER entry_is_not_replaced")
    connection.run(INSERT_ENTRY.format("OR REPLACE", 1, 1, "'second'"))
    assert connection.rows("SELECT action FROM entry") == [("second",)]


@pytest.mark.parametrize(
    ("name", "words", "error", "code"),
    [
        ("SQLITE_FULL", "", NotEnoughSpace, "no_space"),
        ("SQLITE_READONLY", "", VaultReadOnly, "vault_read_only"),
        ("SQLITE_CANTOPEN", "", VaultReadOnly, "vault_read_only"),
        ("SQLITE_BUSY", "", VaultInUse, "vault_in_use"),
        ("SQLITE_IOERR", "", VaultError, "disk_failed"),
        ("SQLITE_CONSTRAINT", "UNIQUE constraint failed: a.b", Refused, "already_exists"),
        ("SQLITE_CONSTRAINT", "FOREIGN KEY constraint failed", Refused, "dangling_reference"),
        ("SQLITE_CONSTRAINT", "content is not ready", Refused, "dangling_reference"),
        ("SQLITE_CONSTRAINT", "entries are only added", DriverFault, "SQLITE_CONSTRAINT"),
        ("SQLITE_CORRUPT", "", SuspectedDamage, ""),
        ("SQLITE_NOTADB", "", SuspectedDamage, ""),
        ("SQLITE_NOMEM", "", SuspectedDamage, ""),
        ("SQLITE_ERROR", "near 'sister'", DriverFault, "SQLITE_ERROR"),
    ],
)
def test_each_driver_error_has_one_meaning(name, words, error, code):
    fault = fault_for(name, words)
    assert type(fault) is error
    assert code in str(fault)
    assert "sister" not in str(fault)


def test_what_the_driver_says_of_contents_goes_nowhere(connection):
    with pytest.raises(DriverFault) as caught:
        connection.rows("SELECT * FROM find_index WHERE find_index MATCH ?", ('"sister Aygül',))
    assert "Aygül" not in repr(caught.value)
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


def test_a_wrong_key_is_a_suspicion_and_silent(database, connection, capfd):
    with pytest.raises(SuspectedDamage):
        Connection(database, bytearray(b"x'" + b"0" * 96 + b"'"), query_only=False)
    assert capfd.readouterr() == ("", "")


def test_a_newer_major_form_is_left_alone(database, connection):
    connection.run("PRAGMA user_version = 20001")
    with pytest.raises(VaultTooNew) as caught:
        migrate(connection)
    assert caught.value.safe == {"version": 2, "known": 1}
    connection.run("PRAGMA user_version = 10999")
    migrate(connection)


def test_a_new_database_has_the_newest_form(connection):
    migrate(connection)
    assert connection.rows("PRAGMA user_version") == [(newest_form(),)]
    assert newest_form() >= 10_047


def test_a_hostile_openssl_configuration_is_not_read(tmp_path):
    hostile = tmp_path / "openssl.cnf"
    hostile.write_text("openssl_conf = nonsense\n[[[")
    script = (
        "import os, casefiles.store.database.connection\n"
        "assert os.environ['OPENSSL_CONF'] == os.devnull\n"
        "assert not os.environ['OPENSSL_MODULES'].startswith('/nowhere')\n"
    )
    environment = os.environ | {"OPENSSL_CONF": str(hostile), "OPENSSL_MODULES": "/nowhere"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
