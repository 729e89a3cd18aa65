"""Entries for whole readers: what they tell must be what the process with the key takes for sense.

A worker's answer that breaks its form costs the whole file, so no file may lead a reader to one.
"""

import io
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import islice
from typing import Final

from casefiles.domain.dates.date_order import NO_HINT
from casefiles.evidence.archives.archive_kinds import archive_of
from casefiles.evidence.archives.archive_reader import ArchiveFile
from casefiles.evidence.channel.item_answers import item_answers, items_from
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_types import GZIP, TAR, ZIP
from casefiles.evidence.channel.unreadable import UnreadableFile
from casefiles.evidence.chats.chat_exports import json_talks, plain_text_chat, read_json
from casefiles.evidence.chats.chat_file import ChatExport, ChatFile
from casefiles.evidence.chats.telegram_pages import telegram_chat
from casefiles.evidence.layout.email_pages import EmailFile
from casefiles.evidence.layout.faces import FontFile, load_faces
from casefiles.evidence.mail.mail_reader import mail_file
from tests.evidence.conftest import RESOURCES
from tests.fuzz.alone import with_checksums, with_end
from tests.fuzz.mail_and_chats import ANSWERED

_LIMITS: Final = WorkerLimits()
_LOOKED_AT: Final = 3
_Opened = ArchiveFile | ChatFile | EmailFile


@cache
def _faces() -> Sequence[FontFile]:
    return load_faces(RESOURCES / "fonts")


def archive_told(data: bytes) -> object:
    """Tell what is in an archive of each kind."""
    files = ((with_end(data), ZIP), (with_checksums(data), TAR), (data, GZIP))
    return [_told(partial(_archive, file, kind)) for file, kind in files]


def _archive(data: bytes, kind: str) -> ArchiveFile:
    return ArchiveFile(archive_of(io.BytesIO(data), kind), _LIMITS, _faces())


def chat_told(data: bytes) -> object:
    """Tell what was said in a conversation of each kind."""
    text = data.decode("utf-8", "replace")
    kinds: list[list[ChatExport]] = [
        [plain_text_chat(text)],
        json_talks(read_json(text)),
        [telegram_chat(text)],
    ]
    return [
        _told(partial(ChatFile, talks, _LIMITS, _faces(), hint))
        for talks in kinds
        for hint in (NO_HINT, ANSWERED)
    ]


def mail_told(data: bytes) -> object:
    """Tell the mails of a mailbox, and a mail."""
    return [
        _told(partial(mail_file, io.BytesIO(data), _LIMITS, _faces(), is_mailbox=is_mailbox))
        for is_mailbox in (True, False)
    ]


def _told(opening: Callable[[], _Opened]) -> object:
    try:
        opened = opening()
    except UnreadableFile as error:
        return error.code
    items = opened.items()
    back = [item for answer in item_answers(items) for item in items_from(answer)]
    assert list(map(type, back)) == list(map(type, items))
    for number in range(1, _LOOKED_AT + 1):
        try:
            assert all(isinstance(piece, bytes) for piece in islice(opened.extract(number), 2))
        except UnreadableFile:
            continue
    return back


TOLD: Final[tuple[Callable[[bytes], object], ...]] = (archive_told, chat_told, mail_told)
