"""Single flipped bits in every file of a vault: detected or harmless, never silently wrong."""

import random
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from casefiles.domain.errors import NotAVault, VaultDamaged
from casefiles.store.connection import Connection, SuspectedDamage
from casefiles.store.folder import VaultFolder
from casefiles.store.head import HeadFile
from casefiles.store.keys import key_file_bytes, open_keys, read_key_file
from tests.faults.story import Size, begin, chapters_told, opened_sound, tell
from tests.store.world import PASSPHRASE, World

SEED = 20261124
SIZE = Size(10_000, 30_000, 3)
CHAPTERS = 6
HEADER, BLOCK = 46, 4096


@dataclass(frozen=True)
class Kept:
    """A closed vault, and the same vault as a crash left it, with a WAL."""

    closed: Path
    crashed: Path


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    place = tmp_path_factory.mktemp("flips")
    closed, crashed = place / "closed", place / "crashed"
    begin(closed)
    with World(closed).open() as vault:
        for chapter in range(1, CHAPTERS + 1):
            tell(vault, chapter, SIZE)
        shutil.copytree(closed, crashed, ignore=shutil.ignore_patterns("*-shm"))
    return Kept(closed, crashed)


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def flip_on_disk(path: Path, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


def outcome(folder: Path) -> str:
    """Open and prove a vault whose bits were flipped; the code of what was said, or sound.

    Any other error than those of damage, and any other contents, fail the test.
    """
    try:
        told = opened_sound(folder, SIZE)
    except (VaultDamaged, NotAVault) as error:
        return error.code
    except AssertionError as error:
        if "CheckReport" in str(error):
            return "check"
        raise
    assert told == CHAPTERS
    return "sound"


@pytest.mark.parametrize(
    ("name", "flips"),
    [("vault.db", 60), ("vault.keys", 25), ("vault.keys.copy", 15), ("vault.head", 40)],
)
def test_a_flip_in_a_closed_vault_is_noticed_or_harmless(kept, tmp_path, name, flips):
    chance = random.Random(f"{SEED}{name}")
    said = set()
    for number in range(flips):
        folder = tmp_path / str(number)
        shutil.copytree(kept.closed, folder)
        flip_on_disk(folder / name, chance.randrange((folder / name).stat().st_size * 8))
        said.add(outcome(folder))
    expected = {
        "vault.db": {"check", "database_damaged", "content_damaged"},
        "vault.keys": {"sound"},
        "vault.keys.copy": {"sound"},
        "vault.head": {"head_damaged", "sound"},
    }
    assert said <= expected[name], said


def test_a_flip_in_the_wal_of_a_crash_never_hides_a_write(kept, tmp_path):
    chance = random.Random(SEED)
    size = (kept.crashed / "vault.db-wal").stat().st_size
    said = []
    for number in range(80):
        folder = tmp_path / str(number)
        shutil.copytree(kept.crashed, folder)
        flip_on_disk(folder / "vault.db-wal", chance.randrange(size * 8))
        said.append(outcome(folder))
        shutil.rmtree(folder)
    assert set(said) <= {"entries_missing", "sound"}
    assert said.count("entries_missing") > 40


def test_every_byte_of_a_key_file_and_seven_thousand_bits(kept):
    folder = VaultFolder(kept.closed)
    file, keys = open_keys(folder, PASSPHRASE)
    folder.close()
    data = key_file_bytes(file, keys)
    unnoticed = [
        bit for bit in range(len(data) * 8) if read_key_file(flipped(data, bit)) is not None
    ]
    # The last 32 bytes are the MAC, which needs the key: opening compares it.
    assert all(bit >= (len(data) - 32) * 8 for bit in unnoticed)
    assert all(key_file_bytes(file, keys) != flipped(data, bit) for bit in unnoticed)


def test_ten_thousand_bits_of_a_head_file(kept, tmp_path):
    folder = VaultFolder(kept.closed)
    keys = open_keys(folder, PASSPHRASE)[1]
    folder.close()
    path = tmp_path / "vault.head"
    data = (kept.closed / "vault.head").read_bytes()
    whole = HeadFile(kept.closed / "vault.head", keys, secrets.token_bytes)
    tips = whole.load().tips
    whole.close()
    path.write_bytes(data)
    chance = random.Random(SEED)
    for bit in chance.choices(range(len(data) * 8), k=10_000):
        flip_on_disk(path, bit)
        said = said_by_head(path, keys)
        if bit // 8 < HEADER:
            assert said == "head_damaged", bit
        elif bit // 8 < BLOCK:
            assert said == (True, tips), bit
        else:
            # One record is left; which of them was hurt decides what it says.
            assert said[0] is False, bit
        flip_on_disk(path, bit)


def said_by_head(path: Path, keys):
    head = HeadFile(path, keys, secrets.token_bytes)
    try:
        state = head.load()
    except VaultDamaged as error:
        return error.code
    finally:
        head.close()
    return state.is_whole, state.tips


def pages_are_bad(path: Path, keys) -> bool:
    try:
        connection = Connection(path, keys.cipher_key(), query_only=False)
    except SuspectedDamage:
        return True
    try:
        return connection.rows("PRAGMA cipher_integrity_check") != []
    except SuspectedDamage:
        return True
    finally:
        connection.close()


def database_flips(kept, tmp_path, flips) -> None:
    folder = VaultFolder(kept.closed)
    keys = open_keys(folder, PASSPHRASE)[1]
    folder.close()
    path = tmp_path / "vault.db"
    shutil.copyfile(kept.closed / "vault.db", path)
    size = path.stat().st_size
    chance = random.Random(SEED)
    assert not pages_are_bad(path, keys)
    for bit in chance.choices(range(16 * 8, size * 8), k=flips):
        flip_on_disk(path, bit)
        assert pages_are_bad(path, keys), bit
        flip_on_disk(path, bit)
    assert not pages_are_bad(path, keys)


def test_flips_anywhere_in_the_database_are_named_by_its_pages(kept, tmp_path):
    database_flips(kept, tmp_path, 2_500)


@pytest.mark.long
def test_a_hundred_thousand_flips_in_the_database(kept, tmp_path):
    database_flips(kept, tmp_path, 100_000)


def test_the_first_sixteen_bytes_are_a_salt_that_the_key_file_holds_too(kept, tmp_path):
    folder = tmp_path / "v"
    shutil.copytree(kept.closed, folder)
    with (folder / "vault.db").open("r+b") as file:
        file.write(bytes(16))
    with World(folder).open() as vault:
        assert chapters_told(vault, SIZE) == CHAPTERS
