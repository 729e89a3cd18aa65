"""Content that has not arrived whole, kept so that the same file can go on where it ended."""

from dataclasses import dataclass
from hashlib import sha256
from hmac import digest as hmac_digest
from typing import Final

from casefiles.domain.foundation.canonical import canonical
from casefiles.domain.foundation.ids import CaseId, ContentId
from casefiles.store.content.chunks import ContentKey
from casefiles.store.database.connection import Connection

RETAINED_NS: Final = 7 * 24 * 3600 * 1_000_000_000
"""Nanoseconds after which content that nobody asked for again is dropped."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where document bytes come from.

    Attributes:
        size: of the file in bytes; None if it is not known. What has a size is kept when its
            sealing is interrupted, to be gone on with when the same file comes again.
        operation: names what the file was wanted for, so that all of that can be dropped.
    """

    size: int | None = None
    operation: str = ""


NO_ORIGIN: Final = Origin()


@dataclass(frozen=True, slots=True)
class PendingContent:
    """A content that is there in part, or whole and not accepted.

    Attributes:
        chunks: how many are there.
        is_whole: none is missing.
        following: mark of the group that comes next; it may have been sealed already.
    """

    key: ContentKey
    chunks: int
    is_whole: bool
    following: str


def hint_of(address_key: bytes, case_id: CaseId, origin: Origin, first: bytes) -> bytes:
    """Return what a file is known again by: a keyed hash over case, size and first piece."""
    values = ("arriving", case_id, origin.size, sha256(first).hexdigest())
    return hmac_digest(address_key, canonical(values), "sha256")


def note(
    connection: Connection, key: ContentKey, hint: bytes, origin: Origin, wall: int, mark: str
) -> None:
    """Note by what a content that begins to arrive is known again, and what its first group is."""
    connection.insert(
        "INSERT INTO arriving(content, hint, errand, wanted, following) VALUES(?, ?, ?, ?, ?)",
        (key.row, hint, origin.operation, wall, mark),
    )


def note_following(connection: Connection, key: ContentKey, mark: str) -> None:
    """Note which group comes next, before it is sealed."""
    connection.run("UPDATE arriving SET following = ? WHERE content = ?", (mark, key.row))


def candidates(connection: Connection, hint: bytes) -> list[PendingContent]:
    """Return the contents that a hint fits, the one with the most chunks first."""
    rows = connection.rows(
        "SELECT content.row, id, key, content.chunks IS NOT NULL, following,"
        " (SELECT count(*) FROM chunk WHERE content = content.row) AS present"
        " FROM arriving JOIN content ON content.row = arriving.content"
        " JOIN content_key ON content_key.content = content.row"
        " WHERE hint = ? AND state = 'importing' ORDER BY present DESC, content.row",
        (hint,),
    )
    return [
        PendingContent(
            ContentKey(row, ContentId(content_id), key), present, bool(is_whole), following
        )
        for row, content_id, key, is_whole, following, present in rows
    ]


def request_again(connection: Connection, key: ContentKey, origin: Origin, wall: int) -> None:
    """Note that a content was asked for again."""
    connection.run(
        "UPDATE arriving SET wanted = ?, errand = ? WHERE content = ?",
        (wall, origin.operation, key.row),
    )


def unrequested(connection: Connection, wall: int) -> list[ContentId]:
    """Return contents that nobody asked for in a week, or that nobody can go on with."""
    rows = connection.rows(
        "SELECT id FROM content LEFT JOIN arriving ON content = content.row"
        " WHERE state = 'importing' AND (wanted IS NULL OR abs(? - wanted) > ?)",
        (wall, RETAINED_NS),
    )
    return [ContentId(row[0]) for row in rows]


def of_import(connection: Connection, operation: str) -> list[ContentId]:
    """Return the contents on their way for one errand."""
    rows = connection.rows(
        "SELECT id FROM content JOIN arriving ON content = content.row"
        " WHERE state = 'importing' AND errand = ?",
        (operation,),
    )
    return [ContentId(row[0]) for row in rows]


def stored_bytes(connection: Connection, content_id: ContentId) -> int:
    """Return how many bytes of a content are there, sealed."""
    row = connection.row(
        "SELECT coalesce(sum(length(data)), 0) FROM chunk"
        " WHERE content = (SELECT row FROM content WHERE id = ?)",
        (content_id,),
    )
    return int(row[0]) if row else 0
