"""Reads archives: lists what they hold, and hands out one member at a time, inside a worker."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    ExtractionFailure,
    FileWarning,
    FileWarningCode,
    Item,
    MetadataItem,
    Part,
)
from casefiles.domain.files.extraction import PageText, Raster
from casefiles.domain.files.item_fields import LARGEST_NUMBER
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.pages import Fineness
from casefiles.evidence.channel.unreadable import (
    ARCHIVE_ENCRYPTED,
    NO_SUCH_PART,
    PASSWORD_NEEDED,
    TOO_LARGE,
    UnreadableFile,
)
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.rendered_pages import RenderedPages
from casefiles.evidence.text.part_names import is_of_the_system

TIGHTEST: Final = 200
"""How many times larger than packed a large member may be."""
LARGE: Final = 64 << 20
MOST_BYTES: Final = 64 << 30
"""Of one archive, unpacked."""
_EXAMPLES: Final = 5
_LOCKED: Final = frozenset({ExtractionFailure.ENCRYPTED, ExtractionFailure.UNKNOWN_ENCRYPTION})
_NOTES: Final = {
    ExtractionFailure.ENCRYPTED: "needs a password",
    ExtractionFailure.UNKNOWN_ENCRYPTION: "encrypted in a way that is not opened here",
    ExtractionFailure.TOO_TIGHT: "packed far too tightly to be safe",
    ExtractionFailure.TOO_LARGE: "too large",
    ExtractionFailure.UNKNOWN_PACKING: "packed in a way that is not known",
    ExtractionFailure.OF_THE_SYSTEM: "left by a system",
    ExtractionFailure.SHOWN_HERE: "shown here",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    Attributes:
        name: plain, with its folders.
        packed: bytes that it takes in the archive; 0 if not told.
        is_repaired: its name was in another encoding than the archive says.
        climbs: its name would have led out of the folder it is unpacked into.
    """

    name: str
    size: int
    packed: int
    moment: str
    place: object
    trouble: ExtractionFailure = ExtractionFailure.NONE
    is_repaired: bool = False
    climbs: bool = False


