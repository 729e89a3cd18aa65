"""Document bytes on their way out: whole from the beginning, or a part from any offset."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from casefiles.domain.ids import ContentId
from casefiles.store import chunks
from casefiles.store.chunks import Tally
from casefiles.store.connection import Connection

T = TypeVar("T")


class Ask(Protocol):
    """Does a task on the reader's connection."""

    def __call__(self, task: Callable[[Connection], T], /) -> T:
        """Do the task and return its result."""


def whole_content(ask: Ask, content_id: ContentId) -> Iterator[bytes]:
    """Read a content chunk by chunk, each in a read of its own, and prove it at the end.

    Raises:
        Refused: there is no such content.
        VaultDamaged: it is not what was sealed; what came before must not be used.
    """
    stored = ask(lambda at: chunks.stored_content(at, content_id))
    tally = Tally()
    for seq in range(stored.chunks):
        at = seq
        piece = ask(lambda to: chunks.opened_chunk(to, stored, at))  # noqa: B023  # done before the next turn
        tally.add(piece)
        yield piece
    chunks.require_same(stored, tally)


def content_part(ask: Ask, content_id: ContentId, offset: int, length: int) -> bytes:
    """Read some bytes of a content, of which only their chunks are opened and proven.

    Args:
        ask: does a task on the reader's connection.
        content_id: of the content.
        offset: of the first byte, from 0.
        length: how many; fewer are returned where the content ends.

    Raises:
        Refused: there is no such content.
        VaultDamaged: one of the chunks is not what was sealed.
    """
    if offset < 0 or length < 0:
        raise ValueError("no such range")
    stored = ask(lambda at: chunks.stored_content(at, content_id))
    end = min(offset + length, stored.size)
    wanted = bytearray()
    for seq in range(offset // chunks.CHUNK_SIZE, -(-end // chunks.CHUNK_SIZE)):
        at = seq
        piece = ask(lambda to: chunks.opened_chunk(to, stored, at))  # noqa: B023  # done before the next turn
        start = seq * chunks.CHUNK_SIZE
        wanted += piece[max(offset - start, 0) : end - start]
    return bytes(wanted)
