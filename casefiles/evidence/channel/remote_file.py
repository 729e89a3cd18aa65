"""A file of which a locked child asks for pieces, so that it never is in memory as a whole."""

import io
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from typing_extensions import override

from casefiles.domain.foundation.frames import read_frame
from casefiles.evidence.channel.answers import fields_of, whole, written

PIECE: Final = 1 << 20
"""Bytes that are asked for at a time."""
_MOST_PIECES: Final = 16
"""Pieces kept at hand: the index of a file and what is looked at lie apart."""


@dataclass(frozen=True, slots=True)
class ChunkedSource:
    """A file that is given to a child in the pieces that it asks for.

    Attributes:
        size: in bytes.
        part: returns its bytes: offset and length, fewer where it ends.
    """

    size: int
    part: Callable[[int, int], bytes]

    def piece(self, number: int) -> bytes:
        """Return a piece by its number, from 0."""
        return self.part(number * PIECE, PIECE)

    def needed(self, answer: bytes) -> int | None:
        """Return which piece a child asks for, or None if its answer is another one.

        Raises:
            NonsenseAnswer: there is no such piece.
        """
        return needed_piece(answer, -(-self.size // PIECE))


class ChunkRequester(Protocol):
    """The line of a child to whoever has the file."""

    def read_exactly(self, size: int) -> bytes:
        """Return the next bytes that come."""

    def answer(self, data: bytes) -> None:
        """Send one frame at once."""


def need_answer(piece: int) -> bytes:
    """Write that a piece of the file is needed."""
    return written({"need": piece})


def needed_piece(data: bytes, pieces: int) -> int | None:
    """Return which piece a child asks for, or None if the answer is another one.

    Raises:
        NonsenseAnswer: there is no such piece.
    """
    if not data.startswith(b'{"need"'):
        return None
    return whole(fields_of(data, {"need"})["need"], 0, pieces - 1)


class ReceivedChunks:
    """The pieces as the child has them."""

    def __init__(self, line: ChunkRequester, size: int) -> None:
        self._line, self.size = line, size
        self._pieces: OrderedDict[int, bytes] = OrderedDict()

    def read(self, offset: int, size: int) -> bytes:
        """Return bytes of the file, at most up to the end of a piece; whoever needs more asks."""
        number, first = divmod(offset, PIECE)
        if offset >= self.size or size <= 0:
            return b""
        if number not in self._pieces:
            self._line.answer(need_answer(number))
            self._pieces[number] = read_frame(self._line.read_exactly, PIECE)
            if len(self._pieces) > _MOST_PIECES:
                self._pieces.popitem(last=False)
        self._pieces.move_to_end(number)
        return self._pieces[number][first : first + size]


class RemoteFile(io.RawIOBase):
    """The same as a file that can be read at any place."""

    def __init__(self, pieces: ReceivedChunks) -> None:
        super().__init__()
        self._pieces, self._at = pieces, 0

    @override
    def readable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Any) -> int:
        data = self._pieces.read(self._at, len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    @override
    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._pieces.size}[whence]
        if start + offset < 0:
            raise ValueError
        self._at = start + offset
        return self._at

    @override
    def tell(self) -> int:
        return self._at


def remote_file(line: ChunkRequester, size: int) -> io.BufferedReader:
    """Return a file of which each piece is asked for when it is first read."""
    return io.BufferedReader(RemoteFile(ReceivedChunks(line, size)), PIECE)
