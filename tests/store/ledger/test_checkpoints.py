"""Signed checkpoints: one note stands for the whole vault, and opening begins at it."""

import secrets
import shutil

import pytest

from casefiles.custody.notes import is_signed_by, parse_note
from casefiles.custody.tree import root_of
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.domain.records.case_records import Event
from casefiles.store.database.connection import Connection
from casefiles.store.ledger import checkpoints
from casefiles.store.ledger.chains import entry_hash
from casefiles.store.ledger.change_sets import NEWEST
from casefiles.store.ledger.checkpoints import CheckpointSummary
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.pages.wal import checkpoint
from casefiles.store.vault import open_vault
from casefiles.store.vault.opening import accept_as_found
from tests.store.maintenance.test_check import unguarded
from tests.store.world import PASSPHRASE, World, insert_all, new_case, new_event


def points(vault):
    return vault._on_reader(lambda at: list(checkpoints.all_of(at)))


def vault_chain(vault):
    return vault.read(lambda reader: reader.entries(None))


def signing_key(vault):
    device = vault._parts.device
    vault_id = vault._parts.keys.vault_id
    return vault._on_reader(lambda at: checkpoints.public_key(at, vault_id, device))


def test_a_note_is_signed_over_the_tree_of_the_vaults_own_chain(vault):
    insert_all(vault, [new_case()])
    note = vault.sign_ledger()
    assert is_signed_by(note, signing_key(vault))
    leaves = [entry_hash(entry) for entry in vault_chain(vault)]
    assert note.checkpoint.size == len(leaves) == 3
    assert note.checkpoint.root == root_of(leaves)
    assert parse_note(note.text()) == note


def test_every_further_note_has_the_right_root_though_little_is_read(vault):
    case = new_case()
    insert_all(vault, [case])
    for _ in range(20):
        insert_all(vault, [new_event(case)])
        vault.write(lambda work: work.note("add_recovery_key"))
        note = vault.sign_ledger()
        leaves = [entry_hash(entry) for entry in vault_chain(vault)]
        assert (note.checkpoint.size, note.checkpoint.root) == (len(leaves), root_of(leaves))


def test_the_entry_holds_the_tips_of_all_other_chains(vault):
    one, two = new_case("R-1"), new_case("R-2")
    insert_all(vault, [one, two, new_event(one)])
    vault.sign_ledger()
    (point,) = points(vault)
    vault_id = vault._parts.keys.vault_id
    tips = vault._on_reader(lambda at: checkpoints.tips_at(at, vault_id, point))
    assert tips == vault._chains.tips


def test_nothing_new_is_signed_once(vault):
    first = vault.sign_ledger()
    assert vault.sign_ledger() == first
    assert len(points(vault)) == 1


def test_the_newest_checkpoint_is_told_and_whether_anything_was_entered_since(vault):
    def told():
        return vault.read(lambda reader: reader.last_checkpoint())

    assert told() is None
    for _ in range(2):
        insert_all(vault, [new_case()])
        note = vault.sign_ledger()
        signed = vault_chain(vault)[-1]
        assert told() == CheckpointSummary(note.checkpoint.size, signed.wall, is_current=True)
        vault.write(lambda work: work.note("add_recovery_key"))
        assert told() == CheckpointSummary(note.checkpoint.size, signed.wall, is_current=False)


def test_closing_signs_what_changed_and_only_then(world):
    with world.create() as vault:
        insert_all(vault, [new_case()])
    for _ in range(2):
        with world.open() as vault:
            assert vault.was_closed
            assert len(points(vault)) == 1
            assert vault.sign_ledger() == points(vault)[0].note
    with world.open() as vault:
        vault.write(lambda work: work.note("add_recovery_key"))
    with world.open() as vault:
        assert len(points(vault)) == 2


def test_checkpoints_are_in_no_act_and_in_the_ledger(vault):
    case = new_case()
    insert_all(vault, [case])
    vault.sign_ledger()
    heads = vault.read(lambda reader: reader.latest_acts(NEWEST, 9, case.id))
    assert [head.entry.action for head in heads] == ["load", "create_vault"]
    assert vault_chain(vault)[-1].action == "checkpoint"
    assert check_integrity(vault, CancellationToken()).is_sound


def test_a_long_day_is_signed_now_and_then(vault, monkeypatch):
    monkeypatch.setattr(open_vault, "ENTRIES_UNSIGNED", 10)
    case = new_case()
    insert_all(vault, [case])
    for _ in range(35):
        insert_all(vault, [new_event(case)])
    assert len(points(vault)) == 3


