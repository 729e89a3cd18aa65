"""Single flipped bits in every file of a vault: detected or harmless, never silently wrong."""

import random
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import NotAVault, VaultDamaged
from casefiles.office.vault.anchors import AnchorVerdict, make_anchor_file
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.database.connection import Connection
from casefiles.store.database.driver_faults import SuspectedDamage
from casefiles.store.files.folder import VaultFolder
from casefiles.store.keys.key_file import key_file_bytes, open_keys, read_key_file
from casefiles.store.keys.key_file_bytes import key_file_digest, new_key_file
from casefiles.store.ledger.head import HeadFile
from tests.faults.harm.flips import (
    Backup,
    cuts_of_backup,
    flip_on_disk,
    flipped,
    flips_of_anchor,
    flips_of_backup,
    keys_of,
    refused_by,
    said_by_anchor,
    some_bits,
    unnoticed_in_pages,
)
from tests.faults.story import Size, begin, chapters_told, opened_sound, tell
from tests.measured import note
from tests.office.vault.two_vaults import place_of
from tests.shards import whole
from tests.store.world import PASSPHRASE, World

SEED = 20261124
SIZE = Size(10_000, 30_000, 3)
CHAPTERS = 6
HEADER, BLOCK = 46, 4096
FLIPS = "flipped bits, each noticed or harmless"
CUTS = "files cut short, each noticed or harmless"


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
def test_a_flip_in_a_closed_vault_is_noticed_or_harmless(kept, tmp_path, shard, name, flips):
    chance = random.Random(f"{SEED}{name}")
    size = (kept.closed / name).stat().st_size
    bits = shard.mine([chance.randrange(size * 8) for _ in range(flips)])
    said = set()
    for bit in bits:
        folder = tmp_path / str(bit)
        shutil.copytree(kept.closed, folder)
        flip_on_disk(folder / name, bit)
        said.add(outcome(folder))
        shutil.rmtree(folder)
    expected = {
        "vault.db": {"check", "database_damaged", "content_damaged"},
        "vault.keys": {"sound"},
        "vault.keys.copy": {"sound"},
        "vault.head": {"head_damaged", "sound"},
    }
    assert said <= expected[name], said
    note(FLIPS, len(bits))


def test_a_flip_in_the_wal_of_a_crash_never_hides_a_write(kept, tmp_path, shard):
    chance = random.Random(SEED)
    size = (kept.crashed / "vault.db-wal").stat().st_size
    said = []
    for bit in shard.mine([chance.randrange(size * 8) for _ in range(80)]):
        folder = tmp_path / str(bit)
        shutil.copytree(kept.crashed, folder)
        flip_on_disk(folder / "vault.db-wal", bit)
        said.append(outcome(folder))
        shutil.rmtree(folder)
    assert set(said) <= {"entries_missing", "sound"}
    assert said.count("entries_missing") > shard.share(40)
    note(FLIPS, len(said))


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
    note(FLIPS, len(data) * 8)
    assert all(read_key_file(data[:length]) is None for length in range(len(data)))
    note(CUTS, len(data))


def head_flips(kept, tmp_path, flips) -> None:
    keys = keys_of(kept.closed)
    path = tmp_path / "vault.head"
    data = (kept.closed / "vault.head").read_bytes()
    whole = HeadFile(kept.closed / "vault.head", keys, secrets.token_bytes)
    tips = whole.load().tips
    whole.close()
    path.write_bytes(data)
    for bit in some_bits(len(data), flips, SEED):
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
    note(FLIPS, flips)


def test_flips_of_a_head_file_never_make_it_say_something_else(kept, tmp_path):
    head_flips(kept, tmp_path, 6_000)


def test_a_head_file_that_is_cut_never_says_something_else(kept, tmp_path):
    keys, path = keys_of(kept.closed), tmp_path / "vault.head"
    data = (kept.closed / "vault.head").read_bytes()
    for length in range(0, len(data), 7):
        path.write_bytes(data[:length])
        said = said_by_head(path, keys)
        assert said == "head_damaged" or said[0] is False, length
    note(CUTS, len(range(0, len(data), 7)))


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


def database_flips(kept, tmp_path, flips, shard) -> None:
    """Ask SQLCipher itself of each flip."""
    keys, path = keys_of(kept.closed), tmp_path / "vault.db"
    shutil.copyfile(kept.closed / "vault.db", path)
    size = path.stat().st_size
    chance = random.Random(SEED)
    assert not pages_are_bad(path, keys)
    bits = shard.mine(chance.choices(range(16 * 8, size * 8), k=flips))
    for bit in bits:
        flip_on_disk(path, bit)
        assert pages_are_bad(path, keys), bit
        flip_on_disk(path, bit)
    assert not pages_are_bad(path, keys)
    note(FLIPS, len(bits))


def page_flips(kept, flips) -> None:
    """Ask our own proof of pages."""
    path = kept.closed / "vault.db"
    bits = some_bits(path.stat().st_size, flips, SEED)
    assert unnoticed_in_pages(path, keys_of(kept.closed), bits) == []
    note(FLIPS, flips)


def test_flips_anywhere_in_the_database_are_named_by_its_pages(kept, tmp_path, shard):
    database_flips(kept, tmp_path, 600, shard)
    page_flips(kept, 5_000)


