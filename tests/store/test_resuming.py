"""Sealing that was interrupted goes on: nothing is put twice, and no key seals two plaintexts."""

import gc
import random
import secrets
import shutil
from threading import Event as Flag

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, NotEnoughSpace, Refused
from casefiles.store.content import chunks, pending_content
from casefiles.store.content.chunks import CHUNK_SIZE
from casefiles.store.content.pending_content import Origin
from casefiles.store.maintenance.integrity_check import check_integrity
from tests.store.content.test_chunks import rows
from tests.store.world import World, insert_all, new_case, new_document

PORTION = CHUNK_SIZE // 2


def portions(data, then=lambda at: None):
    for at in range(0, len(data), PORTION):
        then(at)
        yield data[at : at + PORTION]


def crashed(tmp_path, case, data, at):
    """Return the world of a vault whose process ended when so much of a file had been read."""
    world, image = World(tmp_path / f"v{at}"), World(tmp_path / f"crashed{at}")

    def crash(read):
        if read == at:
            # What the writer has in hand is on the disk then, and nothing half.
            vault._on_writer(lambda _: shutil.copytree(world.folder, image.folder))

    with world.create() as vault:
        insert_all(vault, [case])
        vault.seal(case.id, portions(data, crash), CancellationToken(), Origin(len(data), "000001"))
    return image


def kept(vault, case, data, size=None):
    """Seal and keep as a document; return its content id."""
    origin = Origin(len(data) if size is None else size, "000002")
    sealed = vault.seal(case.id, portions(data), CancellationToken(), origin)

    def keep(work):
        work.accept_content(sealed.content_id)
        work.insert(new_document(case, sealed.content_id), "add_document")

    vault.write(keep)
    return sealed.content_id


