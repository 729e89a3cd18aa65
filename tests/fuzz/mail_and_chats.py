"""Entries for the walkers of mails, mailboxes, archives and conversations.

Each takes any bytes and must return; what it raises, other than the refusals of the house, is a
fault. For instance with atheris: `atheris.Setup(sys.argv, mail_and_chats.mail)`.
"""

import io
from collections.abc import Callable
from typing import Final

from casefiles.domain.dates.date_order import NO_HINT, DateOrder, DateOrderHint
from casefiles.evidence.archives.archive_kinds import archive_of
from casefiles.evidence.archives.archive_reader import ArchiveReader
from casefiles.evidence.archives.proof_package import sheets_in
from casefiles.evidence.channel.media_types import BZIP2, GZIP, TAR, XZ, ZIP
from casefiles.evidence.channel.unreadable import UnreadableFile
from casefiles.evidence.chats.chat_dates import order_of
from casefiles.evidence.chats.chat_exports import (
    is_chat_json,
    json_talks,
    plain_text_chat,
    read_json,
)
from casefiles.evidence.chats.chat_file import ChatExport
from casefiles.evidence.chats.chat_lines import chat_lines, is_chat
from casefiles.evidence.chats.telegram_pages import telegram_chat
from casefiles.evidence.mail.compressed_rtf import rich_text
from casefiles.evidence.mail.mail_reader import letter_of, mailbox_spans
from casefiles.evidence.mail.mime import entity_of
from casefiles.evidence.mail.outlook_reader import OutlookSource
from casefiles.evidence.mail.tnef import TnefArchive
from casefiles.evidence.office_formats.html_words import html_words
from casefiles.evidence.text.part_names import plain_name, repaired_name

ANSWERED: Final = DateOrderHint(DateOrder.MONTH_FIRST, ((0, 28_800), (1_600_000_000, -12_600)))
"""What a person may answer of the dates of a conversation."""


def mail(data: bytes) -> object:
    return letter_of(data, entity_of(data))


def mailbox(data: bytes) -> object:
    spans = list(mailbox_spans(io.BytesIO(data)))
    assert all(0 <= start <= end <= len(data) for start, end in spans)
    return [letter_of(data, entity_of(data, *span)) for span in spans[:50]]


def outlook(data: bytes) -> object:
    try:
        return list(OutlookSource(data).letters())
    except UnreadableFile:
        return None


def winmail(data: bytes) -> object:
    opened = TnefArchive(b"\x78\x9f\x3e\x22" + data)
    return [(one.name, sum(map(len, opened.bytes_of(one)))) for one in opened.members()]


def packed_rich_text(data: bytes) -> object:
    return rich_text(data)


def html(data: bytes) -> object:
    return html_words(data.decode("utf-8", "replace"))


def chat(data: bytes) -> object:
    text = data.decode("utf-8", "replace")
    lines = list(chat_lines(text))
    order_of([line.date for line in lines])
    return is_chat(text), _told(plain_text_chat(text))


def chat_json(data: bytes) -> object:
    text = data.decode("utf-8", "replace")
    return is_chat_json(text), [_told(talk) for talk in json_talks(read_json(text))]


def chat_page(data: bytes) -> object:
    return _told(telegram_chat(data.decode("utf-8", "replace")))


def _told(talk: ChatExport) -> object:
    """Return what a conversation says, before and after its dates were answered."""
    return [
        (list(talk.messages_in_order(hint)), list(talk.findings(hint)))
        for hint in (NO_HINT, ANSWERED)
    ]


def archive(data: bytes) -> object:
    return [_walked(data, kind) for kind in (ZIP, TAR, GZIP, BZIP2, XZ)]


def _walked(data: bytes, kind: str) -> object:
    try:
        opened: ArchiveReader = archive_of(io.BytesIO(data), kind)
        members = [one for one, _ in zip(opened.members(), range(200), strict=False)]
        list(opened.findings())
        sheets_in(opened)
        for member in members[:5]:
            for piece, _ in zip(opened.bytes_of(member), range(4), strict=False):
                assert isinstance(piece, bytes)
    except UnreadableFile:
        return None
    return [member.name for member in members]


def name(data: bytes) -> object:
    plain = plain_name(repaired_name(data, is_unicode=False).text)
    assert plain
    assert ".." not in plain.split("/")
    assert not plain.startswith("/")
    return plain


ENTRIES: Final[tuple[Callable[[bytes], object], ...]] = (
    *(mail, mailbox, outlook, winmail, packed_rich_text, html),
    *(chat, chat_json, chat_page, archive, name),
)
