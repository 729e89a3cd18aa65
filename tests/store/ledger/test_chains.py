"""The ledger: every change is in it, and nothing in it can be changed unnoticed."""

import secrets
from dataclasses import replace
from hashlib import sha256
from itertools import islice, pairwise

import pytest

from casefiles.domain.foundation.canonical import canonical
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Case, Document, Event
from casefiles.store.ledger import chains
from casefiles.store.ledger.chains import (
    START,
    Chains,
    ChainTip,
    FieldPatch,
    LedgerEntry,
    entry_hash,
    patch_commitment,
    row_commitment,
)
from casefiles.store.vault.opening import open_vault
from tests.store.world import (
    PASSPHRASE,
    Hands,
    World,
    insert_all,
    keep_document,
    new_case,
    new_event,
    new_person,
)


def entries_of(vault, case):
    return vault.read(lambda reader: reader.entries(case.id))


def test_a_case_has_its_own_chain_from_one(vault):
    one, two = new_case("R-1"), new_case("R-2")
    insert_all(vault, [one, two, new_person(one), new_person(two), new_event(one)])
    for case, count in ((one, 3), (two, 2)):
        entries = entries_of(vault, case)
        assert [entry.seq for entry in entries] == list(range(1, count + 1))
        assert entries[0].prev == START
        for before, after in pairwise(entries):
            assert after.prev == entry_hash(before)
    vault_entries = vault.read(lambda reader: reader.entries(None))
    assert [entry.action for entry in vault_entries] == ["create_vault", "add_device_key"]


def test_history_tells_who_did_what_and_what_was_before(vault):
    case = new_case()
    insert_all(vault, [case])
    vault.write(lambda work: work.update(replace(case, title="New", client="C"), "edit_case"))
    vault.write(lambda work: work.update(replace(case, title="Newer", client="C"), "edit_case"))
    vault.write(lambda work: work.delete(Case, case.id, "remove_case"))
    first, second, third, last = entries_of(vault, case)
    assert (first.actor, first.action, first.kind, first.object) == (
        "owner", "load", "case", case.id)  # fmt: skip
    device = first.device
    assert FieldPatch("title", None, "Title", "", 0) in first.changes
    assert second.changes == (
        FieldPatch("client", "", "C", device, 1),
        FieldPatch("title", "Title", "New", device, 1),
    )
    assert third.changes == (FieldPatch("title", "New", "Newer", device, 2),)
    assert FieldPatch("title", "Newer", None, device, 3) in last.changes
    assert FieldPatch("client", "C", None, device, 2) in last.changes
    assert vault.read(lambda reader: reader.verify()).bad_rows == 0


def test_a_chain_longer_than_is_read_at_once_has_each_entry_once(vault, monkeypatch):
    case = new_case()
    insert_all(vault, [case, *(new_person(case) for _ in range(6))])
    whole = entries_of(vault, case)
    monkeypatch.setattr(chains, "_BATCH", 3)
    key = (case.id, whole[0].device)
    rows = vault.read(
        lambda reader: list(islice(chains.chain_rows(reader._connection, key, 2), 20))
    )
    assert [LedgerEntry(*row).seq for row in rows] == [2, 3, 4, 5, 6, 7]


def test_a_deleted_record_can_come_back(vault):
    case = new_case()
    person = new_person(case)
    insert_all(vault, [case, person])
    vault.write(lambda work: work.delete(type(person), person.id, "remove_person"))
    vault.write(lambda work: work.insert(person, "undo"))
    report = vault.read(lambda reader: reader.verify())
    assert (report.broken_links, report.bad_patches, report.bad_rows) == (0, 0, 0)
    assert entries_of(vault, case)[-1].changes[0].seq == 3


def test_an_update_that_changes_nothing_is_no_entry(vault):
    case = new_case()
    insert_all(vault, [case])
    vault.write(lambda work: work.update(case, "edit_case"))
    assert len(entries_of(vault, case)) == 1


def test_a_documents_entry_commits_to_its_bytes(vault):
    case = new_case()
    document = keep_document(vault, case, b"exactly these bytes")
    entry = next(entry for entry in entries_of(vault, case) if entry.object == document.id)
    changes = {change.field: change.after for change in entry.changes}
    assert changes["content.sha256"] == sha256(b"exactly these bytes").hexdigest()
    assert changes["content.size"] == 19


def test_words_do_not_go_where_codes_belong(vault):
    case = new_case()
    for action in ("", "Edit", "sister's name", "a" * 65, "ä"):
        with pytest.raises(ValueError, match="codes"):
            vault.write(lambda work, action=action: work.insert(case, action))
    with pytest.raises(ValueError, match="ids"):
        vault.write(lambda work: work.insert(replace(case, id="my-case"), "load"))
    assert vault.read(lambda reader: reader.find(Case)) == ()


