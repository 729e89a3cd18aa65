"""After a change of all keys, what the old signing key signs proves nothing against the vault."""

import secrets
from datetime import UTC, datetime

import pytest

from casefiles.custody.anchor_files import AnchorFile, AnchorKind
from casefiles.custody.notes import (
    Checkpoint,
    PublicKey,
    cosigned,
    cosigned_at,
    is_signed_by,
    parse_note,
    public_key_of,
    signed,
)
from casefiles.custody.printed_anchor_code import code_of
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.office.case.overview import overview_of
from casefiles.office.vault.anchors import (
    AnchorVerdict,
    compare_code,
    compare_file,
    compare_remembered,
    make_anchor_file,
    proof_state,
)
from casefiles.office.vault.cosigning import add_cosignature, cosign, request_cosignature
from casefiles.store.ledger import checkpoints
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.maintenance.rotation import Rekeying, renew_keys
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.words.proof import VERDICTS
from tests.office.vault.two_vaults import Laptop, place_of
from tests.store.world import CHEAP, PASSPHRASE

NEW = "five blue trains leave quietly"


class Robbed(Laptop):
    """A vault whose keys somebody copied, and whose owner then changed all of them."""

    def __init__(self, folder) -> None:
        super().__init__(folder)
        self.passphrase = PASSPHRASE
        self.works(2)
        with self.world.open() as vault:
            self.vault_id = vault.read(lambda at: at.vault_id)
            self.old = vault.read(lambda at: at.device)
            self.stolen = vault.read(lambda at: at.signing_key())

    def opened(self):
        return self.world.open(self.passphrase)

    def does(self, job):
        with self.opened() as vault:
            return job(place_of(vault, self.world), CancellationToken())

    def changes_keys(self) -> None:
        with self.opened() as vault:
            self.size = vault.read(lambda at: at.chain_length(self.old))
        surroundings = StoreEnvironment(self.world.hands.clock(), secrets.token_bytes)
        renewal = Rekeying(opener=NEW, cost=CHEAP, action="change_keys")
        renew_keys(self.world.folder, self.passphrase, renewal, surroundings, CancellationToken())
        self.passphrase = NEW

    def forged(self, size: int, target):
        origin = checkpoints.origin_of(self.vault_id, self.old)
        note = signed(Checkpoint(origin, size, secrets.token_bytes(32)), self.stolen)
        key = PublicKey(origin, public_key_of(self.stolen))
        target.write_text(AnchorFile(AnchorKind.ANCHOR, key, note).text())
        return target


@pytest.fixture
def robbed(tmp_path):
    return Robbed(tmp_path / "vault")


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_an_anchor_forged_with_the_stolen_key_accuses_the_renewed_vault_of_nothing(robbed, stick):
    for size, before in ((4_999, AnchorVerdict.OLDER), (2, AnchorVerdict.FORKED)):
        forged = robbed.forged(size, stick / f"{size}.txt")
        assert robbed.does(compare_file(forged)).verdict is before, "the control"
    robbed.changes_keys()
    for size in (4_999, 2):
        said = robbed.does(compare_file(stick / f"{size}.txt"))
        assert (said.verdict, said.missing) == (AnchorVerdict.ENDED_KEY, 0)
    words, _, is_well = VERDICTS[AnchorVerdict.ENDED_KEY]
    assert not is_well
    assert "proves nothing" in words
    with robbed.opened() as vault:
        gaps = vault.read(overview_of(robbed.case.id, datetime(2026, 12, 1, tzinfo=UTC))).gaps
    assert "anchor_disagrees" not in {gap.kind for gap in gaps}


def test_a_forged_anchor_in_the_place_of_a_remembered_one_accuses_of_nothing(robbed, stick):
    robbed.does(make_anchor_file(stick / "anchor.txt"))
    robbed.changes_keys()
    assert robbed.does(compare_remembered()).verdict is AnchorVerdict.AGREES
    robbed.forged(900, stick / "anchor.txt")
    assert robbed.does(compare_remembered()).verdict is AnchorVerdict.ENDED_KEY


def test_the_last_checkpoint_of_the_old_key_bears_the_signature_of_the_new_one(robbed):
    robbed.changes_keys()
    with robbed.opened() as vault:
        device = vault.read(lambda at: at.device)
        assert device != robbed.old
        old, new = (
            vault.read(lambda at, one=one: at.device_key(one)) for one in (robbed.old, device)
        )
        assert old.key == public_key_of(robbed.stolen)
        assert new.key != old.key
        kept = vault._on_reader(lambda at: list(checkpoints.all_of(at)))
        notes = [one.note for one in kept if one.note.checkpoint.origin == old.name]
        assert is_signed_by(notes[-1], old)
        assert notes[-1].checkpoint.size == vault.read(lambda at: at.chain_length(robbed.old))
        assert cosigned_at(notes[-1], new) is not None
        end = vault.read(lambda at: at.key_end(robbed.old))
        assert end.size == notes[-1].checkpoint.size
        assert end.next == device
        assert vault.read(lambda at: at.key_end(device)) is None
        actions = [entry.action for entry in vault.read(lambda at: at.entries(None))]
        assert actions.count("end_device_key") == 1
        assert check_integrity(vault, CancellationToken()).is_sound
        held = vault._on_reader(lambda at: at.rows("SELECT device, private FROM device_key"))
        assert [one for one, _ in held] == [device]
        assert robbed.stolen not in {key for _, key in held}


