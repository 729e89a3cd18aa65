"""Document bytes: whole, in order, once per case, and never half there."""

import secrets
from hashlib import sha256
from threading import Event as Flag

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, Refused, VaultDamaged
from casefiles.domain.records.case_records import Document
from casefiles.store.content import pending_content
from casefiles.store.content.chunks import CHUNK_SIZE
from tests.store.world import keep_document, new_case, new_document, seal

SIZES = [0, 1, CHUNK_SIZE - 1, CHUNK_SIZE, CHUNK_SIZE + 1, 5 * CHUNK_SIZE, 5 * CHUNK_SIZE + 7]


def rows(vault, statement, *values):
    return vault._on_reader(lambda at: at.rows(statement, values))


def tamper(vault, statement, *values):
    def change(connection):
        with connection.writing():
            connection.run(statement, values)
            connection.commit()

    vault._on_writer(change)


@pytest.mark.parametrize("size", SIZES)
def test_bytes_come_back_as_they_went_in(vault, size):
    data = secrets.token_bytes(size)
    case = new_case()
    document = keep_document(vault, case, data)
    assert b"".join(vault.content(document.content_id)) == data
    assert vault.read(lambda reader: reader.content_size(document.content_id)) == size
    (digest,) = rows(vault, "SELECT sha256 FROM content WHERE size = ?", size)
    assert digest == (sha256(data).hexdigest(),)


def test_portions_do_not_matter(vault):
    data = secrets.token_bytes(2 * CHUNK_SIZE + 100)
    case = new_case()
    first = seal(vault, case, data)
    portions = [data[at : at + 70_001] for at in range(0, len(data), 70_001)]
    assert seal(vault, case, b"", *portions, b"") == first


def test_the_same_bytes_are_kept_once_in_a_case_and_apart_between_cases(vault):
    one, two = new_case("R-1"), new_case("R-2")
    first = keep_document(vault, one, b"same")
    second = keep_document(vault, one, b"same")
    other = keep_document(vault, two, b"same")
    assert first.content_id == second.content_id != other.content_id
    assert rows(vault, "SELECT count(*), count(DISTINCT address) FROM content") == [(2, 2)]
    assert rows(vault, "SELECT count(*) FROM chunk") == [(2,)]


def test_each_content_has_a_key_of_its_own(vault):
    case = new_case()
    keep_document(vault, case, b"one")
    keep_document(vault, case, b"two")
    assert rows(vault, "SELECT count(DISTINCT key), min(length(key)) FROM content_key") == [(2, 32)]


def test_sealed_bytes_belong_to_nothing_until_accepted(vault, world):
    case = new_case()
    sealed = seal(vault, case, b"x" * 3_000_000)
    assert sum(map(len, vault.content(sealed.content_id))) == 3_000_000

    def unaccepted(work):
        work.insert(case, "load")
        work.insert(new_document(case, sealed.content_id), "load")

    with pytest.raises(Refused, match="dangling_reference"):
        vault.write(unaccepted)
    vault.close()
    with world.open() as again:
        assert again.read(lambda reader: reader.contents()) == ()
        assert rows(again, "SELECT count(*) FROM content") == [(1,)]
    world.hands.wall += pending_content.RETAINED_NS + 1_000_000_000
    with world.open() as again:
        for table in ("content", "chunk", "content_key", "arriving"):
            assert rows(again, f"SELECT count(*) FROM {table}") == [(0,)]


def test_content_of_another_case_cannot_be_shown(vault):
    one, two = new_case("R-1"), new_case("R-2")
    document = keep_document(vault, one, b"x")

    def borrow(work):
        work.insert(two, "load")
        work.insert(new_document(two, document.content_id), "load")

    with pytest.raises(Refused, match="dangling_reference"):
        vault.write(borrow)


def test_discarding_leaves_nothing_but_what_others_still_want(vault):
    case = new_case()
    first, second = seal(vault, case, b"both"), seal(vault, case, b"both")
    assert first == second
    vault.discard(first.content_id)
    assert b"".join(vault.content(second.content_id)) == b"both"
    vault.discard(second.content_id)
    with pytest.raises(Refused, match="no_such_content"):
        list(vault.content(second.content_id))
    vault.discard(second.content_id)
    kept = keep_document(vault, case, b"accepted")
    vault.discard(kept.content_id)
    assert b"".join(vault.content(kept.content_id)) == b"accepted"


@pytest.mark.parametrize("after", [0, 2, 5])
def test_a_stop_on_the_way_keeps_nothing(vault, after):
    case = new_case()
    stop = Flag()

    def portions():
        for number in range(9):
            if number == after:
                stop.set()
            yield secrets.token_bytes(CHUNK_SIZE)

    with pytest.raises(Cancelled):
        vault.seal(case.id, portions(), CancellationToken(stop=stop))
    assert rows(vault, "SELECT count(*) FROM chunk") == [(0,)]


def test_a_source_that_breaks_keeps_nothing(vault):
    def portions():
        yield secrets.token_bytes(6 * CHUNK_SIZE)
        raise OSError(5, "stick pulled")

    with pytest.raises(OSError, match="stick"):
        vault.seal(new_case().id, portions(), CancellationToken())
    assert rows(vault, "SELECT count(*) FROM content") == [(0,)]


