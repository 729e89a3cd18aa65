"""What lies in an office file beside its text: pictures, sounds and files that were put into it."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from typing_extensions import override

from casefiles.domain.files.extracted_items import EmbeddedFileKind, FileWarning, Item, Part
from casefiles.evidence.archives.archive_kinds import archive_of
from casefiles.evidence.archives.archive_reader import ArchiveFile, ArchiveReader, Member
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_types import ZIP
from casefiles.evidence.layout.block_reader import BlockFile
from casefiles.evidence.layout.blocks import BlockContent
from casefiles.evidence.layout.faces import FontFile

_SHOWN: Final = ("word/media/", "ppt/media/", "xl/media/", "pictures/", "media/")
_ZIPPED: Final = b"PK"


class OfficeFile(BlockFile):
    """An office file whose pictures and files can be taken out; `Readable` and `Holder`."""

    def __init__(
        self, content: BlockContent, data: bytes, limits: WorkerLimits, faces: Sequence[FontFile]
    ) -> None:
        """Set the text on pages, and list what lies beside it.

        Raises:
            Unreadable: `broken_file` or `too_large`.
        """
        super().__init__(content, limits, faces)
        texts = (item.name for item, _ in content.items if isinstance(item, Part))
        self._files = frozenset(name.casefold() for name in texts)
        put_in = _PutIn(archive_of(io.BytesIO(data), ZIP), self._files)
        self._archive = ArchiveFile(put_in, limits, faces)

    @override
    def items(self) -> Iterator[Item]:
        yield from self._parts()
        # Files that the reader named are among them, where they can be taken out.
        yield from (item for item in super().items() if not isinstance(item, Part))

    def extract(self, number: int) -> Iterator[bytes]:
        """Yield the bytes of a picture or file, by its number from 1.

        Raises:
            Unreadable: `no_such_part`, or why it cannot be unpacked.
        """
        return self._archive.extract(number)

    def _parts(self) -> Iterator[Part]:
        for item in self._archive.items():
            if isinstance(item, Part):
                is_file = item.name.casefold() in self._files
                kind = EmbeddedFileKind.EMBEDDED if is_file else EmbeddedFileKind.INLINE
                name = item.name.rpartition("/")[2]
                yield replace(item, kind=kind, name=name, page=0)


class _PutIn:
    """Those files of a package that a person put into the document; `Archive`."""

    def __init__(self, archive: ArchiveReader, files: frozenset[str]) -> None:
        self._archive = archive
        self._files = files

    def members(self) -> Iterator[Member]:
        """Yield pictures, sounds, films and files."""
        for one in self._archive.members():
            name = one.name.casefold()
            if name.startswith(_SHOWN) or name in self._files:
                yield one

    def findings(self) -> Iterator[FileWarning]:
        """Yield nothing: the document tells of its package."""
        yield from ()

    def bytes_of(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a member."""
        return self._archive.bytes_of(member)


def office_file(
    content: BlockContent, data: bytes, limits: WorkerLimits, faces: Sequence[FontFile]
) -> BlockFile:
    """Return an office file that was read, with what lies in it where it is a package.

    Raises:
        Unreadable: `broken_file` or `too_large`.
    """
    if data.startswith(_ZIPPED):
        return OfficeFile(content, data, limits, faces)
    return BlockFile(content, limits, faces)