@pytest.mark.parametrize("seed", range(6))
def test_after_a_crash_the_same_file_goes_on_where_it_was(tmp_path, seed):
    chance = random.Random(seed)
    data = chance.randbytes(chance.randrange(9 * CHUNK_SIZE, 14 * CHUNK_SIZE))
    case, at = new_case(), chance.randrange(len(data) // PORTION) * PORTION
    image = crashed(tmp_path, case, data, at)
    with image.open() as vault:
        before = rows(vault, "SELECT seq, data FROM chunk ORDER BY seq")
        content_id = kept(vault, case, data)
        assert b"".join(vault.content(content_id)) == data
        after = rows(vault, "SELECT seq, data FROM chunk ORDER BY seq")
        assert after[: len(before)] == before
        assert len(after) == -(-len(data) // CHUNK_SIZE)
        assert rows(vault, "SELECT count(*) FROM content") == [(1,)]
        assert rows(vault, "SELECT count(*) FROM arriving") == [(0,)]
        assert check_integrity(vault, CancellationToken()).is_sound


class Ended(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("difference", [0, 1, 4, 7, 8, 9, 11, 12])
def test_another_file_of_the_same_beginning_never_meets_its_key(tmp_path, difference, monkeypatch):
    world, image = World(tmp_path / "v"), World(tmp_path / "crashed")
    sealed = {}
    plain = chunks.sealed_group

    def noted(key, group):
        for seq, piece in enumerate(group.pieces, group.first):
            told = (piece, group.is_last and seq == group.first + len(group.pieces) - 1)
            assert sealed.setdefault((key.key, seq), told) == told, "a key met two plaintexts"
        if group.first == 8 and not image.folder.exists():
            # Sealed, and perhaps on the disk somewhere, but never committed.
            shutil.copytree(world.folder, image.folder)
            raise Ended
        return plain(key, group)

    monkeypatch.setattr(chunks, "sealed_group", noted)
    data = secrets.token_bytes(14 * CHUNK_SIZE)
    case = new_case()
    with world.create() as vault:
        insert_all(vault, [case])
        with pytest.raises(Ended):
            vault.seal(case.id, portions(data), CancellationToken(), Origin(len(data), "000001"))
    other = bytearray(data)
    other[difference * CHUNK_SIZE + 5] ^= 1
    with image.open() as vault:
        assert rows(vault, "SELECT count(*) FROM chunk") == [(8,)]
        content_id = kept(vault, case, bytes(other))
        assert b"".join(vault.content(content_id)) == other
        assert check_integrity(vault, CancellationToken()).is_sound
        left = 1 if difference == 0 else 0
        # A first piece that differs is another file: what was there waits for its own.
        assert rows(vault, "SELECT count(*) FROM content WHERE state <> 'ready'") == [(left,)]


def test_a_file_that_grew_or_shrank_is_sealed_anew(tmp_path):
    data = secrets.token_bytes(10 * CHUNK_SIZE)
    case = new_case()
    image = crashed(tmp_path, case, data, 9 * CHUNK_SIZE)
    with image.open() as vault:
        for changed in (data + b"more", data[:-7], data[: 3 * CHUNK_SIZE], data[:CHUNK_SIZE]):
            content_id = kept(vault, case, changed, size=len(data))
            assert b"".join(vault.content(content_id)) == changed
        assert check_integrity(vault, CancellationToken()).is_sound


def test_a_stop_or_a_pulled_stick_keeps_what_is_sealed_if_the_size_is_known(vault):
    case = new_case()
    data = secrets.token_bytes(12 * CHUNK_SIZE)
    stop = Flag()
    origin = Origin(len(data), "7")

    def pulled(at):
        if at == 6 * CHUNK_SIZE:
            raise Refused("arrival_vanished")

    def stopped(at):
        if at == 10 * CHUNK_SIZE:
            stop.set()

    with pytest.raises(Refused):
        vault.seal(case.id, portions(data, pulled), CancellationToken(), origin)
    with pytest.raises(Cancelled):
        vault.seal(case.id, portions(data, stopped), CancellationToken(stop=stop), origin)
    assert rows(vault, "SELECT count(*) FROM content") == [(1,)]
    steps = []
    sealed = vault.seal(case.id, portions(data), CancellationToken(steps.append), origin)
    assert steps[0].done == CHUNK_SIZE
    assert b"".join(vault.content(sealed.content_id)) == data
    assert rows(vault, "SELECT count(*) FROM chunk") == [(12,)]


def test_a_full_disk_keeps_nothing_of_what_was_in_hand(vault, monkeypatch):
    def full(*_):
        raise NotEnoughSpace("no_space")

    put = chunks.add_chunks
    calls = []

    def put_twice(*given):
        calls.append(1)
        return full() if len(calls) > 2 else put(*given)

    monkeypatch.setattr(chunks, "add_chunks", put_twice)
    data = secrets.token_bytes(12 * CHUNK_SIZE)
    with pytest.raises(NotEnoughSpace):
        vault.seal(new_case().id, portions(data), CancellationToken(), Origin(len(data)))
    assert rows(vault, "SELECT count(*) FROM chunk") == [(0,)]


def test_what_is_dismissed_gives_its_room_back(tmp_path):
    data = secrets.token_bytes(12 * CHUNK_SIZE)
    image = crashed(tmp_path, new_case(), data, 9 * CHUNK_SIZE)
    with image.open() as vault:
        assert vault.drop_arriving("000009") == 0
        assert vault.drop_arriving("000001") == 4 * (CHUNK_SIZE + 16)
        assert rows(vault, "SELECT count(*) FROM content") == [(0,)]
        assert rows(vault, "PRAGMA freelist_count") == [(0,)]


def test_what_is_put_off_waits_and_what_is_in_hand_is_not_dropped(vault):
    case = new_case()
    data = secrets.token_bytes(2 * CHUNK_SIZE)
    sealed = vault.seal(case.id, portions(data), CancellationToken(), Origin(len(data), "1"))
    assert vault.drop_arriving("1") == 0
    vault.put_off(sealed.content_id)
    again = vault.seal(case.id, portions(data), CancellationToken(), Origin(len(data), "1"))
    assert again == sealed
    vault.put_off(again.content_id)
    assert vault.drop_arriving("1") > 0


def test_a_week_without_asking_ends_the_waiting(tmp_path):
    data = secrets.token_bytes(12 * CHUNK_SIZE)
    image = crashed(tmp_path, new_case(), data, 9 * CHUNK_SIZE)
    image.hands.wall += pending_content.RETAINED_NS - 3_600_000_000_000
    with image.open() as vault:
        assert rows(vault, "SELECT count(*) FROM chunk") == [(4,)]
    image.hands.wall += 2 * 3_600_000_000_000
    with image.open() as vault:
        assert rows(vault, "SELECT count(*) FROM chunk") == [(0,)]


def resident():
    """Return the memory of this process in bytes."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  not a file of the disk
        return int(file.read().split()[1]) * 4096


def generated(size, watch):
    """Yield so many bytes that no disk holds, each MiB another."""
    block = bytearray(secrets.token_bytes(CHUNK_SIZE))
    for number in range(size // CHUNK_SIZE):
        block[:8] = number.to_bytes(8, "big")
        watch()
        yield bytes(block)


@pytest.mark.parametrize(
    "size", [256 << 20, pytest.param(4 << 30, marks=pytest.mark.long)], ids=["256 MiB", "4 GiB"]
)
def test_memory_stays_flat_however_large_a_file_is(vault, size):
    case = new_case()
    warm = vault.seal(case.id, generated(96 << 20, int), CancellationToken(), Origin(96 << 20))
    for _ in vault.content(warm.content_id):
        """Fill the page cache, which has a size of its own."""
    gc.collect()
    before, peak = resident(), 0

    def watch():
        nonlocal peak
        peak = max(peak, resident())

    sealed = vault.seal(case.id, generated(size, watch), CancellationToken(), Origin(size))
    assert peak - before < 48 << 20
    assert sealed.size == size
    assert rows(vault, "SELECT chunks FROM content WHERE size = ?", size) == [(size >> 20,)]
    last = vault.content_range(sealed.content_id, size - CHUNK_SIZE, 8)
    assert int.from_bytes(last, "big") == (size >> 20) - 1
    total = 0
    for piece in vault.content(sealed.content_id):
        total += len(piece)
        watch()
    assert (total, peak - before < 48 << 20) == (size, True)
