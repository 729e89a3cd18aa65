"""Document bytes on their way out: whole from the beginning, or a part from any offset."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from casefiles.store.content import chunks
from casefiles.store.content.chunks import ContentDigest, StoredContent

Start: TypeAlias = Callable[[StoredContent, int], Callable[[], bytes]]
"""Lets one chunk of a content, numbered from 0, be opened; returns what waits for it."""


def whole_content(stored: StoredContent, start: Start) -> Iterator[bytes]:
    """Read a content chunk by chunk, and prove it at the end.

    Raises:
        VaultDamaged: it is not what was sealed; what came before must not be used.
    """
    tally = ContentDigest()
    for piece in _opened(stored, start, range(stored.chunks)):
        tally.add(piece)
        yield piece
    chunks.require_same(stored, tally)


def _opened(stored: StoredContent, start: Start, seqs: range) -> Iterator[bytes]:
    """Open chunks one after the other, each while the one before is used."""
    waiting = [start(stored, seq) for seq in seqs[:1]]
    for seq in seqs:
        piece = waiting.pop()()
        if seq + 1 in seqs:
            waiting.append(start(stored, seq + 1))
        yield piece


def content_part(stored: StoredContent, start: Start, offset: int, length: int) -> bytes:
    """Read some bytes of a content, of which only their chunks are opened and proven.

    Args:
        stored: the content.
        start: lets one of its chunks be opened.
        offset: of the first byte, from 0.
        length: how many; fewer are returned where the content ends.

    Raises:
        VaultDamaged: one of the chunks is not what was sealed.
    """
    if offset < 0 or length < 0:
        raise ValueError("no such range")
    end = min(offset + length, stored.size)
    seqs = range(offset // chunks.CHUNK_SIZE, -(-end // chunks.CHUNK_SIZE))
    requested = []
    for seq, piece in zip(seqs, _opened(stored, start, seqs), strict=True):
        first = seq * chunks.CHUNK_SIZE
        requested.append(memoryview(piece)[max(offset - first, 0) : end - first])
    return b"".join(requested)
