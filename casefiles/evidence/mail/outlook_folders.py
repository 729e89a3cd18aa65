"""Reads stores of Outlook (.pst, .ost): their folders, and the mails in them, by libpff."""

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO, Final, TypeAlias

import pypff

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.unreadable import BROKEN_FILE, UnreadableFile
from casefiles.evidence.layout.email_pages import (
    EmailAttachment,
    EmailFile,
    EmailMessage,
    Truncation,
)
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.file_container import PIECE
from casefiles.evidence.mail.outlook_attachments import CAN_OPEN, message_inside
from casefiles.evidence.mail.outlook_entries import KindOfEntry, entry_letter, kind_of_entry
from casefiles.evidence.mail.outlook_properties import (
    BINARY,
    declared_encoding,
    enclosure_of_bag,
    is_message_inside,
    letter_of_bag,
    text_of,
)

Again: TypeAlias = Callable[[], Any]
"""Opens a message anew: what was read of it before takes no memory meanwhile."""
_CLASS: Final = 0x001A
_CODE_PAGE, _INTERNET_PAGE = 0x3FFD, 0x3FDE
_FIRST_NAMED: Final = 0x8000
_LARGEST: Final = 16 << 20
_DEEPEST_FOLDER: Final = 50
_DEEPEST: Final = 5
_MOST_FILES: Final = 2_000
_NAMES, _IS_WORD = 0x0003, 1
"""Where a store lists the names of properties; a name is a word, or else a number."""
_BETWEEN: Final = " / "
LOST: Final = "In no folder: deleted or lost"
"""Where mails are listed that no folder names any more."""
_FAULTS: Final = (OSError, ValueError, OverflowError)
"""What the library raises where a store is broken."""


