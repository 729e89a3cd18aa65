"""Document bytes in the vault: chunks of 1 MiB, each content sealed under a key of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import digest as hmac_digest
from itertools import islice

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casefiles.domain.foundation.canonical import canonical
from casefiles.domain.foundation.errors import Refused, VaultDamaged
from casefiles.domain.foundation.ids import CaseId, ContentId
from casefiles.store.database.connection import Connection

CHUNK_SIZE = 1 << 20
CHUNKS_PER_COMMIT = 4
CHUNKS_PER_DELETION = 64
PAGES_GIVEN_BACK = 2000
_NONCE_SIZE = 12


@dataclass(frozen=True, slots=True)
class SealedContent:
    """Bytes that are in the vault whole; sha256 in hexadecimal digits, size in bytes."""

    content_id: ContentId
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class ContentKey:
    """Where a content is and the key that it alone is sealed with."""

    row: int
    content_id: ContentId
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class StoredContent:
    """What is known of a content that arrived whole."""

    key: ContentKey
    sha256: str
    size: int
    chunks: int


class ContentDigest:
    """Digest, size and number of the chunks that went by."""

    def __init__(self) -> None:
        self._digest = sha256()
        self.size = 0
        self.chunks = 0

    def add(self, piece: bytes) -> None:
        """Count one chunk."""
        self._digest.update(piece)
        self.size += len(piece)
        self.chunks += 1

    @property
    def sha256(self) -> str:
        """Digest of everything so far, in hexadecimal digits."""
        return self._digest.hexdigest()


def pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Regroup bytes into pieces of exactly `CHUNK_SIZE`, the last one shorter."""
    waiting: list[bytes | memoryview] = []
    lacking = CHUNK_SIZE
    for chunk in chunks:
        rest = memoryview(chunk)
        while len(rest) >= lacking:
            # What comes as a whole piece, as files do, is passed on without a copy.
            is_whole = lacking == CHUNK_SIZE == len(chunk)
            yield chunk if is_whole else b"".join((*waiting, rest[:lacking]))
            rest = rest[lacking:]
            waiting, lacking = [], CHUNK_SIZE
        if rest:
            waiting.append(rest)
            lacking -= len(rest)
    if waiting:
        yield b"".join(waiting)