def test_a_crash_shows_at_the_next_opening_and_an_order_does_not(world, tmp_path):
    with world.create() as vault:
        insert_all(vault, [new_case()])
    with world.open() as vault:
        assert vault.was_closed
        vault.write(lambda work: work.note("add_recovery_key"))
        shutil.copytree(world.folder, tmp_path / "crashed")
        vault._on_writer(checkpoint)
        shutil.copytree(world.folder, tmp_path / "folded")
    for name in ("crashed", "folded"):
        with World(tmp_path / name).open() as vault:
            assert not vault.was_closed
        with World(tmp_path / name).open() as vault:
            assert vault.was_closed


FORGERIES = [
    "UPDATE signed_checkpoint SET note = replace(note, '\n3\n', '\n2\n')",
    "UPDATE signed_checkpoint SET frontier = zeroblob(length(frontier))",
    "UPDATE signed_checkpoint SET frontier = x''",
    "UPDATE signed_checkpoint SET note = 'nonsense'",
    "UPDATE patch SET fields = replace(fields, 'tips', 'tops') WHERE entry = 4",
    "DELETE FROM patch WHERE entry = (SELECT max(number) FROM entry)",
    "DELETE FROM patch WHERE entry = 2",
    "UPDATE patch SET fields = replace(fields, '\"public_key\"', '\"public_kez\"')",
    "UPDATE entry SET actor = 'x' WHERE number = (SELECT max(number) FROM entry WHERE kind='case')",
]


@pytest.mark.parametrize("statement", FORGERIES)
def test_what_does_not_agree_with_its_signature_does_not_open(world, statement):
    with world.create() as vault:
        insert_all(vault, [new_case()])
        assert vault.sign_ledger().checkpoint.size == 3
        unguarded(vault, statement)
        report = check_integrity(vault, CancellationToken())
        assert report.broken_links + report.bad_patches > 0
    with pytest.raises(VaultDamaged, match="ledger_broken"):
        world.open()


def test_a_checkpoint_taken_away_is_counted(vault):
    vault.sign_ledger()
    unguarded(vault, "DELETE FROM signed_checkpoint")
    assert check_integrity(vault, CancellationToken()).broken_links == 1


def test_a_ledger_rewritten_with_its_head_is_caught_by_the_signature(world):
    """Somebody who holds the vault's key rewrites the end of a chain, and the head to match."""
    case = new_case()
    with world.create() as vault:
        insert_all(vault, [case, new_event(case)])
        vault.sign_ledger()
        unguarded(
            vault,
            "DELETE FROM patch WHERE entry = 4",
            "DELETE FROM event",
            "DELETE FROM act WHERE first = 4",
            "UPDATE act SET last = 3 WHERE first = 3",
            "DELETE FROM entry WHERE number = 4",
        )
        chains = vault._on_writer(lambda at: open_vault.Chains.copy(_loaded(at)))
        vault._parts.head.write(chains.tips)
        vault._chains = chains
    with pytest.raises(VaultDamaged, match="entries_missing"):
        world.open()


def _loaded(connection):
    from casefiles.store.ledger.chains import load_chains

    return load_chains(connection)


def test_a_vault_accepted_as_found_signs_with_a_new_key_and_proves_the_old(world):
    with world.create() as vault:
        insert_all(vault, [new_case()])
        old = signing_key(vault)
    (world.folder / "vault.head").unlink()
    accept_as_found(world.folder, PASSPHRASE, world.hands.clock(), secrets.token_bytes).close()
    with world.open() as vault:
        assert signing_key(vault) != old
        assert len(points(vault)) == 2
        assert check_integrity(vault, CancellationToken()).is_sound
        assert is_signed_by(points(vault)[0].note, old)


def test_opening_reads_little_of_a_long_ledger(world, monkeypatch):
    case = new_case()
    with world.create() as vault:
        insert_all(vault, [case, *(new_event(case, str(at)) for at in range(3000))])
    counted = []
    plain = Connection.rows

    def counting(self, statement, values=()):
        rows = plain(self, statement, values)
        counted.append(len(rows))
        return rows

    monkeypatch.setattr(Connection, "rows", counting)
    with world.open() as vault:
        seen = sum(counted)
        assert len(vault.read(lambda reader: reader.find(Event))) == 3000
    assert seen < 300