def test_a_database_that_is_cut_is_never_taken_for_whole(kept, tmp_path):
    size = (kept.closed / "vault.db").stat().st_size
    said = set()
    lengths = random.Random(SEED).sample(range(0, size, 4096), 30)
    for length in (*lengths, size - 1, size - 16384, 16384, 1):
        folder = tmp_path / str(length)
        shutil.copytree(kept.closed, folder)
        with (folder / "vault.db").open("r+b") as file:
            file.truncate(length)
        said.add(outcome(folder))
        shutil.rmtree(folder)
    assert said <= {"check", "database_damaged", "content_damaged", "database_empty"}, said
    note(CUTS, len(lengths) + 4)


@dataclass(frozen=True)
class Safe:
    """A vault with a whole backup, one of what changed, and an anchor."""

    folder: Path
    base: Backup
    delta: Backup
    anchor: bytes


@pytest.fixture(scope="module")
def safe(tmp_path_factory):
    place = tmp_path_factory.mktemp("safe")
    folder, world = place / "v", World(place / "v")
    begin(folder)
    packs = []
    with world.open() as vault:
        for chapter in (1, 2):
            tell(vault, chapter, Size(1_000, 9_000, 2))
            with vault.backing_up() as source:
                packs.append(
                    take_backup(source, source.shelf_folder, CancellationToken()).chain[-1].path
                )
        make_anchor_file(place / "anchor.txt")(place_of(vault, world), CancellationToken())
    base, delta = (Backup(path, keys_of(folder)) for path in packs)
    return Safe(folder, base, delta, (place / "anchor.txt").read_bytes())


def backup_flips(safe, of_base, of_delta) -> None:
    for backup, count in ((safe.base, of_base), (safe.delta, of_delta)):
        size = backup.path.stat().st_size
        assert backup.verdict() == "sound"
        # Its end is small beside its pages: half of all flips meet it.
        ends = (bit + (size - 2_500) * 8 for bit in some_bits(2_500, count // 2, SEED))
        flips_of_backup(backup, some_bits(size, count - count // 2, SEED))
        flips_of_backup(backup, ends)
        assert backup.verdict() == "sound"
    note(FLIPS, of_base + of_delta)


def test_a_flip_in_a_backup_is_never_believed(safe):
    backup_flips(safe, 150, 800)


def test_a_backup_that_is_cut_is_none(safe):
    size = safe.delta.path.stat().st_size
    ends = range(size - 3_000, size)
    note(CUTS, cuts_of_backup(safe.delta, iter([*range(0, size, 1009), *ends])))


def test_a_flip_in_an_anchor_makes_it_neither_accuse_nor_agree_to_something_else(safe):
    with World(safe.folder).open() as vault:
        assert said_by_anchor(vault, safe.anchor) == AnchorVerdict.AGREES
        size = len(safe.anchor)
        note(FLIPS, flips_of_anchor(vault, safe.anchor, some_bits(size, 1_500, SEED)))
        for length in range(size):
            cut = safe.anchor[:length]
            assert said_by_anchor(vault, cut) in {"refused", AnchorVerdict.FOREIGN}, length
        note(CUTS, size)


def test_every_flip_and_cut_of_a_key_file_on_a_stick_is_refused():
    data = new_key_file(secrets.token_bytes)
    assert key_file_digest(data)
    for bit in range(len(data) * 8):
        assert refused_by(lambda bit=bit: key_file_digest(flipped(data, bit)))
    for length in range(len(data)):
        assert refused_by(lambda length=length: key_file_digest(data[:length]))
    note(FLIPS, len(data) * 8)
    note(CUTS, len(data))


@pytest.mark.long
def test_a_million_flips_are_noticed_or_harmless(kept, safe, tmp_path):
    database_flips(kept, tmp_path, 30_000, whole())
    page_flips(kept, 720_000)
    head_flips(kept, tmp_path, 200_000)
    backup_flips(safe, 10_000, 50_000)
    with World(safe.folder).open() as vault:
        every = iter(range(len(safe.anchor) * 8))
        note(FLIPS, flips_of_anchor(vault, safe.anchor, every))


@pytest.mark.long
def test_every_cut_of_a_vault_is_noticed_or_harmless(kept, safe, tmp_path):
    """Of each file at every length; of the database at every sector, and beside every page."""
    size = (kept.closed / "vault.db").stat().st_size
    near = {at + by for at in range(0, size, 16384) for by in (-1, 0, 1) if 0 <= at + by < size}
    lengths = sorted(near | set(range(0, size, 512)))
    said = set()
    for length in lengths:
        folder = tmp_path / "cut"
        shutil.copytree(kept.closed, folder)
        with (folder / "vault.db").open("r+b") as file:
            file.truncate(length)
        said.add(outcome(folder))
        shutil.rmtree(folder)
    assert said <= {"check", "database_damaged", "content_damaged", "database_empty"}, said
    note(CUTS, len(lengths))
    for pack in (safe.base, safe.delta):
        note(CUTS, cuts_of_backup(pack, iter(range(pack.path.stat().st_size))))


def test_the_first_sixteen_bytes_are_a_salt_that_the_key_file_holds_too(kept, tmp_path):
    folder = tmp_path / "v"
    shutil.copytree(kept.closed, folder)
    with (folder / "vault.db").open("r+b") as file:
        file.write(bytes(16))
    with World(folder).open() as vault:
        assert chapters_told(vault, SIZE) == CHAPTERS
