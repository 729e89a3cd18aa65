"""Taking any finished file apart: a PDF, a package of parts such as docx, or plain text."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.redaction.clearance.decoding import (
    DecodedPart,
    PartEncoding,
    part_of_bytes,
    parts_of_pdf,
)
from casefiles.redaction.clearance.word_file_structure import WORD_PARTS, is_word, word_part

_PDF: Final = b"%PDF"
_SUFFIX: Final = ".pdf"
_PACKAGE: Final = b"PK\x03\x04"
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES: Final = 1 << 30
_DEEPEST: Final = 3
"""Packages in packages."""


def is_pdf(name: str, data: bytes) -> bool:
    """Tell whether a file is a PDF, or must be one by its name; without a name it must."""
    return not name or name.lower().endswith(_SUFFIX) or data.startswith(_PDF)


def parts_of_file(data: bytes, name: str = "", depth: int = 0) -> Iterator[DecodedPart]:
    """Yield every part of a file.

    Args:
        data: the file.
        name: tells whether it must be a PDF; any other file is what its first bytes say.
        depth: packages around it.

    Raises:
        ExportStopped: it cannot be taken apart (`clearance_unreadable`).
    """
    if data.startswith(_PDF) or (not depth and is_pdf(name, data)):
        yield from parts_of_pdf(data)
    elif data.startswith(_PACKAGE):
        yield from _parts_of_package(data, depth, is_word=is_word(name))
    else:
        yield part_of_bytes("text", data)


def _parts_of_package(data: bytes, depth: int, *, is_word: bool) -> Iterator[DecodedPart]:
    if depth > _DEEPEST:
        raise ExportStopped("clearance_unreadable")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            _require_small(members)
            whole = _between_parts(data, package, members) if is_word else data
            yield DecodedPart("file", PartEncoding.NOISE, whole, ())
            yield part_of_bytes("comment", package.comment)
            for one in members:
                if not (is_word and one.filename in WORD_PARTS):
                    yield part_of_bytes("file_name", one.filename.encode())
                yield part_of_bytes("comment", one.comment + b" " + one.extra)
                if one.date_time != _EARLIEST:
                    # A time of day tells of a day's work, and nothing here writes one.
                    raise ExportStopped("clearance_dated")
                part = word_part(package.read(one)) if is_word else None
                if part is not None:
                    # Elements and values that every such file has say nothing; all others do.
                    words = (*part.texts, "\n".join(part.odd))
                    data = "\n".join(words).encode("utf-8", "replace")
                    yield DecodedPart(
                        "word_text", PartEncoding.TEXT, data, words, place=members.index(one) + 1
                    )
                    continue
                yield from parts_of_file(package.read(one), one.filename, depth + 1)
            return
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        pass
    # Raised out here, because the reader's error may carry contents of the file.
    raise ExportStopped("clearance_unreadable")


def _between_parts(data: bytes, package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> bytes:
    """Return what is in a Word file besides its parts, each of which is searched, and their names.

    Ours store their parts as they are.
    """
    for one in members:
        data = data.replace(package.read(one), b"", 1)
    for name in WORD_PARTS:
        data = data.replace(name.encode(), b"")
    return data


def _require_small(members: list[zipfile.ZipInfo]) -> None:
    if sum(one.file_size for one in members) > _MOST_BYTES:
        raise zipfile.BadZipFile
