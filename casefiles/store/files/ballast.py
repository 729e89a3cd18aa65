"""The ballast: room kept on the disk, so that a full one can always be left in good order."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final, TypeVar

from casefiles.domain.foundation.errors import NotAVault, NotEnoughSpace
from casefiles.store.files.folder import BALLAST
from casefiles.store.files.in_folder import Folder, entered, open_file, size_of, within

T = TypeVar("T")

BALLAST_SIZE: Final = 64 << 20
"""Bytes that a vault of a person keeps."""


_PIECE: Final = 1 << 20


class Ballast:
    """A file without meaning, given up when the disk is full and made again when there is room.

    Attributes:
        is_given_up: the disk was full, and has not had room for it since.
    """

    def __init__(self, folder: Folder, size: int) -> None:
        """Take note of the file; size 0 means that none is kept."""
        self._where = within(folder, BALLAST)
        self._size = size
        self.is_given_up = False

    def give_up(self) -> bool:
        """Give the room back; the empty file tells the next session that it was given up.

        Returns:
            Whether there was any.
        """
        if not self._size:
            return False
        self.is_given_up = True
        try:
            descriptor = open_file(self._where, os.O_WRONLY)
            try:
                was = os.fstat(descriptor).st_size
                os.ftruncate(descriptor, 0)
            finally:
                os.close(descriptor)
        except (OSError, NotAVault):
            return False
        return was > 0

    def or_else(self, call: Callable[[], T]) -> T:
        """Do something, and where the disk is full do it again with the ballast given up.

        Raises:
            NotEnoughSpace: that did not help, or there was none.
        """
        try:
            return call()
        except NotEnoughSpace:
            if not self.give_up():
                raise
        return call()

    def require(self) -> None:
        """Refuse what must not use the room of the ballast.

        Raises:
            NotEnoughSpace: it is given up, and there is no room for it yet.
        """
        if not self.is_there():
            raise NotEnoughSpace("no_space")

    def is_harmed(self) -> bool:
        """Tell whether there is a file that is not as it was made: of another size, or with bytes.

        Room that nothing was written to is not read, so that this takes no time.
        """
        with suppress(OSError, NotAVault):
            found = self._found()
            if self._size and found > 0:
                return found != self._size or self._holds_bytes()
        return False

    def _holds_bytes(self) -> bool:
        descriptor = open_file(self._where, os.O_RDONLY)
        try:
            return any(piece != bytes(len(piece)) for piece in _written(descriptor))
        finally:
            os.close(descriptor)

    def is_there(self) -> bool:
        """Tell whether nothing is missing, having made the file anew if there is room for it.

        Twice its size must be free, so that it never is what fills the disk.
        """
        with suppress(OSError, NotAVault):
            if self._size and self._found() != self._size:
                self.is_given_up = self.is_given_up or self._found() == 0
                with entered(self._where) as spot:
                    values = os.statvfs(spot.folder.descriptor)
                if values.f_bavail * values.f_frsize >= 2 * self._size:
                    self._make()
                    self.is_given_up = False
        return not self.is_given_up

    def _found(self) -> int:
        """Return the size of the file; -1 if there is none."""
        return size_of(self._where)

    def recreate(self) -> None:
        """Make a harmed file anew, if there is room; else it is given up."""
        self.give_up()
        self.is_there()

    def _make(self) -> None:
        descriptor = open_file(self._where, os.O_WRONLY | os.O_CREAT)
        try:
            os.ftruncate(descriptor, 0)
            os.posix_fallocate(descriptor, 0, self._size)
            os.ftruncate(descriptor, self._size)
        except OSError:
            if self.is_given_up:
                os.ftruncate(descriptor, 0)
            else:
                with entered(self._where) as spot:
                    os.unlink(spot.name, dir_fd=spot.folder.descriptor)
            raise
        finally:
            os.close(descriptor)


def _written(descriptor: int) -> Iterator[bytes]:
    """Yield what was ever written to a file, piece by piece."""
    at = 0
    while True:
        try:
            at = os.lseek(descriptor, at, os.SEEK_DATA)
            end = os.lseek(descriptor, at, os.SEEK_HOLE)
        except OSError as error:
            if error.errno == errno.ENXIO:
                return
            raise
        while at < end:
            piece = os.pread(descriptor, min(_PIECE, end - at), at)
            if not piece:
                return
            yield piece
            at += len(piece)
