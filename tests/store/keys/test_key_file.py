"""Keys: what opens a vault, what does not, and what each failure is called."""

import secrets
import unicodedata
from dataclasses import replace
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from casefiles.domain.foundation.errors import (
    NotAVault,
    Refused,
    VaultDamaged,
    VaultTooNew,
    WrongPassphrase,
)
from casefiles.store.files.folder import VaultFolder, make_folder
from casefiles.store.keys import key_slots
from casefiles.store.keys.key_file import (
    KEY_FILE_SIZE,
    FoundKeys,
    find_keys,
    heal_keys,
    key_file_bytes,
    new_keys,
    open_keys,
    read_key_file,
    with_recovery,
    with_slot,
    write_keys,
)
from casefiles.store.keys.key_slots import FLOOR, Argon2Cost, RecoveryKey, is_payable, require_floor
from tests.store.world import CHEAP, PASSPHRASE


@pytest.fixture
def made(tmp_path):
    make_folder(tmp_path / "v")
    file, keys = new_keys(PASSPHRASE, CHEAP, secrets.token_bytes)
    write_keys(tmp_path / "v", file, keys)
    folder = VaultFolder(tmp_path / "v")
    yield folder, file, keys
    folder.close()


def test_the_passphrase_opens_and_another_does_not(made):
    folder, file, keys = made
    assert open_keys(folder, PASSPHRASE) == (file, keys)
    with pytest.raises(WrongPassphrase):
        open_keys(folder, PASSPHRASE + " ")


def test_one_passphrase_typed_on_two_keyboards_is_the_same(tmp_path):
    make_folder(tmp_path / "v")
    typed = "ürümqi é"
    file, keys = new_keys(unicodedata.normalize("NFD", typed), CHEAP, secrets.token_bytes)
    write_keys(tmp_path / "v", file, keys)
    folder = VaultFolder(tmp_path / "v")
    assert open_keys(folder, unicodedata.normalize("NFC", typed))[1] == keys
    folder.close()


def test_a_recovery_key_opens_and_names_its_slot(made):
    folder, file, keys = made
    recovery = RecoveryKey(secrets.token_bytes(32))
    write_keys(folder.path, with_recovery(file, keys, recovery, secrets.token_bytes), keys)
    opened = open_keys(folder, recovery)[1]
    assert (opened.master, opened.actor) == (keys.master, "recovery")
    assert open_keys(folder, PASSPHRASE)[1].actor == "owner"
    with pytest.raises(WrongPassphrase):
        open_keys(folder, RecoveryKey(secrets.token_bytes(32)))
    with pytest.raises(Refused, match="recovery_key_malformed"):
        open_keys(folder, RecoveryKey(b"short"))


def test_a_slot_opens_in_its_own_place_only(made):
    _, file, keys = made
    secret = key_slots.stretched(PASSPHRASE, file.salt, file.cost)
    moved = (file.slots[1], file.slots[0], *file.slots[2:])
    assert key_slots.opened_slot(file.slots, secret, file.header) is not None
    assert key_slots.opened_slot(moved, secret, file.header) is None
    assert keys.master not in file.slots[0]


@pytest.mark.parametrize("cost", [Argon2Cost(16, 1, 1), Argon2Cost(8, 2, 1)])
def test_a_slot_is_bound_to_the_cost_that_the_file_names(made, cost):
    _, file, _ = made
    secret = key_slots.stretched(PASSPHRASE, file.salt, file.cost)
    cheaper = replace(file, cost=cost)
    assert key_slots.opened_slot(file.slots, secret, cheaper.header) is None


def test_used_and_unused_slots_look_alike(made):
    _, file, _ = made
    assert {len(slot) for slot in file.slots} == {key_slots.SLOT_SIZE}
    assert len(set(file.slots)) == len(file.slots)


def test_every_flipped_bit_is_damage_and_never_a_wrong_passphrase(made):
    folder, file, keys = made
    data = key_file_bytes(file, keys)
    assert len(data) == KEY_FILE_SIZE
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        if bit // 8 < KEY_FILE_SIZE - 32:
            assert read_key_file(bytes(flipped)) is None
    for name in ("vault.keys", "vault.keys.copy"):
        broken = bytearray(data)
        broken[-1] ^= 1
        folder.file(name).write_bytes(broken)
    with pytest.raises(VaultDamaged, match="key_file_damaged"):
        open_keys(folder, PASSPHRASE)


def test_control_without_the_checksum_a_flip_would_look_like_a_wrong_passphrase(made):
    folder, file, keys = made
    data = bytearray(key_file_bytes(file, keys))
    data[80] ^= 1
    body = bytes(data[: KEY_FILE_SIZE - 64])
    forged = body + sha256(body).digest() + bytes(32)
    for name in ("vault.keys", "vault.keys.copy"):
        folder.file(name).write_bytes(forged)
    with pytest.raises(WrongPassphrase):
        open_keys(folder, PASSPHRASE)


def test_a_file_whose_mac_is_wrong_is_not_believed(made):
    folder, file, keys = made
    body = key_file_bytes(replace(file, generation=9), keys)[: KEY_FILE_SIZE - 64]
    folder.file("vault.keys").write_bytes(body + sha256(body).digest() + bytes(32))
    assert open_keys(folder, PASSPHRASE)[0].generation == 1


