"""Slots: who may open a vault, with what, and what the vault knows of them."""

import secrets
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from casefiles.domain.foundation.errors import NotEnoughSpace, Refused, WrongPassphrase
from casefiles.store.access.slots import number_for, require_label
from casefiles.store.keys.key_file_bytes import REMOVABLE_KEY_SIZE, key_file_digest, new_key_file
from casefiles.store.keys.key_slots import (
    Argon2Cost,
    GuardedPassphrase,
    OpenedSlot,
    RecoveryKey,
    SharedKey,
    sealed_slot,
    secret_of,
)
from casefiles.store.vault import key_ring
from casefiles.store.vault.opening import create, open_vault
from tests.store.world import CHEAP, PASSPHRASE, World

KEY_FILE = new_key_file(bytes)


def opened_with(world: World, opener: object):
    return open_vault(world.folder, opener, world.hands.clock(), secrets.token_bytes)


def test_the_first_slot_is_known_from_the_beginning(vault):
    (row,) = vault.ring.slots()
    assert (row.number, row.kind, row.label) == (0, "passphrase", "owner")
    assert row.fits(vault.ring._file.slots)


def test_a_passphrase_with_a_key_file_opens_only_with_it(world):
    key_file = new_key_file(secrets.token_bytes)
    both = GuardedPassphrase(PASSPHRASE, key_file)
    create(world.folder, both, CHEAP, world.hands.clock(), secrets.token_bytes).close()
    with opened_with(world, both) as vault:
        assert vault.ring.slots()[0].kind == "passphrase-and-file"
    other = new_key_file(secrets.token_bytes)
    said = set()
    wrong = (PASSPHRASE, GuardedPassphrase(PASSPHRASE, other), GuardedPassphrase("x", key_file))
    for opener in wrong:
        with pytest.raises(WrongPassphrase) as caught:
            opened_with(world, opener)
        said.add((caught.value.code, *caught.value.safe))
    assert said == {("wrong_passphrase",)}, "words tell which of the two was wrong"


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda data: b"%PDF-1.7" + data, "stick_key_foreign"),
        (lambda data: data[:-1], "stick_key_damaged"),
        (lambda data: data[:20] + bytes([data[20] ^ 1]) + data[21:], "stick_key_damaged"),
        (lambda data: data + b"\n", "stick_key_damaged"),
        (lambda _data: b"", "stick_key_foreign"),
    ],
)
def test_a_damaged_key_file_is_told_from_a_wrong_one(harm, code: str):
    data = new_key_file(secrets.token_bytes)
    assert len(data) == REMOVABLE_KEY_SIZE
    assert key_file_digest(data) == sha256(data).digest()
    with pytest.raises(Refused, match=code):
        key_file_digest(harm(data))


def test_a_colleague_opens_under_a_name_and_the_ledger_says_so(world):
    with world.create() as vault:
        number = number_for("p", vault.ring.slots())
        vault.ring.put((number, "R. Okafor"), "her own words", "add_slot")
    with opened_with(world, "her own words") as vault:
        assert vault.ring.opened_slot == number
        vault.write(lambda work: work.note("clock_confirmed"))
        entries = vault.read(lambda reader: reader.entries(None))
        assert {e.actor for e in entries if e.action == "clock_confirmed"} == {"R. Okafor"}
        assert [row.label for row in vault.ring.slots()] == ["owner", "R. Okafor"]
    with world.open() as vault:
        assert vault.ring.opened_slot == 0


def test_a_changed_passphrase_opens_and_the_old_one_does_not(world):
    with world.create() as vault:
        vault.ring.put((0, "owner"), "another one", "change_passphrase")
        assert vault.ring.slot_of("another one") == 0
        assert vault.ring.slot_of(PASSPHRASE) is None
    with pytest.raises(WrongPassphrase):
        world.open()
    with world.open("another one") as vault:
        actions = [entry.action for entry in vault.read(lambda reader: reader.entries(None))]
        assert actions.count("change_passphrase") == 1
    keys, copy = (world.folder / name for name in ("vault.keys", "vault.keys.copy"))
    assert keys.read_bytes() == copy.read_bytes()


def test_an_older_key_file_still_opens_after_a_plain_change(world, tmp_path: Path):
    with world.create() as vault:
        shutil.copytree(world.folder, tmp_path / "older")
        vault.ring.put((0, "owner"), "another one", "change_passphrase")
    for name in ("vault.keys", "vault.keys.copy"):
        shutil.copy(tmp_path / "older" / name, world.folder / name)
    world.open().close()