def ended_pieces(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Regroup bytes into pieces and tell which is the last; empty content is one empty piece."""
    waiting: bytes | None = None
    for piece in pieces(chunks):
        if waiting is not None:
            yield waiting, False
        waiting = piece
    yield waiting or b"", True


@dataclass(frozen=True, slots=True)
class ChunkBatch:
    """Pieces that are put in one commit.

    Attributes:
        first: number of the first piece in the content, from 0.
        upto: bytes of the content up to its end.
        mark: digest of all those bytes, and whether they are all there are.
    """

    first: int
    pieces: tuple[bytes, ...] = field(repr=False)
    upto: int
    is_last: bool
    mark: str


def groups_of(ended: Iterator[tuple[bytes, bool]], tally: ContentDigest) -> Iterator[ChunkBatch]:
    """Group the pieces that go into one commit; each is counted when it is asked for."""
    while taken := tuple(islice(ended, CHUNKS_PER_COMMIT)):
        first = tally.chunks
        for piece, _ in taken:
            tally.add(piece)
        is_last = taken[-1][1]
        mark = tally.sha256 + (" whole" if is_last else "")
        yield ChunkBatch(first, tuple(piece for piece, _ in taken), tally.size, is_last, mark)


def sealed_group(key: ContentKey, group: ChunkBatch) -> list[bytes]:
    """Seal the pieces of a group, in order."""
    last = group.first + len(group.pieces) - 1 if group.is_last else -1
    cipher = AESGCM(key.key)
    return [
        # A key seals each seq once, so that the seq itself is a nonce that never comes again.
        cipher.encrypt(_nonce(seq), piece, _bound_to(key, seq, is_last=seq == last))
        for seq, piece in enumerate(group.pieces, group.first)
    ]


def _nonce(seq: int) -> bytes:
    return seq.to_bytes(_NONCE_SIZE, "big")


def _bound_to(key: ContentKey, seq: int, *, is_last: bool) -> bytes:
    return canonical((key.content_id, seq, is_last))


def content_address(address_key: bytes, case_id: CaseId, digest: str) -> bytes:
    """Return the address that a content has in its case: a keyed hash, 32 bytes."""
    return hmac_digest(address_key, canonical((case_id, digest)), "sha256")


def begin_content(
    connection: Connection, case_id: CaseId, content_id: ContentId, key: bytes
) -> ContentKey:
    """Note a content that is about to arrive."""
    row = connection.insert(
        "INSERT INTO content(id, case_id, state) VALUES(?, ?, 'importing')", (content_id, case_id)
    )
    connection.insert("INSERT INTO content_key(content, key) VALUES(?, ?)", (row, key))
    return ContentKey(row, content_id, key)


def add_chunks(connection: Connection, key: ContentKey, first: int, sealed: list[bytes]) -> None:
    """Put sealed chunks, numbered from `first`."""
    for seq, data in enumerate(sealed, first):
        connection.insert(
            "INSERT INTO chunk(content, seq, data) VALUES(?, ?, ?)", (key.row, seq, data)
        )


def finish_content(
    connection: Connection, key: ContentKey, address: bytes, tally: ContentDigest
) -> None:
    """Note that a content arrived whole; it still belongs to nothing."""
    connection.run(
        "UPDATE content SET address = ?, sha256 = ?, size = ?, chunks = ? WHERE row = ?",
        (address, tally.sha256, tally.size, tally.chunks, key.row),
    )


def whole_content_at(connection: Connection, case_id: CaseId, address: bytes) -> ContentId | None:
    """Return the content of a case that has an address, or None."""
    row = connection.row(
        "SELECT id FROM content WHERE case_id = ? AND address = ? ORDER BY row", (case_id, address)
    )
    return ContentId(row[0]) if row else None


def accept(connection: Connection, content_id: ContentId) -> None:
    """Make a whole content one that documents may show.

    Raises:
        Refused: there is no such content, or it did not arrive whole.
    """
    connection.run(
        "DELETE FROM arriving WHERE content = (SELECT row FROM content WHERE id = ?)",
        (content_id,),
    )
    changed = connection.run(
        "UPDATE content SET state = 'ready' WHERE id = ? AND chunks IS NOT NULL", (content_id,)
    )
    if changed != 1:
        raise Refused("no_such_content")


def is_importing(connection: Connection, content_id: ContentId) -> bool:
    """Tell whether a content is there and no document may show it yet."""
    return bool(
        connection.row("SELECT 1 FROM content WHERE id = ? AND state = 'importing'", (content_id,))
    )


def ready(connection: Connection) -> tuple[ContentId, ...]:
    """Return the contents that documents may show."""
    rows = connection.rows("SELECT id FROM content WHERE state = 'ready' ORDER BY row")
    return tuple(ContentId(row[0]) for row in rows)


def remove_some(connection: Connection, content_id: ContentId) -> bool:
    """Remove a few chunks of an importing content, and itself when none is left.

    Returns:
        Whether it is gone; a large content takes several short transactions.
    """
    connection.run(
        "DELETE FROM chunk WHERE row IN (SELECT chunk.row FROM chunk JOIN content"
        " ON content.row = chunk.content WHERE content.id = ? AND state = 'importing' LIMIT ?)",
        (content_id, CHUNKS_PER_DELETION),
    )
    left = connection.row(
        "SELECT 1 FROM chunk JOIN content ON content.row = chunk.content WHERE content.id = ?",
        (content_id,),
    )
    if left:
        return False
    for table in ("content_key", "arriving"):
        connection.run(
            f"DELETE FROM {table} WHERE content IN"  # noqa: S608  # constants
            " (SELECT row FROM content WHERE id = ? AND state = 'importing')",
            (content_id,),
        )
    connection.run("DELETE FROM content WHERE id = ? AND state = 'importing'", (content_id,))
    return True


def release_free_pages(connection: Connection) -> bool:
    """Shorten the database by a few pages that nothing uses, so that the disk has them again.

    Returns:
        Whether there is no such page left.
    """
    connection.rows(f"PRAGMA incremental_vacuum({PAGES_GIVEN_BACK})")
    return connection.rows("PRAGMA freelist_count") == [(0,)]


def stored_content(connection: Connection, content_id: ContentId) -> StoredContent:
    """Return what is known of a content.

    Raises:
        Refused: there is no such content, or it did not arrive whole.
    """
    row = connection.row(
        "SELECT content.row, key, sha256, size, chunks FROM content JOIN content_key"
        " ON content_key.content = content.row WHERE id = ? AND chunks IS NOT NULL",
        (content_id,),
    )
    if row is None:
        raise Refused("no_such_content")
    number, key, digest, size, chunks = row
    return StoredContent(ContentKey(number, content_id, key), digest, size, chunks)


def opened_chunk(connection: Connection, content: StoredContent, seq: int) -> bytes:
    """Read one chunk, numbered from 0.

    Raises:
        VaultDamaged: it is gone, or not the one that was sealed.
    """
    piece = opened_piece(connection, content.key, seq, is_last=seq == content.chunks - 1)
    if piece is None:
        raise VaultDamaged("content_damaged")
    return piece


def opened_piece(
    connection: Connection, key: ContentKey, seq: int, *, is_last: bool
) -> bytes | None:
    """Read one chunk of a content that may not be whole yet; None if it is not such a one."""
    row = connection.row("SELECT data FROM chunk WHERE content = ? AND seq = ?", (key.row, seq))
    return None if row is None else unsealed(key, seq, row[0], is_last=is_last)


def unsealed(key: ContentKey, seq: int, data: bytes, *, is_last: bool) -> bytes | None:
    """Open a sealed chunk; None if it is not what was sealed there."""
    try:
        return AESGCM(key.key).decrypt(_nonce(seq), data, _bound_to(key, seq, is_last=is_last))
    except InvalidTag:
        return None


def require_same(content: StoredContent, tally: ContentDigest) -> None:
    """Compare what was read with what was sealed.

    Raises:
        VaultDamaged: length or digest differ.
    """
    if (tally.size, tally.sha256) != (content.size, content.sha256):
        raise VaultDamaged("content_damaged")