@pytest.mark.parametrize("name", ["vault.keys", "vault.keys.copy"])
@pytest.mark.parametrize("harm", ["gone", "empty", "cut", "zeros"])
def test_one_good_copy_is_enough_and_both_are_good_again(made, name, harm):
    folder, file, keys = made
    path = folder.file(name)
    whole = path.read_bytes()
    path.unlink()
    if harm != "gone":
        path.write_bytes({"empty": b"", "cut": whole[:500], "zeros": bytes(878)}[harm])
    found = find_keys(folder, PASSPHRASE)
    assert found == FoundKeys(file, keys, (name,))
    heal_keys(folder, found.harmed, file, keys)
    assert path.read_bytes() == whole


def test_the_newer_of_two_sound_copies_counts_whichever_it_is(made):
    folder, file, keys = made
    newer = with_slot(file, keys, (0, "owner"), "other words", secrets.token_bytes)
    for names in (("vault.keys", "vault.keys.copy"), ("vault.keys.copy", "vault.keys")):
        for name, one in zip(names, (file, newer), strict=True):
            folder.file(name).write_bytes(key_file_bytes(one, keys))
        assert find_keys(folder, "other words") == FoundKeys(newer, keys, names[:1])
        # Who opens by the older one shuts nobody out: the newer one stays.
        assert find_keys(folder, PASSPHRASE) == FoundKeys(file, keys)
        with pytest.raises(WrongPassphrase):
            find_keys(folder, "neither")


@pytest.mark.parametrize(
    ("data", "error", "code"),
    [
        (None, NotAVault, "key_file_missing"),
        (b"", NotAVault, "key_file_empty"),
        (b"%PDF-1.7 something else", NotAVault, "key_file_foreign"),
        (b"CASEKEYS and then nothing", VaultDamaged, "key_file_damaged"),
    ],
)
def test_what_is_no_key_file_says_so(made, data, error, code):
    folder, _, _ = made
    for name in ("vault.keys", "vault.keys.copy"):
        folder.file(name).unlink()
        if data is not None:
            folder.file(name).write_bytes(data)
    with pytest.raises(error, match=code):
        open_keys(folder, PASSPHRASE)


def test_a_newer_key_file_is_told_apart_from_a_flipped_version(made):
    folder, file, keys = made
    data = bytearray(key_file_bytes(file, keys))
    data[9] = 2
    assert read_key_file(bytes(data)) is None
    body = bytes(data[: KEY_FILE_SIZE - 64]) + b"more"
    folder.file("vault.keys").write_bytes(body + sha256(body).digest() + bytes(32))
    with pytest.raises(VaultTooNew) as caught:
        open_keys(folder, PASSPHRASE)
    assert caught.value.safe == {"version": 2, "known": 1}


@pytest.mark.parametrize(
    "cost",
    [
        Argon2Cost(1024 * 1024 + 1, 1, 1),
        Argon2Cost(64, 11, 1),
        Argon2Cost(1024, 1, 17),
        Argon2Cost(7, 1, 1),
        Argon2Cost(8, 0, 1),
        Argon2Cost(8, 1, 0),
    ],
)
def test_a_forged_cost_is_never_paid(made, cost, monkeypatch):
    folder, file, keys = made
    assert not is_payable(cost)
    body = key_file_bytes(replace(file, cost=cost), keys)
    for name in ("vault.keys", "vault.keys.copy"):
        folder.file(name).write_bytes(body)
    monkeypatch.setattr(key_slots, "Argon2id", None)
    with pytest.raises(VaultDamaged, match="key_file_damaged"):
        open_keys(folder, PASSPHRASE)


def test_real_vaults_have_a_floor():
    require_floor(Argon2Cost(FLOOR, 3, 4))
    for cheap in (Argon2Cost(FLOOR - 1, 3, 4), Argon2Cost(FLOOR, 2, 4)):
        with pytest.raises(Refused, match="cost_too_low"):
            require_floor(cheap)


def test_stretching_is_argon2id_as_rfc_9106_has_it():
    # Vector of RFC 9106 section 5.3, with its secret and associated data.
    derivation = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert derivation.derive(b"\x01" * 32).hex() == expected


def test_too_little_memory_is_not_a_wrong_passphrase(made, monkeypatch):
    folder, _, _ = made

    class Exhausted:
        def __init__(self, **_cost):
            pass

        def derive(self, _data):
            raise MemoryError

    monkeypatch.setattr(key_slots, "Argon2id", Exhausted)
    with pytest.raises(Exception, match="no_memory"):
        open_keys(folder, PASSPHRASE)


def test_nothing_secret_shows(made):
    _, _, keys = made
    secret = key_slots.stretched(PASSPHRASE, bytes(16), CHEAP)
    shown = repr((keys, secret, RecoveryKey(b"R" * 32), key_slots.OpenedSlot(0, b"M" * 32, "x")))
    for hidden in (repr(keys.master), repr(keys.cipher_salt), repr(secret.material), "RRRR", "MMM"):
        assert hidden.strip("b'") not in shown


def test_a_passphrase_that_is_not_text_is_refused_without_showing_it():
    with pytest.raises(Refused, match="passphrase_not_text") as caught:
        key_slots.stretched("hunter\ud800", bytes(16), CHEAP)
    assert caught.value.__context__ is None