def test_old_anchors_that_agree_still_do_and_new_ones_betray_an_older_copy(robbed, stick, tmp_path):
    robbed.does(make_anchor_file(stick / "before.txt"))
    early = robbed.image(tmp_path / "early")
    robbed.changes_keys()
    assert robbed.does(compare_file(stick / "before.txt")).verdict is AnchorVerdict.AGREES
    robbed.does(make_anchor_file(stick / "after.txt"))
    assert robbed.does(compare_file(stick / "after.txt")).verdict is AnchorVerdict.AGREES
    robbed.put_back(early)
    robbed.passphrase = PASSPHRASE
    assert robbed.does(compare_file(stick / "after.txt")).verdict is AnchorVerdict.OTHER_COPY


def test_what_a_colleague_saw_before_the_end_still_counts_and_after_it_does_not(
    robbed, stick, tmp_path
):
    hers = Laptop(tmp_path / "hers")
    robbed.does(request_cosignature(stick / "request.txt"))
    hers.does(cosign(stick / "request.txt", stick / "statement.txt"))
    robbed.does(add_cosignature(stick / "statement.txt"))
    with hers.world.open() as vault:
        name, private = vault.read(
            lambda at: (checkpoints.origin_of(at.vault_id, at.device), at.signing_key())
        )
    robbed.changes_keys()
    seconds = robbed.world.hands.wall // 1_000_000_000
    for at, verdict in (
        (seconds - 9, AnchorVerdict.OLDER),
        (seconds + 9_999, AnchorVerdict.ENDED_KEY),
    ):
        forged = robbed.forged(4_999, stick / "seen.txt")
        note = cosigned(parse_note(forged.read_text().partition("\n\n")[2]), name, private, at)
        key = PublicKey(note.checkpoint.origin, public_key_of(robbed.stolen))
        forged.write_text(
            AnchorFile(
                AnchorKind.STATEMENT, key, note, PublicKey(name, public_key_of(private))
            ).text()
        )
        assert robbed.does(compare_file(forged)).verdict is verdict


def test_a_colleague_is_told_that_the_vault_has_another_key_than_before(robbed, stick, tmp_path):
    hers = Laptop(tmp_path / "hers")

    def signed_for():
        robbed.does(request_cosignature(stick / "request.txt"))
        return hers.does(cosign(stick / "request.txt", stick / "statement.txt"))

    assert not signed_for().is_new_key
    robbed.changes_keys()
    assert signed_for().is_new_key
    robbed.does(add_cosignature(stick / "statement.txt"))
    told = signed_for()
    assert (told.is_new_key, told.before > 0) == (False, True)


def test_a_slip_of_the_old_key_accuses_of_nothing(robbed):
    robbed.changes_keys()
    code = " ".join(code_of(robbed.old, 4_999, secrets.token_bytes(32)))
    assert robbed.does(compare_code(code)).verdict is AnchorVerdict.ENDED_KEY


def test_a_second_change_ends_the_second_key_too(robbed, stick):
    robbed.changes_keys()
    robbed.does(make_anchor_file(stick / "second.txt"))
    with robbed.opened() as vault:
        robbed.old = vault.read(lambda at: at.device)
        robbed.stolen = vault.read(lambda at: at.signing_key())
    robbed.changes_keys()
    assert robbed.does(compare_file(stick / "second.txt")).verdict is AnchorVerdict.AGREES
    forged = robbed.forged(9_999, stick / "forged.txt")
    assert robbed.does(compare_file(forged)).verdict is AnchorVerdict.ENDED_KEY
    with robbed.opened() as vault:
        state = vault.read(proof_state())
        assert len({state.fingerprint, *(one.fingerprint for one in state.ended)}) == 3
        assert [one.wall for one in state.ended] == sorted(
            (one.wall for one in state.ended), reverse=True
        )
        assert check_integrity(vault, CancellationToken()).is_sound


def test_a_checkpoint_that_the_old_key_signs_after_its_end_is_damage(robbed):
    robbed.changes_keys()

    def goes_on(connection) -> None:
        with connection.writing():
            connection.run("INSERT INTO device_key VALUES(?, ?)", (robbed.old, robbed.stolen))
            connection.run("UPDATE vault SET device = ?", (robbed.old,))
            connection.commit()

    with robbed.opened() as vault:
        vault._on_writer(goes_on)
    with robbed.opened() as vault:
        vault.write(lambda work: work.note("clock_confirmed"))
    with pytest.raises(VaultDamaged, match="ledger_broken"):
        robbed.opened()
