"""Which reader takes an office file, by its true type."""

from collections.abc import Callable, Mapping
from typing import Final

from casefiles.evidence.channel.media_types import (
    BINARY_WORKBOOK,
    HTML,
    OFFICE,
    OLD_SLIDES,
    OLD_WORD,
    OLD_WORKBOOK,
    OPEN_SHEETS,
    OPEN_SLIDES,
    OPEN_TEXTS,
    RTF,
    SLIDES,
    WORD,
    WORKBOOK,
)
from casefiles.evidence.channel.unreadable import BROKEN_FILE, UnreadableFile
from casefiles.evidence.layout.blocks import BlockContent
from casefiles.evidence.office_formats.excel97_file import read_old_workbook
from casefiles.evidence.office_formats.html_file import read_html
from casefiles.evidence.office_formats.open_document_file import read_open_slides, read_open_text
from casefiles.evidence.office_formats.open_document_sheets import read_open_sheets
from casefiles.evidence.office_formats.powerpoint97_file import read_old_slides
from casefiles.evidence.office_formats.rtf_file import read_rtf
from casefiles.evidence.office_formats.slides_file import read_slides
from casefiles.evidence.office_formats.word97_file import read_word97
from casefiles.evidence.office_formats.word_file import read_word
from casefiles.evidence.office_formats.workbook_file import read_workbook

_READERS: Final[Mapping[str, Callable[[bytes], BlockContent]]] = {
    WORD: read_word,
    WORKBOOK: read_workbook,
    SLIDES: read_slides,
    **dict.fromkeys(OPEN_TEXTS, read_open_text),
    **dict.fromkeys(OPEN_SLIDES, read_open_slides),
    **dict.fromkeys(OPEN_SHEETS, read_open_sheets),
    RTF: read_rtf,
    HTML: read_html,
    OLD_WORD: read_word97,
    OLD_SLIDES: read_old_slides,
    OLD_WORKBOOK: read_old_workbook,
    BINARY_WORKBOOK: read_old_workbook,
}


def is_office(media_type: str) -> bool:
    """Tell whether files of a type are set on pages as text."""
    return media_type in OFFICE


def read_office(media_type: str, data: bytes) -> BlockContent:
    """Read an office file.

    Raises:
        Unreadable: also `broken_file`, whatever a reader stumbled over.
    """
    try:
        return _READERS[media_type](data)
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        raise UnreadableFile(BROKEN_FILE) from error
