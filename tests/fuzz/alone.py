"""Entries for single parsers: what libraries unpack, guess or draw is left out.

So each input takes some tens of microseconds, and millions of them can be tried.
"""

import io
import struct
from collections.abc import Callable
from typing import Final

from casefiles.domain.dates.date_order import NO_HINT
from casefiles.evidence.archives.archive_kinds import archive_of
from casefiles.evidence.archives.archive_reader import ArchiveReader
from casefiles.evidence.channel.media_types import GZIP, TAR, ZIP
from casefiles.evidence.channel.unreadable import UnreadableFile
from casefiles.evidence.chats.chat_exports import plain_text_chat
from casefiles.evidence.mail.mail_reader import mailbox_spans
from casefiles.evidence.mail.mime import Entity, entity_of, payload
from tests.fuzz.mail_and_chats import ANSWERED

_ZIP_END: Final = b"PK\5\6"
_BLOCK: Final = 512
_SUM: Final = slice(148, 156)
"""Where the header of a tar has its checksum."""


def chat_text(data: bytes) -> object:
    """Read a conversation that was exported as text."""
    text = data.decode("utf-8", "replace")
    talk = plain_text_chat(text)
    assert sum(len(line.lines) for line in talk.lines) <= text.count("\n") + 1
    return [
        (list(talk.messages_in_order(hint)), list(talk.findings(hint)))
        for hint in (NO_HINT, ANSWERED)
    ]


def mail_walk(data: bytes) -> object:
    """Split a mailbox, and take each of its mails apart."""
    spans = list(mailbox_spans(io.BytesIO(data)))
    behind = 0
    for start, end in spans:
        assert behind <= start <= end <= len(data)
        behind = end
        _walked(data, entity_of(data, start, end), start, end)
    return spans


def _walked(data: bytes, entity: Entity, low: int, high: int) -> None:
    assert low <= entity.start <= entity.body <= entity.end <= high
    behind = entity.body
    for child in entity.children:
        _walked(data, child, behind, entity.end)
        behind = child.end
    assert entity.media_type
    if not entity.children:
        assert isinstance(entity.file_name, str)
        assert isinstance(payload(data, entity), bytes)


def zip_list(data: bytes) -> object:
    """List a zip file, or what is its directory, once its end was added."""
    return _listed(with_end(data), ZIP)


def with_end(data: bytes) -> bytes:
    """Return bytes as a zip file, with an end behind them where they have none."""
    end = struct.pack("<4H2LH", 0, 0, 1, 1, len(data), 0, 0)
    return data if _ZIP_END in data else data + _ZIP_END + end


def tar_list(data: bytes) -> object:
    """List a tar file whose checksums are right, whatever else is wrong."""
    return _listed(with_checksums(data), TAR)


def with_checksums(data: bytes) -> bytes:
    """Return bytes as a tar file, each block of which has the checksum of a header."""
    blocks = [bytearray(data[at : at + _BLOCK]) for at in range(0, len(data), _BLOCK)]
    for block in blocks:
        if any(block):
            block[_SUM] = b" " * 8
            block[_SUM] = b"%06o\0 " % sum(block)
    return b"".join(blocks)


def gzip_name(data: bytes) -> object:
    """Read the name and the time of one packed file."""
    return _listed(b"\x1f\x8b\x08" + data, GZIP)


def _listed(data: bytes, kind: str) -> object:
    try:
        opened: ArchiveReader = archive_of(io.BytesIO(data), kind)
        members = list(opened.members())
    except UnreadableFile:
        return None
    for member in members:
        assert member.name
        assert member.size >= 0
        assert ".." not in member.name.split("/")
        assert not member.name.startswith("/")
    return members, list(opened.findings())


ALONE: Final[tuple[Callable[[bytes], object], ...]] = (
    *(chat_text, mail_walk, zip_list, tar_list, gzip_name),
)
