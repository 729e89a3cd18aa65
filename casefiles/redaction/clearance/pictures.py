"""Pictures of a finished file: each must be one of the burned pages, to the last byte."""

import io
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pikepdf

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.redaction.clearance.final_check_frames import picture_digest


def pages_of_pictures(file_bytes: bytes, burned: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return each page that shows a burned page, and which of them, from 0.

    Burned pages may be equal, as black ones are; a file shows them in their order.

    Raises:
        ExportStopped: the file cannot be taken apart (`clearance_unreadable`).
    """
    places = defaultdict[str, list[int]](list)
    for index, digest in enumerate(burned):
        places[digest].append(index)
    found: list[tuple[int, int]] = []
    try:
        with pikepdf.open(io.BytesIO(file_bytes)) as pdf:
            for number, page in enumerate(pdf.pages, start=1):
                resources: Any = page.obj.get("/Resources", pikepdf.Dictionary())
                for image in resources.get("/XObject", pikepdf.Dictionary()).values():
                    equal = places.get(picture_digest(bytes(image.read_raw_bytes())))
                    if equal is not None:
                        last = found[-1][1] if found else -1
                        found.append((number, next((at for at in equal if at > last), equal[-1])))
            return tuple(found)
    except pikepdf.PdfError:
        pass
    # Raised out here, because the reader's error may carry contents of the file.
    raise ExportStopped("clearance_unreadable")


def count_unaccounted(file_bytes: bytes, burned: Collection[str]) -> int:
    """Count the pictures of a PDF that are none of the burned pages.

    Args:
        file_bytes: the file exactly as it will be written.
        burned: digests of the coded pixels of all burned pages.

    Raises:
        ExportStopped: the file cannot be taken apart (`clearance_unreadable`).
    """
    known = frozenset(burned)
    try:
        with pikepdf.open(io.BytesIO(file_bytes)) as pdf:
            return sum(digest not in known for digest in _digests(pdf))
    except pikepdf.PdfError:
        pass
    # Raised out here, because the reader's error may carry contents of the file.
    raise ExportStopped("clearance_unreadable")


def _digests(pdf: pikepdf.Pdf) -> Iterator[str]:
    for found in pdf.objects:
        if not isinstance(found, pikepdf.Stream):
            continue
        if found.get("/Subtype") == "/Image":
            yield picture_digest(bytes(found.read_raw_bytes()))
    for page in pdf.pages:
        yield from ("inline" for one in pikepdf.parse_content_stream(page) if _is_inline(one))


def _is_inline(instruction: Any) -> bool:
    """Tell whether a picture stands in the content itself, where no burned page ever does."""
    return isinstance(instruction, pikepdf.ContentStreamInlineImage)
