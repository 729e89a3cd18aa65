"""Opens a document of whatever type its bytes say it is, inside a worker."""

from collections.abc import Sequence
from dataclasses import dataclass

from casefiles.evidence.faces import Face
from casefiles.evidence.image_reader import PictureFile
from casefiles.evidence.limits import WorkerLimits
from casefiles.evidence.pages import Readable
from casefiles.evidence.pdf_reader import PdfFile
from casefiles.evidence.signatures import JPEG, PDF, PLAIN_TEXT, PNG, UNKNOWN, media_type
from casefiles.evidence.text_decoding import decoded
from casefiles.evidence.text_reader import TextFile
from casefiles.evidence.unreadable import EMPTY_FILE, NOT_READABLE_YET, Unreadable


@dataclass(frozen=True, slots=True)
class Told:
    """What the bytes of a file say that it is; text is the file's, if it is plain text."""

    media_type: str
    text: str = ""


def tell(data: bytes) -> Told:
    """Tell the type of a file by its bytes."""
    found = media_type(data)
    if found != UNKNOWN or not data:
        return Told(found)
    text = decoded(data)
    return Told(UNKNOWN) if text is None else Told(PLAIN_TEXT, text)


def open_document(data: bytes, told: Told, limits: WorkerLimits, faces: Sequence[Face]) -> Readable:
    """Open a file for reading and rendering.

    Raises:
        Unreadable: with the code of the reason.
    """
    if not data:
        raise Unreadable(EMPTY_FILE)
    if told.media_type == PDF:
        return PdfFile(data, limits)
    if told.media_type in {JPEG, PNG}:
        return PictureFile(data, told.media_type, limits)
    if told.media_type == PLAIN_TEXT:
        return TextFile(told.text, limits, faces)
    raise Unreadable(NOT_READABLE_YET)