def test_what_a_crash_kept_from_the_key_file_is_not_called_a_slot(world, monkeypatch):
    def refused(*_):
        raise NotEnoughSpace("no_space")

    with world.create() as vault:
        monkeypatch.setattr(key_ring, "write_keys", refused)
        with pytest.raises(NotEnoughSpace):
            vault.ring.put((1, "R. Okafor"), "her own words", "add_slot")
        assert [row.label for row in vault.ring.slots()] == ["owner"]
    with world.open() as vault:
        assert [row.label for row in vault.ring.slots()] == ["owner"]
    with pytest.raises(WrongPassphrase):
        opened_with(world, "her own words")


def test_recovery_and_shares_have_slots_of_their_own(world):
    data = secrets.token_bytes(32)
    with world.create() as vault:
        recovery = vault.add_recovery_key()
        vault.ring.put((number_for(SharedKey(data), ()), "shares"), SharedKey(data), "add_shares")
        kinds = {row.number: row.kind for row in vault.ring.slots()}
        assert kinds == {0: "passphrase", 6: "shares", 7: "recovery"}
    opened_with(world, SharedKey(data)).close()
    opened_with(world, recovery).close()
    for crossed in (RecoveryKey(data), SharedKey(recovery.data)):
        with pytest.raises(WrongPassphrase):
            opened_with(world, crossed)


def test_five_colleagues_fit_and_names_are_told_apart(vault):
    for number in range(1, 6):
        assert number_for("p", vault.ring.slots()) == number
        vault.ring.put((number, f"N{number}"), f"words {number}", "add_slot")
    with pytest.raises(Refused, match="slots_all_taken"):
        number_for("p", vault.ring.slots())
    rows = vault.ring.slots()
    for label, code in [("", "empty"), (" a", "empty"), ("é" * 16, "long"), ("OWNER", "taken")]:
        with pytest.raises(Refused, match=f"slot_name_.*{code}|slot_name_{code}"):
            require_label(label, rows)
    require_label("R. Okafor", rows)


@pytest.mark.parametrize(
    ("opener", "digest"),
    [
        (
            "correct horse",
            "c87305d0c2a4111ba1d7d3cfe16e7ca9227a09b1d1f53a1c62e09f8ce0c1fb14",
        ),
        (
            GuardedPassphrase("correct horse", KEY_FILE),
            "6e7e9ac533c3c26def410a55137a028abbbe7983e24b4aace9ddfdba47dd92e4",
        ),
        (
            RecoveryKey(bytes(range(32))),
            "7ebea8efbc96c20a4885e0e90b7f4dc2ce7e90e6d601243c374d65442c7e12cc",
        ),
        (
            SharedKey(bytes(range(32))),
            "0ec6493ede1f255e6209ee90ddf4141310006d8a1d14bf8561a43ab22f2cf3b4",
        ),
    ],
)
def test_slots_have_these_bytes_for_ever(opener, digest: str):
    """Golden vectors: another program must make the same of RFC 9106, RFC 5869 and AES-GCM."""
    cost, salt, header = Argon2Cost(32, 3, 4), bytes(range(16)), b"header"
    secret = secret_of(opener, salt, cost)
    slot = sealed_slot(OpenedSlot(3, b"M" * 32, "owner"), secret, header, bytes)
    assert sha256(slot).hexdigest() == digest
    assert slot == by_the_book(secret.material, secret.kind, header)


def by_the_book(material: bytes, kind: str, header: bytes) -> bytes:
    """Make the slot from the libraries' own words, as FORMAT.md tells it."""
    info = f"casefiles/slot/1/{kind}/3".encode()
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(material)
    plain = b"M" * 32 + bytes([5]) + b"owner".ljust(31, b"\0")
    return bytes(12) + AESGCM(key).encrypt(bytes(12), plain, header + bytes([3]))


def test_the_material_of_a_guarded_passphrase_is_its_stretching_and_the_files_digest():
    cost, salt = Argon2Cost(32, 3, 4), bytes(range(16))
    stretching = Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=32)
    plain = stretching.derive(b"correct horse")
    material = secret_of(GuardedPassphrase("correct horse", KEY_FILE), salt, cost).material
    assert material == plain + sha256(KEY_FILE).digest()
