"""Tells exports of conversations from other files, and opens them, alone or in an archive."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, Final, TypeAlias

from casefiles.domain.dates.date_order import DateOrderHint
from casefiles.domain.files.extracted_items import ExtractionFailure, FileWarning
from casefiles.domain.foundation.numbers import whole
from casefiles.evidence.archives.archive_kinds import archive_of
from casefiles.evidence.archives.archive_reader import ArchiveFile, ArchiveReader, Member
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_types import (
    CHAT_ARCHIVE,
    CHAT_JSON,
    CHAT_PAGE,
    CHAT_TEXT,
    HTML,
    ZIP,
)
from casefiles.evidence.channel.pages import Readable
from casefiles.evidence.channel.unreadable import BROKEN_FILE, TOO_LARGE, UnreadableFile
from casefiles.evidence.chats.chat_exports import (
    is_chat_json,
    json_talks,
    plain_text_chat,
    read_json,
)
from casefiles.evidence.chats.chat_file import ChatExport, ChatFile
from casefiles.evidence.chats.chat_lines import is_chat
from casefiles.evidence.chats.chatlab_exports import chatlab_talks, is_chatlab
from casefiles.evidence.chats.chinese_lines import chinese_lines, is_chinese_lines
from casefiles.evidence.chats.telegram_pages import is_telegram_page, telegram_chat
from casefiles.evidence.chats.wechat_pages import is_wechat_page, wechat_page
from casefiles.evidence.chats.wechat_tables import is_wechat_table, wechat_table
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.text.text_decoding import decoded

_ENDINGS: Final = (".txt", ".json", ".jsonl", ".csv", ".html", ".htm")
_DEEPEST: Final = 2
"""Folders around a conversation in an archive."""
_MOST_TRIED: Final = 40
_LARGEST: Final = 128 << 20
_HEAD: Final = 64 << 10
_NUMBERS: Final = re.compile(r"(\d+)")
Surroundings: TypeAlias = tuple[WorkerLimits, Sequence[FontFile], DateOrderHint]


def chat_type(file: BinaryIO, media_type: str) -> str:
    """Return the type of a conversation in a file of another type; empty if it holds none."""
    if media_type == HTML:
        file.seek(0)
        return CHAT_PAGE if _is_page(_loosely(file.read(_HEAD))) else ""
    if media_type != ZIP:
        return ""
    try:
        return CHAT_ARCHIVE if _conversations(archive_of(file, ZIP)) else ""
    except UnreadableFile:
        # Told again, with the reason, when it is opened.
        return ""


def chat_type_of_text(text: str) -> str:
    """Return the type of a text that is a conversation; empty if it is none."""
    if is_chat_json(text):
        return CHAT_JSON if _json_talks(text) else ""
    return CHAT_TEXT if _is_text(text) else ""


def _is_page(text: str) -> bool:
    return is_telegram_page(text) or is_wechat_page(text)


def _is_text(text: str) -> bool:
    return is_wechat_table(text) or is_chinese_lines(text) or is_chat(text)


def open_chat(file: BinaryIO, media_type: str, surroundings: Surroundings) -> Readable:
    """Open a conversation.

    Raises:
        Unreadable: `broken_file` or `too_large`.
    """
    limits, faces, hint = surroundings
    if media_type != CHAT_ARCHIVE:
        file.seek(0)
        return ChatFile(_talks(_text(file.read())), limits, faces, hint)
    archive = archive_of(file, ZIP)
    shown = _conversations(archive)
    talks = [export for member in shown for export in _talks(_text(_whole(archive, member)))]
    archive_file = ArchiveFile(
        _ChatArchive(archive, frozenset(one.name for one in shown)), limits, faces
    )
    return ChatFile(talks, limits, faces, hint, archive_file)


def _talks(text: str) -> list[ChatExport]:
    if is_chat_json(text):
        return _json_talks(text)
    return [_conversation(text)]


def _json_talks(text: str) -> list[ChatExport]:
    found = read_json(text)
    return [*chatlab_talks(found)] if is_chatlab(found) else json_talks(found)


def _conversation(text: str) -> ChatExport:
    for is_one, read in _READERS:
        if is_one(text):
            return read(text)
    return plain_text_chat(text)


_READERS: Final[tuple[tuple[Callable[[str], bool], Callable[[str], ChatExport]], ...]] = (
    (is_telegram_page, telegram_chat),
    (is_wechat_page, wechat_page),
    (is_wechat_table, wechat_table),
    (is_chinese_lines, chinese_lines),
)


def _text(data: bytes) -> str:
    text = decoded(data)
    if text is None:
        raise UnreadableFile(BROKEN_FILE)
    return text


def _loosely(data: bytes) -> str:
    """Return the beginning of a text, which may end within a character."""
    return data.decode("utf-8", "replace")


def _conversations(archive: ArchiveReader) -> list[Member]:
    """Return what an archive shows: one conversation, or all pages of one; else nothing."""
    tried = [member for member in archive.members() if _may_be_one(member)][:_MOST_TRIED]
    kinds = {member.name: _kind_in(archive, member) for member in tried}
    found = [member for member in tried if kinds[member.name]]
    is_one = len(found) == 1 or all(kinds[member.name] == CHAT_PAGE for member in found)
    return sorted(found, key=_natural) if is_one else []


def _may_be_one(member: Member) -> bool:
    is_near = member.name.count("/") <= _DEEPEST and member.trouble is ExtractionFailure.NONE
    return is_near and member.size <= _LARGEST and member.name.casefold().endswith(_ENDINGS)


def _kind_in(archive: ArchiveReader, member: Member) -> str:
    head = b""
    try:
        for piece in archive.bytes_of(member):
            head += piece[:_HEAD]
            if len(head) >= _HEAD:
                break
    except UnreadableFile:
        return ""
    text = _loosely(head)
    if _is_page(text):
        return CHAT_PAGE
    if is_chat_json(text):
        return CHAT_JSON
    content = decoded(head) or text
    return CHAT_TEXT if _is_text(content) else ""


def _whole(archive: ArchiveReader, member: Member) -> bytes:
    data = bytearray()
    for piece in archive.bytes_of(member):
        data += piece
        if len(data) > _LARGEST:
            raise UnreadableFile(TOO_LARGE)
    return bytes(data)


def _natural(member: Member) -> list[tuple[int, str]]:
    parts = _NUMBERS.split(member.name.rpartition(".")[0])
    return [(0, part) if (number := whole(part)) is None else (number, "") for part in parts]


class _ChatArchive:
    """An archive of which some members are shown, and need not be taken out; `Archive`."""

    def __init__(self, archive: ArchiveReader, shown: frozenset[str]) -> None:
        self._archive = archive
        self._shown = shown

    def members(self) -> Iterator[Member]:
        """Yield its files."""
        for member in self._archive.members():
            is_shown = member.name in self._shown and member.trouble is ExtractionFailure.NONE
            yield replace(member, trouble=ExtractionFailure.SHOWN_HERE) if is_shown else member

    def findings(self) -> Iterator[FileWarning]:
        """Yield what a person should know of it as a whole."""
        return self._archive.findings()

    def bytes_of(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a member."""
        return self._archive.bytes_of(member)
