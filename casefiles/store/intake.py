"""How document bytes come in: sealed on the caller's thread, put in small commits beside edits."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import islice
from typing import Protocol, TypeVar

from casefiles.domain.errors import CasefilesError, NotEnoughSpace
from casefiles.domain.ids import CaseId, ContentId, Randomness, new_id
from casefiles.domain.ticket import Ticket
from casefiles.store import chunks
from casefiles.store.chunks import ContentKey, SealedContent, Tally
from casefiles.store.connection import Connection
from casefiles.store.key_slots import KEY_SIZE

T = TypeVar("T")


class Commit(Protocol):
    """Does a task on the writer's connection, in a transaction of its own."""

    def __call__(self, task: Callable[[Connection], T], /) -> T:
        """Do the task and return its result."""


class Intake:
    """The bytes on their way in, and who still wants which of them."""

    def __init__(self, address_key: bytes, randomness: Randomness, commit: Commit) -> None:
        self._address_key = address_key
        self._randomness = randomness
        self._commit = commit
        self._claims: Counter[ContentId] = Counter()

    def seal(self, case_id: CaseId, source: Iterable[bytes], ticket: Ticket) -> SealedContent:
        """Bring document bytes into the vault; they belong to nothing until accepted.

        Bytes that the case has already are kept once. What is not accepted is gone at the next
        open, or when discarded.

        Args:
            case_id: of the case.
            source: bytes in any portions.
            ticket: is told the bytes so far, total 0, label sealing.

        Raises:
            Cancelled: nothing was kept.
            NotEnoughSpace: nothing was kept.
            VaultError: the vault is closed, or the disk fails.
        """
        content_id, secret = ContentId(new_id(self._randomness)), self._randomness(KEY_SIZE)
        key = self._commit(lambda to: chunks.begin_content(to, case_id, content_id, secret))
        tally = Tally()
        try:
            self._put_chunks(key, source, tally, ticket)
            kept = self._kept_once(case_id, key, tally)
            if kept != content_id:
                self._remove(content_id)
        except BaseException:
            self._remove_after_fault(content_id)
            raise
        return SealedContent(kept, tally.sha256, tally.size)

    def _put_chunks(
        self, key: ContentKey, source: Iterable[bytes], tally: Tally, ticket: Ticket
    ) -> None:
        sealed = chunks.sealed_pieces(key, source, tally)
        first = 0
        while group := list(islice(sealed, chunks.CHUNKS_PER_COMMIT)):
            self._put_group(key, first, group)
            first += len(group)
            ticket.step(tally.size, 0, "sealing")

    def _put_group(self, key: ContentKey, first: int, group: list[bytes]) -> None:
        self._commit(lambda to: chunks.add_chunks(to, key, first, group))

    def _kept_once(self, case_id: CaseId, key: ContentKey, tally: Tally) -> ContentId:
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

    def _remove(self, content_id: ContentId) -> None:
        while not self._commit(lambda to: chunks.remove_some(to, content_id)):
            pass
        # Giving room back can itself want room, and is no part of the promise.
        with suppress(NotEnoughSpace):
            while not self._commit(chunks.give_back_some):
                pass

    def _remove_after_fault(self, content_id: ContentId) -> None:
        # The fault under way is the one to tell; the next open removes the rest.
        with suppress(CasefilesError):
            self._remove(content_id)
