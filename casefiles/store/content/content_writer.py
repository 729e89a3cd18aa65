"""How document bytes come in: sealed on the caller's thread, put in small commits beside edits.

What was interrupted is gone on with: each group of pieces is named in the database before it is
sealed, so that no other bytes are ever sealed under the same key and number.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final, Protocol, TypeVar

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.errors import (
    Cancelled,
    CasefilesError,
    NotEnoughSpace,
    Refused,
    VaultDamaged,
)
from casefiles.domain.foundation.ids import CaseId, ContentId, Randomness, new_id
from casefiles.store.content import chunks, pending_content
from casefiles.store.content.chunks import ChunkBatch, ContentDigest, ContentKey, SealedContent
from casefiles.store.content.pending_content import NO_ORIGIN, Origin, PendingContent
from casefiles.store.database.connection import Connection
from casefiles.store.keys.key_slots import KEY_SIZE

_RESERVE: Final = 1 << 20
"""Bytes that importing leaves free on a disk."""

T = TypeVar("T")
_Pieces = Iterator[tuple[bytes, bool]]


class Start(Protocol):
    """Lets a task be done on the writer's connection, in a transaction of its own."""

    def __call__(self, task: Callable[[Connection], T], /) -> Callable[[], T]:
        """Ask for the task; return what waits for it and gives its result."""


class Ask(Protocol):
    """Does a task on the reader's connection."""

    def __call__(self, task: Callable[[Connection], T], /) -> T:
        """Do the task and return its result."""


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """What was asked for: bytes of a case, from somewhere, known again by a hint."""

    case_id: CaseId
    origin: Origin
    hint: bytes
    ticket: CancellationToken


