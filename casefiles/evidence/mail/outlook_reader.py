"""Reads mails that Outlook saved (MS-OXMSG): properties in the streams of a compound file."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.files.extracted_items import FileWarning
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.unreadable import BROKEN_FILE, UnreadableFile
from casefiles.evidence.layout.email_pages import (
    EmailAttachment,
    EmailFile,
    EmailMessage,
    Truncation,
)
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.file_container import pieces_of
from casefiles.evidence.mail.outlook_properties import (
    BINARY,
    DATA,
    OBJECT,
    declared_encoding,
    enclosure_of_bag,
    is_message_inside,
    letter_of_bag,
)
from casefiles.evidence.office_formats.compound import compound

_PROPERTIES: Final = "__properties_version1.0"
_STREAM: Final = "__substg1.0_"
_RECIPIENT, _ATTACHMENT = "__recip_version1.0_#", "__attach_version1.0_#"
_ENTRY: Final = struct.Struct("<HHI8s")
_HEADS: Final = {"message": 32, "inside": 24, "other": 8}
"""Bytes before the properties of a message, of one inside another, of a recipient or file."""
_DEEPEST: Final = 5
_MOST: Final = 2_000
_LARGEST_TEXT: Final = 16 << 20
_CODE_PAGE, _INTERNET_PAGE = 0x3FFD, 0x3FDE

Folder = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Bag:
    """The properties of one message, recipient or file; `Bag`.

    Attributes:
        values: that stand in the list itself, by property.
        page: encoding of its texts that are not Unicode.
    """

    ole: Any
    folder: Folder
    values: dict[int, bytes]
    page: str

    def raw(self, tag: int, kind: int) -> bytes:
        """Return a value of variable length."""
        path = [*self.folder, f"{_STREAM}{tag:04X}{kind:04X}"]
        try:
            with self.ole.openstream(path) as stream:
                data: bytes = stream.read(_LARGEST_TEXT)
                return data
        except (OSError, KeyError, IndexError, ValueError):
            return b""

    def fixed(self, tag: int) -> bytes:
        """Return a value of fixed length."""
        return self.values.get(tag, b"")


def outlook_file(data: bytes, limits: WorkerLimits, faces: Sequence[FontFile]) -> EmailFile:
    """Open a mail that Outlook saved.

    Raises:
        Unreadable: `broken_file` or `too_large`.
    """
    return EmailFile(OutlookSource(data), limits, faces)


class OutlookSource:
    """The mail of a file, and those inside it; `LetterSource`."""

    def __init__(self, data: bytes) -> None:
        try:
            self._ole = compound(data)
            self._paths = [tuple(path) for path in self._ole.listdir(streams=True, storages=True)]
        except Exception as error:
            raise UnreadableFile(BROKEN_FILE) from error
        self._below: dict[Folder, list[str]] = {}
        for path in self._paths:
            self._below.setdefault(path[:-1], []).append(path[-1])

    def letters(self) -> Iterator[EmailMessage]:
        """Yield the mail, and behind it those inside it.

        Raises:
            Unreadable: `broken_file`.
        """
        if _PROPERTIES not in self._below.get((), ()):
            raise UnreadableFile(BROKEN_FILE)
        yield from self._letters((), "message", 0)

    def findings(self) -> Iterator[FileWarning]:
        """Yield nothing: each mail tells of its own."""
        yield from ()

    def rest(self, taken: int) -> Truncation:
        """Tell of the mails behind so many, which have no bytes of their own."""
        return Truncation(sum(1 for _ in self.letters()) - taken, iter(()))

    def bytes_at(self, place: object) -> Iterator[bytes]:
        """Yield the bytes of a file.

        Raises:
            Unreadable: `broken_file`.
        """
        assert isinstance(place, tuple), "made by this reader"  # noqa: S101
        try:
            with self._ole.openstream(list(place)) as stream:
                return pieces_of(stream.read())
        except (OSError, KeyError, IndexError, ValueError) as error:
            raise UnreadableFile(BROKEN_FILE) from error

    def _letters(self, folder: Folder, head: str, depth: int) -> Iterator[EmailMessage]:
        bag = self._bag(folder, head, "")
        inside: list[Folder] = []
        people = (self._bag(one, "other", bag.page) for one in self._folders(folder, _RECIPIENT))
        yield letter_of_bag(bag, people, tuple(self._enclosures(bag, inside)))
        for one in inside if depth < _DEEPEST else ():
            yield from self._letters(one, "inside", depth + 1)

    def _bag(self, folder: Folder, head: str, page: str) -> _Bag:
        try:
            with self._ole.openstream([*folder, _PROPERTIES]) as stream:
                data = stream.read(_LARGEST_TEXT)[_HEADS[head] :]
        except (OSError, KeyError, IndexError, ValueError):
            data = b""
        fixed: dict[int, bytes] = {}
        for at in range(0, len(data) - _ENTRY.size + 1, _ENTRY.size):
            _, tag, _, value = _ENTRY.unpack_from(data, at)
            fixed[tag] = value
        text = declared_encoding(fixed.get(_CODE_PAGE, b""), fixed.get(_INTERNET_PAGE, b""))
        return _Bag(self._ole, folder, fixed, page or text)

    def _folders(self, folder: Folder, beginning: str) -> list[Folder]:
        names = (name for name in self._below.get(folder, ()) if name.startswith(beginning))
        return [(*folder, name) for name in sorted(names)][:_MOST]

    def _enclosures(self, bag: _Bag, inside: list[Folder]) -> Iterator[EmailAttachment]:
        for folder in self._folders(bag.folder, _ATTACHMENT):
            own = self._bag(folder, "other", bag.page)
            storage = (*folder, f"{_STREAM}{DATA:04X}{OBJECT:04X}")
            if is_message_inside(own) and storage in self._below:
                inside.append(storage)
                continue
            stream = (*folder, f"{_STREAM}{DATA:04X}{BINARY:04X}")
            size = self._ole.get_size(list(stream)) if stream in self._paths else None
            yield enclosure_of_bag(own, size, stream)