def test_a_record_stays_in_its_case(vault):
    one, two = new_case("R-1"), new_case("R-2")
    event = new_event(one)
    insert_all(vault, [one, two, event])
    with pytest.raises(ValueError, match="stays in its case"):
        vault.write(lambda work: work.update(replace(event, case_id=two.id), "edit_event"))
    assert vault.read(lambda reader: reader.get(Event, event.id)) == event


def test_hashes_stay_what_the_format_page_says():
    entry = LedgerEntry(7, 1, "aa", "bb", 1, "boot", 5, 6, 7, "{}", "owner", "load", "case", "cc",
                  bytes(32), b"\x01" * 32, START)  # fmt: skip
    hashed = canonical((1, "aa", "bb", 1, "boot", 5, 6, 7, "{}", "owner", "load", "case", "cc",
                        bytes(32), b"\x01" * 32, bytes(32)))  # fmt: skip
    assert entry_hash(entry) == sha256(b"\x00" + hashed).digest()
    assert entry_hash(replace(entry, number=8)) == entry_hash(entry)
    salt = b"s" * 16
    change = FieldPatch("title", None, "x", "", 0)
    assert patch_commitment(salt, (change,)) == (
        sha256(b"\x02casefiles/patch/1" + salt + canonical((("title", None, "x", "", 0),))).digest()
    )
    assert row_commitment(salt, {"b": 1, "a": "x"}) == (
        sha256(b"\x02casefiles/row/1" + salt + canonical((("a", "x"), ("b", 1)))).digest()
    )


def test_every_field_of_an_entry_counts_in_its_hash():
    entry = LedgerEntry(7, 1, "aa", "bb", 1, "boot", 5, 6, 7, "{}", "owner", "load", "case", "cc",
                  bytes(32), b"\x01" * 32, START)  # fmt: skip
    other = {str: "zz", int: 99, bytes: b"z" * 32}
    for name in LedgerEntry.__dataclass_fields__:
        if name in {"number", "changes"}:
            continue
        changed = replace(entry, **{name: other[type(getattr(entry, name))]})
        assert entry_hash(changed) != entry_hash(entry), name


@pytest.mark.parametrize("wall", [-(10**18), 0, 1, 10**18, 2**62, 2**63 - 1])
def test_the_stamp_rises_whatever_the_clock_says(wall):
    chains = Chains({}, 0)
    stamps = [chains.next_hlc(at) for at in (10**18, wall, 10**18, wall, 5)]
    assert stamps == sorted(set(stamps))
    assert stamps[-1] < 2**63


def test_a_clock_that_jumps_back_is_recorded_and_order_stays(tmp_path):
    hands = Hands()
    world = World(tmp_path / "v", hands)
    case = new_case()
    with world.create() as vault:
        insert_all(vault, [case])
    hands.wall = 1_000_000
    clock = Clock(hands._tick, lambda: 5, "boot-2")
    with open_vault(world.folder, PASSPHRASE, clock, secrets.token_bytes) as vault:
        insert_all(vault, [new_event(case)])
        first, second = entries_of(vault, case)
    assert second.wall < first.wall
    assert second.hlc > first.hlc
    assert (first.boot, second.boot) == ("boot-1", "boot-2")


def test_other_devices_of_the_case_are_named_as_seen():
    chains = Chains(
        {
            ("c", "d1"): ChainTip(4, b""),
            ("c", "d2"): ChainTip(7, b""),
            ("x", "d3"): ChainTip(9, b""),
        },
        0,
    )
    assert chains.seen("c", "d1") == '{"d2":7}'
    assert chains.seen("x", "d3") == "{}"


def test_salts_never_repeat_and_are_not_shared(vault):
    case = new_case()
    insert_all(vault, [case, new_person(case), new_person(case)])
    salts = vault._on_reader(lambda at: at.rows("SELECT salt, row_salt FROM patch"))
    flat = [salt for pair in salts for salt in pair]
    assert len(set(flat)) == len(flat) == 10
    assert {len(salt) for salt in flat} == {16}


def test_a_reference_to_nothing_is_refused_and_nothing_is_kept(vault):
    case = new_case()
    with pytest.raises(Refused, match="dangling_reference"):
        vault.write(lambda work: work.insert(new_person(case), "load"))
    document = keep_document(vault, case, b"x")
    with pytest.raises(Refused, match="dangling_reference"):
        vault.write(lambda work: work.delete(Case, case.id, "remove_case"))
    with pytest.raises(Refused, match="already_exists"):
        insert_all(vault, [document])
    with pytest.raises(Refused, match="no_such_record"):
        vault.write(lambda work: work.delete(Document, "0" * 32, "remove"))
    with pytest.raises(Refused, match="no_such_record"):
        vault.write(lambda work: work.update(new_case(), "edit_case"))
    assert len(entries_of(vault, case)) == 2


def test_records_of_one_write_may_come_in_any_order(vault):
    case = new_case()
    insert_all(vault, [new_event(case), new_person(case), case])
    assert len(entries_of(vault, case)) == 3
