"""A conversation as an open document: set on pages as it is written, told message by message."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from casefiles.domain.dates.date_order import DateOrderHint
from casefiles.domain.files.extracted_items import FileWarning, Item, Message, MessageKind, Part
from casefiles.domain.files.extraction import PageText, Raster
from casefiles.evidence.archives.archive_reader import ArchiveFile
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.pages import Fineness
from casefiles.evidence.channel.unreadable import (
    BROKEN_FILE,
    NO_SUCH_PART,
    TOO_LARGE,
    UnreadableFile,
)
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.rendered_pages import RenderedPages

_MOST_MESSAGES: Final = 150_000


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message before it stands on a page; fields as those of `Message`."""

    kind: MessageKind
    sender: str
    written: str
    moment: str
    text: str
    attachments: tuple[str, ...] = ()
    identifier: str = ""
    replies_to: tuple[str, ...] = ()


class ChatExport(Protocol):
    """A conversation from whatever kind of export."""

    @property
    def title(self) -> str:
        """What the conversation is called; empty if it has no name."""

    def messages_in_order(self, hint: DateOrderHint) -> Iterator[ChatMessage]:
        """Yield the messages in their order."""

    def findings(self, hint: DateOrderHint) -> Iterator[FileWarning]:
        """Yield what is not known of it, or wrong."""


class ChatFile:
    """An open conversation, alone or with the files that lie beside it; `Readable`, `Holder`."""

    def __init__(
        self,
        talks: Sequence[ChatExport],
        limits: WorkerLimits,
        faces: Sequence[FontFile],
        hint: DateOrderHint,
        archive: ArchiveFile | None = None,
    ) -> None:
        """Set the messages on pages.

        Args:
            talks: what was said, one conversation after the other.
            limits: bound the text.
            faces: that it is drawn with.
            hint: what a person answered of its dates.
            archive: in which the files lie that it names.

        Raises:
            Unreadable: `too_large` or `broken_file`.
        """
        self._archive = archive
        self._talks, self._hint = talks, hint
        self._pages = RenderedPages(limits, faces)
        self._count = 0
        self._parts = _numbers_by_name(archive)
        self._messages = [
            self._set(message) for export in talks for message in self._titled(export)
        ]
        if not self._messages:
            raise UnreadableFile(BROKEN_FILE)
        self.page_count = self._pages.page_count

    def read_page(self, number: int) -> PageText:
        """Return the lines of a page.

        Raises:
            Unreadable: `no_such_page`.
        """
        return self._pages.read_page(number)

    def render_page(self, number: int, fineness: Fineness) -> Raster:
        """Return a page drawn in black on white.

        Raises:
            Unreadable: `needs_shaping` or `no_such_page`.
        """
        return self._pages.render_page(number, fineness)

    def items(self) -> tuple[Item, ...]:
        """Return files, messages and findings."""
        found = [one for export in self._talks for one in export.findings(self._hint)]
        adjacent = self._archive.items() if self._archive is not None else ()
        return (*map(_without_page, adjacent), *self._messages, *found)

    def extract(self, number: int) -> Iterator[bytes]:
        """Yield the bytes of a file beside the text.

        Raises:
            Unreadable: `no_such_part`, or why it cannot be unpacked.
        """
        if self._archive is None:
            raise UnreadableFile(NO_SUCH_PART)
        return self._archive.extract(number)

    def _titled(self, export: ChatExport) -> Iterator[ChatMessage]:
        if export.title:
            self._pages.add(export.title)
            self._pages.add("")
        yield from export.messages_in_order(self._hint)

    def _set(self, message: ChatMessage) -> Message:
        sender = f"{message.sender}: " if message.sender else ""
        page = 0
        for number, paragraph in enumerate(message.text.split("\n")):
            stamp = f"[{message.written}] " if message.written else ""
            head = stamp + sender if number == 0 else ""
            at = self._pages.add(head + paragraph)
            page = page or at
        self._count += 1
        if self._count > _MOST_MESSAGES:
            raise UnreadableFile(TOO_LARGE)
        return Message(
            kind=message.kind,
            page=page,
            sender=message.sender,
            recipients=(),
            written=message.written,
            moment=message.moment,
            subject="",
            text=message.text,
            identifier=message.identifier,
            replies_to=message.replies_to,
            attachments=message.attachments,
            parts=tuple(self._parts.get(base_name(name), 0) for name in message.attachments),
        )


def base_name(name: str) -> str:
    """Return the name of a file without folders, as names are compared."""
    return name.replace("\\", "/").rpartition("/")[2].casefold()


def _numbers_by_name(archive: ArchiveFile | None) -> dict[str, int]:
    members = () if archive is None else archive.members
    return {base_name(member.name): number for number, member in enumerate(members, start=1)}


def _without_page(item: Item) -> Item:
    """Say of a file that it is listed nowhere: the pages are the conversation's."""
    return replace(item, page=0) if isinstance(item, Part | FileWarning) else item