class ArchiveReader(Protocol):
    """An archive of some kind; its members may lie about themselves."""

    def members(self) -> Iterator[Member]:
        """Yield its files, without folders and links."""

    def findings(self) -> Iterator[FileWarning]:
        """Yield what a person should know of it as a whole."""

    def bytes_of(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a member in pieces.

        Raises:
            Unreadable: it cannot be unpacked.
        """


class ArchiveFile:
    """An open archive, shown as the list of what it holds; `Readable` and `Holder`."""

    def __init__(
        self, archive: ArchiveReader, limits: WorkerLimits, faces: Sequence[FontFile]
    ) -> None:
        """List the members.

        Raises:
            Unreadable: `too_large`, or as the archive finds.
        """
        self._archive = archive
        members = tuple(_bounded(archive.members(), limits))
        self._members = tuple(_judged(one, is_bomb=_is_bomb(members)) for one in members)
        self._pages = RenderedPages(limits, faces)
        self._pages.add(_counted(len(self._members)))
        self._pages.add("")
        self._parts = [_part(member, self._pages.add(_line(member))) for member in self._members]
        self.page_count = self._pages.page_count

    def add_lines(self, lines: Iterable[str]) -> None:
        """Write more below the list.

        Raises:
            Unreadable: `too_large`.
        """
        for line in lines:
            self._pages.add(line)
        self.page_count = self._pages.page_count

    @property
    def members(self) -> tuple[Member, ...]:
        """Its files, in their order."""
        return self._members

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
        """Return the members and what a person should know of them."""
        return (*self._parts, *self._archive.findings(), *_findings(self._members), *self.traits())

    def traits(self) -> tuple[MetadataItem, ...]:
        """Return what is known of who packed it: nothing, in most archives."""
        return ()

    def extract(self, number: int) -> Iterator[bytes]:
        """Yield the bytes of a member.

        Raises:
            Unreadable: `no_such_part`, or why it cannot be unpacked.
        """
        if not 1 <= number <= len(self._members):
            raise UnreadableFile(NO_SUCH_PART)
        return self.bytes_of(self._members[number - 1])

    def bytes_of(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a member, never more than it is told to have.

        Raises:
            Unreadable: why it cannot be unpacked.
        """
        if member.trouble is ExtractionFailure.ENCRYPTED:
            raise UnreadableFile(PASSWORD_NEEDED)
        if member.trouble is ExtractionFailure.UNKNOWN_ENCRYPTION:
            raise UnreadableFile(ARCHIVE_ENCRYPTED)
        if member.trouble in {ExtractionFailure.TOO_TIGHT, ExtractionFailure.TOO_LARGE}:
            raise UnreadableFile(TOO_LARGE)
        left = member.size
        for piece in self._archive.bytes_of(member):
            left -= len(piece)
            if left < 0:
                raise UnreadableFile(TOO_LARGE)
            yield piece


def _bounded(members: Iterator[Member], limits: WorkerLimits) -> Iterator[Member]:
    most = limits.items // 2
    for count, member in enumerate(members, start=1):
        if count > most:
            raise UnreadableFile(TOO_LARGE)
        yield member


def _is_bomb(members: Sequence[Member]) -> bool:
    """Tell whether many small members together would fill a disk from almost nothing."""
    size, packed = sum(one.size for one in members), sum(one.packed for one in members)
    return packed > 0 and size > LARGE and size > TIGHTEST * packed


def _judged(member: Member, *, is_bomb: bool) -> Member:
    """Say of a member whether it is taken out by itself."""
    if member.trouble is not ExtractionFailure.NONE:
        return member
    is_tight = member.packed > 0 and member.size > TIGHTEST * member.packed
    if member.size > MOST_BYTES:
        return replace(member, trouble=ExtractionFailure.TOO_LARGE)
    if is_tight and (is_bomb or member.size > LARGE):
        return replace(member, trouble=ExtractionFailure.TOO_TIGHT)
    if is_of_the_system(member.name):
        return replace(member, trouble=ExtractionFailure.OF_THE_SYSTEM)
    return member


def _part(member: Member, page: int) -> Part:
    values = (EmbeddedFileKind.MEMBER, member.name, min(member.size, LARGEST_NUMBER), member.moment)
    return Part(*values, page=page, trouble=member.trouble)


def _line(member: Member) -> str:
    # No size: what goes from a file would show in it, and the list leaves as words.
    texts = [member.moment.replace("T", " ")] if member.moment else []
    if member.trouble is not ExtractionFailure.NONE:
        texts.append(_NOTES[member.trouble])
    return f"{member.name}  ({', '.join(texts)})" if texts else member.name


def _counted(count: int) -> str:
    return "1 file in this archive" if count == 1 else f"{count:,} files in this archive"


def _findings(members: Sequence[Member]) -> Iterator[FileWarning]:
    locked = sum(one.trouble in _LOCKED for one in members)
    if locked:
        yield FileWarning(FileWarningCode.ENCRYPTED_PARTS, locked)
    shut = [
        one
        for one in members
        if one.trouble
        in {
            ExtractionFailure.TOO_TIGHT,
            ExtractionFailure.TOO_LARGE,
            ExtractionFailure.UNKNOWN_PACKING,
        }
    ]
    if shut:
        yield FileWarning(FileWarningCode.UNREADABLE_PARTS, len(shut), detail=_examples(shut))
    doubtful = [one for one in members if one.is_repaired or one.climbs]
    if doubtful:
        yield FileWarning(FileWarningCode.BROKEN_NAMES, len(doubtful), detail=_examples(doubtful))


def _examples(members: Sequence[Member]) -> str:
    return "; ".join(one.name for one in members[:_EXAMPLES])
