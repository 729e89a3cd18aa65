"""The head record: what it notices, and that one of its records is always whole."""

import os
import secrets
import shutil
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import VaultDamaged, VaultTooNew
from casefiles.domain.records.case_records import Event
from casefiles.store.keys.key_file import Keys
from casefiles.store.ledger import head as head_module
from casefiles.store.ledger.chains import ChainTip
from casefiles.store.ledger.head import HeadFile
from tests.store.world import World, insert_all, new_case, new_event

KEYS = Keys("ab" * 16, "owner", bytes(16), bytes(32))


def tips(count: int, seq: int = 1) -> dict:
    return {(f"{n:032x}", "cd" * 16): ChainTip(seq, secrets.token_bytes(32)) for n in range(count)}


def head_at(path) -> HeadFile:
    return HeadFile(path, KEYS, secrets.token_bytes)


@pytest.fixture
def file(tmp_path):
    made = head_at(tmp_path / "vault.head")
    yield made
    made.close()


def test_it_says_what_was_written_last(file, tmp_path):
    file.create(tips(2))
    counter = head_at(tmp_path / "vault.head").look().counter
    for seq in range(2, 6):
        state = tips(3, seq)
        file.write(state)
        again = head_at(tmp_path / "vault.head")
        loaded = again.load()
        counter += 1  # FORMAT.md: the higher one counts, and takes the place of the lower
        assert (loaded.tips, loaded.is_whole, loaded.counter) == (state, True, counter)
        again.close()


def test_a_torn_write_leaves_the_record_before(file, tmp_path):
    path = tmp_path / "vault.head"
    file.create(tips(1))
    before, after = tips(1, 2), tips(1, 3)
    file.write(before)
    old = path.read_bytes()
    file.write(after)
    new = path.read_bytes()
    changed = [at for at in range(0, len(new), 512) if old[at : at + 512] != new[at : at + 512]]
    for torn in changed:
        path.write_bytes(new[:torn] + old[torn : torn + 512] + new[torn + 512 :])
        again = head_at(path)
        loaded = again.load()
        assert (loaded.tips, loaded.is_whole) == (before, False)
        again.close()
    assert len(changed) == 8


def test_every_flipped_bit_of_a_record_is_noticed(file, tmp_path):
    path = tmp_path / "vault.head"
    file.create(tips(1))
    file.write(tips(1, 2))
    data = path.read_bytes()
    for at in [*range(46), *range(4096, len(data), 97)]:
        path.write_bytes(data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :])
        again = head_at(path)
        try:
            assert not again.load().is_whole
        except VaultDamaged:
            pass
        finally:
            again.close()


def test_it_grows_and_still_says_the_same(file, tmp_path):
    file.create(tips(1))
    size = (tmp_path / "vault.head").stat().st_size
    many = tips(200)
    file.reserve(len(many), tips(1))
    file.write(many)
    again = head_at(tmp_path / "vault.head")
    assert again.load().tips == many
    again.close()
    assert (tmp_path / "vault.head").stat().st_size > size


def test_its_size_tells_nothing_of_how_many_cases_there_are(tmp_path):
    sizes = set()
    for count in (0, 1, 30, 56):
        path = tmp_path / f"{count}.head"
        made = head_at(path)
        made.create(tips(count))
        made.close()
        sizes.add(path.stat().st_size)
    assert sizes == {4096 + 2 * 4096}


@pytest.mark.parametrize("key", ["vault", "master"])
def test_a_record_of_another_vault_is_not_believed(file, tmp_path, key):
    file.create(tips(1))
    other = (
        Keys("ef" * 16, "owner", bytes(16), bytes(32))
        if key == "vault"
        else Keys("ab" * 16, "owner", bytes(16), b"x" * 32)
    )
    with pytest.raises(VaultDamaged, match="head_damaged"):
        HeadFile(tmp_path / "vault.head", other, secrets.token_bytes).load()


def test_a_newer_head_is_told_apart_from_a_damaged_one(file, tmp_path, monkeypatch):
    path = tmp_path / "vault.head"
    monkeypatch.setattr(head_module, "_VERSION", 2)
    file.create(tips(1))
    monkeypatch.undo()
    with pytest.raises(VaultTooNew):
        head_at(path).load()
    data = bytearray(path.read_bytes())
    data[9] ^= 4
    path.write_bytes(data)
    with pytest.raises(VaultDamaged, match="head_damaged"):
        head_at(path).load()


def test_a_vault_of_many_cases_opens_again(tmp_path):
    world = World(tmp_path / "v")
    cases = [new_case(f"R-{number}") for number in range(70)]
    with world.create() as vault:
        for case in cases:
            insert_all(vault, [case, new_event(case)])
    with world.open() as vault:
        assert vault.soundness.has_sound_head()
        assert len(vault._chains.tips) == 71


class _Killed(BaseException):
    """The program ended here."""


def _killed(*_: object) -> None:
    raise _Killed


def _torn(durable: bytes, seen: bytes) -> bytes:
    """Return a file of which every other sector of what was not synced is on the disk."""
    assert len(durable) == len(seen)
    return b"".join(
        (seen if at // 512 % 2 else durable)[at : at + 512] for at in range(0, len(seen), 512)
    )


def _cuts_at_each_sync(folder: Path, durable: bytes, monkeypatch) -> list[Path]:
    """Keep the vault as a power cut right before each sync of its head could leave it, at worst."""
    head, real = folder / "vault.head", os.fdatasync
    cuts: list[Path] = []
    known = [durable]

    def cut_and_sync(file: int) -> None:
        seen = head.read_bytes()
        if os.fstat(file).st_ino == head.stat().st_ino and seen != known[-1]:
            cuts.append(folder.with_name(f"cut {len(cuts)}"))
            shutil.copytree(folder, cuts[-1], ignore=shutil.ignore_patterns("*-shm"))
            (cuts[-1] / head.name).write_bytes(_torn(known[-1], seen))
            known.append(seen)
        real(file)

    monkeypatch.setattr(os, "fdatasync", cut_and_sync)
    return cuts


def test_a_power_cut_after_a_kill_leaves_one_record_whole(tmp_path, monkeypatch):
    first, killed = World(tmp_path / "v"), World(tmp_path / "killed")
    case = new_case()
    with first.create() as vault:
        insert_all(vault, [case])
    durable = (first.folder / "vault.head").read_bytes()
    vault = first.open()
    with monkeypatch.context() as patch, pytest.raises(_Killed):
        patch.setattr(os, "fdatasync", _killed)
        insert_all(vault, [new_event(case)])
    # Written and not synced, as the program left it.
    shutil.copytree(first.folder, killed.folder, ignore=shutil.ignore_patterns("*-shm"))
    vault.close()
    cuts = _cuts_at_each_sync(killed.folder, durable, monkeypatch)
    with killed.open() as vault:
        assert len(vault.read(lambda reader: reader.find(Event))) == 1
    for cut in cuts:
        with World(cut).open() as vault:
            assert len(vault.read(lambda reader: reader.find(Event))) == 1
            assert vault.soundness.has_sound_head()
    assert len(cuts) == 2, "of what the killed program left, and of the signature at closing"