class _Bag:
    """The properties of one message, recipient or file; `Bag`.

    Values are read when they are asked for: that of a file may be large.
    """

    def __init__(self, record: Any, page: str) -> None:
        self._found: dict[int, Any] = {}
        for number in range(record.number_of_entries if record is not None else 0):
            entry = record.get_entry(number)
            tag = entry.entry_type
            if tag is not None:
                self._found.setdefault(tag, entry)
        self.page = page
        self.page = declared_encoding(self.fixed(_CODE_PAGE), self.fixed(_INTERNET_PAGE)) or page

    def raw(self, tag: int, kind: int) -> bytes:
        """Return a value of variable length."""
        entry = self._found.get(tag)
        if entry is None or entry.value_type != kind:
            return b""
        return self._value(entry)[:_LARGEST]

    def fixed(self, tag: int) -> bytes:
        """Return a value of fixed length."""
        entry = self._found.get(tag)
        return b"" if entry is None else self._value(entry)[:8]

    @staticmethod
    def _value(entry: Any) -> bytes:
        try:
            return entry.data or b""
        except _FAULTS:
            return b""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a file in a store is: what opens its mail again, and its number there."""

    again: Again
    number: int


def store_file(file: BinaryIO, limits: WorkerLimits, faces: Sequence[FontFile]) -> EmailFile:
    """Open a store.

    Args:
        file: that can be read at any place; it is asked for no more than what is looked at.
        limits: bound the text.
        faces: that it is drawn with.

    Raises:
        Unreadable: `broken_file` or `too_large`.
    """
    return EmailFile(StoreSource(file), limits, faces)


class StoreSource:
    """The mails of a store, folder by folder; `LetterSource`."""

    def __init__(self, file: BinaryIO) -> None:
        self._store = pypff.file()
        try:
            self._store.open_file_object(file)
            page = self._store.ascii_codepage or b""
            self._page = page.decode("ascii", "replace") if isinstance(page, bytes) else page
            self._root = self._store.root_folder
        except _FAULTS as error:
            raise UnreadableFile(BROKEN_FILE) from error
        self._aliases = _aliases(self._store)
        self._broken = 0

    def letters(self) -> Iterator[EmailMessage]:
        """Yield the mails, each followed by those inside it.

        Raises:
            Unreadable: `broken_file`, if the store has no folder that can be read.
        """
        if self._root is None:
            raise UnreadableFile(BROKEN_FILE)
        yield from self._in_folder(self._root, (), 0)
        for again in self._each(self._store, "number_of_orphan_items", "get_orphan_item"):
            yield from self._messages_in(again, LOST, 0)

    def findings(self) -> Iterator[FileWarning]:
        """Tell of what could not be read; known when all letters were taken."""
        if self._broken:
            yield FileWarning(FileWarningCode.UNREADABLE_PARTS, self._broken)

    def rest(self, taken: int) -> Truncation:
        """Tell of the mails behind so many, which have no bytes of their own."""
        return Truncation(max(0, self._count(self._root, 0) - taken), iter(()))

    def bytes_at(self, place: object) -> Iterator[bytes]:
        """Yield the bytes of a file.

        Raises:
            Unreadable: `broken_file`.
        """
        assert isinstance(place, _Place), "made by this reader"  # noqa: S101
        try:
            item = place.again()
            attachment = item.get_attachment(place.number)
            attachment.seek_offset(0, 0)
            while piece := attachment.read_buffer(PIECE):
                yield piece
        except _FAULTS as error:
            raise UnreadableFile(BROKEN_FILE) from error

    def _in_folder(self, folder: Any, above: tuple[str, ...], depth: int) -> Iterator[EmailMessage]:
        name = self._name(folder)
        path = (*above, name) if name else above
        shown = _BETWEEN.join(path)
        for again in self._each(folder, "number_of_sub_messages", "get_sub_message"):
            yield from self._messages_in(again, shown, 0)
        if depth < _DEEPEST_FOLDER:
            for again in self._each(folder, "number_of_sub_folders", "get_sub_folder"):
                inner = self._opened(again)
                if inner is not None:
                    yield from self._in_folder(inner, path, depth + 1)

    def _count(self, folder: Any, depth: int) -> int:
        """Return how many entries a folder and those below it hold."""
        found = sum(1 for _ in self._each(folder, "number_of_sub_messages", "get_sub_message"))
        if depth < _DEEPEST_FOLDER:
            for again in self._each(folder, "number_of_sub_folders", "get_sub_folder"):
                inner = self._opened(again)
                found += 0 if inner is None else self._count(inner, depth + 1)
        return found

    def _each(self, holder: Any, count: str, getter: str) -> Iterator[Again]:
        """Yield what opens each of the things that something holds."""
        try:
            most = int(getattr(holder, count, 0))
        except _FAULTS:
            self._broken += 1
            return
        for number in range(most):
            yield partial(getattr(holder, getter), number)

    def _opened(self, again: Again) -> Any:
        """Open something; what cannot be read is counted, and None."""
        try:
            return again()
        except _FAULTS:
            self._broken += 1
            return None

    def _messages_in(self, again: Again, folder: str, depth: int) -> Iterator[EmailMessage]:
        inside: list[Again] = []
        try:
            letter = self._letter(again, folder, inside)
        except _FAULTS:
            self._broken += 1
            return
        if letter is not None:
            yield letter
        for inner in inside if depth < _DEEPEST else ():
            yield from self._messages_in(inner, folder, depth + 1)

    def _letter(self, again: Again, folder: str, inside: list[Again]) -> EmailMessage | None:
        item = again()
        bag = self._bag(item)
        kind = kind_of_entry(text_of(bag, _CLASS))
        if kind is KindOfEntry.NONE:
            return None
        people = self._people(item, bag.page)
        enclosures = tuple(self._enclosures(item, again, bag.page, inside))
        letter = letter_of_bag(bag, people, enclosures, folder)
        if kind is KindOfEntry.MAIL:
            return letter
        return entry_letter(letter, kind, bag, self._aliases)

    def _bag(self, item: Any) -> _Bag:
        record = item.get_record_set(0) if item.number_of_record_sets else None
        return _Bag(record, self._page)

    def _people(self, item: Any, page: str) -> list[_Bag]:
        people = getattr(item, "recipients", None)
        if people is None:
            return []
        return [
            _Bag(people.get_record_set(number), page)
            for number in range(people.number_of_record_sets)
        ]

    def _enclosures(
        self, item: Any, again: Again, page: str, inside: list[Again]
    ) -> Iterator[EmailAttachment]:
        for number in range(min(getattr(item, "number_of_attachments", 0), _MOST_FILES)):
            attachment = item.get_attachment(number)
            own = _Bag(attachment.get_record_set(0), page)
            is_message = is_message_inside(own)
            if is_message and CAN_OPEN:
                inside.append(partial(_message_in, again, number))
                continue
            size = None if is_message else _size(attachment)
            yield enclosure_of_bag(own, size, _Place(again, number))

    def _name(self, folder: Any) -> str:
        try:
            return " ".join((folder.name or "").split())
        except _FAULTS:
            return ""


def _size(attachment: Any) -> int | None:
    try:
        return int(attachment.size)
    except _FAULTS:
        return None


def _message_in(again: Again, number: int) -> Any:
    """Open the message that lies in an attachment of another."""
    attachment = again().get_attachment(number)
    message = message_inside(attachment, again())
    _UNRELEASED.append(attachment)
    return message


_UNRELEASED: Final[list[Any]] = []
"""Attachments whose messages were opened, which must not go before these."""


def _aliases(store: Any) -> dict[int, int]:
    """Return under which tags a store keeps properties that have numbers as names."""
    try:
        names = _Bag(store.name_to_id_map.get_record_set(0), "").raw(_NAMES, BINARY)
    except (*_FAULTS, AttributeError):
        return {}
    found: dict[int, int] = {}
    for name, group, place in struct.iter_unpack("<IHH", names[: len(names) // 8 * 8]):
        if not group & _IS_WORD:
            found.setdefault(name, _FIRST_NAMED + place)
    return found
