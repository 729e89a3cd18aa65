"""Document bytes on their way out: whole from the beginning, or a part from any offset."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from casefiles.store import chunks
from casefiles.store.chunks import StoredContent, Tally

Chunk: TypeAlias = Callable[[StoredContent, int], bytes]
"""Opens one chunk of a content, numbered from 0, in a read of its own."""


def whole_content(stored: StoredContent, chunk: Chunk) -> Iterator[bytes]:
    """Read a content chunk by chunk, and prove it at the end.

    Raises:
        VaultDamaged: it is not what was sealed; what came before must not be used.
    """
    tally = Tally()
    for seq in range(stored.chunks):
        piece = chunk(stored, seq)
        tally.add(piece)
        yield piece
    chunks.require_same(stored, tally)


def content_part(stored: StoredContent, chunk: Chunk, offset: int, length: int) -> bytes:
    """Read some bytes of a content, of which only their chunks are opened and proven.

    Args:
        stored: the content.
        chunk: opens one of its chunks.
        offset: of the first byte, from 0.
        length: how many; fewer are returned where the content ends.

    Raises:
        VaultDamaged: one of the chunks is not what was sealed.
    """
    if offset < 0 or length < 0:
        raise ValueError("no such range")
    end = min(offset + length, stored.size)
    wanted = bytearray()
    for seq in range(offset // chunks.CHUNK_SIZE, -(-end // chunks.CHUNK_SIZE)):
        piece = chunk(stored, seq)
        start = seq * chunks.CHUNK_SIZE
        wanted += piece[max(offset - start, 0) : end - start]
    return bytes(wanted)
