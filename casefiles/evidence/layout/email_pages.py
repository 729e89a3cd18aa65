"""A mail as its reader sees it, from whatever kind of file: written on pages, and told as items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Protocol

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    ExtractionFailure,
    FileWarning,
    FileWarningCode,
    Item,
    Message,
    MessageKind,
    MetadataItem,
    Part,
)
from casefiles.domain.files.extraction import PageText, Raster
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.pages import Fineness
from casefiles.evidence.channel.unreadable import NO_SUCH_PART, TOO_LARGE, UnreadableFile
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.rendered_pages import RenderedPages

_SHOWN_ADDRESSES: Final = 50
_BETWEEN: Final = "\u2013" * 40
_LISTED: Final = "messages, listed as files: taken out, each is read by itself"
_NOT_READ: Final = "messages, which are in the file alone"
_KIBI: Final = 1024
_MOST_FINDINGS: Final = 500


@dataclass(frozen=True, slots=True)
class EmailAttachment:
    """A file in a mail.

    Attributes:
        place: where its bytes are found again, in a way that only the reader knows.
    """

    kind: EmbeddedFileKind
    name: str
    size: int
    place: object
    moment: str = ""
    trouble: ExtractionFailure = ExtractionFailure.NONE


@dataclass(frozen=True, slots=True)
class EmailMessage:
    """One mail; fields as those of `Message`.

    Attributes:
        unseen: what it says and does not show: on the pages, and no part of the message.
    """

    sender: str
    recipients: tuple[str, ...]
    copied: tuple[str, ...]
    hidden: tuple[str, ...]
    written: str
    moment: str
    received: str
    subject: str
    text: str
    identifier: str
    replies_to: tuple[str, ...]
    enclosures: tuple[EmailAttachment, ...]
    traits: tuple[MetadataItem, ...]
    findings: tuple[FileWarning, ...]
    folder: str = ""
    unseen: str = ""


@dataclass(frozen=True, slots=True)
class Truncation:
    """Letters that are too much for the pages of a file.

    Attributes:
        count: how many there are, as far as the file tells.
        files: the same as files that can be taken out, where they have bytes of their own.
    """

    count: int
    files: Iterator[EmailAttachment]


class EmailSource(Protocol):
    """Where letters come from."""

    def letters(self) -> Iterator[EmailMessage]:
        """Yield the letters of a file, in their order."""

    def findings(self) -> Iterator[FileWarning]:
        """Yield what a person should know of the file as a whole, once all letters were taken."""

    def rest(self, taken: int) -> Truncation:
        """Return the letters behind so many, which are too much for the pages."""

    def bytes_at(self, place: object) -> Iterator[bytes]:
        """Yield the bytes of an enclosure."""


class EmailFile:
    """An open file of mails; `Readable` and `Holder`."""

    def __init__(
        self, source: EmailSource, limits: WorkerLimits, faces: Sequence[FontFile]
    ) -> None:
        """Write the mails on pages, one below the other.

        Raises:
            Unreadable: `too_large`, or as the source finds.
        """
        self._source = source
        self._pages = RenderedPages(limits, faces)
        self._items: list[Item] = []
        self._places: list[object] = []
        self._traits: dict[MetadataItem, None] = {}
        self._findings: dict[FileWarning, None] = {}
        self._most = limits.items // 2
        self._take_all(source)
        self._findings |= dict.fromkeys(source.findings())
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
        """Return messages, enclosures, findings and traits."""
        return (*self._items, *list(self._findings)[:_MOST_FINDINGS], *self._traits)

    def extract(self, number: int) -> Iterator[bytes]:
        """Yield the bytes of an enclosure.

        Raises:
            Unreadable: `no_such_part`.
        """
        if not 1 <= number <= len(self._places):
            raise UnreadableFile(NO_SUCH_PART)
        return self._source.bytes_at(self._places[number - 1])

    def _take_all(self, source: EmailSource) -> None:
        """Set all letters on pages; those that are too much are listed as files."""
        for taken, letter in enumerate(source.letters()):
            before = self._pages.end
            try:
                self._take(letter, is_first=taken == 0)
            except UnreadableFile as error:
                if taken == 0 or error.code != TOO_LARGE:
                    raise
                self._pages.back_to(before)
                self._list(source.rest(taken))
                return

    def _list(self, rest: Truncation) -> None:
        listed = 0
        for enclosure in islice(rest.files, max(0, self._most - len(self._items))):
            self._put(enclosure, 0)
            listed += 1
        if listed:
            self._findings[truncation_note(listed, _LISTED)] = None
        if rest.count > listed:
            self._findings[truncation_note(rest.count - listed, _NOT_READ)] = None

    def _put(self, enclosure: EmailAttachment, page: int) -> None:
        self._places.append(enclosure.place)
        values = (enclosure.kind, enclosure.name, enclosure.size, enclosure.moment)
        self._items.append(Part(*values, page=page, trouble=enclosure.trouble))

    def _take(self, letter: EmailMessage, *, is_first: bool) -> None:
        """Set a letter on pages.

        Raises:
            Unreadable: `too_large`; nothing but the pages has changed then.
        """
        if len(self._items) + len(letter.enclosures) >= self._most:
            raise UnreadableFile(TOO_LARGE)
        for line in () if is_first else ("", _BETWEEN, ""):
            self._pages.add(line)
        page = self._pages.add("\n".join(_head_lines(letter)))
        self._pages.add("")
        for paragraph in letter.text.split("\n"):
            self._pages.add(paragraph)
        if letter.unseen:
            self._pages.add(f"[hidden: {letter.unseen}]")
        first = len(self._places) + 1
        for enclosure in letter.enclosures:
            self._put(enclosure, page)
        self._items.append(_message(letter, page, first))
        self._traits |= dict.fromkeys(letter.traits)
        self._findings |= dict.fromkeys(letter.findings)


def _message(letter: EmailMessage, page: int, first: int) -> Message:
    count = len(letter.enclosures)
    return Message(
        kind=MessageKind.MAIL,
        page=page,
        sender=letter.sender,
        recipients=letter.recipients,
        written=letter.written,
        moment=letter.moment,
        subject=letter.subject,
        text=letter.text,
        identifier=letter.identifier,
        replies_to=letter.replies_to,
        attachments=tuple(one.name for one in letter.enclosures),
        parts=tuple(range(first, first + count)),
        copied=letter.copied,
        hidden=letter.hidden,
        received=letter.received,
        folder=letter.folder,
    )


def _head_lines(letter: EmailMessage) -> Iterator[str]:
    for name, text in (
        ("Folder", letter.folder),
        ("From", letter.sender),
        ("To", _listed(letter.recipients)),
        ("Cc", _listed(letter.copied)),
        ("Bcc", _listed(letter.hidden)),
        ("Date", letter.written),
        ("Received", letter.received),
        ("Subject", letter.subject),
        ("Attachments", "; ".join(map(_enclosed, letter.enclosures))),
    ):
        if text or name in {"From", "Date", "Subject"}:
            yield f"{name}: {text}"


def _listed(people: tuple[str, ...]) -> str:
    shown = "; ".join(people[:_SHOWN_ADDRESSES])
    more = len(people) - _SHOWN_ADDRESSES
    return f"{shown}; and {more:,} more" if more > 0 else shown


def _enclosed(enclosure: EmailAttachment) -> str:
    return f"{enclosure.name} ({size_words(enclosure.size)})"


def size_words(size: int) -> str:
    """Return a size as people read it."""
    if size < _KIBI:
        return f"{size} bytes"
    amount, unit = size / _KIBI, "KB"
    for larger in ("MB", "GB"):
        if amount < _KIBI:
            break
        amount, unit = amount / _KIBI, larger
    return f"{amount:.0f} {unit}" if amount >= 10 else f"{amount:.1f} {unit}"  # noqa: PLR2004  one digit


def truncation_note(count: int, what: str) -> FileWarning:
    """Say that something is too much to be told in full."""
    return FileWarning(FileWarningCode.LEFT_OFF, count, detail=what)