class ContentWriter:
    """The bytes on their way in, and who still wants which of them."""

    def __init__(
        self,
        address_key: bytes,
        surroundings: tuple[Clock, Randomness],
        lanes: tuple[Start, Ask, Callable[[], int]],
    ) -> None:
        """Take what bytes come in with.

        Args:
            address_key: 32 bytes.
            surroundings: clock and randomness.
            lanes: what commits, what reads, and what tells how many bytes the disk has free.
        """
        self._address_key = address_key
        self._clock, self._randomness = surroundings
        self._start, self._read, self._free = lanes
        self._claims: Counter[ContentId] = Counter()
        self._in_hand: set[ContentId] = set()

    def seal(
        self,
        case_id: CaseId,
        source: Iterable[bytes],
        ticket: CancellationToken,
        origin: Origin = NO_ORIGIN,
    ) -> SealedContent:
        """Bring document bytes into the vault; they belong to nothing until accepted.

        Bytes that the case has already are kept once. Sealing that a crash, or with a known size
        a stop or a fault of the source, has interrupted goes on where it was when the same bytes
        come again within a week.

        Args:
            case_id: of the case.
            source: bytes in any portions.
            ticket: is told the bytes so far, total 0, label sealing.
            origin: what is known of the source.

        Raises:
            Cancelled: somebody asked to stop.
            NotEnoughSpace: nothing was kept.
            VaultError: the vault is closed, or the disk fails.
        """
        pieces = chunks.ended_pieces(source)
        first = next(pieces)
        hint = pending_content.hint_of(self._address_key, case_id, origin, first[0])
        write_request = WriteRequest(case_id, origin, hint, ticket)
        pieces = chain((first,), pieces)
        known = self._taken_up(write_request)
        if known is None:
            return self._sealed_from_start(write_request, pieces)
        try:
            return self._resumed(write_request, known, pieces)
        except NotEnoughSpace:
            if not known.is_whole:
                self._remove_after_fault(known.key.content_id)
            raise
        finally:
            self._in_hand.discard(known.key.content_id)

    def _commit(self, task: Callable[[Connection], T]) -> T:
        return self._start(task)()

    def _taken_up(self, write_request: WriteRequest) -> PendingContent | None:
        """Find what an earlier sealing left of the same bytes."""

        def find(connection: Connection) -> PendingContent | None:
            for found in pending_content.candidates(connection, write_request.hint):
                if found.is_whole or found.key.content_id not in self._in_hand:
                    pending_content.request_again(
                        connection, found.key, write_request.origin, self._clock.wall()
                    )
                    # Noted on the writer's thread, which does one thing at a time.
                    self._in_hand.add(found.key.content_id)
                    return found
            return None

        return self._commit(find)

    def _resumed(
        self, write_request: WriteRequest, known: PendingContent, pieces: _Pieces
    ) -> SealedContent:
        tally = ContentDigest()
        pieces = self._past_what_is_there(known, pieces, tally, write_request.ticket)
        same = tally.chunks
        groups = chunks.groups_of(pieces, tally)
        group = next(groups, None)
        if same == known.chunks and _is_expected(known, group):
            self._put_all(write_request, known.key, (group, groups))
            return self._ended(write_request, known.key, tally)
        # Other bytes than before: under the same key they would betray both.
        rest = () if group is None else chain([group], groups)
        again = chain(self._there(known, same), (piece for one in rest for piece in one.pieces))
        sealed = self._sealed_from_start(write_request, chunks.ended_pieces(again))
        if not known.is_whole:
            self._remove(known.key.content_id)
        return sealed

    def _past_what_is_there(
        self,
        known: PendingContent,
        pieces: _Pieces,
        tally: ContentDigest,
        ticket: CancellationToken,
    ) -> _Pieces:
        """Count the pieces that are in the vault already; return the others."""
        for piece, is_last in pieces:
            if tally.chunks == known.chunks or not self._is_there(known, tally, piece, is_last):
                return chain(((piece, is_last),), pieces)
            tally.add(piece)
            ticket.step(tally.size, 0, "sealing")
        return pieces

    def _is_there(
        self, known: PendingContent, tally: ContentDigest, piece: bytes, is_last: bool
    ) -> bool:
        def ask(connection: Connection) -> bytes | None:
            return chunks.opened_piece(connection, known.key, tally.chunks, is_last=is_last)

        return self._read(ask) == piece

    def _there(self, known: PendingContent, count: int) -> Iterator[bytes]:
        for seq in range(count):
            yield self._read(partial(_piece_there, known, seq))

    def _sealed_from_start(self, write_request: WriteRequest, pieces: _Pieces) -> SealedContent:
        tally = ContentDigest()
        groups = chunks.groups_of(pieces, tally)
        group = next(groups)
        self._require_room(write_request.origin.size or 0)
        content_id, secret = ContentId(new_id(self._randomness)), self._randomness(KEY_SIZE)

        def begin(connection: Connection) -> ContentKey:
            key = chunks.begin_content(connection, write_request.case_id, content_id, secret)
            wall = self._clock.wall()
            pending_content.note(
                connection, key, write_request.hint, write_request.origin, wall, group.mark
            )
            self._in_hand.add(content_id)
            return key

        try:
            key = self._commit(begin)
            self._put_all(write_request, key, (group, groups))
            return self._ended(write_request, key, tally)
        except BaseException as fault:
            if not _is_resumable(fault, write_request.origin):
                self._remove_after_fault(content_id)
            raise
        finally:
            self._in_hand.discard(content_id)

    def _put_all(
        self,
        write_request: WriteRequest,
        key: ContentKey,
        ahead: tuple[ChunkBatch | None, Iterator[ChunkBatch]],
    ) -> None:
        group, groups = ahead
        # Read before the group is put: the mark of one is on disk before it is sealed.
        following = next(groups, None)
        while group is not None:
            put = self._start_putting(key, group, following.mark if following else "")
            try:
                # Read and hashed while the writer encrypts.
                later = next(groups, None)
            finally:
                put()
            write_request.ticket.step(group.upto, 0, "sealing")
            group, following = following, later

    def _start_putting(
        self, key: ContentKey, group: ChunkBatch, following: str
    ) -> Callable[[], None]:
        self._require_room(sum(map(len, group.pieces)))
        sealed = chunks.sealed_group(key, group)

        def put(connection: Connection) -> None:
            chunks.add_chunks(connection, key, group.first, sealed)
            pending_content.note_following(connection, key, following)

        return self._start(put)

    def _require_room(self, size: int) -> None:
        """Stop while there is still room to take back what was put, and for edits beside it."""
        if self._free() < size + size // 50 + _RESERVE:
            raise NotEnoughSpace("no_space")

    def _ended(
        self, write_request: WriteRequest, key: ContentKey, tally: ContentDigest
    ) -> SealedContent:
        content_id = self._stored_once(write_request.case_id, key, tally)
        if content_id != key.content_id:
            self._remove(key.content_id)
        return SealedContent(content_id, tally.sha256, tally.size)

    def _stored_once(self, case_id: CaseId, key: ContentKey, tally: ContentDigest) -> ContentId:
        address = chunks.content_address(self._address_key, case_id, tally.sha256)

        def keep(connection: Connection) -> ContentId:
            known = chunks.whole_content_at(connection, case_id, address)
            if known is None:
                chunks.finish_content(connection, key, address, tally)
            return self._claimed(known or key.content_id)

        return self._commit(keep)

    def _claimed(self, content_id: ContentId) -> ContentId:
        # Counted on the writer's thread only, as is the giving up.
        self._claims[content_id] += 1
        return content_id

    def discard(self, content_id: ContentId) -> None:
        """Give up sealed content; it goes when nobody else who sealed it still wants it.

        Content that was accepted stays.

        Raises:
            VaultError: the vault is closed, or the disk fails.
        """

        def is_unwanted(connection: Connection) -> bool:
            self._claims[content_id] -= 1
            return self._claims[content_id] <= 0 and chunks.is_importing(connection, content_id)

        if self._commit(is_unwanted):
            self._remove(content_id)

    def put_off(self, content_id: ContentId) -> None:
        """Let sealed content wait, as what was interrupted, until the same bytes come again."""

        def release(_connection: Connection) -> None:
            self._claims[content_id] -= 1

        self._commit(release)

    def drop(self, operation: str) -> int:
        """Drop what is still on its way for an errand and not in hand.

        Returns:
            How many bytes of documents that gives back.
        """

        def idle(connection: Connection) -> list[tuple[ContentId, int]]:
            return [
                (content_id, pending_content.stored_bytes(connection, content_id))
                for content_id in pending_content.of_import(connection, operation)
                if content_id not in self._in_hand and self._claims[content_id] <= 0
            ]

        found = self._commit(idle)
        for content_id, _ in found:
            self._remove(content_id)
        return sum(size for _, size in found)

    def _remove(self, content_id: ContentId) -> None:
        while not self._commit(lambda to: chunks.remove_some(to, content_id)):
            pass
        # Giving room back can itself want room, and is no part of the promise.
        with suppress(NotEnoughSpace):
            while not self._commit(chunks.release_free_pages):
                pass

    def _remove_after_fault(self, content_id: ContentId) -> None:
        # The fault under way is the one to tell; what stays is dropped within a week.
        with suppress(CasefilesError):
            self._remove(content_id)


def _piece_there(known: PendingContent, seq: int, connection: Connection) -> bytes:
    for is_last in (False, True):
        piece = chunks.opened_piece(connection, known.key, seq, is_last=is_last)
        if piece is not None:
            return piece
    raise VaultDamaged("content_damaged")


def _is_expected(known: PendingContent, group: ChunkBatch | None) -> bool:
    """Tell whether what comes next is what was going to be sealed when the work was interrupted."""
    return known.following == ("" if group is None else group.mark)


def _is_resumable(fault: BaseException, origin: Origin) -> bool:
    """Tell whether what was sealed so far stays, to be gone on with."""
    return origin.size is not None and isinstance(fault, Cancelled | Refused | OSError)
