"""The check: whatever is altered behind the program's back shows in its counts."""

import secrets
from dataclasses import asdict, replace
from threading import Event as Flag

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, VaultDamaged, VaultError
from casefiles.domain.records.case_records import Event
from casefiles.store.ledger import check, row_check
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault.opening import accept_as_found, open_vault
from tests.store.content.test_chunks import rows, tamper
from tests.store.harm import lose_disk
from tests.store.world import (
    PASSPHRASE,
    insert_all,
    keep_document,
    new_case,
    new_event,
    new_person,
)


@pytest.fixture
def filled(vault):
    case = new_case()
    keep_document(vault, case, secrets.token_bytes(2_500_000), "some words")
    insert_all(vault, [new_person(case), new_event(case), new_event(case)])
    vault.write(lambda work: work.update(replace(work.find(Event)[0], place="X"), "edit_event"))
    return vault


def unguarded(vault, *statements):
    """Alter rows as somebody would who holds the key but not the program."""

    def change(connection):
        connection._driver.set_authorizer(None)
        for name in (
            "entry_is_not_changed",
            "entry_is_not_deleted",
            "entry_is_not_replaced",
            "patch_is_not_changed",
            "document_keeps_content",
        ):
            connection.run(f"DROP TRIGGER {name}")
        connection.run("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.run(statement)

    vault._on_writer(change)


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_rows_are_compared_a_few_at_a_time_with_the_same_result(filled, monkeypatch, at_once):
    monkeypatch.setattr(row_check, "_AT_ONCE", at_once)
    monkeypatch.setattr(check, "_MOST_NUMBERS", 3)
    assert check_integrity(filled, CancellationToken()).is_sound
    unguarded(filled, "UPDATE event SET text = 'Nobody came.'", "DELETE FROM person")
    report = check_integrity(filled, CancellationToken())
    assert (report.rows, report.bad_rows, report.broken_links) == (4, 3, 0)


def test_a_disk_that_gives_nothing_is_not_called_damage(filled, monkeypatch):
    with monkeypatch.context() as patch:
        lose_disk(patch, keeps_small_files=True)
        assert check_integrity(filled, CancellationToken()).bad_pages
    with monkeypatch.context() as patch, pytest.raises(VaultError, match="disk_failed"):
        lose_disk(patch)
        check_integrity(filled, CancellationToken())
    assert check_integrity(filled, CancellationToken()).is_sound


def test_an_untouched_vault_is_sound(filled):
    report = check_integrity(filled, CancellationToken())
    assert report.is_sound
    assert (report.entries, report.rows, report.contents) == (8, 5, 1)
    assert set(map(type, asdict(report).values())) == {int, bool, tuple}


@pytest.mark.parametrize(
    ("statement", "count"),
    [
        ("UPDATE entry SET wall = wall + 1 WHERE seq = 1", "broken_links"),
        ("UPDATE entry SET actor = 'somebody' WHERE number = 3", "broken_links"),
        ("DELETE FROM entry WHERE number = 3", "broken_links"),
        ("UPDATE entry SET seq = 99 WHERE seq = 5", "broken_links"),
        (
            "UPDATE patch SET fields = replace(fields, 'came', '') WHERE entry = 6",
            "bad_patches",
        ),
        ("UPDATE patch SET fields = 'nonsense' WHERE entry = 6", "bad_patches"),
        ("UPDATE patch SET fields = '[[1,[],{},3,4]]' WHERE entry = 6", "bad_patches"),
        ('UPDATE patch SET fields = \'[["text",null,NaN,"",0]]\' WHERE entry = 6', "bad_patches"),
        ("UPDATE patch SET salt = zeroblob(16) WHERE entry = 6", "bad_patches"),
        ("DELETE FROM patch WHERE entry = 6", "bad_patches"),
        ("UPDATE entry SET number = 1 << 40 WHERE number = 6", "bad_patches"),
        ("UPDATE event SET text = 'Nobody came.' WHERE row = 1", "bad_rows"),
        ("UPDATE event SET id = lower(hex(randomblob(16))) WHERE row = 1", "bad_rows"),
        ("DELETE FROM event WHERE row = 1", "bad_rows"),
        ("UPDATE person SET protection = 'open'", "bad_rows"),
        ("UPDATE document SET is_public = 1", "bad_rows"),
        (
            (
                "INSERT INTO event(row, id, case_id, date, place, text, person_ids, cites,"
                " is_withheld) SELECT 99, lower(hex(randomblob(16))), case_id, date, place, text,"
                " person_ids, cites, is_withheld FROM event LIMIT 1"
            ),
            "bad_rows",
        ),
        ("UPDATE content SET sha256 = replace(sha256, substr(sha256, 1, 1), 'x')", "bad_rows"),
        ("UPDATE content SET size = 1", "bad_rows"),
        ("UPDATE content SET size = 1", "bad_contents"),
        ("UPDATE chunk SET data = zeroblob(length(data)) WHERE seq = 1", "bad_contents"),
        ("DELETE FROM chunk WHERE seq = 2", "bad_contents"),
        ("UPDATE content_key SET key = zeroblob(32)", "bad_contents"),
    ],
)
def test_what_is_altered_behind_its_back_is_counted(filled, statement, count):
    unguarded(filled, statement)
    report = check_integrity(filled, CancellationToken())
    assert getattr(report, count) > 0
    assert not report.is_sound


def test_control_the_database_itself_calls_an_altered_row_sound(filled):
    unguarded(filled, "UPDATE event SET text = 'Nobody came.' WHERE row = 1")
    assert filled.has_sound_pages()


def test_a_chain_forged_to_its_end_still_differs_from_the_head(filled):
    unguarded(
        filled,
        "DELETE FROM patch WHERE entry = (SELECT max(number) FROM entry)",
        "UPDATE event SET place = 'Ürümqi'",
        "DELETE FROM entry WHERE number = (SELECT max(number) FROM entry)",
    )
    filled.close()
    with pytest.raises(VaultDamaged, match="entries_missing") as caught:
        open_again(filled)
    assert caught.value.safe == {"missing": 1}


def open_again(vault):
    world = vault._surroundings
    return open_vault(vault.folder, PASSPHRASE, world.clock, world.randomness)


def test_an_end_of_the_chain_that_was_rewritten_does_not_open(filled):
    unguarded(filled, "UPDATE entry SET actor = 'x' WHERE number = (SELECT max(number) FROM entry)")
    filled.close()
    with pytest.raises(VaultDamaged, match="ledger_broken"):
        open_again(filled)


def test_a_check_can_be_stopped(filled):
    ticket = CancellationToken()
    ticket.stop.set()
    with pytest.raises(Cancelled):
        check_integrity(filled, ticket)


def test_a_head_altered_while_open_is_seen(filled):
    path = filled.folder / "vault.head"
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(data)
    assert check_integrity(filled, CancellationToken()).is_head_bad


@pytest.mark.parametrize("harm", ["gone", "damaged", "ahead"])
def test_a_lost_head_is_accepted_on_the_owners_word_only(world, harm):
    case = new_case()
    event = new_event(case)
    with world.create() as vault:
        insert_all(vault, [case])
    early = (world.folder / "vault.db").read_bytes()
    with world.open() as vault:
        insert_all(vault, [event])
        device = vault._parts.device
    head = world.folder / "vault.head"
    if harm == "gone":
        head.unlink()
    elif harm == "damaged":
        head.write_bytes(bytes(12288))
    else:
        (world.folder / "vault.db").write_bytes(early)
    code = {"gone": "head_missing", "damaged": "head_damaged", "ahead": "entries_missing"}[harm]
    with pytest.raises(VaultDamaged, match=code):
        world.open()
    accepted = accept_as_found(world.folder, PASSPHRASE, world.hands.clock(), secrets.token_bytes)
    assert accepted._parts.device != device
    accepted.close()
    with world.open() as vault:
        assert check_integrity(vault, CancellationToken()).is_sound
        actions = [entry.action for entry in vault.read(lambda reader: reader.entries(None))]
        insert_all(vault, [new_event(case)])
        chains = {entry.device for entry in vault.read(lambda reader: reader.entries(case.id))}
    assert [action for action in actions if action != "checkpoint"] == [
        *("create_vault", "add_device_key"),
        *("add_device_key", "accept_as_found"),
    ]
    assert len(chains) == 2


def test_a_ledger_that_is_broken_cannot_be_accepted(filled):
    unguarded(filled, "UPDATE event SET text = 'Nobody came.' WHERE row = 1")
    filled.close()
    (filled.folder / "vault.head").unlink()
    world = filled._surroundings
    with pytest.raises(VaultDamaged, match="ledger_broken"):
        accept_as_found(filled.folder, PASSPHRASE, world.clock, world.randomness)


def test_pages_that_are_free_or_unread_are_checked_too(filled):
    tamper(filled, "DELETE FROM page")
    assert rows(filled, "PRAGMA integrity_check") == [("ok",)]
    assert filled.has_sound_pages()


def test_other_questions_and_edits_are_answered_while_the_ledger_is_proven(filled, monkeypatch):
    asked = []
    prove = check._in_chain_order

    def slowly(connection):
        for batch in prove(connection):
            filled.write(lambda work: work.put_setting("beside", "1"))
            asked.append(filled.read(lambda reader: reader.setting("beside")))
            yield batch

    monkeypatch.setattr(check, "_in_chain_order", slowly)
    assert check_integrity(filled, CancellationToken()).is_sound
    assert asked == ["1"]


def test_a_stop_ends_the_proof_of_the_ledger(filled):
    ticket = CancellationToken(stop=Flag())

    def endless(reader):
        ticket.stop.set()
        reader._connection.rows(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        )

    with pytest.raises(Cancelled):
        filled.read_aside(endless, ticket)
    assert check_integrity(filled, CancellationToken()).is_sound
