"""Opens a document of whatever type its bytes say it is, inside a worker."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from casefiles.domain.dates.date_order import NO_HINT, DateOrderHint
from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode
from casefiles.evidence.archives.archive_kinds import archive_of
from casefiles.evidence.archives.archive_reader import ArchiveFile, ArchiveReader
from casefiles.evidence.archives.proof_package import HashedPackage, sheets_in
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_types import (
    ARCHIVES,
    CHAT_ARCHIVE,
    CHATS,
    MAIL,
    MAILBOX,
    OUTLOOK,
    OUTLOOK_STORE,
    PDF,
    PLAIN_TEXT,
    SEPARATED,
    SIGNED_MAIL,
    TNEF,
    UNKNOWN,
)
from casefiles.evidence.channel.pages import Readable
from casefiles.evidence.channel.unreadable import (
    EMPTY_FILE,
    NOT_READABLE_YET,
    PASSWORD_NEEDED,
    PICTURE_NOT_SHOWN,
    TOO_LARGE,
    UnreadableFile,
)
from casefiles.evidence.chats.chat_opening import (
    Surroundings,
    chat_type,
    chat_type_of_text,
    open_chat,
)
from casefiles.evidence.layout.block_reader import BlockFile
from casefiles.evidence.layout.blocks import BlockContent
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.text_reader import TextFile
from casefiles.evidence.mail.mail_reader import mail_file, signed_file
from casefiles.evidence.mail.outlook_folders import store_file
from casefiles.evidence.mail.outlook_reader import outlook_file
from casefiles.evidence.mail.tnef import TnefArchive
from casefiles.evidence.office_formats.office_files import is_office, read_office
from casefiles.evidence.office_formats.office_parts import office_file
from casefiles.evidence.office_formats.separated_file import read_separated, separator_of
from casefiles.evidence.pdf.pdf_reader import PdfFile
from casefiles.evidence.pictures.image_reader import PictureFile, is_picture
from casefiles.evidence.text.text_decoding import decoded
from casefiles.evidence.text.text_guessing import guessed
from casefiles.evidence.worker.file_types import media_type, media_type_of_large

_AS_TEXT: Final = frozenset(("application/xml", "image/svg+xml", "text/calendar", "text/vcard"))
"""Shown as they are written: nothing in them is followed or drawn."""
ENCRYPTED_OFFICE: Final = "application/x-encrypted-office"
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
"""Marks of UTF-16, in which no signature of a text is written."""
_HEAD: Final = 4_096

_IN_PIECES: Final = ARCHIVES | {CHAT_ARCHIVE, MAILBOX, OUTLOOK_STORE}
"""Types of which each message or file is read by itself, however large the whole is."""


@dataclass(frozen=True, slots=True)
class DetectedType:
    """What the bytes of a file say that it is.

    Attributes:
        text: the file's, if it is text.
        is_guess: its encoding was guessed.
    """

    media_type: str
    text: str = ""
    is_guess: bool = False


def detect_type(data: bytes) -> DetectedType:
    """Tell the type of a file by its bytes."""
    found = media_type(data)
    if found != UNKNOWN or not data:
        return DetectedType(chat_type(io.BytesIO(data), found) or found)
    text = decoded(data)
    if text is None:
        text = guessed(data)
        return (
            DetectedType(UNKNOWN)
            if text is None
            else DetectedType(_type_of_text(text), text, is_guess=True)
        )
    if data.startswith(_WIDE):
        found = media_type(text[:_HEAD].encode())
        if found != UNKNOWN:
            return DetectedType(found)
    return DetectedType(chat_type_of_text(text) or _type_of_text(text), text)


def _type_of_text(text: str) -> str:
    return SEPARATED if separator_of(text) else PLAIN_TEXT


def open_document(
    data: bytes,
    detected: DetectedType,
    limits: WorkerLimits,
    faces: Sequence[FontFile],
    hint: DateOrderHint = NO_HINT,
    password: str = "",
) -> Readable:
    """Open a file for reading and rendering.

    Args:
        data: the whole file.
        detected: what `tell` returned for it.
        limits: bound the reader.
        faces: what text is drawn with.
        hint: what a person answered of the dates in it.
        password: what a person typed for the files in an archive.

    Raises:
        Unreadable: with the code of the reason.
    """
    if not data:
        raise UnreadableFile(EMPTY_FILE)
    if detected.media_type == PDF:
        return PdfFile(data, limits)
    if is_picture(detected.media_type):
        return PictureFile(data, detected.media_type, limits)
    if detected.media_type == PLAIN_TEXT or detected.media_type in _AS_TEXT:
        text, is_guess = _text(data, detected)
        return TextFile(text, limits, faces, is_guess=is_guess)
    if detected.media_type == ENCRYPTED_OFFICE:
        raise UnreadableFile(PASSWORD_NEEDED)
    if is_office(detected.media_type):
        return office_file(read_office(detected.media_type, data), data, limits, faces)
    if detected.media_type == SEPARATED:
        return BlockFile(_table(detected), limits, faces)
    return _holder_in_memory(data, detected.media_type, (limits, faces, hint), password)


def detect_type_of_large(file: BinaryIO) -> DetectedType:
    """Tell the type of a file that is not in memory by its bytes."""
    found = media_type_of_large(file)
    return DetectedType(chat_type(file, found) or found)


def open_large(
    file: BinaryIO,
    detected: DetectedType,
    surroundings: Surroundings,
    password: str = "",
) -> Readable:
    """Open a file that is not in memory: one that holds messages or files.

    Raises:
        Unreadable: with the code of the reason; `too_large` for what can only be read whole.
    """
    if detected.media_type not in _IN_PIECES:
        raise UnreadableFile(TOO_LARGE)
    return _holder(file, detected.media_type, surroundings, password)


def _table(detected: DetectedType) -> BlockContent:
    table = read_separated(detected.text, separator_of(detected.text))
    if detected.is_guess:
        table.add_items(FileWarning(FileWarningCode.ENCODING_GUESSED))
    return table


def _archive_file(
    archive: ArchiveReader, limits: WorkerLimits, faces: Sequence[FontFile]
) -> Readable:
    sheets = sheets_in(archive)
    if sheets:
        return HashedPackage(archive, sheets, limits, faces)
    return ArchiveFile(archive, limits, faces)


def _holder_in_memory(
    data: bytes, media_type: str, surroundings: Surroundings, password: str
) -> Readable:
    """Open a file that holds messages or files, all of which is here.

    Raises:
        Unreadable: with the code of the reason.
    """
    limits, faces, _ = surroundings
    if media_type == OUTLOOK:
        return outlook_file(data, limits, faces)
    if media_type == TNEF:
        return ArchiveFile(TnefArchive(data), limits, faces)
    if media_type == SIGNED_MAIL:
        return signed_file(data, limits, faces)
    return _holder(io.BytesIO(data), media_type, surroundings, password)


def _holder(file: BinaryIO, media_type: str, surroundings: Surroundings, password: str) -> Readable:
    """Open a file that holds messages or files: a mail, a conversation or an archive.

    Raises:
        Unreadable: with the code of the reason.
    """
    limits, faces, _ = surroundings
    if media_type in CHATS:
        return open_chat(file, media_type, surroundings)
    if media_type in {MAIL, MAILBOX}:
        return mail_file(file, limits, faces, is_mailbox=media_type == MAILBOX)
    if media_type == OUTLOOK_STORE:
        return store_file(file, limits, faces)
    if media_type in ARCHIVES:
        return _archive_file(archive_of(file, media_type, password), limits, faces)
    is_image = media_type.startswith("image/")
    raise UnreadableFile(PICTURE_NOT_SHOWN if is_image else NOT_READABLE_YET)


def _text(data: bytes, detected: DetectedType) -> tuple[str, bool]:
    """Return the text of a file, and whether its encoding was guessed."""
    text = detected.text or decoded(data)
    if text is not None:
        return text, detected.is_guess
    text = guessed(data)
    if text is None:
        raise UnreadableFile(NOT_READABLE_YET)
    return text, True