def test_progress_tells_the_bytes_so_far(vault):
    steps = []
    vault.seal(new_case().id, [bytes(9 * CHUNK_SIZE)], CancellationToken(steps.append))
    assert [step.done // CHUNK_SIZE for step in steps] == [4, 8, 9]
    assert {step.label for step in steps} == {"sealing"}


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM chunk WHERE seq = 2",
        "DELETE FROM chunk WHERE seq = 1",
        "UPDATE chunk SET data = (SELECT data FROM chunk WHERE seq = 0) WHERE seq = 1",
        "UPDATE chunk SET data = zeroblob(length(data)) WHERE seq = 1",
        "UPDATE content SET chunks = 2, size = 2097152",
        "UPDATE content SET size = size - 1",
        f"UPDATE content SET sha256 = '{'f' * 64}'",
        "UPDATE content_key SET key = zeroblob(32)",
    ],
)
def test_content_that_was_altered_is_never_read_to_the_end(vault, harm):
    document = keep_document(vault, new_case(), secrets.token_bytes(3 * CHUNK_SIZE - 5))
    tamper(vault, harm)
    with pytest.raises(VaultDamaged, match="content_damaged"):
        list(vault.content(document.content_id))


def test_control_chunks_without_their_place_in_the_seal_could_be_swapped(vault):
    document = keep_document(vault, new_case(), secrets.token_bytes(2 * CHUNK_SIZE))
    (zero,), (one,) = rows(vault, "SELECT data FROM chunk ORDER BY seq")
    tamper(vault, "UPDATE chunk SET data = ? WHERE seq = 0", one)
    tamper(vault, "UPDATE chunk SET data = ? WHERE seq = 1", zero)
    with pytest.raises(VaultDamaged, match="content_damaged"):
        list(vault.content(document.content_id))


@pytest.mark.parametrize("size", SIZES)
def test_any_part_is_read_as_a_slice_of_the_whole(vault, size):
    data = secrets.token_bytes(size)
    content_id = keep_document(vault, new_case(), data).content_id
    near = sorted({0, 1, CHUNK_SIZE - 1, CHUNK_SIZE, CHUNK_SIZE + 1, size - 1, size, size + 9})
    spots = [at for at in near if at >= 0] + [secrets.randbelow(size + 1) for _ in range(6)]
    lengths = [0, 1, 100, CHUNK_SIZE, CHUNK_SIZE + 1, 3 * CHUNK_SIZE, size + 1]
    for offset in spots:
        for length in lengths:
            part = vault.content_range(content_id, offset, length)
            assert part == data[offset : offset + length]
    with pytest.raises(ValueError, match="range"):
        vault.content_range(content_id, -1, 3)


def test_a_part_is_proven_and_what_lies_beside_it_is_not_read(vault):
    data = secrets.token_bytes(5 * CHUNK_SIZE)
    content_id = keep_document(vault, new_case(), data).content_id
    tamper(vault, "UPDATE chunk SET data = zeroblob(length(data)) WHERE seq IN (0, 3)")
    one = CHUNK_SIZE
    assert vault.content_range(content_id, one, 2 * one) == data[one : 3 * one]
    for offset in (0, one - 1, 3 * one - 1, 4 * one - 1):
        with pytest.raises(VaultDamaged, match="content_damaged"):
            vault.content_range(content_id, offset, 2)


def test_edits_pass_while_a_large_file_comes_in(vault):
    case = new_case()
    titles = []

    def portions():
        for number in range(8):
            vault.write(lambda work, n=number: work.put_setting("beside", str(n)))
            titles.append(vault.read(lambda reader: reader.setting("beside")))
            yield secrets.token_bytes(CHUNK_SIZE)

    vault.seal(case.id, portions(), CancellationToken())
    assert titles == [str(number) for number in range(8)]


def test_removing_a_document_keeps_its_bytes_for_undo(vault):
    case = new_case()
    document = keep_document(vault, case, b"undo me")
    vault.write(lambda work: work.delete(Document, document.id, "remove_document"))
    vault.write(lambda work: work.insert(document, "undo"))
    assert b"".join(vault.content(document.content_id)) == b"undo me"


def test_discarded_bytes_give_their_room_back(vault, world):
    case = new_case()
    keep_document(vault, case, b"kept")
    vault.close()
    held = (world.folder / "vault.db").stat().st_size
    with world.open() as again:
        sealed = seal(again, case, secrets.token_bytes(8 * CHUNK_SIZE))
        again.discard(sealed.content_id)
    assert (world.folder / "vault.db").stat().st_size < held + CHUNK_SIZE
    with world.open() as again:
        seal(again, case, secrets.token_bytes(8 * CHUNK_SIZE))
    world.hands.wall += pending_content.RETAINED_NS + 1_000_000_000
    with world.open() as again:
        assert rows(again, "SELECT count(*) FROM chunk") == [(1,)]
    assert (world.folder / "vault.db").stat().st_size < held + CHUNK_SIZE
